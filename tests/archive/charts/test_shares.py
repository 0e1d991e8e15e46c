"""Shares of a year: proportion from zero; years of which nothing is held are apart from those that say nothing."""

from archive.charts.shares import HEIGHT, MOST_YEARS, TOP, WIDTH, share_chart


def test_heights_are_shares_from_zero():
    first, second = share_chart({2012: 1, 2013: 2}, {2012: 4, 2013: 4}).shares
    assert second.height == 2 * first.height
    assert first.y + first.height == second.y + second.height
    assert (first.percent, second.percent) == (25, 50)


def test_the_upper_line_is_the_next_round_share():
    chart = share_chart({2012: 3}, {2012: 10})
    assert chart.limit == 50
    assert chart.shares[0].height == round((chart.axis - chart.top) * 30 / 50, 1)


def test_a_year_in_which_nothing_was_said_is_not_one_without_reports():
    said, unsaid, unheld = share_chart({2012: 1}, {2012: 1, 2013: 2, 2014: 0, 2015: 1}).shares[:3]
    assert (said.is_held, unsaid.is_held, unheld.is_held) == (True, True, False)
    assert unsaid.height == unheld.height == 0


def test_years_between_are_never_left_out():
    assert [share.year for share in share_chart({}, {2010: 1, 2013: 1}).shares] == [2010, 2011, 2012, 2013]


def test_many_years_stay_inside_and_those_left_out_are_told():
    chart = share_chart({1900: 1}, dict.fromkeys(range(1900, 2020), 1))
    assert (len(chart.shares), chart.unshown) == (MOST_YEARS, 120 - MOST_YEARS)
    assert all(share.x >= 0 and share.x + share.width <= WIDTH for share in chart.shares)
    assert all(TOP <= share.y <= HEIGHT for share in chart.shares)


def test_nothing_gives_an_empty_chart():
    assert share_chart({}, {}).shares == []
