"""Time lines and small charts: where a day stands, what is drawn and what is labelled."""

from decimal import Decimal

import pytest

from archive.analysis.periods import PeriodKind
from archive.analysis.series import Series, SeriesKey, Spot, Value
from archive.charts.dates import DateAxis
from archive.charts.panels import HEIGHT, WIDTH, panel
from archive.charts.spans import span_chart


def test_a_year_begins_on_its_tick_and_a_day_stands_within_it():
    axis = DateAxis.over(["2012-07-01", "2014"], 0, 300)
    assert [(tick.year, tick.x) for tick in axis.ticks] == [(2012, 0), (2013, 100), (2014, 200)]
    assert axis.x("2012-07-01") == 50
    assert axis.x("2013-01") == axis.x("2013") == axis.x("2013-01-01") == 100
    assert 299 < axis.x("2014-12-31") < 300


def test_only_as_many_years_are_labelled_as_have_room():
    assert len(DateAxis.over(["1950", "2020"], 0, 300).ticks) <= 9


def test_without_a_year_there_is_no_axis():
    assert DateAxis.over(["--04-24", ""], 0, 300) is None
    assert span_chart([("a", "", ""), ("b", "--04-24", "")]) is None


def test_a_row_for_each_thing_with_a_year_from_above():
    chart = span_chart([("a", "2012-01-01", "2014-01-01"), ("none", "", ""), ("b", "2013-05-08", "2013-05-08")])
    assert [span.item for span in chart.spans] == ["a", "b"]
    assert [span.is_one_day for span in chart.spans] == [False, True]
    assert chart.spans[0].y < chart.spans[1].y < chart.axis_y
    assert all(chart.axis.left <= span.x1 <= span.x2 <= chart.axis.right for span in chart.spans)


def spot(period, *amounts):
    return Spot(period, [Value(float(amount), 1, 1, period, 1) for amount in amounts], reports=len(amounts))


def chart(*spots):
    return panel(Series(SeriesKey(1, "元", PeriodKind("year"), "actual", False, 0, 0), list(spots)))


@pytest.fixture(autouse=True)
def _addresses(monkeypatch):
    monkeypatch.setattr(Series, "address", lambda *_: "/passages/")


def test_a_chart_of_figures_starts_at_zero():
    low, high = chart(spot("2012", 10), spot("2013", 20)).marks
    axis = chart(spot("2012", 10), spot("2013", 20)).axis_y
    assert axis - high.y == pytest.approx(2 * (axis - low.y), abs=0.2)


def test_negative_figures_stay_inside():
    marks = chart(spot("2012", -10), spot("2013", 20)).marks
    assert all(0 <= mark.y <= HEIGHT and 0 <= mark.x <= WIDTH for mark in marks)


def test_the_line_breaks_where_reports_disagree_and_no_number_is_told_there():
    drawn = chart(spot("2012", 1), spot("2013", 2), spot("2014", 3, 4), spot("2015", 5), spot("2016", 6))
    assert len(drawn.lines) == 2
    assert [mark.label for mark in drawn.marks] == ["below", "", "", "", "", "above"]
    assert [mark.value.amount for mark in drawn.marks] == [Decimal(n) for n in (1, 2, 3, 4, 5, 6)]


def test_what_was_aimed_at_stands_in_the_chart_of_what_was_reached():
    key = SeriesKey(1, "元", PeriodKind("year"), "actual", False, 0, 0)
    reached = Series(key, [spot("2012", 10), spot("2013", 20)])
    drawn = panel(reached, Series(key._replace(status="target"), [spot("2013", 40)]))
    assert [(mark.series.key.status, mark.label) for mark in drawn.marks] == [
        ("actual", "below"), ("actual", "above"), ("target", ""),
    ]  # fmt: skip
    assert drawn.axis_y - drawn.marks[2].y == pytest.approx(2 * (drawn.axis_y - drawn.marks[1].y), abs=0.2)
    assert [line.status for line in drawn.lines] == ["actual"]
    assert [spot.period for _series, spot in drawn.rows] == ["2012", "2013", "2013"]
    assert drawn.described == "全年，完成、目标"
