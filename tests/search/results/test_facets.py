"""Which filters are shown at once, and which are folded away."""

from urllib.parse import quote_plus

import pytest

from search.results.facets import Chosen, Facet, facets
from search.results.params import FILTERS, SearchParams


def years(counts: list[tuple[int, int]]) -> Facet:
    return facets(SearchParams(q="会议"), {"year": counts}, Chosen({}, {}, [], []))[0]


@pytest.mark.parametrize("number", [1, 7, 12])
def test_a_dozen_years_are_all_shown_the_newest_first(number):
    facet = years([(2000 + n, n % 3 + 1) for n in range(number)])
    assert [option.value for option in facet.shown] == [str(2000 + n) for n in reversed(range(number))]
    assert facet.folded == []


def test_of_more_years_those_with_most_reports_come_first():
    facet = years([(1980 + n, 40 - n) for n in range(34)])
    assert [option.value for option in facet.shown] == ["1980", "1981", "1982", "1983", "1984", "1985"]
    assert facet.folded[0].value == "1986"


@pytest.mark.parametrize("name", FILTERS)
@pytest.mark.parametrize("value", ["两翼齐飞", "a b&c=d", "50%+1", "~._-", "/?#"])
def test_the_address_around_a_value_is_that_of_adding_it(name, value):
    asked = SearchParams(q="投资 “三上一提高”", person=("李明",), year=("2014",), sort="oldest", page=3)
    before, after = asked.around(name)
    assert before + quote_plus(value) + after == asked.adding(name, value).url
