"""Publishing and withdrawing reports: the state of a report and what is derived from it, together."""

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop

from archive.models import DuplicateCandidate, Report
from archive.models.messages import Message
from archive.models.unit_of_work import changing


def publish(report: Report) -> None:
    """Show ``report`` to readers. Raises ValidationError, in the reader's words, when something it needs is missing."""
    if DuplicateCandidate.objects.open().filter(report=report).exists():
        raise ValidationError(_("疑与已有的报道重复，请先判断。"), code="duplicate")
    if missing := missing_for_publication(report):
        said = Message(gettext_noop("缺少%(missing)s，不能发布。"), {"missing": missing})
        raise ValidationError(str(said), code="incomplete")
    _set_status(report, Report.Status.PUBLISHED)


def withdraw(report: Report) -> None:
    """Take ``report`` from the readers; its address says that it was withdrawn."""
    _set_status(report, Report.Status.WITHDRAWN)


def return_to_draft(report: Report) -> None:
    _set_status(report, Report.Status.DRAFT)


def missing_for_publication(report: Report) -> list[str]:
    """What ``report`` lacks for being published, as the catalogue calls it."""
    needed = {
        gettext_noop("标题"): report.title.strip(),
        gettext_noop("正文"): report.text.strip(),
        gettext_noop("日期"): report.published_on or report.undated,
    }
    return [name for name, value in needed.items() if not value]


def _set_status(report: Report, status: str) -> None:
    with changing([report]):
        report.status = status
        report.save(update_fields=["status", "modified_at"])
