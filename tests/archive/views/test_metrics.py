"""The list of metrics and the page of a metric."""

import pytest

from archive.models import Metric, Review
from tests.helpers import make_area, make_person, make_report, observe, squeezed

pytestmark = pytest.mark.django_db

TEXT = "会议召开。全市建成区面积达到53平方公里，又增80亩，投资1527亿元。"


@pytest.fixture
def built_up():
    return Metric.objects.create(name="建成区面积")


def values(response):
    return [passage.fact.value for passage in response.context["figures"]]


def test_a_figure_is_shown_as_printed_with_all_that_is_known_of_it(client, built_up):
    area, person = make_area("三门峡市"), make_person("杨树平")
    report = make_report(TEXT, area=area)
    observe(
        report, built_up, "53平方公里", 53, "平方公里", base_unit="平方米", base_value=53_000_000, period="2009/2013",
        area=area, status="target", is_cumulative=True, said_by=person, bound=">=",
    )  # fmt: skip
    html = squeezed(client.get(built_up.get_absolute_url()).content.decode())
    assert "53平方公里" in html
    assert "53,000,000 平方米" in html
    for shown in ["2009年—2013年", "三门峡市", "目标，累计", "杨树平", "不少于", "待核"]:
        assert shown in html
    assert f'href="{report.get_absolute_url()}#s2"' in html


def test_unlike_units_stand_in_tables_of_their_own(client, built_up):
    report = make_report(TEXT)
    observe(report, built_up, "53平方公里", 53, "平方公里", base_unit="平方米", base_value=53_000_000)
    observe(report, built_up, "80亩", 80, "亩", base_unit="平方米", base_value=53_333)
    observe(report, built_up, "1527亿元", 1527, "亿元", base_unit="元", base_value=152_700_000_000)
    response = client.get(built_up.get_absolute_url())
    assert response.content.decode().count('<table class="figures cards"') == 2
    assert response.context["dimensions"] == [("平方米", 2), ("元", 1)]
    assert values(client.get(built_up.get_absolute_url(), {"unit": "元"})) == [1527]


def test_a_unit_that_is_not_there_narrows_nothing(client, built_up):
    observe(make_report(TEXT), built_up, "53平方公里", 53, "平方公里", base_unit="平方米")
    assert values(client.get(built_up.get_absolute_url(), {"unit": "吨"})) == [53]


def test_figures_of_no_known_dimension_are_apart_by_their_printed_unit(client, built_up):
    report = make_report(TEXT)
    observe(report, built_up, "53平方公里", 1, "级")
    observe(report, built_up, "80亩", 2, "席")
    assert client.get(built_up.get_absolute_url()).content.decode().count('<table class="figures cards"') == 2


def test_figures_stand_by_period_those_without_one_last(client, built_up):
    for value, period in [(1, ""), (2, "2014"), (3, "2012")]:
        observe(make_report(TEXT), built_up, "53平方公里", value, "平方公里", base_unit="平方米", period=period)
    assert values(client.get(built_up.get_absolute_url())) == [3, 2, 1]


def test_only_standing_figures_of_published_reports(client, built_up):
    observe(make_report(TEXT, status="draft"), built_up, "53平方公里", 53, "平方公里")
    observe(make_report(TEXT), built_up, "53平方公里", 53, "平方公里", review=Review.REJECTED)
    assert client.get(built_up.get_absolute_url()).status_code == 404
    assert not client.get("/metrics/").context["page"].object_list


def test_its_reports_are_one_link_away(client, built_up):
    report = make_report(TEXT)
    observe(report, built_up, "53平方公里", 53, "平方公里")
    assert "?show=reports" in client.get(built_up.get_absolute_url()).content.decode()
    response = client.get(built_up.get_absolute_url(), {"show": "reports"})
    assert [entry.report for entry in response.context["entries"]] == [report]
