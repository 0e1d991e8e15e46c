"""Which figures can be compared: series of like ones, and why the others stand alone.

Figures are *alike* when they share all of: metric, unit (the base unit, or the printed one where there is none), kind
of period, status (actual, target, planned), whether they are cumulative, and what they are of (this very area or zone).
Only exact and approximate figures are compared; of a bound ("more than 700") nobody knows how far it lies. Where one
report gives several values for the very same thing, its words mean more than was read from them (another area, a part
of the whole): such a place of a series is *ambiguous* and is not drawn. Where each report gives one value and they
differ, the reports *disagree*, and all values are drawn. Of a measure of single events (死亡人数) only what is told of
a place or a zone and of a period is compared: two accidents make no line, and no disagreement.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from functools import cached_property, lru_cache
from typing import Any, NamedTuple

from django.db.models import FloatField
from django.db.models.functions import Cast
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from archive.analysis.periods import PeriodKind, end_of, period_kind
from archive.models import Area, Metric, Observation, Review, Zone
from archive.models.metrics import ObservationQuerySet
from archive.queries.links import passages_address
from archive.queries.report_filters import NOWHERE
from archive.queries.trust import EVERYTHING, Trust
from archive.resolution.event_measures import is_of_event

# What tells one spot from another, as the database groups figures.
SPOT = ("metric", "dimension", "period", "status", "is_cumulative", "zone", "place", "day")

# The report of a passage, its day, and the review of the passage.
Told = tuple[int, str, str]

SHOWN_VALUES = 2  # of one spot; reports that disagree more than so are not told one by one


class SeriesKey(NamedTuple):
    """What figures of one series share. Areas, zones and metrics by primary key, 0 for none."""

    metric: int
    dimension: str
    kind: PeriodKind
    status: str
    is_cumulative: bool
    zone: int
    place: int

    @property
    def described(self) -> str:
        return self.described_with(self.status)

    def described_with(self, *statuses: str) -> str:
        """Kind of period, status or several, and whether it is cumulative: 年度，完成、目标，累计."""
        labels = _("、").join(str(Observation.Status(status).label) for status in statuses)
        parts = (str(self.kind.label), pgettext("between clauses", "，"), labels)
        return "".join(parts) + (_("，累计") if self.is_cumulative else "")


@dataclass(frozen=True, slots=True)
class Value:
    """One value of one period: ``number`` passages in reports of which the earliest is of ``day``.

    ``confirmed`` of the passages a person has confirmed.

    ``raw`` is the value as the database computes with it; making thousands of decimals that no page shows takes longer
    than all the rest.
    """

    raw: float
    number: int
    reports: int
    day: str
    confirmed: int

    @property
    def is_unconfirmed(self) -> bool:
        """Nobody has confirmed any passage that gives it."""
        return not self.confirmed

    @property
    def amount(self) -> Decimal:
        return Decimal(repr(self.raw))


@dataclass
class Spot:
    """A period of a series (or the day of a report where no period is printed), with every value given for it."""

    period: str
    values: list[Value] = field(default_factory=list)
    reports: int = 0  # reports that give any of them

    @cached_property
    def is_ambiguous(self) -> bool:
        """One report gives several values."""
        return sum(value.reports for value in self.values) > self.reports

    @property
    def disagrees(self) -> bool:
        return len(self.values) > 1 and not self.is_ambiguous

    @cached_property
    def number(self) -> int:
        return sum(value.number for value in self.values)

    @cached_property
    def shown(self) -> list[Value]:
        """At most ``SHOWN_VALUES`` from the least to the greatest, both ends among them."""
        ordered = sorted(self.values, key=lambda value: value.raw)
        return ordered if len(ordered) <= SHOWN_VALUES else [*ordered[: SHOWN_VALUES - 1], ordered[-1]]

    @property
    def unshown(self) -> int:
        return len(self.values) - len(self.shown)


@dataclass
class Series:
    """Like figures in order of their periods, of all those that ``trust`` leaves. ``metric``, ``area`` and ``zone`` are
    the records of the key."""

    key: SeriesKey
    spots: list[Spot]
    metric: Metric | None = None
    area: Area | None = None
    zone: Zone | None = None
    trust: Trust = EVERYTHING

    @cached_property
    def drawn(self) -> list[Spot]:
        if self.is_of_events:
            return []
        return [spot for spot in self.spots if not spot.is_ambiguous and spot.period[:1].isdigit()]

    @property
    def is_of_events(self) -> bool:
        """Whether each figure is of an event of its own, for all that is told of them."""
        is_told = self.key.kind.name != "report" and bool(self.key.place or self.key.zone)
        return not is_told and self.metric is not None and is_of_event(self.metric.name)

    @property
    def can_be_drawn(self) -> bool:
        """Beside others, if not alone."""
        return bool(self.drawn) and self.key.kind.name != "other"

    @property
    def is_comparable(self) -> bool:
        return len(self.drawn) > 1 and self.can_be_drawn

    @property
    def disagreements(self) -> list[Spot]:
        return [spot for spot in self.drawn if spot.disagrees]

    @property
    def reason(self) -> str:
        """Why the series is not drawn: ``event``, ``ambiguous``, ``undated``, ``period`` or ``single``."""
        if self.is_of_events:
            return "event"
        if any(spot.is_ambiguous for spot in self.spots):
            return "ambiguous"
        if not self.drawn:
            return "undated"
        return "period" if self.key.kind.name == "other" else "single"

    @cached_property
    def number(self) -> int:
        """Passages of the spots that are drawn."""
        return sum(spot.number for spot in self.drawn)

    @property
    def status_label(self) -> str:
        return str(Observation.Status(self.key.status).label)

    def address(self, spot: Spot, value: Value | None = None) -> str:
        """The list of the passages of a spot, or of one value of it."""
        key = self.key
        scope = ("zone" if self.zone else "area") + ("-cumulative" if key.is_cumulative else "")
        place = self.area.slug if self.area else NOWHERE
        fields = {"unit": key.dimension, "status": key.status, "scope": scope, "place": place}
        fields |= {"period": "", "day": spot.period} if key.kind.name == "report" else {"period": spot.period}
        if value:
            fields["value"] = f"{value.amount.normalize():f}"
        records = [record for record in (self.metric, self.zone) if record]
        return passages_address("figure", *records, **fields | self.trust.fields)


def series(observations: ObservationQuerySet, trust: Trust = EVERYTHING) -> list[Series]:
    """All series of ``observations``, the public ones that ``trust`` leaves, the longest first. Four queries, however
    many figures there are."""
    grouped: dict[SeriesKey, list[Spot]] = {}
    for key, spot in _spots(observations):
        grouped.setdefault(key, []).append(spot)
    drawn = [
        Series(key, sorted(spots, key=lambda spot: end_of(spot.period)), trust=trust) for key, spots in grouped.items()
    ]
    _add_records(drawn)
    return sorted(drawn, key=lambda each: (-len(each.drawn), -each.number, each.key))


def _spots(observations: ObservationQuerySet) -> Iterator[tuple[SeriesKey, Spot]]:
    """One query. Grouped here: of thousands of figures the database counts distinct reports four times as slowly."""
    scoped = observations.linked().exact().with_dimension().with_scope().order_by()
    rows = scoped.values_list(*SPOT, Cast("amount", FloatField()), "report", "report__published_on", "review")
    told: dict[tuple[Any, ...], dict[float, list[Told]]] = {}
    for row in rows.iterator():
        told.setdefault(row[:8], {}).setdefault(row[8], []).append(row[9:])
    return ((key_of(where), _spot(where, amounts)) for where, amounts in told.items())


def _spot(where: Sequence[Any], amounts: Mapping[float, Sequence[Told]]) -> Spot:
    reports = {report for passages in amounts.values() for report, _day, _review in passages}
    values = [_value(raw, passages) for raw, passages in amounts.items()]
    return Spot(where[2] or where[7], values, len(reports))


def _value(raw: float, passages: Sequence[Told]) -> Value:
    if len(passages) == 1:  # as most are
        ((_report, day, review),) = passages
        return Value(raw, 1, 1, day, int(review == Review.CONFIRMED))
    reports = {report for report, _day, _review in passages}
    confirmed = sum(review == Review.CONFIRMED for _report, _day, review in passages)
    return Value(raw, len(passages), len(reports), min(day for _report, day, _review in passages), confirmed)


# Thousands of figures share a few periods.
_kind = lru_cache(maxsize=1024)(period_kind)


def key_of(where: Sequence[Any]) -> SeriesKey:
    metric, dimension, period, status, is_cumulative, zone, place, _day = where
    return SeriesKey(metric, dimension, _kind(period), status, is_cumulative, zone or 0, place or 0)


def _add_records(drawn: Sequence[Series]) -> None:
    metrics = Metric.objects.in_bulk({each.key.metric for each in drawn})
    zones = Zone.objects.in_bulk({each.key.zone for each in drawn})
    areas = Area.objects.in_bulk({each.key.place for each in drawn})
    for each in drawn:
        each.metric, each.zone = metrics[each.key.metric], zones.get(each.key.zone)
        each.area = areas.get(each.key.place)
