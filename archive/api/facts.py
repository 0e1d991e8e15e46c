"""Everything that was read from reports, each fact with its evidence.

``report.text[start:end] == quote``, in characters (code points), half-open; without ``start`` and ``end`` the fact
stands in the headline block. ``review`` says whether an editor has confirmed it. Facts that an editor rejected, and
facts of reports that are not published, are left out.
"""

from decimal import Decimal
from typing import Annotated, Any

from django.db.models import Q
from django.http import HttpRequest
from ninja import Field, FilterLookup, FilterSchema, Query, Router, Schema
from ninja.pagination import paginate

from archive.api.paging import NumberedPages
from archive.api.strictness import Day, end_of
from archive.api.things import Reference
from archive.models import (
    Observation,
    Participation,
    Point,
    PolicyDocumentMention,
    Speech,
    StrategyMention,
    ZoneMention,
)
from archive.queries.passages import passages

router = Router(tags=["facts"])

Slug = str | None


class FactOut(Schema):
    id: int
    report: str = Field(description="slug of the report")
    url: str = Field(description="path of the sentence on the report's page")
    sentence: str = Field(description="the sentence, or the middle of a long one, that the quote stands in")
    start: int | None
    end: int | None
    quote: str
    origin: str = Field(description="machine or editor")
    review: str = Field(description="unconfirmed or confirmed")
    extractor_version: str

    @staticmethod
    def resolve_report(fact: Any) -> str:
        return str(fact.report.slug)

    @staticmethod
    def resolve_url(fact: Any) -> str:
        return str(fact.passage.url)

    @staticmethod
    def resolve_sentence(fact: Any) -> str:
        passage = fact.passage
        return f"{passage.before}{passage.words}{passage.after}"


class PagesOfFacts(NumberedPages):
    """Each fact of the page with its ``passage``: one more query, for the texts of their reports."""

    def paginate_queryset(self, queryset: Any, pagination: NumberedPages.Input, request: HttpRequest, **_p: Any) -> Any:
        page = super().paginate_queryset(queryset, pagination, request)
        for passage in passages(page["items"]):
            passage.fact.passage = passage  # type: ignore[attr-defined]
        return page


class ParticipationOut(FactOut):
    person: Reference | None = Field(description="null for a group that is only labelled")
    group_label: str
    part: str
    role_title: str
    order: int = Field(description="place in the printed list of names, from 1; 0: in none")


class SpeechOut(FactOut):
    person: Reference | None
    voice: str = Field(description="the collective voice where no person speaks")
    verb: str
    mode: str


class PointOut(FactOut):
    speech_id: int
    parent_id: int | None
    label: str
    level: int


class StrategyMentionOut(FactOut):
    strategy: Reference
    speech_id: int | None


class ZoneMentionOut(FactOut):
    zone: Reference


class DocumentMentionOut(FactOut):
    document: Reference


class ObservationOut(FactOut):
    metric: Reference
    value: Decimal = Field(description="in ``unit``, as printed")
    upper: Decimal | None
    bound: str = Field(description="=, >=, >, <=, <, ~ or range")
    unit: str
    base_unit: str
    base_value: Decimal | None
    period: str = Field(description="ISO 8601 year, month or interval; empty where none is printed")
    area: Reference | None
    zone: Reference | None
    status: str = Field(description="actual, target or planned")
    is_cumulative: bool
    said_by: Reference | None


class OfFact(FilterSchema):
    report: Annotated[Slug, FilterLookup("report__slug")] = None
    review: Annotated[Slug, FilterLookup("review")] = None
    origin: Annotated[Slug, FilterLookup("origin")] = None
    day_from: Annotated[Day | None, FilterLookup("report__published_on__gte")] = Field(None, description="ISO 8601")
    day_to: Annotated[Day | None, FilterLookup("report__published_on__lte")] = Field(
        None, description="ISO 8601; included, a month or a year to its end"
    )

    def filter_day_to(self, value: str | None) -> Q:
        return Q(report__published_on__lte=end_of(value)) if value else Q()


class OfParticipation(OfFact):
    person: Annotated[Slug, FilterLookup("person__slug")] = None
    part: Annotated[Slug, FilterLookup("part")] = None


class OfSpeech(OfFact):
    person: Annotated[Slug, FilterLookup("person__slug")] = None


class OfPoint(OfFact):
    person: Annotated[Slug, FilterLookup("speech__person__slug")] = None


class OfStrategyMention(OfFact):
    strategy: Annotated[Slug, FilterLookup("strategy__slug")] = None
    person: Annotated[Slug, FilterLookup("speech__person__slug")] = None


class OfZoneMention(OfFact):
    zone: Annotated[Slug, FilterLookup("zone__slug")] = None


class OfDocumentMention(OfFact):
    document: Annotated[Slug, FilterLookup("document__slug")] = None


class OfObservation(OfFact):
    metric: Annotated[Slug, FilterLookup("metric__slug")] = None
    unit: Annotated[Slug, FilterLookup("unit")] = None
    period: Annotated[Slug, FilterLookup("period")] = None
    status: Annotated[Slug, FilterLookup("status")] = None
    area: Annotated[Slug, FilterLookup("area__slug")] = None
    zone: Annotated[Slug, FilterLookup("zone__slug")] = None
    said_by: Annotated[Slug, FilterLookup("said_by__slug")] = None


def _public(model: Any, filters: OfFact, *related: str) -> Any:
    facts = model.objects.public().select_related("report", *related).defer("report__text", "report__layout")
    return filters.filter(facts).order_by("-report__published_on", "report_id", "start", "pk")


@router.get("/participations", response=list[ParticipationOut])
@paginate(PagesOfFacts)
def participations(request: HttpRequest, filters: Query[OfParticipation]) -> Any:
    return _public(Participation, filters, "person")


@router.get("/speeches", response=list[SpeechOut])
@paginate(PagesOfFacts)
def speeches(request: HttpRequest, filters: Query[OfSpeech]) -> Any:
    return _public(Speech, filters, "person")


@router.get("/points", response=list[PointOut])
@paginate(PagesOfFacts)
def points(request: HttpRequest, filters: Query[OfPoint]) -> Any:
    return _public(Point, filters)


@router.get("/strategy-mentions", response=list[StrategyMentionOut])
@paginate(PagesOfFacts)
def strategy_mentions(request: HttpRequest, filters: Query[OfStrategyMention]) -> Any:
    return _public(StrategyMention, filters, "strategy")


@router.get("/zone-mentions", response=list[ZoneMentionOut])
@paginate(PagesOfFacts)
def zone_mentions(request: HttpRequest, filters: Query[OfZoneMention]) -> Any:
    return _public(ZoneMention, filters, "zone")


@router.get("/document-mentions", response=list[DocumentMentionOut])
@paginate(PagesOfFacts)
def document_mentions(request: HttpRequest, filters: Query[OfDocumentMention]) -> Any:
    return _public(PolicyDocumentMention, filters, "document")


@router.get("/observations", response=list[ObservationOut])
@paginate(PagesOfFacts)
def observations(request: HttpRequest, filters: Query[OfObservation]) -> Any:
    return _public(Observation, filters, "metric", "area", "zone", "said_by")
