"""Bars start at zero, keep their proportions, and leave gaps visible."""

from archive.charts.bars import FILLED, HEIGHT, MOST_BARS, WIDTH, bar_chart, year_chart


def test_heights_are_proportional_from_zero():
    one, two = bar_chart([("a", 5), ("b", 10)]).bars
    assert two.height == 2 * one.height
    assert one.y + one.height == two.y + two.height == bar_chart([]).axis


def test_a_year_without_reports_is_an_empty_place():
    chart = year_chart([(2012, 3), (2014, 1)])
    assert [(bar.label, bar.value) for bar in chart.bars] == [("2012", 3), ("2013", 0), ("2014", 1)]
    assert chart.total == 4


def test_years_far_apart_are_not_filled():
    assert len(year_chart([(1, 1), (1 + FILLED, 2), (9999, 3)]).bars) == 3


def test_bars_stay_inside_however_many():
    chart = bar_chart([(str(number), number) for number in range(200)])
    assert all(bar.x >= 0 and bar.x + bar.width <= WIDTH for bar in chart.bars)
    assert all(0 <= bar.y <= HEIGHT for bar in chart.bars)
    assert sum(bar.label_roomy for bar in chart.bars) <= 13
    assert sum(bar.label_shown for bar in chart.bars) <= 7


def test_only_the_latest_years_where_there_are_too_many():
    assert len(year_chart([(year, 1) for year in range(1000, 1500)]).bars) == MOST_BARS


def test_nothing_at_all():
    assert year_chart([]).bars == []
    assert bar_chart([("a", 0)]).bars[0].height == 0
