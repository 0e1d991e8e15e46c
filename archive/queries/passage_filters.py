"""What narrows the list of passages: the address read into one value, and the facts that it means.

A passage is the sentence of one fact. The list shows facts of one kind; a record that such a fact points to narrows
the facts themselves (``kind=slogan&person=`` are the slogans in that person's speeches), any other the reports.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from decimal import Decimal, InvalidOperation
from typing import Any, Self

from django.db.models import Q
from django.http import QueryDict
from django.utils.http import urlencode
from django.utils.translation import gettext as _

from archive.models import Area, Observation, Participation, Review
from archive.models.evidence import EvidenceQuerySet
from archive.models.fact_kinds import FACT_KINDS
from archive.models.listing import NOT_REJECTED
from archive.queries.labels import partial_date, period
from archive.queries.links import RecordRef, record_at
from archive.queries.report_filters import NOWHERE, Chip, Choice, FilteredReports, ReportFilter

KINDS = {kind.name: kind for kind in FACT_KINDS.values() if kind.paths}
_LENGTH = 200


@dataclass(frozen=True)
class FilterField:
    """A field of a fact that an address may narrow by: the kinds that have it, its values (None: any), its label."""

    kinds: tuple[str, ...]
    condition: Callable[[str], Q]
    label: Callable[[str], str]
    values: Sequence[str] | None = None

    def takes(self, kind: str, value: str) -> bool:
        return kind in self.kinds and (self.values is None or value in self.values)


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
        tuple(KINDS), lambda value: Q(review=value), lambda value: str(Review(value).label),
        (Review.UNCONFIRMED, Review.CONFIRMED),
    ),
    "quote": FilterField(("slogan",), lambda value: Q(quote=value), lambda value: value),
    "office": FilterField(("part",), lambda value: Q(role_title=value), lambda value: value),
    "part": FilterField(
        ("part",), lambda value: Q(part=value), lambda value: str(Participation.Part(value).label),
        Participation.Part.values,
    ),
    "listed": FilterField(("part",), lambda _value: Q(order__gt=0), lambda _value: _("在名单里"), ("yes",)),
    "unit": FilterField(("figure",), lambda value: Q(dimension=value), lambda value: value),
    "period": FilterField(("figure",), lambda value: Q(period=value), lambda value: period(value) or _("时期未印")),
    "status": FilterField(
        ("figure",), lambda value: Q(status=value), lambda value: str(Observation.Status(value).label),
        Observation.Status.values,
    ),
    "place": FilterField(("figure",), _of_place, _place_label),
    "within": FilterField(("figure",), _of_place_or_below, _place_label),
    "scope": FilterField(("figure",), SCOPES.__getitem__, _scope_label, tuple(SCOPES)),
    "day": FilterField(
        ("figure",), lambda value: Q(report__published_on=value), lambda value: partial_date(value) or _("日期未印")
    ),
    "value": FilterField(("figure",), _of_value, lambda value: value),
}  # fmt: skip


@dataclass(frozen=True)
class PassageFilter:
    """Which facts to list. ``own`` are the records that the facts point to, ``fields`` those of the fact itself."""

    kind: str = "slogan"
    own: tuple[RecordRef, ...] = ()
    fields: tuple[tuple[str, str], ...] = ()
    reports: ReportFilter = field(default_factory=ReportFilter)

    @classmethod
    def of(cls, query: QueryDict) -> Self:
        """Never fails: an unknown kind is the first, a field that the kind has not is left out."""
        kind = query.get("kind", "")
        kind = kind if kind in KINDS else "slogan"
        reports = ReportFilter.of(query)
        own = tuple(each for each in reports.named if each.parameter in KINDS[kind].paths)
        rest = tuple(each for each in reports.named if each not in own)
        given = [(name, query.get(name, "")[:_LENGTH]) for name in FIELDS if name in query]
        fields = tuple((name, value) for name, value in given if FIELDS[name].takes(kind, value))
        part = "" if kind == "part" else reports.part
        return cls(kind, own, fields, replace(reports, named=rest, part=part))

    def query(self) -> str:
        pairs = urlencode([("kind", self.kind), *self.own, *self.fields])
        rest = self.reports.query().lstrip("?")
        return f"?{pairs}&{rest}" if rest else f"?{pairs}"


class Filtered:
    """The facts under a filter, and the chips that take a condition away."""

    def __init__(self, asked: PassageFilter) -> None:
        self.asked = asked
        self.narrowed = FilteredReports(asked.reports)
        self.records = [(each, each.record()) for each in asked.own]
        self.kind = KINDS[asked.kind]
        self.label = self.kind.label

    def facts(self) -> EvidenceQuerySet:
        """Public facts, the newest report first or the oldest, in text order within a report."""
        asked = self.asked
        found: Any = Observation.objects.with_dimension() if asked.kind == "figure" else self.kind.facts
        found = found.public().filter(*(FIELDS[name].condition(value) for name, value in asked.fields))
        for each, record in self.records:
            found = self._pointing_to(found, each, record)
        if asked.reports != ReportFilter(oldest_first=asked.reports.oldest_first):
            found = found.filter(report__in=self.narrowed.reports().order_by())
        order = (
            ("report__published_on", "report_id")
            if asked.reports.oldest_first
            else ("-report__published_on", "-report_id")
        )
        return found.select_related(*self.kind.related).order_by(*order, "start", "pk")

    def chips(self) -> list[Chip]:
        asked = self.asked
        own = [(str(record or each.slug), self._without(each)) for each, record in self.records]
        fields = [(FIELDS[name].label(value), self._without((name, value))) for name, value in asked.fields]
        rest = [(chip.label, replace(asked, reports=chip.rest)) for chip in self.narrowed.chips()]
        return [Chip(label, smaller.query(), smaller.reports) for label, smaller in [*own, *fields, *rest]]

    def _without(self, gone: tuple[str, str]) -> PassageFilter:
        asked = self.asked
        own = tuple(each for each in asked.own if each != gone)
        return replace(asked, own=own, fields=tuple(pair for pair in asked.fields if pair != gone))

    def _pointing_to(self, found: Any, each: RecordRef, record: Any) -> Any:
        if record is None:
            return found.none()
        found = found.filter(**{self.kind.paths[each.parameter]: record})
        # What is said in a speech that an editor rejected is said by nobody.
        is_said = self.asked.kind == "slogan" and each.parameter == "person"
        return found.filter(speech__review__in=NOT_REJECTED) if is_said else found

    def sorts(self) -> list[Choice]:
        asked = self.asked
        return [
            Choice(label, 0, replace(asked, reports=replace(asked.reports, oldest_first=oldest)).query(), is_current)
            for label, oldest, is_current in [
                (_("新的在前"), False, not asked.reports.oldest_first),
                (_("旧的在前"), True, asked.reports.oldest_first),
            ]
        ]
