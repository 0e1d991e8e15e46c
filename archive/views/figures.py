"""What the pages of metrics, zones and areas tell of figures: which can be compared, which reports disagree."""

from __future__ import annotations

from dataclasses import dataclass

from django.db.models import Count

from archive.analysis.series import Series, SeriesKey, Spot, series
from archive.analysis.targets import Pair, pairs
from archive.charts.panels import Panel, panel
from archive.models.metrics import ObservationQuerySet
from archive.queries.trust import Trust

METRICS = 8
PANELS = 4  # with more, a page of thousands of figures is heavier and slower than a page may be
DISAGREEMENTS = 5
UNLIKE = 10


@dataclass(frozen=True)
class Compared:
    """``panels`` stand in order of what they share; ``unlike`` series have too little in common to be drawn."""

    panels: list[Panel]
    unshown: int
    disagreements: list[tuple[Series, Spot]]
    pairs: list[Pair]
    unlike: list[Series]
    inexact: int  # figures with a bound or a range


def compared(observations: ObservationQuerySet, trust: Trust, metrics: list[int] | None = None) -> Compared:
    """Of the ``observations`` that ``trust`` left: of ``metrics``, or of the ``METRICS`` with most figures; five or six
    queries."""
    if metrics is None:
        counted = observations.linked().order_by().values_list("metric").annotate(number=Count("pk"))
        metrics = [pk for pk, _number in counted.order_by("-number", "metric")[:METRICS]]
        observations = observations.filter(metric__in=metrics)
    grouped = series(observations, trust)
    alike = _but_for_status(grouped)
    drawn = sorted(alike[:PANELS], key=lambda together: _shared(together[0]))
    of_panels = {each.key for together in alike for each in together}
    return Compared(
        [panel(*together) for together in drawn],
        len(alike) - len(drawn),
        [(each, spot) for each in grouped for spot in each.disagreements][:DISAGREEMENTS],
        pairs(grouped),
        [each for each in grouped if each.key not in of_panels][:UNLIKE],
        observations.inexact().count(),
    )


def _but_for_status(grouped: list[Series]) -> list[tuple[Series, ...]]:
    """What is drawn in one panel: series alike in all but their status, outcomes first, of which one is comparable."""
    together: dict[SeriesKey, list[Series]] = {}
    for each in filter(lambda one: one.can_be_drawn, grouped):
        together.setdefault(each.key._replace(status=""), []).append(each)
    comparable = [group for group in together.values() if any(each.is_comparable for each in group)]
    return [tuple(sorted(group, key=lambda each: each.key.status != "actual")) for group in comparable]


def _shared(each: Series) -> tuple[object, ...]:
    """What panels side by side have in common, the longest series first within it."""
    key = each.key
    return (key.metric, key.dimension, key.kind, key.status, key.is_cumulative, -len(each.drawn), key.place, key.zone)
