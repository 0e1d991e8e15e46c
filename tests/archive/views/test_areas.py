"""The tree of areas and the page of an area."""

from importlib import import_module

import pytest

from tests.helpers import make_area, make_report, mention_strategy, observe

pytestmark = pytest.mark.django_db


@pytest.fixture
def henan():
    return make_area("河南省", "province")


@pytest.fixture
def city(henan):
    return make_area("三门峡市", parent=henan)


@pytest.fixture
def county(city):
    return make_area("陕县", "county", parent=city, valid_to="2015-02-01")


def shape(branches):
    return [(branch.area.name, branch.number, shape(branch.branches)) for branch in branches]


def test_the_tree_holds_only_areas_with_published_reports(client, city, county):
    make_report(area=county)
    make_report(area=city)
    make_report(area=make_area("郑州市"), status="draft")
    tree = client.get("/areas/").context["tree"]
    assert shape(tree) == [("河南省", 2, [("三门峡市", 2, [("陕县", 1, [])])])]


def test_the_tree_narrows_to_a_name_and_keeps_what_is_above_it(client, city, county):
    make_report(area=county)
    make_report(area=make_area("郑州市", parent=city.parent))
    tree = client.get("/areas/?q=shanxian").context["tree"]
    assert shape(tree) == [("河南省", 1, [("三门峡市", 1, [("陕县", 1, [])])])]


def test_the_tree_by_number_of_reports(client, henan, city):
    make_report(area=city)
    other = make_area("郑州市", parent=henan)
    for _ in range(2):
        make_report(area=other)
    assert [branch.area.name for branch in client.get("/areas/").context["tree"][0].branches] == [
        "郑州市",
        "三门峡市",
    ]


def test_a_long_tree_leaves_the_counties_to_their_cities(client, county, monkeypatch):
    make_report(area=county)
    assert "陕县" in client.get("/areas/").content.decode()
    # By import, because the package's own name ``areas`` is the view.
    monkeypatch.setattr(import_module("archive.views.areas"), "SHOWN_IN_TREE", 0)
    html = client.get("/areas/").content.decode()
    assert "三门峡市" in html
    assert "陕县" not in html


def test_numbers_lead_to_the_reports_of_the_area(client, city):
    make_report(area=city)
    assert "/reports/?area=河南" in client.get("/areas/").content.decode()


def test_the_page_has_the_reports_of_the_area_and_below(client, city, county):
    own, below = make_report(area=city), make_report(area=county)
    make_report(area=make_area("郑州市"))
    response = client.get(city.get_absolute_url())
    assert {entry.report for entry in response.context["entries"]} == {own, below}
    assert shape(response.context["below"]) == [("陕县", 1, [])]


def test_the_way_back_goes_through_the_lineage(client, city, county):
    html = client.get(county.get_absolute_url()).content.decode()
    assert html.index(">河南省</a>") < html.index(">三门峡市</a>")


def test_what_an_area_was_and_became(client, city, county):
    later = make_area("陕州区", "county", parent=city, valid_from="2015-02-01")
    county.successors.add(later)
    assert "陕州区</a>" in client.get(county.get_absolute_url()).content.decode()
    assert "陕县</a>" in client.get(later.get_absolute_url()).content.decode()


def test_leading_strategies_and_metrics_of_an_area(client, city, county):
    report = make_report("四大一高，投资1527亿元。", area=county)
    mention_strategy(report, "四大一高")
    observe(report, "投资", "1527亿元", 1527, "亿元")
    observe(make_report("投资9亿元", area=city), "外地投资", "9亿元", 9, "亿元", area=make_area("郑州市"))
    response = client.get(city.get_absolute_url())
    assert [str(each) for each in response.context["about"].strategies] == ["四大一高"]
    assert [str(each) for each in response.context["metrics"]] == ["投资"]
    figures = client.get(city.get_absolute_url(), {"show": "figures"}).context["figures"]
    assert [passage.fact.value for passage in figures] == [1527]


def test_sample_areas_are_stamped_once(client):
    area = make_area("霁阳市", is_sample=True)
    make_report(area=area, is_sample=True)
    head = client.get(area.get_absolute_url()).content.decode().partition("<h1")[2].partition("</h1>")[0]
    assert head.count("示例") == 1
