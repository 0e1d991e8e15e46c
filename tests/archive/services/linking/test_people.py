"""Mentions of people: linked to records by name, anew whenever one of the name changes, never against an editor."""

from importlib import import_module

import pytest
from django.apps import apps

from archive.models import (
    Appointment,
    Decision,
    Membership,
    NamesakeQuestion,
    Observation,
    Participation,
    Person,
    Review,
    Speech,
)
from archive.models.linked import EDITOR, NOT_BORNE
from archive.models.unit_of_work import changing
from archive.queries.link_reasons import link_reason
from archive.services.linking import people, relink
from archive.services.linking.rules import LinkedPeople, LinkReason, PersonQuestion
from archive.services.linking.writing import write_keys
from archive.services.split import split_person
from tests.helpers import make_report, state_appointment, take_part

pytestmark = pytest.mark.django_db

SAME, DIFFERENT = Decision.Verdict.SAME, Decision.Verdict.DIFFERENT


def mention(report, name="李明", part="attendee", **fields):
    """As a program reads it."""
    with changing([report]):
        made = Participation.objects.bulk_create([
            Participation(report=report, printed_name=name, name_key=name, part=part, origin="machine", **fields)
        ])[0]  # fmt: skip
    made.refresh_from_db()
    return made


def reread(*mentions):
    for each in mentions:
        each.refresh_from_db()
    return [each.person for each in mentions]


def test_a_statement_that_an_editor_corrects_links_the_people_of_its_name_anew():
    one = mention(make_report("王建国任县长。", published_on="2014-05-08"), "王建国", role_title="县长")
    other = mention(make_report("王建国任局长。", published_on="2014-06-08"), "王建国", role_title="局长")
    for each in (one, other):
        with changing([each.report]):
            stated = state_appointment(each.report, None, "王建国", details={"born": "1970-03"}, speaker="王建国")
    first, second = reread(one, other)
    assert first == second
    stated.details = {"born": "1981-11"}
    with changing([stated.report]):
        stated.save()
    first, second = reread(one, other)
    assert first != second


def test_a_common_name_long_after_the_person_is_nobodys():
    first = mention(make_report(published_on="2012-05-08"), "王伟", role_title="司法部部长")
    late = mention(make_report(published_on="2016-05-08"), "王伟")
    assert (late.person, late.link_reason) == (None, NOT_BORNE)
    assert first.person is not None


@pytest.mark.parametrize(
    ("one", "other"),
    [("迪亚斯-卡内尔", "迪亚斯·卡内尔"), ("本·萨拉赫", "本萨拉赫"), ("让－克洛德·容克", "让‧克洛德容克")],
)
def test_the_joints_of_a_transcribed_name_make_no_other_person(one, other):
    first = mention(make_report(published_on="2019-05-08"), one, role_title="国家主席")
    second = mention(make_report(published_on="2019-06-08"), other, role_title="国家主席")
    (person,) = {*reread(first, second)}
    assert person is not None
    assert {name.name for name in person.names.all()} == {one, other}
    assert Person.objects.named(one).get() == Person.objects.named(other).get() == person


def test_the_name_in_a_draft_alone_is_not_shown():
    published = mention(make_report(published_on="2019-05-08"), "本·萨拉赫", role_title="突尼斯总理")
    mention(make_report(published_on="2019-06-08", status="draft"), "本萨拉赫", role_title="突尼斯总理")
    (person,) = reread(published)
    assert [name.name for name in person.names.public()] == ["本·萨拉赫"]


def test_keys_of_before_lose_their_joints_and_what_was_decided_of_them_holds():
    first = mention(make_report(published_on="2019-05-08"), "本·萨拉赫", role_title="突尼斯总理")
    second = mention(make_report(published_on="2019-06-08"), "本·萨拉赫", role_title="演员")
    Decision.objects.of_pair(DIFFERENT, first, second)
    Decision.objects.update(key="本·萨拉赫", other_key="本·萨拉赫")
    write_keys(Participation, [("本·萨拉赫", first.pk), ("本·萨拉赫", second.pk)])
    for _twice in range(2):
        import_module("archive.migrations.0035_joints_of_names").take_joints_out(apps, None)
        assert {*Participation.objects.values_list("name_key", flat=True)} == {"本萨拉赫"}
        assert Decision.objects.values_list("key", "other_key").get() == ("本萨拉赫", "本萨拉赫")
    relink("person", ["本萨拉赫"])
    one, other = reread(first, second)
    assert one != other


def test_what_was_decided_twice_of_one_name_is_kept_once():
    for key in ("本·萨拉赫", "本萨拉赫", "本-萨拉赫"):
        Decision.objects.of_name("person", "record", key)
    import_module("archive.migrations.0035_joints_of_names").take_joints_out(apps, None)
    assert [said.key for said in Decision.objects.all()] == ["本萨拉赫"]


@pytest.fixture
def clustering(monkeypatch):
    """Lets a test say who is who: by the office of a mention; returns the setter of the questions."""
    asked = []

    def cluster(name, mentions, same, different):
        united = {other: one for one, other in same}
        groups = {}
        office = {each.key: each.office for each in mentions}
        for each in mentions:
            groups.setdefault(office[united.get(each.key, each.key)], []).append(each.key)
        clusters = sorted(groups.values(), key=lambda keys: (-len(keys), keys))
        return LinkedPeople(
            clusters, {each.key: LinkReason("same_post", {"months": 2}, 0.8) for each in mentions},
            [pair for pair in asked if {pair.left, pair.right} <= set(office)],
        )  # fmt: skip

    monkeypatch.setattr(people, "cluster", cluster)
    return asked.extend


def test_a_name_with_an_office_has_a_record_and_one_without_needs_a_second_report():
    first = mention(make_report())
    assert (first.person, first.link_reason, first.name) == (None, NOT_BORNE, "李明")
    assert not Person.objects.exists()
    second = mention(make_report())
    one, other = reread(first, second)
    assert one is not None
    assert one == other
    assert mention(make_report(), "王芳", role_title="市长").person.name == "王芳"


def test_the_same_report_twice_is_no_second_report():
    report, copy = make_report(), make_report()
    copy.duplicate_candidates.create(other=report, similarity=1, decision="same")
    assert reread(mention(report), mention(copy)) == [None, None]


def test_why_and_how_surely_is_kept_with_the_link(clustering):
    found = mention(make_report(), role_title="市长")
    assert (found.link_reason, found.link_params, found.link_certainty) == ("same_post", {"months": 2}, 0.8)
    assert found.is_corrected is False
    found.save()
    assert (found.is_corrected, found.link_reason) == (False, "same_post")


def test_records_keep_their_addresses_and_lead_on_while_another_carries_their_mentions(clustering, client):
    mayors = [mention(make_report(), role_title="市长") for _ in range(2)]
    chief = mention(make_report(), role_title="书记")
    mayor, other, lone = reread(*mayors, chief)
    assert mayor == other != lone
    address = lone.get_absolute_url()
    assert client.get(address).status_code == 200
    with changing([chief.report]):
        Participation.objects.filter(pk=chief.pk).update(role_title="市长")
    assert reread(chief) == [mayor]
    answer = client.get(address)
    assert (answer.status_code, answer["Location"]) == (302, mayor.get_absolute_url())
    with changing([chief.report]):
        Participation.objects.filter(pk=chief.pk).update(role_title="书记")
    assert Person.objects.count() in (2, 3)
    assert reread(*mayors) == [mayor, mayor]
    assert reread(chief) != [mayor]


def test_what_an_editor_links_stays_and_binds(clustering):
    mine = take_part(make_report(), "李明", "attendee", role_title="书记")
    with changing([mine.report]):
        pass
    found = mention(make_report(), role_title="书记")
    assert (mine.link_reason, found.person) == (EDITOR, mine.person)
    other = Person.objects.create(name="李明", note="另一人")
    found.person = other
    found.save()
    relink("person", ["李明"])
    assert reread(found, mine) == [other, mine.person]


def test_a_mention_that_an_editor_took_from_all_records_stays_without_one():
    found = mention(make_report(), role_title="市长")
    found.person = None
    found.save()
    relink("person", ["李明"])
    assert reread(found) == [None]


def test_memberships_speeches_and_figures_follow_the_mention(clustering):
    report = make_report()
    with changing([report]):
        said = Speech.objects.bulk_create([Speech(report=report, speaker="李明", speaker_key="李明")])[0]
        figure = Observation.objects.bulk_create([
            Observation(report=report, subject="投资", value=1, speaker="李明", speaker_key="李明")
        ])[0]  # fmt: skip
    found = mention(report, role_title="市长")
    said.refresh_from_db()
    figure.refresh_from_db()
    assert said.person == figure.said_by == found.person
    assert Membership.objects.get().person == found.person
    assert said.is_corrected is False
    said.save()
    assert said.is_corrected is False


def test_the_same_part_printed_twice_in_a_report_is_linked_once():
    report = make_report()
    first, again = mention(report, role_title="市长"), mention(report, role_title="市长")
    assert first.person is not None
    assert again.person is None


def test_a_split_outlives_every_new_resolution():
    mentions = [mention(make_report(), role_title="市长") for _ in range(4)]
    (person, *_) = reread(*mentions)
    other = split_person(person, [mentions[0].report, mentions[1].report], "另一人")
    relink("person", ["李明"])
    assert reread(*mentions[:2]) == [other, other]
    assert person in reread(*mentions[2:])


def test_a_merger_outlives_every_new_resolution(clustering):
    one, two = mention(make_report(), role_title="市长"), mention(make_report(), role_title="书记")
    mayor, chief = reread(one, two)
    mayor.merge_from(chief)
    relink("person", ["李明"])
    assert reread(one, two) == [mayor, mayor]
    assert Decision.objects.get().verdict == SAME


def test_questions_are_those_that_resolution_leaves_the_weightiest_first(clustering):
    found = [mention(make_report(), role_title=office) for office in ("市长", "书记", "县长")]
    clustering(
        [
            PersonQuestion(found[0].pk, found[1].pk, False, 3, 0.5),
            PersonQuestion(found[1].pk, found[2].pk, False, 9, 0.4),
        ]
    )
    relink("person", ["李明"])
    assert [question.weight for question in NamesakeQuestion.objects.open()] == [9, 3]
    relink("person", ["李明"])
    assert NamesakeQuestion.objects.count() == 2


def test_the_number_of_statements_does_not_grow_with_the_names(django_assert_max_num_queries):
    for number in (1, 40):
        report = make_report()
        with changing([report]):
            Participation.objects.bulk_create(
                Participation(report=report, printed_name=f"甲{chr(0x4E00 + at + number)}", role_title="市长",
                              name_key=f"甲{chr(0x4E00 + at + number)}", part="attendee")
                for at in range(number)
            )  # fmt: skip
        with django_assert_max_num_queries(50), changing([report]):
            report.participations.update(role_title="书记")


def _notice(day, name, text, leaves=""):
    """A notice by which ``name`` comes into a post, and ``leaves`` leaves it."""
    report = make_report(text, published_on=day)
    office = "中共渑池县委书记"
    with changing([report]):
        made = mention(report, name, role_title=office)
        state_appointment(report, None, name, speaker=name, office=office, day=day)
        if leaves:
            state_appointment(report, None, leaves, speaker=leaves, office=office, day=day, event="ended")
    return made


def test_who_takes_over_a_post_that_the_name_began_before_is_another_person_and_the_reason_is_shown():
    first = _notice("2009-03-01", "王玺玉", "王玺玉任渑池县委书记。")
    second = _notice("2014-05-01", "王玺玉", "王玺玉任渑池县委书记，李志军不再担任。", leaves="李志军")
    one, other = reread(first, second)
    assert None not in (one, other)
    assert one != other
    assert link_reason(second) == "与同名者在不同年份就任同一职务，当是两人"
    left = second.report.appointments.get(event="ended")
    with changing([second.report]):
        Appointment.objects.filter(pk=left.pk).update(review=Review.REJECTED)
    one, other = reread(first, second)
    assert one == other


@pytest.mark.parametrize(("words", "is_one"), [("选举王伟为渑池县委书记。", True), ("决定王伟任渑池县委书记。", False)])
def test_a_common_name_that_is_elected_a_second_time_stays_one_person(words, is_one):
    first = _notice("2009-03-01", "王伟", "王伟任渑池县委书记。")
    one, other = reread(first, _notice("2014-05-01", "王伟", words))
    assert (one == other) is is_one
