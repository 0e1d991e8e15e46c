"""The list of people and the page of a person."""

import pytest

from archive.models import Membership, PersonName, Review
from tests.helpers import (
    make_area,
    make_person,
    make_report,
    make_speech,
    mention_strategy,
    mention_zone,
    observe,
    squeezed,
    take_part,
)

pytestmark = pytest.mark.django_db

TEXT = "杨树平强调，要实施“四大一高”战略，五年累计完成投资1527亿元。赵海燕主持会议。高新区表态。"


@pytest.fixture
def yang():
    return make_person("杨树平")


def page(client, address, **query):
    response = client.get(address, query)
    assert response.status_code == 200
    return response


def test_only_people_in_published_reports_are_listed(client):
    take_part(make_report(), "杨树平")
    take_part(make_report(status="draft"), "赵海燕")
    take_part(make_report(), "郭绍伟", review=Review.REJECTED)
    html = page(client, "/people/").content.decode()
    assert "杨树平" in html
    assert "赵海燕" not in html
    assert "郭绍伟" not in html


def names(response):
    return [person.name for person in response.context["page"]]


def test_people_are_listed_by_pinyin_and_by_number_of_reports(client, yang):
    for _ in range(2):
        take_part(make_report(), yang)
    take_part(make_report(), "白红战")
    assert names(page(client, "/people/")) == ["杨树平", "白红战"]
    assert names(page(client, "/people/", sort="pinyin")) == ["白红战", "杨树平"]
    assert [person.report_count for person in page(client, "/people/", sort="pinyin").context["page"]] == [1, 2]


def test_who_stands_in_one_report_only_is_folded_but_not_from_who_looks_for_a_name(client, yang):
    for _ in range(2):
        take_part(make_report(), yang)
    for number in range(8):
        take_part(make_report(), f"白红{chr(0x4E00 + number)}")
    html = squeezed(page(client, "/people/").content.decode())
    folded = html[html.index('<details class="once">') : html.index("</details>", html.index('<details class="once">'))]
    assert "杨树平" not in folded
    assert '只见于一份报道的 <span class="count">8</span>' in folded
    assert folded.count("<li>") == 8
    for asked in ({"q": "白红"}, {"initial": "B"}, {"sort": "pinyin"}):
        assert 'class="once"' not in page(client, "/people/", **asked).content.decode()


def test_a_few_who_stand_once_are_shown_and_a_page_of_nothing_else_is_open(client, monkeypatch):
    for number in range(7):
        take_part(make_report(), f"白红{chr(0x4E00 + number)}")
    assert 'class="once"' not in page(client, "/people/").content.decode()
    monkeypatch.setattr("archive.views.lists.FOLDED_FROM", 7)
    assert '<details class="once" open>' in page(client, "/people/").content.decode()


def test_the_list_narrows_by_initial_by_name_and_by_kind(client):
    take_part(make_report(), "杨树平")
    take_part(make_report(), "杜玲", "journalist")
    assert names(page(client, "/people/", initial="y")) == ["杨树平"]
    assert names(page(client, "/people/", q="dul")) == ["杜玲"]
    assert names(page(client, "/people/", kind="journalist")) == ["杜玲"]
    assert names(page(client, "/people/", kind="official")) == ["杨树平"]


@pytest.mark.parametrize("days", [("2012-01-01", "2014-01-01"), ("2014-01-01", "2012-01-01")])
def test_the_list_shows_the_office_last_seen(client, yang, days):
    area = make_area("三门峡市")
    for day, office in zip(days, ("市长", "市委书记"), strict=True):
        take_part(make_report(published_on=day, area=area), yang, role_title=office)
        Membership.objects.derive([yang.pk])
    latest, earlier = ("市委书记", "市长") if days[0] < days[1] else ("市长", "市委书记")
    html = page(client, "/people/").content.decode()
    assert f"三门峡市 {latest}" in html
    assert earlier not in html
    assert f"杨树平,三门峡市 {latest},2" in client.get("/people/?format=csv").getvalue().decode()


def test_an_empty_list_says_so_and_offers_the_whole(client):
    assert "还没有可列出的条目" in page(client, "/people/").content.decode()
    assert "查看全部" in page(client, "/people/", q="无此人").content.decode()


def test_the_page_shows_reports_newest_first_with_the_part_and_the_sentence(client, yang):
    older = make_report(TEXT, published_on="2012-01-01")
    newer = make_report(TEXT, published_on="2014-01-01")
    for report in (older, newer):
        take_part(report, yang, "chair", role_title="市委书记")
    response = page(client, yang.get_absolute_url())
    assert [entry.report for entry in response.context["entries"]] == [newer, older]
    html = squeezed(response.content.decode())
    assert "主持 · 市委书记" in html
    assert f'href="{newer.get_absolute_url()}#s1"' in html
    assert "<mark>杨树平</mark>" in html


def test_speeches_lead_to_their_sentence(client, yang):
    report = make_report("会议召开。" + TEXT)
    take_part(report, yang)
    make_speech(report, yang, TEXT)
    (entry,) = page(client, yang.get_absolute_url()).context["entries"]
    assert [passage.url for passage in entry.passages] == [f"{report.get_absolute_url()}#s2"]


def test_unconfirmed_parts_are_marked(client, yang):
    part = take_part(make_report(TEXT), yang)
    assert 'class="pending"' in main_of(page(client, yang.get_absolute_url()))
    part.review = Review.CONFIRMED
    part.save()
    assert 'class="pending"' not in main_of(page(client, yang.get_absolute_url()))


def test_a_rejected_part_or_speech_is_not_shown(client, yang):
    report = make_report(TEXT)
    take_part(report, yang, role_title="市委书记")
    take_part(report, yang, "chair", role_title="误读的职务", review=Review.REJECTED)
    make_speech(report, yang, "赵海燕主持会议。", review=Review.REJECTED)
    response = page(client, yang.get_absolute_url())
    (entry,) = response.context["entries"]
    assert [part.role_title for part in entry.parts] == ["市委书记"]
    assert [passage.words for passage in entry.passages] == ["杨树平"]
    assert [number for _part, _label, number in response.context["parts"]] == [1]


def main_of(response):
    return response.content.decode().partition("<main")[2].partition("</main>")[0]


def test_offices_are_as_seen_and_never_a_tenure(client, yang):
    take_part(make_report(published_on="2012-05-08", area=make_area("三门峡市")), yang, role_title="市委书记")
    Membership.objects.derive([yang.pk])
    html = page(client, yang.get_absolute_url()).content.decode()
    assert "见于报道的职务" in html
    assert "不是任期" in html
    assert "2012年5月8日" in html


def test_who_and_what_stands_beside(client, yang):
    report = make_report(TEXT, area=make_area("三门峡市"))
    take_part(report, yang)
    take_part(report, "赵海燕", "chair")
    mention_zone(report, "高新区")
    mention_strategy(report, "四大一高", speech=make_speech(report, yang, TEXT))
    response = page(client, yang.get_absolute_url())
    about = response.context["about"]
    found = [*about.people, *about.strategies, *about.zones]
    assert [str(record) for record in found] == ["赵海燕", "四大一高", "高新区"]
    assert [str(each.strategy) for each in response.context["slogans"]] == ["四大一高"]
    assert "/reports/?person=杨树平&amp;strategy=" in response.content.decode()


def test_figures_said_have_a_page_of_their_own(client, yang):
    report = make_report(TEXT)
    take_part(report, yang)
    observe(report, "投资", "1527亿元", 1527, "亿元", said_by=yang)
    assert "1527亿元" in page(client, yang.get_absolute_url(), show="figures").content.decode()


def test_namesakes_are_a_hint(client, yang):
    take_part(make_report(), make_person("杨树平", note="灵宝市"))
    take_part(make_report(), yang)
    make_person("杨树平", note="无人知道")
    html = page(client, yang.get_absolute_url()).content.decode()
    assert "同名人物" in html
    assert "杨树平（灵宝市）" in html
    assert "无人知道" not in html


def test_other_spellings_are_shown(client, yang):
    PersonName.objects.create(person=yang, name="老杨")
    take_part(make_report(), yang)
    assert "又作 老杨" in " ".join(page(client, yang.get_absolute_url()).content.decode().split())


def test_a_person_of_drafts_only_has_no_page(client, yang):
    take_part(make_report(TEXT, status="draft", title="未发布的标题"), yang, role_title="草稿里的职务")
    assert client.get(yang.get_absolute_url()).status_code == 404


def test_a_name_merged_away_leads_to_the_person(client, yang):
    other = make_person("杨书平")
    address = other.get_absolute_url()
    yang.merge_from(other)
    take_part(make_report(), yang)
    response = client.get(address, {"show": "figures"})
    assert (response.status_code, response["Location"]) == (302, f"{yang.get_absolute_url()}?show=figures")


@pytest.mark.parametrize(("number", "is_drawn"), [(4, False), (5, True)])
def test_a_network_is_drawn_of_five_reports_or_more(client, number, is_drawn):
    one, other = make_person("温如松"), make_person("乐瑾")
    for _number in range(number):
        report = make_report("温如松、乐瑾出席会议。")
        take_part(report, one)
        take_part(report, other)
    take_part(report, make_person("卢靖"))
    page = client.get(one.get_absolute_url()).content.decode()
    assert ('class="network"' in page) is is_drawn
    assert other.get_absolute_url() in page


def test_no_network_is_drawn_of_ties_that_do_not_differ(client):
    one = make_person("温如松")
    others = [make_person("乐瑾"), make_person("卢靖")]
    for _number in range(6):
        report = make_report("温如松、乐瑾、卢靖出席会议。")
        for person in (one, *others):
            take_part(report, person)
    assert 'class="network"' not in client.get(one.get_absolute_url()).content.decode()


def test_the_page_begins_with_the_latest_office_and_the_reports_stand_before_what_is_reckoned(client, yang):
    area = make_area("云岫市")
    for day, office in (("2012-01-01", "云岫市市长"), ("2013-01-01", "市长"), ("2014-01-01", "市委书记")):
        take_part(make_report("杨树平出席。", published_on=day, area=area), yang, role_title=office)
    Membership.objects.derive([yang.pk])
    html = squeezed(client.get(yang.get_absolute_url()).content.decode())
    lead = html[html.index("lead latest") : html.index('class="lead seen"')]
    assert "市委书记" in lead
    assert "最近见于 2014年1月1日" in lead
    assert "待核" in lead  # the conclusion carries the mark of what it rests on
    for part in yang.participations.all():
        part.review = Review.CONFIRMED
        part.save()
    assert "待核" not in squeezed(client.get(yang.get_absolute_url()).content.decode()).split('class="lead seen"')[0]
    assert html.index('id="reports"') < html.index('id="offices"')
    offices = html[html.index('class="offices"') : html.index("</ol>", html.index('class="offices"'))]
    assert offices.count("<li>") == 2  # the spellings of one office are one
    assert 'href="#offices"' in html
