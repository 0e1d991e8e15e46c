"""The page of a report: everything read from it, each fact with its sentence; who may see it; the original file."""

import re
from datetime import UTC, datetime

import pytest
from django.contrib.auth import get_user_model
from django.db import connection
from django.test.utils import CaptureQueriesContext

from archive.admin.roles import Role
from archive.models import Meeting, Participation, Point, Review, SourceText, Speech, Strategy
from archive.models.unit_of_work import changing
from archive.reports.page import ReportPage
from tests.helpers import (
    make_account,
    make_area,
    make_person,
    make_publisher,
    make_report,
    make_speech,
    make_strategy,
    mention_document,
    mention_strategy,
    mention_zone,
    observe,
    place,
    squeezed,
    take_part,
)

pytestmark = pytest.mark.django_db

TEXT = (
    "5月7日，会议召开。温如松强调，要实施“三城联创”。一是建成区面积达到53平方公里。二是用好《考核办法》。\n"
    "磐溪产业集聚区负责人参加，温如松讲了话。"
)


@pytest.fixture
def staff(client):
    client.force_login(make_account(Role.EDITOR))
    return client


@pytest.fixture
def report():
    report = make_report(TEXT, title="全市会议召开", kicker="引题一行", subtitles="副题甲\n副题乙", place="霁阳")
    speaker = make_person("温如松")
    take_part(report, speaker, role_title="市委书记", order=1)
    speech = make_speech(report, speaker, TEXT[TEXT.index("温如松") : TEXT.index("\n")], verb="强调")
    Point.objects.create(speech=speech, label="一是", **place(report, "一是建成区面积达到53平方公里。"))
    mention_strategy(report, make_strategy("三城联创", expansion="创文、创卫、创园"))
    mention_document(report, "考核办法")
    mention_zone(report, "磐溪产业集聚区")
    observe(report, "建成区面积", "53平方公里", 53, "平方公里", period="2013", status="target", said_by=speaker)
    return report


def page(client, report):
    return client.get(report.get_absolute_url()).content.decode()


def test_the_headline_block_and_the_dateline(client, report):
    report.publisher, report.area = (
        make_publisher("霁阳日报"),
        make_area("霁阳市", parent=make_area("云麓省", "province")),
    )
    report.save()
    body = page(client, report)
    for shown in ("引题一行", "全市会议召开", "副题甲", "副题乙", "2014年5月8日", "霁阳日报", "云麓省", "霁阳市"):
        assert shown in body
    assert f'href="{report.area.get_absolute_url()}"' in body
    assert f'href="{report.publisher.get_absolute_url()}"' in body


def test_a_year_that_is_not_printed_is_not_made_up(client, report):
    report.published_on = "--05-08"
    report.save()
    assert "年份不详" in page(client, report)


def test_an_inferred_date_gives_its_reason(client, report):
    report.date_is_inferred, report.date_reason = True, "文中提到2014年"
    report.save()
    body = page(client, report)
    assert "推断" in body
    assert "文中提到2014年" in body


def test_who_took_part_in_the_order_of_rank(client, report):
    for order, name in ((3, "丙某某"), (2, "乙某某")):
        take_part(report, name, part="attendee", order=order)
    Participation.objects.create(report=report, group_label="各县（市、区）委书记", part="attendee")
    parts = {part.label: part.people for part in ReportPage(report).parts}
    assert [each.fact.name for each in parts["出席"]] == ["乙某某", "丙某某", "各县（市、区）委书记"]
    body = page(client, report)
    assert "市委书记" in body
    assert "各县（市、区）委书记" in body


def test_a_list_of_which_nothing_is_confirmed_is_marked_once(client, report):
    for name in ("乙某某", "丙某某", "丁某某"):
        take_part(report, name, part="attendee")

    def people():
        return page(client, report).partition('<section class="sheet who"')[2].partition("</section>")[0]

    assert (people().count(">均待核<"), people().count(">待核<")) == (1, 1)  # the speaker stands alone
    with changing():
        report.participations.filter(person__name="乙某某").update(review=Review.CONFIRMED)
    assert (people().count(">均待核<"), people().count(">待核<")) == (0, 3)


def test_journalists_stand_in_the_byline_only(client, report):
    take_part(report, "杜若", part="journalist")
    shown = ReportPage(report)
    assert [each.name for each in shown.byline] == ["杜若"]
    assert "记者" not in [part.label for part in shown.parts]


def test_each_sentence_has_an_address_and_facts_lead_to_theirs(client, report):
    body = squeezed(page(client, report))
    assert all(f'id="s{number}"' in body for number in range(1, 6))
    assert '<a class="place" href="#s3">第 3 句</a>' in body  # the figure
    assert 'href="#s5"' in body  # the zone


def test_facts_are_marked_where_they_stand_and_lead_to_their_pages(client, report):
    body = squeezed(page(client, report))
    strategy = Strategy.objects.get()
    assert f'<a class="fact strategy unconfirmed" href="{strategy.get_absolute_url()}">三城联创</a>' in body
    for kind, words in (("document", "考核办法"), ("zone", "磐溪产业集聚区"), ("figure", "53平方公里")):
        assert f'<a class="fact {kind} unconfirmed"' in body
        assert f">{words}</a>" in body


def test_names_are_linked_wherever_they_stand(client, report):
    person = make_person("温如松")
    body = squeezed(page(client, report))
    # The evidence is marked as unconfirmed, the other occurrence only linked.
    assert body.count('<a class="fact person unconfirmed" href="/people/') == 1
    assert body.count('<a class="fact person" href="/people/') == 1
    assert person.get_absolute_url() not in body  # a namesake without a part here


def test_confirmed_facts_carry_no_mark_and_rejected_ones_are_gone(client, report):
    with changing():
        report.strategy_mentions.update(review=Review.CONFIRMED)
    with changing():
        report.zone_mentions.update(review=Review.REJECTED)
    body = squeezed(page(client, report))
    assert '<a class="fact strategy" ' in body
    assert '<a class="fact zone' not in body


def test_the_page_says_how_many_facts_are_pending(client, report):
    with changing():
        report.participations.update(review=Review.CONFIRMED)
    assert "由本文读出 5 项事实，其中 4 项由程序识别" in page(client, report)
    for facts in (report.strategy_mentions, report.document_mentions, report.zone_mentions):
        with changing():
            facts.update(review=Review.CONFIRMED)
    with changing():
        report.observations.update(review=Review.CONFIRMED)
    assert "由本文读出 5 项事实，均经人核对。" in page(client, report)


def test_figures_stand_in_a_table(client, report):
    body = page(client, report)
    for shown in ("建成区面积", "53平方公里", "2013年", "目标", "温如松"):
        assert shown in body[body.index('class="figures"') :]


def test_notes_hang_in_the_margin_once_for_each_name(client, report):
    mention_strategy(report, Strategy.objects.get())
    assert page(client, report).count('<span class="margin-note"') == 4


def test_the_outline_has_speakers_and_points(report):
    (turn,) = ReportPage(report).turns
    assert turn.name == "温如松"
    assert [(line.level, line.label, line.lead) for line in turn.headings] == [
        (0, "强调", "要实施“三城联创”"),
        (1, "一是", "建成区面积达到53平方公里"),
    ]


def in_one_sentence():
    """A report whose speech is one sentence with three points."""
    text = "会上，温如松强调，一要突出集群联动；二要开放；三要快。会后散会。"
    report = make_report(text)
    speech = make_speech(report, make_person("温如松"), text[3 : text.index("会后")], verb="强调")
    for label, words in (("一要", "一要突出集群联动；"), ("二要", "二要开放；"), ("三要", "三要快。")):
        Point.objects.create(speech=speech, label=label, **place(report, words))
    return report


def test_each_point_of_a_sentence_has_an_address_of_its_own(client):
    report = in_one_sentence()
    (turn,) = ReportPage(report).turns
    assert [line.target for line in turn.headings] == ["s1", "p1", "p2", "p3"]
    body = squeezed(page(client, report))
    for number, words in enumerate(("一要", "二要", "三要"), 1):
        assert f'<a href="#p{number}"><b>{words}</b>' in body
        assert f'<span class="p" id="p{number}"><b>{words}</b>' in body


def test_points_that_begin_in_the_same_words_lead_there(client):
    report = in_one_sentence()
    Point.objects.create(speech=Speech.objects.get(), label="二", level=2, **place(report, "二要开放；"))
    body = page(client, report)
    targets = re.findall(r'href="#(p\d+)"', body)
    assert targets == ["p1", "p2", "p2", "p4"]
    assert all(body.count(f'id="{target}"') == 1 for target in targets)


def test_a_speech_that_begins_with_its_first_point_does_not_say_it_twice():
    (turn,) = ReportPage(in_one_sentence()).turns
    assert [line.lead for line in turn.headings] == ["温如松强调", "突出集群联动", "开放", "快"]


def test_a_long_first_point_is_not_said_twice_either():
    report = make_report("温如松强调，一要" + "长" * 40 + "。")
    speech = make_speech(report, None, report.text, voice="温如松", verb="强调")
    Point.objects.create(speech=speech, label="一要", **place(report, report.text[6:]))
    assert ReportPage(report).turns[0].headings[0].lead == "温如松强调"


@pytest.mark.parametrize(
    ("verb", "quote", "shown"),
    [
        ("强调", "市委书记温如松在会上强调，机遇要抢抓，重点要突出。", "机遇要抢抓"),
        ("回顾", "温如松回顾了成绩，点出了不足。", "回顾了成绩"),
        ("讲话", "温如松讲话。", "温如松讲话"),
        ("作了讲话", "会上，副市长秦望也作了讲话。", "副市长秦望也作了讲话"),
        ("", "温如松，出席。", "温如松"),
        ("说", "没有动词", "没有动词"),
        ("指出", "指出：" + "长" * 40, "长" * 22 + "…"),
    ],
)
def test_the_outline_begins_with_what_is_said(verb, quote, shown):
    report = make_report(quote)
    make_speech(report, None, quote, voice="会议", verb=verb)
    assert ReportPage(report).turns[0].headings[0].lead == shown


def test_everything_is_escaped(client):
    evil = "<script>alert(1)</script>"
    report = make_report(f"会议强调{evil}。“{evil}”", title=evil, kicker=evil, subtitles=evil, place=evil,
                         publisher=make_publisher(evil), area=make_area(evil), date_is_inferred=True, date_reason=evil,
                         layout=[{"kind": "noise", "text": evil}],
                         source=SourceText.objects.create(data=b"x", name=evil, encoding=evil))  # fmt: skip
    take_part(report, evil, role_title=evil)
    Participation.objects.create(report=report, group_label=evil, part="attendee")
    speech = make_speech(report, None, report.text, voice=evil, verb="强调")
    Point.objects.create(speech=speech, label=evil, report=report, quote=evil)
    mention_strategy(report, make_strategy(evil, expansion=evil))
    mention_document(report, evil)
    mention_zone(report, evil)
    observe(report, evil, evil, 1, evil, period=evil)
    body = page(client, report)
    assert "<script>" not in body
    assert "&lt;script&gt;" in body


def test_noise_is_folded_behind_the_text(client, report):
    report.layout = [
        {"kind": "noise", "text": "上一篇：某文"},
        {"kind": "body", "text": "正文"},
        "broken",
        {"kind": "noise"},
    ]
    report.save()
    body = page(client, report)
    assert "未收入正文的文字（1 段）" in body
    assert "上一篇：某文" in body


def test_other_reports_of_the_meeting_are_listed(client, report):
    report.meeting = Meeting.objects.create(name="全市会议", first_day="2014-05-07")
    report.save()
    other = make_report(title="另一家的报道", meeting=report.meeting)
    make_report(title="草稿报道", meeting=report.meeting, status="draft")
    body = page(client, report)
    assert other.get_absolute_url() in body
    assert "草稿报道" not in body


def test_an_old_address_leads_to_the_new_one(client, report):
    old = report.get_absolute_url()
    report.title = "改了名的会议"
    report.save()
    response = client.get(old)
    assert (response.status_code, response["Location"]) == (302, report.get_absolute_url())


def test_a_draft_is_seen_by_staff_only_and_marked(client, report):
    report.status = "draft"
    report.save()
    assert client.get(report.get_absolute_url()).status_code == 404
    client.force_login(get_user_model().objects.create_user("reader"))
    assert client.get(report.get_absolute_url()).status_code == 404
    client.force_login(make_account(Role.EDITOR))
    body = page(client, report)
    assert "草稿：只有管理人员能看到这一页。" in body
    assert 'content="noindex"' in body


def test_a_draft_without_title_can_be_seen(staff):
    assert staff.get(make_report("", title="", status="draft", published_on="").get_absolute_url()).status_code == 200


def test_a_withdrawn_report_is_gone_but_says_so(client, report):
    report.status = "withdrawn"
    report.save()
    response = client.get(report.get_absolute_url())
    assert response.status_code == 410
    assert "这篇报道已撤回" in response.content.decode()
    assert report.title not in response.content.decode()


def test_staff_have_a_link_to_edit(staff, report):
    assert f"/admin/archive/report/{report.pk}/change/" in page(staff, report)


def test_readers_have_none(client, report):
    assert "/admin/" not in page(client, report)


def test_as_many_queries_with_many_facts_as_with_few(client, report):
    def queries():
        with CaptureQueriesContext(connection) as captured:
            assert client.get(report.get_absolute_url()).status_code == 200
        return len(captured)

    report.meeting = Meeting.objects.create(name="会议")
    report.area = make_area(parent=make_area(parent=make_area()))
    report.save()
    make_report(meeting=report.meeting)
    few = queries()
    for number in range(30):
        person = make_person(f"某{number}人")
        take_part(report, person)
        make_speech(report, person, "会议召开")
        mention_strategy(report, f"战略{number}")
        mention_zone(report, f"园区{number}")
        mention_document(report, f"文件{number}")
        observe(report, f"指标{number}", "53平方公里", 53, "平方公里", said_by=person, area=make_area())
        make_report(meeting=report.meeting, area=make_area(), publisher=make_publisher())
    assert queries() == few


def with_source(report, name="报道.txt", **fields):
    report.source = SourceText.objects.create(data="原文".encode("gbk"), name=name, encoding="gbk", **fields)
    report.save()
    return f"{report.get_absolute_url()}source"


def test_the_original_file_comes_as_it_went_in(client, report):
    response = client.get(with_source(report))
    assert response.content == "原文".encode("gbk")
    assert response["X-Content-Type-Options"] == "nosniff"
    assert response["Content-Disposition"].startswith("attachment; ")
    assert "sandbox" in response["Content-Security-Policy"]
    assert f"{report.get_absolute_url()}source" in page(client, report)


def test_html_is_never_served_as_html(client, report):
    response = client.get(with_source(report, "x.html", media_type="text/html"))
    assert response["Content-Type"] == "application/octet-stream"


@pytest.mark.parametrize("name", ['a"b\r\nX-Evil: 1.txt', "../../etc/passwd", "http://例.cn/a?b=c", "a.exe;x", ""])
def test_the_name_of_the_file_cannot_break_the_header(client, report, name):
    response = client.get(with_source(report, name))
    assert response.status_code == 200
    assert "X-Evil" not in response
    assert "/" not in response["Content-Disposition"].partition("filename")[2]


def test_the_original_file_of_a_draft_is_the_staffs(client, report):
    address = with_source(report)
    for status in ("draft", "withdrawn"):
        report.status = status
        report.save()
        assert client.get(address).status_code == 404
    client.force_login(make_account(Role.EDITOR))
    assert client.get(address).status_code == 200


def test_no_original_file_no_page(client, report):
    assert client.get(f"{report.get_absolute_url()}source").status_code == 404
    assert "没有原始文件" in page(client, report)


def test_where_nothing_is_confirmed_the_page_says_so_once(client, report):
    take_part(report, "乙某某", part="attendee", origin="machine")
    facts = [each.fact for each in ReportPage(report).participations]
    with changing():
        report.participations.update(review=Review.UNCONFIRMED, origin="machine")
    body = page(client, report)
    assert ("均待人核对" in body, "all-unconfirmed" in body) == (True, True)
    with changing():
        report.participations.filter(pk=facts[0].pk).update(review=Review.CONFIRMED)
    body = page(client, report)
    assert ("均待人核对" in body, "all-unconfirmed" in body, "尚待人核对" in body) == (False, False, True)


@pytest.mark.parametrize(
    ("name", "address"),
    [
        ("https://paper.example/2014-05-07?id=1&x=2", "https://paper.example/2014-05-07?id=1&amp;x=2"),
        ("javascript:alert(1)", ""),
        ("2014.txt", ""),
    ],
)
def test_the_page_of_the_web_that_a_report_was_taken_from_is_linked(client, report, name, address):
    report.source = SourceText.objects.create(data=b"x", name=name)
    report.save()
    body = page(client, report)
    assert body.count(f'href="{address}"') == (2 if address else 0)
    assert 'href="javascript' not in body
    assert ("原网页" in body) == bool(address)


def test_when_a_web_page_was_saved_is_told(client, report):
    moment = datetime(2023, 11, 28, 2, 3, tzinfo=UTC)
    report.source = SourceText.objects.create(data=b"x", name="http://paper.example/a", captured_at=moment)
    report.save()
    assert "网页保存于 2023-11-28 10:03。" in page(client, report)


@pytest.mark.parametrize(("place", "is_shown"), [("云岫", False), ("云岫市", False), ("龙泉县", True), ("", False)])
def test_the_place_is_told_where_it_says_more_than_the_area(client, place, is_shown):
    report = make_report(place=place, area=make_area("云岫市"))
    assert ("<dt>地点</dt>" in client.get(report.get_absolute_url()).content.decode()) is is_shown


def test_what_follows_the_text_is_listed_before_it(client):
    report = make_report("投资1527亿元。")
    observe(report, "投资", "1527亿元", 1527, "亿元")
    html = squeezed(client.get(report.get_absolute_url()).content.decode())
    contents = html[html.index('class="contents"') : html.index('class="reading"')]
    assert '<a href="#figures-title">数据</a> <span class="count">1</span>' in contents
    assert "#appointments-title" not in contents
    assert html.count('id="figures-title"') == 1
