"""Graphs for other programs: GEXF 1.3 (Gephi) and GraphML (igraph, networkx, yEd)."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final, NamedTuple
from xml.etree import ElementTree as ET

from archive.text.characters import xml_text

GEXF: Final = "application/gexf+xml"
GRAPHML: Final = "application/graphml+xml"
_GEXF: Final = "http://gexf.net/1.3"
_GRAPHML: Final = "http://graphml.graphdrawing.org/xmlns"
_TYPES: Final = {int: ("integer", "int"), float: ("double", "double"), str: ("string", "string")}


class GraphNode(NamedTuple):
    """``values`` are in the order of the graph's ``attributes``."""

    key: str
    label: str
    values: tuple[int | float | str, ...] = ()


class GraphEdge(NamedTuple):
    source: str
    target: str
    weight: int


class Graph(NamedTuple):
    """``attributes``: names of what is told of each node, with its type: int, float or str."""

    nodes: Sequence[GraphNode]
    edges: Sequence[GraphEdge]
    is_directed: bool = False
    attributes: tuple[tuple[str, type], ...] = ()


def gexf(graph: Graph) -> bytes:
    root = ET.Element("gexf", {"xmlns": _GEXF, "version": "1.3"})
    body = ET.SubElement(root, "graph", {"defaultedgetype": _direction(graph)})
    if graph.attributes:
        declared = ET.SubElement(body, "attributes", {"class": "node"})
        for number, (name, kind) in enumerate(graph.attributes):
            ET.SubElement(declared, "attribute", {"id": str(number), "title": name, "type": _TYPES[kind][0]})
    nodes, edges = ET.SubElement(body, "nodes"), ET.SubElement(body, "edges")
    for node in graph.nodes:
        element = ET.SubElement(nodes, "node", {"id": xml_text(node.key), "label": xml_text(node.label)})
        if node.values:
            values = ET.SubElement(element, "attvalues")
            for number, value in enumerate(node.values):
                ET.SubElement(values, "attvalue", {"for": str(number), "value": xml_text(str(value))})
    for number, edge in enumerate(graph.edges):
        ends = {"source": xml_text(edge.source), "target": xml_text(edge.target)}
        ET.SubElement(edges, "edge", {"id": str(number), **ends, "weight": str(edge.weight)})
    return _written(root)


def graphml(graph: Graph) -> bytes:
    root = ET.Element("graphml", {"xmlns": _GRAPHML})
    attributes: list[tuple[str, type]] = [("label", str), *graph.attributes]
    for name, kind in attributes:
        ET.SubElement(root, "key", {"id": name, "for": "node", "attr.name": name, "attr.type": _TYPES[kind][1]})
    ET.SubElement(root, "key", {"id": "weight", "for": "edge", "attr.name": "weight", "attr.type": "int"})
    body = ET.SubElement(root, "graph", {"edgedefault": _direction(graph)})
    for node in graph.nodes:
        element = ET.SubElement(body, "node", {"id": xml_text(node.key)})
        for (name, _kind), value in zip(attributes, (node.label, *node.values), strict=True):
            ET.SubElement(element, "data", {"key": name}).text = xml_text(str(value))
    for edge in graph.edges:
        element = ET.SubElement(body, "edge", {"source": xml_text(edge.source), "target": xml_text(edge.target)})
        ET.SubElement(element, "data", {"key": "weight"}).text = str(edge.weight)
    return _written(root)


def _direction(graph: Graph) -> str:
    return "directed" if graph.is_directed else "undirected"


def _written(root: ET.Element) -> bytes:
    return ET.tostring(root, encoding="utf-8", xml_declaration=True)
