"""Addresses written into a pattern are those that Django reverses."""

import pytest
from django.test import override_settings
from django.urls import NoReverseMatch, reverse, set_script_prefix

from archive.http.routes import address

SLUGS = ["zhang-san", "张三", "a b", "100%", "%2F", "a?b#c", "a'b", "a&b=c;d", "～:@", "é", "slug0mark", '"<>']


@pytest.mark.parametrize("slug", SLUGS)
def test_of_one_slug_and_of_two(slug: str) -> None:
    assert address("person", slug) == reverse("person", args=[slug])
    assert address("people-side-by-side", slug, "slug1mark") == reverse("people-side-by-side", args=[slug, "slug1mark"])


def test_without_slugs() -> None:
    assert address("people") == reverse("people")


@pytest.mark.parametrize("slug", ["", "a/b"])
def test_of_what_is_no_slug_there_is_none(slug: str) -> None:
    with pytest.raises(NoReverseMatch):
        address("person", slug)


def test_where_the_site_stands_below_another(settings: object) -> None:
    address("person", "a")
    set_script_prefix("/archive/")
    try:
        assert address("person", "a") == "/archive/people/a/"
    finally:
        set_script_prefix("/")


@override_settings(ROOT_URLCONF="search.urls")
def test_of_another_table_of_routes() -> None:
    with pytest.raises(NoReverseMatch):
        address("people")
