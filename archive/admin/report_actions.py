"""Actions on reports chosen in the list: publish, withdraw, back to draft, confirm."""

from __future__ import annotations

from collections.abc import Callable

from django.contrib import admin, messages
from django.core.exceptions import ValidationError
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from archive import history
from archive.admin.bulk_review import ask_to_confirm, facts_by_report, waiting
from archive.admin.roles import PUBLISH
from archive.admin.unconfirmed import has_unconfirmed
from archive.models import Report, Revision
from archive.models.unit_of_work import changing
from archive.services import publishing

_MOST = 1000  # reports changed at once; a request must end before the server gives it up
_NAMED = 20  # reports that cannot be published are named one by one up to this number


class ReportActions(admin.ModelAdmin):
    actions = ("publish", "withdraw", "return_to_draft", "confirm")

    def has_publish_permission(self, request: HttpRequest) -> bool:
        """May the user decide what readers see?"""
        return request.user.has_perm(PUBLISH)

    @admin.action(description=gettext_lazy("发布所选报道"), permissions=["publish"])
    def publish(self, request: HttpRequest, queryset: QuerySet[Report]) -> None:
        number = self._each(request, queryset, publishing.publish, _("发布"))
        self._say(request, ngettext("已发布 %(number)d 篇。", "已发布 %(number)d 篇。", number), number)

    @admin.action(description=gettext_lazy("撤回所选报道"), permissions=["publish"])
    def withdraw(self, request: HttpRequest, queryset: QuerySet[Report]) -> None:
        number = self._each(request, queryset, publishing.withdraw, _("撤回"))
        self._say(request, ngettext("已撤回 %(number)d 篇。", "已撤回 %(number)d 篇。", number), number)

    @admin.action(description=gettext_lazy("所选报道退回草稿"), permissions=["publish"])
    def return_to_draft(self, request: HttpRequest, queryset: QuerySet[Report]) -> None:
        number = self._each(request, queryset, publishing.return_to_draft, _("退回草稿"))
        self._say(request, ngettext("已将 %(number)d 篇退回草稿。", "已将 %(number)d 篇退回草稿。", number), number)

    @admin.action(description=gettext_lazy("核定所选报道的全部事实"), permissions=["change"])
    def confirm(self, request: HttpRequest, queryset: QuerySet[Report]) -> HttpResponse:
        chosen = Report.objects.filter(has_unconfirmed(), pk__in=queryset.order_by().values("pk"))
        by_report = ((report, waiting(rows)) for report, rows in facts_by_report(chosen))
        return ask_to_confirm(self, request, by_report, request.get_full_path())

    def _each(
        self, request: HttpRequest, queryset: QuerySet[Report], act: Callable[[Report], object], name: str
    ) -> int:
        """Have ``act`` done to each; name those it refuses. The number done. One commit, so one pass of the index."""
        refused: list[tuple[Report, str]] = []
        keys = list(queryset.values_list("pk", flat=True)[: _MOST + 1])
        if len(keys) > _MOST:
            self.message_user(request, _("一次最多 %(most)d 篇，请分批。") % {"most": _MOST}, messages.ERROR)
            return 0
        with changing(keys):
            # Read anew: the rows of the list come without their text.
            for report in Report.objects.filter(pk__in=keys).iterator(chunk_size=100):
                try:
                    with history.act(request.user, Revision.Kind.EDIT, report):
                        act(report)
                        self.log_change(request, report, name)
                except ValidationError as error:
                    refused.append((report, " ".join(error.messages)))
        self._name(request, refused)
        return len(keys) - len(refused)

    def _name(self, request: HttpRequest, refused: list[tuple[Report, str]]) -> None:
        for report, reason in refused[:_NAMED]:
            said = _("《%(title)s》：%(reason)s") % {"title": report, "reason": reason}
            self.message_user(request, said, messages.ERROR)
        if (more := len(refused) - _NAMED) > 0:
            said = ngettext("另有 %(number)d 篇也不能。", "另有 %(number)d 篇也不能。", more) % {"number": more}
            self.message_user(request, said, messages.ERROR)

    def _say(self, request: HttpRequest, said: str, number: int) -> None:
        if number:
            self.message_user(request, said % {"number": number}, messages.SUCCESS)
