"""The part of a year in the bar of the whole year."""

from archive.share_charts import share_chart


def test_the_part_stands_on_the_axis_in_proportion_to_the_whole():
    chart = share_chart({2012: 1, 2013: 2}, [(2012, 4), (2013, 2)])
    first, second = chart.shares
    assert first.height == round(first.whole.height / 4, 1)
    assert first.y + first.height == chart.chart.axis
    assert (second.y, second.height) == (second.whole.y, second.whole.height)
    assert (chart.part_total, chart.chart.total) == (3, 6)


def test_years_without_reports_have_no_part():
    chart = share_chart({2012: 1}, [(2012, 1), (2014, 1)])
    assert [(share.whole.label, share.part, share.height) for share in chart.shares][1] == ("2013", 0, 0)


def test_nothing_gives_an_empty_chart():
    assert share_chart({}, []).shares == []
