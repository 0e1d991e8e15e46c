"""A map of areas: for each area below one, how many reports are held and how many of them say what is looked for.

*Held* are the published reports of the area and of those below it under the time, publisher and samples of the filter;
the *number* is those among them that name its people, slogans, zones and so on, or, where a kind of zones is asked for,
the zones that lie there and that these reports name. An area without a held report is *unheld*: it may have said it.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Annotated

from django.db.models import Count, Model, Q, QuerySet
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext, pgettext
from pydantic import Field

from archive.http.checks import one_of
from archive.http.facets import Facet
from archive.models import Area, Strategy, Zone, ZoneMention
from archive.models.fact_kinds import SUBJECTS
from archive.queries.report_filters import FilteredReports, ReportFilter
from archive.text.gb2260 import HEADINGS

ANY = "any"
LEVELS = 4  # of shade
LEADING = 12  # slogans offered
_LINEAGE = ("area", "area__parent", "area__parent__parent")


class MapParams(ReportFilter):
    """``area`` is whose areas below are drawn; without one it is the country."""

    kind: Annotated[str, one_of(ANY, *Zone.Kind.values), Field(description="zones are counted, of a kind or any")] = ""


@dataclass(frozen=True, slots=True)
class MapTile:
    """``state`` is ``unheld``, ``none`` (held, but not a one) or ``level-1`` to ``level-4``."""

    area: Area
    held: int
    number: int
    state: str
    label: str  # the name and the number in words
    query: str  # of the map of the areas below it; empty of a county
    address: str  # of the list of the reports that are counted; empty where zones are


@dataclass(frozen=True, slots=True)
class AreaMap:
    """``own``: what the area itself has, without those below it. ``steps``: from and to of each level of shade."""

    tiles: list[MapTile]
    own: MapTile | None
    steps: list[tuple[int, int]]

    @property
    def unheld(self) -> int:
        return sum(tile.state == "unheld" for tile in self.tiles)

    @property
    def with_some(self) -> int:
        return sum(tile.number > 0 for tile in self.tiles)


class MappedReports(FilteredReports):
    """The reports under the filter of a map."""

    asked: MapParams

    def label(self, name: str, value: str) -> str:
        if name != "kind":
            return super().label(name, value)
        return _("各类园区") if value == ANY else str(Zone.Kind(value).label)

    @property
    def counts_zones(self) -> bool:
        return bool(self.asked.kind)

    @property
    def narrows(self) -> bool:
        """Whether what is counted differs from what is held."""
        return bool(self.asked.named) or self.counts_zones

    @cached_property
    def facets(self) -> list[Facet]:
        asked, reports = self.asked, self.reports().order_by()
        kinds = dict(_zones(reports, ANY).values_list("kind").annotate(Count("pk")))
        strategies = Strategy.objects.all()
        leading = (
            strategies.beside(self._standing, LEADING) if self._standing else strategies.leading_in(reports, LEADING)
        )
        offered = [
            asked.facet("year", _("年份"), self._years()),
            asked.facet("strategy", pgettext("label", "口号"), ((s.slug, str(s), s.report_count) for s in leading)),
            asked.facet("kind", pgettext("label", "园区"), self._kinds(kinds)),
            asked.facet("publisher", _("来源"), self._publishers()),
        ]
        return [each for each in offered if each.choices]

    def _kinds(self, counted: Mapping[str, int]) -> list[tuple[str, str, int]]:
        """``counted`` by kind, all of them first."""
        kinds = [(kind, counted[kind]) for kind in Zone.Kind.values if kind in counted]
        every = [(ANY, sum(counted.values()))] if kinds else []
        return [(kind, self.label("kind", kind), number) for kind, number in every + kinds]

    def map(self) -> AreaMap:
        """Six queries at most, however many areas and reports there are."""
        everywhere = self.asked.changed(area="")
        matching = self._under(everywhere).order_by()
        without = everywhere.changed(**dict.fromkeys(SUBJECTS, ()), part="", ahead="")
        held = _by_lineage(FilteredReports(without).reports().order_by()) if self.narrows else None
        counted = _zones(matching, self.asked.kind) if self.counts_zones else matching
        numbers = _by_lineage(counted)
        return self._map(numbers if held is None else held, numbers)

    def _map(self, held: _Counts, numbers: _Counts) -> AreaMap:
        areas = [
            area for area, stands in _areas(self.area, self.asked.year)
            if stands or held.all[area.pk] or numbers.all[area.pk]
        ]  # fmt: skip
        steps = _steps(max((numbers.all[area.pk] for area in areas), default=0))
        tiles = [self._tile(area, held.all[area.pk], numbers.all[area.pk], steps) for area in areas]
        above = self.area
        own = self._tile(above, held.own[above.pk], numbers.own[above.pk], steps, below="no") if above else None
        return AreaMap(tiles, own, steps)

    def _tile(self, area: Area, held: int, number: int, steps: Sequence[tuple[int, int]], below: str = "") -> MapTile:
        level = next((place for place, (first, last) in enumerate(steps, 1) if first <= number <= last), 0)
        state = f"level-{level}" if level else "none" if held else "unheld"
        query = "" if area.level == Area.Level.COUNTY else self.asked.changed(area=area.slug, below="").query()
        listed = self._list.changed(area=area.slug, below=below).at(reverse("reports"))
        label = pgettext("number of a place", "%(place)s：%(number)s") % {
            "place": area.name,
            "number": self._in_words(held, number),
        }
        return MapTile(area, held, number, state, label, query, "" if self.counts_zones else listed)

    def _in_words(self, held: int, number: int) -> str:
        if not held and not number:
            return _("没有收入报道")
        if self.counts_zones:
            return ngettext("%(number)d 个园区", "%(number)d 个园区", number) % {"number": number}
        if self.narrows:
            return _("%(held)d 份报道中有 %(number)d 份") % {"held": held, "number": number}
        return ngettext("%(number)d 份报道", "%(number)d 份报道", number) % {"number": number}

    @cached_property
    def _list(self) -> ReportFilter:
        """What the list of reports is asked for: the same."""
        return ReportFilter(**{name: getattr(self.asked, name) for name in ReportFilter.model_fields})


@dataclass(frozen=True, slots=True)
class _Counts:
    """By primary key of the area: with those below it, and of its own."""

    all: Counter[int]
    own: Counter[int]


def _by_lineage(rows: QuerySet[Model]) -> _Counts:
    counts = _Counts(Counter(), Counter())
    for *lineage, number in rows.values_list(*_LINEAGE).annotate(Count("pk")):
        counts.all.update({pk: number for pk in lineage if pk is not None})
        if lineage[0] is not None:
            counts.own[lineage[0]] += number
    return counts


def _zones(reports: QuerySet[Model], kind: str) -> QuerySet[Zone]:
    mentions = ZoneMention.objects.not_rejected().filter(report__in=reports.values("pk"), zone__isnull=False)
    zones = Zone.objects.filter(pk__in=mentions.values("zone")).order_by()
    return zones if kind == ANY else zones.filter(kind=kind)


def _areas(above: Area | None, year: str) -> list[tuple[Area, bool]]:
    """Those directly below ``above``, of all times, in the order of their codes; whether each is one of the year."""
    below = Area.objects.filter(_directly_below(above.code) if above else Q(level=Area.Level.PROVINCE))
    standing = set(below.valid_on(f"{year}-12-31" if year.isdigit() else "").values_list("pk", flat=True))
    areas = below.order_by("code", "valid_from", "pk").select_related("parent__parent")
    return [(area, area.pk in standing and area.name not in HEADINGS) for area in areas]


def _directly_below(code: str) -> Q:
    """By code, because a division above may have had several names under one; headings between are passed over."""
    return Q(parent__code=code) | Q(parent__parent__code=code, parent__name__in=HEADINGS)


def _steps(most: int) -> list[tuple[int, int]]:
    """Four levels from 1 to ``most``, each as many times the one before: fewer where there are not so many numbers."""
    starts = sorted({round(most ** (step / LEVELS)) for step in range(LEVELS)})
    return [] if not most else [(first, last - 1) for first, last in zip(starts, [*starts[1:], most + 1], strict=True)]
