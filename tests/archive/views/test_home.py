"""The home page."""

import re

import pytest
from lxml import html

from archive.models import Metric
from tests.helpers import make_area, make_publisher, make_report, mention_strategy, mention_zone, observe, take_part

pytestmark = pytest.mark.django_db


def test_an_empty_archive_says_how_to_bring_in_reports(client):
    body = client.get("/").content.decode()
    assert "manage.py ingest" in body
    assert "manage.py load_samples" in body
    assert "<svg" not in body


def test_drafts_alone_leave_it_empty(client):
    make_report(title="秘密草稿", status="draft")
    body = client.get("/").content.decode()
    assert "manage.py ingest" in body
    assert "秘密草稿" not in body


def test_the_line_of_coverage_is_honest(client):
    make_report(published_on="2012-02-08", publisher=make_publisher(), area=make_area(), is_sample=True)
    make_report(published_on="2019-12-20", publisher=make_publisher(), area=make_area())
    make_report(published_on="--04-24")
    body = client.get("/").content.decode()
    assert "收有 3 份报道，来自 2 家来源、2 个地区。" in body
    assert "最早 2012年2月8日，最近 2019年12月20日。" in body
    assert "其中 1 份是示例材料。" in body


@pytest.mark.parametrize(
    ("makers", "said"),
    [
        ({}, "收有 1 份报道。"),
        ({"publisher": make_publisher}, "收有 1 份报道，来自 1 家来源。"),
        ({"area": make_area}, "收有 1 份报道，来自 1 个地区。"),
    ],
)
def test_the_line_of_coverage_leaves_out_what_there_is_none_of(client, makers, said):
    make_report(**{field: make() for field, make in makers.items()})
    assert f">{said}<" in client.get("/").content.decode()


def test_an_archive_of_samples_says_so(client):
    make_report(is_sample=True)
    assert "眼下全部是示例材料。" in client.get("/").content.decode()


def test_newest_reports_and_leading_names(client):
    for day in range(1, 11):
        report = make_report("温如松强调“三城联创”，磐溪产业集聚区。", published_on=f"2014-05-{day:02}")
        if day == 1:
            person, reporter = (take_part(report, name, part).person for name, part in
                                [("温如松", "speaker"), ("杜若", "journalist")])  # fmt: skip
            strategy, zone = mention_strategy(report, "三城联创").strategy, mention_zone(report, "磐溪产业集聚区").zone
        else:
            take_part(report, person)
    context = client.get("/").context
    assert [report.published_on for report in context["newest"]][0] == "2014-05-10"
    assert [(each, each.report_count) for each in context["people"]] == [(person, 10)]
    assert reporter not in context["people"]
    assert (list(context["strategies"]), list(context["zones"])) == ([strategy], [zone])


def test_the_chart_shows_a_bar_for_each_year_and_a_table(client):
    for year in ("2012", "2014", "2014"):
        make_report(published_on=year)
    body = client.get("/").content.decode()
    assert body.count('class="bar"') == 3
    assert '<th scope="row">2013</th><td class="number">0</td>' in body


def test_areas_count_the_reports_of_those_below_like_their_pages(client):
    province = make_area("云麓省", "province")
    city = make_area("霁阳市", parent=province)
    county = make_area("磐溪县", "county", parent=city)
    for area in (province, city, city, county):
        make_report(area=area)
    areas = client.get("/").context["areas"]
    assert [(each, each.report_count) for each in areas] == [(province, 4), (city, 3), (county, 1)]
    for area in areas:
        assert client.get(area.get_absolute_url()).context["about"].number == area.report_count


def test_no_two_elements_have_the_same_id(client):
    make_report()
    ids = re.findall(r' id="([^"]+)"', client.get("/").content.decode())
    assert len(ids) > 8
    assert sorted(ids) == sorted(set(ids))


def test_the_search_box_leads_to_search(client):
    assert 'action="/search/" method="get"' in client.get("/").content.decode()


def test_as_many_queries_at_200_reports_as_at_10(count_queries):
    few = count_queries("/", 10)
    assert few == count_queries("/", 200)


def test_three_questions_lead_to_what_stands_in_most_reports(client):
    report = make_report("投资12亿元，人口3万人。")
    strategy, person = mention_strategy(report, "两翼齐飞").strategy, take_part(report, "杜若").person
    mention_strategy(make_report(), strategy)
    mention_strategy(report, "三年倍增")
    observe(report, "投资", "12亿元", 12, "亿元", base_unit="元")
    observe(report, "人口", "3万人", 3, "万人", base_unit="人")
    page = html.fromstring(client.get("/").content.decode())
    questions = {link.text: link.get("href") for link in page.xpath("//ul[@class='questions']//a")}
    assert questions == {
        "“两翼齐飞”是谁先提的？": strategy.get_absolute_url(),
        "杜若讲过什么？": f"{person.get_absolute_url()}?show=speeches",
        "投资历年是多少？": Metric.objects.get(name="投资").get_absolute_url(),
    }


def test_what_nothing_is_known_of_is_not_asked(client):
    make_report()
    assert "是谁先提的" not in client.get("/").text
