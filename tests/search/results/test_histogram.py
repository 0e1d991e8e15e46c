"""The bars of years and months, and who and what stands in the reports that match."""

import pytest
from django.urls import reverse

from search.results import query
from search.results.params import SearchParams
from tests.helpers import make_person, make_report, mention_strategy, take_part

pytestmark = pytest.mark.django_db


@pytest.fixture
def reports(indexed):
    person = make_person("王一山")
    for day in ("2012-03-01", "2014-05-08", "2014-05-20", "2014-05", "2014-11-30", "2014"):
        report = make_report(published_on=day)
        take_part(report, person), mention_strategy(report, "四大一高") if day == "2014-11-30" else None
    indexed()
    return person


def bars(**asked):
    found = query.run(SearchParams(q="会议", **asked))
    return {each.value: each.number for each in found.histogram.bars}, found


def test_years_have_bars_and_a_year_without_reports_a_gap(reports):
    counted, found = bars()
    assert counted == {"2012": 1, "2013": 0, "2014": 5}
    assert [bool(each.url) for each in found.histogram.bars] == [True, False, True]


def test_a_chosen_year_is_shown_by_months_and_each_link_finds_as_many(reports):
    counted, found = bars(year=("2014",))
    assert {value: number for value, number in counted.items() if number} == {"2014-05": 3, "2014-11": 1}
    assert list(counted) == [f"2014-{month:02}" for month in range(1, 13)]
    assert found.histogram.undated == 1
    for value, number in counted.items():
        assert query.count(SearchParams(q="会议", year=(value,))) == number


def test_months_and_years_may_be_chosen_together(reports):
    assert query.count(SearchParams(year=("2012", "2014-05"))) == 4


def test_the_page_has_links_with_counts_in_words_a_table_and_a_chip(reports, client):
    html = client.get(reverse("search"), {"q": "会议", "year": "2014-05"}).content.decode()
    assert 'aria-label="2014年5月：3 份"' in html
    assert '<th scope="row">2014年11月</th><td class="number">0</td>' in html
    assert "移除筛选：2014年5月" in html


def test_the_api_gives_the_same_bars(reports, client):
    answer = client.get(reverse("search-api"), {"q": "会议", "year": "2014"}).json()
    assert {"value": "2014-05", "count": 3} in answer["histogram"]
