"""Editing notes and labels at sentences."""

from __future__ import annotations

from typing import Any

from django.contrib import admin
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from archive.admin.shared import RecordAdmin
from archive.models import Annotation


class SeatedFilter(admin.SimpleListFilter):
    title = _("在正文里的位置")
    parameter_name = "seated"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, Any]]:
        return [("yes", _("有位置")), ("no", _("正文改过，已无此句"))]

    def queryset(self, request: HttpRequest, queryset: Any) -> Any:
        asked = self.value()
        return queryset.filter(start__isnull=asked == "no") if asked in ("yes", "no") else queryset


@admin.register(Annotation)
class AnnotationAdmin(RecordAdmin):
    """The quote finds its place in the text when the form is saved (see ``Annotation.clean``)."""

    list_display = ("__str__", "report", "labels", "creator", "is_public")
    list_filter = ("is_public", SeatedFilter)
    list_select_related = ("report",)
    search_fields = ("quote", "body", "labels")
    autocomplete_fields = ("report",)
    fields = ("report", "quote", "body", "labels", "creator", "is_public")
    view_on_site = staticmethod(lambda annotation: annotation.report.get_absolute_url())

    def get_changeform_initial_data(self, request: HttpRequest) -> dict[str, Any]:
        """From the page of a report with the report and the words; the author is who writes."""
        return {"creator": request.user.get_username(), **super().get_changeform_initial_data(request)}
