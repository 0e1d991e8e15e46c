"""Links written in bulk: one statement for all mentions of a kind, and none for those that stay as they are."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable, Sequence
from typing import NamedTuple, cast

from django.db import connection
from django.db.models import ForeignKey, Model

from archive.models import Observation, Participation, StrategyMention, ZoneMention

# The kinds of evidence that are linked to records.
Mention = Participation | StrategyMention | ZoneMention | Observation


class StoredLink(NamedTuple):
    """What a mention is linked to (None: to no record), why, and how surely."""

    record: int | None
    reason: str
    params: dict[str, object] = {}  # noqa: RUF012  never changed
    certainty: float | None = None


def write_links(model: type[Mention], links: dict[int, StoredLink]) -> None:
    """Write ``links``, by primary key of the mention."""
    record = f"{model.record_field}_id"
    columns = (record, "link_reason", "link_params", "link_certainty")
    rows = [(link.record, link.reason, json.dumps(link.params), link.certainty, pk) for pk, link in links.items()]
    # A record has one part once in a report: those that go elsewhere make room first.
    execute_many(model, (record,), [(None, pk) for pk in links])
    execute_many(model, columns, rows)


def carry(model: type[Mention], moves: Iterable[tuple[int | None, int | None]]) -> None:
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
    relation = model._meta.get_field(model.record_field)
    assert isinstance(relation, ForeignKey)
    assert isinstance(relation.related_model, type)
    records = relation.related_model._default_manager
    records.filter(pk__in=holding, carried_by__isnull=False).update(carried_by=None)
    emptied = records.filter(
        pk__in=went.keys() - holding, **{relation.remote_field.get_accessor_name(): None}
    ).values_list("pk", flat=True)
    execute_many(records.model, ("carried_by_id",), [(went[pk].most_common(1)[0][0], pk) for pk in emptied])


def write_keys(model: type[Mention], keys: Iterable[tuple[str, int]], column: str = "name_key") -> None:
    """Write (key, primary key of the mention)."""
    execute_many(model, (column,), list(keys))


def execute_many(
    model: type[Model], columns: tuple[str, ...], rows: Sequence[Sequence[int | float | str | None]]
) -> None:
    """Set ``columns`` in the rows whose primary key stands last in each of ``rows``. One statement."""
    if not rows:
        return
    quote = connection.ops.quote_name
    wanted = ", ".join(f"{quote(column)} = %s" for column in columns)
    with connection.cursor() as cursor:
        table = quote(model._meta.db_table)
        cursor.executemany(f"UPDATE {table} SET {wanted} WHERE id = %s", rows)  # noqa: S608  names of the model's own
