"""The files of the statistics beside what is counted over plain values, which no code of the archive has touched."""

import csv
from collections import Counter
from datetime import date
from io import BytesIO, StringIO
from itertools import combinations

import networkx
import pytest
from django.test import Client

from tests.helpers import make_area, make_report, make_strategy, mention_strategy
from tests.random_archive import RandomArchive

pytestmark = pytest.mark.django_db


@pytest.fixture
def archive(db):
    return RandomArchive(120)


@pytest.fixture(params=[0.0, 0.4])
def spread(db, request):
    """Of whose reports, without the samples among them, the spread of slogans is told."""
    archive = RandomArchive(120, samples=request.param)
    archive.without_samples()
    return archive


def fetched(address):
    answer = Client().get(address)
    assert answer.status_code == 200
    return b"".join(answer.streaming_content) if answer.streaming else answer.content


def table(address):
    return list(csv.DictReader(StringIO(fetched(address).decode("utf-8-sig"))))


def test_the_panel_of_a_slogan_cell_by_cell(spread):
    held = spread.held()
    codes = {each.code for each in spread.put_in if each.code}
    years = range(min(year for _code, year in held), max(year for _code, year in held) + 1)
    for slogan in spread.slogans:
        uses = Counter((each.code, each.year) for each in spread.uses(slogan.slug))
        first = {code: min((year for other, year in uses if other == code), default=9999) for code in codes}
        told = {
            (row["code"], int(row["year"])): (row["held"], row["uses"], row["first_use"], row["at_risk"])
            for row in table(f"/statistics/diffusion/?strategy={slogan.slug}&format=csv")
        }
        assert told == {
            (code, year): (
                str(held[code, year]),
                str(uses[code, year]) if held[code, year] else "",
                str(int(year == first[code])) if held[code, year] and year <= first[code] else "",
                str(int(year <= first[code])),
            )
            for code in codes
            for year in years
        }
        assert "" in {used for _held, used, _first, _risk in told.values()}  # something is not held


def decimal(day):
    year, month, of_month = (*day.split("-"), "", "")[:3]
    if not month:
        return int(year) + 0.5
    days = date(int(year), int(month), int(of_month or 15)) - date(int(year), 1, 1)
    return int(year) + days.days / (date(int(year), 12, 31) - date(int(year) - 1, 12, 31)).days


def test_the_cascades_are_the_first_uses(spread):
    wanted = {}
    for slogan in spread.slogans:
        for use in reversed(spread.uses(slogan.slug)):
            wanted[slogan.slug, use.code] = use.day
    rows = table("/statistics/diffusion/?table=cascades&format=csv")
    assert {(row["cascade_id"], row["node_name"]): row["date"] for row in rows} == wanted
    assert len(rows) == len(wanted)
    for row in rows:
        assert float(row["event_time"]) == pytest.approx(decimal(row["date"]), abs=0.0001)


def test_a_slogan_of_samples_alone_is_counted_in_samples():
    invented, slogan = make_area("霁阳市"), make_strategy()
    mention_strategy(make_report(area=invented, published_on="2014-05-08", is_sample=True), slogan)
    make_report(area=invented, published_on="2013-05-08", is_sample=True)
    make_report(area=make_area("郑州市"), published_on="2010-01-01")
    rows = table(f"/statistics/diffusion/?strategy={slogan.slug}&format=csv")
    assert [(row["area"], row["year"], row["first_use"]) for row in rows] == [
        ("霁阳市", "2013", "0"), ("霁阳市", "2014", "1"),
    ]  # fmt: skip


@pytest.mark.parametrize(("kind", "column"), [("people", "people"), ("strategies", "slogans")])
def test_a_network_is_who_stands_together_in_its_three_files(archive, kind, column):
    standing = [getattr(each, column) for each in archive.put_in]
    pairs = Counter(frozenset(pair) for each in standing for pair in combinations(each, 2))
    weights = {pair: number for pair, number in pairs.items() if number >= 5}
    reports = Counter(key for each in standing for key in each)
    names = {each.slug: each.name for each in (*archive.people, *archive.slogans)}
    rows = table(f"/statistics/networks/?kind={kind}&format=csv")
    assert {frozenset((row["node"], row["other_node"])): int(row["weight"]) for row in rows} == weights
    assert len(rows) == len(weights) > 4
    assert all(names[row[node]] == row[label] for row in rows
               for node, label in (("node", "node_label"), ("other_node", "other_label")))  # fmt: skip
    for form, read in (("graphml", networkx.read_graphml), ("gexf", networkx.read_gexf)):
        graph = read(BytesIO(fetched(f"/statistics/networks.{form}?kind={kind}")))
        assert {frozenset(ends): weight for *ends, weight in graph.edges(data="weight")} == weights
        assert dict(graph.nodes(data="reports")) == {key: reports[key] for key in frozenset().union(*weights)}
        assert all(label == names[key] for key, label in graph.nodes(data="label"))
