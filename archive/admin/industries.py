"""Editing industries and their mentions."""

from __future__ import annotations

from typing import Any

from django.contrib import admin

from archive.admin.facts import EvidenceAdmin
from archive.admin.shared import NamedAdmin, RecordForm
from archive.models import Industry, IndustryMention


class IndustryForm(RecordForm):
    folded_within: Any = ()


@admin.register(Industry)
class IndustryAdmin(NamedAdmin):
    form = IndustryForm
    list_display = ("name", "report_count")
    fields = ("name", "slug", "pinyin")
    readonly_fields = ("slug", "pinyin")


@admin.register(IndustryMention)
class IndustryMentionAdmin(EvidenceAdmin):
    subject = "industry"
    related = ("industry",)
    autocomplete_fields = ("industry", "report")
