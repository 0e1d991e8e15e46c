"""The action that merges records of one and the same, with a page that asks which one stays."""

from __future__ import annotations

from functools import partial
from typing import Any

from django.contrib import admin, messages
from django.contrib.admin.helpers import ACTION_CHECKBOX_NAME
from django.contrib.auth import get_permission_codename
from django.db import transaction
from django.db.models import Model, QuerySet
from django.http import HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from archive import history
from archive.admin.splitting import SplittingAdmin
from archive.history.scopes import merged_rows
from archive.models import Revision

_MOST = 50  # records merged at once; more are a selection by mistake


class MergingAdmin(SplittingAdmin, admin.ModelAdmin):
    """For model admins of records that can ``merge_from`` another, and be taken apart again."""

    actions: tuple[str, ...] = ("merge",)

    def has_merge_permission(self, request: HttpRequest) -> bool:
        names = (get_permission_codename(verb, self.opts) for verb in ("change", "delete"))
        return all(request.user.has_perm(f"{self.opts.app_label}.{name}") for name in names)

    @admin.action(description=gettext_lazy("合并所选%(verbose_name_plural)s"), permissions=["merge"])
    def merge(self, request: HttpRequest, queryset: QuerySet[Model]) -> HttpResponse | None:
        records = list(queryset[: _MOST + 1])
        if not 2 <= len(records) <= _MOST:
            said = _("请选中 2 至 %(most)d 条同指一事的记录再合并。") % {"most": _MOST}
            self.message_user(request, said, messages.ERROR)
            return None
        if survivor := _chosen(request, records):
            self._merge_from(request, survivor, [record for record in records if record is not survivor])
            return None
        return self._ask(request, records)

    def _merge_from(self, request: HttpRequest, survivor: Any, others: list[Model]) -> None:
        names = _("、").join(str(other) for other in others)
        with transaction.atomic():
            self.log_deletions(request, self.model._default_manager.filter(pk__in=[other.pk for other in others]))
            scope = partial(merged_rows, survivor, others)
            with history.act(request.user, Revision.Kind.MERGE, survivor, scope, going=others):
                for other in others:
                    survivor.merge_from(other)
            said = _("已将%(names)s并入%(survivor)s；旧地址自动转到这里。") % {"names": names, "survivor": survivor}
            self.log_change(request, survivor, said)
        self.message_user(request, said, messages.SUCCESS)

    def _ask(self, request: HttpRequest, records: list[Model]) -> HttpResponse:
        context = {
            **self.admin_site.each_context(request),
            "title": _("合并%(name)s") % {"name": self.opts.verbose_name_plural},
            "opts": self.opts,
            "records": records,
            "checkbox": ACTION_CHECKBOX_NAME,
            "is_unchosen": "apply" in request.POST,
        }
        return TemplateResponse(request, "admin/archive/merge.html", context)


def _chosen(request: HttpRequest, records: list[Model]) -> Model | None:
    """The record that the editor chose to stay; None until one of those selected was chosen."""
    wanted = request.POST.get("survivor", "")
    return next((record for record in records if str(record.pk) == wanted), None)
