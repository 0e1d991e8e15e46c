"""Forms of facts: one for each kind, its words first, its place in the text kept right, its review set by the deed."""

from __future__ import annotations

from decimal import Decimal
from functools import cached_property
from typing import Any, cast

from django import forms
from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import F
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from archive.admin.fact_states import fact_state
from archive.admin.fields import VerbatimTextField, refuse_lone_surrogates
from archive.admin.record_names import RecordNameField
from archive.admin.review_rows import in_words
from archive.admin.spans import SpanPlace, settle
from archive.ingest.figures.units import base
from archive.models import Observation, Origin, Point, Report, Review, Speech, StrategyMention
from archive.models.evidence import Evidence
from archive.models.fact_kinds import FactKind
from archive.text.normalize import fold

PLACE = ("quote", "start", "end")
FORM_ID = "correct"  # of the one form on the page that its controls belong to, wherever they stand
_LEAD = 18  # characters of a speech that tell it from the others in a list
_BASE = ("base_unit", "base_value")


class FactForm(forms.ModelForm):
    """One fact of ``report``. Offsets count in its text; words without offsets are looked for from ``near`` on.

    ``opened`` says which state of the fact the form was opened on: two reviewers must not undo each other's work.
    """

    opened = forms.CharField(required=False, widget=forms.HiddenInput)

    def __init__(self, *args: Any, report: Report, near: int = 0, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.instance.report = report
        self.report = report
        self.near = near if self.is_new else self.instance.start or 0
        self.initial["opened"] = "" if self.is_new else fact_state(self.instance)
        for name, field in self.fields.items():
            field.widget.attrs |= {"form": FORM_ID, **({"class": "offset"} if name in ("start", "end") else {})}

    @property
    def is_new(self) -> bool:
        return self.instance._state.adding

    @property
    def made_records(self) -> list[models.Model]:
        fields = (field for field in self.fields.values() if isinstance(field, RecordNameField))
        return [field.made for field in fields if field.made is not None]

    def clean(self) -> dict[str, Any]:
        data = super().clean() or self.cleaned_data
        if not self.is_new and data.get("opened") != self.initial["opened"]:
            self._refuse_stale()
        if (self.is_new or set(PLACE) & self._changed) and not set(PLACE) & set(self.errors):
            self._settle(data)
        return data

    def _refuse_stale(self) -> None:
        message = _("您打开之后，这条事实已被改过，现为：%(now)s。要照您所填的改，请再保存一次。")
        now = f"{in_words(self.instance.values())} · {self.instance.get_review_display()}"
        self.add_error(None, forms.ValidationError(message % {"now": now}, code="stale"))
        # The answer is opened on what is there by now: who saves again has been told.
        self.data = {**self.data.dict(), self.add_prefix("opened"): self.initial["opened"]}  # type: ignore[attr-defined]

    def _post_clean(self) -> None:
        super()._post_clean()  # type: ignore[misc]
        if self.errors:
            return
        try:
            # Django leaves out constraints that hold a field of no form: one part once per report.
            self.instance.validate_constraints()
        except ValidationError as error:
            self._update_errors(error)  # type: ignore[attr-defined]

    def save(self, commit: bool = True) -> Evidence:
        """Save what was changed and nothing else, so that nothing undoes what moved with a corrected text."""
        fact: Evidence = self.instance
        if self.is_new:
            fact.origin, fact.review = Origin.EDITOR, Review.CONFIRMED
        elif fact.is_unconfirmed:
            fact.review = Review.CONFIRMED
        fact.is_bulk = False
        if self.is_new:
            fact.save()
        else:
            fact.save(update_fields=self.touched())
        return fact

    def touched(self) -> set[str]:
        place = PLACE if set(PLACE) & self._changed else ()
        fields = {field.name for field in self._meta.model._meta.concrete_fields}
        return {*self._changed, *place, "review", "is_bulk"} & fields

    @cached_property
    def _changed(self) -> set[str]:
        return set(self.changed_data) - {"opened"}

    def has_changed(self) -> bool:
        return bool(self._changed)

    def _settle(self, data: dict[str, Any]) -> None:
        start, end = data.get("start"), data.get("end")
        if not self.is_new and self._changed & set(PLACE) == {"quote"} and data.get("quote"):
            # Only the words were corrected: look for them where the old ones stood.
            start, end = None, None
        given = SpanPlace(start, end, data.get("quote") or "")
        try:
            place = settle(self.report.text, f"{self.report.full_title}\n{self.report.place}", given, self.near)
        except ValidationError as error:
            self.add_error(None, error)
        else:
            data.update(place._asdict())


class SpeechChoiceForm(FactForm):
    """For kinds of facts that stand in a speech of the report."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["speech"]
        assert isinstance(field, forms.ModelChoiceField)
        speeches = Speech.objects.filter(report=self.report).select_related("person").order_by("start", "pk")
        field.queryset = speeches
        field.choices = [("", "---------"), *((each.pk, f"{each} {each.quote[:_LEAD]}") for each in speeches)]
        field.widget.attrs["form"] = FORM_ID
        field.required = False

    def clean(self) -> dict[str, Any]:
        """In the innermost speech around its place, unless the editor says otherwise."""
        data = super().clean()
        start, end = data.get("start"), data.get("end")
        if start is not None and not data.get("speech") and "speech" not in self._changed:
            around = Speech.objects.not_rejected().filter(report=self.report, start__lte=start, end__gte=end)
            if speech := around.order_by(F("start").desc()).first():
                data["speech"] = speech
        return data

    def touched(self) -> set[str]:
        return super().touched() | {"speech"}


class PointForm(SpeechChoiceForm):
    def clean(self) -> dict[str, Any]:
        data = super().clean()
        if not data.get("speech") and not self.errors:
            self.add_error("speech", _("要点须在一段讲话里。"))
        return data

    def save(self, commit: bool = True) -> Evidence:
        point = super().save(commit)
        assert isinstance(point, Point)
        nest_points(point.speech)
        return point


def nest_points(speech: Speech) -> None:
    """Give every point the parent that follows from the levels: the last point before it of a lower level.

    Within the unit of work of the report."""
    above: dict[int, Point] = {}
    for point in speech.points.order_by("start", "level", "pk"):
        above = {level: before for level, before in above.items() if level < point.level}
        parent_id = above[max(above)].pk if above else None
        if point.parent_id != parent_id:
            Point.objects.filter(pk=point.pk).update(parent=parent_id)
        above[point.level] = point


class ObservationForm(FactForm):
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
        # The form shows the base fields, and would put its own old values back.
        self.cleaned_data.update(base_unit=name[:20], base_value=in_base)


class PlainNumberInput(forms.NumberInput):
    """Shows 7.000000, as the database keeps it, as 7."""

    def format_value(self, value: object) -> str | None:
        if isinstance(value, Decimal) and value.is_finite():
            return f"{value.normalize():f}"
        return super().format_value(value)


# What an editor can give of each kind beside the place, in the order in which it is given.
_FIELDS: dict[str, tuple[str, ...]] = {
    "part": ("person", "part", "role_title", "office_area", "order", "group_label"),
    "appointment": ("person", "event", "office", "day", "start_day", "end_day"),
    "slogan": ("strategy", "speech"),
    "zone": ("zone",),
    "industry": ("industry",),
    "document": ("document",),
    "figure": (
        "metric", "value", "upper", "bound", "unit", "period", "status", "is_cumulative", "said_by", "area", "zone",
        "base_unit", "base_value",
    ),
    "speech": ("person", "voice", "verb", "mode"),
    "point": ("label", "level", "speech"),
}  # fmt: skip
_FORMS: dict[type[models.Model], type[FactForm]] = {
    Observation: ObservationForm,
    Point: PointForm,
    StrategyMention: SpeechChoiceForm,
}


def form_of(kind: FactKind) -> type[FactForm]:
    """The form of facts of ``kind``."""
    form: Any = forms.modelform_factory(
        kind.model, form=_FORMS.get(kind.model, FactForm), fields=("quote", *_FIELDS[kind.name], "start", "end"),
        formfield_callback=_control,
    )  # fmt: skip
    return cast(type[FactForm], form)


def _control(db_field: models.Field[object, object], **kwargs: Any) -> Any:
    if isinstance(db_field, models.ForeignKey) and db_field.related_model is not Speech:
        return RecordNameField(db_field)
    if isinstance(db_field, models.TextField):
        words = forms.Textarea(attrs={"rows": 2, "cols": 40})
        kwargs |= {"form_class": VerbatimTextField, "widget": words, "label": gettext_lazy("原文（正文里的字句）")}
    elif isinstance(db_field, models.DecimalField | models.IntegerField):
        kwargs["widget"] = PlainNumberInput(attrs={"step": "any"})
    field = db_field.formfield(**kwargs)
    if isinstance(field, forms.CharField):
        field.validators.append(refuse_lone_surrogates)
        # A browser cuts what is pasted without a word; the server says that it is too long.
        field.widget.attrs.pop("maxlength", None)
    return field
