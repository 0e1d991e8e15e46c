"""The start page of the editing site: what waits to be done, by task, and all records below, in groups."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, NamedTuple

from django.http import HttpRequest
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from archive.admin.unconfirmed import has_unconfirmed, number_unconfirmed, unconfirmed_in_all
from archive.http.readiness import reasons
from archive.models import Accession, DuplicateCandidate, NamesakeQuestion, ReaderNote, Report, Revision, SourceText

_SHOWN = 5  # lines of a task

# The kinds of records by what one does with them; a kind that is not named stands in the last group.
_GROUPS: tuple[tuple[str | Promise, tuple[str, ...]], ...] = (
    (
        _("收入与报道"),
        (
            "Report", "Accession", "IntakeJob", "CaptureToken", "ColumnMapping", "RosterEntry", "SourceText",
            "SourceCheck", "TextEdit", "Meeting",
        ),
    ),
    (
        _("记录"),
        ("Person", "Strategy", "Zone", "Industry", "Metric", "PolicyDocument", "Area", "Organization"),
    ),
    (
        _("事实"),
        (
            "Participation", "Appointment", "Speech", "Point", "StrategyMention", "PolicyDocumentMention",
            "ZoneMention", "IndustryMention", "Observation",
        ),
    ),
    (_("专题与批注"), ("Collection", "Annotation")),
    (_("疑问与判断"), ("ReaderNote", "NamesakeQuestion", "DuplicateCandidate", "Decision")),
    (_("由报道推出"), ("Membership", "Post", "Tenure", "PastAddress")),
    (_("历史"), ("Revision", "Trash")),
    (_("账号"), ("User", "Group")),
)  # fmt: skip
_OTHERS = _("其他")
ORDER = {name: place for place, name in enumerate(name for _label, names in _GROUPS for name in names)}


class ModelGroup(NamedTuple):
    """Kinds of records that are listed together; each as Django's list of applications describes it."""

    label: str | Promise
    models: list[dict[str, Any]]


def groups(apps: Iterable[dict[str, Any]]) -> list[ModelGroup]:
    """All kinds of records that the user may see, of ``AdminSite.get_app_list``."""
    models = [model for app in apps for model in app["models"]]
    groups = [ModelGroup(label, [each for each in models if each["object_name"] in names]) for label, names in _GROUPS]
    groups.append(ModelGroup(_OTHERS, [each for each in models if each["object_name"] not in ORDER]))
    return [group for group in groups if group.models]


def tasks(request: HttpRequest) -> dict[str, object]:
    """What waits for the editor who asks. The number of queries does not grow with the archive."""
    if not request.user.has_perm("archive.view_report"):
        return {}
    return {
        "accessions": _with_numbers(Accession.objects.all()[:_SHOWN]),
        "drafts": Report.objects.drafts().count(),
        "waiting": _waiting(),
        "unconfirmed": unconfirmed_in_all(),
        "reports": Report.objects.exclude(status=Report.Status.WITHDRAWN).filter(has_unconfirmed()).count(),
        "notes": ReaderNote.objects.open().count(),
        "namesakes": NamesakeQuestion.objects.open().count(),
        "duplicates": DuplicateCandidate.objects.open().count(),
        "published": Report.objects.published()
        .only("pk", "title", "published_on")
        .order_by("-created_at", "-pk")[:_SHOWN],
        "unread": SourceText.objects.filter(reports__isnull=True).count(),
        "trash": Revision.objects.in_trash().count(),
        "troubles": [reason for reason in reasons().values() if reason],
    }


def _waiting() -> list[Report]:
    """The drafts that came last, with the number of their facts that wait."""
    latest = list(Report.objects.drafts().order_by("-pk").values_list("pk", flat=True)[:_SHOWN])
    reports = Report.objects.filter(pk__in=latest).annotate(unconfirmed=number_unconfirmed())
    return list(reports.only("pk", "title", "published_on").order_by("-pk"))


def _with_numbers(accessions: Iterable[Accession]) -> list[tuple[Accession, int]]:
    return [(each, each.reports.count()) for each in accessions]
