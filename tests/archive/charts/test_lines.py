"""Lines through the years."""

from archive.charts.lines import HEIGHT, LEFT, MOST_YEARS, RIGHT, TOP, line_chart


def test_shares_stand_against_what_is_held_and_a_line_breaks_where_nothing_is():
    chart = line_chart([("甲", {2012: 1, 2015: 2}), ("乙", {})], {2012: 2, 2013: 4, 2015: 2})
    first, second = chart.lines
    assert [(point.year, point.percent) for point in first.points] == [(2012, 50), (2013, 0), (2015, 100)]
    assert len(first.paths) == 2
    assert (first.points[0].x, first.points[-1].x) == (LEFT, RIGHT)
    assert (first.points[-1].y, first.points[1].y) == (TOP, chart.axis)
    assert [point.part for point in second.points] == [0, 0, 0]
    assert (chart.limit, chart.height) == (100, HEIGHT)


def test_one_year_draws_no_line_and_very_many_only_the_last():
    assert line_chart([("甲", {2012: 1})], {2012: 2}) is None
    assert line_chart([("甲", {})], {}) is None
    chart = line_chart([("甲", {})], dict.fromkeys(range(1900, 2020), 1))
    assert len(chart.lines[0].points) == MOST_YEARS
    assert len(chart.years) <= 9
