"""Who takes part in the same reports, and which slogans stand in the same: networks for other programs.

Nodes are the ``MOST_NODES`` records in most of the reports; an edge joins two that stand in ``FEWEST_REPORTS`` reports
together or more, and its weight is their number.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import combinations, groupby
from operator import itemgetter
from typing import Final

from archive.analysis import FEWEST_REPORTS
from archive.http.time_limit import check_request
from archive.models import Person, Strategy
from archive.models.addresses import NamedModel
from archive.models.report_queries import ReportQuerySet
from archive.models.standing import Standing

MOST_NODES: Final = 400
# The records, and as what they stand in reports (``archive.models.standing``): people but journalists.
KINDS: Final[dict[str, tuple[type[Person | Strategy], str]]] = {
    "people": (Person, "official"),
    "strategies": (Strategy, "strategy"),
}


@dataclass(frozen=True, slots=True)
class NetworkNode:
    """A record, and the reports of the network in which it stands."""

    record: NamedModel
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
    """Of one of ``KINDS`` in the published ``reports``. Three queries."""
    model, stands_as = KINDS[kind]
    leading = model.objects.all().leading_in(reports, MOST_NODES, stands_as)
    nodes = {record.pk: NetworkNode(record, record.report_count) for record in leading}
    standing = Standing.objects.of(stands_as, nodes).filter(report_id__in=reports.order_by().values("pk"))
    rows = standing.order_by("report_id", "record_id").values_list("report_id", "record_id")
    together = _together(rows.iterator())
    edges = [
        NetworkEdge(nodes[one], nodes[other], number)
        for (one, other), number in sorted(together.items(), key=lambda item: (-item[1], item[0]))
        if number >= FEWEST_REPORTS
    ]
    joined = {node.record.pk for edge in edges for node in (edge.one, edge.other)}
    return RecordNetwork([node for pk, node in nodes.items() if pk in joined], edges)


def _together(rows: Iterator[tuple[int, int]]) -> Counter[tuple[int, int]]:
    together: Counter[tuple[int, int]] = Counter()
    for _report, of_report in groupby(rows, itemgetter(0)):
        check_request()
        together.update(combinations((pk for _r, pk in of_report), 2))
    return together
