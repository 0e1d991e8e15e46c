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

from archive.models import Area, Organization, Participation, Report
from archive.models.report_queries import ReportQuerySet
from archive.queries.links import RECORDS, RecordRef, record_at

UNKNOWN = "unknown"  # the year of reports that print none, and of undated ones
NOWHERE = "none"  # the area of reports without one
MONTHS = (*(f"{month:02}" for month in range(1, 13)), UNKNOWN)
MOST_OF_A_KIND = 10  # records of one kind that a report may be asked to name
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
    """A filter that is set, and the address without it. ``rest`` is the narrowing of reports that is left."""

    label: str
    query: str
    rest: ReportFilter


@dataclass(frozen=True)
class ReportFilter:
    """The filters that an address sets. ``area`` and ``publisher`` are slugs, present or past; "" for none.

    ``area_only`` leaves out what lies below the area; ``month`` is two digits, or ``unknown`` for none printed, and
    holds only with a year; ``named`` are the records that must all stand in a report, as (parameter, slug);
    ``part`` is the part that each person among them must take, ``ahead`` the person listed before all the others.
    """

    year: str = ""
    month: str = ""
    area: str = ""
    area_only: bool = False
    publisher: str = ""
    named: tuple[RecordRef, ...] = ()
    part: str = ""
    ahead: str = ""
    oldest_first: bool = False

    @classmethod
    def of(cls, query: QueryDict) -> Self:
        """Never fails: a year that is none is left out, a slug that names nothing finds nothing."""
        year, month, part = query.get("year", ""), query.get("month", ""), query.get("part", "")
        is_year = len(year) == 4 and year.isascii() and year.isdigit()
        return cls(
            year=year if is_year or year == UNKNOWN else "",
            month=month if is_year and month in MONTHS else "",
            area=query.get("area", "")[:100],
            area_only=query.get("below") == "no",
            publisher=query.get("publisher", "")[:100],
            named=tuple(
                RecordRef(name, slug) for name in RECORDS for slug in query.getlist(name)[:MOST_OF_A_KIND] if slug
            ),
            part=part if part in Participation.Part.values else "",
            ahead=query.get("ahead", "")[:100],
            oldest_first=query.get("sort") == "oldest",
        )

    def query(self) -> str:
        fields = {
            "year": self.year, "month": self.month, "area": self.area, "below": "no" if self.area_only else "",
            "publisher": self.publisher, "part": self.part, "ahead": self.ahead,
            "sort": "oldest" if self.oldest_first else "",
        }  # fmt: skip
        return "?" + urlencode([*((name, value) for name, value in fields.items() if value), *self.named])

    def with_(self, name: str, value: str) -> Self:
        changed: dict[str, Any] = {name: value}
        return replace(self, **changed)

    def without(self, name: str) -> Self:
        """Without a filter and what has no sense without it."""
        with_it: dict[str, Any] = {"year": {"month": ""}, "area": {"area_only": False}}
        return replace(self, **{name: "", **with_it.get(name, {})})

    def without_named(self, gone: RecordRef) -> Self:
        kept = tuple(each for each in self.named if each != gone)
        people = any(each.parameter == "person" for each in kept)
        return replace(
            self, named=kept, part=self.part if people else "", ahead="" if gone.slug == self.ahead else self.ahead
        )


class FilteredReports:
    """The published reports under a narrowing, and the filters beside them; each counted under all the others."""

    def __init__(self, narrowing: ReportFilter) -> None:
        self.narrowing = narrowing
        self.area = record_at(Area, narrowing.area)
        self.publisher = record_at(Organization, narrowing.publisher)
        self.named = [(each, each.record()) for each in narrowing.named]

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
            "month": _("月份未印") if asked.month == UNKNOWN else asked.month and _("%s月") % int(asked.month),
            "area": self._area_label(),
            "publisher": str(self.publisher) if self.publisher else asked.publisher,
            "part": asked.part and str(Participation.Part(asked.part).label),
            "ahead": asked.ahead and _("%s 列名在前") % self._name_of(asked.ahead),
        }
        left = [(label, asked.without(name)) for name, label in labels.items() if label]
        left += [(str(record or each.slug), asked.without_named(each)) for each, record in self.named]
        return [Chip(label, rest.query(), rest) for label, rest in left]

    def _area_label(self) -> str:
        if self.narrowing.area == NOWHERE:
            return _("没有地区")
        label = str(self.area) if self.area else self.narrowing.area
        return _("%s（不含下辖）") % label if label and self.narrowing.area_only else label

    def _name_of(self, slug: str) -> str:
        return next((str(record) for each, record in self.named if record and each.slug == slug), slug)

    def sorts(self) -> list[Choice]:
        asked = self.narrowing
        return [
            Choice(_("新的在前"), 0, replace(asked, oldest_first=False).query(), not asked.oldest_first),
            Choice(_("旧的在前"), 0, replace(asked, oldest_first=True).query(), asked.oldest_first),
        ]

    def _under(self, asked: ReportFilter) -> ReportQuerySet:
        found = Report.objects.published()
        if asked.year:
            found = found.without_year() if asked.year == UNKNOWN else found.in_year(int(asked.year))
        if asked.month:
            found = (
                found.filter(published_on=asked.year)
                if asked.month == UNKNOWN
                else found.in_month(asked.year, asked.month)
            )
        if asked.area:
            found = self._of_area(found, asked)
        if asked.publisher:
            found = found.by_publisher(self.publisher) if self.publisher else found.none()
        return self._naming(found, asked)

    def _of_area(self, found: ReportQuerySet, asked: ReportFilter) -> ReportQuerySet:
        if self.area is None:
            return found.filter(area=None) if asked.area == NOWHERE else found.none()
        return found.filter(area=self.area) if asked.area_only else found.in_area(self.area)

    def _naming(self, found: ReportQuerySet, asked: ReportFilter) -> ReportQuerySet:
        for each, record in self.named:
            part = {"part": asked.part} if asked.part and each.parameter == "person" else {}
            found = found.with_record(record, **part) if record else found.none()
        people = [record for each, record in self.named if record and each.parameter == "person"]
        first = next((person for person in people if person.slug == asked.ahead), None)
        if asked.ahead:
            found = found.listing_first(first, [p for p in people if p != first]) if first else found.none()
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
