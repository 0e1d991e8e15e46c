"""Facts put back in bulk: a person who is restored may have thousands. The index hears of their reports at the end."""

from __future__ import annotations

from collections.abc import Iterable

from django.db import models

from archive.history.rows import RowKey, Values, existing, key_of, model_of, python_values
from archive.models import Evidence
from archive.models.revisions import RevisedRow

_BATCH = 500


def is_fact(row: RevisedRow) -> bool:
    return issubclass(model_of(row.model), Evidence)


def put_back_facts(rows: Iterable[RevisedRow]) -> None:
    """The rows that went, as they were."""
    by_model: dict[type[models.Model], list[models.Model]] = {}
    for row in rows:
        model = model_of(row.model)
        by_model.setdefault(model, []).append(model(pk=row.key, **python_values(model, row.before or {})))
    for model, facts in by_model.items():
        model._base_manager.bulk_create(facts, batch_size=_BATCH)


def change_facts_back(rows: Iterable[RevisedRow]) -> None:
    """The columns that differed, as they were; together those rows in which the same columns did."""
    alike: dict[tuple[str, tuple[str, ...]], dict[RowKey, Values]] = {}
    for row in rows:
        values = python_values(model_of(row.model), row.before or {})
        alike.setdefault((row.model, tuple(sorted(values))), {})[RowKey(row.model, row.key)] = values
    for (name, columns), wanted in alike.items():
        facts = list(existing(wanted))
        for fact in facts:
            for column, value in wanted[key_of(fact)].items():
                setattr(fact, column, value)
        model = model_of(name)
        fields = [model._meta.get_field(column).name for column in columns]
        if fields:
            model._base_manager.bulk_update(facts, fields, batch_size=_BATCH)
