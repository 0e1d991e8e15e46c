"""What readers say is wrong: to be looked at and done with; nobody but a reader writes one."""

from __future__ import annotations

from typing import NamedTuple

from django.contrib import admin
from django.db.models import QuerySet
from django.http import HttpRequest
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.html import format_html
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy as _p

from archive.admin.shared import ReadOnlyAdmin
from archive.models import ReaderNote, Report
from archive.models.fact_kinds import FACT_KINDS


class OpenNote(NamedTuple):
    """A note with what it is about in words, and the fragment of the page of review where that stands, or nothing."""

    note: ReaderNote
    which: str | Promise
    fragment: str


def open_notes(report: Report) -> list[OpenNote]:
    """What readers say of ``report`` and nobody has done with, as it came in."""
    notes = ReaderNote.objects.open().filter(report=report).order_by("sent_at", "pk")
    return [OpenNote(note, _which(note), _fragment(note)) for note in notes]


def _which(note: ReaderNote) -> str | Promise:
    if note.sentence:
        return _("第 %(number)s 句") % {"number": note.sentence}
    return FACT_KINDS[note.kind].one if note.kind in FACT_KINDS else ""


def _fragment(note: ReaderNote) -> str:
    kind = FACT_KINDS.get(note.kind)
    return f"#f-{kind.model_name}-{note.fact_id}" if kind and note.fact_id else ""


@admin.register(ReaderNote)
class ReaderNoteAdmin(ReadOnlyAdmin):
    list_display = ("words", "which", "about", "review", "sent_at", "is_done")
    list_filter = ("is_done",)
    list_select_related = ("report",)
    search_fields = ("words", "about")
    fields = ("words", "which", "about", "review", "sent_at", "is_done")
    readonly_fields = ("which", "review")
    actions = ("done", "reopen")
    view_on_site = False

    @admin.display(description=_("种类"))
    def which(self, note: ReaderNote) -> str | Promise:
        return _which(note)

    @admin.display(description=_p("one", "报道"))
    def review(self, note: ReaderNote) -> str:
        """To where it can be set right."""
        url = reverse("admin:archive_report_review", args=[note.report_id])
        return format_html('<a href="{}">{}</a>', url, note.report)

    @admin.action(description=_("已处理"), permissions=["decide"])
    def done(self, request: HttpRequest, queryset: QuerySet[ReaderNote]) -> None:
        queryset.update(is_done=True)

    @admin.action(description=_("重新打开"), permissions=["decide"])
    def reopen(self, request: HttpRequest, queryset: QuerySet[ReaderNote]) -> None:
        queryset.update(is_done=False)

    def has_decide_permission(self, request: HttpRequest) -> bool:
        """Whoever may change reports."""
        return request.user.has_perm("archive.change_report")
