"""Tables for statistics: collocates, key words, the panel and the cascades of slogans, networks as lists of edges."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from archive.analysis.collocates import Collocate
from archive.analysis.event_history import CascadeRow, PanelRow
from archive.analysis.keyness import KeyWord
from archive.analysis.networks import NetworkEdge, RecordNetwork
from archive.export.graphs import Graph, GraphEdge, GraphNode
from archive.export.reports import address
from archive.export.table import Column, Table

MOST_ROWS: Final = 200_000  # of a panel or of cascades: a part of the areas would be another sample
_WORD = Column("word", _("词"), lambda row: row.word)
_G2 = Column("g2", _("对数似然值（G²）"), lambda row: row.g2)
_IN_REPORTS = Column("reports", _("报道份数"), lambda row: row.reports)
_DISPERSION = Column("dispersion", _("离散度（DP）"), lambda row: row.dispersion)


def collocate_table(rows: Iterable[Collocate]) -> Table:
    columns = [
        _WORD,
        Column("near", _("在近旁的次数"), lambda row: row.number),
        Column("occurrences", _("总次数"), lambda row: row.total),
        _IN_REPORTS,
        _G2,
        Column("log_dice", _("logDice"), lambda row: row.log_dice),
        _DISPERSION,
    ]
    return Table("collocates", columns, lambda: rows)


def key_word_table(rows: Iterable[KeyWord]) -> Table:
    columns = [
        _WORD,
        Column("occurrences", _("总次数"), lambda row: row.number),
        Column("other_occurrences", _("对照的次数"), lambda row: row.other),
        _IN_REPORTS,
        _G2,
        Column("log_ratio", _("对数比"), lambda row: row.log_ratio),
        _DISPERSION,
    ]
    return Table("key-words", columns, lambda: rows)


def panel_table(rows: Iterable[PanelRow]) -> Table:
    """Missing is empty in CSV and null in JSON."""
    columns = [
        Column("code", _("区划代码"), lambda row: row.area.code),
        Column("area", pgettext_lazy("label", "地区"), lambda row: row.area.full_name or row.area.name),
        Column("level", _("级别"), lambda row: row.area.level),
        Column("year", _("年份"), lambda row: row.year),
        Column("held", _("该年报道份数"), lambda row: row.held),
        Column("uses", _("用到的报道"), lambda row: row.uses),
        Column("first_use", _("首次用到"), lambda row: row.event),
        Column("at_risk", _("此前未用"), lambda row: row.at_risk),
        address(lambda row: row.area.get_absolute_url()),
    ]
    return Table("panel", columns, lambda: rows, MOST_ROWS)


def cascade_table(rows: Iterable[CascadeRow]) -> Table:
    """The long form that NetworkInference's ``as_cascade_long`` takes by its own names of columns."""
    columns = [
        Column("node_name", pgettext_lazy("label", "地区"), lambda row: row.area.code),
        Column("event_time", _("首次用到（年）"), lambda row: row.time),
        Column("cascade_id", pgettext_lazy("label", "口号"), lambda row: row.strategy.slug),
        Column("date", _("日期"), lambda row: row.day),
        Column("area", pgettext_lazy("label", "地区"), lambda row: row.area.full_name or row.area.name),
        Column("slogan", pgettext_lazy("label", "口号"), lambda row: row.strategy.name),
        address(lambda row: row.strategy.get_absolute_url()),
    ]
    return Table("cascades", columns, lambda: rows, MOST_ROWS)


def edge_table(network: RecordNetwork) -> Table:
    columns = [
        Column("node", _("甲"), lambda edge: edge.one.key),
        Column("other_node", _("乙"), lambda edge: edge.other.key),
        Column("node_label", _("甲的名称"), lambda edge: edge.one.record.name),
        Column("other_label", _("乙的名称"), lambda edge: edge.other.record.name),
        Column("weight", _("同篇的报道"), lambda edge: edge.together),
    ]
    return Table("edges", columns, lambda: network.edges)


def graph_of(network: RecordNetwork) -> Graph:
    nodes = [GraphNode(node.key, node.record.name, (node.reports,)) for node in network.nodes]
    return Graph(nodes, [_edge(edge) for edge in network.edges], attributes=(("reports", int),))


def _edge(edge: NetworkEdge) -> GraphEdge:
    return GraphEdge(edge.one.key, edge.other.key, edge.together)
