"""What stands above the results where a query is the name of a person, a slogan, a zone or an area."""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property
from typing import Final

from django.utils.functional import Promise

from archive.charts.bars import BarChart, year_chart
from archive.models import Report, Strategy
from archive.models.addresses import NamedModel
from archive.models.report_queries import ReportQuerySet
from archive.models.standing import Totals
from archive.names.current import indexes_of
from archive.names.index import NameFit
from archive.queries.passages import Passage, passages
from search.names import lookup, namesakes
from search.querylang import language, nodes
from search.results.params import SearchParams

_KINDS: Final = ("person", "strategy", "zone", "area")
_MOST: Final = 3  # namesakes; the others stand among the filters
_CONSIDERED: Final = 20  # records that go by the name; not all of them may be public
_LONGEST: Final = 60


@dataclass(frozen=True)
class NameCard:
    """A record that goes by what was asked for; ``office``: in which a person was last seen. Asks only for what is
    shown."""

    kind: str
    record: NamedModel
    office: str = ""

    @property
    def title(self) -> str | Promise:
        return lookup.KINDS[self.kind].title

    @cached_property
    def _reports(self) -> ReportQuerySet:
        published = Report.objects.published()
        return published.in_area(self.record) if self.kind == "area" else published.with_record(self.record)

    @cached_property
    def totals(self) -> Totals:
        return self._reports.totals()

    @cached_property
    def chart(self) -> BarChart:
        """Its reports by years."""
        return year_chart(self._reports.per_year())

    @cached_property
    def first_use(self) -> Passage | None:
        """The earliest dated sentence in which somebody says the slogan, else in which a report prints it."""
        if not isinstance(self.record, Strategy):
            return None
        dated = (
            self.record.mentions.public()
            .exclude(report__published_on__lt="0")
            .order_by("report__published_on", "report", "start", "pk")
        )
        dated = dated.select_related("speech__person", "report").defer("report__text", "report__layout")
        first = dated.said().first() or dated.first()
        return passages([first])[0] if first else None


def cards(params: SearchParams) -> list[NameCard]:
    """At most three, of the first page of a query that is nothing but a name or of a filter that stands alone."""
    if params.page > 1:
        return []
    named = _named(params.q) if params.q.strip() else _filtered(params)
    offices = namesakes.last_seen_as(record for _kind, record in named)
    return [NameCard(kind, record, offices.get(record.pk, "") if kind == "person" else "") for kind, record in named]


def _named(q: str) -> list[tuple[str, NamedModel]]:
    """Records of that very name, whatever its script and quotes."""
    node = language.parse(q) if len(q) <= _LONGEST else None
    if not isinstance(node, nodes.Words | nodes.Phrase) or not node.text.strip():
        return []
    named: list[tuple[str, NamedModel]] = []
    for kind, index in zip(_KINDS, indexes_of(_KINDS), strict=True):
        if keys := list(index.fits(node.text, _CONSIDERED, (NameFit.NAME,))):
            named += _in_order(kind, keys)
    return named[:_MOST]


def _in_order(kind: str, keys: list[int]) -> Iterable[tuple[str, NamedModel]]:
    records = lookup.KINDS[kind].public().in_bulk(keys)
    return [(kind, records[key]) for key in keys if key in records]


def _filtered(params: SearchParams) -> list[tuple[str, NamedModel]]:
    """The record of the only filter."""
    if len(params.filters) != 1 or params.filters[0][0] not in _KINDS:
        return []
    ((kind, slug),) = params.filters
    return [(kind, record) for record in lookup.by_slugs(kind, [slug]).values()]
