"""Posts and careers: what reports state of offices stands apart from when they only show somebody in one."""

import json

import pytest
from django.test import Client

from archive.models import Appointment, Post, Tenure
from archive.models.unit_of_work import changing
from tests.helpers import make_area, make_person, make_report, squeezed, state_appointment, take_part

pytestmark = pytest.mark.django_db

NOTICE = "市人大常委会决定：任命沈若川为云岫市市长，免去陆明远的云岫市市长职务。"


@pytest.fixture
def area():
    return make_area("云岫市")


@pytest.fixture
def mayors(area):
    """陆明远, seen as mayor in 2012 and 2013, followed by 沈若川, whose coming a notice of 2014 states."""
    before, after = make_person("陆明远"), make_person("沈若川")
    for day in ("2012-03-01", "2013-09-01"):
        report = make_report("市长陆明远讲话。", published_on=day, area=area)
        with changing([report]):
            take_part(report, before, role_title="云岫市市长")
    notice = make_report(NOTICE, published_on="2014-02-10", area=area)
    with changing([notice]):
        for person in (before, after):
            take_part(notice, person, "mentioned")
        state_appointment(notice, after, "沈若川为云岫市市长", office="云岫市市长", day="2014-02-10")
        state_appointment(notice, before, "陆明远的云岫市市长", office="云岫市市长", event="ended", day="2014-02-10")
    return before, after


def test_a_post_shows_its_holders_one_after_another(client: Client, mayors):
    post = Post.objects.get()
    html = client.get(post.get_absolute_url()).content.decode()
    assert html.index("陆明远") < html.index("沈若川")
    assert "2012年3月1日—2013年9月1日" in " ".join(html.split()).replace("日 —", "日—").replace("— 2013", "—2013")
    assert "其间本档案没有收到" not in html
    held = {tenure.person.name: (tenure.started, tenure.ended) for tenure in Tenure.objects.all()}
    assert held == {"陆明远": ("", "2014-02-10"), "沈若川": ("2014-02-10", "")}


def test_stated_days_lead_to_the_sentence_that_states_them(client: Client, mayors):
    notice = Appointment.objects.first().report
    html = squeezed(client.get(Post.objects.get().get_absolute_url()).content.decode())
    assert html.count(f'<a href="{notice.get_absolute_url()}#s1">2014年2月10日</a>') == 2


def test_a_post_is_one_for_all_its_spellings(client: Client, area, mayors):
    report = make_report("市长沈若川出席。", published_on="2014-06-01", area=area)
    with changing([report]):
        take_part(report, mayors[1], role_title="市长")
    assert Post.objects.count() == 1
    assert Tenure.objects.get(person=mayors[1]).first_seen == "2014-06-01"


def test_somebody_between_two_holders_is_told_and_a_time_without_reports_too(client: Client, area, mayors):
    third = make_person("顾临")
    report = make_report("市长顾临讲话。", published_on="2013-01-01", area=area)
    with changing([report]):
        take_part(report, third, role_title="云岫市市长")
    html = client.get(Post.objects.get().get_absolute_url()).content.decode()
    assert "与前后任时间重叠" in html
    late = make_report("市长顾临讲话。", published_on="2019-01-01", area=area)
    Tenure.objects.filter(person=third).delete()
    with changing([report, late]):
        report.participations.all().delete()
        take_part(late, third, role_title="云岫市市长")
    assert "其间本档案没有收到" in client.get(Post.objects.get().get_absolute_url()).content.decode()


def test_what_is_rejected_or_withdrawn_makes_no_tenure(client: Client, mayors):
    stated = Appointment.objects.get(event="appointed")
    with changing([stated.report]):
        Appointment.objects.filter(pk=stated.pk).update(review="rejected")
    assert not Tenure.objects.filter(person=mayors[1]).exists()
    assert client.get("/posts/").context["page"].paginator.count == 1


def test_the_page_of_a_person_begins_with_the_career(client: Client, mayors):
    html = client.get(mayors[1].get_absolute_url()).content.decode()
    assert html.index('id="career"') < html.index('id="reports"')
    assert f'<a href="{Post.objects.get().get_absolute_url()}">云岫市市长</a>' in html


@pytest.mark.parametrize(
    ("on", "name", "is_certain"),
    [("2012-06-01", "陆明远", True), ("2013-12-01", "陆明远", True), ("2014-03-01", "沈若川", False)],
)
def test_an_area_tells_who_led_it_on_a_day(client: Client, area, mayors, on, name, is_certain):
    (found,) = client.get(f"{area.get_absolute_url()}?on={on}").context["roster"]
    assert (found.tenure.person.name, found.is_certain) == (name, is_certain)


def test_a_day_before_all_reports_has_nobody(client: Client, area, mayors):
    answer = client.get(f"{area.get_absolute_url()}?on=2001-01-01")
    assert answer.context["roster"] == []
    assert "没有收到说明谁在任的报道" in answer.content.decode()


@pytest.mark.parametrize("typed", ["2015-02-30", "x" * 500, "2015-13-01"])
def test_a_day_that_is_none_is_as_if_it_were_not_there(client: Client, area, mayors, typed):
    assert client.get(area.get_absolute_url(), {"on": typed}).status_code == 200


def test_a_report_lists_what_it_states(client: Client, mayors):
    report = Appointment.objects.first().report
    html = client.get(report.get_absolute_url()).content.decode()
    assert 'id="appointments-title"' in html


def test_the_table_can_be_taken_away(client: Client, mayors):
    answer = client.get(f"{Post.objects.get().get_absolute_url()}?table=holders&format=json")
    rows = json.loads(b"".join(answer.streaming_content))["rows"]
    assert [row["started"] for row in rows] == ["", "2014-02-10"]


def test_one_who_is_merged_brings_the_tenures_along(mayors):
    before, after = mayors
    before.merge_from(after)
    tenure = Tenure.objects.get()
    # Who left and came on one day has not left.
    assert (tenure.person, tenure.started, tenure.ended) == (before, "2014-02-10", "")


def test_the_roster_of_a_body_names_everybody_in_it(client: Client, area, mayors):
    deputy = make_person("顾临")
    report = make_report("副市长顾临讲话。", published_on="2014-03-01", area=area)
    with changing([report]):
        take_part(report, deputy, role_title="云岫市副市长")
    answer = client.get(f"{area.get_absolute_url()}?on=2014-03-02")
    assert [each.tenure.person.name for each in answer.context["roster"]] == ["沈若川"]
    assert answer.context["bodies"] == ["政府"]
    of_body = client.get(f"{area.get_absolute_url()}?on=2014-03-02&body=政府")
    assert [each.tenure.person.name for each in of_body.context["roster"]] == ["沈若川", "顾临"]
    assert client.get(f"{area.get_absolute_url()}?body={'长' * 200}").status_code == 200


def test_a_second_term_is_told_apart_on_the_page_of_the_post(client: Client, area, mayors):
    for event, day in (("ended", "2015-01-01"), ("appointed", "2017-02-01"), ("appointed", "2018-03-01")):
        report = make_report(NOTICE, published_on=day, area=area)
        with changing([report]):
            take_part(report, mayors[1], "mentioned")
            state_appointment(report, mayors[1], "沈若川为云岫市市长", office="云岫市市长", event=event, day=day)
    html = client.get(Post.objects.get().get_absolute_url()).content.decode()
    assert "第 2 次任职" in html
    assert "2018年3月1日 再次任命" in html


def test_a_roster_holds_those_last_known_in_the_ten_years_before(client: Client, area, mayors):
    def on(day):
        return squeezed(client.get(area.get_absolute_url(), {"on": day}).content.decode()).partition('id="roster"')[2]

    (statement,) = Appointment.objects.filter(event="appointed")
    assert f'任 <a href="{statement.report.get_absolute_url()}#s1"' in on("2024-02-10").partition("沈若川")[2]
    assert "这一天以前，本档案没有收到说明谁在任的报道。" in on("2024-02-11")


def test_a_statement_without_a_day_is_shown_as_one(client: Client, area):
    report, person = (
        make_report("沈若川曾任云岫市财政局局长。", published_on="2014-05-08", area=area),
        make_person("沈若川"),
    )
    with changing([report]):
        take_part(report, person, "mentioned")
        state_appointment(report, person, "沈若川曾任云岫市财政局局长", office="云岫市财政局局长", event="held", day="")
    html = squeezed(client.get(Post.objects.get().get_absolute_url()).content.decode())
    assert (
        f'<a href="{report.get_absolute_url()}#s1">曾任</a> <span class="note"> 未印日期，见 2014年5月8日 报道' in html
    )
