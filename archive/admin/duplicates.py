"""Reports that may be the same: an editor says whether they are."""

from __future__ import annotations

from collections.abc import Callable

from django.contrib import admin, messages
from django.db.models import QuerySet
from django.http import HttpRequest
from django.urls import reverse
from django.utils.html import format_html
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from archive import history
from archive.admin.roles import PUBLISH
from archive.admin.shared import ReadOnlyAdmin
from archive.models import DuplicateCandidate, Report, Revision
from archive.services import duplicates


@admin.register(DuplicateCandidate)
class DuplicateCandidateAdmin(ReadOnlyAdmin):
    list_display = ("later", "earlier", "percent", "decision")
    list_display_links = None
    list_filter = ("decision",)
    list_select_related = ("report", "other")
    actions = ("is_same", "is_different")
    view_on_site = False

    @admin.display(description=_("后收的报道"))
    def later(self, candidate: DuplicateCandidate) -> str:
        return _link(candidate.report)

    @admin.display(description=_("先收的报道"))
    def earlier(self, candidate: DuplicateCandidate) -> str:
        return _link(candidate.other)

    @admin.display(description=_("相同部分"), ordering="similarity")
    def percent(self, candidate: DuplicateCandidate) -> str:
        return f"{candidate.similarity:.0%}"

    @admin.action(description=_("是同一篇：撤回后收的"), permissions=["withdraw"])
    def is_same(self, request: HttpRequest, queryset: QuerySet[DuplicateCandidate]) -> None:
        self._each(request, queryset, duplicates.is_same)

    @admin.action(description=_("是不同的报道"), permissions=["decide"])
    def is_different(self, request: HttpRequest, queryset: QuerySet[DuplicateCandidate]) -> None:
        self._each(request, queryset, duplicates.is_different)

    def has_withdraw_permission(self, request: HttpRequest) -> bool:
        return request.user.has_perm(PUBLISH)

    def has_decide_permission(self, request: HttpRequest) -> bool:
        """Whoever may change reports."""
        return request.user.has_perm("archive.change_report")

    def _each(
        self, request: HttpRequest, queryset: QuerySet[DuplicateCandidate], act: Callable[[DuplicateCandidate], None]
    ) -> None:
        waiting = list(queryset.filter(decision=DuplicateCandidate.DuplicateDecision.OPEN).select_related("report"))
        for candidate in waiting:
            with history.act(request.user, Revision.Kind.EDIT, candidate.report):
                act(candidate)
        said = ngettext("已判断 %(number)d 对。", "已判断 %(number)d 对。", len(waiting)) % {"number": len(waiting)}
        self.message_user(request, said, messages.SUCCESS if waiting else messages.WARNING)


def _link(report: Report) -> str:
    url = reverse("admin:archive_report_change", args=[report.pk])
    return format_html('<a href="{}">{}</a>（{}）', url, report, report.get_status_display())
