"""What the database itself refuses, and the verbs of the querysets."""

import pytest
from django.db import IntegrityError, transaction
from django.db.models import ProtectedError

from archive.models import Area, Membership, Observation, Participation, Person, Report, SourceText, Strategy, Zone
from tests.helpers import (
    make_area,
    make_person,
    make_report,
    make_strategy,
    mention_strategy,
    observe,
    place,
    take_part,
)

pytestmark = pytest.mark.django_db


def refused(make):
    with pytest.raises(IntegrityError), transaction.atomic():
        make()


@pytest.mark.parametrize("missing", [{"title": ""}, {"text": ""}, {"published_on": ""}])
def test_nothing_is_published_without_title_text_and_date(missing):
    refused(lambda: make_report(**missing))
    assert make_report(**missing, status="draft").pk


def test_undated_must_be_said():
    assert make_report(published_on="", undated=True).is_published
    refused(lambda: make_report(undated=True))


def test_evidence_has_a_whole_span_and_known_states():
    report, person = make_report("李明讲话。"), make_person("李明")
    facts = {"report": report, "person": person, "part": "speaker"}
    refused(lambda: Participation.objects.create(**facts, start=3, end=3))
    refused(lambda: Participation.objects.create(**facts, start=3))
    refused(lambda: Participation.objects.create(**facts, review="maybe"))
    refused(lambda: Participation.objects.create(**facts, origin="rumour"))


def test_a_part_is_of_a_person_or_of_a_group():
    report = make_report()
    refused(lambda: Participation.objects.create(report=report, part="attendee"))
    refused(
        lambda: Participation.objects.create(report=report, part="attendee", person=make_person(), group_label="县长")
    )
    assert Participation.objects.create(report=report, part="attendee", group_label="各县县长").name == "各县县长"


def test_one_part_once_per_report():
    report, person = make_report(), make_person()
    take_part(report, person)
    refused(lambda: take_part(report, person))
    assert take_part(report, person, "chair").pk


def test_a_zone_and_an_office_are_one_record_with_and_without_an_area():
    area, person = make_area(), make_person()
    for where in (area, None):
        assert Zone.objects.create(name="高新区", area=where).pk
        refused(lambda where=where: Zone.objects.create(name="高新區", area=where))
        assert Membership.objects.create(person=person, role_title="市长", area=where).pk
        refused(lambda where=where: Membership.objects.create(person=person, role_title="市长", area=where))


def test_a_range_has_an_upper_value():
    report = make_report("投资6-8亿元。")
    refused(lambda: observe(report, "投资", "6-8亿元", 6, "亿元", bound="range"))
    refused(lambda: observe(report, "投资", "6-8亿元", 6, "亿元", bound="range", upper=5))
    refused(lambda: observe(report, "投资", "6-8亿元", 6, "亿元", upper=8))
    assert observe(report, "投资", "6-8亿元", 6, "亿元", bound="range", upper=8).pk


def test_a_source_is_immutable_and_stays_with_its_reports():
    source = SourceText.objects.create(data="会议".encode(), name="a.txt")
    assert (source.size, len(source.sha256)) == (6, 64)
    with pytest.raises(TypeError):
        source.save()
    refused(lambda: SourceText.objects.create(data="会议".encode(), name="b.txt"))
    make_report(source=source)
    with pytest.raises(ProtectedError):
        source.delete()


def test_verbs_of_reports():
    province = make_area("云麓省", "province")
    county = make_area("涵川县", "county", parent=make_area("霁阳市", parent=province))
    person, strategy = make_person("李明"), make_strategy("两翼齐飞")
    report = make_report("李明谈“两翼齐飞”。", area=county)
    take_part(report, person)
    mention_strategy(report, strategy)
    draft = make_report("李明谈“两翼齐飞”。", status="draft", published_on="2013-01-01")
    take_part(draft, person)
    undated = make_report(published_on="--04-24")

    assert set(Report.objects.published()) == {report, undated}
    assert list(Report.objects.published().newest_first()) == [report, undated]
    assert set(Report.objects.with_record(person)) == {report, draft}
    assert list(Report.objects.with_record(strategy)) == [report]
    assert list(Report.objects.in_area(province)) == [report]
    assert list(Report.objects.in_year(2013)) == [draft]
    assert list(Report.objects.without_year()) == [undated]
    assert Report.objects.published().per_year() == [(2014, 1)]
    assert set(Area.objects.reported()) == {province, county.parent, county}
    assert Person.objects.seen().with_report_count().get().report_count == 1
    assert Strategy.objects.seen().with_report_count().get().report_count == 1


def test_what_an_editor_rejected_is_not_counted():
    report, person = make_report(), make_person()
    take_part(report, person, review="rejected")
    assert not Person.objects.seen().exists()
    assert not Report.objects.with_record(person).exists()
    assert Person.objects.with_report_count().get().report_count == 0


def test_rank_is_the_place_in_the_list_and_whoever_is_in_none_comes_last():
    report = make_report("丙、乙、甲。")
    for name, order in [("甲", 0), ("乙", 2), ("丙", 1)]:
        take_part(report, name, "attendee", order=order)
    assert [part.name for part in report.participations.in_rank_order()] == ["丙", "乙", "甲"]


def test_memberships_say_when_an_office_was_seen():
    person, area = make_person(), make_area()
    for day, title in [("2014-05-08", "市长"), ("2012-01-01", "市长"), ("--04-24", "市长"), ("2016", "市委书记")]:
        take_part(make_report(published_on=day, area=area), person, role_title=title)
    take_part(make_report(published_on="2011", area=area, status="draft"), person, role_title="副市长")
    Membership.objects.derive([person.pk])
    seen = [(m.role_title, m.first_seen, m.last_seen, m.report_count) for m in person.memberships.all()]
    assert seen == [("市长", "2012-01-01", "2014-05-08", 3), ("市委书记", "2016", "2016", 1)]


def test_areas_are_found_as_they_were_on_a_day():
    old = make_area("陕县", "county", valid_to="2015-03")
    new = make_area("陕州区", "county", valid_from="2015-03")
    assert list(Area.objects.filter(name="陕县").valid_on("2014-05-08")) == [old]
    assert not Area.objects.filter(name="陕县").valid_on("2016-01-01").exists()
    assert list(Area.objects.filter(name="陕州区").valid_on("")) == [new]
    refused(lambda: make_area(valid_from="2015", valid_to="2014"))


def test_every_record_has_a_readable_name():
    report = make_report("李明讲话，投资12亿元。")
    facts = [take_part(report, "李明", role_title="市长"), observe(report, "投资", "12亿元", 12, "亿元")]
    assert [str(fact) for fact in facts] == ["市长 李明", "投资 12亿元"]
    assert str(Report(title="")) == "（无标题）"
    assert str(make_person("李明", note="岚浦市")) == "李明（岚浦市）"
    assert place(report, "李明") == {"report": report, "quote": "李明", "start": 0, "end": 2}
    assert Observation.objects.public().count() == 1
