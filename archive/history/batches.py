"""Taking a batch back: all reports that came in together, in steps that can be undone, each of so many."""

from __future__ import annotations

from django.contrib.auth.base_user import AbstractBaseUser
from django.contrib.auth.models import AnonymousUser
from django.db.models import Q, QuerySet

from archive.history.recording import act
from archive.models import Accession, Report, RevisedRow, Revision
from archive.models.unit_of_work import changing

MOST = 1000  # reports of a step; a request must end before the server gives it up


def worked_on(reports: QuerySet[Report]) -> QuerySet[Report]:
    """Those of ``reports`` that people have changed or published since they came in."""
    edited = RevisedRow.objects.filter(model="report").values("key")
    return reports.filter(Q(pk__in=edited) | Q(status=Report.Status.PUBLISHED))


def take_back(batch: Accession, user: AbstractBaseUser | AnonymousUser) -> int:
    """Delete ``MOST`` reports of ``batch`` into the trash, as one revision of the batch; how many. The raw files
    stay."""
    reports = list(Report.objects.filter(accession=batch).defer("layout").order_by("pk")[:MOST])
    with (
        changing([report.pk for report in reports]),
        act(user, Revision.Kind.DELETE, batch, lambda: iter(()), going=reports),
    ):
        for report in reports:
            report.delete()
    return len(reports)
