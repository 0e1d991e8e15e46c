"""What changed, for readers: record by record and field by field, long texts with what was taken out and put in."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from difflib import SequenceMatcher
from typing import Any

from django.db import models
from django.utils.translation import gettext as _

from archive.history.rows import Column, RowKey, existing, model_of, name_of, relations, target_of
from archive.models.revisions import RevisedRow

_LONG = 20  # characters from which a text is compared within
_COMPARED = 4_000  # characters on either side; difflib's time is quadratic
_CONTEXT = 30  # characters shown around what changed
_SHOWN = 20_000  # characters of one value
_HIDDEN_MODELS = {"texthash", "pastaddress"}  # what an address was is told by the record's own
_SPAN = {"start", "end"}


@dataclass(frozen=True)
class ComparedPiece:
    """A stretch of a compared text: ``kind`` is same, out or in."""

    kind: str
    text: str


@dataclass(frozen=True)
class ComparedField:
    label: str
    before: str
    after: str
    pieces: tuple[ComparedPiece, ...] = ()


@dataclass
class TextChange:
    """One row: ``state`` is added, removed or changed."""

    state: str
    kind: str
    name: str
    fields: list[ComparedField] = field(default_factory=list)


@dataclass
class Comparison:
    """``moved``: facts of which only the place changed, with the text around them."""

    changes: list[TextChange] = field(default_factory=list)
    moved: int = 0


def compare(rows: Iterable[RevisedRow]) -> Comparison:
    """The rows of one revision, or of several in their order, as one comparison."""
    shown = [row for row in together(rows) if row.model not in _HIDDEN_MODELS]
    names = _names(shown)
    result = Comparison()
    for row in shown:
        if row.before is not None and row.after is not None and row.fields <= _SPAN:
            result.moved += 1
        elif (change := _change(row, names)).fields:
            result.changes.append(change)
    return result


def together(rows: Iterable[RevisedRow]) -> list[RevisedRow]:
    """One row for each key: as it was before the first and after the last; what came and went again is left out."""
    by_key: dict[RowKey, RevisedRow] = {}
    for row in rows:
        key = RowKey(row.model, row.key)
        first = by_key.get(key)
        if first is None:
            by_key[key] = row
            continue
        first.name = row.name or first.name
        first.before = None if first.before is None else {**(row.before or {}), **first.before}
        first.after = None if row.after is None else {**(first.after or {}), **row.after}
    return [row for row in by_key.values() if row.before != row.after]


def _change(row: RevisedRow, names: dict[RowKey, str]) -> TextChange:
    model = model_of(row.model)
    state = "added" if row.before is None else "removed" if row.after is None else "changed"
    change = TextChange(state, str(model._meta.verbose_name), row.name)
    for column in _shown_columns(model):
        if column.attname not in row.fields or (state != "changed" and column.attname in _SPAN):
            continue
        old, new = (_in_words(column, (side or {}).get(column.attname), names) for side in (row.before, row.after))
        if old != new:
            change.fields.append(_field(str(column.verbose_name), old, new, state))
    return change


def _shown_columns(model: type[models.Model]) -> Iterator[Column]:
    """What an editor can give, and the address; not what programs derive from it."""
    return (
        each for each in model._meta.concrete_fields if each.editable and not each.primary_key or each.name == "slug"
    )


def _field(label: str, old: str, new: str, state: str) -> ComparedField:
    old, new = old[:_SHOWN], new[:_SHOWN]
    is_within = state == "changed" and max(len(old), len(new)) >= _LONG
    return ComparedField(label, old, new, tuple(_pieces(old, new)) if is_within else ())


def _in_words(column: Column, value: Any, names: dict[RowKey, str]) -> str:
    if value in (None, ""):
        return ""
    if isinstance(value, bool):
        return _("是") if value else _("否")
    if isinstance(column, models.ForeignKey):
        key = RowKey(target_of(column), value)
        return names.get(key) or f"#{value}"
    if column.choices:
        return str(dict(column.flatchoices).get(value, value))
    if isinstance(column, models.BinaryField):
        return _("（文件）")
    return str(value)


def _names(rows: Iterable[RevisedRow]) -> dict[RowKey, str]:
    """The names of all records that the rows lead to: as they are now, else as they were when they went."""
    wanted: set[RowKey] = set()
    for row in rows:
        for column, relation in relations(model_of(row.model)).items():
            target = target_of(relation)
            wanted |= {RowKey(target, side[column]) for side in (row.before, row.after) if side and side.get(column)}
    names = {RowKey(str(each._meta.model_name), each.pk): name_of(each) for each in existing(wanted)}
    for key in wanted - names.keys():
        last = RevisedRow.objects.filter(model=key.model, key=key.key).exclude(name="").order_by("-pk").first()
        if last:
            names[key] = last.name
    return names


def _pieces(old: str, new: str) -> Iterator[ComparedPiece]:
    if max(len(old), len(new)) > _COMPARED:
        yield from _by_ends(old, new)
        return
    matcher = SequenceMatcher(None, old, new, autojunk=False)
    for tag, start, end, new_start, new_end in matcher.get_opcodes():
        if tag == "equal":
            yield ComparedPiece("same", _shortened(old[start:end]))
            continue
        if start < end:
            yield ComparedPiece("out", old[start:end])
        if new_start < new_end:
            yield ComparedPiece("in", new[new_start:new_end])


def _by_ends(old: str, new: str) -> Iterator[ComparedPiece]:
    """Very long texts: what lies between their common beginning and their common end."""
    head = _common(old, new)
    tail = _common(old[head:][::-1], new[head:][::-1])
    middle_old, middle_new = old[head : len(old) - tail], new[head : len(new) - tail]
    yield ComparedPiece("same", _shortened(old[:head]))
    if 0 < max(len(middle_old), len(middle_new)) <= _COMPARED:
        yield from _pieces(middle_old, middle_new)
    else:
        yield from (ComparedPiece(kind, text) for kind, text in (("out", middle_old), ("in", middle_new)) if text)
    yield ComparedPiece("same", _shortened(old[len(old) - tail :]))


def _common(one: str, other: str) -> int:
    return next((at for at, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), min(len(one), len(other)))


def _shortened(text: str) -> str:
    return text if len(text) <= 3 * _CONTEXT else f"{text[:_CONTEXT]} … {text[-_CONTEXT:]}"
