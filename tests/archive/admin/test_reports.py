"""Editing a report: its own fields, its text, and where its facts go with it."""

from datetime import date, timedelta

import pytest
from django.urls import reverse

from archive.admin.review import review_address
from archive.history import undo
from archive.models import Membership, Participation, Report, Revision, SourceText, StrategyMention
from tests.archive.admin.editing import address, errors, messages
from tests.helpers import (
    make_area,
    make_person,
    make_report,
    make_speech,
    mention_strategy,
    mention_zone,
    observe,
    take_part,
)

TEXT = "全市会议召开。\n李明强调，要推进“两翼齐飞”，投资12亿元。\n赵芳主持会议。"


@pytest.fixture
def report(db):
    report = make_report(TEXT, area=make_area("岚浦市"))
    machine = {"origin": "machine"}
    take_part(report, "李明", role_title="市长", **machine)
    speech = make_speech(
        report, Participation.objects.get().person, "李明强调，要推进“两翼齐飞”，投资12亿元。", **machine
    )
    mention_strategy(report, "两翼齐飞", speech=speech, **machine)
    observe(report, "投资", "12亿元", 12, "亿元", base_unit="元", base_value=1200000000, **machine)
    return report


def saved(response, record):
    assert response.status_code == 302, errors(response)
    record.refresh_from_db()
    return record


def test_a_text_keeps_its_blanks_and_line_feeds(editor, report):
    assert saved(editor.send(address(report), text="　　一\r\n\r\n二  \r\n"), report).text == "　　一\n\n二  \n"


def test_a_corrected_text_moves_its_facts(editor, report):
    saved(editor.send(address(report), text="更正：" + TEXT.replace("召开", "于昨日召开")), report)
    part, mention = Participation.objects.get(), StrategyMention.objects.get()
    assert (part.role_title, part.review, part.origin) == ("市长", "unconfirmed", "machine")
    assert report.text[part.start : part.end] == part.quote == "李明"
    assert report.text[mention.start : mention.end] == mention.quote == "两翼齐飞"
    assert mention.review == "unconfirmed"


def test_a_fact_whose_words_went_with_the_correction_keeps_its_quote(editor, report):
    saved(editor.send(address(report), text="全市会议召开。"), report)
    part = Participation.objects.get()
    assert (part.start, part.end, part.quote) == (None, None, "李明")


def test_memberships_follow_the_parts_and_the_state(editor, report):
    part = Participation.objects.get()
    editor.correct(part, role_title="代市长")
    assert Membership.objects.get().role_title == "代市长"
    saved(editor.send(address(report), status="draft"), report)
    assert not Membership.objects.exists()
    saved(editor.send(address(report), status="published"), report)
    other = make_person("李明", note="另一人")
    editor.correct(part, person=f"李明 #{other.pk}")
    assert Membership.objects.get().person == other
    editor.judge(part, "reject")
    assert not Membership.objects.exists()


def test_the_form_holds_the_reports_own_fields_and_leads_to_the_facts(editor, report):
    page = editor.page(address(report))
    rows = page.xpath("//*[contains(@class, 'inline-group')]/@id")
    assert rows == ["files-group", "corrects-group"]  # what belongs to the report; no facts
    assert page.xpath(f"//a[@href='{review_address(report.pk)}']")


def test_deleting_a_report_takes_the_memberships_seen_in_it(editor, report):
    Membership.objects.derive([Participation.objects.get().person.pk])
    confirm = editor.get(address(report, "delete")).content.decode()
    assert "口号提及：1" in confirm
    assert editor.client.post(address(report, "delete"), {"post": "yes"}).status_code == 302
    assert not Membership.objects.exists()
    assert not Report.objects.exists()


def test_two_editors_do_not_undo_each_other(editor, report):
    opened = editor.form(address(report))
    saved(editor.send(address(report), place="岚浦"), report)
    assert "已被改过" in errors(editor.send(address(report), {**opened, "place": "别处"}))


@pytest.mark.parametrize(
    ("changes", "complaint"),
    [
        ({"title": ""}, "发布前须有标题"),
        ({"text": " \r\n "}, "发布前须有标题"),
        ({"published_on": ""}, "发布前须有标题"),
        ({"published_on": "5月8日"}, "日期请写成"),
        ({"published_on": "2014-02-30"}, "日期请写成"),
        ({"undated": "on"}, "不能再标为“无日期”"),
        ({"title": "长" * 501}, "不超过 500"),
        ({"status": "burnt"}, "不在可用的选项中"),
        ({"area": "999999"}, "不在可用的选项中"),
        ({"area": "x" * 40}, "不在可用的选项中"),
        ({"publisher": "9" * 40}, "不在可用的选项中"),
    ],
)
def test_what_cannot_be_published_or_stored_is_an_error_in_words(editor, report, changes, complaint):
    response = editor.send(address(report), **changes)
    assert response.status_code == 200
    assert complaint in errors(response)


def test_the_raw_source_stands_beside_the_text_escaped(editor, report):
    source = SourceText.objects.create(
        data="<script>alert('原文')</script>".encode("gb18030"), encoding="gb18030", name="a.htm"
    )
    Report.objects.filter(pk=report.pk).update(
        source=source, layout=[{"kind": "noise", "text": "<b>分享到</b>"}, {"kind": "body", "text": "全市会议召开。"}]
    )
    page = editor.get(address(report)).content.decode()
    assert "&lt;script&gt;alert(&#x27;原文&#x27;)" in page
    assert "&lt;b&gt;分享到&lt;/b&gt;" in page
    assert "<script>alert" not in page
    assert f'href="{report.get_absolute_url()}"' in page


def facts(report, numbers):
    for each in numbers:
        person, words = make_person(f"王{chr(0x4E00 + each)}"), f"第{each}园区"
        take_part(report, person, "attendee", role_title="局长")
        make_speech(report, person, "会议召开")
        mention_strategy(report, f"第{each}战略")
        mention_zone(report, words)
        observe(report, f"指标{each}", "12亿元", 12, "亿元", said_by=person)


def test_saving_a_report_with_many_facts_needs_no_more_queries(editor, report, django_assert_max_num_queries):
    facts(report, range(1))
    editor.get(address(report))  # what a process asks once and keeps is not counted
    # Its files, edits of its text and corrections are read before and after for the history (6), files and corrections
    # for the form (2); its state is held against those that the database knows (3, two of them savepoints).
    with django_assert_max_num_queries(106) as few:
        saved(editor.send(address(report), place="岚浦"), report)
    facts(report, range(1, 20))
    with django_assert_max_num_queries(len(few)):
        saved(editor.send(address(report), place="霁阳"), report)
    assert messages(editor.get(address(report)))


CONFIRMED = {"origin": "machine", "review": "confirmed"}


@pytest.mark.parametrize(
    ("correction", "reopened"),
    [
        (("李明强调", "王强强调"), {"李明"}),
        (("市长李明", "副市长李明"), {"李明"}),
        (("12亿元", "13亿元"), {"12亿元"}),
        (("全市会议召开", "全市工作会议于昨日召开"), set()),
        (("要实干", "要苦干"), set()),
    ],
)
def test_what_was_confirmed_and_stands_no_longer_is_unconfirmed_and_named_at_once(editor, correction, reopened):
    report = make_report("全市会议召开。\n市长李明强调，要实干。\n投资12亿元。")
    take_part(report, "李明", role_title="市长", is_bulk=True, **CONFIRMED)
    observe(report, "投资", "12亿元", 12, "亿元", **CONFIRMED)
    make_speech(report, None, "市长李明强调，要实干。", voice="会议", **CONFIRMED)
    fields = {**editor.form(address(report)), "text": report.text.replace(*correction)}
    response = editor.client.post(address(report), fields, follow=True)
    facts = [*report.participations.all(), *report.observations.all(), *report.speeches.all()]
    assert {fact.quote for fact in facts if fact.review == "unconfirmed"} == reopened
    assert not any(fact.is_bulk for fact in facts if fact.review == "unconfirmed")
    said = [words for words in messages(response) if "退回待核" in words]
    assert [word for word in reopened if any(word in words for words in said)] == list(reopened)
    revision = Revision.objects.get()
    assert sum(row.fields >= {"review"} for row in revision.rows.all()) == len(reopened)
    undo(revision, revision.by)
    assert {fact.review for fact in [*report.participations.all(), *report.observations.all()]} == {"confirmed"}


def test_a_speech_whose_speaker_was_changed_is_unconfirmed(editor):
    report = make_report("李明强调，要实干。")
    make_speech(report, make_person("李明"), report.text, verb="强调", **CONFIRMED)
    saved(editor.send(address(report), text="李明指出，要实干。"), report)
    assert report.speeches.get().review == "unconfirmed"


def test_so_is_a_fact_of_the_headline_whose_words_went_from_there(editor):
    report = make_report("会议召开。", title="李明出席会议")
    take_part(report, "李明", **CONFIRMED)
    saved(editor.send(address(report), title="李明出席大会"), report)
    assert report.participations.get().review == "confirmed"
    saved(editor.send(address(report), title="王强出席大会"), report)
    assert report.participations.get().review == "unconfirmed"


def test_what_is_sent_back_untouched_is_not_changed(editor, report):
    before = report.modified_at
    assert saved(editor.send(address(report)), report).modified_at == before
    assert saved(editor.send(address(report), place="岚浦"), report).modified_at > before


@pytest.mark.parametrize("day", ["4176", "4176-05-08", "1899", "0001", lambda: str(date.today() + timedelta(days=3))])
def test_a_day_on_which_no_report_can_be_is_refused(editor, report, day):
    given = day if isinstance(day, str) else day()
    assert "不会是这一天" in errors(editor.send(address(report), published_on=given))
    saved(editor.send(address(report), published_on=str(date.today())), report)


def test_reports_come_in_by_one_door(editor, db):
    assert editor.get(reverse("admin:archive_report_add"))["Location"] == reverse("admin:archive_report_take_in")
