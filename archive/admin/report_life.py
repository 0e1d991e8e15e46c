"""What became of a report since it came in: why its text was edited, and what its website showed later; to look at."""

from __future__ import annotations

from django.contrib import admin
from django.utils.translation import gettext_lazy as _

from archive.admin.shared import ReadOnlyAdmin
from archive.models import SourceCheck, TextEdit


@admin.register(TextEdit)
class TextEditAdmin(ReadOnlyAdmin):
    list_display = ("at", "report", "reason")
    list_select_related = ("report",)
    search_fields = ("reason",)
    fields = ("at", "report", "reason")
    view_on_site = False


@admin.register(SourceCheck)
class SourceCheckAdmin(ReadOnlyAdmin):
    list_display = ("at", "report", "outcome", "said")
    list_filter = ("outcome",)
    list_select_related = ("report",)
    search_fields = ("reason",)
    fields = ("at", "report", "outcome", "said", "capture")
    readonly_fields = ("said",)
    view_on_site = False

    @admin.display(description=_("原因"), ordering="reason")
    def said(self, check: SourceCheck) -> str:
        return str(check.message) or "–"
