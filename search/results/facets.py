"""Filters as links: what was chosen, how to take it back, and what else could be chosen with how many reports."""

from typing import Final, NamedTuple

from django.utils.functional import Promise
from django.utils.translation import gettext as _

from archive.http.facets import Chip, Facet
from archive.models import Participation
from archive.models.addresses import NamedModel
from archive.queries.labels import samples_label
from search.names import lookup
from search.querylang.fields import FIELD_TITLES
from search.results import histogram
from search.results.params import SearchParams
from search.search_indexes import PART_BASE, PARTS

_COUNTED: Final = ("area", "year", "official", "strategy", "zone", "industry", "publisher", "part")
_SHOWN: Final = 6  # of each filter; the rest is folded away
_YEARS_SHOWN: Final = 12  # so many years stand in their order, none folded away
_MOST: Final = 30
Counts = list[tuple[int, int]]  # (id or number, reports)


class Chosen(NamedTuple):
    """The filters of a request as records: ``keys`` by filter as the index knows them, ``labels`` and ``records`` by
    (filter, value); ``unknown`` holds those that lead to no record; ``months`` first and last number of a day, as the
    index has it."""

    keys: dict[str, list[int]]
    labels: dict[tuple[str, str], str]
    unknown: list[tuple[str, str]]
    months: list[tuple[int, int]]


def fields(params: SearchParams, on: Chosen) -> dict[str, list[int]]:
    """What the engine is to count, by field: these values, or where none are named those that most have."""
    counted: dict[str, list[int]] = dict.fromkeys(_COUNTED, [])
    if people := on.keys.get("person"):
        counted["person_part"] = [people[0] * PART_BASE + number for number in range(1, len(PARTS) + 1)]
    if histogram.year_of(params):
        counted["published_on"] = []
    return counted


def chosen(params: SearchParams) -> Chosen:
    """At most two queries for each kind of record that is filtered by."""
    choice = Chosen({}, {}, [], [_days(value) for value in params.year if "-" in value])
    for name in lookup.KINDS:
        slugs = getattr(params, name)
        records = lookup.by_slugs(name, slugs)
        choice.unknown.extend((name, slug) for slug in slugs if slug not in records)
        choice.labels.update({(name, slug): str(record) for slug, record in records.items()})
        if records:
            choice.keys[name] = sorted({record.pk for record in records.values()})
    if years := [int(value) for value in params.year if "-" not in value]:
        choice.keys["year"] = years
    choice.labels.update({("year", year): _year(year) for year in params.year})
    choice.labels["samples", params.samples] = samples_label(params.samples)
    choice.labels.update({("part", part): str(Participation.Part(part).label) for part in params.part})
    return choice


def _days(month: str) -> tuple[int, int]:
    """2014-05 as 20140500 and 20140531: a day that is not known counts as one of the month."""
    year, number = month.split("-")
    return int(f"{year}{number}00"), int(f"{year}{number}31")


def chips(params: SearchParams, on: Chosen) -> list[Chip]:
    """For each filter that is on, also for one that leads to no record: it, too, can be taken back."""
    return params.chips(lambda name, value: on.labels.get((name, value), value), _title)


def _title(name: str) -> str | Promise:
    titles = {"since": _("从"), "until": _("到"), "samples": _("示例")}
    return titles.get(name) or FIELD_TITLES[name]


def facets(params: SearchParams, counts: dict[str, Counts], on: Chosen) -> list[Facet]:
    """Those with anything to choose. One query for each kind of record."""
    counted = {**counts, "person": counts.get("official", []), "part": _parts(counts, on)}
    offered = [_facet(params, name, counted.get(name, [])) for name in FIELD_TITLES]
    return [facet for facet in offered if facet.choices]


def _parts(counts: dict[str, Counts], on: Chosen) -> Counts:
    """Reports by part: of one chosen person that person's parts, else anyone's."""
    people = on.keys.get("person", [])
    if len(people) != 1:
        return counts.get("part", [])
    pairs = [(divmod(pair, PART_BASE), number) for pair, number in counts.get("person_part", [])]
    return [(part, number) for (person, part), number in pairs if person == people[0]]


def _facet(params: SearchParams, name: str, counts: Counts) -> Facet:
    counts = (_years(counts) if name == "year" else counts)[:_MOST]
    values = _values(name, [key for key, _number in counts])
    # A record may go between the search and this.
    rows = [(*values[key], number) for key, number in counts if key in values]
    cut = _YEARS_SHOWN if name == "year" and len(rows) <= _YEARS_SHOWN else _SHOWN
    return params.facet(name, FIELD_TITLES[name], rows, cut, is_linked=len(params.q) <= histogram.REPEATED)


def _years(counts: Counts) -> Counts:
    """The newest first where all are shown; else those with most reports, which the newest may not be."""
    if len(counts) <= _YEARS_SHOWN:
        return sorted(counts, reverse=True)
    return sorted(counts, key=lambda counted: (-counted[1], -counted[0]))


def _values(name: str, keys: list[int]) -> dict[int, tuple[str, str]]:
    """(value in the address, label) by what the index counts."""
    if name == "year":
        return {key: (str(key), _year(str(key))) for key in keys}
    if name == "part":
        return {key: (PARTS[key - 1], str(Participation.Part(PARTS[key - 1]).label)) for key in keys}
    records: dict[int, NamedModel] = lookup.KINDS[name].model._default_manager.order_by().in_bulk(keys)
    return {key: (record.slug, _label(name, record)) for key, record in records.items()}


def _label(name: str, record: NamedModel) -> str:
    """An area's own name is enough beside its province's; namesakes need their note."""
    return str(record.name) if name == "area" else str(record)


def _year(value: str) -> str:
    year, _dash, month = value.partition("-")
    return (
        _("%(year)s年%(month)s月") % {"year": year, "month": int(month)} if month else _("%(year)s年") % {"year": year}
    )
