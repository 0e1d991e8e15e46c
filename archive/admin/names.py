"""The variants of a name, in a table on the page of the record that goes by them."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from django import forms
from django.contrib import admin
from django.core.exceptions import ValidationError
from django.db.models import Field, Model
from django.forms import ModelForm
from django.forms.formsets import DELETION_FIELD_NAME
from django.forms.models import BaseInlineFormSet, BaseModelFormSet
from django.http import HttpRequest
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as _lazy

from archive.admin.shared import ReadOnlyAdmin, SafeFields
from archive.models.naming import Spelling
from archive.text.normalize import fold

if TYPE_CHECKING:
    _Admin = admin.ModelAdmin[Model]
else:
    _Admin = object  # whoever uses the mixin brings the admin


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

    def save_existing(self, form: ModelForm, obj: Model, commit: bool = True) -> Model:
        if not (same := self._already(form.instance)):
            return super().save_existing(form, obj, commit)
        if commit:
            obj.delete()
        return same

    def _already(self, name: Spelling) -> Model | None:
        names = self.model._default_manager.filter(**{self.fk.name: self.instance}, folded=fold(name.name))
        return names.exclude(pk=name.pk).first()


class OneRecordNameFormSet(NameFormSet):
    """For kinds of which a name is that of one record only."""

    def check_name(self, form: ModelForm, name: str) -> None:
        if other := type(self.instance)._default_manager.named(name).exclude(pk=self.instance.pk).first():
            message = _("“%(name)s”已是“%(twin)s”的写法；若是同一个，请合并两者。")
            form.add_error("name", ValidationError(message % {"name": name, "twin": other}, code="unique"))


class KeepsOwnName(_Admin):
    """For model admins with such a table: the record's own name stays among its names, whatever is deleted there."""

    def save_related(
        self, request: HttpRequest, form: ModelForm, formsets: Iterable[BaseModelFormSet], change: bool
    ) -> None:
        super().save_related(request, form, formsets, change)
        form.instance.save()


class KeepsFormerName(_Admin):
    """For model admins of records whose own name is none of the rows: one that was changed stays known."""

    def save_related(
        self, request: HttpRequest, form: ModelForm, formsets: Iterable[BaseModelFormSet], change: bool
    ) -> None:
        super().save_related(request, form, formsets, change)
        record = form.instance
        if change and "name" in form.changed_data:
            record.go_by(form.initial["name"])
        record.names.filter(folded=fold(record.name)).delete()


class NameInline(SafeFields, admin.TabularInline):
    """The head of the column is no label to a screen reader, hence a label in each control."""

    extra = 1
    fields = ("name",)

    def formfield_for_dbfield(
        self, db_field: Field[object, object], request: HttpRequest, **kwargs: object
    ) -> forms.Field | None:
        field = super().formfield_for_dbfield(db_field, request, **kwargs)
        if field is not None:
            field.widget.attrs["aria-label"] = str(db_field.verbose_name)
        return field


def names_inline(spelling: type[Spelling]) -> type[NameInline]:
    """The table of names for the page of a record."""
    is_unique = spelling._meta.get_field("folded").unique
    members = {"model": spelling, "formset": OneRecordNameFormSet if is_unique else NameFormSet}
    return type(f"{spelling.__name__}Inline", (NameInline,), {**members, "__module__": __name__})


class SpellingAdmin(ReadOnlyAdmin):
    """Edited on the page of the record; here only to be found."""

    list_display = ("name", "record")
    list_select_related = True
    search_fields = ("folded",)
    view_on_site = False

    @admin.display(description=_lazy("记录"))
    def record(self, spelling: Spelling) -> object:
        return getattr(spelling, spelling.record_field().name)


admin.site.register(Spelling.__subclasses__(), SpellingAdmin)
