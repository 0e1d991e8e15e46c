"""The facts of a report as tables on its page."""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal
from functools import cached_property
from typing import Any

from django.db.models import F, QuerySet
from django.utils.translation import gettext as _

from archive.admin.evidence import EvidenceForm, EvidenceFormSet, EvidenceInline
from archive.ingest.figures.units import base
from archive.models import (
    IndustryMention,
    Observation,
    Participation,
    PolicyDocumentMention,
    Report,
    Speech,
    StrategyMention,
    ZoneMention,
)
from archive.text.normalize import fold

_LEAD = 18  # characters of a speech that tell it from the others in a list
_BASE = ("base_unit", "base_value")


class ParticipationInline(EvidenceInline):
    model = Participation
    autocomplete_fields = ("person",)
    related = ("person",)
    ordering = ("order", "start", "pk")
    fields = ("person", "review", "part", "role_title", "order", "quote", "start", "end", "group_label", "origin")


class SpeechInline(EvidenceInline):
    model = Speech
    autocomplete_fields = ("person",)
    related = ("person",)
    fields = ("person", "review", "voice", "verb", "mode", "quote", "start", "end", "origin")


class SpeechesOfReport:
    """The speeches of one report, as the choices of a field; one query for however many rows."""

    def __init__(self, report: Report | None) -> None:
        saved = report is not None and report.pk is not None
        self.queryset: QuerySet[Speech] = Speech.objects.filter(report=report) if saved else Speech.objects.none()

    @cached_property
    def choices(self) -> list[tuple[Any, str]]:
        speeches: Iterable[Speech] = self.queryset.select_related("person").order_by("start", "pk")
        return [("", "---------"), *((speech.pk, f"{speech} {speech.quote[:_LEAD]}") for speech in speeches)]


class StrategyMentionForm(EvidenceForm):
    """Belongs to the innermost speech around its place, unless the editor says otherwise."""

    def __init__(self, *args: Any, speeches: SpeechesOfReport | None = None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        speeches = speeches or SpeechesOfReport(self.instance.report if self.instance.report_id else None)
        if field := self.fields.get("speech"):
            field.queryset = speeches.queryset  # type: ignore[attr-defined]
            field.choices = speeches.choices  # type: ignore[attr-defined]

    def touched(self) -> set[str]:
        return super().touched() | {"speech"}

    def save(self, commit: bool = True) -> Any:
        mention = self.instance
        if mention.start is not None and not mention.speech_id and "speech" not in self._changed:
            mention.speech = _speech_around(mention)
        return super().save(commit)


def _speech_around(mention: StrategyMention) -> Speech | None:
    around = Speech.objects.not_rejected().filter(report=mention.report, start__lte=mention.start, end__gte=mention.end)
    return around.order_by(F("start").desc()).first()


class StrategyMentionFormSet(EvidenceFormSet):
    @cached_property
    def speeches(self) -> SpeechesOfReport:
        return SpeechesOfReport(self.report)

    def get_form_kwargs(self, index: int | None) -> dict[str, Any]:
        return {**super().get_form_kwargs(index), "speeches": self.speeches}


class StrategyMentionInline(EvidenceInline):
    model = StrategyMention
    form = StrategyMentionForm
    formset = StrategyMentionFormSet
    autocomplete_fields = ("strategy",)
    related = ("strategy",)
    fields = ("strategy", "review", "speech", "quote", "start", "end", "origin")


class PolicyDocumentMentionInline(EvidenceInline):
    model = PolicyDocumentMention
    autocomplete_fields = ("document",)
    related = ("document",)
    fields = ("document", "review", "quote", "start", "end", "origin")


class ZoneMentionInline(EvidenceInline):
    model = ZoneMention
    autocomplete_fields = ("zone",)
    related = ("zone",)
    fields = ("zone", "review", "quote", "start", "end", "origin")


class IndustryMentionInline(EvidenceInline):
    model = IndustryMention
    autocomplete_fields = ("industry",)
    related = ("industry",)
    fields = ("industry", "review", "quote", "start", "end", "origin")


class ObservationForm(EvidenceForm):
    """The value in the base unit follows the value as printed, unless the editor gives it."""

    def clean(self) -> dict[str, Any]:
        data = super().clean()
        value = data.get("value")
        if value is not None and {"value", "unit"} & self._changed and not set(_BASE) & self._changed:
            self._set_base(value, data.get("unit") or "")
        return data

    def touched(self) -> set[str]:
        return super().touched() | ({*_BASE} if {"value", "unit"} & self._changed else set())

    def _set_base(self, value: Decimal, unit: str) -> None:
        name, in_base = base(value, fold(unit))
        field = Observation._meta.get_field("base_value")
        if in_base is not None and abs(in_base) >= Decimal(10) ** (field.max_digits - field.decimal_places):
            self.add_error("value", _("数值过大。"))
            return
        self.instance.base_unit, self.instance.base_value = name[:20], in_base
        # A form that shows the base fields would put its own old values back.
        self.cleaned_data.update({key: getattr(self.instance, key) for key in _BASE if key in self.fields})


class ObservationInline(EvidenceInline):
    model = Observation
    form = ObservationForm
    autocomplete_fields = ("metric", "said_by")
    related = ("metric", "said_by")
    fields = (
        "metric", "review", "quote", "value", "upper", "bound", "unit", "period", "status", "said_by", "start", "end",
        "origin",
    )  # fmt: skip
