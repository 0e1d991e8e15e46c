"""Rank in lists of names, ties, and slogans of an official."""

from urllib.parse import unquote

import pytest

from archive.analysis.co_attendance import edges, ties
from archive.analysis.person_slogans import spoken_slogans
from archive.analysis.ranks import NEWEST, rank
from archive.charts.people import rank_chart, tie_network
from archive.models import Person, Review
from tests.helpers import make_person, make_report, make_speech, make_strategy, mention_strategy, take_part

pytestmark = pytest.mark.django_db

NAMES = ["温如松", "顾维桢", "韩牧之", "卢靖", "裴远道"]


@pytest.fixture
def people():
    return [make_person(name) for name in NAMES]


def listing(people, day="2014-05-08", **fields):
    """A report that lists ``people`` in that order."""
    report = make_report("、".join(person.name for person in people) + "出席。", published_on=day, **fields)
    for order, person in enumerate(people, 1):
        take_part(report, person, "attendee", order=order)
    return report


def test_places_of_unlike_lists_are_made_alike(people):
    one = people[2]
    listing(people)
    listing(people[:3], "2015-01-01")
    listing([one], "2016-01-01")
    found = rank(one.participations.public())
    assert [(each.place, each.length, each.relative) for each in found.newest] == [
        (1, 1, None),
        (3, 3, 1.0),
        (3, 5, 0.5),
    ]
    assert [(each.year, each.number, each.mean) for each in found.years] == [(2014, 1, 0.5), (2015, 1, 1.0)]
    assert found.shows_all


def test_who_is_in_no_list_has_no_rank(people):
    take_part(make_report("温如松讲话。"), people[0])
    assert rank(people[0].participations.public()).number == 0
    assert rank_chart(rank(people[0].participations.public())) is None


def test_many_lists_are_drawn_by_year_with_their_span(people):
    for number in range(NEWEST + 2):
        listing(people if number % 2 else people[:2], f"{2012 + number % 2}-01-01")
    found = rank(people[1].participations.public())
    assert not found.shows_all
    chart = rank_chart(found)
    assert chart.points == []
    assert [(span.item.year, span.item.number) for span in chart.years] == [(2012, 16), (2013, 16)]


def test_a_list_whose_year_is_not_printed_is_told_and_not_drawn(people):
    listing(people, "--04-24")
    found = rank(people[0].participations.public())
    assert (found.number, found.years) == (1, [])
    assert rank_chart(found) is None


def test_the_first_of_a_list_stands_on_top(people):
    listing(people, "2014-01-01")
    first, last = (
        rank_chart(rank(people[0].participations.public())).points[0],
        rank_chart(rank(people[-1].participations.public())).points[0],
    )
    assert first.y < last.y


def test_ties_are_counted_over_reports_and_measured_against_all_of_both(people):
    one, often, once, *_rest = people
    for _number in range(4):
        listing([one, often])
    listing([one, often, once])
    listing([once], "2015-01-01")
    found = ties(one, 5)
    assert [(tie.person, tie.together, tie.alone, tie.strength) for tie in found] == [
        (often, 5, 5, 1.0),
        (once, 1, 2, 0.17),
    ]
    assert [(edge.together, {edge.one, edge.other}) for edge in edges(one, found)] == [(1, {often, once})]


def test_of_fewer_than_five_reports_the_strength_of_a_tie_is_not_told(people):
    one, other, *_rest = people
    for _number in range(4):
        listing([one, other])
    (tie,) = ties(one, 4)
    assert (tie.together, tie.strength) == (4, None)


def test_journalists_and_rejected_parts_tie_nobody(people):
    report = listing(people[:1])
    take_part(report, people[1], "journalist")
    take_part(report, people[2], "attendee", review=Review.REJECTED)
    assert ties(people[0], 1) == []
    assert tie_network([], []) is None


def test_the_same_ties_give_the_same_drawing(people):
    listing(people)
    one = people[0]

    def draw():
        found = ties(one, 1)
        return tie_network(found, edges(one, found))

    assert draw() == draw()
    assert len(draw().chords) == 6
    assert all(0 < node.x < 640 and 0 < node.y < 440 for node in draw().nodes)


def test_slogans_stand_in_order_of_the_first_use_with_its_sentence(people):
    one, late, early = people[0], make_strategy("甲策"), make_strategy("乙策")
    for strategy, day in [(late, "2014-01-01"), (early, "2012-01-01"), (late, "2016-01-01"), (early, "--01-01")]:
        report = make_report(f"他说{strategy.name}。", published_on=day)
        mention_strategy(report, strategy, speech=make_speech(report, one, report.text))
    mention_strategy(make_report("甲策"), late)
    found = spoken_slogans(one)
    assert [(each.strategy, each.first, each.last, each.number) for each in found] == [
        (early, "2012-01-01", "2012-01-01", 2),
        (late, "2014-01-01", "2016-01-01", 2),
    ]
    assert found[0].passage.before == "他说"


def test_two_side_by_side(client, people):
    one, other = people[:2]
    listing([one, other])
    listing([other, one])
    listing([one, other])
    html = client.get(f"/people/{one.slug}/with/{other.slug}/")
    assert [side["ahead"] for side in html.context["sides"]] == [2, 1]
    assert html.context["page"].paginator.count == 3
    assert (
        unquote(client.get(f"/people/{one.slug}/?with={other.slug}")["Location"])
        == f"/people/{one.slug}/with/{other.slug}/"
    )


def test_two_that_are_one_or_none(client, people):
    one = people[0]
    listing([one])
    assert client.get(f"/people/{one.slug}/with/{one.slug}/").status_code == 302
    assert client.get(f"/people/{one.slug}/with/没有这人/").status_code == 404
    assert Person.objects.count() == len(NAMES)
