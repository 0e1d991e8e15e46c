"""Addresses survive renames and merges."""

import pytest

from archive.models import PastAddress, Person, Report, Strategy
from tests.helpers import make_area, make_person, make_report, make_strategy, mention_strategy, take_part

pytestmark = pytest.mark.django_db


def test_addresses_are_made_of_names():
    report = make_report(title="全市“重点项目”会议召开", published_on="2014-05-08")
    assert report.slug == "2014-05-08-全市重点项目会议召开"
    assert make_report(title="无年份", published_on="--04-24").slug == "04-24-无年份"
    assert make_person("杨树平").slug == "杨树平"


def test_namesakes_are_numbered_and_a_long_or_empty_name_has_an_address_too():
    assert [make_person("王伟").slug for _ in range(3)] == ["王伟", "王伟-2", "王伟-3"]
    assert make_person("·" * 5).slug == "person"
    assert len(make_report(title="长" * 500).slug) <= 100


def test_a_renamed_person_is_found_at_the_old_address():
    person = make_person("杨树萍")
    person.name = "杨树平"
    person.save()
    assert person.slug == "杨树平"
    assert Person.objects.at("杨树萍") == person


def test_nobody_else_gets_an_address_that_was_left():
    person = make_person("杨树萍")
    person.name = "杨树平"
    person.save()
    assert make_person("杨树萍").slug == "杨树萍-2"
    person.name = "杨树萍"
    person.save()
    assert person.slug == "杨树萍"


def test_saving_again_changes_no_address():
    person, namesake = make_person("王伟"), make_person("王伟")
    for record in (namesake, person, namesake):
        record.save()
    assert (person.slug, namesake.slug) == ("王伟", "王伟-2")
    assert not PastAddress.objects.exists()


def test_a_year_at_the_end_of_a_title_is_no_number():
    report = make_report(title="部署工作 2015")
    report.title = "部署工作"
    report.save()
    assert report.slug == "2014-05-08-部署工作"


def test_merged_people_are_one_at_every_address():
    one, other = make_person("马懿"), make_person("馬懿")
    earlier = make_report("马懿讲话。")
    both = make_report("马懿讲话，馬懿讲话。")
    take_part(earlier, other)
    take_part(both, one)
    take_part(both, other)
    old = other.slug
    one.merge_from(other)
    assert Person.objects.at(old) == one
    assert set(Report.objects.with_record(one)) == {earlier, both}
    assert one.participations.count() == 2
    assert Person.objects.count() == 1


def test_a_merge_after_a_merge_still_leads_to_the_last():
    first, second, third = make_person("甲"), make_person("乙"), make_person("丙")
    slugs = first.slug, second.slug
    second.merge_from(first)
    third.merge_from(second)
    assert {Person.objects.at(slug) for slug in slugs} == {third}


def test_merged_strategies_keep_names_and_mentions():
    one, other = make_strategy("三城联创"), make_strategy("三城同创")
    mention_strategy(make_report("“三城同创”。"), other)
    one.merge_from(other)
    assert Strategy.objects.named("三城同創").get() == one
    assert one.mentions.count() == 1
    assert Strategy.objects.at("三城同创") == one


def test_areas_have_their_full_name():
    province = make_area("云麓省", "province")
    assert make_area("霁阳市", parent=province).slug == "云麓省霁阳市"
