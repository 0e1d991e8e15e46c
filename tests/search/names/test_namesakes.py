"""What tells namesakes apart in choices and suggestions."""

import pytest
from django.urls import reverse

from archive.models import Membership, Person
from search.names.namesakes import last_seen_as
from tests.helpers import make_area, make_person, make_report, take_part

pytestmark = pytest.mark.django_db


@pytest.fixture
def namesakes():
    """Two of one name, each in several offices; the latest is not the one first printed."""
    for city, offices in {"三门峡市": ("市长", "市委书记"), "云麓市": ("秘书", "副市长")}.items():
        person, area = make_person("杨树平"), make_area(city)
        for year, office in zip((2013, 2014), offices, strict=True):
            take_part(make_report(published_on=f"{year}-05-08", area=area), person, role_title=office)
        Membership.objects.derive([person.pk])


def test_namesakes_are_told_apart_by_their_latest_office_and_area(namesakes, client):
    page = client.get(reverse("search"), {"person_name": "杨树平"}).text
    assert "杨树平 · 市委书记 · 三门峡市</a>" in page
    assert "杨树平 · 副市长 · 云麓市</a>" in page
    answer = client.get(reverse("suggest-api"), {"kind": "person", "q": "ysp"}).json()
    assert {row["note"] for row in answer["suggestions"]} == {"市委书记 · 三门峡市", "副市长 · 云麓市"}


def test_the_note_of_the_editors_comes_first(namesakes, client):
    person = Person.objects.filter(memberships__role_title="副市长").get()
    person.note = "曾任秘书"
    person.save()
    page = client.get(reverse("search"), {"person_name": "杨树平"}).text
    assert "杨树平（曾任秘书） · 副市长 · 云麓市</a>" in page
    answer = client.get(reverse("suggest-api"), {"kind": "person", "q": "ysp"}).json()
    assert "曾任秘书 · 副市长 · 云麓市" in [row["note"] for row in answer["suggestions"]]


def test_offices_are_asked_for_once(django_assert_num_queries):
    people = [make_person("杨树平") for _ in range(5)]
    with django_assert_num_queries(1):
        last_seen_as(people)
    with django_assert_num_queries(0):
        assert last_seen_as([]) == {}


@pytest.mark.parametrize("kind", ["person", "strategy", "zone", "area", "title"])
def test_suggestions_of_every_kind_have_a_note(kind, namesakes, client):
    assert client.get(reverse("suggest-api"), {"kind": kind, "q": "杨"}).status_code == 200
