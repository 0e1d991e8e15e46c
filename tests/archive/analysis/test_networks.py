"""Networks of people and slogans, and the files that other programs read."""

from io import BytesIO
from xml.etree import ElementTree as ET

import networkx
import pytest

from archive.analysis.networks import network
from archive.export.graphs import Graph, GraphEdge, GraphNode, gexf, graphml
from archive.export.statistics import graph_of
from archive.models import Report
from tests.helpers import make_person, make_report, make_strategy, mention_strategy, take_part

GRAPH = Graph(
    [GraphNode("a", "甲&<\x00", (3,)), GraphNode("b", "乙", (2,))],
    [GraphEdge("a", "b", 5)],
    attributes=(("reports", int),),
)


@pytest.fixture
def met(db):
    """Three people in five reports, a fourth in one; a journalist in all of them."""
    people = [make_person(name) for name in ("李明", "王芳", "赵刚")]
    for number in range(5):
        report = make_report(f"李明、王芳、赵刚出席第{number}次会议。")
        for person in people:
            take_part(report, person)
        take_part(report, make_person("记者") if not number else "路人甲", part="journalist")
    take_part(report, make_person("钱进"))
    return people


def test_an_edge_joins_two_of_five_reports_together_and_more(met):
    found = network("people", Report.objects.published())
    assert {frozenset((edge.one.record, edge.other.record)) for edge in found.edges} == {
        frozenset((met[0], met[1])), frozenset((met[0], met[2])), frozenset((met[1], met[2])),
    }  # fmt: skip
    assert {edge.together for edge in found.edges} == {5}
    assert {node.record for node in found.nodes} == set(met)


def test_of_four_reports_there_is_no_edge(met):
    Report.objects.filter(pk=Report.objects.first().pk).update(status="draft")
    assert network("people", Report.objects.published()).edges == []


@pytest.mark.django_db
def test_slogans_of_the_same_reports_are_joined():
    one, other = make_strategy("两翼齐飞"), make_strategy("三城同创")
    for number in range(6):
        report = make_report(f"第{number}次：两翼齐飞，三城同创，再说两翼齐飞。")
        for strategy in (one, other, one):
            mention_strategy(report, strategy)
    (edge,) = network("strategies", Report.objects.published()).edges
    assert edge.together == 6


def test_networkx_reads_both_files(met):
    graph = graph_of(network("people", Report.objects.published()))
    for each in (networkx.read_gexf(BytesIO(gexf(graph))), networkx.read_graphml(BytesIO(graphml(graph)))):
        assert not each.is_directed()
        assert {label for _key, label in each.nodes(data="label")} == {"李明", "王芳", "赵刚"}
        assert {number for _key, number in each.nodes(data="reports")} == {5}
        assert {weight for *_ends, weight in each.edges(data="weight")} == {5}


@pytest.mark.parametrize("write", [gexf, graphml])
def test_what_xml_does_not_take_is_left_out(write):
    written = write(GRAPH)
    assert ET.fromstring(written) is not None
    assert "甲&amp;&lt;" in written.decode()


def test_a_graph_with_direction_says_so():
    directed = GRAPH._replace(is_directed=True)
    assert b'defaultedgetype="directed"' in gexf(directed)
    assert b'edgedefault="directed"' in graphml(directed)
