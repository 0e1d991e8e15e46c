"""Links written in bulk: one statement for all mentions of a kind, and none for those that stay as they are."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable
from typing import Any, NamedTuple, cast

from django.db import connection

from archive.models.linked import Linked


class StoredLink(NamedTuple):
    """What a mention is linked to (None: to no record), why, and how surely."""

    record: int | None
    reason: str
    params: dict[str, Any] = {}  # noqa: RUF012  never changed
    certainty: float | None = None


def write_links(model: type[Linked], links: dict[int, StoredLink]) -> None:
    """Write ``links``, by primary key of the mention."""
    record = f"{model.record_field}_id"
    columns = (record, "link_reason", "link_params", "link_certainty")
    rows = [(link.record, link.reason, json.dumps(link.params), link.certainty, pk) for pk, link in links.items()]
    # A record has one part once in a report: those that go elsewhere make room first.
    execute_many(model, (record,), [(None, pk) for pk in links])
    execute_many(model, columns, rows)


def carry(model: type[Any], moves: Iterable[tuple[int | None, int | None]]) -> None:
    """Of mentions that had one record and have another: a record without any now leads to where most of them went.

    One that has mentions again stands for itself.
    """
    went: dict[int, Counter[int]] = {}
    holding: set[int] = set()
    for before, after in moves:
        if after is not None:
            holding.add(after)
            if before not in (None, after):
                went.setdefault(cast(int, before), Counter())[after] += 1
    records: Any = model._meta.get_field(model.record_field).related_model._default_manager
    records.filter(pk__in=holding, carried_by__isnull=False).update(carried_by=None)
    relation = model._meta.get_field(model.record_field).remote_field.get_accessor_name()
    emptied = records.filter(pk__in=went.keys() - holding, **{relation: None}).values_list("pk", flat=True)
    execute_many(records.model, ("carried_by_id",), [(went[pk].most_common(1)[0][0], pk) for pk in emptied])


def write_keys(model: type[Any], keys: Iterable[tuple[str, int]], column: str = "name_key") -> None:
    """Write (key, primary key of the mention)."""
    execute_many(model, (column,), list(keys))


def execute_many(model: type[Any], columns: tuple[str, ...], rows: list[Any]) -> None:
    """Set ``columns`` in the rows whose primary key stands last in each of ``rows``. One statement."""
    if not rows:
        return
    quote = connection.ops.quote_name
    wanted = ", ".join(f"{quote(column)} = %s" for column in columns)
    with connection.cursor() as cursor:
        table = quote(model._meta.db_table)
        cursor.executemany(f"UPDATE {table} SET {wanted} WHERE id = %s", rows)  # noqa: S608  names of the model's own
