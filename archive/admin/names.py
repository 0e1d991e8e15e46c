"""The variants of a name, in a table on the page of the person or strategy that goes by them."""

from __future__ import annotations

from typing import Any

from django.contrib import admin
from django.core.exceptions import ValidationError
from django.db.models import Field, Model
from django.forms import ModelForm
from django.forms.formsets import DELETION_FIELD_NAME
from django.forms.models import BaseInlineFormSet
from django.http import HttpRequest
from django.utils.translation import gettext as _

from archive.admin.shared import SafeFields
from archive.models import PersonName, StrategyName, ZoneName
from archive.text.normalize import fold


class NameFormSet(BaseInlineFormSet):
    """Refuses a spelling that stands twice; one that comes with the record's own name is there already."""

    def add_fields(self, form: ModelForm, index: int | None) -> None:
        super().add_fields(form, index)
        if deletion := form.fields.get(DELETION_FIELD_NAME):
            deletion.widget.attrs["aria-label"] = _("删除")

    def clean(self) -> None:
        super().clean()
        seen: set[str] = set()
        for form in self.forms:
            name = getattr(form, "cleaned_data", {}).get("name")
            if not name or self._should_delete_form(form):  # type: ignore[attr-defined]
                continue
            if fold(name) in seen:
                form.add_error("name", ValidationError(_("同一写法只需填写一次。"), code="unique"))
            seen.add(fold(name))
            self.check_name(form, name)

    def check_name(self, form: ModelForm, name: str) -> None:
        """For a kind of record in which a spelling names one record only."""

    # Saving the record has seen to its own name; giving the same among the variants is no mistake.

    def save_new(self, form: ModelForm, commit: bool = True) -> Model:
        return self._already(form.instance) or super().save_new(form, commit)

    def save_existing(self, form: Any, obj: Model, commit: bool = True) -> Model:
        if not (same := self._already(form.instance)):
            return super().save_existing(form, obj, commit)
        if commit:
            obj.delete()
        return same

    def _already(self, name: Any) -> Model | None:
        names = self.model._default_manager.filter(**{self.fk.name: self.instance}, folded=fold(name.name))
        return names.exclude(pk=name.pk).first()


class StrategyNameFormSet(NameFormSet):
    def check_name(self, form: Any, name: str) -> None:
        others = StrategyName.objects.filter(folded=fold(name)).exclude(strategy=self.instance.pk)
        if other := others.select_related("strategy").first():
            message = _("“%(name)s”已是“%(other)s”的写法；若是同一口号，请合并两者。")
            form.add_error("name", ValidationError(message % {"name": name, "other": other.strategy}, code="unique"))


class KeepsOwnName:
    """For model admins with such a table: the record's own name stays among its names, whatever is deleted there."""

    def save_related(self, request: HttpRequest, form: Any, formsets: object, change: bool) -> None:
        super().save_related(request, form, formsets, change)  # type: ignore[misc]
        form.instance.save()


class NameInline(SafeFields, admin.TabularInline):
    """The head of the column is no label to a screen reader, hence a label in each control."""

    extra = 1
    fields = ("name",)

    def formfield_for_dbfield(self, db_field: Field[object, object], request: HttpRequest, **kwargs: object) -> Any:
        field = super().formfield_for_dbfield(db_field, request, **kwargs)
        if hasattr(field, "widget"):
            field.widget.attrs["aria-label"] = str(db_field.verbose_name)
        return field


class PersonNameInline(NameInline):
    model = PersonName
    formset = NameFormSet


class StrategyNameInline(NameInline):
    model = StrategyName
    formset = StrategyNameFormSet


class ZoneNameInline(NameInline):
    model = ZoneName
    formset = NameFormSet
