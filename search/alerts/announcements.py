"""What is new: every report is announced once, when it is first seen published and in the index.

A report may be published long after it came in, or come back after it was withdrawn: neither its key nor a day of its
own tells what subscribers have not been told of.
"""

from django.db import transaction
from django.db.models import Exists, Max, OuterRef

from archive.models import Report
from archive.models.report_queries import ReportQuerySet
from search.models import Announcement, OutboxEntry


def announce() -> int:
    """Enter what was published since; the newest key, 0 where nothing was ever announced.

    What the index has not yet stays for the next time: no search would find it.
    """
    known = Announcement.objects.filter(report_id=OuterRef("pk"))
    waiting = OutboxEntry.objects.filter(is_indexed=False, report_id=OuterRef("pk"))
    with transaction.atomic():
        new = Report.objects.published().exclude(Exists(known)).exclude(Exists(waiting)).order_by("pk")
        rows = [Announcement(report_id=key) for key in new.values_list("pk", flat=True)]
        Announcement.objects.bulk_create(rows, batch_size=500, ignore_conflicts=True)
        return Announcement.objects.aggregate(newest=Max("pk"))["newest"] or 0


def announced(after: int, up_to: int) -> ReportQuerySet:
    """Those that are published still."""
    keys = Announcement.objects.filter(pk__gt=after, pk__lte=up_to).values("report_id")
    return Report.objects.published().filter(pk__in=keys).order_by()
