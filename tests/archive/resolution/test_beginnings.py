"""Beginnings of one unique post in different years: whose they are."""

import pytest

from archive.resolution.beginnings import Beginning, apart_by_beginnings
from archive.resolution.identity import cluster
from archive.resolution.mentions import Mention, Reason
from archive.resolution.posts import resolve_post

OFFICE = "中共渑池县委书记"


def seen(key, day, office=OFFICE):
    return Mention(key, f"report {key}", day, posts=resolve_post(office))


def begun(day, office=OFFICE, **marks):
    return [Beginning(resolve_post(office)[0], day, **marks)]


def parted(*rows, more=(), is_common=False, **marks):
    """Of beginnings on the given days, the last one with ``marks``: the pairs that are two people's."""
    mentions = [seen(number, day) for number, day in enumerate(rows)]
    beginnings = {number: begun(day) for number, day in enumerate(rows)}
    beginnings[len(rows) - 1] = begun(rows[-1], **marks)
    return apart_by_beginnings([*mentions, *more], beginnings, is_common=is_common).different


def test_two_beginnings_with_another_holder_between_are_two_people():
    assert parted("2009-03-01", "2014-05-01", is_change=True) == ((0, 1),)


def test_a_common_name_that_begins_twice_is_two_people_and_a_rare_one_is_appointed_again():
    assert parted("2009-03-01", "2014-05-01", is_common=True) == ((0, 1),)
    assert parted("2009-03-01", "2014-05-01") == ()


def test_nobody_begins_a_post_again_after_two_terms():
    assert parted("2001-03-01", "2014-05-01") == ((0, 1),)


@pytest.mark.parametrize("marks", [{"is_common": True, "may_be_renewal": True}, {}])
def test_an_election_may_be_of_somebody_who_stays(marks):
    assert parted("2009-03-01", "2014-05-01", **marks) == ()


def test_one_event_told_in_two_reports_is_one_beginning():
    assert parted("2013-12-20", "2014-01-03", is_common=True, is_change=True) == ()


def test_who_is_seen_in_the_post_still_is_appointed_anew():
    assert parted("2009-03-01", "2014-05-01", more=[seen(7, "2013-10-01")], is_common=True) == ()
    assert parted("2009-03-01", "2014-05-01", more=[seen(7, "2012-10-01")], is_common=True) == ((0, 1),)
    new = [seen(7, "2014-04-20")]  # told before the day that the notice prints
    assert parted("2009-03-01", "2014-05-01", more=new, is_common=True) == ((0, 1),)


def test_who_left_may_come_again():
    assert parted("2009-03-01", "2014-05-01", more=[seen(7, "2012-10-01", f"原{OFFICE}")], is_change=True) == ()


def test_who_acts_first_is_appointed_later():
    mentions = [seen(0, "2009-03-01", "渑池县代县长"), seen(1, "2011-02-01", "渑池县县长")]
    beginnings = {0: begun("2009-03-01", "渑池县代县长"), 1: begun("2011-02-01", "渑池县县长", is_change=True)}
    assert apart_by_beginnings(mentions, beginnings, is_common=True).different == ()


@pytest.mark.parametrize("office", ["渑池县副县长", "渑池县委常委", "县委书记", "英国首相"])
def test_posts_of_several_holders_or_of_no_known_place_contradict_nothing(office):
    mentions = [seen(0, "2009-03-01", office), seen(1, "2014-05-01", office)]
    beginnings = {0: begun("2009-03-01", office), 1: begun("2014-05-01", office, is_change=True)}
    assert apart_by_beginnings(mentions, beginnings, is_common=True).different == ()


def test_each_holder_is_seen_from_the_own_beginning_on():
    mentions = [seen(key, day) for key, day in enumerate(("2009-03-01", "2010-06-01", "2014-05-01", "2014-09-01"))]
    beginnings = {0: begun("2009-03-01"), 2: begun("2014-05-01", is_change=True)}
    apart = apart_by_beginnings(mentions, beginnings, is_common=False)
    resolution = cluster("王玺玉", mentions, printed={Reason.BEGINNING: apart})
    assert sorted(each.mentions for each in resolution.clusters) == [(0, 1), (2, 3)]
    assert {each.reason for each in resolution.assignments.values()} == {Reason.BEGINNING}
