"""Who takes part in the same reports, and which slogans stand in the same: networks for other programs.

Nodes are the ``MOST_NODES`` records in most of the reports; an edge joins two that stand in ``FEWEST_CASES`` reports
together or more, and its weight is their number.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import combinations, groupby
from operator import itemgetter
from typing import Any, Final

from archive.analysis.keyness import FEWEST_CASES
from archive.http.time_limit import check_request
from archive.models import Participation, Person, Strategy, StrategyMention
from archive.models.report_queries import ReportQuerySet

MOST_NODES: Final = 400
KINDS: Final = ("people", "strategies")


@dataclass(frozen=True, slots=True)
class NetworkNode:
    """A record, and the reports of the network in which it stands."""

    record: Any
    reports: int

    @property
    def key(self) -> str:
        """Its address is its id: it never comes to mean another record."""
        return str(self.record.slug)


@dataclass(frozen=True, slots=True)
class NetworkEdge:
    one: NetworkNode
    other: NetworkNode
    together: int


@dataclass(frozen=True, slots=True)
class RecordNetwork:
    """Without direction; nodes without an edge are left out."""

    nodes: list[NetworkNode]
    edges: list[NetworkEdge]


def network(kind: str, reports: ReportQuerySet) -> RecordNetwork:
    """Of people (but journalists) or strategies in ``reports``. Three queries."""
    chosen: list[Any] = []
    if kind == "people":
        chosen = Person.objects.all().leading_in(reports, MOST_NODES, "official")
        facts: Any = Participation.objects.public().officials()
    else:
        chosen = Strategy.objects.all().leading_in(reports, MOST_NODES)
        facts = StrategyMention.objects.public()
    nodes = {each.pk: NetworkNode(each, each.report_count) for each in chosen}
    field = facts.model.record_field
    rows = facts.filter(**{f"{field}__in": nodes}, report__in=reports.order_by()).order_by("report_id", field)
    together = _together(rows.values_list("report_id", field).distinct().iterator())
    edges = [
        NetworkEdge(nodes[one], nodes[other], number)
        for (one, other), number in sorted(together.items(), key=lambda item: (-item[1], item[0]))
        if number >= FEWEST_CASES
    ]
    joined = {node.record.pk for edge in edges for node in (edge.one, edge.other)}
    return RecordNetwork([node for pk, node in nodes.items() if pk in joined], edges)


def _together(rows: Iterator[tuple[int, int]]) -> Counter[tuple[int, int]]:
    together: Counter[tuple[int, int]] = Counter()
    for _report, of_report in groupby(rows, itemgetter(0)):
        check_request()
        together.update(combinations((pk for _r, pk in of_report), 2))
    return together
