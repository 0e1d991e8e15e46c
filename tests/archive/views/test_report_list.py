"""The list of reports: filters as links, state in the address."""

import pytest

from tests.helpers import make_area, make_person, make_publisher, make_report, take_part

pytestmark = pytest.mark.django_db


def titles(response):
    return [report.title for report in response.context["page"]]


def choices(response, title):
    found = {facet.title: facet.choices for facet in response.context["narrowed"].facets}
    return [(choice.label, choice.number, choice.is_current) for choice in found.get(title, [])]


@pytest.fixture
def henan():
    return make_area("河南省", "province")


@pytest.fixture
def city(henan):
    return make_area("郑州市", parent=henan)


def test_only_published_reports_newest_first(client):
    make_report(title="旧", published_on="2012")
    make_report(title="新", published_on="2014-05-08")
    make_report(title="草稿", status="draft")
    make_report(title="撤回", status="withdrawn")
    make_report(title="无年份", published_on="--04-24")
    assert titles(client.get("/reports/")) == ["新", "旧", "无年份"]
    assert titles(client.get("/reports/?sort=oldest")) == ["无年份", "旧", "新"]


def test_by_year_and_without_year(client):
    make_report(title="一三", published_on="2013-01-01")
    make_report(title="无年份", published_on="--04-24")
    make_report(title="无日期", published_on="", undated=True)
    assert titles(client.get("/reports/?year=2013")) == ["一三"]
    assert set(titles(client.get("/reports/?year=unknown"))) == {"无年份", "无日期"}
    assert choices(client.get("/reports/"), "年份") == [("2013", 1, False), ("年份不详", 2, False)]


def test_an_area_counts_and_shows_what_is_below_it(client, henan, city):
    make_report(title="市", area=city)
    make_report(title="省", area=henan)
    make_report(title="他", area=make_area("云麓省", "province"))
    response = client.get(f"/reports/?area={henan.slug}")
    assert set(titles(response)) == {"市", "省"}
    assert ("河南省", 2, True) in choices(response, "地区")


def test_counts_are_those_under_the_other_filters(client, city):
    paper, other = make_publisher("甲报"), make_publisher("乙报")
    make_report(published_on="2013", publisher=paper, area=city)
    make_report(published_on="2014", publisher=paper)
    make_report(published_on="2014", publisher=other)
    response = client.get(f"/reports/?publisher={paper.slug}")
    assert choices(response, "年份") == [("2014", 1, False), ("2013", 1, False)]
    assert choices(response, "来源") == [("甲报", 2, True), ("乙报", 1, False)]
    assert choices(response, "地区") == [("河南省", 1, False), ("郑州市", 1, False)]


def test_chips_take_one_filter_away_and_keep_the_rest(client, city):
    make_report(area=city)
    chips = client.get(f"/reports/?year=2014&area={city.slug}&sort=oldest").context["narrowed"].chips
    assert [chip.label for chip in chips] == ["2014", "河南省郑州市"]
    assert chips[1].query == "?year=2014&sort=oldest"


def test_an_old_slug_still_filters(client):
    paper = make_publisher("旧名报")
    old = paper.slug
    paper.name = "新名报"
    paper.save()
    make_report(title="甲", publisher=paper)
    assert titles(client.get(f"/reports/?publisher={old}")) == ["甲"]


@pytest.mark.parametrize(
    "query",
    ["year=abcd", "year=２０１４", "page=nothing", "page=99999999999999999999", "page=-1", "year=0000", "year=9999"],
)
def test_anything_unreadable_is_answered(client, query):
    make_report()
    assert client.get(f"/reports/?{query}").status_code == 200


def test_an_unknown_name_finds_nothing_and_can_be_taken_away(client):
    make_report()
    response = client.get("/reports/?area=<script>alert(1)</script>")
    assert titles(response) == []
    assert "<script>alert" not in response.content.decode()
    assert response.context["narrowed"].chips[0].query == "?"


def test_pages_keep_the_filter(client):
    for _ in range(45):
        make_report(published_on="2014")
    response = client.get("/reports/?year=2014&page=2")
    body = response.content.decode()
    assert "第 21–40 份，共 45 份" in body
    assert "?year=2014&amp;page=3" in body
    assert '<a href="?year=2014&amp;page=2" aria-current="page">2</a>' in body


def test_an_empty_archive_says_so(client):
    assert "档案里还没有报道。" in client.get("/reports/").content.decode()


def test_titles_are_escaped(client):
    make_report(title="<script>alert(1)</script>", area=make_area("<b>市"), publisher=make_publisher("<i>报"))
    body = client.get("/reports/").content.decode()
    assert not any(tag in body for tag in ("<script>alert", "<b>市", "<i>报"))


def test_as_many_queries_at_200_reports_as_at_10(count_queries):
    assert count_queries("/reports/", 10) == count_queries("/reports/", 200)


def test_the_list_narrows_by_a_person_and_by_whether_samples_are_in(client):
    one, other = make_person("温如松"), make_person("乐瑾")
    both, alone = make_report(title="同见"), make_report(title="独见", is_sample=True)
    for report, person in ((both, one), (both, other), (alone, one)):
        take_part(report, person)

    def offered(address: str, name: str) -> list[tuple[str, int]]:
        facets = client.get(address).context["narrowed"].facets
        return [(c.label, c.number) for facet in facets if facet.name == name for c in facet.choices]

    assert offered("/reports/", "person") == [("温如松", 2), ("乐瑾", 1)]
    assert offered("/reports/", "samples") == [("不含示例", 1), ("只有示例", 1)]
    assert titles(client.get(f"/reports/?person={other.slug}")) == ["同见"]
    assert offered(f"/reports/?person={other.slug}", "person") == [("乐瑾", 1), ("温如松", 1)]
    assert titles(client.get("/reports/?samples=no")) == ["同见"]
    assert offered(f"/reports/?person={other.slug}", "samples") == []
