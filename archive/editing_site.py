"""The site of the editing pages: its face, its order, its start page and what autocompletes show."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Any, TypeAlias

from django.contrib.admin import AdminSite
from django.contrib.admin.helpers import ACTION_CHECKBOX_NAME
from django.contrib.admin.views.autocomplete import AutocompleteJsonView
from django.db.models import Model
from django.http import HttpRequest, HttpResponseBase
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

_View: TypeAlias = Callable[..., HttpResponseBase]

_HIDDEN = {
    "PersonName", "StrategyName", "ZoneName", "MetricName", "PolicyDocumentName", "IndustryName", "OrganizationName",
    "MeetingName", "StrategyTie", "ZoneTie", "CollectionItem",
}  # fmt: skip  # edited with what they name


class RecordAutocomplete(AutocompleteJsonView):
    """What a model admin adds to a label here tells records of the same name apart."""

    def serialize_result(self, obj: Model, to_field_name: str) -> dict[str, str]:
        choice = super().serialize_result(obj, to_field_name)  # type: ignore[misc]
        describe = getattr(self.model_admin, "describe", None)
        return {**choice, "text": describe(obj)} if describe else choice


class EditingSite(AdminSite):
    site_title = _("会议报道档案 · 编辑")
    site_header = _("会议报道档案 · 编辑")
    index_title = _("编辑台")
    enable_nav_sidebar = False

    def get_app_list(self, request: HttpRequest, app_label: str | None = None) -> list[Any]:
        """The records of the archive first, in the order of the work; then accounts."""
        from archive.admin.start_page import ORDER

        apps = super().get_app_list(request, app_label)
        for app in apps:
            shown = [model for model in app["models"] if model["object_name"] not in _HIDDEN]
            app["models"] = sorted(shown, key=lambda model: ORDER.get(model["object_name"], len(ORDER)))
        return sorted(apps, key=lambda app: app["app_label"] != "archive")

    def index(self, request: HttpRequest, extra_context: dict[str, object] | None = None) -> TemplateResponse:
        from archive.admin.start_page import groups, tasks

        shown = {"work": tasks(request), "groups": groups(self.get_app_list(request))}
        return super().index(request, {**(extra_context or {}), **shown})

    def admin_view(self, view: _View, cacheable: bool = False) -> Any:
        return self._keeping_what_was_entered(super().admin_view(_with_readable_selection(view), cacheable))

    def _keeping_what_was_entered(self, view: _View) -> _View:
        """``view``, which asks whoever has no session any more to sign in without losing the form that was sent."""

        @wraps(view)
        def keeping(request: HttpRequest, *args: object, **kwargs: object) -> HttpResponseBase:
            from archive.admin.kept_form import ask_to_log_in

            is_lost = request.method == "POST" and not self.has_permission(request)
            is_logout = request.path == reverse("admin:logout")
            if is_lost and not is_logout and request.user.is_anonymous:
                return ask_to_log_in(self, request)
            return view(request, *args, **kwargs)

        return keeping

    def login(self, request: HttpRequest, extra_context: dict[str, object] | None = None) -> HttpResponseBase:  # type: ignore[override]
        from archive.admin.kept_form import send_again

        kept = request.POST.get("kept", "") if request.method == "POST" else ""
        answer = super().login(request, {**(extra_context or {}), "kept": kept})
        is_in = bool(kept) and answer.status_code == 302 and self.has_permission(request)
        return (send_again(self, request, kept) if is_in else None) or answer

    def autocomplete_view(self, request: HttpRequest) -> HttpResponseBase:  # type: ignore[override]
        return RecordAutocomplete.as_view(admin_site=self)(request)


def _with_readable_selection(view: _View) -> _View:
    """``view``, guarded from chosen rows that are no primary keys, on which Django's actions would fail."""

    @wraps(view)
    def guarded(request: HttpRequest, *args: object, **kwargs: object) -> HttpResponseBase:
        from archive.admin.fields import is_key
        from archive.http.errors import refuse

        if request.method == "POST" and not all(map(is_key, request.POST.getlist(ACTION_CHECKBOX_NAME))):
            return refuse(request, 400)
        return view(request, *args, **kwargs)

    return guarded
