"""Editing industries."""

from __future__ import annotations

from django.contrib import admin

from archive.admin.merging import MergingAdmin
from archive.admin.names import KeepsFormerName, names_inline
from archive.admin.shared import NamedAdmin, RecordForm
from archive.models import Industry, IndustryName


class IndustryForm(RecordForm):
    folded_within = ()


@admin.register(Industry)
class IndustryAdmin(KeepsFormerName, MergingAdmin, NamedAdmin):
    form = IndustryForm
    inlines = (names_inline(IndustryName),)
    list_display = ("name", "report_count")
    fields = ("name", "slug", "pinyin")
    readonly_fields = ("slug", "pinyin")
