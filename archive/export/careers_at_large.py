"""Tables of tenures and moves by kind of post, and the moves as a graph."""

from __future__ import annotations

from collections.abc import Iterable
from operator import attrgetter

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from archive.analysis.careers_at_large import KindSummary, Move, MoveCount
from archive.export.graphs import Graph, GraphEdge, GraphNode
from archive.export.reports import address
from archive.export.table import Column, Table
from archive.models import Tenure


def kind_table(rows: Iterable[KindSummary]) -> Table:
    return Table("kinds", _KINDS, lambda: rows)


def move_table(rows: Iterable[MoveCount]) -> Table:
    return Table("moves", _MOVES, lambda: rows)


def tenure_table(rows: Iterable[Tenure]) -> Table:
    return Table("tenures", _TENURES, lambda: rows)


def move_case_table(rows: Iterable[Move]) -> Table:
    return Table("cases", _CASES, lambda: rows)


def graph_of(rows: Iterable[MoveCount]) -> Graph:
    """Kinds of posts as nodes, moves as directed edges with their number as weight."""
    rows = list(rows)
    kinds = sorted({kind for row in rows for kind in (row.left, row.came)})
    edges = [GraphEdge(row.left.value, row.came.value, row.number) for row in rows]
    return Graph([GraphNode(kind.value, kind.label) for kind in kinds], edges, is_directed=True)


_KINDS = [
    Column("kind", _("职位类别"), lambda row: row.kind.label),
    Column("posts", _("职位数"), lambda row: row.posts),
    Column("tenures", _("任期数"), lambda row: row.number),
    Column("whole", _("任免日期都有"), lambda row: row.whole),
    Column("started_only", _("只知任职日期"), lambda row: row.begun),
    Column("ended_only", _("只知离任日期"), lambda row: row.left),
    Column("seen", _("任免日期都无"), lambda row: row.seen),
    Column("median_years", _("任期中位数（年）"), lambda row: row.years),
]
_MOVES = [
    Column("from_kind", _("原职位类别"), lambda row: row.left.label),
    Column("to_kind", _("后职位类别"), lambda row: row.came.label),
    Column("number", _("人次"), lambda row: row.number),
]


def _of(which: str) -> list[Column]:
    """One of the two tenures of a move."""
    tenure = attrgetter(which)
    return [
        Column(f"{which}_post", pgettext_lazy("label", "职位"), lambda row: str(tenure(row).post)),
        Column(f"{which}_started", _("任职（报道所说）"), lambda row: tenure(row).started),
        Column(f"{which}_first_seen", _("最早见于"), lambda row: tenure(row).first_seen),
        Column(f"{which}_last_seen", _("最晚见于"), lambda row: tenure(row).last_seen),
        Column(f"{which}_ended", _("离任（报道所说）"), lambda row: tenure(row).ended),
    ]


_TENURES = [
    Column("person", pgettext_lazy("label", "人物"), lambda row: str(row.person)),
    Column("post", pgettext_lazy("label", "职位"), lambda row: str(row.post)),
    Column("started", _("任职（报道所说）"), lambda row: row.started),
    Column("first_seen", _("最早见于"), lambda row: row.first_seen),
    Column("last_seen", _("最晚见于"), lambda row: row.last_seen),
    Column("ended", _("离任（报道所说）"), lambda row: row.ended),
    address(lambda row: row.post.get_absolute_url()),
]
_CASES = [
    Column("person", pgettext_lazy("label", "人物"), lambda row: str(row.came.person)), *_of("left"), *_of("came"),
    address(lambda row: row.came.person.get_absolute_url()),
]  # fmt: skip
