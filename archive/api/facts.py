"""Everything that was read from reports, each fact with its evidence.

``report.text[start:end] == quote``, in characters (code points), half-open; without ``start`` and ``end`` the fact
stands in the headline block. ``review`` says whether an editor has confirmed it. Facts that an editor rejected, and
facts of reports that are not published, are left out.
"""

from decimal import Decimal
from typing import Annotated, Any

from django.db.models import Q, QuerySet
from django.http import HttpRequest
from ninja import Field, FilterLookup, FilterSchema, Query, Router, Schema
from ninja.pagination import paginate
from pydantic import create_model

from archive.api.entities import Reference
from archive.api.paging import NumberedPages, Page
from archive.http.checks import one_of
from archive.models import Appointment, Evidence, Observation, Origin, Participation, Review
from archive.models.fact_kinds import FACT_KINDS, FactKind
from archive.queries.passages import passages
from archive.queries.report_filters import Day, end_of
from archive.queries.scan_places import certainties

router = Router(tags=["facts"])

Slug = str | None


class FactOut(Schema):
    id: int
    report: str = Field(description="slug of the report")
    is_sample: bool = Field(description="the report was written to show the archive, and is no real one")
    url: str = Field(description="path of the sentence on the report's page")
    sentence: str = Field(description="the sentence, or the middle of a long one, that the quote stands in")
    start: int | None
    end: int | None
    quote: str
    origin: str = Field(description="machine or editor")
    review: str = Field(description="unconfirmed or confirmed")
    extractor_version: str
    certainty: float | None = Field(description="of the recogniser, 0 to 1; null for what was not read from a scan")

    @staticmethod
    def resolve_report(fact: Evidence) -> str:
        return str(fact.report.slug)

    @staticmethod
    def resolve_is_sample(fact: Evidence) -> bool:
        return bool(fact.report.is_sample)

    @staticmethod
    def resolve_url(fact: Any) -> str:
        return str(fact.passage.url)

    @staticmethod
    def resolve_sentence(fact: Any) -> str:
        passage = fact.passage
        return f"{passage.before}{passage.words}{passage.after}"


class PagesOfFacts(NumberedPages):
    """Each fact of the page with its ``passage`` and ``certainty``: two more queries, for the texts of their reports
    and for which of these were read from scans; and one for each that was."""

    def paginate_queryset(
        self, queryset: QuerySet[Any], pagination: NumberedPages.Input, request: HttpRequest, **_p: Any
    ) -> Page:
        page = super().paginate_queryset(queryset, pagination, request)
        certain = certainties(page["items"])
        for fact, passage in zip(page["items"], passages(page["items"]), strict=True):
            fact.passage, fact.certainty = passage, certain.get(fact)
        return page


class ParticipationOut(FactOut):
    person: Reference | None = Field(description="null for a group that is only labelled")
    group_label: str
    part: str
    role_title: str
    order: int = Field(description="place in the printed list of names, from 1; 0: in none")


class AppointmentOut(FactOut):
    person: Reference | None
    event: str = Field(description="appointed, ended, proposed, holds or held")
    office: str = Field(description="with its body and area, as far as the text tells them")
    day: str = Field(description="of coming or leaving; ISO 8601, may be partial, empty where none is printed")
    start_day: str = Field(description="of a period as printed")
    end_day: str
    details: dict[str, str] = Field(description="what the entry prints: sex, born, ethnicity, native_place, education")


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
    strategy: Reference | None = Field(description="null where nobody could say which it is; of other records likewise")
    speech_id: int | None


class ZoneMentionOut(FactOut):
    zone: Reference | None


class IndustryMentionOut(FactOut):
    industry: Reference


class DocumentMentionOut(FactOut):
    document: Reference


class ObservationOut(FactOut):
    metric: Reference | None
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
    review: Annotated[Slug, one_of(Review.UNCONFIRMED, Review.CONFIRMED), FilterLookup("review")] = None
    origin: Annotated[Slug, one_of(*Origin.values), FilterLookup("origin")] = None
    day_from: Annotated[Day | None, FilterLookup("report__published_on__gte")] = Field(None, description="ISO 8601")
    day_to: Annotated[Day | None, FilterLookup("report__published_on__lte")] = Field(
        None, description="ISO 8601; included, a month or a year to its end"
    )

    def filter_day_to(self, value: str | None) -> Q:
        return Q(report__published_on__lte=end_of(value)) if value else Q()


class OfParticipation(OfFact):
    part: Annotated[Slug, one_of(*Participation.Part.values), FilterLookup("part")] = None


class OfAppointment(OfFact):
    event: Annotated[Slug, one_of(*Appointment.Event.values), FilterLookup("event")] = None
    office: Annotated[Slug, FilterLookup("office__icontains")] = Field(None, description="words of the office")


class OfPoint(OfFact):
    person: Annotated[Slug, FilterLookup("speech__person__slug")] = None


class OfObservation(OfFact):
    unit: Annotated[Slug, FilterLookup("unit")] = None
    period: Annotated[Slug, FilterLookup("period")] = None
    status: Annotated[Slug, one_of(*Observation.Status.values), FilterLookup("status")] = None
    area: Annotated[Slug, FilterLookup("area__slug")] = None
    said_by: Annotated[Slug, FilterLookup("said_by__slug")] = None


# What the API says of a fact of each kind, and what its list may be narrowed by beside the records it points to.
_SCHEMAS: dict[str, tuple[type[FactOut], type[OfFact]]] = {
    "part": (ParticipationOut, OfParticipation),
    "appointment": (AppointmentOut, OfAppointment),
    "slogan": (StrategyMentionOut, OfFact),
    "zone": (ZoneMentionOut, OfFact),
    "industry": (IndustryMentionOut, OfFact),
    "document": (DocumentMentionOut, OfFact),
    "figure": (ObservationOut, OfObservation),
    "speech": (SpeechOut, OfFact),
    "point": (PointOut, OfPoint),
}


def _narrowing(kind: FactKind, fields: type[OfFact]) -> type[OfFact]:
    records = {name: (Annotated[Slug, FilterLookup(f"{path}__slug")], None) for name, path in kind.paths.items()}
    return create_model(f"Of{kind.model.__name__}", __base__=fields, **records)  # type: ignore[call-overload]


def _list(kind: FactKind) -> None:
    """The list of the public facts of a kind, newest first: ``/strategy-mentions``."""
    out, fields = _SCHEMAS[kind.name]
    narrowing = _narrowing(kind, fields)

    def facts(request: HttpRequest, filters: Query[narrowing]) -> object:  # type: ignore[valid-type]
        rows = kind.facts.public().select_related("report", *kind.related).defer("report__text", "report__layout")
        return filters.filter(rows).order_by("-report__published_on", "report_id", "start", "pk")  # type: ignore[attr-defined]

    facts.__name__ = kind.relation
    router.get(f"/{kind.relation.replace('_', '-')}", response=list[out])(paginate(PagesOfFacts)(facts))  # type: ignore[valid-type]


for _kind in FACT_KINDS.values():
    _list(_kind)
