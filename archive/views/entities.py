"""What the pages of people, strategies, zones, areas, metrics, documents and publishers share."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from functools import wraps
from typing import Annotated, Any

from django.core.paginator import Page
from django.db.models import Model, QuerySet
from django.http import Http404, HttpRequest, HttpResponseBase
from django.urls import NoReverseMatch, reverse
from django.utils.functional import cached_property

from archive.analysis.area_tree import largest
from archive.charts.shares import ShareChart, share_chart
from archive.http.checks import one_of
from archive.http.pagination import paginate
from archive.http.params import rewritten
from archive.http.readers import may_read_drafts
from archive.http.redirects import redirect_to_current
from archive.models import (
    Area,
    Metric,
    Observation,
    Organization,
    Participation,
    Person,
    Report,
    SluggedModel,
    Strategy,
    Zone,
)
from archive.models.addresses import Carried
from archive.models.evidence import EvidenceQuerySet
from archive.models.naming import Spelling
from archive.models.report_queries import ReportQuerySet
from archive.models.standing import Standing, StandingDay, StandingQuerySet, Totals, held_per_year
from archive.models.ties import ToldTie, told_ties
from archive.queries.links import public_records
from archive.queries.passages import Passage, passages
from archive.queries.trust import EVERYTHING, Trust
from archive.text.partial_dates import PartialDate

BESIDE = 12  # names in each list of what stands beside a thing
IN_A_REPORT = 6  # passages of one report shown in a list
OBSERVATIONS_PER_PAGE = 30

ThingPage = Callable[[HttpRequest, Any], HttpResponseBase]


def entity_view(model: Any, *related: str) -> Callable[[ThingPage], Callable[[HttpRequest, str], HttpResponseBase]]:
    """Makes a view of a slug out of a view of a record: 404 where none is; 302 from an address that it had before, and
    to the record that carries it for now: that one may stand for itself again when more is known."""

    def decorate(view: ThingPage) -> Callable[[HttpRequest, str], HttpResponseBase]:
        @wraps(view)
        def page(request: HttpRequest, slug: str) -> HttpResponseBase:
            records = model.objects if may_read_drafts(request) else public_records(model)
            record = _at(records.select_related(*related), slug) or _carrier_at(model, records, slug)
            if record is None:
                raise Http404
            carrier = record.carrier() if isinstance(record, Carried) else None
            if carrier or record.slug != slug:
                return redirect_to_current(
                    (carrier or record).get_absolute_url() + rewritten(request).removesuffix("?")
                )
            return view(request, record)

        return page

    return decorate


def _at(records: Any, slug: str) -> Any:
    try:
        return records.at(slug)
    except records.model.DoesNotExist:
        return None


def _carrier_at(model: Any, records: QuerySet[Model], slug: str) -> Any:
    """Of a record that no report shows any more: that among ``records`` which carries it."""
    record = _at(model.objects.all(), slug) if issubclass(model, Carried) else None
    carrier = record.carrier() if record else None
    return records.filter(pk=carrier.pk).first() if carrier else None


@dataclass(frozen=True)
class EntitySummary:
    """What the published reports of one record that ``trust`` leaves tell of it and of what stands beside it. Asks only
    for what is shown."""

    record: SluggedModel
    trust: Trust = EVERYTHING

    @cached_property
    def reports(self) -> ReportQuerySet:
        return self.trust.reports_with(self.record)

    @cached_property
    def totals(self) -> Totals:
        return self.reports.totals() if self.trust.narrows else StandingDay.objects.of(*self.standing).totals()

    @property
    def mixes_samples(self) -> bool:
        """Whether some of the reports, not all, are samples."""
        return 0 < self.totals.samples < self.totals.number

    @property
    def has_facts(self) -> bool:
        """Whether a fact says that the record stands in a report, which an editor may confirm."""
        return not isinstance(self.record, Organization)

    @cached_property
    def standing(self) -> tuple[str, list[int]]:
        """How ``archive.models.standing`` names the records in whose reports this one stands: an area with those below
        it, which never stand in one report together."""
        record = self.record
        below = Area.objects.within(record).values_list("pk", flat=True) if isinstance(record, Area) else [record.pk]
        return record.route, list(below)

    @property
    def number(self) -> int:
        return self.totals.number

    @property
    def days(self) -> tuple[PartialDate | None, PartialDate | None]:
        return self.totals.first, self.totals.last

    @cached_property
    def names(self) -> list[Spelling]:
        """What readers see of the other names that it goes by."""
        record: Any = self.record
        return list(record.names.public().exclude(name=record.name)) if hasattr(record, "names") else []

    @cached_property
    def ties(self) -> list[ToldTie]:
        """To other records of its kind, as editors say, from either side."""
        return told_ties(self.record)

    @property
    def feed(self) -> str:
        """The address of the Atom feed of its reports; empty where its kind has none."""
        try:
            return reverse(f"{self.record.route}-feed", args=[self.record.slug])
        except NoReverseMatch:
            return ""

    @cached_property
    def samples(self) -> str:
        """The scope in which its reports are counted against others: ``ReportQuerySet.sample_scope``."""
        return self.trust.samples or Report.objects.published().sample_scope(of_samples=self.totals.are_samples)

    def page(self, request: HttpRequest) -> Page[Report]:
        """That of its reports which is asked for."""
        standing = Standing.objects.of(*self.standing)
        if self.trust.narrows:
            standing = standing.filter(report_id__in=self.reports.order_by().values("pk"))
        return report_page(request, standing, self.number)

    @cached_property
    def per_year(self) -> dict[int, int]:
        """Number of its reports of the scope in each year that is known, in order."""
        if self.trust.narrows:
            return dict(self.reports.in_sample_scope(self.samples).per_year())
        years: Counter[int] = Counter()
        for counted in StandingDay.objects.of(*self.standing).per_year(self.samples).values():
            years.update(counted)
        return {year: years[year] for year in sorted(years) if year}

    @property
    def is_sample(self) -> bool:
        return getattr(self.record, "is_sample", False) or self.totals.are_samples

    @cached_property
    def people(self) -> list[Person]:
        return self._beside(Person, "official")

    @cached_property
    def strategies(self) -> list[Strategy]:
        return self._beside(Strategy)

    @cached_property
    def zones(self) -> list[Zone]:
        return self._beside(Zone)

    @cached_property
    def areas(self) -> list[Area]:
        """Areas with those below them counted in, as the search for an area finds them."""
        if self.trust.review:
            return []
        return largest(self._others(Area).counted(self.standing, self.trust.samples), BESIDE)

    @cached_property
    def metrics(self) -> list[Metric]:
        return self._beside(Metric)

    def _beside(self, model: Any, kind: str = "") -> list[Any]:
        """None where confirmed facts alone are wanted: who stands beside whom is counted over all."""
        beside = self._others(model).beside
        return [] if self.trust.review else list(beside(self.standing, BESIDE, kind, self.trust.samples))

    def _others(self, model: Any) -> Any:
        others = model.objects.all()
        return others.exclude(pk=self.record.pk) if isinstance(self.record, model) else others


@dataclass
class Entry:
    """A report in the list of a thing's page, with what it says of the thing."""

    report: Report
    passages: list[Passage] = field(default_factory=list)
    unshown: int = 0  # further mentions in the report
    parts: list[Participation] = field(default_factory=list)


def report_page(request: HttpRequest, standing: StandingQuerySet, total: int | None = None) -> Page[Report]:
    """The page that is asked for of the reports in which a record stands, newest first; ``total`` where their number
    is known."""
    newest = standing.order_by("-day", "-report_id").values_list("report_id", flat=True)
    page = paginate(request, newest, total=total)
    keys = list(page.object_list)
    reports = Report.objects.with_related().in_bulk(keys)
    page.object_list = [reports[key] for key in keys]
    return page


def entries(reports: Iterable[Report], facts: EvidenceQuerySet) -> list[Entry]:
    """``reports`` with the passages of those of ``facts`` that stand in them. Two queries.

    A sentence that names the thing twice is shown once.
    """
    by_report = {report.pk: Entry(report) for report in reports}
    shown = facts.filter(report__in=by_report).first_in_each_report(IN_A_REPORT)
    seen: Counter[int] = Counter()
    for passage in passages(shown):
        entry = by_report[passage.fact.report_id]
        seen[entry.report.pk] += 1
        if passage.fact.covers_passage or not _shows(entry, passage):
            entry.passages.append(passage)
        entry.unshown = passage.fact.in_report - seen[entry.report.pk]  # type: ignore[attr-defined]
    return list(by_report.values())


def _shows(entry: Entry, passage: Passage) -> bool:
    return passage.number is not None and any(each.number == passage.number for each in entry.passages)


def uses_per_year(about: EntitySummary) -> ShareChart | None:
    """The reports of each year against all that are held in the scope; None where no year is known."""
    used = about.per_year
    return share_chart(used, held_per_year(about.samples), about.samples) if used else None


def observation_page(request: HttpRequest, observations: EvidenceQuerySet, total: int) -> Page[Passage]:
    """The page of the ``total`` ``observations`` that is asked for, each as the passage it was read from.

    Sorted by keys alone: whole rows of thousands of figures would take twice as long.
    """
    page = paginate(request, observations.values_list("pk", "dimension"), OBSERVATIONS_PER_PAGE, total=total)
    rows = dict(page.object_list)
    related = Observation.objects.select_related(
        "metric", "area", "zone", "said_by", "report__area", "report__publisher"
    )
    records = related.defer("report__text", "report__layout").in_bulk(rows)
    for pk, dimension in rows.items():
        records[pk].dimension = dimension
    page.object_list = passages(records[pk] for pk in rows)
    return page


class EntityParams(Trust):
    """What the page of a record shows in the place of its reports."""

    show: Annotated[str, one_of("reports", "figures")] = "reports"
