"""From what is known of people to the charts of it: rank over time, and the network of ties."""

from __future__ import annotations

from collections.abc import Sequence

from archive.analysis.co_attendance import Edge, Tie
from archive.analysis.ranks import Rank
from archive.charts.network import Network, network
from archive.charts.places import PlaceChart, place_chart

CHORDS = 30  # ties between neighbours that are drawn, the strongest first


def rank_chart(ranking: Rank) -> PlaceChart | None:
    """Every list as a point where they are few enough to be told one by one, else a mean for each year."""
    points = [
        (each, each.part.report.published_on, each.relative)
        for each in ranking.newest
        if each.relative is not None and each.part.report.published_on.year
    ]
    return place_chart(points if ranking.shows_all else [], ranking.years)


def tie_network(ties: Sequence[Tie], edges: Sequence[Edge]) -> Network | None:
    """None where nobody else is seen."""
    if not ties:
        return None
    strongest = sorted(edges, key=lambda edge: (-edge.together, edge.one.pk, edge.other.pk))[:CHORDS]
    return network(
        [(tie.person.pk, tie, tie.together) for tie in ties],
        [(edge.one.pk, edge.other.pk, edge, edge.together) for edge in strongest],
    )
