"""A row of a record as plain values that JSON can hold, and back."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any, NamedTuple, TypeAlias

from django.apps import apps
from django.db import models

from archive.models.revisions import NAME_LENGTH

_BATCH = 500  # keys asked for at once


# As JSON holds it in a revision, or as a field of the model does.
Values: TypeAlias = dict[str, Any]
Column: TypeAlias = "models.Field[Any, Any]"


class RowKey(NamedTuple):
    """A row of the archive: the name of its model and its primary key."""

    model: str
    key: int


class RowState(NamedTuple):
    name: str
    values: Values


Rows = dict[RowKey, RowState]


def model_of(name: str) -> type[models.Model]:
    """The model called ``name``, tables of many-to-many relations included."""
    return apps.get_model("archive", name)


def snapshot(scope: Iterable[Iterable[models.Model]]) -> Rows:
    """Every row of ``scope``, as it is now."""
    return {key_of(record): RowState(name_of(record), values_of(record)) for records in scope for record in records}


def existing(keys: Iterable[RowKey]) -> Iterator[models.Model]:
    """The records of ``keys`` that there are; a query for each kind and batch."""
    by_model: dict[str, list[int]] = {}
    for name, key in keys:
        by_model.setdefault(name, []).append(key)
    for name, primary_keys in by_model.items():
        for start in range(0, len(primary_keys), _BATCH):
            yield from model_of(name)._base_manager.filter(pk__in=primary_keys[start : start + _BATCH])


def key_of(record: models.Model) -> RowKey:
    return RowKey(str(record._meta.model_name), record.pk)


def name_of(record: models.Model) -> str:
    """By what a reader knows the row; nothing that would cost a query for each."""
    name = getattr(record, "quote", "") or (str(record) if hasattr(record, "name") or hasattr(record, "slug") else "")
    return str(name)[:NAME_LENGTH]


def values_of(record: models.Model) -> Values:
    """The columns of ``record`` but its key, so far as they were read."""
    read = record.__dict__
    return {field.attname: _plain(field, record) for field in _fields(type(record)) if field.attname in read}


def python_values(model: type[models.Model], values: Values) -> Values:
    """``values`` as the fields hold them; columns that the model has no more are left out."""
    fields = {field.attname: field for field in _fields(model)}
    return {name: _python(fields[name], value) for name, value in values.items() if name in fields}


def automatic(model: type[models.Model]) -> set[str]:
    """Columns that every saving sets; that they differ says nothing."""
    return {field.attname for field in _fields(model) if getattr(field, "auto_now", False)}


def relations(model: type[models.Model]) -> dict[str, models.ForeignKey[models.Model | None, models.Model | None]]:
    """The foreign keys of ``model`` that lead to records, by column."""
    return {field.attname: field for field in _fields(model) if isinstance(field, models.ForeignKey)}


def target_of(relation: models.ForeignKey[models.Model | None, models.Model | None]) -> str:
    """The name of the model that ``relation`` leads to."""
    return str(relation.remote_field.model._meta.model_name)


def _fields(model: type[models.Model]) -> Iterator[Column]:
    return (field for field in model._meta.concrete_fields if not field.primary_key)


def _plain(field: Column, record: models.Model) -> object:
    value = field.value_from_object(record)
    if value is None or isinstance(field, models.JSONField) or type(value) in (bool, int, float, str):
        return value
    return str(value) if isinstance(value, str) else field.value_to_string(record)


def _python(field: Column, value: object) -> object:
    return value if value is None or isinstance(field, models.JSONField) else field.to_python(value)
