"""Which figures are alike; which reports disagree; targets against outcomes."""

from decimal import Decimal

import pytest

from archive.analysis.periods import PeriodKind, end_of, period_kind
from archive.analysis.series import SHOWN_VALUES, series
from archive.analysis.targets import pairs
from archive.models import Metric, Observation, Zone
from tests.helpers import make_area, make_report, mention_zone, observe

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("period", "kind"),
    [
        ("", PeriodKind("report")), ("2016", PeriodKind("year")), ("2016-05", PeriodKind("month")),
        ("2016-01/2016-09", PeriodKind("months", 1, 9)), ("2009/2013", PeriodKind("years", 5)),
        ("2016-11/2017-02", PeriodKind("other")), ("<b>", PeriodKind("other")), ("2016-01/2017", PeriodKind("other")),
    ],
)  # fmt: skip
def test_kinds_of_periods(period, kind):
    assert period_kind(period) == kind
    assert kind.label


def test_a_period_stands_where_it_ends():
    assert [end_of(period) for period in ("2016", "2009/2013", "2016-01/2016-09")] == ["2016", "2013", "2016-09"]


@pytest.fixture
def city():
    return make_area("霁阳市")


def figure(area, value, period="2013", *, day="2014-05-08", report=None, **fields):
    report = report or make_report(f"投资{value}亿元。", published_on=day, area=area)
    units = {"base_unit": "元", "base_value": Decimal(value) * 10**8}
    return observe(report, "投资", f"{value}亿元", value, "亿元", period=period, **{**units, **fields})


def all_series():
    return series(Observation.objects.public())


def shape(found):
    return [[(spot.period, sorted(value.amount for value in spot.values)) for spot in each.spots] for each in found]


@pytest.mark.parametrize(
    ("place", "period", "drawn"), [(False, "", 0), (False, "2013", 0), (True, "", 0), (True, "2013", 1)]
)
def test_two_accidents_make_no_line_and_no_disagreement(city, place, period, drawn):
    for number, day in ((3, "2014-05-08"), (36, "2014-07-02")):
        report = make_report(f"{number}人死亡。", published_on=day)
        observe(report, "死亡人数", f"{number}人", number, "人", period=period, area=city if place else None)
    (found,) = all_series()
    assert len(found.drawn) == drawn
    assert found.is_of_events is not bool(drawn)
    assert (found.reason == "event") is not bool(drawn)
    assert len(found.disagreements) == drawn  # of one place and year the reports do


def test_like_figures_make_one_series_in_order_of_periods(city):
    figure(city, 12, "2013")
    figure(city, 10, "2012")
    (found,) = all_series()
    assert shape([found]) == [[("2012", [10 * 10**8]), ("2013", [12 * 10**8])]]
    assert found.is_comparable
    assert (found.metric.name, found.area, found.zone) == ("投资", city, None)


@pytest.mark.parametrize(
    "other",
    [
        {"period": "2012-01/2012-06"},
        {"status": "target"},
        {"is_cumulative": True},
        {"base_unit": "美元"},
        {"base_unit": "", "base_value": None},
    ],
)
def test_unlike_ones_are_series_of_their_own(city, other):
    figure(city, 12, "2013")
    figure(city, 10, **{"period": "2012", **other})
    assert [len(each.spots) for each in all_series()] == [1, 1]
    assert {each.reason for each in all_series()} == {"single"}


def test_another_area_or_a_zone_in_it_is_another_series(city):
    zone = Zone.objects.create(name="北麓园区", area=city)
    figure(city, 12)
    figure(city, 11, zone=zone)
    figure(make_area("岚浦市"), 10)
    assert len(all_series()) == 3


def test_a_figure_without_an_area_is_of_its_reports(city):
    figure(city, 12, "2013")
    figure(None, 10, "2012", report=make_report("投资10亿元。", area=city))
    (found,) = all_series()
    assert len(found.spots) == 2


@pytest.mark.parametrize("bound", [">", "<", ">=", "<="])
def test_a_bound_is_not_compared(city, bound):
    figure(city, 12, bound=bound)
    assert all_series() == []
    assert Observation.objects.inexact().count() == 1


def test_two_reports_with_two_values_disagree_and_both_are_drawn(city):
    figure(city, 966, "2016")
    figure(city, 958, "2016")
    figure(city, 900, "2015")
    (found,) = all_series()
    assert [spot.period for spot in found.disagreements] == ["2016"]
    assert len(found.drawn) == 2
    assert found.is_comparable


def test_two_reports_with_one_value_agree(city):
    figure(city, 966, "2016")
    figure(city, 966, "2016")
    (found,) = all_series()
    assert found.disagreements == []
    assert found.spots[0].number == 2


def test_one_report_with_two_values_is_ambiguous_and_not_drawn(city):
    report = make_report("投资966亿元，投资958亿元。", area=city)
    figure(city, 966, "2016", report=report)
    figure(city, 958, "2016", report=report)
    (found,) = all_series()
    assert (found.drawn, found.disagreements, found.reason) == ([], [], "ambiguous")


def test_without_a_period_a_figure_is_of_the_day_of_its_report(city):
    figure(city, 86, "", day="2012-12-29")
    figure(city, 104, "", day="2013-10-23")
    figure(city, 99, "", day="--04-24")
    (found,) = all_series()
    assert [spot.period for spot in found.drawn] == ["2012-12-29", "2013-10-23"]


def test_the_address_of_a_spot_leads_to_exactly_its_passages(client, city):
    zone = Zone.objects.create(name="北麓园区", area=city)
    mention_zone(make_report("北麓园区。", area=city), zone)
    figure(city, 966, "2016")
    figure(city, 958, "2016")
    figure(city, 958, "2016", zone=zone)
    figure(city, 958, "2016", status="target")
    figure(city, 958, "2016", bound=">")
    figure(city, 958, "", day="2016")
    for each in all_series():
        for spot in each.spots:
            assert client.get(each.address(spot)).context["page"].paginator.count == spot.number
            for value in spot.values:
                assert client.get(each.address(spot, value)).context["page"].paginator.count == value.number


def test_a_spot_of_many_values_tells_both_ends(city):
    for value in range(1, 9):
        figure(city, value, "2016")
    (found,) = all_series()
    shown = [value.amount for value in found.spots[0].shown]
    assert (len(shown), shown[0], shown[-1]) == (SHOWN_VALUES, 10**8, 8 * 10**8)
    assert found.spots[0].unshown == 8 - SHOWN_VALUES


def test_a_target_meets_the_outcome_of_a_later_report(city):
    figure(city, 900, "2015", day="2015-01-30", status="target")
    figure(city, 874, "2015", day="2016-01-21")
    (pair,) = pairs(all_series())
    assert (pair.aimed.amount, pair.reached.amount) == (900 * 10**8, 874 * 10**8)
    assert (pair.difference, pair.percent) == (-26 * 10**8, Decimal("-2.9"))
    assert pair.bar < pair.tick


@pytest.mark.parametrize(
    "outcome",
    [{"day": "2014-01-01"}, {"period": "2014"}, {"period": "2015-01/2015-06"}, {"is_cumulative": True}],
)
def test_nothing_meets_an_older_report_or_an_unlike_figure(city, outcome):
    figure(city, 900, "2015", day="2015-01-30", status="target")
    figure(city, 874, **{"period": "2015", "day": "2016-01-21", **outcome})
    assert pairs(all_series()) == []


def test_a_target_of_zero_has_no_per_cent(city):
    figure(city, 0, "2015", day="2015-01-30", status="target")
    figure(city, 3, "2015", day="2016-01-21")
    (pair,) = pairs(all_series())
    assert pair.percent is None


@pytest.mark.parametrize("unit", ["%", "百分点"])
def test_rates_differ_by_points_and_by_no_percent_of_a_percent(city, unit):
    rate = {"base_unit": unit}
    figure(city, 0, "2015", day="2015-01-30", status="target", **rate, base_value=Decimal("7.5"))
    figure(city, 1, "2015", day="2016-01-21", **rate, base_value=Decimal("7.1"))
    (pair,) = pairs(all_series())
    assert (pair.difference, pair.difference_unit, pair.percent) == (Decimal("-0.4"), "百分点", None)


def test_as_many_queries_for_many_figures(city, django_assert_num_queries):
    for number in range(40):
        figure(city, number + 1, str(1980 + number))
    Metric.objects.create(name="没有数的")
    with django_assert_num_queries(4):
        all_series()
