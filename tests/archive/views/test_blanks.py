"""Chinese sentences of ours follow each other without a blank, however a template is laid out."""

import re

import pytest
from django.test import Client
from lxml import html

from tests.archives import LinkedArchive
from tests.helpers import make_area, make_report

pytestmark = pytest.mark.django_db
BLANK = re.compile(r"[。；]\s+[㐀-鿿“]")
LABELS = ("a", "time", "button")  # what stands by itself behind a sentence


def sentences(answer):
    """The paragraphs that are ours: not those quoted from reports."""
    quoted = "ancestor-or-self::*[@lang and ancestor-or-self::main]"
    for paragraph in html.fromstring(answer.content).xpath(f"//main//p[not({quoted})]"):
        for label in paragraph.xpath("|".join(f".//{name}" for name in LABELS)):
            label.text = f"¶{label.text or ''}"
        yield " ".join(["", paragraph.text_content().strip()])


@pytest.mark.parametrize("address", [
    "/", "/about/", "/coverage/", "/map/", "/hold/", "/statistics/collocates/?q=落实", "/statistics/keyness/",
    "/search/help/", "/collection/", "/careers/", "/posts/", "/sources/",
])  # fmt: skip
def test_no_blank_stands_between_two_sentences(address):
    LinkedArchive(2)
    area = make_area("霁阳市")
    for number in range(6):
        make_report("会议强调，要抓好工作落实。", is_sample=number > 2, area=area)
    client = Client()
    held = {"text": "霁阳日报 2014年5月8日\n5月8日，霁阳市召开会议，要抓好工作落实。"}
    answer = client.post(address, held) if address == "/hold/" else client.get(address)
    assert [each for each in sentences(answer) if BLANK.search(each)] == []
