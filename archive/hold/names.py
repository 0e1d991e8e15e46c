"""The people, slogans, zones and documents of the archive that a text names; a name of several leads to each."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any, Final

from archive.hold.reading import TextReading
from archive.http.time_limit import check_request
from archive.ingest.document import NameMention, PersonMention
from archive.models.addresses import NamedModel
from archive.names.kinds import NAMED_KINDS, NamedKind
from archive.text.normalize import fold

KINDS: Final = {"person": "people", "strategy": "strategies", "zone": "zones", "document": "documents"}
SHOWN_NAMESAKES: Final = 5
_Mention = PersonMention | NameMention
_BATCH: Final = 500  # names in one condition


@dataclass(frozen=True, slots=True)
class NamedInText:
    """A name as first printed, how often, and the records that readers see under it, those of most reports first;
    empty where the archive has none. ``start`` is its first offset, None where it has none."""

    kind: str
    name: str
    times: int
    start: int | None
    records: tuple[NamedModel, ...]


def names_in(reading: TextReading) -> dict[str, list[NamedInText]]:
    """By kind, in the order of the text. The number of queries grows with batches of ``_BATCH`` names alone."""
    return {kind: list(_of_kind(NAMED_KINDS[kind], _mentions(reading, kind))) for kind in KINDS}


def _mentions(reading: TextReading, kind: str) -> list[_Mention]:
    return [each for each in getattr(reading, KINDS[kind]) if each.name and not getattr(each, "is_group", False)]


def _of_kind(kind: NamedKind, mentions: Iterable[_Mention]) -> Iterator[NamedInText]:
    printed: dict[str, list[_Mention]] = defaultdict(list)
    for mention in mentions:
        printed[fold(mention.name)].append(mention)
    records = _records(kind, {folded: ours[0].name for folded, ours in printed.items()})
    for folded, ours in printed.items():
        own = sorted(records.get(folded, ()), key=lambda record: (-record.report_count, record.pk))
        start = ours[0].span.start if ours[0].span else None
        yield NamedInText(kind.name, ours[0].name, len(ours), start, tuple(own[:SHOWN_NAMESAKES]))


def _records(kind: NamedKind, names: dict[str, str]) -> dict[str, set[Any]]:
    """Folded name to the records that readers see under it."""
    keys: dict[int, set[str]] = defaultdict(set)
    folded = list(names)
    for start in range(0, len(folded), _BATCH):
        check_request()
        some = folded[start : start + _BATCH]
        spelt = kind.aliases._default_manager.public().filter(folded__in=some)
        own = kind.model._default_manager.filter(name__in=[names[name] for name in some]).order_by()
        for name, pk in spelt.values_list("folded", kind.aliases.record_field().attname):
            keys[pk].add(name)
        for pk, name in own.values_list("pk", "name"):
            keys[pk].add(fold(name))
    by_name: dict[str, set[Any]] = defaultdict(set)
    wanted = list(keys)
    for start in range(0, len(wanted), _BATCH):
        check_request()
        seen = kind.public().filter(pk__in=wanted[start : start + _BATCH])
        for record in seen.with_report_count():
            for name in keys[record.pk]:
                by_name[name].add(record)
    return by_name
