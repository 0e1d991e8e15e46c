"""Which filters are shown at once, and which are folded away."""

import pytest

from archive.http.facets import Facet
from search.results.facets import Chosen, facets
from search.results.params import SearchParams


def years(counts: list[tuple[int, int]]) -> Facet:
    return facets(SearchParams(q="会议"), {"year": counts}, Chosen({}, {}, [], []))[0]


@pytest.mark.parametrize("number", [1, 7, 12])
def test_a_dozen_years_are_all_shown_the_newest_first(number):
    facet = years([(2000 + n, n % 3 + 1) for n in range(number)])
    assert [choice.value for choice in facet.shown] == [str(2000 + n) for n in reversed(range(number))]
    assert facet.folded == []


def test_of_more_years_those_with_most_reports_come_first():
    facet = years([(1980 + n, 40 - n) for n in range(34)])
    assert [choice.value for choice in facet.shown] == ["1980", "1981", "1982", "1983", "1984", "1985"]
    assert facet.folded[0].value == "1986"
