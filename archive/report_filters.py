"""What narrows the list of reports: the address read into one value, and the links with counts that change it."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, replace
from typing import Any, Self

from django.db.models import Count
from django.db.models.functions import Substr
from django.http import QueryDict
from django.utils.http import urlencode
from django.utils.translation import gettext as _

from archive.models import Area, Organization, Report
from archive.models.report import ReportQuerySet

UNKNOWN = "unknown"  # the year of reports that print none, and of undated ones
SHOWN = 12  # links of a filter before the rest folds away


@dataclass(frozen=True)
class Choice:
    """A link that sets one filter. ``label`` may come from records: escape it."""

    label: str
    count: int
    query: str
    is_current: bool


@dataclass(frozen=True)
class Filter:
    title: str
    choices: list[Choice]

    @property
    def shown(self) -> list[Choice]:
        return self.choices[:SHOWN]

    @property
    def folded(self) -> list[Choice]:
        return self.choices[SHOWN:]


@dataclass(frozen=True)
class Chip:
    """A filter that is set, and the address without it."""

    label: str
    query: str


@dataclass(frozen=True)
class Narrowing:
    """The filters that an address sets. ``area`` and ``publisher`` are slugs, present or past; "" for none."""

    year: str = ""
    area: str = ""
    publisher: str = ""
    oldest_first: bool = False

    @classmethod
    def of(cls, query: QueryDict) -> Self:
        """Never fails: a year that is none is left out, a slug that names nothing finds nothing."""
        year = query.get("year", "")
        is_year = len(year) == 4 and year.isascii() and year.isdigit()
        return cls(
            year=year if is_year or year == UNKNOWN else "",
            area=query.get("area", "")[:100],
            publisher=query.get("publisher", "")[:100],
            oldest_first=query.get("sort") == "oldest",
        )

    def query(self) -> str:
        fields = {"year": self.year, "area": self.area, "publisher": self.publisher}
        set_ = {name: value for name, value in fields.items() if value}
        return "?" + urlencode(set_ | ({"sort": "oldest"} if self.oldest_first else {}))

    def with_(self, name: str, value: str) -> Self:
        changed: dict[str, Any] = {name: value}
        return replace(self, **changed)

    def without(self, name: str) -> Self:
        return self.with_(name, "")


class Narrowed:
    """The published reports under a narrowing, and the filters beside them; each counted under all the others."""

    def __init__(self, narrowing: Narrowing) -> None:
        self.narrowing = narrowing
        self.area = _found(Area, narrowing.area)
        self.publisher = _found(Organization, narrowing.publisher)

    def reports(self) -> ReportQuerySet:
        order = ("published_on", "pk") if self.narrowing.oldest_first else ("-published_on", "-pk")
        return self._under(self.narrowing).with_related().order_by(*order)

    def filters(self) -> list[Filter]:
        found = [
            Filter(_("年份"), self._years()),
            Filter(_("地区"), self._areas()),
            Filter(_("来源"), self._publishers()),
        ]
        return [each for each in found if each.choices]

    def chips(self) -> list[Chip]:
        asked = self.narrowing
        labels = {
            "year": _("年份未印") if asked.year == UNKNOWN else asked.year,
            "area": str(self.area) if self.area else asked.area,
            "publisher": str(self.publisher) if self.publisher else asked.publisher,
        }
        return [Chip(label, asked.without(name).query()) for name, label in labels.items() if label]

    def sorts(self) -> list[Choice]:
        asked = self.narrowing
        return [
            Choice(_("新的在前"), 0, replace(asked, oldest_first=False).query(), not asked.oldest_first),
            Choice(_("旧的在前"), 0, replace(asked, oldest_first=True).query(), asked.oldest_first),
        ]

    def _under(self, asked: Narrowing) -> ReportQuerySet:
        found = Report.objects.published()
        if asked.year:
            found = found.without_year() if asked.year == UNKNOWN else found.in_year(int(asked.year))
        if asked.area:
            found = found.in_area(self.area) if self.area else found.none()
        if asked.publisher:
            found = found.by_publisher(self.publisher) if self.publisher else found.none()
        return found

    def _choice(self, name: str, value: str, label: str, count: int) -> Choice:
        current = {"year": self.narrowing.year, "area": self._slug(self.area), "publisher": self._slug(self.publisher)}
        return Choice(label, count, self.narrowing.with_(name, value).query(), current[name] == value)

    @staticmethod
    def _slug(record: Any) -> str:
        return record.slug if record else ""

    def _years(self) -> list[Choice]:
        rows = (
            self._under(self.narrowing.without("year")).order_by().annotate(year_printed=Substr("published_on", 1, 4))
        )
        counted: Counter[str] = Counter()
        for year, number in rows.values_list("year_printed").annotate(number=Count("pk")):
            counted[year if year.isdigit() else UNKNOWN] += number
        years = sorted(counted, key=lambda year: (year != UNKNOWN, year), reverse=True)
        return [self._choice("year", year, _("年份未印") if year == UNKNOWN else year, counted[year]) for year in years]

    def _areas(self) -> list[Choice]:
        """Each area with the reports of the areas below it, as the filter itself counts."""
        reports = self._under(self.narrowing.without("area")).order_by()
        counted: Counter[int] = Counter()
        for *lineage, number in reports.values_list("area", "area__parent", "area__parent__parent").annotate(
            Count("pk")
        ):
            counted.update({pk: number for pk in lineage if pk is not None})
        areas = Area.objects.in_bulk(counted)
        ranked = sorted(counted, key=lambda pk: (-counted[pk], areas[pk].code))
        return [self._choice("area", areas[pk].slug, areas[pk].name, counted[pk]) for pk in ranked]

    def _publishers(self) -> list[Choice]:
        reports = self._under(self.narrowing.without("publisher")).exclude(publisher=None).order_by()
        rows = reports.values_list("publisher__slug", "publisher__name").annotate(number=Count("pk"))
        return [
            self._choice("publisher", slug, name, number)
            for slug, name, number in rows.order_by("-number", "publisher__pinyin", "publisher__pk")
        ]


def _found(model: Any, slug: str) -> Any:
    """The record whose slug is or was ``slug``; None where there is none."""
    try:
        return model.objects.at(slug) if slug else None
    except model.DoesNotExist:
        return None
