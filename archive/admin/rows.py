"""Tables of related records on a record's page: compact, quick to render, each control with a name of its own."""

from __future__ import annotations

from typing import Any

from django.contrib import admin
from django.forms.formsets import DELETION_FIELD_NAME
from django.forms.models import BaseInlineFormSet
from django.http import HttpRequest
from django.utils.translation import gettext as _

from archive.admin.fast_widgets import QuickCheckbox, QuickHidden
from archive.admin.shared import SafeFields


class RowFormSet(BaseInlineFormSet):
    """The rows of a table."""

    def add_fields(self, form: Any, index: int | None) -> None:
        super().add_fields(form, index)
        for name in {"id", self.fk.name} & set(form.fields):
            form.fields[name].widget = QuickHidden()
        if deletion := form.fields.get(DELETION_FIELD_NAME):
            deletion.widget = QuickCheckbox(attrs={"aria-label": _("删除")})


class RowInline(SafeFields, admin.TabularInline):
    """The heads of the columns are no labels to a screen reader, hence a label in each control."""

    def formfield_for_dbfield(self, db_field: Any, request: HttpRequest, **kwargs: Any) -> Any:
        field = super().formfield_for_dbfield(db_field, request, **kwargs)
        if hasattr(field, "widget"):
            getattr(field.widget, "widget", field.widget).attrs["aria-label"] = str(db_field.verbose_name)
        return field
