"""Edits in the admin are kept with who and when, can be compared, and undone; the index follows."""

import pytest
from django.contrib.auth import get_user_model
from django.urls import reverse

from archive import history
from archive.history.comparing import compare
from archive.models import Participation, Person, Report, RevisedRow, Revision
from search.indexing import index_sync
from tests.archive.admin.editing import address, errors, messages
from tests.helpers import make_area, make_person, make_report, make_speech, mention_strategy, take_part, tight

pytestmark = pytest.mark.django_db

TEXT = "全市会议召开。\n李明强调，要推进“两翼齐飞”。\n赵芳主持会议。"


def page(revision):
    return reverse("admin:archive_revision_change", args=[revision.pk])


def last():
    return Revision.objects.order_by("-pk").first()


def save(editor, record, **changes):
    response = editor.send(address(record), **changes)
    assert response.status_code == 302, errors(response)
    return last()


def test_an_edit_is_kept_with_who_and_when_and_what(editor, user):
    report = make_report(TEXT, title="旧标题")
    revision = save(editor, report, title="新标题")
    assert (revision.kind, revision.by, revision.by_name, revision.name) == ("edit", user, "editor", "新标题")
    (row,) = revision.rows.filter(model="report")
    assert (row.before["title"], row.after["title"]) == ("旧标题", "新标题")
    assert "text" not in row.before  # what stayed is not kept again


def test_a_form_sent_untouched_or_wrong_leaves_nothing(editor):
    report = make_report(TEXT)
    save(editor, report)
    editor.send(address(report), title="", text="")
    assert not Revision.objects.exists()


def test_what_was_added_is_kept(editor):
    editor.send("/admin/archive/metric/add/", name="建成区面积")
    assert (last().kind, last().model, last().name) == ("add", "metric", "建成区面积")


def test_undoing_a_rename_leads_both_addresses_to_the_record(editor, client):
    person = make_person("杨树萍")
    revision = save(editor, person, name="杨树平")
    client.post(page(revision), {"undo": "1"})
    person.refresh_from_db()
    assert (person.name, person.slug, person.pinyin) == ("杨树萍", "杨树萍", "yangshuping")
    assert [name.name for name in person.names.all()] == ["杨树萍"]
    assert Person.objects.at("杨树平") == Person.objects.at("杨树萍") == person


def test_undoing_a_corrected_text_puts_facts_and_later_facts_in_their_places(editor, user):
    report = make_report(TEXT)
    part = take_part(report, "李明", origin="machine")
    speech = make_speech(report, part.person, "李明强调，要推进“两翼齐飞”。")
    revision = save(editor, report, text="本报讯。" + TEXT.replace("李明强调", "李明指出"))
    report.refresh_from_db()
    later = mention_strategy(report, "两翼齐飞")
    history.undo(revision, user)
    report.refresh_from_db()
    assert report.text == TEXT
    for fact in (part, speech, later):
        fact.refresh_from_db()
        assert report.text[fact.start : fact.end] == fact.quote


def test_undo_takes_back_only_its_own_fields(editor, user):
    report = make_report(TEXT, title="甲", place="某地")
    first = save(editor, report, title="乙")
    save(editor, report, place="他处")
    history.undo(first, user)
    report.refresh_from_db()
    assert (report.title, report.place) == ("甲", "他处")


def test_a_field_changed_again_later_is_named_and_nothing_is_undone(editor):
    report = make_report(TEXT, title="甲", place="某地")
    first = save(editor, report, title="乙", place="他处")
    save(editor, report, title="丙")
    response = editor.client.post(page(first), {"undo": "1"}, follow=True)
    assert "标题" in messages(response)[-1]
    report.refresh_from_db()
    assert (report.title, report.place) == ("丙", "他处")


def test_an_undoing_can_be_undone(editor, user):
    report = make_report(TEXT, title="甲")
    first = save(editor, report, title="乙")
    history.undo(first, user)
    assert "已经撤销" in str(
        pytest.raises(history.CannotUndo, history.undo, Revision.objects.get(pk=first.pk), user).value
    )
    history.undo(last(), user)
    assert Report.objects.get().title == "乙"
    history.undo(Revision.objects.get(pk=first.pk), user)
    assert Report.objects.get().title == "甲"


def test_facts_decided_on_the_review_page_belong_to_their_report(editor, user):
    report = make_report(TEXT)
    part = take_part(report, "李明", role_title="市长", origin="machine")
    editor.judge(part, "reject")
    assert not part.person.memberships.exists()
    assert (last().model, last().key) == ("report", report.pk)
    history.undo(last(), user)
    part.refresh_from_db()
    assert part.review == "unconfirmed"
    assert part.person.memberships.exists()


def test_facts_confirmed_in_bulk_are_one_step_in_the_history_of_each_report(editor, user):
    reports = [make_report(TEXT), make_report(TEXT)]
    parts = [take_part(report, make_person()) for report in reports]
    editor.answer(editor.act("participation", "confirm", parts))
    revision = Revision.objects.get()
    assert (revision.kind, revision.summary["participation"]["changed"]) == ("confirm", 2)
    assert "等 2 篇" in revision.name
    assert [list(Revision.objects.of(report)) for report in reports] == [[revision], [revision]]
    assert [(change.kind, change.state) for change in compare(revision.rows.all()).changes] == [("参会", "changed")] * 2
    before = [report.modified_at for report in Report.objects.order_by("pk")]
    history.undo(revision, user)
    assert set(Participation.objects.values_list("review", "is_bulk")) == {("unconfirmed", False)}
    assert [report.modified_at for report in Report.objects.order_by("pk")] == before


def test_publishing_and_withdrawing_can_be_undone(editor, user):
    report = make_report(TEXT)
    editor.act("report", "withdraw", [report])
    history.undo(last(), user)
    assert Report.objects.get().is_published


def test_renaming_an_area_is_undone_for_the_areas_below(editor, user):
    city = make_area("甲市")
    county = make_area("丙县", "county", parent=city)
    revision = save(editor, city, name="乙市")
    history.undo(revision, user)
    county.refresh_from_db()
    assert (county.full_name, county.slug) == ("甲市丙县", "甲市丙县")


def test_a_fact_added_by_an_edit_goes_with_its_undoing(editor, user):
    report = make_report(TEXT)
    person = make_person("李明")
    row = {"person": f"李明 #{person.pk}", "part": "speaker", "quote": "李明"}
    assert editor.add_facts(report, "part", row).status_code == 302
    assert Participation.objects.count() == 1
    history.undo(last(), user)
    assert not Participation.objects.exists()


def test_machine_drafts_leave_no_history():
    from archive.loading.loader import load

    assert load("市长李明在全市会议上强调，要抓好落实。".encode(), "a.txt").report
    assert not Revision.objects.exists()


def test_the_comparison_names_fields_and_marks_what_went_and_came(editor):
    report = make_report(TEXT, title="旧标题", area=make_area("岚浦市"))
    revision = save(editor, report, title="新标题", area="", text=TEXT.replace("李明强调", "李明指出"))
    said = tight(editor.get(page(revision)).content.decode())
    for words in (
        "<dt>标题</dt>",
        "<del>旧标题</del>",
        "<ins>新标题</ins>",
        "<del>岚浦市</del>",
        "<del>强调</del>",
        "<ins>指出</ins>",
    ):
        assert words in said


def test_several_revisions_are_compared_as_one(editor):
    report = make_report(TEXT, title="甲", place="某地")
    save(editor, report, title="乙")
    save(editor, report, title="丙", place="他处")
    (change,) = compare(RevisedRow.objects.filter(model="report").order_by("pk")).changes
    assert {(field.before, field.after) for field in change.fields if field.label == "标题"} == {("甲", "丙")}
    first = Revision.objects.earliest("pk")
    assert "<ins>丙</ins>" in editor.get(page(first), since="1").content.decode()


def test_the_history_page_lists_what_was_done_in_both_languages(editor):
    report = make_report(TEXT, title="甲")
    save(editor, report, title="乙")
    assert "报道：标题" in editor.get(address(report, "history")).content.decode()
    editor.client.cookies["django_language"] = "en"
    said = editor.get(address(report, "history")).content.decode()
    assert "Edit" in said
    assert "editor" in said


@pytest.mark.parametrize(("allowed", "status"), [((), 403), (("view",), 403), (("view", "change"), 302)])
def test_undo_needs_the_permission_to_change(client, editor, allowed, status, staff):
    report = make_report(TEXT, title="甲")
    revision = save(editor, report, title="乙")
    client.force_login(staff(*(f"{verb}_report" for verb in allowed)))
    assert client.get(page(revision)).status_code == (200 if allowed else 403)
    assert client.post(page(revision), {"undo": "1"}).status_code == status
    assert (Report.objects.get().title == "甲") is (status == 302)


def test_to_undo_a_withdrawal_needs_the_permission_to_publish(client, editor, staff):
    report = make_report(TEXT)
    editor.act("report", "withdraw", [report])
    client.force_login(staff("change_report"))
    assert client.post(page(last()), {"undo": "1"}).status_code == 403


def test_an_account_that_is_gone_is_still_named(editor, user):
    report = make_report(TEXT, title="甲")
    save(editor, report, title="乙")
    get_user_model().objects.get(pk=user.pk).delete()
    assert (last().by, last().by_name) == (None, "editor")


class TestIndex:
    @pytest.fixture(autouse=True)
    def index(self, transactional_db):
        index_sync.rebuild()

    def test_it_follows_an_edit_and_its_undoing(self, editor, user):
        report = make_report(TEXT, title="旧标题")
        revision = save(editor, report, title="新标题", status="withdrawn")
        assert index_sync.check().all == []
        history.undo(revision, user)
        assert index_sync.check().all == []
