"""What is deleted in the admin lies in the trash, comes back whole, and can be emptied by those who may."""

import pytest
from django.urls import reverse

from archive import history
from archive.models import (
    Observation,
    Participation,
    PastAddress,
    Person,
    PolicyDocument,
    Report,
    RevisedRow,
    Revision,
    SourceText,
    Strategy,
    StrategyMention,
    Trash,
    Zone,
)
from search.indexing import index_sync
from tests.archive.admin.editing import address, messages
from tests.archive.history.rows import everything
from tests.helpers import (
    make_area,
    make_person,
    make_report,
    make_speech,
    mention_document,
    mention_strategy,
    mention_zone,
    observe,
    take_part,
)

pytestmark = pytest.mark.django_db

TEXT = "全市会议召开。\n李明强调，要推进“两翼齐飞”，落实《意见》，港口园区投资12亿元。"
LIST = "/admin/archive/trash/"


@pytest.fixture
def report():
    """One with a fact of each kind, an old address, a source and a duplicate."""
    source = SourceText.objects.create(data=TEXT.encode(), name="a.txt")
    report = make_report(TEXT, title="旧题", source=source, area=make_area("岚浦市"))
    report.title = "新题"
    report.save()
    part = take_part(report, "李明", role_title="市长", origin="machine", drafted={"person": "李明"})
    speech = make_speech(report, part.person, TEXT[8:])
    speech.points.create(report=report, label="一", level=1, start=8, end=10, quote="李明")
    mention_strategy(report, "两翼齐飞", speech=speech)
    mention_document(report, "意见")
    observe(report, "投资", "12亿元", 12, "亿元", zone=mention_zone(report, "港口园区").zone, said_by=part.person)
    report.later_candidates.create(report=make_report(), similarity=0.9)
    report.text_hashes.create(value=7)
    return report


def delete(editor, record):
    editor.client.post(address(record, "delete"), {"post": "yes"})
    return Revision.objects.in_trash().first()


def test_a_deleted_report_comes_back_to_the_last_row(editor, user, report):
    before, person = everything(), Person.objects.get()
    deleted = delete(editor, report)
    assert not Report.objects.filter(pk=report.pk).exists()
    assert not person.memberships.exists()
    history.undo(deleted, user)
    assert everything() == before
    assert person.memberships.get().role_title == "市长"
    assert Report.objects.at("2014-05-08-旧题").pk == report.pk
    assert not Trash.objects.exists()


@pytest.mark.parametrize("model", [Person, Strategy, Zone, PolicyDocument])
def test_deleted_things_come_back_with_names_facts_and_old_addresses(editor, user, report, model):
    record = model.objects.get()
    record.name = "改了名"
    record.save()
    before = everything()
    deleted = delete(editor, record)
    assert everything() != before
    history.undo(deleted, user)
    assert everything() == before


def test_facts_that_only_let_go_are_led_back(editor, user, report):
    person = Person.objects.get()
    deleted = delete(editor, person)
    assert Observation.objects.get().said_by is None
    history.undo(deleted, user)
    assert Observation.objects.get().said_by == person


def test_several_deleted_at_once_are_restored_one_by_one(editor, user):
    reports = [make_report(), make_report()]
    editor.act("report", "delete_selected", reports, post="yes")
    assert not Report.objects.exists()
    history.undo(Trash.objects.get(key=reports[0].pk), user)
    assert Report.objects.get() == reports[0]
    assert Trash.objects.get().key == reports[1].pk


def test_the_trash_says_what_was_deleted_by_whom_and_when(editor, report):
    delete(editor, report)
    said = editor.get(LIST).content.decode()
    for words in ("新题", "editor", "清空回收站"):
        assert words in said
    page = editor.get(reverse("admin:archive_revision_change", args=[Trash.objects.get().pk])).content.decode()
    assert "两翼齐飞" in page
    assert "恢复这条记录" in page


def test_restoring_from_the_list(editor, report):
    delete(editor, report)
    editor.act("trash", "restore", list(Trash.objects.all()))
    assert Report.objects.filter(pk=report.pk).exists()


def test_what_belongs_to_something_in_the_trash_waits_for_it(editor, user, report):
    deleted_report = delete(editor, report)
    deleted_person = delete(editor, Person.objects.get())
    with pytest.raises(history.CannotUndo, match="李明"):
        history.undo(deleted_report, user)
    assert not Report.objects.filter(pk=report.pk).exists()
    history.undo(deleted_person, user)
    history.undo(deleted_report, user)
    assert Participation.objects.get().person.name == "李明"


def test_what_belonged_to_somebody_merged_meanwhile_goes_to_the_survivor(editor, user, report):
    deleted, person, survivor = delete(editor, report), Person.objects.get(), make_person("李铭")
    editor.act("person", "merge", [person, survivor], apply="1", survivor=survivor.pk)
    history.undo(deleted, user)
    assert Participation.objects.get().person == survivor


def test_what_belongs_to_something_gone_for_good_is_left_out_and_counted(editor, user, report):
    deleted = delete(editor, report)
    history.empty([delete(editor, Strategy.objects.get())])
    assert history.undo(deleted, user).left_out == 1
    assert not StrategyMention.objects.exists()
    assert Participation.objects.count() == 1


def test_a_name_taken_meanwhile_is_said_and_nothing_is_half_restored(editor, user, report):
    deleted = delete(editor, Strategy.objects.get())
    Strategy.objects.create(name="两翼齐飞")
    with pytest.raises(history.CannotUndo, match="改名"):
        history.undo(deleted, user)
    assert not StrategyMention.objects.exists()


def test_an_address_taken_meanwhile_gives_a_new_one_and_says_so(editor, user):
    person = make_person("李明")
    deleted = delete(editor, person)
    make_person("李明")
    (moved,) = history.undo(deleted, user).moved
    assert (moved.pk, moved.slug) == (person.pk, "李明-2")


def test_a_raw_file_comes_back_byte_for_byte(editor, user):
    source = SourceText.objects.create(data=b"\x00\xff\xfe", name="a.bin")
    history.undo(delete(editor, source), user)
    assert bytes(SourceText.objects.get().data) == b"\x00\xff\xfe"


def test_emptying_forgets_the_record_in_every_revision_and_keeps_who_deleted_it(editor, user, report):
    editor.send(address(report), title="更新的题")
    deleted = delete(editor, report)
    page = editor.get(LIST + "empty/")
    assert "更新的题" in page.content.decode()
    assert Trash.objects.exists()  # to ask is not to do
    editor.client.post(LIST + "empty/", editor.form(LIST + "empty/"))
    assert not Trash.objects.exists()
    assert not RevisedRow.objects.filter(model="report", key=report.pk).exists()
    assert not PastAddress.objects.filter(kind="report", target_id=report.pk).exists()
    deleted.refresh_from_db()
    assert (deleted.by, deleted.name) == (user, "更新的题")
    assert deleted.emptied_at
    with pytest.raises(history.CannotUndo):
        history.undo(deleted, user)


def test_emptying_what_was_chosen_leaves_the_rest(editor):
    deleted = [delete(editor, make_person()), delete(editor, make_person())]
    editor.get("/admin/")  # shows what was said of the deletions
    page = editor.act("trash", "delete_for_good", deleted[:1])
    assert deleted[1].name not in page.content.decode()
    editor.client.post(LIST + "empty/", {"_selected_action": [deleted[0].pk]})
    assert Trash.objects.get().pk == deleted[1].pk


def test_only_whoever_may_delete_restores_and_only_who_may_empty_empties(editor, client, staff):
    person = make_person("李明")
    deleted = delete(editor, person)
    page = reverse("admin:archive_revision_change", args=[deleted.pk])
    member = staff("view_person", "change_person")
    client.force_login(member)
    assert client.get(LIST).status_code == 403
    assert client.post(page, {"undo": "1"}).status_code == 403
    member.user_permissions.clear()
    member.is_superuser = False
    client.force_login(_with(member, "delete_person", "view_person"))
    assert client.get(LIST + "empty/").status_code == 403
    assert client.post(LIST + "empty/", {"_selected_action": [deleted.pk]}).status_code == 403
    assert Trash.objects.exists()
    assert client.post(page, {"undo": "1"}).status_code == 302
    assert Person.objects.exists()


def _with(member, *names):
    from django.contrib.auth.models import Permission

    member.user_permissions.set(Permission.objects.filter(codename__in=names))
    return type(member).objects.get(pk=member.pk)


def test_records_of_kinds_that_one_may_not_delete_are_not_in_ones_trash(editor, client, staff):
    delete(editor, make_person("李明"))
    editor.get("/admin/")
    client.force_login(staff("delete_zone"))
    assert "李明" not in client.get(LIST).content.decode()


def test_the_message_says_why_a_restoring_failed(editor):
    deleted = delete(editor, make_person("李明"))
    history.empty([deleted])
    response = editor.client.post(
        reverse("admin:archive_revision_change", args=[deleted.pk]), {"undo": "1"}, follow=True
    )
    assert "永久删除" in messages(response)[-1]


class TestIndex:
    @pytest.fixture(autouse=True)
    def index(self, transactional_db):
        index_sync.rebuild()

    def test_it_follows_a_deletion_and_a_restoring(self, editor, user, report):
        for record in (report, Person.objects.get(), Strategy.objects.get()):
            deleted = delete(editor, record)
            assert index_sync.check().all == []
            history.undo(deleted, user)
            assert index_sync.check().all == []


def test_the_page_that_empties_says_that_the_raw_file_stays(editor):
    report = make_report("全市会议召开。")
    editor.client.post(address(report, "delete"), {"post": "yes"})
    asked = editor.get("/admin/archive/trash/empty/").content.decode()
    assert "原始文件不随报道删除" in asked
    assert "/admin/archive/sourcetext/" in asked
