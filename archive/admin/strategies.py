"""Editing strategies with their variants, and policy documents."""

from __future__ import annotations

from django.contrib import admin

from archive.admin.merging import MergingAdmin
from archive.admin.names import KeepsFormerName, KeepsOwnName, names_inline
from archive.admin.shared import NamedAdmin, RecordForm
from archive.admin.ties import ties_inline
from archive.admin.verdicts import JudgedAdmin
from archive.models import PolicyDocument, PolicyDocumentName, Strategy, StrategyName, StrategyTie


class StrategyForm(RecordForm):
    folded_within = ()


@admin.register(Strategy)
class StrategyAdmin(KeepsOwnName, JudgedAdmin, NamedAdmin):
    form = StrategyForm
    list_display = ("name", "kind", "expansion", "report_count")
    list_filter = ("kind",)
    fields = ("name", "kind", "expansion", "slug", "pinyin")
    readonly_fields = ("slug", "pinyin")
    inlines = (names_inline(StrategyName), ties_inline(StrategyTie))


class PolicyDocumentForm(RecordForm):
    folded_within = ()


@admin.register(PolicyDocument)
class PolicyDocumentAdmin(KeepsFormerName, MergingAdmin, NamedAdmin):
    form = PolicyDocumentForm
    inlines = (names_inline(PolicyDocumentName),)
    list_display = ("__str__", "kind", "report_count")
    list_filter = ("kind",)
    fields = ("name", "kind", "slug", "pinyin")
    readonly_fields = ("slug", "pinyin")
