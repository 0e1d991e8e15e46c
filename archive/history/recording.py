"""The block around an act of a person: rows are read before and after it, and what differs is a revision."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from itertools import chain
from typing import Any, Literal, TypedDict

from django.contrib.auth.base_user import AbstractBaseUser
from django.contrib.auth.models import AnonymousUser
from django.db import models, transaction
from django.utils.translation import gettext as _

from archive.history.rows import RowKey, Rows, RowState, automatic, existing, key_of, model_of, name_of, snapshot
from archive.history.scopes import Scope, cascade_rows, own_rows
from archive.models import Evidence, Report
from archive.models.revisions import NAME_LENGTH, RevisedRow, Revision

_BATCH = 200  # rows written at once
# Of a row that an act concerns and leaves as it is.
_UNTOUCHED: dict[str, dict[str, object]] = {"before": {}, "after": {}}


class RowCounts(TypedDict):
    """The rows of one model that a revision touched; ``fields``: those that changed."""

    added: int
    removed: int
    changed: int
    fields: list[str]


@contextmanager
def act(
    user: AbstractBaseUser | AnonymousUser,
    kind: str,
    record: models.Model,
    scope: Callable[[], Scope] | None = None,
    going: Iterable[models.Model] = (),
    undoes: Revision | None = None,
) -> Iterator[None]:
    """What happens in the block to rows of ``scope`` (``own_rows`` of ``record``) becomes a revision of ``record``.

    The scope is asked before and after: rows that left it are looked up by their keys. ``going`` are records that the
    block deletes; what goes with them belongs to the act. An act that changed nothing leaves no revision. All in one
    transaction.
    """
    scope, key = scope or (lambda: own_rows(record)), key_of(record)
    with transaction.atomic():
        before = snapshot(chain(scope(), cascade_rows(going)))
        yield
        after = _now(scope(), before)
        root = after.get(key) or before.get(key) or RowState(name_of(record), {})
        revision = Revision(kind=kind, model=key.model, key=key.key, name=root.name, undoes=undoes)
        _write(user, revision, _differences(before, after))


@contextmanager
def deletion(user: AbstractBaseUser | AnonymousUser, record: models.Model) -> Iterator[None]:
    """The deletion of ``record``, with everything that goes with it, into the trash."""
    with act(user, Revision.Kind.DELETE, record, lambda: iter(()), going=[record]):
        yield


def added(user: AbstractBaseUser | AnonymousUser, record: models.Model) -> None:
    """A person has added ``record`` and what belongs to it."""
    key, after = key_of(record), snapshot(own_rows(record))
    revision = Revision(kind=Revision.Kind.ADD, model=key.model, key=key.key, name=name_of(record))
    _write(user, revision, _differences({}, after))


@contextmanager
def judging(
    user: AbstractBaseUser | AnonymousUser, kind: str, facts: Sequence[models.QuerySet[Evidence]]
) -> Iterator[None]:
    """What happens in the block to ``facts``, of however many reports, is one step: a revision of the first report,
    in the history of every other as well."""
    with transaction.atomic():
        before = snapshot(facts)
        yield
        rows = _differences(before, snapshot([existing(before)]))
        keys = sorted({before[RowKey(row.model, row.key)].values["report_id"] for row in rows})
        titles = dict(Report.objects.filter(pk__in=keys).values_list("pk", "title"))
        if not keys:
            return
        name = titles[keys[0]]
        if len(keys) > 1:
            name = _("《%(title)s》等 %(number)d 篇") % {"title": name[: NAME_LENGTH - 40], "number": len(keys)}
            rows += [RevisedRow(model="report", key=key, name=titles[key][:NAME_LENGTH], **_UNTOUCHED) for key in keys]
        _write(user, Revision(kind=kind, model="report", key=keys[0], name=name[:NAME_LENGTH]), rows)


def _now(scope: Scope, before: Rows) -> Rows:
    present = snapshot(scope)
    return present | snapshot([existing(key for key in before if key not in present)])


def _differences(before: Rows, after: Rows) -> list[RevisedRow]:
    rows = (_difference(key, before.get(key), after.get(key)) for key in {**before, **after})
    return [row for row in rows if row is not None]


def _difference(key: RowKey, before: RowState | None, after: RowState | None) -> RevisedRow | None:
    name = (after or before or RowState("", {})).name
    if before is None or after is None:
        whole = {"before": before and before.values, "after": after and after.values}
        return RevisedRow(model=key.model, key=key.key, name=name, **whole)
    differing = {field for field in after.values if before.values[field] != after.values[field]}
    differing -= automatic(model_of(key.model))
    sides = {"before": before, "after": after}
    if not differing:
        return None
    parts = {side: {field: row.values[field] for field in sorted(differing)} for side, row in sides.items()}
    return RevisedRow(model=key.model, key=key.key, name=name, **parts)


def _write(user: Any, revision: Revision, rows: list[RevisedRow]) -> None:
    if not rows:
        return
    revision.by, revision.by_name = user, user.get_username()[:150]
    revision.summary = _summary(rows)
    revision.save()
    for row in rows:
        row.revision = revision
    RevisedRow.objects.bulk_create(rows, batch_size=_BATCH)


def _summary(rows: Iterable[RevisedRow]) -> dict[str, RowCounts]:
    by_model: dict[str, RowCounts] = {}
    for row in rows:
        if row.before == row.after:
            continue
        counts = by_model.setdefault(row.model, {"added": 0, "removed": 0, "changed": 0, "fields": []})
        verb: Literal["added", "removed", "changed"]
        verb = "added" if row.before is None else "removed" if row.after is None else "changed"
        counts[verb] += 1
        if verb == "changed":
            counts["fields"] = sorted({*counts["fields"], *row.fields})
    return by_model
