"""What a report says that the last one of its place did not."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from archive.models import Report, Review
from archive.reports.page import ReportPage
from tests.helpers import (
    make_area,
    make_person,
    make_report,
    make_strategy,
    mention_strategy,
    observe,
    take_part,
    tight,
)

pytestmark = pytest.mark.django_db

YUAN = {"base_unit": "元"}


@pytest.fixture
def area():
    return make_area("霁阳市")


def report_of(area, day, words="投资1亿元。投资2亿元。", **fields):
    return make_report(
        f"“{words}”李明、王芳到会，两翼齐飞，三城联创，四大一高。", area=area, published_on=day, **fields
    )


def invested(report, amount, period="2013", **fields):
    fields = YUAN | {"base_value": amount * 10**8, "period": period} | fields
    return observe(report, "投资", f"{amount}亿元", amount, "亿元", **fields)


def news(report):
    return ReportPage(Report.objects.get(pk=report.pk)).news


def test_the_last_report_is_of_the_very_place_and_an_earlier_day(area):
    last = report_of(area, "2014-03-01")
    report_of(area, "2013-03-01")
    report_of(area, "2014-05-08")
    report_of(area, "2014-05-09")
    report_of(area, "--03-02")
    report_of(area, "2014-04-01", status="draft")
    report_of(make_area("下县", parent=area), "2014-04-02")
    report_of(make_area("别市"), "2014-04-03")
    assert news(report_of(area, "2014-05-08")).last == last


@pytest.mark.parametrize("fields", [{"area": None}, {"published_on": "--05-08"}, {"published_on": "", "undated": True}])
def test_without_an_area_or_a_year_nothing_is_earlier(area, fields):
    report_of(area, "2013-01-01")
    make_report(published_on="2013-01-01")
    assert news(make_report(**({"area": area} | fields))).last is None


def test_slogans_and_people_that_the_last_report_does_not_have(area):
    older, last, now = (report_of(area, day) for day in ("2012-01-01", "2013-01-01", "2014-01-01"))
    both, old, new = (make_strategy(name) for name in ("两翼齐飞", "三城联创", "四大一高"))
    for report, slogan in ((last, both), (older, old), (now, both), (now, old), (now, new)):
        mention_strategy(report, slogan)
    rejected = mention_strategy(last, new)
    rejected.review = Review.REJECTED
    rejected.save()
    one, two = make_person("李明"), make_person("王芳")
    take_part(last, one)
    take_part(now, one)
    take_part(now, two, part="attendee")
    take_part(now, "杜若", part="journalist")
    assert [(each.record, each.is_first) for each in news(now).slogans] == [(old, False), (new, True)]
    assert [(each.record, each.is_first) for each in news(now).people] == [(two, True)]


def test_a_figure_that_changed_stands_beside_the_like_one_before(area):
    older, last, now = (report_of(area, day) for day in ("2012-01-01", "2013-01-01", "2014-01-01"))
    before = invested(older, 1, "2012")
    report_of(area, "2013-06-01")
    invested(now, 2, "2013")
    (changed,) = news(now).figures
    assert (changed.before, changed.now.fact.value, changed.now.sentence) == (before, 2, 2)
    assert changed.before_sentence == 1
    nearer = invested(last, 1, "2012")
    assert [each.before for each in news(now).figures] == [nearer]


@pytest.mark.parametrize(
    "unlike",
    [
        {"status": "target"},
        {"is_cumulative": True},
        {"base_unit": "人"},
        {"period": "2013-01/2013-06"},
        {"period": "2009/2013"},
        {"bound": ">="},
        {"value": 2, "base_value": 2 * 10**8},
    ],
)
def test_unlike_and_equal_figures_are_not_told_as_changed(area, unlike):
    last, now = report_of(area, "2013-01-01"), report_of(area, "2014-01-01")
    figure = invested(last, 1)
    for name, value in unlike.items():
        setattr(figure, name, value)
    figure.save()
    invested(now, 2)
    assert news(now).figures == []


def test_several_amounts_for_one_period_cannot_be_compared(area):
    last, now = report_of(area, "2013-01-01"), report_of(area, "2014-01-01")
    invested(last, 1)
    invested(now, 1)
    invested(now, 2)
    assert news(now).figures == []


def test_nothing_earlier_is_not_nothing_new(client, area):
    first, second = report_of(area, "2013-01-01"), report_of(area, "2014-01-01")
    alone = client.get(first.get_absolute_url()).content.decode()
    same = client.get(second.get_absolute_url()).content.decode()
    assert ("没有收录本地区更早的报道" in alone, "没有新的口号" in alone) == (True, False)
    assert ("没有收录本地区更早的报道" in same, "没有新的口号" in same) == (False, True)


def test_both_sentences_of_a_changed_figure_are_linked(client, area):
    last, now = report_of(area, "2013-01-01"), report_of(area, "2014-01-01")
    invested(last, 1, "2012")
    invested(now, 2)
    body = (
        tight(client.get(now.get_absolute_url()).content.decode()).partition('id="news"')[2].partition("</section>")[0]
    )
    assert f'href="{last.get_absolute_url()}#s1">1亿元</a>' in body
    assert 'href="#s2">2亿元</a>' in body


def test_as_many_queries_after_five_hundred_reports_as_after_one(area):
    slogan, person = make_strategy("两翼齐飞"), make_person("李明")

    def told(day):
        report = report_of(area, day)
        mention_strategy(report, slogan)
        take_part(report, person)
        invested(report, int(day[:4]) - 1900, day[:4])
        return report

    def asked(report):
        found = news(report)
        with CaptureQueriesContext(connection) as captured:
            assert (found.last is not None, len(found.slogans), len(found.people)) == (True, 0, 0)
            assert len(found.figures) == 1
        return len(captured)

    told("2000-01-01")
    after_one = asked(told("2001-01-01"))
    for number in range(500):
        told(f"{2002 + number // 300}-{number % 12 + 1:02}-{number % 28 + 1:02}")
    assert asked(told("2010-01-01")) == after_one


def test_a_figure_of_another_area_says_so(client, area):
    below = make_area("下县", parent=area)
    last, now = report_of(area, "2013-01-01"), report_of(area, "2014-01-01")
    invested(last, 1, "2012", area=below)
    invested(now, 2, area=below)
    body = (
        tight(client.get(now.get_absolute_url()).content.decode()).partition('id="news"')[2].partition("</section>")[0]
    )
    assert "下县" in body
