"""The diffusion of slogans for statistics: a panel of areas and years, and cascades.

A row of the panel is an area in a year, of areas with reports of their own and of all years from the first to the last
held. What one code of GB/T 2260 has been called one after another is one area, under its newest name. Where no report
of that area and year is held, what it said is not known: ``uses`` and ``event`` are missing, not zero. ``at_risk``: no
report of the area of an earlier year has the slogan; ``event``: the first use falls here.

A cascade is one slogan, its nodes the areas that used it, its times those of their first uses in decimal years; a day
printed in part counts from the middle of its month or year. Reports without a year have no place in either.

``samples`` is a scope (``ReportQuerySet.in_sample_scope``): of real reports alone there is no area and no year of
samples.
"""

from __future__ import annotations

from calendar import isleap
from collections import Counter
from collections.abc import Iterable, Iterator
from datetime import date
from typing import NamedTuple

from django.db.models import Count, Min, QuerySet

from archive.analysis import FEWEST_REPORTS
from archive.analysis.archive_totals import held_per_area_and_year
from archive.http.time_limit import check_request
from archive.models import Area, Strategy, StrategyMention
from archive.models.standing import StandingCount
from archive.models.strategies import StrategyMentionQuerySet

_DATED = "0"  # days without a year sort before it


class PanelRow(NamedTuple):
    area: Area
    year: int
    held: int
    uses: int | None
    event: int | None
    at_risk: int


class CascadeRow(NamedTuple):
    area: Area
    time: float
    day: str
    strategy: Strategy


def panel(strategy: Strategy, within: Area | None, samples: str = "") -> Iterator[PanelRow]:
    """By area and year; of areas in ``within``, where given. Four queries."""
    areas = _areas_with_reports(samples).select_related("parent")
    if within is not None:
        areas = areas.filter(pk__in=Area.objects.within(within))
    newest = _newest_by_code(areas)
    codes = {area.pk: area.code for area in areas}
    held = _by_code(held_per_area_and_year(list(codes), samples), codes)
    uses = _by_code(_uses(strategy, samples), codes)
    firsts: dict[str, int] = {}
    for code, year in sorted(uses):
        firsts.setdefault(code, year)
    years = range(min(year for _code, year in held), max(year for _code, year in held) + 1) if held else range(0)
    for code, area in newest.items():
        check_request()
        first = firsts.get(code)
        for year in years:
            number, at_risk = held[code, year], first is None or year <= first
            used = uses[code, year] if number else None
            event = int(year == first) if number and at_risk else None
            yield PanelRow(area, year, number, used, event, int(at_risk))


def _areas_with_reports(samples: str) -> QuerySet[Area]:
    """By code, of one code the newest last."""
    counts = StandingCount.objects.filter(kind="area").in_scope(samples)
    areas = Area.objects.filter(pk__in=counts.values("record_id"))
    return areas.order_by("code", "valid_from", "pk")


def _newest_by_code(areas: Iterable[Area]) -> dict[str, Area]:
    return {area.code: area for area in areas}


def _by_code(numbers: dict[tuple[int, int], int], codes: dict[int, str]) -> Counter[tuple[str, int]]:
    """(code, year) to the reports, from (area, year); without those of areas that have no code in ``codes``."""
    by_code: Counter[tuple[str, int]] = Counter()
    for (pk, year), number in numbers.items():
        if pk in codes:
            by_code[codes[pk], year] += number
    return by_code


def _in_scope(mentions: StrategyMentionQuerySet, samples: str) -> StrategyMentionQuerySet:
    """Those in reports of an area."""
    mentions = mentions.exclude(report__area=None)
    return mentions.filter(report__is_sample=samples == "only") if samples else mentions


def _uses(strategy: Strategy, samples: str) -> dict[tuple[int, int], int]:
    """(area, year) to the reports of that very area with the slogan."""
    mentions = _in_scope(strategy.mentions.public(), samples).with_year().order_by()
    rows = mentions.values_list("report__area", "year").annotate(number=Count("report", distinct=True))
    return {(area, int(year)): number for area, year, number in rows if year}


def cascades(strategy: Strategy | None = None, samples: str = "") -> Iterator[CascadeRow]:
    """Of one slogan, or of all that ``FEWEST_REPORTS`` areas and more used; by slogan, the earliest first. Three
    queries."""
    mentions = _in_scope(StrategyMention.objects.public(), samples).filter(report__published_on__gte=_DATED)
    mentions = mentions.filter(strategy=strategy) if strategy else mentions.linked()
    rows = mentions.order_by().values_list("strategy", "report__area__code").annotate(first=Min("report__published_on"))
    firsts: dict[int, list[tuple[str, str]]] = {}
    for pk, code, day in rows:
        firsts.setdefault(pk, []).append((day, code))
    wanted = {pk: rows for pk, rows in firsts.items() if strategy or len(rows) >= FEWEST_REPORTS}
    strategies = {each.pk: each for each in Strategy.objects.order_by("pk") if each.pk in wanted}
    areas = _newest_by_code(_areas_with_reports(samples))
    for pk, each in strategies.items():
        check_request()
        for day, code in sorted(wanted[pk]):
            yield CascadeRow(areas[code], decimal_year(day), day, each)


def decimal_year(day: str) -> float:
    """2014-05-08, 2014-05 or 2014, to four places: 2014.3466 is the beginning of 8 May."""
    year, month, of_month = (*map(int, day.split("-")), 0, 0)[:3]
    if not month:
        return year + 0.5
    first = date(year, month, of_month or 15)
    return round(year + (first.timetuple().tm_yday - 1) / (366 if isleap(year) else 365), 4)
