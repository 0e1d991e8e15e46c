"""Merges are taken apart again: names, facts, duplicate facts, addresses, and the index follows."""

import pytest

from archive import history
from archive.models import Meeting, NamesakeQuestion, Person, Revision, Strategy, Zone
from search.indexing import index_sync
from tests.archive.history.rows import everything
from tests.helpers import (
    make_person,
    make_publisher,
    make_report,
    make_speech,
    make_strategy,
    mention_document,
    mention_industry,
    mention_strategy,
    mention_zone,
    observe,
    take_part,
)

pytestmark = pytest.mark.django_db


def merge(editor, kept, *others):
    model = kept._meta.model_name
    editor.act(model, "merge", [kept, *others], apply="1", survivor=kept.pk)
    return Revision.objects.first()


@pytest.fixture
def two(db):
    """Two records of one person, who have a part in the same report once, with a question about them."""
    one, other = make_person("马懿"), make_person("馬懿")
    both, earlier = make_report("马懿讲话，馬懿讲话。"), make_report("馬懿讲话。")
    take_part(both, one)
    take_part(both, other)
    take_part(earlier, other, role_title="市长")
    make_speech(earlier, other, "馬懿讲话。")
    other.name = "馬懿同志"
    other.save()
    NamesakeQuestion.objects.create(person=one, other=other)
    return one, other


def test_merged_people_are_two_again(editor, user, two):
    one, other = two
    other.memberships.derive([other.pk])
    before, slugs = everything(), (one.slug, other.slug, "馬懿")
    revision = merge(editor, one, other)
    assert revision.kind == "merge"
    assert {Person.objects.at(slug) for slug in slugs} == {one}
    history.undo(revision, user)
    assert everything() == before
    assert [Person.objects.at(slug) for slug in slugs] == [one, other, other]
    assert other.memberships.get().role_title == "市长"
    assert NamesakeQuestion.objects.count() == 1


def test_who_thinks_again_twice_has_them_merged_again(editor, user, two):
    one, other = two
    revision, merged = merge(editor, one, other), everything()
    history.undo(revision, user)
    history.undo(Revision.objects.first(), user)
    now = everything()
    assert [key for key in now if key.model != "pastaddress"] == [key for key in merged if key.model != "pastaddress"]
    assert {Person.objects.at(slug) for slug in (other.slug, "馬懿")} == {one}
    revision.refresh_from_db()
    assert not revision.is_undone


def test_merged_strategies_and_zones_are_two_again(editor, user):
    report = make_report("“三城联创”、“三城同创”，港口园区、港口产业园区。")
    strategies = [mention_strategy(report, name).strategy for name in ("三城联创", "三城同创")]
    zones = [mention_zone(report, name).zone for name in ("港口园区", "港口产业园区")]
    before = everything()
    for model, records in ((Strategy, strategies), (Zone, zones)):
        revision = merge(editor, *records)
        assert model.objects.count() == 1
        history.undo(revision, user)
        assert everything() == before


def test_several_merged_at_once_come_apart_at_once(editor, user):
    people = [make_person() for _ in range(3)]
    for person in people:
        take_part(make_report(f"{person.name}讲话。"), person)
    before = everything()
    history.undo(merge(editor, *people), user)
    assert everything() == before


def test_an_answer_to_a_question_about_namesakes_can_be_undone(editor, user, two):
    before = everything()
    editor.act("namesakequestion", "is_same", list(NamesakeQuestion.objects.all()))
    assert Person.objects.count() == 1
    history.undo(Revision.objects.get(), user)
    assert everything() == before
    editor.act("namesakequestion", "is_different", list(NamesakeQuestion.objects.all()))
    history.undo(Revision.objects.first(), user)
    assert NamesakeQuestion.objects.get().decision == "open"


def test_a_merge_after_a_merge_is_undone_first(editor, user):
    first, second, third = (make_person(name) for name in ("甲", "乙", "丙"))
    take_part(make_report("甲讲话。"), first)
    before = everything()
    one, two = merge(editor, second, first), merge(editor, third, second)
    with pytest.raises(history.CannotUndo):
        history.undo(one, user)
    history.undo(two, user)
    history.undo(one, user)
    assert everything() == before


def test_a_fact_given_to_somebody_else_meanwhile_is_named(editor, user, two):
    one, other = two
    revision = merge(editor, one, other)
    part = one.participations.get(report__text="馬懿讲话。")
    part.person = make_person("第三人")
    part.save()
    with pytest.raises(history.CannotUndo, match="人物"):
        history.undo(revision, user)


def test_facts_that_came_to_the_survivor_later_stay_there(editor, user, two):
    one, other = two
    revision = merge(editor, one, other)
    later = take_part(make_report("马懿讲话。"), one)
    history.undo(revision, user)
    later.refresh_from_db()
    assert later.person == one


def test_to_undo_a_merge_needs_the_permissions_of_a_merge(editor, client, staff):
    revision = merge(editor, make_strategy("三城联创"), make_strategy("三城同创"))
    client.force_login(staff("change_strategy", "view_strategy"))
    assert client.post(f"/admin/archive/revision/{revision.pk}/change/", {"undo": "1"}).status_code == 403
    assert Strategy.objects.count() == 1


class TestIndex:
    @pytest.fixture(autouse=True)
    def index(self, transactional_db):
        index_sync.rebuild()

    def test_it_follows_a_merge_and_its_undoing(self, editor, user, two):
        revision = merge(editor, *two)
        assert index_sync.check().all == []
        history.undo(revision, user)
        assert index_sync.check().all == []


def test_records_of_every_kind_are_two_again(editor, user):
    text = "《岚浦规划》、《岚浦纲要》，新能源、新能量，钢产量9吨，铁产量9吨。"
    report = make_report(text, publisher=make_publisher("岚浦日报"))
    later = make_report(publisher=make_publisher("岚浦日报社"))
    for each, name in ((report, "全市工作会"), (later, "全市工作会议")):
        each.meeting = Meeting.objects.create(name=name)
        each.save()
    pairs = [
        (report.publisher, later.publisher),
        (report.meeting, later.meeting),
        [mention_document(report, name).document for name in ("岚浦规划", "岚浦纲要")],
        [mention_industry(report, name).industry for name in ("新能源", "新能量")],
        [observe(report, name, "9吨", 9, "吨").metric for name in ("钢产量", "铁产量")],
    ]
    for kept, other in pairs:
        before = everything()
        revision = merge(editor, kept, other)
        assert type(kept).objects.get() == kept
        assert other.name in {name.name for name in kept.names.all()}
        history.undo(revision, user)
        assert everything() == before
        assert not kept.names.exists()


def test_the_history_of_a_merged_publisher_keeps_no_texts(editor):
    kept, other = make_publisher(), make_publisher()
    reports = [make_report(publisher=each) for each in (kept, other, other)]
    revision = merge(editor, kept, other)
    rows = revision.rows.filter(model="report")
    assert {row.key: (row.before, row.after) for row in rows} == {
        report.pk: ({"publisher_id": other.pk}, {"publisher_id": kept.pk}) for report in reports[1:]
    }
