"""What only drafts, withdrawn reports or rejected facts name shows nowhere: neither page nor list nor file nor form."""

import json
from itertools import product
from typing import Any

import pytest
from django.core.management import call_command
from django.test import Client

from archive.models import Report, Review
from tests.addresses import body, of_archive, searches
from tests.archives import LinkedArchive
from tests.helpers import (
    make_publisher,
    make_report,
    mention_document,
    mention_strategy,
    mention_zone,
    observe,
    take_part,
)

pytestmark = pytest.mark.django_db

MARK = "墨池"  # stands in nothing that is published
TEXT = f"{MARK}人强调，要实施“{MARK}战略”，{MARK}产业园引用《{MARK}要点》，{MARK}产值12亿元。"


def hidden(status: str, review: str) -> tuple[Report, list[str]]:
    """A report of which readers are not to know, or not of what it names, and the addresses of the records it names."""
    is_public = status == Report.Status.PUBLISHED
    fields = {"text": "会议强调，要抓好落实。", "status": status} if is_public else {"text": TEXT, "status": status}
    report = make_report(**fields, publisher=None if is_public else make_publisher(f"{MARK}日报"))
    facts = [
        take_part(report, f"{MARK}人", review=review).person,
        mention_strategy(report, f"{MARK}战略", review=review).strategy,
        mention_zone(report, f"{MARK}产业园", review=review).zone,
        mention_document(report, f"{MARK}要点", review=review).document,
        observe(report, f"{MARK}产值", "12亿元", 12, "亿元", review=review).metric,
    ]
    publishers = [] if is_public else [report.publisher]
    return report, [record.get_absolute_url() for record in [*facts, *publishers]]


def asked_of_tools(report: Report) -> list[tuple[str, dict[str, str]]]:
    """Every tool of an assistant with everything by which it could be led to ``report`` and what it names."""
    names = [f"{MARK}{each}" for each in ("人", "战略", "产业园", "要点", "产值", "日报")]
    fields = ("人物", "口号", "园区", "文件", "来源")
    return [
        ("get_report", {"slug": report.slug}),
        ("verify_quotation", {"text": TEXT}),
        ("figures", {"metric": MARK}),
        ("figures", {}),
        *(("search", {"query": each}) for each in [MARK, *names]),
        *(("search", {"query": f"{field}:“{name}”"}) for field, name in product(fields, names)),
        *(("who_said_first", {"phrase": each}) for each in names),
    ]


@pytest.mark.parametrize(
    ("status", "review"),
    [("draft", Review.CONFIRMED), ("withdrawn", Review.CONFIRMED), ("published", Review.REJECTED)],
)
def test_nothing_shows_that_is_not_published(client, status, review):
    archive = LinkedArchive(2)
    report, own = hidden(status, review)
    call_command("index", "rebuild", verbosity=0)
    for address in own:
        assert client.get(address).status_code == 404, address
        if address.split("/")[1] in ("people", "strategies", "zones"):
            assert client.get(f"{address}feed.atom").status_code == 404, address
        for kind in ("person", "strategy", "zone"):
            assert client.get(f"/pictures/{kind}/{address.split('/')[2]}.png").status_code == 404, address
    for address in of_archive(archive):
        assert MARK not in body(client, address)[1], address
    field = {"人物": f"{MARK}人", "口号": f"{MARK}战略", "园区": f"{MARK}产业园", "文件": f"{MARK}要点"}
    for name, value in field.items():
        told = client.get(f"/api/v1/search?q={name}:{value}").json()
        assert told["total"] == 0
        assert told["notices"][0].startswith(f"档案里没有叫“{value}”"), name  # as of a name that nobody has
    for tool, arguments in asked_of_tools(report):
        told = told_by_tool(client, tool, **arguments)
        for echo in ("phrase", "text", "results_url", "notices", "read_as"):  # what was asked is said again
            told.pop(echo, None)
        if tool == "verify_quotation":
            assert {each["holding"] for each in told["sentences"]} == {"unheld"}
        else:
            assert MARK not in json.dumps(told, ensure_ascii=False), (tool, arguments)
    boxes = [address for address in searches(MARK) if "_name=" in address or "suggest" in address]
    for address in boxes:
        said = body(client, address)[1]
        assert not any(value in said for value in field.values()), address


def told_by_tool(client: Client, tool: str, **arguments: str) -> dict[str, Any]:
    """What the tool answers, or its failure."""
    params = {"name": tool, "arguments": arguments}
    message = {"jsonrpc": "2.0", "id": 1, "method": "tools/call", "params": params}
    answer = client.post("/mcp", json.dumps(message), content_type="application/json")
    assert answer.status_code == 200, answer.content
    result = answer.json()["result"]
    return result if result["isError"] else result["structuredContent"]


def test_a_spelling_that_only_a_draft_prints_shows_nowhere(client):
    shown = mention_strategy(make_report(), "四大一高", printed_name="四大一高").strategy
    hidden = mention_strategy(make_report(status="draft"), shown, printed_name=f"{MARK}一高").printed_name
    shown.names.create(name=hidden)
    shown.names.create(name="四个大一个高")  # given by an editor
    for address in (shown.get_absolute_url(), f"/api/v1/strategies/{shown.slug}", "/api/v1/strategies"):
        said = body(client, address)[1]
        assert "四个大一个高" in said, address
        assert MARK not in said, address
    for page in ("/strategies/?q=", "/api/v1/strategies?q=", "/api/v1/suggest?q=", "/search/?strategy_name="):
        assert shown.get_absolute_url() not in body(client, f"{page}{hidden}")[1], page
