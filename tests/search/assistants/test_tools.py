"""The tools for assistants: each answer exact, with the address of its sentence and what the archive covers."""

import json

import pytest
from django.test import Client

from search.assistants import protocol
from tests.helpers import make_area, make_person, make_report, make_speech, observe

pytestmark = pytest.mark.django_db
FIRST = "会议听取了汇报。李明强调，要把云帆计划作为全市发展的头等大事来抓。"
LATER = "王芳指出，要把云帆计划作为全省发展的头等大事来抓，久久为功。"


@pytest.fixture
def archive(indexed):
    """Two dated reports, one without a year, one draft."""
    area = make_area("霁阳市")
    first = make_report(FIRST, published_on="2014-05-08", title="甲会议召开", area=area)
    make_speech(first, make_person("李明"), FIRST[8:])
    later = make_report(LATER, published_on="2016-01-02")
    make_report("云帆计划。", published_on="", undated=True)
    make_report(f"{FIRST}草稿。", status="draft", published_on="2001-01-01")
    observe(first, "投资", "头等大事", 12, "亿元", period="2014", area=area)
    indexed()
    return first, later


def call(name, **arguments):
    """The structured answer, which is also the text."""
    message = {"jsonrpc": "2.0", "id": 7, "method": "tools/call", "params": {"name": name, "arguments": arguments}}
    answer = Client().post("/mcp", json.dumps(message), content_type="application/json")
    assert answer.status_code == 200, answer.content
    result = answer.json()["result"]
    if not result["isError"]:
        assert json.loads(result["content"][0]["text"]) == result["structuredContent"]
        covered = result["structuredContent"]["covered"]
        assert (covered["reports"], covered["first_year"], covered["last_year"]) == (3, 2014, 2016)
        assert "不等于没有说过" in covered["note"]
        return result["structuredContent"]
    return result


def test_search_counts_exactly_and_gives_the_address_of_each_sentence(archive):
    told = call("search", query="云帆计划", sort="oldest")
    assert told["total"] == 3
    passages = {each["slug"]: each["passages"] for each in told["reports"]}
    (passage,) = passages[archive[0].slug]
    assert passage["url"] == f"http://testserver{archive[0].sentence_url(2)}"
    assert "云帆计划" in passage["text"]


def test_a_report_comes_sentence_by_sentence(archive):
    told = call("get_report", slug=archive[0].slug)
    assert [each["text"] for each in told["sentences"]] == ["会议听取了汇报。", FIRST[8:]]
    assert told["sentences"][1]["url"].endswith("#s2")
    assert told["total_sentences"] == 2
    assert call("get_report", slug=archive[0].slug, first_sentence=2)["sentences"][0]["text"] == FIRST[8:]
    assert call("get_report", slug="nothing")["isError"]


def test_who_said_first_is_the_earliest_dated_report_and_the_speaker_there(archive):
    told = call("who_said_first", phrase="雲帆計劃")  # in the other script, too
    assert (told["total"], told["without_year"]) == (3, 1)
    assert told["first"]["report"]["slug"] == archive[0].slug
    assert (told["first"]["speaker"], told["first"]["sentence"]) == ("李明", FIRST[8:])
    assert call("who_said_first", phrase="“云帆计划”")["total"] == 3  # quotation marks are the assistant's
    assert call("who_said_first", phrase="从未说过")["first"] is None
    assert call("who_said_first", phrase="……")["isError"]


def test_a_quotation_is_verified_sentence_by_sentence_as_a_text_is_held(archive):
    changed = "要把云帆计划作为全国发展的头等大事来抓，久久为功。"
    text = f"会议听取了汇报。要把云帆计划作为全市发展的头等大事来抓。王芳指出，{changed}此外还要登上月球。好。"
    sentences = call("verify_quotation", text=text)["sentences"]
    assert [each["holding"] for each in sentences] == ["verbatim", "within", "nearly", "unheld", "short"]
    assert sentences[1]["first"]["number"] == 1
    assert sentences[1]["first"]["url"] == f"http://testserver{archive[0].sentence_url(2)}"
    assert sentences[1]["first"]["speaker"] == "李明"
    assert sentences[2]["first"]["sentence"] == LATER
    assert 80 <= sentences[2]["likeness"] < 100
    assert sentences[3]["first"] is None


def test_of_a_sentence_that_is_not_held_what_it_quotes_is_verified(archive):
    (sentence,) = call("verify_quotation", text="报上说，“全市发展的头等大事”是谁也没有料到的一句话。")["sentences"]
    (quotation,) = sentence["quotations"]
    assert (sentence["holding"], quotation["holding"]) == ("unheld", "within")
    assert quotation["first"]["report"]["slug"] == archive[0].slug


def test_figures_come_with_unit_period_and_sentence(archive):
    told = call("figures", metric="投资", area="霁阳", period="2014")
    assert told["total"] == 1
    (figure,) = told["figures"]
    assert (figure["value"], figure["unit"], figure["period"], figure["area"]) == ("12", "亿元", "2014", "霁阳市")
    assert figure["sentence"] == FIRST[8:]
    assert figure["url"].endswith("#s2")
    assert call("figures", metric="产值")["total"] == 0
    assert call("figures", status="target")["total"] == 0


def test_coverage_counts_by_year_and_says_zero_where_nothing_is_held(archive):
    told = call("coverage")
    assert (told["total"], told["without_year"], told["per_year"]) == (3, 1, {"2014": 1, "2016": 1})
    make_area("望川市")
    told = {area: call("coverage", area=area) for area in ("霁阳市", "望川市", "无此地")}
    assert {area: (each["total"], each["is_known"]) for area, each in told.items()} == {
        "霁阳市": (1, True), "望川市": (0, True), "无此地": (0, False),
    }  # fmt: skip


@pytest.mark.parametrize(("name", "arguments"), [
    ("search", {}), ("search", {"query": ""}), ("search", {"query": "x", "more": 1}),
    ("search", {"query": "x", "page": 0}), ("search", {"query": "x", "sort": "best"}),
    ("figures", {"status": "done"}), ("verify_quotation", {"text": "字" * 2001}), ("search", ["x"]),
])  # fmt: skip
def test_arguments_that_do_not_fit_are_told_to_the_assistant(name, arguments):
    message = {
        "jsonrpc": "2.0",
        "id": 7,
        "method": "tools/call",
        "params": {"name": name, "arguments": arguments or {}},
    }
    answer = Client().post("/mcp", json.dumps(message), content_type="application/json")
    assert answer.json()["result"]["isError"]
    assert answer.json()["result"]["content"][0]["text"]


def test_without_an_index_the_assistant_is_told_why():
    assert "索引" in call("search", query="云帆")["content"][0]["text"]


@pytest.mark.parametrize(("body", "code"), [
    (b"{", -32700), (b'["\\ud800"]', -32700), (b'["\\u0000"]', -32700),
    (b"[" * 5000, -32700), (b"[]", -32600), (b'{"id": 1, "method": "ping"}', -32600),
    (b"3", -32600),
    (b'{"jsonrpc": "2.0", "id": 1, "method": "resources/list"}', -32601),
    (b'{"jsonrpc": "2.0", "id": 1, "method": "tools/call", "params": {"name": "delete"}}', -32602),
    (b'{"jsonrpc": "2.0", "id": 1, "method": "tools/call", "params": [1]}', -32602),
    (b'{"jsonrpc": "2.0", "id": 1, "method": ["x"]}', -32601),
])  # fmt: skip
def test_what_is_no_request_gets_the_code_of_the_protocol(body, code):
    answer = Client().post("/mcp", body, content_type="application/json")
    assert answer.json()["error"]["code"] == code


def test_notifications_get_no_answer_and_other_methods_of_http_none_either():
    note = {"jsonrpc": "2.0", "method": "notifications/initialized"}
    answer = Client().post("/mcp", json.dumps(note), content_type="application/json")
    assert (answer.status_code, answer.content) == (202, b"")
    assert Client().get("/mcp").status_code == 405
    assert Client().delete("/mcp").status_code == 405
    old = {"Mcp-Protocol-Version": "1999-01-01"}
    assert Client().post("/mcp", json.dumps(note), content_type="application/json", headers=old).status_code == 400


def test_every_tool_is_named_in_what_assistants_read_first():
    answer = Client().get("/skill.md")
    assert answer["Content-Type"] == "text/markdown; charset=utf-8"
    assert "http://testserver/mcp" in answer.text
    assert all(f"`{name}`" in answer.text for name in protocol.TOOLS)
    assert "&quot;" not in answer.text


def test_figures_have_no_powers_of_ten(archive):
    observe(archive[1], "产值", "头等大事", 6480, "亿元", period="2016")
    (figure,) = call("figures", metric="产值")["figures"]
    assert figure["value"] == "6480"


def test_what_is_wrong_with_the_arguments_is_told_of_each(archive):
    told = call("search", q="云帆")
    assert told["isError"]
    assert told["content"][0]["text"] == "query 没有给出。 q 不是这里的参数。"
