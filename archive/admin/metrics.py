"""Editing metrics. Their figures are edited where their reports are reviewed."""

from __future__ import annotations

from django.contrib import admin

from archive.admin.shared import NamedAdmin, RecordForm
from archive.models import Metric


class MetricForm(RecordForm):
    folded_within = ()


@admin.register(Metric)
class MetricAdmin(NamedAdmin):
    form = MetricForm
    list_display = ("name", "report_count")
    fields = ("name", "slug", "pinyin")
    readonly_fields = ("slug", "pinyin")
