"""What stands with a slogan more often than chance, and what rises and falls with it."""

import pytest

from archive.analysis.cooccurrence import cooccurrence
from archive.models import Report
from archive.models.standing import held_per_year
from tests.helpers import make_report, make_strategy, mention_strategy

pytestmark = pytest.mark.django_db


def found(slogan):
    reports = Report.objects.published().with_record(slogan)
    return cooccurrence(slogan, "", dict(reports.per_year()), held_per_year())


def reports(year, *strategies):
    report = make_report("甲乙丙", published_on=f"{year}-01-01")
    for strategy in strategies:
        mention_strategy(report, strategy)


def test_times_expected_compares_with_what_chance_would_give():
    one, other = make_strategy("甲"), make_strategy("乙")
    for strategies in [[one, other]] * 5 + [[one]] * 2 + [[]] * 9:
        reports(2012, *strategies)
    (companion,) = found(one)
    assert (companion.together, companion.alone) == (5, 5)
    # 7 of 16 and 5 of 16 reports: by chance 7 * 5 / 16 would have both.
    assert companion.times_expected == round(5 / (7 * 5 / 16), 1)


def test_of_fewer_than_five_reports_no_measure_is_told():
    one, other = make_strategy("甲"), make_strategy("乙")
    for year in range(2010, 2014):
        reports(year, one, other)
    for year in range(2014, 2020):
        reports(year, *([one] if year % 2 else []))
    (companion,) = found(one)
    assert (companion.together, companion.times_expected, companion.moves) == (4, None, None)
    reports(2020, one, other)
    (companion,) = found(one)
    assert companion.times_expected is not None
    assert companion.moves is not None


def test_what_rises_as_the_other_does_moves_with_it_and_the_reverse_against_it():
    one, with_it, against = make_strategy("甲"), make_strategy("乙"), make_strategy("丙")
    for year, number in zip(range(2012, 2017), (0, 1, 2, 3, 4), strict=True):
        for index in range(5):
            reports(year, *([one, with_it] if index < number else [against]))
    reports(2012, one, against)
    courses = {each.strategy: each.course for each in found(one)}
    assert courses == {with_it: "with", against: "against"}


def test_of_few_years_or_of_what_never_changes_nothing_is_said():
    one, other = make_strategy("甲"), make_strategy("乙")
    for year in (2012, 2013):
        reports(year, one, other)
    assert [each.course for each in found(one)] == [""]
    for year in range(2014, 2020):
        reports(year, one, other)
    assert [each.moves for each in found(one)] == [None]
