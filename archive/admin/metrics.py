"""Editing metrics. Their figures are edited where their reports are reviewed."""

from __future__ import annotations

from django.contrib import admin

from archive.admin.names import KeepsFormerName, names_inline
from archive.admin.shared import NamedAdmin, RecordForm
from archive.admin.verdicts import JudgedAdmin
from archive.models import Metric, MetricName


class MetricForm(RecordForm):
    folded_within = ()


@admin.register(Metric)
class MetricAdmin(KeepsFormerName, JudgedAdmin, NamedAdmin):
    form = MetricForm
    inlines = (names_inline(MetricName),)
    list_display = ("name", "report_count")
    fields = ("name", "slug", "pinyin")
    readonly_fields = ("slug", "pinyin")
