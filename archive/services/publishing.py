"""Publishing, withdrawing and confirming reports: the state of a report and what is derived from it, together.

Who changes many reports at once passes ``derive=False`` and calls ``membership_changed`` once, for everyone concerned,
in the same transaction: deriving takes as long as a person has parts.
"""

from collections.abc import Iterable

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from archive.models import DuplicateCandidate, Membership, Person, Report, Review
from archive.models.relocation import evidence_models
from archive.models.signals import reports_changed


def publish(report: Report, *, derive: bool = True) -> None:
    """Show ``report`` to readers. Raises ValidationError, in the reader's words, when something it needs is missing."""
    if DuplicateCandidate.objects.open().filter(report=report).exists():
        raise ValidationError(_("疑与已有的报道重复，请先判断。"), code="duplicate")
    missing = _missing(report)
    if missing:
        raise ValidationError(_("缺少%(missing)s，不能发布。") % {"missing": _("、").join(missing)}, code="incomplete")
    _set_status(report, Report.Status.PUBLISHED, derive)


def withdraw(report: Report, *, derive: bool = True) -> None:
    """Take ``report`` from the readers; its address says that it was withdrawn."""
    _set_status(report, Report.Status.WITHDRAWN, derive)


def return_to_draft(report: Report, *, derive: bool = True) -> None:
    _set_status(report, Report.Status.DRAFT, derive)


@transaction.atomic
def confirm(report: Report) -> int:
    """Confirm every fact of ``report`` that waits for it; the number of them."""
    count = 0
    for model in evidence_models():
        waiting = model._default_manager.filter(report=report, review=Review.UNCONFIRMED)
        count += waiting.update(review=Review.CONFIRMED)
    reports_changed.send(Report, report_ids=[report.pk])
    return count


def membership_changed(people: Iterable[Person]) -> None:
    """Derive the memberships of ``people`` anew. For whoever changes parts or the state of reports."""
    for person in people:
        Membership.objects.derive(person)


def people_in(report: Report) -> Iterable[Person]:
    return Person.objects.filter(participations__report=report).distinct()


def _missing(report: Report) -> list[str]:
    needed = {
        _("标题"): report.title.strip(),
        _("正文"): report.text.strip(),
        _("日期"): report.published_on or report.undated,
    }
    return [name for name, value in needed.items() if not value]


@transaction.atomic
def _set_status(report: Report, status: str, derive: bool) -> None:
    report.status = status
    report.save(update_fields=["status", "modified_at"])
    if derive:
        membership_changed(people_in(report))
