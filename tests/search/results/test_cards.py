"""What stands above the results of a query that is a name, and who speaks in a passage."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from archive.models.unit_of_work import changing
from search.results import cards, query
from search.results.params import SearchParams
from tests.helpers import (
    make_area,
    make_person,
    make_report,
    make_speech,
    make_strategy,
    mention_strategy,
    mention_zone,
    take_part,
    tight,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def spoken(indexed):
    """陆明远, mayor of 云岫市, says 三清一稳 in 2013; a report prints it without anybody saying it in 2012."""
    area, speaker = make_area("云岫市"), make_person("陆明远")
    printed = make_report("各县推进三清一稳。", published_on="2012-05-06", area=area)
    said = make_report("会上，陆明远说，要抓三清一稳。还要守住底线。", published_on="2013-04-05", area=area)
    with changing([printed, said]):
        slogan = make_strategy("三清一稳")
        mention_strategy(printed, slogan)
        take_part(said, speaker, role_title="云岫市市长")
        speech = make_speech(said, speaker, "陆明远说，要抓三清一稳。还要守住底线。")
        mention_strategy(said, slogan, speech=speech)
        mention_zone(said, "云岫高新区")
    indexed()
    return speaker


def records(**asked) -> list[tuple[str, str]]:
    return [(card.kind, card.record.name) for card in cards.cards(SearchParams(**asked))]


@pytest.mark.parametrize(
    ("q", "kind", "name"),
    [
        ("陆明远", "person", "陆明远"),
        ("“三清一稳”", "strategy", "三清一稳"),
        ("三清一穩", "strategy", "三清一稳"),
        ("云岫高新区", "zone", "云岫高新区"),
        ("云岫市", "area", "云岫市"),
    ],
)
def test_a_query_that_is_a_name_has_the_card_of_its_record(spoken, q, kind, name):
    assert records(q=q) == [(kind, name)]


@pytest.mark.parametrize("q", ["底线", "陆明", "陆明远 底线", "官员:陆明远", "字" * 100, "", "“”"])
def test_other_words_have_none(spoken, q):
    assert records(q=q) == []


def test_a_filter_that_stands_alone_has_one_and_further_pages_have_none(spoken):
    assert records(person=(spoken.slug,)) == [("person", "陆明远")]
    assert records(person=(spoken.slug,), year=("2013",)) == []
    assert records(person=("nobody",)) == []
    assert records(q="陆明远", page=2) == []


def test_namesakes_have_one_each_up_to_three(indexed):
    report = make_report("王岳出席。")
    for number in range(5):
        take_part(report, make_person("王岳", note=f"第{number}人"))
    indexed()
    assert records(q="王岳") == [("person", "王岳")] * 3


def test_the_first_use_is_the_first_that_somebody_says_and_carries_its_mark(spoken, client):
    html = tight(client.get(reverse("search"), {"q": "三清一稳"}).content.decode())
    card = html[html.index('class="name-card"') : html.index("</section>", html.index('class="name-card"'))]
    for shown in (spoken.get_absolute_url(), "2013年4月5日", "待核", "<mark>三清一稳</mark>"):
        assert shown in card
    assert "见于 2 份报道" in card
    assert '<detailsclass="overview">' in html.replace(" ", "")  # folded: the card shows the years already


def test_a_person_has_the_latest_office_and_the_years(spoken, client):
    html = client.get(reverse("search"), {"q": "陆明远"}).content.decode()
    assert "云岫市市长 · 云岫市" in html


def test_a_passage_says_who_speaks_unless_it_begins_with_the_name(spoken, client):
    (hit,) = query.run(SearchParams(q="“底线”")).hits
    assert [(speech.who if speech else None) for _passage, speech, _item in hit.spoken_passages] == ["陆明远"]
    assert f'class="speaker" href="{spoken.get_absolute_url()}">陆明远</a>' in tight(
        client.get(reverse("search"), {"q": "“底线”"}).content.decode()
    )
    made = hit.passages[0]._replace(text="陆明远说，要守住底线。")
    assert hit._speech_of(made) is None
    (before,) = query.run(SearchParams(q="“各县”")).hits
    assert [speech for _passage, speech, _item in before.spoken_passages] == [None]


def test_the_card_asks_the_same_number_of_queries_of_many_reports(spoken, indexed, client):
    def queries() -> int:
        with CaptureQueriesContext(connection) as asked:
            client.get(reverse("search"), {"q": "陆明远"})
        return len(asked)

    queries()  # reads the index of names
    before = queries()
    for day in range(1, 6):
        take_part(make_report("陆明远到会。", published_on=f"2014-01-0{day}"), spoken)
    indexed()
    assert queries() <= before
