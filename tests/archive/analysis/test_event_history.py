"""The panel and the cascades of slogans: what is not held is missing, and not zero."""

import pytest

from archive.analysis import event_history
from archive.analysis.event_history import cascades, decimal_year, panel
from archive.models import Area
from tests.helpers import make_area, make_report, make_strategy, mention_strategy

pytestmark = pytest.mark.django_db


@pytest.fixture
def strategy():
    return make_strategy("两翼齐飞")


def use(strategy, area, day, **fields):
    mention_strategy(make_report("实施两翼齐飞战略。", area=area, published_on=day, **fields), strategy)


def test_what_is_not_held_is_missing_and_what_is_held_without_it_is_zero(strategy):
    first, second = make_area(), make_area()
    make_report(area=first, published_on="2012-03-01")
    use(strategy, first, "2014-05-08")
    use(strategy, first, "2014")
    make_report(area=second, published_on="2013-01-01")
    rows = {(row.area, row.year): (row.held, row.uses, row.event, row.at_risk) for row in panel(strategy, None)}
    assert rows == {
        (first, 2012): (1, 0, 0, 1), (first, 2013): (0, None, None, 1), (first, 2014): (2, 2, 1, 1),
        (second, 2012): (0, None, None, 1), (second, 2013): (1, 0, 0, 1), (second, 2014): (0, None, None, 1),
    }  # fmt: skip


def test_after_the_first_use_an_area_is_no_more_at_risk(strategy):
    area = make_area()
    for day in ("2012", "2013-02"):
        use(strategy, area, day)
    assert [(row.uses, row.event, row.at_risk) for row in panel(strategy, None)] == [(1, 1, 1), (1, None, 0)]


def test_drafts_and_undated_reports_have_no_place(strategy):
    area = make_area()
    make_report(area=area, published_on="2012-01-01")
    use(strategy, area, "2012-01-02", status="draft")
    use(strategy, area, "--05-08")
    assert [(row.held, row.uses, row.event) for row in panel(strategy, None)] == [(1, 0, 0)]
    assert list(cascades(strategy)) == []


def test_an_area_that_was_renamed_is_one_under_its_newest_name(strategy):
    old = Area.objects.create(code="990100", name="霁城市", level="city", valid_to="2012-01-01")
    new = Area.objects.create(code="990100", name="霁阳市", level="city", valid_from="2012-01-01")
    use(strategy, old, "2011-03-01")
    use(strategy, new, "2012-03-01")
    make_report(area=new, published_on="2012-04-01")
    rows = [(row.area, row.year, row.held, row.uses, row.event, row.at_risk) for row in panel(strategy, None)]
    assert rows == [(new, 2011, 1, 1, 1, 1), (new, 2012, 2, 1, None, 0)]
    assert [(row.area, row.day) for row in cascades(strategy)] == [(new, "2011-03-01")]


def test_a_panel_is_of_the_areas_within_one(strategy):
    province, elsewhere = make_area(level="province"), make_area()
    city = make_area(parent=province)
    for area in (city, elsewhere):
        use(strategy, area, "2012-01-01")
    assert {row.area for row in panel(strategy, province)} == {city}


def test_an_empty_archive_has_an_empty_panel(strategy):
    assert list(panel(strategy, None)) == []


def test_a_cascade_has_the_first_use_of_each_area_in_order(strategy):
    late, early = make_area(), make_area()
    use(strategy, late, "2014-05-08")
    use(strategy, late, "2015-01-01")
    use(strategy, early, "2013")
    rows = [(row.area, row.time, row.day, row.strategy) for row in cascades(strategy)]
    assert rows == [(early, 2013.5, "2013", strategy), (late, decimal_year("2014-05-08"), "2014-05-08", strategy)]


def test_the_file_of_all_cascades_has_slogans_of_five_areas_and_more(strategy, monkeypatch):
    other = make_strategy()
    for number in range(5):
        use(strategy, make_area(), f"201{number}-01-01")
    use(other, make_area(), "2012-01-01")
    assert {row.strategy for row in cascades()} == {strategy}
    monkeypatch.setattr(event_history, "FEWEST_REPORTS", 1)
    assert {row.strategy for row in cascades()} == {strategy, other}


@pytest.mark.parametrize(
    ("day", "year"),
    [
        ("2014", 2014.5),
        ("2014-05", 2014.3671),
        ("2014-01-01", 2014.0),
        ("2014-05-08", 2014.3479),
        ("2016-12-31", 2016.9973),
    ],
)
def test_days_in_decimal_years(day, year):
    assert decimal_year(day) == year
