"""What narrows the list of passages: its parameters, and the facts that they mean.

A passage is the sentence of one fact. The list shows facts of one kind; a record that such a fact points to narrows
the facts themselves (``kind=slogan&person=`` are the slogans in that person's speeches), any other the reports.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from functools import cached_property
from typing import Annotated, Any, ClassVar

from django.db.models import Q
from django.utils.translation import gettext as _
from pydantic import Field

from archive.http.checks import one_of
from archive.http.facets import Chip, Choice
from archive.models import Area, Observation, Participation, Review
from archive.models.addresses import SluggedModel
from archive.models.evidence import EvidenceQuerySet
from archive.models.fact_kinds import FACT_KINDS, SUBJECTS
from archive.models.listing import NOT_REJECTED
from archive.queries.labels import partial_date, period
from archive.queries.links import record_at
from archive.queries.office_areas import parts_of_office
from archive.queries.report_filters import NOWHERE, FilteredReports, ReportFilter

KINDS = {kind.name: kind for kind in FACT_KINDS.values() if kind.paths}
_Text = Annotated[str, Field(max_length=200)]


@dataclass(frozen=True)
class FilterField:
    """A field of a fact that an address may narrow by: the kinds that have it, and what it says in words."""

    kinds: tuple[str, ...]
    condition: Callable[[str], Q]
    label: Callable[[str], str]


# What an exact figure is of, and whether it is cumulative: figures that can be compared share it (see analysis.series).
_EXACT = Q(bound__in=["=", "~"])
SCOPES = {
    "area": _EXACT & Q(zone=None, is_cumulative=False),
    "area-cumulative": _EXACT & Q(zone=None, is_cumulative=True),
    "zone": _EXACT & Q(zone__isnull=False, is_cumulative=False),
    "zone-cumulative": _EXACT & Q(zone__isnull=False, is_cumulative=True),
}


def _scope_label(scope: str) -> str:
    parts = [_("园区的数") if scope.startswith("zone") else _("地区的数")]
    return _("，").join(parts + ([_("累计")] if scope.endswith("cumulative") else []))


def _of_place(slug: str) -> Q:
    """Figures of exactly this area; one without an area of its own is of its report's."""
    area = None if slug == NOWHERE else record_at(Area, slug)
    if area is None:
        return Q(area=None, report__area=None) if slug == NOWHERE else Q(pk=None)
    return Q(area=area) | Q(area=None, report__area=area)


def _of_place_or_below(slug: str) -> Q:
    area = record_at(Area, slug)
    within = Area.objects.within(area) if area else Area.objects.none()
    return Q(area__in=within) | Q(area=None, report__area__in=within)


def _place_label(slug: str) -> str:
    return _("没有地区") if slug == NOWHERE else str(record_at(Area, slug) or slug)


def _of_value(text: str) -> Q:
    """Of this value in the base unit, or as printed where there is none."""
    try:
        number = Decimal(text)
    except InvalidOperation:
        return Q(pk=None)
    in_reach = number.is_finite() and abs(number.adjusted()) < 20
    return Q(base_value=number) | Q(base_value=None, value=number) if in_reach else Q(pk=None)


FIELDS: dict[str, FilterField] = {
    "review": FilterField(
        tuple(KINDS), lambda value: Q(review=value), lambda value: str(Review(value).label)
    ),
    "quote": FilterField(("slogan",), lambda value: Q(quote=value), lambda value: value),
    "office": FilterField(("part",), lambda value: Q(role_title=value), lambda value: value),
    # Which facts it leaves hangs on the office and the facts: ``FilteredPassages._of_area``.
    "office_area": FilterField(("part",), lambda _value: Q(), _place_label),
    "part": FilterField(
        ("part",), lambda value: Q(part=value), lambda value: str(Participation.Part(value).label)
    ),
    "listed": FilterField(("part",), lambda _value: Q(order__gt=0), lambda _value: _("在名单里")),
    "unit": FilterField(("figure",), lambda value: Q(dimension=value), lambda value: value),
    "period": FilterField(("figure",), lambda value: Q(period=value), lambda value: period(value) or _("时期未印")),
    "status": FilterField(
        ("figure",), lambda value: Q(status=value), lambda value: str(Observation.Status(value).label)
    ),
    "place": FilterField(("figure",), _of_place, _place_label),
    "within": FilterField(("figure",), _of_place_or_below, _place_label),
    "scope": FilterField(("figure",), SCOPES.__getitem__, _scope_label),
    "day": FilterField(
        ("figure",), lambda value: Q(report__published_on=value), lambda value: partial_date(value) or _("日期未印")
    ),
    "value": FilterField(("figure",), _of_value, lambda value: value),
}  # fmt: skip


def _only_of(kinds: tuple[str, ...]) -> Callable[[PassageFilter], bool]:
    return lambda params: params.kind in kinds


class PassageFilter(ReportFilter):
    """Which facts to list: of one ``kind``, by fields of the fact itself (an empty unit, period or day is one, too), by
    records that it points to, and by what narrows the reports that it stands in."""

    kind: Annotated[str, one_of(*KINDS)] = "slogan"
    review: Annotated[str, one_of(Review.UNCONFIRMED, Review.CONFIRMED)] = ""
    quote: _Text | None = None
    office: _Text | None = None
    office_area: _Text | None = None
    listed: Annotated[str, one_of("yes")] = ""
    unit: _Text | None = None
    period: _Text | None = None
    status: Annotated[str, one_of(*Observation.Status.values)] = ""
    place: _Text | None = None
    within: _Text | None = None
    scope: Annotated[str, one_of(*SCOPES)] = ""
    day: _Text | None = None
    value: _Text | None = None

    needs: ClassVar[Mapping[str, Callable[[Any], bool]]] = {
        **ReportFilter.needs,
        **{name: _only_of(field.kinds) for name, field in FIELDS.items()},
        "office_area": lambda asked: asked.kind == "part" and asked.office is not None,
        "part": lambda asked: asked.kind == "part" or asked.of_reports().person,
        "ahead": lambda asked: asked.ahead in asked.of_reports().person,
    }
    no_filters = ("sort", "below", "kind")

    @property
    def own(self) -> list[tuple[str, str]]:
        """(parameter, slug) of the records that the facts themselves point to."""
        return [each for each in self.named if each[0] in KINDS[self.kind].paths]

    @property
    def fields(self) -> list[tuple[str, str]]:
        return [(name, value) for name, value in self.given if name in FIELDS and self.kind in FIELDS[name].kinds]

    def of_reports(self) -> ReportFilter:
        """What is left to narrow the reports by."""
        own: dict[str, object] = dict.fromkeys(KINDS[self.kind].paths, ())
        own |= {"part": "", "review": ""} if self.kind == "part" else {"review": ""}
        rest = {name: getattr(self, name) for name in ReportFilter.model_fields}
        return ReportFilter.model_construct(**{**rest, **own})


class FilteredPassages:
    """The facts under a filter, and the chips that take a condition away."""

    def __init__(self, params: PassageFilter) -> None:
        self.asked = params
        self.narrowed = FilteredReports(params.of_reports())
        self.records = {each: record_at(SUBJECTS[each[0]], each[1]) for each in params.own}
        self.kind = KINDS[params.kind]

    def facts(self) -> EvidenceQuerySet:
        """Public facts, the newest report first or the oldest, in text order within a report."""
        facts: EvidenceQuerySet = (
            Observation.objects.with_dimension() if self.asked.kind == "figure" else self.kind.facts
        )
        facts = facts.public().filter(*(FIELDS[name].condition(value) for name, value in self.asked.fields))
        for (name, _slug), record in self.records.items():
            facts = self._pointing_to(facts, name, record)
        if self.asked.office_area is not None:
            facts = self._of_area(facts, self.asked.office_area)
        if self.narrowed.asked.filters:
            facts = facts.filter(report__in=self.narrowed.reports().order_by())
        order = ("report__published_on", "report_id")
        order = order if self.asked.sort == "oldest" else ("-report__published_on", "-report_id")
        return facts.select_related(*self.kind.related).order_by(*order, "start", "pk")

    @cached_property
    def chips(self) -> list[Chip]:
        return self.asked.chips(self.label)

    def label(self, name: str, value: str) -> str:
        if (name, value) in self.records:
            return str(self.records[name, value] or value)
        return FIELDS[name].label(value) if (name, value) in self.asked.fields else self.narrowed.label(name, value)

    def _of_area(self, parts: EvidenceQuerySet, slug: str) -> EvidenceQuerySet:
        """Those of ``parts`` whose office is of that very area, wherever the report is from."""
        area = None if slug == NOWHERE else record_at(Area, slug)
        if area is None and slug != NOWHERE:
            return parts.none()
        return parts_of_office(parts, self.asked.office or "", area.pk if area else None)

    def _pointing_to(self, facts: EvidenceQuerySet, name: str, record: SluggedModel | None) -> EvidenceQuerySet:
        if record is None:
            return facts.none()
        facts = facts.filter(**{self.kind.paths[name]: record})
        # What is said in a speech that an editor rejected is said by nobody.
        is_said = self.asked.kind == "slogan" and name == "person"
        return facts.filter(speech__review__in=NOT_REJECTED) if is_said else facts

    @property
    def sorts(self) -> list[Choice]:
        return self.asked.sorts({"newest": _("新的在前"), "oldest": _("旧的在前")})
