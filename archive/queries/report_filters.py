"""What narrows the list of reports: its parameters, the reports that they mean, and the facets with counts."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from functools import cached_property
from typing import Annotated, Any, ClassVar

from django.db.models import Count
from django.db.models.functions import Substr
from django.utils.translation import gettext as _
from pydantic import AfterValidator, Field

from archive.http.checks import Slug, Slugs, is_year, one_of, year_or
from archive.http.facets import Chip, Choice, Facet
from archive.http.params import Params
from archive.models import Area, Organization, Participation, Person, Report, Review
from archive.models.fact_kinds import SUBJECTS
from archive.models.report_queries import ReportQuerySet
from archive.models.standing import WHOLE_ARCHIVE, StandingCount, StandingDay, Stands, numbers_beside
from archive.queries.labels import partial_date, samples_label
from archive.queries.links import record_at
from archive.text.partial_dates import PartialDate

UNKNOWN = "unknown"  # the year of reports that print none, and of undated ones
NOWHERE = "none"  # the area of reports without one
MONTHS = (*(f"{month:02}" for month in range(1, 13)), UNKNOWN)


def _printed_day(text: str) -> str:
    try:
        return str(PartialDate.parse(text))
    except ValueError:
        raise ValueError(_("须是日历上的日子，如 2014-05-08")) from None


# A day, a month or a year as reports carry them; anything else would be compared as mere text.
Day = Annotated[str, AfterValidator(_printed_day)]


def end_of(day: str) -> str:
    """What sorts after every day in ``day``, which may be a month or a year: "~" sorts after every digit."""
    return f"{day}~"


PEOPLE = 20  # offered, of most reports


class ReportFilter(Params):
    """Areas, publishers and records by slugs, present or past; one that names nothing finds nothing.

    ``below=no`` leaves out what lies below the area. All records that are named must stand in a report; ``part`` is
    what each person among them must take part as, ``ahead`` the one listed before all the others.
    """

    year: Annotated[str, year_or(UNKNOWN), Field(description="as printed; unknown: none is")] = ""
    month: Annotated[str, one_of(*MONTHS), Field(description="of the year, 01 to 12; unknown: none is printed")] = ""
    day_from: Annotated[Day, Field(description="ISO 8601")] = ""
    day_to: Annotated[Day, Field(description="ISO 8601; included, a month or a year to its end")] = ""
    area: Annotated[Slug, Field(description="with the areas below it; none: reports without one")] = ""
    below: Annotated[str, one_of("no"), Field(description="no: without the areas below it")] = ""
    publisher: Slug = ""
    person: Slugs = ()
    strategy: Slugs = ()
    zone: Slugs = ()
    industry: Slugs = ()
    document: Slugs = ()
    metric: Slugs = ()
    part: Annotated[str, one_of(*Participation.Part.values), Field(description="of each person")] = ""
    ahead: Annotated[Slug, Field(description="the person who is listed before the others")] = ""
    review: Annotated[str, one_of(Review.CONFIRMED), Field(description="of each record: by confirmed facts")] = ""
    samples: Annotated[str, one_of("no", "only"), Field(description="no: without sample material; only: it alone")] = ""
    sort: Annotated[str, one_of("newest", "oldest")] = "newest"

    needs: ClassVar[Mapping[str, Callable[[Any], bool]]] = {
        "month": lambda asked: is_year(asked.year),
        "below": lambda asked: asked.area,
        "part": lambda asked: asked.person,
        "ahead": lambda asked: asked.ahead in asked.person,
        "review": lambda asked: asked.named,
    }
    no_filters: ClassVar[Collection[str]] = ("sort", "below")  # an area says itself whether what is below it counts

    @property
    def named(self) -> list[tuple[str, str]]:
        """(parameter, slug) of the records that must stand in a report."""
        return [(name, slug) for name in SUBJECTS for slug in getattr(self, name)]


class FilteredReports:
    """The published reports under a filter, and the facets beside them; each counted under all the other filters."""

    def __init__(self, params: ReportFilter) -> None:
        self.area = record_at(Area, params.area)
        self.publisher = record_at(Organization, params.publisher)
        self.named = {each: record_at(SUBJECTS[each[0]], each[1]) for each in params.named}
        present = {"area": self.area, "publisher": self.publisher}
        self.asked = params.changed(**{name: record.slug for name, record in present.items() if record})

    def reports(self) -> ReportQuerySet:
        order = ("published_on", "pk") if self.asked.sort == "oldest" else ("-published_on", "-pk")
        return self._under(self.asked).with_related().order_by(*order)

    @cached_property
    def _standing(self) -> Stands | None:
        """What the reports are those of, where nothing narrows them or one record alone: their numbers are kept."""
        (record,) = self.named.values() if len(self.named) == 1 else (None,)
        if not self.asked.filters:
            return WHOLE_ARCHIVE
        return (record.route, [record.pk]) if record and len(self.asked.filters) == 1 else None

    @cached_property
    def number(self) -> int:
        """How many there are."""
        if self._standing is None:
            return self._under(self.asked).count()
        numbers = StandingCount.objects.of(*self._standing).values_list("report_count", flat=True)
        return next(iter(numbers), 0)

    @cached_property
    def facets(self) -> list[Facet]:
        params = self.asked
        offered = [
            params.facet("year", _("年份"), self._years()),
            params.facet("area", _("地区"), self._areas()),
            params.facet("person", _("人物"), self._people(), cut=6),
            params.facet("publisher", _("来源"), self._publishers()),
            params.facet("samples", _("示例"), self._samples()),
        ]
        return [each for each in offered if each.choices]

    @cached_property
    def chips(self) -> list[Chip]:
        return self.asked.chips(self.label)

    def label(self, name: str, value: str) -> str:
        if (name, value) in self.named:
            return str(self.named[name, value] or value)
        return {
            "year": lambda: _("年份不详") if value == UNKNOWN else value,
            "month": lambda: _("月份未印") if value == UNKNOWN else _("%s月") % int(value),
            "day_from": lambda: _("%s起") % partial_date(value),
            "day_to": lambda: _("至%s") % partial_date(value),
            "area": self._area_label,
            "publisher": lambda: str(self.publisher or value),
            "part": lambda: str(Participation.Part(value).label),
            "review": lambda: str(Review(value).label),
            "samples": lambda: samples_label(value),
            "ahead": lambda: _("%s 列名在前") % (self.named.get(("person", value)) or value),
        }[name]()

    def _area_label(self) -> str:
        if self.asked.area == NOWHERE:
            return _("没有地区")
        label = str(self.area or self.asked.area)
        return _("%s（不含下辖）") % label if self.asked.below else label

    @property
    def sorts(self) -> list[Choice]:
        return self.asked.sorts({"newest": _("新的在前"), "oldest": _("旧的在前")})

    def _without(self, name: str) -> ReportQuerySet:
        return self._under(self.asked.changed(**{name: ""})).order_by()

    def _under(self, params: ReportFilter) -> ReportQuerySet:
        reports = Report.objects.published().in_sample_scope(params.samples)
        if params.year:
            reports = reports.without_year() if params.year == UNKNOWN else reports.in_year(int(params.year))
        if params.month == UNKNOWN:
            reports = reports.filter(published_on=params.year)
        elif params.month:
            reports = reports.in_month(params.year, params.month)
        if params.day_from:
            reports = reports.filter(published_on__gte=params.day_from)
        if params.day_to:
            reports = reports.filter(published_on__lte=end_of(params.day_to))
        if params.area:
            reports = self._of_area(reports, params)
        if params.publisher:
            reports = reports.by_publisher(self.publisher) if self.publisher else reports.none()
        return self._naming(reports, params)

    def _of_area(self, reports: ReportQuerySet, params: ReportFilter) -> ReportQuerySet:
        if self.area is None:
            return reports.filter(area=None) if params.area == NOWHERE else reports.none()
        return reports.filter(area=self.area) if params.below else reports.in_area(self.area)

    def _naming(self, reports: ReportQuerySet, params: ReportFilter) -> ReportQuerySet:
        for (name, _slug), record in self.named.items():
            evidence = {"part": params.part} if params.part and name == "person" else {}
            evidence |= {"review": params.review} if params.review else {}
            reports = reports.with_record(record, **evidence) if record else reports.none()
        if params.ahead:
            people = [record for (name, _slug), record in self.named.items() if record and name == "person"]
            first = self.named["person", params.ahead]
            reports = reports.listing_first(first, [p for p in people if p != first]) if first else reports.none()
        return reports

    def _years(self) -> Iterator[tuple[str, str, int]]:
        counted: Counter[str] = Counter()
        for day, number in self._per_day():
            counted[day[:4] if day[:4].isdigit() else UNKNOWN] += number
        for year in sorted(counted, key=lambda year: (year != UNKNOWN, year), reverse=True):
            yield year, self.label("year", year), counted[year]

    def _areas(self) -> Iterator[tuple[str, str, int]]:
        """Each area with the reports of the areas below it, as the filter itself counts."""
        counted: Counter[int] = Counter()
        areas: dict[int, Area] = {}
        for area in self._counted_areas():
            for step in area.lineage:
                areas[step.pk] = step
                counted[step.pk] += area.report_count
        for pk in sorted(counted, key=lambda pk: (-counted[pk], areas[pk].code)):
            yield areas[pk].slug, areas[pk].name, counted[pk]

    def _per_day(self) -> Iterable[tuple[str, int]]:
        if self._standing:
            return StandingDay.objects.of(*self._standing).values_list("day", "report_count")
        rows = self._without("year").annotate(year_printed=Substr("published_on", 1, 4))
        return rows.values_list("year_printed").annotate(number=Count("pk"))

    def _counted_areas(self) -> list[Any]:
        if self._standing:
            return list(Area.objects.counted(self._standing))
        return Area.objects.counted_in(self._without("area"))

    def _people(self) -> Iterator[tuple[str, str, int]]:
        """The officials of most of the reports; whoever is chosen stands beside those chosen before."""
        people = Person.objects.all()
        leading = (
            people.beside(self._standing, PEOPLE, "official")
            if self._standing
            else people.leading_in(self._under(self.asked), PEOPLE, "official")
        )
        for person in leading:
            yield person.slug, str(person), person.report_count

    def _samples(self) -> list[tuple[str, str, int]]:
        """With samples and without, where there are both."""
        numbers = self._kept_samples() if self._standing else self._counted_samples()
        values = (("no", False), ("only", True))
        return [(value, self.label("samples", value), numbers[key]) for value, key in values if all(numbers.values())]

    def _counted_samples(self) -> dict[bool, int]:
        rows = self._without("samples").values_list("is_sample").annotate(number=Count("pk"))
        return {False: 0, True: 0} | dict(rows)

    def _kept_samples(self) -> dict[bool, int]:
        assert self._standing is not None
        kept = StandingCount.objects.of(*self._standing).values_list("report_count", "sample_count").first()
        number, samples = kept or (0, 0)
        return {False: number - samples, True: samples}

    def _publishers(self) -> Iterable[tuple[str, str, int]]:
        if self._standing:
            publishers = Organization.objects.with_numbers(dict(numbers_beside(self._standing, "publisher")))
            return [(each.slug, each.name, each.report_count) for each in publishers]
        reports = self._without("publisher").exclude(publisher=None)
        rows = reports.values_list("publisher__slug", "publisher__name").annotate(number=Count("pk"))
        return rows.order_by("-number", "publisher__pinyin", "publisher__pk")
