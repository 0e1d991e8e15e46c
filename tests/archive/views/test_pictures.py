"""The picture of a record that other pages show beside a link, and what a page tells them."""

import re

import pytest
from django.test import Client
from django.urls import reverse

from tests.helpers import make_account, make_area, make_report, make_strategy, mention_strategy

pytestmark = pytest.mark.django_db


@pytest.fixture
def slogan():
    strategy = make_strategy("三城同创")
    mention_strategy(make_report("三城同创。", published_on="2015-03-01", area=make_area("岚浦市")), strategy)
    return strategy


def picture(record):
    return reverse("record-picture", args=[record.route, record.slug])


def test_a_page_tells_where_its_picture_is(client, slogan):
    text = client.get(slogan.get_absolute_url()).content.decode()
    tags = dict(re.findall(r'<meta property="og:([\w:]+)"\s+content="([^"]*)">', text))
    assert tags["title"] == "三城同创"
    assert tags["url"] == "http://testserver" + slogan.get_absolute_url()
    assert tags["description"] == "见于 1 份报道，2015年3月1日"
    answer = client.get(tags["image"].removeprefix("http://testserver"))
    assert (answer.status_code, answer["Content-Type"]) == (200, "image/png")
    assert answer.content.startswith(b"\x89PNG")


@pytest.mark.parametrize("address", ["/pictures/strategy/nichts.png", "/pictures/report/x.png", "/pictures/x/x.png"])
def test_there_is_none_of_what_there_is_not(client, address):
    assert client.get(address).status_code == 404


def test_what_only_drafts_name_has_none_for_staff_either(slogan):
    draft = make_strategy("两翼齐飞")
    mention_strategy(make_report("两翼齐飞。", published_on="2016", status="draft"), draft)
    editor = Client()
    editor.force_login(make_account("编辑"))
    assert editor.get(picture(draft)).status_code == 404
    before = editor.get(picture(slogan)).content
    mention_strategy(make_report("三城同创。", published_on="2019", status="draft"), slogan)
    assert editor.get(picture(slogan)).content == before


def test_without_a_known_year_there_is_no_picture_and_none_is_promised(client):
    strategy = make_strategy("五路并进")
    mention_strategy(make_report("五路并进。", published_on="--04-24"), strategy)
    assert "og:image" not in client.get(strategy.get_absolute_url()).content.decode()
    assert client.get(picture(strategy)).status_code == 404
