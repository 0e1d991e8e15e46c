"""What an address asks for: read, said where it cannot be used, changed and written again."""

from typing import Annotated, ClassVar

import pytest
from django.test import RequestFactory
from pydantic import Field, ValidationError

from archive.http.checks import Problem, Slug, Slugs, one_of, whole, year_or
from archive.http.params import Params, problems_of, rewritten, written


class Wanted(Params):
    year: Annotated[str, year_or("unknown")] = ""
    month: Annotated[str, one_of("01", "02")] = ""
    area: Slug = ""
    person: Slugs = ()
    unit: Annotated[str | None, Field(max_length=5)] = None
    other: Annotated[str, Field(alias="with", max_length=6)] = ""
    sort: Annotated[str, one_of("newest", "oldest")] = "newest"
    page: Annotated[int, whole(100)] = 1

    needs: ClassVar = {"month": lambda asked: asked.year}


READ = [
    ("", {}),
    ("year=2014&month=02&area=甲&person=乙&person=丙&person=乙&unit=元&with=丁&sort=oldest&page=7",
     {"year": "2014", "month": "02", "area": "甲", "person": ("乙", "丙"), "unit": "元", "other": "丁",
      "sort": "oldest", "page": 7}),
    ("year=&person=&person=乙&area=&page=&unit=", {"person": ("乙",), "unit": ""}),
    ("unheard=of", {}),
]  # fmt: skip


@pytest.mark.parametrize(("query", "fields"), READ)
def test_what_is_read_is_the_same_when_written_and_read_again(query, fields):
    asked, problems = Wanted.of(query)
    assert (asked, problems) == (Wanted(**fields), [])
    assert Wanted.of(asked.query()) == (asked, [])


@pytest.mark.parametrize(
    ("query", "name", "why", "left"),
    [
        ("year=20145", "year", "四位数的年份", ""), ("year=２０１４", "year", "四位数的年份", ""),
        ("sort=x", "sort", "只能是：newest、oldest", "newest"), ("month=02", "month", "不起作用", ""),
        ("page=0", "page", "1 到 100", 1), ("page=x", "page", "1 到 100", 1), ("page=101", "page", "1 到 100", 1),
        ("page=%2B5", "page", "1 到 100", 1), ("unit=123456", "unit", "最多 5 个字", "12345"),
        ("year=2013&year=2014", "year", "只用了最后一个", "2014"),
        ("with=1234567", "with", "最多 6 个字", "123456"),
        ("area=" + "甲" * 201, "area", "最多 200 个字", "甲" * 200),
    ],
)  # fmt: skip
def test_what_cannot_be_used_is_left_out_or_cut_and_said(query, name, why, left):
    asked, (problem,) = Wanted.of(query)
    assert getattr(asked, {"with": "other"}.get(name, name)) == left
    assert problem.parameter == name
    assert problem.message.startswith(f"{name} ")
    assert why in problem.message


def test_too_many_values_and_single_wrong_ones():
    asked, (problem,) = Wanted.of("&".join(f"person={number}" for number in range(11)))
    assert asked.person == tuple("0123456789")
    assert problem == Problem("person", "person 最多 10 个，只用了前面的。")
    asked, (problem,) = Wanted.of(f"person=乙&person={'甲' * 201}&person=丙")
    assert asked.person == ("乙", "丙")
    assert problem.parameter == "person"


def test_several_problems_at_once_are_all_said_and_noted_in_the_request():
    request = RequestFactory().get("/?year=x&page=x&month=01&area=甲")
    asked = Wanted.read(request)
    assert asked == Wanted(area="甲")
    assert {problem.parameter for problem in problems_of(request)} == {"year", "page", "month"}


def test_code_cannot_ask_for_what_an_address_cannot():
    with pytest.raises(ValidationError):
        Wanted(month="01")


def test_what_has_no_meaning_any_more_goes_with_what_it_needs():
    asked = Wanted(year="2014", month="02", sort="oldest")
    assert asked.dropping("year", "2014") == Wanted(sort="oldest")
    assert asked.dropping("month", "02") == Wanted(year="2014", sort="oldest")


def test_chips_take_back_one_value_each():
    asked = Wanted(year="2014", person=("乙", "丙"), unit="", sort="oldest", page=3)
    chips = asked.chips(lambda name, value: f"{name}:{value}")
    assert [chip.label for chip in chips] == ["year:2014", "person:乙", "person:丙", "unit:"]
    assert Wanted.of(chips[1].query)[0] == asked.dropping("person", "乙")
    assert Wanted.of(chips[3].query)[0] == asked.changed(unit=None)


@pytest.mark.parametrize("name", ["year", "area", "person"])
@pytest.mark.parametrize("on", [{}, {"month": "02"}])
@pytest.mark.parametrize("value", ["2012", "a b&c=d", "50%+1", "~._-", "/?#", "两翼齐飞"])
def test_a_choice_leads_to_the_same_address_as_adding_its_value(name, on, value):
    asked = Wanted(year="2014", area="甲", person=("乙",), sort="oldest", **on)
    facet = asked.facet(name, "", [(value, "", 3)])
    assert facet.choices[0].query == asked.adding(name, value).query()
    assert not facet.choices[0].is_current


def test_a_choice_that_would_have_no_meaning_leads_nowhere_else():
    asked = Wanted(area="甲")
    assert asked.facet("month", "", [("01", "", 1)]).choices[0].query == "?area=甲"


def test_a_choice_that_is_on_takes_itself_back():
    asked = Wanted(year="2014", person=("乙", "丙"))
    year, person = asked.facet("year", "", [("2014", "", 1)]), asked.facet("person", "", [("丙", "", 1)])
    assert (year.choices[0].is_current, year.choices[0].query) == (True, asked.changed(year="").query())
    assert person.choices[0].query == asked.changed(person=("乙",)).query()


def test_the_first_choices_are_shown_the_rest_is_folded():
    facet = Wanted().facet("area", "", [(str(number), "", 1) for number in range(15)])
    assert (len(facet.shown), len(facet.folded)) == (12, 3)
    assert facet.shown + facet.folded == facet.choices


def test_sorts_say_which_is_current():
    sorts = Wanted(area="甲").sorts({"newest": "新", "oldest": "旧"})
    assert [(sort.query, sort.is_current) for sort in sorts] == [("?area=甲", True), ("?area=甲&sort=oldest", False)]


def test_what_is_written():
    assert (written([]), Wanted().query(), Wanted().at("/reports/")) == ("", "?", "/reports/")
    assert written([("q", "甲 & 乙"), ("n", 5)]) == "?q=甲+%26+乙&n=5"


def test_rewriting_keeps_what_the_page_does_not_know():
    request = RequestFactory().get("/?utm=x&person=乙&person=丙&page=2")
    assert rewritten(request, page=3) == "?utm=x&person=乙&person=丙&page=3"
    assert rewritten(request, page=None, person="丁") == "?utm=x&person=丁"
    assert rewritten(RequestFactory().get("/?page=2"), page=None) == "?"
