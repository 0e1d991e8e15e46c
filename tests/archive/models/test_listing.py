"""The verbs that lists of records and the pages of things are built from."""

import pytest

from archive.models import (
    Area,
    Organization,
    Person,
    Report,
    Review,
    Strategy,
    StrategyMention,
    Zone,
)
from tests.helpers import (
    make_area,
    make_person,
    make_publisher,
    make_report,
    make_strategy,
    mention_strategy,
    mention_zone,
    place,
    take_part,
)

pytestmark = pytest.mark.django_db


def counts(found):
    return [(str(record), record.report_count) for record in found]


def test_initials_put_letters_first_and_everything_else_under_a_hash():
    for name in ["杨树平", "赵海燕", "曾庆", "赵中生", "123号"]:
        make_person(name)
    assert Person.objects.all().initials() == [("Y", 1), ("Z", 3), ("#", 1)]


def test_with_initial_follows_the_reading_of_surnames():
    for name in ["单国强", "杨树平", "123号"]:
        make_person(name)
    assert [str(p) for p in Person.objects.with_initial("S")] == ["单国强"]
    assert [str(p) for p in Person.objects.with_initial("#")] == ["123号"]


def test_seen_in_counts_reports_and_not_occurrences():
    often, once = make_strategy("四大一高"), make_strategy("一高两化")
    reports = [make_report("四大一高，一高两化。四大一高") for _ in range(2)]
    for report in reports:
        mention_strategy(report, often)
        mention_strategy(report, often)
    mention_strategy(reports[0], once)
    assert counts(Strategy.objects.leading(9)) == [("四大一高", 2), ("一高两化", 1)]


def test_seen_in_leaves_out_rejected_evidence():
    report = make_report("四大一高")
    mention_strategy(report, "四大一高", review=Review.REJECTED)
    assert not Strategy.objects.leading(9)


def test_beside_a_person_stand_officials_of_the_same_published_reports():
    person, other, writer = make_person("杨树平"), make_person("赵海燕"), make_person("杜玲")
    shared, draft, elsewhere = make_report(), make_report(status="draft"), make_report()
    for report in (shared, draft):
        take_part(report, person)
        take_part(report, other)
    take_part(shared, writer, "journalist")
    take_part(elsewhere, other)
    beside = Person.objects.exclude(pk=person.pk).beside(("person", [person.pk]), 9, "official")
    assert counts(beside) == [("赵海燕", 1)]


def test_areas_and_publishers_are_seen_in_their_own_reports():
    area, paper = make_area("三门峡市"), make_publisher("三门峡日报")
    make_report(area=area, publisher=paper)
    make_report(area=area, publisher=paper, status="draft")
    assert counts(Area.objects.counted()) == counts(Area.objects.counted_in(Report.objects.published()))
    assert counts(Area.objects.counted()) == [("三门峡市", 1)]
    assert counts(Organization.objects.seen().with_report_count()) == [("三门峡日报", 1)]


def test_only_the_most_frequent_are_fetched_however_many_there_are():
    report = make_report("四大一高")
    for number in range(5):
        mention_strategy(report, make_strategy(f"第{number}战略"))
    often = make_strategy("四大一高")
    mention_strategy(report, often)
    mention_strategy(make_report("四大一高"), often)
    assert counts(Strategy.objects.leading(1)) == [("四大一高", 2)]
    assert len(Strategy.objects.exclude(pk=often.pk).leading(3)) == 3


def test_namesakes_share_any_of_their_names():
    person, namesake = make_person("杨树平", note="三门峡"), make_person("楊樹平", note="他处")
    make_person("赵海燕")
    assert list(Person.objects.namesakes_of(person)) == [namesake]


def test_officials_and_journalists_are_told_apart_by_published_parts():
    take_part(make_report(), "杨树平", "chair")
    take_part(make_report(), "杜玲", "journalist")
    take_part(make_report(status="draft"), "赵海燕")
    assert [str(p) for p in Person.objects.officials()] == ["杨树平"]
    assert [str(p) for p in Person.objects.journalists()] == ["杜玲"]


def test_the_first_in_each_report_tell_how_many_there_are():
    text = "四大一高，四大一高，四大一高。"
    strategy = make_strategy("四大一高")
    for _ in range(2):
        report = make_report(text)
        for start in (0, 5, 10):
            StrategyMention.objects.create(
                strategy=strategy, report=report, start=start, end=start + 4, quote="四大一高"
            )
    found = strategy.mentions.public().first_in_each_report(2)
    assert [(mention.start, mention.in_report) for mention in found] == [(0, 3), (5, 3)] * 2


def test_first_and_last_day_ignore_dates_without_a_year():
    for day in ["--04-24", "2014", "2012-05-08"]:
        make_report(published_on=day)
    assert Report.objects.published().first_and_last_day() == ("2012-05-08", "2014")
    assert Report.objects.none().first_and_last_day() == ("", "")


def test_reports_are_samples_only_when_all_of_them_are():
    assert not Report.objects.all().totals().are_samples
    make_report(is_sample=True)
    assert Report.objects.all().totals().are_samples
    make_report()
    assert not Report.objects.all().totals().are_samples


def test_zones_of_another_area_keep_apart():
    report = make_report("高新区", area=make_area("甲市"))
    other = make_report("高新区", area=make_area("乙市"))
    mention_zone(report, "高新区")
    mention_zone(other, "高新区")
    assert counts(Zone.objects.beside(("area", [report.area_id]), 9)) == [("高新区", 1)]
    assert place(report, "高新区")["start"] == 0
