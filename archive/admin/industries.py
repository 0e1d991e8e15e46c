"""Editing industries and their mentions."""

from __future__ import annotations

from typing import Any

from django.contrib import admin
from django.db.models import Count, Q, QuerySet
from django.http import HttpRequest

from archive.admin.facts import EvidenceAdmin
from archive.admin.shared import RecordAdmin, RecordForm
from archive.models import Industry, IndustryMention
from archive.text.normalize import fold


class IndustryForm(RecordForm):
    folded_within: Any = ()


@admin.register(Industry)
class IndustryAdmin(RecordAdmin):
    form = IndustryForm
    list_display = ("name", "report_count")
    search_fields = ("name",)
    fields = ("name",)

    def in_list(self, records: Any) -> Any:
        return records.annotate(report_count=Count("mentions__report", distinct=True))

    def report_count(self, industry: Any) -> int:
        return int(industry.report_count)


@admin.register(IndustryMention)
class IndustryMentionAdmin(EvidenceAdmin):
    subject = "industry"
    related = ("industry",)
    autocomplete_fields = ("industry", "report")

    def get_search_results(self, request: HttpRequest, queryset: QuerySet[Any], search_term: str) -> tuple[Any, bool]:
        term = search_term.strip()
        about = Q(industry__folded__contains=fold(term)) | Q(quote__contains=term) | Q(report__title__contains=term)
        return (queryset.filter(about) if term else queryset), False
