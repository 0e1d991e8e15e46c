"""What readers say is wrong: to be looked at and done with; nobody but a reader writes one."""

from __future__ import annotations

from typing import Any

from django.contrib import admin
from django.db.models import QuerySet
from django.http import HttpRequest
from django.urls import reverse
from django.utils.html import format_html
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy as _p

from archive.admin.shared import ReadOnlyAdmin
from archive.models import ReaderNote
from archive.models.fact_kinds import FACT_KINDS


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
    def which(self, note: ReaderNote) -> Any:
        if note.sentence:
            return _("第 %(number)s 句") % {"number": note.sentence}
        return FACT_KINDS[note.kind].one if note.kind in FACT_KINDS else ""

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
