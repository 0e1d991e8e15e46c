"""Posts are named as posts: without what is one holder's, and with the body or area that the office leaves out."""

import pytest

from archive.models import Post, Tenure
from archive.models.unit_of_work import changing
from archive.queries.post_days import posts_named
from archive.services.tenures import bring_posts_up
from tests.helpers import make_area, make_person, make_report, state_appointment, take_part

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("office", "name"),
    [
        ("第十三届全国人民代表大会常务委员会副委员长", "全国人民代表大会常务委员会副委员长"),
        ("委员长", "全国人大委员长"),
        ("黑龙江省代省长", "黑龙江省省长"),
        ("国务委员", "国务委员"),
        ("市长", "云岫市市长"),
        ("云岫市委副书记、市长", "云岫市市长"),
        ("云岫市物价局党组书记、局长", "云岫市物价局局长"),
        ("云岫市市长", "云岫市市长"),
        ("市公安局局长", "云岫市公安局局长"),
        ("市委组织部部长", "云岫市委组织部部长"),
        ("中国外交部长", "外交部长"),
        ("中国外长", "外交部部长"),
    ],
)
def test_a_post_is_named_as_one(office, name):
    report, person = make_report("会议任命沈若川。", area=make_area("云岫市")), make_person("沈若川")
    with changing([report]):
        take_part(report, person, "mentioned")
        state_appointment(report, person, "沈若川", office=office)
    assert name in Post.objects.values_list("name", flat=True)


@pytest.mark.parametrize("office", ["副局长", "同志", "美国总统", "某公司董事长"])
def test_what_does_not_tell_which_post_is_meant_makes_none(office):
    report, person = make_report("会议任命沈若川。"), make_person("沈若川")
    with changing([report]):
        take_part(report, person, "mentioned")
        state_appointment(report, person, "沈若川", office=office)
    assert not Post.objects.exists()


@pytest.mark.parametrize("office", ["日共中央政治局委员长", "汉堡市市长", "首尔市市长", "圣保罗州州长", "据悉县长"])
def test_posts_abroad_and_lead_ins_are_no_posts_of_ours(office):
    report, person = make_report("会见沈若川。", area=make_area("云岫市")), make_person("沈若川")
    with changing([report]):
        take_part(report, person, role_title=office)
    assert not Post.objects.exists()


@pytest.mark.parametrize("office", ["有记者引用外交部发言人", "主讲人外交部发言人", "主持人外交部发言人"])
def test_who_leads_in_is_no_part_of_a_post(office):
    report, person = make_report("会见沈若川。", area=make_area("云岫市")), make_person("沈若川")
    with changing([report]):
        take_part(report, person, role_title=office)
    assert [post.name for post in Post.objects.all()] == ["外交部发言人"]


def test_the_secretaries_of_the_league_and_of_the_party_hold_two_posts():
    report, person = make_report("会议任命沈若川。", area=make_area("云岫市")), make_person("沈若川")
    with changing([report]):
        take_part(report, person, "mentioned")
        for office in ("共青团云岫市委书记", "云岫市委书记", "共青团中央书记处书记", "中央书记处书记"):
            state_appointment(report, person, "沈若川", office=office)
    names = ["中央书记处书记", "云岫市委书记", "共青团中央书记处书记", "共青团云岫市委书记"]
    assert sorted(Post.objects.values_list("name", flat=True)) == names


def test_a_bare_title_of_somebody_whose_offices_are_abroad_is_no_post_of_ours():
    person, other = make_person("金正宇"), make_person("志村和夫")
    for day, who, office in (
        ("2018-01-02", person, "朝鲜劳动党委员长"),
        ("2018-02-03", person, "委员长"),
        ("2018-02-03", other, "委员长"),
    ):
        report = make_report(f"会见{who.name}。", published_on=day)
        with changing([report]):
            take_part(report, who, role_title=office)
    assert not Post.objects.exists()


def _state(person, *stated, seen=()):
    """Reports that state ``event`` and ``day`` of one post, and others that show the person in it."""
    area = make_area("云岫市")
    for event, day in stated:
        report = make_report("会议任免沈若川。", published_on=day or "2008-05-01", area=area)
        with changing([report]):
            take_part(report, person, "mentioned")
            state_appointment(report, person, "沈若川", office="云岫市市长", event=event, day=day)
    for day in seen:
        report = make_report("市长沈若川讲话。", published_on=day, area=area)
        with changing([report]):
            take_part(report, person, role_title="云岫市市长")
    columns = ("number", "started", "ended", "renewals", "first_seen", "last_seen", "report_count")
    return list(Tenure.objects.filter(person=person).order_by("number").values_list(*columns))


def test_somebody_who_comes_again_after_leaving_has_a_second_term():
    told = [("appointed", "2008-03-01"), ("ended", "2010-05-01"), ("appointed", "2013-02-01")]
    assert _state(make_person("沈若川"), *told, seen=["2009-01-01", "2013-06-01", "2014-06-01"]) == [
        (1, "2008-03-01", "2010-05-01", [], "2009-01-01", "2009-01-01", 1),
        (2, "2013-02-01", "", [], "2013-06-01", "2014-06-01", 2),
    ]


def test_somebody_elected_again_while_in_the_post_stays_in_one_term():
    told = [("appointed", "2008-03-01"), ("appointed", "2013-03-01"), ("ended", "2015-05-01")]
    assert _state(make_person("沈若川"), *told, seen=["2009-01-01"]) == [
        (1, "2008-03-01", "2015-05-01", ["2013-03-01"], "2009-01-01", "2009-01-01", 1)
    ]


def test_an_election_told_in_several_reports_is_one_renewal():
    told = [
        ("appointed", "2008-03-01"),
        ("appointed", "2013"),
        ("appointed", "2013-03-01"),
        ("appointed", "2013-03-01"),
    ]
    assert [row[3] for row in _state(make_person("沈若川"), *told)] == [["2013-03-01"]]


def test_one_who_leaves_and_comes_on_the_same_day_has_not_left():
    told = [("appointed", "2008-03-01"), ("ended", "2013-03-01"), ("appointed", "2013-03-01")]
    assert [row[:2] for row in _state(make_person("沈若川"), *told)] == [(1, "2008-03-01")]


def test_lines_of_a_resume_that_meet_in_a_year_are_one_term():
    report, person = make_report("沈若川任市长。", area=make_area("云岫市")), make_person("沈若川")
    with changing([report]):
        take_part(report, person, "mentioned")
        for first, last in (("1999", "2002"), ("2002", "2002"), ("2002", "2003"), ("2008", "2009")):
            state_appointment(
                report, person, "沈若川", office="云岫市市长", event="held", start_day=first, end_day=last
            )
    assert list(Tenure.objects.order_by("number").values_list("started", "ended")) == [
        ("1999", "2003"), ("2008", "2009"),
    ]  # fmt: skip


def test_a_post_of_an_area_before_1949_is_none_of_those_that_bear_its_name_since():
    area, earlier, later = make_area("云岫市"), make_person("陆子衡"), make_person("沈若川")
    for person, day in ((earlier, "1930-05"), (later, "2012-07")):
        report = make_report(f"{person.name}任中共云岫市委书记。", published_on="2019-07-28", area=area)
        with changing([report]):
            take_part(report, person, role_title="中共云岫市委书记")
            state_appointment(report, person, person.name, office="中共云岫市委书记", day=day)
    rows = Tenure.objects.order_by("started").values_list("person__name", "post__name", "started", "last_seen")
    assert list(rows) == [
        ("陆子衡", "中共云岫市委书记（1949年以前）", "1930-05", ""),
        ("沈若川", "中共云岫市委书记", "2012-07", "2019-07-28"),
    ]
    assert {post.name for post in Post.objects.filter(pk__in=posts_named("云岫市委书记"))} == {row[1] for row in rows}


def test_bodies_of_the_whole_party_go_on_through_1949():
    report, person = make_report("陆子衡任中央委员。"), make_person("陆子衡")
    with changing([report]):
        take_part(report, person, "mentioned")
        state_appointment(report, person, "陆子衡", office="中央委员", day="1928-06")
    assert list(Post.objects.values_list("name", flat=True)) == ["中央委员"]


def test_nobody_is_seen_in_a_post_by_reports_of_long_after():
    told = [("appointed", "1951-03")]
    assert _state(make_person("沈若川"), *told, seen=["2016-06-19"]) == [(1, "1951-03", "", [], "", "", 0)]


def test_a_statement_without_a_day_is_led_to_all_the_same():
    person = make_person("沈若川")
    _state(person, ("appointed", ""), ("ended", ""))
    tenure = Tenure.objects.get()
    assert (tenure.started, tenure.ended) == ("", "")
    assert [tenure.started_by.event, tenure.ended_by.event] == ["appointed", "ended"]


def test_a_post_already_in_follows_the_rules_of_today_and_keeps_its_address():
    _state(make_person("沈若川"), ("appointed", "2008-03-01"))
    post = Post.objects.get()
    post.name, post.is_unique = "现任云岫市市长", False
    post.save()
    old = post.slug
    assert bring_posts_up() == 1
    assert Post.objects.at(old) == post
    post.refresh_from_db()
    assert (post.name, post.is_unique) == ("云岫市市长", True)
    assert bring_posts_up() == 0


def test_reports_of_long_after_the_leaving_show_nobody_in_the_post():
    told = [("appointed", "1993-03"), ("ended", "1998-03")]
    assert [row[4:] for row in _state(make_person("沈若川"), *told, seen=["1995-03-01", "2015-06-14"])] == [
        ("1995-03-01", "1995-03-01", 1)
    ]


def test_a_bare_title_that_other_countries_have_is_seen_only_of_those_whose_other_offices_are_ours():
    for name, offices in (("志村和夫", ["委员长"]), ("沈若川", ["委员长", "中央政治局委员"])):
        person = make_person(name)
        for day, office in enumerate(offices, 1):
            report = make_report(f"会见{name}。", published_on=f"2018-01-0{day}")
            with changing([report]):
                take_part(report, person, role_title=office)
    held = Tenure.objects.filter(post__name="全国人大委员长").values_list("person__name", flat=True)
    assert list(held) == ["沈若川"]


def test_the_lines_of_a_resume_that_go_on_are_no_elections():
    report, person = make_report("沈若川任市长。", area=make_area("云岫市")), make_person("沈若川")
    with changing([report]):
        take_part(report, person, "mentioned")
        for first, last in (("2007", "2008"), ("2008", "2010"), ("2010", "2012")):
            state_appointment(
                report, person, "沈若川", office="云岫市市长", event="held", start_day=first, end_day=last
            )
        state_appointment(report, person, "沈若川", office="云岫市市长", event="appointed", day="2009-03-01")
    assert list(Tenure.objects.values_list("started", "ended", "renewals")) == [("2007", "2012", ["2009-03-01"])]
