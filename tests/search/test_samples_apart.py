"""What was written to show the archive is told apart wherever a program reads of it: no one quotes it by mistake."""

import csv
import io
import json

import pytest
from django.test import Client

from tests.helpers import make_person, make_report, make_strategy, mention_strategy, observe, take_part

pytestmark = pytest.mark.django_db
TEXT = "李明强调，要把云帆计划作为头等大事来抓，投资12亿元。"
SAID = "要把云帆计划作为头等大事来抓"


@pytest.fixture
def sample(indexed):
    report = make_report(TEXT, is_sample=True)
    take_part(report, make_person("李明"))
    mention_strategy(report, make_strategy("云帆计划"))
    observe(report, "投资", "12亿元", 12, "亿元")
    indexed()
    return report


def call(name, **arguments):
    message = {"jsonrpc": "2.0", "id": 1, "method": "tools/call", "params": {"name": name, "arguments": arguments}}
    answer = Client().post("/mcp", json.dumps(message), content_type="application/json")
    return answer.json()["result"]["structuredContent"]


@pytest.mark.parametrize(("address", "rows"), [
    ("/api/v1/reports", "items"), ("/api/v1/participations", "items"), ("/api/v1/observations", "items"),
    ("/api/v1/strategy-mentions", "items"), ("/api/v1/search?q=云帆", "results"),
])  # fmt: skip
def test_the_api_marks_it(sample, address, rows):
    (row,) = Client().get(address).json()[rows]
    assert row["is_sample"] is True


def test_a_text_that_stands_in_it_is_not_taken_for_said(sample):
    answer = Client().post("/api/v1/hold", json.dumps({"text": TEXT}), content_type="application/json").json()
    assert answer["sentences"][0]["first"]["is_sample"] is True
    page = Client().post("/hold/", {"text": TEXT}).text
    assert '<span class="stamp">示例</span>' in page.split('class="hold-place"')[1].split("</p>")[0]


@pytest.mark.parametrize(("tool", "arguments", "path"), [
    ("search", {"query": "云帆"}, ("reports", 0)), ("figures", {}, ("figures", 0)),
    ("who_said_first", {"phrase": SAID}, ("first", "report")),
    ("verify_quotation", {"text": TEXT}, ("sentences", 0, "first", "report")),
])  # fmt: skip
def test_an_assistant_is_told(sample, tool, arguments, path):
    answer = call(tool, **arguments)
    assert answer["covered"]["samples"] == 1
    assert "is_sample" in answer["covered"]["note"]
    for step in path:
        answer = answer[step]
    assert answer["is_sample"] is True


def test_where_there_are_none_nothing_is_said_of_them(indexed):
    make_report(TEXT)
    indexed()
    covered = call("coverage")["covered"]
    assert (covered["samples"], "is_sample" in covered["note"]) == (0, False)


@pytest.mark.parametrize("address", [
    "/reports/?format=csv", "/passages/?format=csv", "/search/?q=云帆&format=csv", "/people/{person}/?format=csv",
])  # fmt: skip
def test_tables_have_a_column_for_it(sample, address):
    person = sample.participations.get().person.slug
    rows = list(csv.DictReader(io.StringIO(Client().get(address.format(person=person)).getvalue().decode("utf-8-sig"))))
    assert rows
    assert {row["is_sample"] for row in rows} == {"1"}


@pytest.mark.parametrize("address", ["/reports/feed.atom", "/oai?verb=ListRecords&metadataPrefix=oai_dc"])
def test_feeds_and_harvests_say_it(sample, address):
    assert "示例" in Client().get(address).text
    sample.is_sample = False
    sample.save()
    assert "示例" not in Client().get(address).text
