"""The index of the names of one kind of record, in memory: exact, by beginnings, by what is within, by pinyin and its
initials, by mixtures of them (杨sp), and nearly.

It holds no truth, only primary keys: whoever shows a record to readers asks the database whether they may see it.
A name takes some 30 bytes for each of its characters, once for each process.
"""

import re
from array import array
from collections.abc import Collection, Iterator
from enum import IntEnum
from itertools import islice
from typing import Final, NamedTuple

from django.db.models import Count, Max, OuterRef, Subquery
from rapidfuzz import process
from rapidfuzz.distance import Indel

from archive.models.standing import KINDS, Standing, StandingCount
from archive.names.kinds import NamedKind
from archive.names.lines import Lines
from archive.names.readings import TypedPatterns, patterns, reading, units
from archive.text.normalize import fold

_LONGEST: Final = 60  # characters typed
_QUOTES: Final = "\"'«»‹›《》〈〉"  # as folded
# Of the two readings: wangjianxun and wangjianxin are 0.91 alike, and 0.75 is still another name.
_ALIKE: Final = 0.8


class NameFit(IntEnum):
    """How well a name fits what was typed, the best first."""

    NAME = 0
    READING = 1  # all of its pinyin
    SHORT = 2  # its initials, or characters and letters that lead to its end
    BEGINS = 3
    READING_BEGINS = 4
    WITHIN = 5
    READING_WITHIN = 6  # from a syllable on


class NameIndex(NamedTuple):
    """``names`` has every name, folded and without quotes, those of records that readers see first and then of the most
    used; ``units`` has the same with its readings; ``keys`` are the records' primary keys, line by line. The first
    ``seen`` lines were of records that readers saw when the index was read; ``hidden`` are the numbers of lines with
    spellings that only what they do not see has."""

    is_person: bool
    names: Lines
    units: Lines
    keys: "array[int]"
    seen: int
    hidden: frozenset[int]

    def fits(
        self, typed: str, most: int, among: Collection[NameFit] = tuple(NameFit), *, is_editor: bool = False
    ) -> dict[int, NameFit]:
        """Primary keys of records with a name that fits ``typed`` in one of these ways, the best first, ``most`` at
        most. Quotes around a name, its script, tones and the spelling of ü make no difference."""
        name, pinyin = _bare(_typed(typed)), patterns(typed)
        fits: dict[int, NameFit] = {}
        for fit in among:
            for number in self._lines(fit, name, pinyin):
                if len(fits) >= most:
                    return fits
                if is_editor or number not in self.hidden:
                    fits.setdefault(self.keys[number], fit)
        return fits

    def alike(self, typed: str, most: int) -> list[int]:
        """Primary keys of records with a name read almost like ``typed``, or written otherwise but read the same; the
        nearest first. Looks at all names."""
        wanted = reading(_typed(typed), is_person=self.is_person)
        if not wanted:
            return []
        readings = re.sub("[^a-z0-9\n]", "", self.units.text).split("\n")[1:-1]
        near = process.extract(wanted, readings, scorer=Indel.normalized_similarity, score_cutoff=_ALIKE, limit=most)
        return list(dict.fromkeys(self.keys[number] for _name, _likeness, number in near if number not in self.hidden))

    def seen_names(self) -> list[str]:
        """Of records that readers saw, but for glosses, which are not read."""
        pairs = zip(self.names.text.split("\n")[1:], self.units.text.split("\n")[1:], strict=True)
        seen = enumerate(islice(pairs, self.seen))
        return [name for number, (name, reading) in seen if reading and number not in self.hidden]

    def _lines(self, fit: NameFit, name: str, pinyin: TypedPatterns) -> Iterator[int]:
        literals = {NameFit.NAME: f"\n{name}\n", NameFit.BEGINS: f"\n{name}", NameFit.WITHIN: name}
        if fit in literals:
            return self.names.holding(literals[fit])
        by_reading = (NameFit.READING, NameFit.SHORT, NameFit.READING_BEGINS, NameFit.READING_WITHIN)
        return self.units.matching(pinyin[by_reading.index(fit)])


def _typed(text: str) -> str:
    """Folded, without quotes around it: “四大一高” is looked for by its bare name."""
    return fold(text[: 2 * _LONGEST]).strip().strip(_QUOTES + " ")[:_LONGEST]


def _bare(name: str) -> str:
    return "".join(character for character in name if character not in _QUOTES)


# How it is read from the database.


class _Name(NamedTuple):
    """One name of the record ``key``. Only its main name has its ``reading`` kept with it."""

    key: int
    name: str
    reading: str = ""
    is_gloss: bool = False
    is_hidden: bool = False


def read_index(kind: NamedKind) -> NameIndex:
    """Six queries at most, and memory for the names alone."""
    public, use = set(kind.public().order_by().values_list("pk", flat=True)), _use(kind)
    names: dict[int, dict[str, _Name]] = {}
    for each in _names(kind):
        names.setdefault(each.key, {}).setdefault(each.name, each)
    order = sorted(names, key=lambda key: (key in public, use.get(key, (0, ""))), reverse=True)
    lines = [name for key in order for name in names[key].values()]
    return NameIndex(
        kind.is_person,
        Lines.of(_bare(each.name) for each in lines),
        Lines.of("" if each.is_gloss else units(each.name, each.reading, is_person=kind.is_person) for each in lines),
        array("q", (each.key for each in lines)),
        sum(each.key in public for each in lines),
        frozenset(number for number, each in enumerate(lines) if each.is_hidden),
    )


def _names(kind: NamedKind) -> Iterator[_Name]:
    """The main name of each record first."""
    records = kind.model._default_manager.order_by()
    yield from (_Name(key, fold(name), reading) for key, name, reading in records.values_list("pk", "name", "pinyin"))
    for column in kind.names:
        yield from (_Name(key, fold(name)) for key, name in records.values_list("pk", column))
    if kind.aliases:
        spellings = kind.aliases._default_manager.order_by("pk")
        public = set(spellings.public().values_list("pk", flat=True))
        for pk, key, name in spellings.values_list("pk", kind.aliases.record_field().attname, "name"):
            yield _Name(key, fold(name), is_hidden=pk not in public)
    for column in kind.glosses:
        glossed = records.exclude(**{column: ""}).values_list("pk", column)
        yield from (_Name(key, fold(gloss), is_gloss=True) for key, gloss in glossed)


def _use(kind: NamedKind) -> dict[int, tuple[int, str]]:
    """(published reports, day of the latest) by primary key; none for a record without."""
    if kind.name in KINDS:
        counts = StandingCount.objects.filter(kind=kind.name, report_count__gt=0)
        newest = Standing.objects.filter(kind=kind.name, record_id=OuterRef("record_id")).order_by("-day", "-report_id")
        rows = counts.values_list("record_id", "report_count", Subquery(newest.values("day")[:1]))
        return {pk: (number, day or "") for pk, number, day in rows}
    path = kind.to_reports
    used = kind.model._default_manager.filter(**{f"{path}__status": "published"}).order_by()
    rows = used.values_list("pk").annotate(Count(path, distinct=True), Max(f"{path}__published_on"))
    return {pk: (number, str(latest or "")) for pk, number, latest in rows}
