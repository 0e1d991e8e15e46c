"""Rank: where reports print a person in their lists of names.

The *place* is the number under which the person stands in a report's list, 1 for the first; a person whom a report has
in several parts has a place for each. The *length* of a list is the last place that the report prints. Lists of
unlike length are compared by the *relative place*: 0 for the first name, 1 for the last, in equal steps between; a list
of one name has none. Only reports whose year is printed can be put on a time line.
"""

from __future__ import annotations

from dataclasses import dataclass
from math import fsum
from typing import Any

from django.db.models import Case, Count, F, FloatField, OuterRef, Subquery, Value, When
from django.db.models.functions import Cast

from archive.models import Participation
from archive.models.people import ParticipationQuerySet
from archive.queries.passages import passages

NEWEST = 30  # places told one by one; the list of passages has all


@dataclass(frozen=True, slots=True)
class Listing:
    """One place in one list: ``part`` is the participation, ``url`` the sentence of the name."""

    part: Participation
    url: str
    place: int
    length: int
    relative: float | None


@dataclass(frozen=True, slots=True)
class YearOfRank:
    """The relative places of a year: their mean, the foremost and the hindmost, over ``number`` lists."""

    year: int
    number: int
    mean: float
    foremost: float
    hindmost: float


@dataclass(frozen=True)
class Rank:
    """``newest`` are the newest lists, ``number`` is that of all; ``years`` are in order."""

    newest: list[Listing]
    number: int
    years: list[YearOfRank]

    @property
    def shows_all(self) -> bool:
        return self.number == len(self.newest)


def rank(taken: ParticipationQuerySet) -> Rank:
    """Of the parts ``taken`` by one person. Five queries."""
    parts = taken.filter(order__gt=0)
    listed, in_order = _with_relative_place(parts), ("-report__published_on", "-report_id", "order")
    # Sorted by keys alone: the database would first find the length of every list.
    keys = list(parts.order_by(*in_order).values_list("pk", flat=True)[:NEWEST])
    related = listed.filter(pk__in=keys).select_related("report__area").defer("report__text", "report__layout")
    newest = related.order_by(*in_order)
    told = [_listing(passage.fact, passage.url) for passage in passages(newest)]
    return Rank(told, parts.count(), _years(parts))


def _with_relative_place(listed: ParticipationQuerySet) -> ParticipationQuerySet:
    """Annotates ``length`` of the list and ``relative`` place."""
    steps = Cast(F("order") - 1, FloatField()) / (F("length") - 1)
    return listed.annotate(length=_length()).annotate(
        relative=Case(When(length__gt=1, then=steps), default=Value(None), output_field=FloatField())
    )


def _length() -> Subquery:
    """Without a condition but the report, so that an index of (report, order) gives the last place at once."""
    last = Participation.objects.filter(report=OuterRef("report"))
    return Subquery(last.order_by("-order").values("order")[:1])


def _years(parts: ParticipationQuerySet) -> list[YearOfRank]:
    """Grouped by places and lengths, of which there are few: in a mean of relative places databases would look for the
    length of each list four times, which took five seconds of a person in 90,000 reports."""
    counted = parts.with_year().exclude(year="").annotate(length=_length()).order_by()
    years: dict[int, list[tuple[float, int]]] = {}
    for year, place, length, number in counted.values_list("year", "order", "length").annotate(Count("pk")):
        if length > 1:
            years.setdefault(int(year), []).append(((place - 1) / (length - 1), number))
    return [_year(year, years[year]) for year in sorted(years)]


def _year(year: int, places: list[tuple[float, int]]) -> YearOfRank:
    """``places``: (relative place, lists)."""
    number = sum(lists for _place, lists in places)
    mean = fsum(place * lists for place, lists in places) / number
    return YearOfRank(year, number, mean, min(places)[0], max(places)[0])


def _listing(part: Any, url: str) -> Listing:
    return Listing(part, url, part.order, part.length, part.relative)
