"""Editing industries."""

from __future__ import annotations

from django.contrib import admin

from archive.admin.shared import NamedAdmin, RecordForm
from archive.models import Industry


class IndustryForm(RecordForm):
    folded_within = ()


@admin.register(Industry)
class IndustryAdmin(NamedAdmin):
    form = IndustryForm
    list_display = ("name", "report_count")
    fields = ("name", "slug", "pinyin")
    readonly_fields = ("slug", "pinyin")
