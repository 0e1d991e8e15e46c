"""Editing strategies with their variants, and policy documents."""

from __future__ import annotations

from django import forms
from django.contrib import admin
from django.utils.translation import gettext as _

from archive.admin.merging import MergingAdmin
from archive.admin.names import KeepsOwnName, StrategyNameInline
from archive.admin.shared import NamedAdmin, ReadOnlyAdmin, RecordForm
from archive.admin.splitting import SplittingAdmin
from archive.models import PolicyDocument, Strategy, StrategyName
from archive.text.normalize import fold


class StrategyForm(RecordForm):
    """A name, in its folded form, belongs to one strategy."""

    def clean_name(self) -> str:
        name: str = self.cleaned_data["name"]
        others = StrategyName.objects.filter(folded=fold(name)).exclude(strategy=self.instance.pk)
        if other := others.select_related("strategy").first():
            message = _("“%(name)s”已是“%(other)s”的写法；若是同一口号，请合并两者。")
            raise forms.ValidationError(message % {"name": name, "other": other.strategy}, code="unique")
        return name


@admin.register(Strategy)
class StrategyAdmin(KeepsOwnName, SplittingAdmin, MergingAdmin, NamedAdmin):
    form = StrategyForm
    list_display = ("name", "kind", "expansion", "report_count")
    list_filter = ("kind",)
    fields = ("name", "kind", "expansion", "slug", "pinyin")
    readonly_fields = ("slug", "pinyin")
    inlines = (StrategyNameInline,)


@admin.register(StrategyName)
class StrategyNameAdmin(ReadOnlyAdmin):
    """Edited on the page of the strategy; here only to be found."""

    list_display = ("name", "strategy")
    list_select_related = ("strategy",)
    search_fields = ("folded", "strategy__pinyin")
    view_on_site = False


class PolicyDocumentForm(RecordForm):
    folded_within = ()


@admin.register(PolicyDocument)
class PolicyDocumentAdmin(NamedAdmin):
    form = PolicyDocumentForm
    list_display = ("__str__", "report_count")
    fields = ("name", "slug", "pinyin")
    readonly_fields = ("slug", "pinyin")
