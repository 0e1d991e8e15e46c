"""From a passage of the results to its sentence on the report's page, with what was looked for marked there."""

import re
from html import unescape

import pytest
from django.urls import reverse

from tests.helpers import make_report, mention_strategy

pytestmark = pytest.mark.django_db
TEXT = "会议开始。会议强调，推進“四大一高”战略。\n杨树平讲话。<b>四大一高</b>是目标。"


def text_of(client, address: str) -> str:
    html = client.get(address).content.decode()
    return html.split('<div class="text"')[1].split("</section>")[0]


@pytest.fixture
def report(indexed):
    report = make_report(TEXT)
    mention_strategy(report, "四大一高")
    indexed()
    return report


def test_the_link_of_a_passage_leads_to_its_sentence_with_the_terms_marked(report, client):
    results = client.get(reverse("search"), {"q": "推进“四大一高”"}).content.decode()
    link = unescape(re.search(r'<ul class="passages">\s*<li>.*?<a href="([^"]+#s\d+)"', results, re.DOTALL)[1])
    address, _hash, sentence = link.partition("#")
    assert sentence == "s2"
    text = text_of(client, address)
    assert re.search(r'id="s2"', text)
    assert re.findall("<mark>(.*?)</mark>", text) == ["推進", "四大一高", "四大一高"]
    assert "标出 3 处" in text
    assert f'href="{report.get_absolute_url()}"' in text


def test_a_stretch_over_marked_facts_is_marked_through_them(report, client):
    text = text_of(client, report.get_absolute_url() + "?q=“推进「四大一高」战略”")
    assert "".join(re.findall("<mark>(.*?)</mark>", text)) == "推進“四大一高”战略"


def test_without_a_query_nothing_is_marked(report, client):
    text = text_of(client, report.get_absolute_url())
    assert "<mark>" not in text
    assert "looked-for" not in text


@pytest.mark.parametrize("q", ["<script>", "没有的", "((((", "x" * 900, "年:2014", "&\"'"])
def test_whatever_the_query_the_text_stays_whole_and_escaped(report, client, q):
    html = client.get(report.get_absolute_url(), {"q": q}).content.decode()
    assert "<script>" not in html.replace('<script src="', "")
    words = unescape(re.sub("<[^>]+>", "", html.split('<div class="text"')[1]))
    assert "<b>四大一高</b>是目标。" in words


def test_a_report_leads_to_those_that_share_its_telling_words(client, indexed):
    own = make_report("推进港口集疏运体系建设，抓好岸线整治和疏港铁路。")
    alike = make_report("岸线整治、疏港铁路和集疏运体系情况通报。")
    gone = make_report("疏港铁路与集疏运体系岸线整治座谈会。", status="withdrawn")
    for _number in range(5):
        make_report("天气晴好，学校开学。")
    assert 'id="like"' not in client.get(own.get_absolute_url()).content.decode(), "without an index nothing is said"
    indexed()
    page = client.get(own.get_absolute_url()).content.decode().partition('id="like"')[2].partition("</section>")[0]
    assert alike.get_absolute_url() in page
    assert gone.title not in page
    assert own.title not in page
