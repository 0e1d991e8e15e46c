"""Correcting and adding facts on the page of review: their places, what follows from them, and what is refused."""

import pytest
from lxml import html

from archive.admin.review import review_address
from archive.models import (
    Area,
    Observation,
    Participation,
    Person,
    Point,
    PolicyDocument,
    Revision,
    StrategyMention,
)
from archive.models.fact_kinds import FACT_KINDS
from tests.archive.admin.editing import errors, key_of, messages
from tests.helpers import (
    make_area,
    make_person,
    make_report,
    make_speech,
    make_strategy,
    mention_strategy,
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


def saved(response):
    assert response.status_code == 302, errors(response)
    return response


def part(**fields):
    return {"person": "赵芳", "part": "chair", **fields}


# Of each kind a fact that can be added, and one of its fields to be corrected.
ADDED = {
    "part": ({"quote": "赵芳", "person": "赵芳", "person-make": "1", "part": "chair"}, {"role_title": "副市长"}),
    "appointment": (
        {"quote": "李明", "person": "李明", "event": "appointed", "office": "岚浦市市长"}, {"office": "岚浦市副市长"},
    ),
    "slogan": ({"quote": "翼齐", "strategy": "翼齐", "strategy-make": "1"}, {"quote": "两翼齐"}),
    "zone": ({"quote": "全市", "zone": "岚浦开发区", "zone-make": "1"}, {"quote": "会议"}),
    "industry": ({"quote": "投资", "industry": "装备制造", "industry-make": "1"}, {"quote": "推进"}),
    "document": ({"quote": "会议", "document": "《决定》", "document-make": "1"}, {"quote": "召开"}),
    "figure": (
        {"quote": "12亿元", "metric": "新投资", "metric-make": "1", "value": "12", "unit": "亿元"}, {"period": "2014"},
    ),
    "speech": ({"quote": "赵芳主持会议。", "person": "赵芳", "person-make": "1", "verb": "说"}, {"verb": "强调"}),
    "point": ({"quote": "要推进“两翼齐飞”", "label": "一要"}, {"label": "一是"}),
}  # fmt: skip


@pytest.mark.parametrize("kind", FACT_KINDS.values(), ids=lambda kind: kind.name)
def test_facts_of_every_kind_are_added_corrected_rejected_confirmed_and_deleted(editor, report, kind):
    there = set(kind.facts.values_list("pk", flat=True))
    row, correction = ADDED[kind.name]
    saved(editor.add_facts(report, kind.name, row))
    fact = kind.facts.exclude(pk__in=there).get()
    assert (fact.origin, fact.review, fact.report) == ("editor", "confirmed", report)
    assert report.text[fact.start : fact.end] == fact.quote
    saved(editor.correct(fact, **correction))
    fact.refresh_from_db()
    ((name, value),) = correction.items()
    assert str(getattr(fact, name)) == value
    for verb, review in (("reject", "rejected"), ("reopen", "unconfirmed"), ("confirm", "confirmed")):
        editor.judge(fact, verb)
        fact.refresh_from_db()
        assert fact.review == review
    editor.judge(fact, "delete")
    assert not kind.facts.filter(pk=fact.pk).exists()


def test_what_is_sent_back_untouched_changes_nothing(editor, report):
    facts = [*report.participations.all(), *report.observations.all(), *report.strategy_mentions.all()]
    assert messages(editor.client.get(saved(editor.correct(*facts))["Location"])) == ["没有改动。"]
    for fact in facts:
        fact.refresh_from_db()
        assert fact.review == "unconfirmed"
    assert not Revision.objects.exists()


def test_several_facts_are_corrected_at_once_as_one_step(editor, report):
    take_part(report, "赵芳", "chair", role_title="局长")
    first, second = report.participations.order_by("start")
    saved(editor.correct(first, second, role_title="副市长"))
    assert set(report.participations.values_list("role_title", "review")) == {("副市长", "confirmed")}
    assert Revision.objects.count() == 1


def test_several_facts_are_added_at_once_as_one_step(editor, report):
    make_person("赵芳")
    saved(editor.add_facts(report, "part", part(quote="赵芳"), part(part="speaker", quote="赵芳")))
    assert {part.part for part in report.participations.filter(origin="editor")} == {"chair", "speaker"}
    assert Revision.objects.count() == 1


def test_one_that_is_wrong_refuses_all_and_keeps_what_was_entered(editor, report):
    response = editor.add_facts(
        report, "part", {**part(quote="赵芳"), "person-make": "1"}, part(person="李明", part="", quote="李明")
    )
    assert response.status_code == 200
    assert errors(response)
    assert Participation.objects.count() == Person.objects.count() == 1
    assert not Revision.objects.exists()
    page = html.fromstring(response.content.decode())
    assert page.xpath("//input[@name='new-0-person']/@value") == ["赵芳"]
    assert page.xpath("//input[@name='new-0-person-make']/@checked")


@pytest.mark.parametrize(
    "given", [{"quote": "赵芳"}, {"start": "31", "end": "33"}, {"start": "31", "end": "33", "quote": "赵芳"}]
)
def test_a_new_fact_gets_its_whole_place_from_what_is_given(editor, report, given):
    assert TEXT.index("赵芳") == 31
    make_person("赵芳")
    saved(editor.add_facts(report, "part", part(**given)))
    fact = Participation.objects.get(part="chair")
    assert (fact.start, fact.end, fact.quote) == (31, 33, "赵芳")


def test_words_are_looked_for_from_the_paragraph_on_in_which_they_are_added(editor, report):
    saved(editor.add_facts(report, "zone", {"quote": "会议", "zone": "新区", "zone-make": "1"}, at=TEXT.index("赵芳")))
    assert report.zone_mentions.get().start == TEXT.rindex("会议")


def test_words_that_were_chosen_are_filled_in(editor, report):
    start = TEXT.index("两翼齐飞")
    form = editor.facts_form(review_address(report.pk, add="slogan", at=8, start=start, end=start + 4))
    assert (form["new-0-quote"], form["new-0-strategy"]) == ("两翼齐飞", "两翼齐飞")
    assert (form["new-0-start"], form["new-0-end"], form["new-1-quote"]) == (str(start), str(start + 4), "")


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
        ({"person": "无此人"}, "档案里没有“无此人”"),
        ({"person": "无此人 #999"}, "没有“无此人 #999”这条记录"),
        ({"person": "长" * 101}, "不能超过 100 字"),
    ],
)
def test_what_contradicts_the_text_or_the_archive_is_an_error_in_words(editor, report, given, complaint):
    make_person("赵芳")
    response = editor.add_facts(report, "part", part(**given))
    assert response.status_code == 200
    assert complaint in errors(response)
    assert Participation.objects.count() == 1


def test_a_name_that_several_go_by_asks_which(editor, report):
    one, other = make_person("赵芳", note="岚浦"), make_person("赵芳", note="霁阳")
    assert f"赵芳（霁阳） #{other.pk}" in errors(editor.add_facts(report, "part", part(quote="赵芳")))
    saved(editor.add_facts(report, "part", part(quote="赵芳", person=f"赵芳（岚浦） #{one.pk}")))
    assert Participation.objects.get(part="chair").person == one


def test_corrected_words_of_a_fact_are_found_where_the_old_ones_stood(editor, report):
    figure = Observation.objects.get()
    saved(editor.correct(figure, quote="投资12亿元"))
    figure.refresh_from_db()
    assert report.text[figure.start : figure.end] == "投资12亿元"


def test_words_of_the_headline_have_no_place_in_the_text(editor, report):
    report.kicker = "王五讲话"
    report.save()
    make_person("王五")
    saved(editor.add_facts(report, "part", {"person": "王五", "part": "speaker", "quote": "王五"}))
    assert Participation.objects.get(quote="王五").start is None


def test_a_rejected_fact_that_is_corrected_stays_rejected(editor, report):
    fact = Participation.objects.get()
    editor.judge(fact, "reject")
    saved(editor.correct(fact, role_title="代市长"))
    fact.refresh_from_db()
    assert (fact.review, fact.role_title) == ("rejected", "代市长")


def test_one_part_of_a_person_stands_once(editor, report):
    response = editor.add_facts(report, "part", {"person": "李明", "part": "speaker", "quote": "李明"})
    assert "此人在这篇报道里已有同一身份" in errors(response)
    twice = [part(quote="赵芳", **{"person-make": "1"}), part(quote="赵芳")]
    assert "此人在这篇报道里已有同一身份" in errors(editor.add_facts(report, "part", *twice))
    assert "请选人物，或填写群体" in errors(editor.add_facts(report, "part", {"part": "chair"}))


def test_a_mention_belongs_to_the_speech_around_it(editor, report):
    make_strategy("翼齐")
    saved(editor.add_facts(report, "slogan", {"strategy": "翼齐", "quote": "翼齐"}))
    mention = StrategyMention.objects.get(quote="翼齐")
    assert mention.speech == report.speeches.get()
    saved(editor.correct(mention, speech=""))
    mention.refresh_from_db()
    assert mention.speech is None


def test_the_base_value_follows_the_printed_one(editor, report):
    figure = Observation.objects.get()
    saved(editor.correct(figure, value="1.5", unit="万亿元"))
    figure.refresh_from_db()
    assert (figure.base_unit, figure.base_value, figure.review) == ("元", 1_500_000_000_000, "confirmed")
    assert "数值过大" in errors(editor.correct(figure, value="9" * 22, unit="万亿元"))


def test_a_figure_gets_its_own_area_and_speaker(editor, report):
    figure, other = Observation.objects.get(), make_area("霁阳市")
    saved(editor.correct(figure, area="霁阳市", said_by="李明"))
    figure.refresh_from_db()
    assert (figure.area, figure.said_by.name) == (other, "李明")
    assert "没有“火星市”这条记录" in errors(editor.correct(figure, area="火星市", **{"area-make": "1"}))
    assert not Area.objects.filter(name="火星市").exists()


def test_points_nest_by_their_levels(editor, db):
    report = make_report("李明强调，一要快，（一）早，（二）稳，二要好。")
    speech = make_speech(report, make_person("李明"), report.text)
    rows = [("一要", 1, "一要快"), ("（一）", 2, "（一）早"), ("（二）", 2, "（二）稳")]
    saved(
        editor.add_facts(report, "point", *(dict(zip(("label", "level", "quote"), row, strict=True)) for row in rows))
    )
    saved(editor.add_facts(report, "point", {"label": "二要", "level": 1, "quote": "二要好", "speech": speech.pk}))
    assert [(p.label, p.parent and p.parent.label, p.report == report) for p in Point.objects.order_by("start")] == [
        ("一要", None, True), ("（一）", "一要", True), ("（二）", "一要", True), ("二要", None, True),
    ]  # fmt: skip
    saved(editor.correct(Point.objects.get(label="（一）"), level="1"))
    assert Point.objects.get(label="（二）").parent == Point.objects.get(label="（一）")


def test_a_point_outside_of_every_speech_is_refused(editor, report):
    assert "要点须在一段讲话里" in errors(editor.add_facts(report, "point", {"label": "一", "quote": "赵芳"}))


def test_what_was_made_for_a_fact_is_in_the_history_of_its_own(editor, report):
    saved(editor.add_facts(report, "document", {"quote": "会议", "document": "《决定》", "document-make": "1"}))
    document = PolicyDocument.objects.get()
    assert document.name == "决定"
    assert Revision.objects.of(document).get().kind == "add"


def test_the_page_of_a_fact_is_the_review_with_its_form_open(editor, report):
    for fact in (*report.participations.all(), *report.speeches.all()):
        response = editor.get(f"/admin/archive/{fact._meta.model_name}/{fact.pk}/change/")
        assert response["Location"] == review_address(report.pk, key_of(fact), edit=key_of(fact))
        assert f"{key_of(fact)}-quote" in editor.facts_form(response["Location"])
    assert editor.get("/admin/archive/observation/add/").status_code == 403
    assert editor.get("/admin/archive/observation/0/change/").status_code == 404


def test_the_form_gives_the_words_first_and_the_offsets_last(editor, report):
    names = list(editor.facts_form(review_address(report.pk, edit=key_of(Observation.objects.get()))))
    fields = [name.rpartition("-")[2] for name in names if name.startswith("observation")]
    assert fields[:2] == ["opened", "quote"]
    assert fields[-2:] == ["start", "end"]


class TestTwoReviewers:
    def test_the_second_is_told_and_does_not_overwrite(self, editor, report):
        fact = Participation.objects.get()
        url, key = review_address(report.pk, edit=key_of(fact)), key_of(fact)
        opened = editor.facts_form(url)
        saved(editor.correct(fact, role_title="代市长"))
        response = editor.client.post(url, {**opened, f"{key}-role_title": "副市长", "save": "1"})
        assert "已被改过，现为：李明 · 讲话 · 代市长 · 已核" in errors(response)
        fact.refresh_from_db()
        assert fact.role_title == "代市长"
        # Who has been told may insist.
        saved(
            editor.client.post(url, {**opened, **_opened_in(response, key), f"{key}-role_title": "副市长", "save": "1"})
        )
        fact.refresh_from_db()
        assert fact.role_title == "副市长"

    @pytest.mark.parametrize("verb", ["confirm", "reject", "reopen", "delete"])
    def test_no_button_decides_about_what_was_not_seen(self, editor, report, verb):
        fact = Participation.objects.get()
        seen = editor.seen(fact)
        saved(editor.correct(fact, role_title="代市长"))
        response = editor.client.post(
            review_address(report.pk), {verb: key_of(fact), f"seen-{key_of(fact)}": seen}, follow=True
        )
        assert "已被改过" in messages(response)[-1]
        fact.refresh_from_db()
        assert fact.review == "confirmed"

    @pytest.mark.parametrize("kind", FACT_KINDS.values(), ids=lambda kind: kind.name)
    def test_it_holds_for_every_kind(self, editor, report, kind):
        saved(editor.add_facts(report, kind.name, ADDED[kind.name][0]))
        fact = kind.facts.order_by("-pk").first()
        seen = editor.seen(fact)
        editor.judge(fact, "reject")
        editor.client.post(review_address(report.pk), {"confirm": key_of(fact), f"seen-{key_of(fact)}": seen})
        fact.refresh_from_db()
        assert fact.review == "rejected"

    def test_a_fact_that_is_gone_is_said_to_be(self, editor, report):
        fact = Participation.objects.get()
        url = review_address(report.pk, edit=key_of(fact))
        opened = editor.facts_form(url)
        fact.delete()
        assert "不在这篇报道里" in messages(editor.client.post(url, {**opened, "save": "1"}, follow=True))[0]


def _opened_in(response, key):
    page = html.fromstring(response.content.decode())
    return {f"{key}-opened": page.xpath(f"//input[@name='{key}-opened']/@value")[0]}
