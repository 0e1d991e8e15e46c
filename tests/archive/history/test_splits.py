"""Records that are really two are taken apart on a page, and put together again by undoing; the index follows."""

import pytest

from archive import history
from archive.models import Industry, Meeting, Metric, Observation, Person, PolicyDocument, Revision, Strategy, Zone
from search.indexing import index_sync
from tests.archive.admin.editing import address
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


@pytest.fixture
def reports():
    return [make_report("王伟讲话，投资12亿元。"), make_report("王伟又讲话，投资13亿元。")]


@pytest.fixture
def person(reports):
    person = make_person("王伟")
    for report in reports:
        take_part(report, person, role_title="市长")
        make_speech(report, person, report.text)
        observe(report, "投资", report.text[-6:-1], 12, "亿元", said_by=person)
    return person


def without_addresses(rows):
    return {key: row for key, row in rows.items() if key.model != "pastaddress"}


def split(editor, record, *chosen, **more):
    response = editor.client.post(address(record, "split"), {"chosen": [each.pk for each in chosen], **more})
    return response, Revision.objects.first()


def test_a_person_who_is_two_becomes_two_and_one_again(editor, user, person, reports):
    before = everything()
    response, revision = split(editor, person, reports[1], label="某县")
    other = Person.objects.get(note="某县")
    assert response.url == address(other)
    assert other.participations.get().report == other.speeches.get().report == reports[1]
    assert Observation.objects.get(said_by=other).report == reports[1]
    assert other.memberships.get().report_count == person.memberships.get().report_count == 1
    assert Person.objects.at("王伟") == person
    assert revision.kind == "split"
    history.undo(revision, user)
    assert without_addresses(everything()) == without_addresses(before)
    assert Person.objects.at(other.slug) == person


def test_a_name_of_a_strategy_or_a_zone_becomes_its_own_and_comes_back(editor, user):
    report = make_report("“三城联创”、“三城同创”，港口园区、港口产业园区。")
    slogan, zone = mention_strategy(report, "三城联创").strategy, mention_zone(report, "港口园区").zone
    slogan.merge_from(mention_strategy(report, "三城同创").strategy)
    zone.merge_from(mention_zone(report, "港口产业园区").zone)
    before = everything()
    for record, name in ((slogan, "三城同创"), (zone, "港口产业园区")):
        _response, revision = split(editor, record, record.names.get(name=name))
        other = type(record).objects.get(name=name)
        assert [mention.quote for mention in other.mentions.all()] == [name]
        assert record.mentions.count() == 1
        assert type(record).objects.at(name).pk in (record.pk, other.pk)
        history.undo(revision, user)
        assert without_addresses(everything()) == without_addresses(before)
    assert (Strategy.objects.count(), Zone.objects.count()) == (1, 1)


def test_what_a_report_says_of_a_zone_goes_with_its_name_where_nothing_else_of_it_is_mentioned(editor):
    here, there = make_report("港口园区投资12亿元。"), make_report("港口产业园区投资13亿元，港口园区投资14亿元。")
    only = make_report("港口产业园区投资15亿元。")
    zone = mention_zone(here, "港口园区").zone
    mention_zone(there, zone)
    other = mention_zone(there, "港口产业园区").zone
    mention_zone(only, other)
    zone.merge_from(other)
    for report, words, value in ((here, "12亿元", 12), (there, "14亿元", 14), (only, "15亿元", 15)):
        observe(report, "投资", words, value, "亿元", zone=zone)
    split(editor, zone, zone.names.get(name="港口产业园区"))
    assert [each.report for each in Zone.objects.get(name="港口产业园区").observations.all()] == [only]
    assert zone.observations.count() == 2


def evidence_of_two(kind):
    """Two names with a mention each: of a measure the subject is what is printed of its name."""
    report = make_report("按照《甲办法》和《乙办法》，养蚕业和丝绸业投资12亿元、产值13亿元。")
    if kind is Metric:
        observe(report, "投资", "12亿元", 12, "亿元", subject="投资")
        observe(report, "产值", "13亿元", 13, "亿元", subject="产值")
        return "投资", "产值"
    mention, names = {
        PolicyDocument: (mention_document, ("甲办法", "乙办法")),
        Industry: (mention_industry, ("养蚕业", "丝绸业")),
    }[kind]
    for name in names:
        mention(report, name)
    return names


@pytest.mark.parametrize("kind", [Metric, PolicyDocument, Industry])
def test_so_does_a_name_of_every_other_kind_of_record_with_names(editor, user, kind):
    own, further = evidence_of_two(kind)
    record = kind.objects.get(name=own)
    record.merge_from(kind.objects.get(name=further))
    before = everything()
    (owned,) = kind.owned
    _response, revision = split(editor, record, record.names.get(name=further))
    other = kind.objects.get(name=further)
    assert (getattr(record, owned).count(), getattr(other, owned).count()) == (1, 1)
    assert not record.names.exists()
    assert not other.names.exists()
    history.undo(revision, user)
    assert without_addresses(everything()) == without_addresses(before)


@pytest.mark.parametrize("kind", ["publisher", "meeting"])
def test_a_publisher_or_a_meeting_that_is_two_is_parted_by_its_reports(editor, user, kind):
    record = make_publisher("晨报") if kind == "publisher" else Meeting.objects.create(name="推进会", place="礼堂")
    stays, goes = [make_report(f"第{number}次会议。", **{kind: record}) for number in (1, 2)]
    before = everything()
    for chosen, label, said in (([goes], "", "新记录的名称"), ([stays, goes], "晚报", "全部")):
        response, _revision = split(editor, record, *chosen, label=label)
        assert said in response.content.decode()
    response, revision = split(editor, record, goes, label="晚报")
    other = type(record).objects.get(name="晚报")
    assert response.url == address(other)
    (owned,) = type(record).owned
    assert (getattr(record, owned).get(), getattr(other, owned).get()) == (stays, goes)
    assert getattr(other, "place", "礼堂") == "礼堂"
    history.undo(revision, user)
    assert without_addresses(everything()) == without_addresses(before)


def test_nothing_chosen_no_note_or_all_of_it_is_refused_in_words(editor, person, reports):
    for chosen, note, said in (
        ([], "某县", "请选"),
        (reports[:1], "", "区别同名"),
        (reports, "某县", "全部"),
        (reports[:1], "长" * 101, "100"),
    ):
        response, _revision = split(editor, person, *chosen, label=note)
        assert said in response.content.decode()
    assert Person.objects.count() == 1


def test_reports_to_choose_from_are_shown_with_the_offices_that_they_print(editor, person, reports):
    take_part(reports[0], person, part="chair", role_title="县委书记")
    shown = editor.get(address(person, "split")).content.decode()
    assert f"2014-05-08 · {reports[1]} · 市长" in shown
    assert f"2014-05-08 · {reports[0]} · 市长、县委书记" in shown


def test_to_split_needs_the_permissions_of_a_merge(editor, client, staff, person, reports):
    assert address(person, "split") in editor.get(address(person)).content.decode()
    client.force_login(staff("change_person", "view_person"))
    assert client.get(address(person, "split")).status_code == 403
    assert address(person, "split") not in client.get(address(person)).content.decode()


def test_a_record_of_one_name_says_that_nothing_can_be_split(editor):
    assert "没有可以拆出去的" in editor.get(address(make_strategy(), "split")).content.decode()


class TestIndex:
    @pytest.fixture(autouse=True)
    def index(self, transactional_db):
        index_sync.rebuild()

    def test_it_follows_a_split_and_its_undoing(self, editor, user, person, reports):
        _response, revision = split(editor, person, reports[1], label="某县")
        assert index_sync.check().all == []
        history.undo(revision, user)
        assert index_sync.check().all == []
