"""Rosters among the editing pages: brought in as a CSV, held against the reports, and taken out again."""

from __future__ import annotations

from functools import partial
from typing import Any

from django import forms
from django.contrib import admin
from django.core.exceptions import PermissionDenied
from django.db.models import Model
from django.http import HttpRequest, HttpResponse
from django.urls import URLPattern, path
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from archive.admin.bringing_in import LoadSummary, bring_in
from archive.admin.fields import refuse_lone_surrogates
from archive.admin.shared import ReadOnlyAdmin
from archive.loading.roster_entries import load_roster
from archive.models import RosterEntry


class RosterForm(forms.Form):
    upload = forms.FileField(
        label=gettext_lazy("CSV 文件"),
        help_text=gettext_lazy("表头：姓名、职务、地区、起、止、出处。"),
        allow_empty_file=True,
    )
    source = forms.CharField(
        label=gettext_lazy("行内没有出处时的出处"), required=False, max_length=300, validators=[refuse_lone_surrogates]
    )


@admin.register(RosterEntry)
class RosterEntryAdmin(ReadOnlyAdmin):
    list_display = ("name", "office", "area_name", "start_day", "end_day", "source", "post", "person")
    list_select_related = ("post", "person")
    list_filter = ("source",)
    search_fields = ("name", "office", "area_name")
    view_on_site = False
    change_list_template = "admin/archive/rosterentry/list.html"

    def has_delete_permission(self, request: HttpRequest, obj: Model | None = None) -> bool:
        return super(ReadOnlyAdmin, self).has_delete_permission(request, obj)

    def get_urls(self) -> list[URLPattern]:
        view = self.admin_site.admin_view(partial(bring_roster_in, self))
        return [path("bring-in/", view, name="archive_rosterentry_bring_in"), *super().get_urls()]


def bring_roster_in(model_admin: ReadOnlyAdmin, request: HttpRequest) -> HttpResponse:
    if not super(ReadOnlyAdmin, model_admin).has_add_permission(request):
        raise PermissionDenied
    form = RosterForm(request.POST or None, request.FILES or None)
    return bring_in(request, model_admin, _("收入名录"), form, _load)


def _load(given: dict[str, Any]) -> LoadSummary:
    result = load_roster(given["upload"].read(), given["source"].strip())
    counts = {"new": result.new, "old": result.unchanged}
    outcome = ngettext("新增 %(new)d 条，已有 %(old)d 条。", "新增 %(new)d 条，已有 %(old)d 条。", result.new) % counts
    lines = [_("第 %(line)s 行未收：%(why)s") % {"line": line, "why": why} for line, why in result.bad]
    return LoadSummary(outcome, lines)
