"""The Python client against the archive itself, and its notebook from the first cell to the last."""

import io
import json
import sys
from contextlib import redirect_stdout
from pathlib import Path

import pytest
from django.core.handlers.wsgi import WSGIHandler
from django.core.management import call_command
from django.test import override_settings

from archive.http import expensive
from archive.models.sentence_prints import index_all_fingerprints
from tests.helpers import make_area, make_report, make_strategy, mention_strategy

CLIENT = Path(__file__).parents[2] / "clients/python"
sys.path.insert(0, str(CLIENT / "src"))
from meeting_archive import Archive, ArchiveError, client  # noqa: E402

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def slept():
    return []


@pytest.fixture
def archive(live_server, slept):
    return Archive(live_server.url, sleep=slept.append)


@pytest.fixture
def spread():
    """云帆计划: in 霁阳市 in 2013, in 云麓市 in 2015, never in 望川市; nothing is held of 云麓市 in 2014."""
    strategy = make_strategy("云帆计划")
    for name, said in (
        ("霁阳市", {2012: 0, 2013: 1, 2014: 1}),
        ("云麓市", {2013: 0, 2015: 1}),
        ("望川市", {2013: 0, 2014: 0}),
    ):
        area = make_area(name)
        for year, is_used in said.items():
            text = "会议强调云帆计划。" if is_used else "会议强调其他。"
            report = make_report(text, area=area, published_on=f"{year}-03-02")
            if is_used:
                mention_strategy(report, strategy)
    return strategy


def test_lists_are_walked_to_their_end(archive, spread, monkeypatch):
    monkeypatch.setattr(client, "PAGE", 2)
    assert len(list(archive.reports())) == archive.count("reports") == 7
    assert len(list(archive.reports(area="云麓市"))) == 2
    (fact, *_more) = archive.facts("strategy-mentions", strategy=spread.slug, day_to="2013")
    assert fact["sentence"] == "会议强调云帆计划。"
    report = archive.report(fact["report"])
    assert report["text"][fact["start"] : fact["end"]] == fact["quote"] == "云帆计划"
    assert archive.address_of(fact["url"]).startswith(archive.address)
    assert [each["name"] for each in archive.records("strategies", q="yunfan")] == ["云帆计划"]
    assert archive.record("strategies", spread.slug)["report_count"] == 3


def test_results_of_a_search_are_walked_too(archive, spread, monkeypatch):
    call_command("index", "rebuild", verbosity=0)
    monkeypatch.setattr(client, "PAGE", 2)
    assert archive.search("“云帆计划”")["total"] == 3
    assert len(list(archive.hits("会议"))) == 7
    assert len(list(archive.hits("会议", year=["2012", "2013"]))) == 4


def test_a_text_is_held_against_the_archive(archive, spread, slept, monkeypatch):
    said = "会议强调，云帆计划要一年接着一年抓。"
    make_report(said, published_on="2013-03-02")
    index_all_fingerprints()
    call_command("index", "rebuild", verbosity=0)
    held = archive.hold(f"{said}别的计划也要一个接着一个落实。")
    assert [each["holding"] for each in held["sentences"]] == ["verbatim", "unheld"]
    assert held["sentences"][0]["first"]["published_on"] == "2013-03-02"
    with pytest.raises(ArchiveError, match="请贴上一段文字") as refused:
        archive.hold(" ")
    assert refused.value.status == 400
    monkeypatch.setattr(expensive, "TURNS", expensive.Turns(at_once=1, waiting=0))
    expensive.TURNS.take()
    with pytest.raises(ArchiveError, match="请过 30 秒再试"):
        archive.hold("会议强调云帆计划。")
    assert slept == [30, 30, 30]


def test_a_refusal_comes_with_the_sentence_of_the_archive(archive):
    with pytest.raises(ArchiveError, match="没有这样的参数：colour") as refused:
        list(archive.reports(colour="red"))
    assert refused.value.status == 400
    with pytest.raises(ArchiveError) as missing:
        archive.report("a/b?c")
    assert missing.value.status == 404
    with pytest.raises(ArchiveError) as silent:
        Archive("http://127.0.0.1:1").count("reports")
    assert silent.value.status == 0
    with pytest.raises(ValueError, match="https"):
        Archive("file:///etc")


def test_who_asked_too_often_waits_as_long_as_the_archive_says(live_server, archive, slept, monkeypatch):
    with override_settings(API_PER_MINUTE=1):
        limited = WSGIHandler()
    answers = []

    def application(environ, start_response):
        answers.append(environ["PATH_INFO"])
        return limited(environ, start_response)

    monkeypatch.setattr(live_server.thread.httpd, "application", application)
    assert archive.count("reports") == 0
    with pytest.raises(ArchiveError, match="每分钟至多") as refused:
        archive.count("reports")
    assert refused.value.status == 429
    assert len(slept) == 3
    assert all(0 < each <= 60 for each in slept)
    assert len(answers) == 5


def test_the_notebook_runs_from_the_first_cell_to_the_last(live_server, spread, monkeypatch):
    notebook = json.loads((CLIENT / "notebooks/diffusion.ipynb").read_text(encoding="utf-8"))
    cells = [each for each in notebook["cells"] if each["cell_type"] == "code"]
    assert not any(each["outputs"] for each in cells)
    monkeypatch.setenv("ARCHIVE_ADDRESS", live_server.url)
    names, told = {}, io.StringIO()
    with redirect_stdout(told):
        for cell in cells:
            exec("".join(cell["source"]), names)  # noqa: S102
    assert names["adopted"] == {"霁阳市": 2013, "云麓市": 2015}
    assert ("云麓市", 2014, None) in names["panel"]  # missing, not zero
    assert ("望川市", 2015, None) in names["panel"]
    assert names["hazard"] == {2012: (0, 1), 2013: (1, 3), 2014: (0, 1), 2015: (1, 1)}
    assert "2013 霁阳市 会议强调云帆计划。" in told.getvalue()
