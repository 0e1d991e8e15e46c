"""Near names where nothing is found."""

import pytest
from django.urls import reverse

from search.names.lookup import fuzzy
from tests.helpers import make_person, make_report, make_strategy, mention_strategy, take_part

pytestmark = pytest.mark.django_db


@pytest.fixture
def people():
    found = {name: make_person(name) for name in ("王建新", "温如松", "闻人恪", "王哲", "杨树平")}
    for person in found.values():
        take_part(make_report(), person)
    return found


@pytest.mark.parametrize(
    ("typed", "names"),
    [
        ("wangjianxun", ["王建新"]), ("王建勋", ["王建新"]), ("楊書平", ["杨树平"]), ("yangshupin", ["杨树平"]),
        ("赵六", []), ("wuguanren", []), ("w", []), ("王", []), ("？", []), ("%", []), ("闻道", []),
    ],
)  # fmt: skip
def test_only_names_read_almost_alike_are_near(people, typed, names):
    assert fuzzy("person", typed) == [people[name] for name in names]


def test_who_is_not_shown_is_not_near():
    take_part(make_report(status="draft"), "王建新")
    assert fuzzy("person", "wangjianxun") == []


def test_an_alias_is_near_too(people):
    people["温如松"].names.create(name="慕容白鹤")
    assert fuzzy("person", "murongbaiha") == [people["温如松"]]


def test_the_page_offers_the_near_or_nothing(people, client):
    assert "王建新" in client.get(reverse("search"), {"person_name": "wangjianxun"}).text
    page = client.get(reverse("search"), {"person_name": "wenguanren"}).text
    assert "名称相近的" not in page
    assert "温如松" not in page


def test_a_slogan_miswritten_is_near(client):
    mention_strategy(make_report(), make_strategy("四大一高"))
    assert "四大一高" in client.get(reverse("search"), {"strategy_name": "三大一高"}).text
