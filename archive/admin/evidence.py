"""Editing facts: their place in the text kept right, their origin and review set by what the editor did."""

from __future__ import annotations

from functools import cached_property
from typing import Any, ClassVar

from django import forms
from django.core.exceptions import ValidationError
from django.db import models
from django.forms.utils import ErrorDict
from django.http import HttpRequest

from archive.admin.fast_widgets import QuickNumber, QuickSelect, QuickText, QuickTextarea
from archive.admin.rows import RowFormSet, RowInline
from archive.admin.spans import SpanPlace, settle
from archive.admin.widgets import tell_labels
from archive.models import Origin, Report, Review

PLACE = ("start", "end", "quote")


class EvidenceForm(forms.ModelForm):
    """One fact. A row that the editor left alone is neither checked nor saved.

    Offsets count in the text as submitted. ``report`` is the one being edited around the fact, with that text.
    """

    report: Report | None

    def __init__(self, *args: Any, report: Report | None = None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.report = report
        if self.is_new:
            self.initial["review"] = Review.CONFIRMED
        tell_labels(self)

    @property
    def is_new(self) -> bool:
        return self.instance._state.adding

    def full_clean(self) -> None:
        if self.is_bound and not self.is_new and not self.has_changed():
            # Its offsets may belong to a text that is corrected in the same submission; they move with that.
            self._errors, self.cleaned_data = ErrorDict(renderer=self.renderer), {}
            return
        super().full_clean()

    def clean(self) -> dict[str, Any]:
        data = super().clean() or self.cleaned_data
        report = self.report or data.get("report") or getattr(self.instance, "report", None)
        if report and set(PLACE) & self._changed and not set(PLACE) & set(self.errors):
            self._settle(report, data)
        return data

    def _post_clean(self) -> None:
        super()._post_clean()  # type: ignore[misc]
        if self._errors:
            return
        try:
            # Django leaves out constraints that hold the inline's own foreign key: one part once per report.
            self.instance.validate_constraints(exclude=self._get_validation_exclusions())  # type: ignore[attr-defined]
        except ValidationError as error:
            self._update_errors(error)  # type: ignore[attr-defined]

    def save(self, commit: bool = True) -> Any:
        if self.is_new:
            self.instance.origin = Origin.EDITOR
        elif self._changed and "review" not in self._changed and self.instance.is_unconfirmed:
            self.instance.review = Review.CONFIRMED
        return super().save(commit)

    def touched(self) -> set[str]:
        """The fields to be saved: no others, so that nothing else undoes what moved with a corrected text."""
        place = PLACE if set(PLACE) & self._changed else ()
        fields = {field.name for field in self._meta.model._meta.concrete_fields}
        return ({*self._changed, *place, "review"}) & fields

    @cached_property
    def _changed(self) -> set[str]:
        return set(self.changed_data)

    def _settle(self, report: Report, data: dict[str, Any]) -> None:
        start, end, near = data.get("start"), data.get("end"), 0
        if not self.is_new and self._changed & set(PLACE) == {"quote"} and data.get("quote"):
            # Only the words were corrected: look for them where the old ones stood.
            start, end, near = None, None, start or 0
        given = SpanPlace(start, end, data.get("quote") or "")
        try:
            place = settle(report.text, f"{report.full_title}\n{report.place}", given, near)
        except ValidationError as error:
            self.add_error(None, error)
        else:
            data.update(place._asdict())


class EvidenceFormSet(RowFormSet):
    """The facts of one kind of the report that is edited."""

    @property
    def report(self) -> Report:
        return self.instance

    def get_form_kwargs(self, index: int | None) -> dict[str, Any]:
        return {**super().get_form_kwargs(index), "report": self.report}

    def delete_existing(self, obj: Any, commit: bool = True) -> None:
        """What the program read is rejected, not deleted: that it was read wrongly is worth knowing."""
        if obj.origin == Origin.MACHINE and commit:
            type(obj)._default_manager.filter(pk=obj.pk).update(review=Review.REJECTED)
        else:
            super().delete_existing(obj, commit)

    def save_existing(self, form: Any, obj: Any, commit: bool = True) -> Any:
        fact = form.save(commit=False)
        if commit:
            fact.save(update_fields=form.touched())
        return fact


class EvidenceInline(RowInline):
    """A compact table of facts on the page of their report. ``related``: what their rows show, in one query."""

    form = EvidenceForm
    formset = EvidenceFormSet
    extra = 0
    show_change_link = True
    ordering: ClassVar[Any] = ("start", "pk")
    readonly_fields = ("origin",)
    related: ClassVar[tuple[str, ...]] = ()
    classes = ("facts",)

    def get_queryset(self, request: HttpRequest) -> models.QuerySet[Any]:
        return super().get_queryset(request).select_related(*self.related)

    def formfield_for_dbfield(self, db_field: Any, request: HttpRequest, **kwargs: Any) -> Any:
        kwargs.update(_control(db_field))
        field = super().formfield_for_dbfield(db_field, request, **kwargs)
        if hasattr(field, "widget"):
            # A table of facts has no room for four buttons beside each name.
            field.widget.can_view_related = field.widget.can_delete_related = field.widget.can_change_related = False
        return field


def _control(db_field: Any) -> dict[str, Any]:
    """The compact control of a field in a table of facts; none for a relation."""
    if db_field.name in ("start", "end"):
        return {"widget": QuickNumber(attrs={"class": "offset", "min": 0})}
    if db_field.choices:
        return {"widget": QuickSelect}
    if isinstance(db_field, models.TextField):
        return {"widget": QuickTextarea(attrs={"class": "quote", "rows": 1})}
    if isinstance(db_field, models.CharField):
        return {"widget": QuickText}
    numbers = (models.IntegerField, models.DecimalField)
    return {"widget": QuickNumber(attrs={"step": "any"})} if isinstance(db_field, numbers) else {}
