"""Editors' collections, with their items in a table on the same page."""

from __future__ import annotations

from typing import Protocol

from django import forms
from django.contrib import admin
from django.db.models import Field, Model, QuerySet
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from archive.admin.shared import ReadOnlyAdmin, RecordAdmin, SafeFields
from archive.models import Collection, CollectionItem
from archive.models.collections import CollectionQuerySet


class CollectionInList(Protocol):
    """A row of the list of collections."""

    item_count: int


class ItemInline(SafeFields, admin.TabularInline):
    """The head of the column is no label to a screen reader, hence a label in each control."""

    model = CollectionItem
    extra = 2
    fields = ("order", "report", "sentence", "note")
    autocomplete_fields = ("report",)

    def get_queryset(self, request: HttpRequest) -> QuerySet[Model]:
        items = super().get_queryset(request).select_related("report")
        return items.defer("report__text", "report__layout")  # only the name of a row is asked for

    def formfield_for_dbfield(
        self, db_field: Field[object, object], request: HttpRequest, **kwargs: object
    ) -> forms.Field | None:
        field = super().formfield_for_dbfield(db_field, request, **kwargs)
        if field is not None:
            field.widget.attrs["aria-label"] = str(db_field.verbose_name)
            if db_field.name == "note":
                field.widget.attrs["rows"] = 3
        return field


@admin.register(Collection)
class CollectionAdmin(RecordAdmin):
    list_display = ("title", "is_public", "item_count", "modified_at")
    list_filter = ("is_public",)
    search_fields = ("title", "introduction")
    fields = ("title", "introduction", "is_public", "slug")
    readonly_fields = ("slug",)
    inlines = (ItemInline,)

    def in_list(self, records: QuerySet[Model]) -> QuerySet[Model]:
        assert isinstance(records, CollectionQuerySet)
        return records.with_item_count()

    @admin.display(description=_("条目数"), ordering="item_count")
    def item_count(self, record: CollectionInList) -> int:
        return int(record.item_count)


@admin.register(CollectionItem)
class CollectionItemAdmin(ReadOnlyAdmin):
    """Edited on the page of the collection; here only to be found."""

    list_display = ("collection", "order", "report", "sentence")
    list_select_related = ("collection", "report")
    search_fields = ("note",)
    view_on_site = False
