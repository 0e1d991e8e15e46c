"""Tenures by kind of post and moves between kinds: with their cases, and nothing from fewer than five."""

import pytest

from archive.analysis.careers_at_large import KindOfPost, by_kind, move_counts, moves, tenures, years_of
from archive.models import Area, Post, Tenure
from tests.helpers import make_area, make_person

pytestmark = pytest.mark.django_db

COUNTY, CITY = "3|政府|首长", "4|政府|首长"


def hold(person, kind: str, place: str, **days: str) -> Tenure:
    area = Area.objects.filter(name=place).first() or make_area(place, "county" if kind == COUNTY else "city")
    post, _made = Post.objects.get_or_create(key=f"CN|{place}|{kind}", defaults={"name": f"{place}长", "area": area})
    return Tenure.objects.create(post=post, person=person, **days)


@pytest.fixture
def careers():
    """Five heads of counties who went on to cities, and one who did not."""
    for number in range(6):
        person = make_person(f"沈若{'甲乙丙丁戊己'[number]}")
        hold(person, COUNTY, f"云{'岫岭川江海湖'[number]}县", started="2008-03", ended=f"20{11 + number % 2}-03")
        if number < 5:
            hold(person, CITY, "云麓市", first_seen="2013-01-01", last_seen="2014-01-01")


def test_tenures_of_a_kind_are_counted_by_what_is_stated(careers):
    city, county = sorted(by_kind(tenures(None)), key=lambda each: each.number)
    assert (county.number, county.posts, county.whole, county.seen, county.years) == (6, 6, 6, 0, 3.5)
    assert (city.number, city.posts, city.whole, city.seen, city.years) == (5, 1, 0, 5, None)
    assert (str(county.kind.label), county.kind.value) == ("县级政府首长", "3.政府.首长")


def test_moves_are_counted_from_five_on(careers):
    found = moves(tenures(None))
    (row,) = move_counts(found)
    assert (row.left.level, row.came.level, row.number) == (3, 4, 5)
    assert move_counts(found[:4]) == []


def test_a_post_still_held_is_no_move_and_two_terms_are_none():
    person = make_person("沈若川")
    hold(person, COUNTY, "云岫县", started="2008", ended="2012")
    hold(person, CITY, "云麓市", started="2010", ended="2013")
    hold(person, CITY, "云麓市", started="2015", number=2)
    assert [(str(move.left), str(move.came)) for move in moves(tenures(None))] == []


def test_kinds_of_four_tenures_are_not_shown(careers):
    Tenure.objects.filter(post__area__name="云麓市").first().delete()
    assert [each.kind.level for each in by_kind(tenures(None))] == [3]


def test_tenures_below_an_area_count(careers):
    city = Area.objects.get(name="云麓市")
    Area.objects.filter(name="云岫县").update(parent=city)
    assert {row.post.area.name for row in tenures(city)} == {"云麓市", "云岫县"}


@pytest.mark.parametrize(
    ("days", "years"), [(("2008-03", "2010-09-01"), 2.5), (("2008", "2010"), 2.0), (("2010", "2008"), None)]
)
def test_years_by_months(days, years):
    assert years_of(Tenure(started=days[0], ended=days[1])) == years


@pytest.mark.parametrize("key", ["", "CN", "CN||x|y", "a|b|c|d|e|f"])
def test_any_key_gives_a_kind(key):
    assert KindOfPost.of(key).level == 0


def test_the_pages_lead_from_each_number_to_its_cases(careers, client):
    html = client.get("/careers/").content.decode()
    assert "县级政府首长" in html
    assert "不足" in html
    cases = client.get("/careers/", {"kind": "3.政府.首长", "known": "whole"})
    assert cases.context["number"] == 6
    moved = client.get("/careers/", {"kind": "3.政府.首长", "to": "4.政府.首长"})
    assert moved.context["number"] == 5
    assert "沈若甲" in moved.content.decode()
    assert client.get("/careers/", {"kind": "9.x", "to": "y"}).context["number"] == 0
    table = client.get("/careers/", {"kind": "3.政府.首长", "to": "4.政府.首长", "format": "csv"})
    assert b"".join(table.streaming_content).decode("utf-8-sig").count("云麓市长") == 5


def test_moves_are_taken_away_as_a_graph(careers, client):
    answer = client.get("/careers/moves.gexf")
    assert answer["Content-Type"].startswith("application/gexf+xml")
    text = answer.content.decode()
    assert 'weight="5"' in text
    assert text.count("<node ") == 2
