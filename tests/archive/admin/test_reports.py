"""Editing a report: its text, its facts and their places."""

import pytest
from django.urls import reverse

from archive.models import Membership, Observation, Participation, Report, SourceText, StrategyMention
from tests.archive.admin.editing import address, errors, messages
from tests.helpers import (
    make_area,
    make_person,
    make_report,
    make_speech,
    make_strategy,
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


def rows(prefix, number, **fields):
    """The fields of a new row behind ``number`` rows."""
    row = {f"{prefix}-{number}-{name}": value for name, value in fields.items()}
    return {f"{prefix}-TOTAL_FORMS": str(number + 1), f"{prefix}-{number}-review": "confirmed", **row}


def test_what_is_sent_back_untouched_changes_nothing(editor, report):
    def facts():
        """All but the keys of names, which follow from the names by today's rules."""
        rows = [row for model in (Participation, StrategyMention, Observation) for row in model.objects.values()]
        return [{name: row[name] for name in row.keys() - {"name_key"}} for row in rows]

    before = facts()
    assert saved(editor.send(address(report)), report).text == TEXT
    assert facts() == before


def test_a_text_keeps_its_blanks_and_line_feeds(editor, report):
    assert saved(editor.send(address(report), text="　　一\r\n\r\n二  \r\n"), report).text == "　　一\n\n二  \n"


def test_a_corrected_text_moves_facts_that_are_saved_with_it(editor, report):
    # One fact is edited in the same submission, with the offsets of the old text in its row; one is not.
    response = editor.send(address(report), **{
        "text": "更正：" + TEXT.replace("召开", "于昨日召开"), "participations-0-role_title": "代市长",
    })  # fmt: skip
    saved(response, report)
    part, mention = Participation.objects.get(), StrategyMention.objects.get()
    assert (part.role_title, part.review, part.origin) == ("代市长", "confirmed", "machine")
    assert report.text[part.start : part.end] == part.quote == "李明"
    assert report.text[mention.start : mention.end] == mention.quote == "两翼齐飞"
    assert mention.review == "unconfirmed"


def test_a_fact_whose_words_went_with_the_correction_keeps_its_quote(editor, report):
    changes = {"text": "全市会议召开。", "participations-0-role_title": "代市长"}
    saved(editor.send(address(report), **changes), report)
    part = Participation.objects.get()
    assert (part.start, part.end, part.quote, part.role_title) == (None, None, "李明", "代市长")


def test_offsets_given_with_a_corrected_text_count_in_the_corrected_text(editor, report):
    text = "各区：" + TEXT
    start = text.index("李明")
    place = {"participations-0-start": start, "participations-0-end": start + 2, "participations-0-quote": ""}
    saved(editor.send(address(report), text=text, **place), report)
    part = Participation.objects.get()
    assert (part.start, part.quote) == (start, "李明")


@pytest.mark.parametrize(
    "given", [{"quote": "赵芳"}, {"start": "31", "end": "33"}, {"start": "31", "end": "33", "quote": "赵芳"}]
)
def test_a_new_fact_gets_its_whole_place_from_what_is_given(editor, report, given):
    assert TEXT.index("赵芳") == 31
    row = rows("participations", 1, person=make_person("赵芳").pk, part="chair", order="0", **given)
    saved(editor.send(address(report), **row), report)
    part = Participation.objects.get(part="chair")
    assert (part.start, part.end, part.quote) == (31, 33, "赵芳")
    assert (part.origin, part.review) == ("editor", "confirmed")


@pytest.mark.parametrize(
    ("given", "complaint"),
    [
        ({"start": "0", "end": "2", "quote": "赵芳"}, "正文第 0 至 2 字是“全市”，与所填原文“赵芳”不符。"),
        ({"quote": "王五"}, "正文和标题里都没有“王五”。"),
        ({"start": "3"}, "须一并填写"),
        ({"start": "5", "end": "5"}, "“止”须大于“起”。"),
        ({"start": "5", "end": "500"}, f"正文只有 {len(TEXT)} 字"),
        ({"start": "-1", "end": "2"}, "大于或等于0"),
        ({"start": "x", "end": "2"}, "整数"),
        ({"start": "1", "end": "9" * 30}, "“止”不能超过它"),
    ],
)
def test_a_place_that_contradicts_the_text_is_an_error_in_words(editor, report, given, complaint):
    row = rows("participations", 1, person=make_person("赵芳").pk, part="chair", order="0", **given)
    response = editor.send(address(report), **row)
    assert response.status_code == 200
    assert complaint in errors(response)
    assert Participation.objects.count() == 1


def test_corrected_words_of_a_fact_are_found_where_the_old_ones_stood(editor, report):
    saved(editor.send(address(report), **{"observations-0-quote": "投资12亿元"}), report)
    figure = Observation.objects.get()
    assert report.text[figure.start : figure.end] == "投资12亿元"


def test_words_of_the_headline_have_no_place_in_the_text(editor, report):
    report.kicker = "王五讲话"
    report.save()
    row = rows("participations", 1, person=make_person("王五").pk, part="speaker", order="0", quote="王五")
    saved(editor.send(address(report), **row), report)
    assert Participation.objects.get(quote="王五").start is None


def test_a_rejected_fact_stays_rejected(editor, report):
    saved(editor.send(address(report), **{"participations-0-review": "rejected"}), report)
    saved(editor.send(address(report), **{"participations-0-role_title": "代市长"}), report)
    assert Participation.objects.get().review == "rejected"


def test_one_part_of_a_person_stands_once(editor, report):
    person = Participation.objects.get().person
    row = rows("participations", 1, person=person.pk, part="speaker", order="0")
    assert "此人在这篇报道里已有同一身份" in errors(editor.send(address(report), **row))
    both = {**rows("participations", 1, person="", part="chair", order="0"), "participations-1-group_label": ""}
    assert "请选人物，或填写群体" in errors(editor.send(address(report), **both))


def test_a_mention_belongs_to_the_speech_around_it(editor, report):
    row = rows("strategy_mentions", 1, strategy=make_strategy("翼齐").pk, quote="翼齐")
    saved(editor.send(address(report), **row), report)
    assert StrategyMention.objects.get(quote="翼齐").speech == report.speeches.get()


def test_the_base_value_follows_the_printed_one(editor, report):
    saved(editor.send(address(report), **{"observations-0-value": "1.5", "observations-0-unit": "万亿元"}), report)
    figure = Observation.objects.get()
    assert (figure.base_unit, figure.base_value, figure.review) == ("元", 1_500_000_000_000, "confirmed")
    response = editor.send(address(report), **{"observations-0-value": "9" * 22, "observations-0-unit": "万亿元"})
    assert "数值过大" in errors(response)


def test_memberships_follow_the_parts_and_the_state(editor, report):
    saved(editor.send(address(report), **{"participations-0-role_title": "代市长"}), report)
    assert Membership.objects.get().role_title == "代市长"
    saved(editor.send(address(report), status="draft"), report)
    assert not Membership.objects.exists()
    saved(editor.send(address(report), status="published"), report)
    other = make_person("李明", note="另一人")
    saved(editor.send(address(report), **{"participations-0-person": other.pk}), report)
    assert Membership.objects.get().person == other
    saved(editor.send(address(report), **{"participations-0-DELETE": "on"}), report)
    assert not Membership.objects.exists()


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


def test_a_report_can_be_entered_by_hand(editor, db):
    url = reverse("admin:archive_report_add")
    person = make_person("李明")
    row = rows("participations", 0, person=person.pk, part="speaker", order="0", quote="李明", role_title="市长")
    fields = {"title": "会议召开", "text": "市长李明讲话。", "published_on": "2015", "status": "published", **row}
    assert editor.send(url, **fields).status_code == 302
    part = Participation.objects.get()
    assert (part.report.text[part.start : part.end], part.origin) == ("李明", "editor")
    assert Membership.objects.get().first_seen == "2015"


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


def test_a_page_with_many_facts_needs_no_more_queries(editor, report, django_assert_max_num_queries):
    facts(report, range(2))
    editor.get(address(report))
    with django_assert_max_num_queries(30) as few:
        editor.get(address(report))
    facts(report, range(2, 22))
    with django_assert_max_num_queries(len(few)):
        assert editor.get(address(report)).content.decode().count("局长") >= 22


def test_saving_asks_only_for_what_was_changed(editor, report, django_assert_max_num_queries):
    facts(report, range(20))
    form = editor.form(address(report))
    with django_assert_max_num_queries(95):
        saved(editor.send(address(report), {**form, "place": "岚浦"}), report)
    assert messages(editor.get(address(report)))
