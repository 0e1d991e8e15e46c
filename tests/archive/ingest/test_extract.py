"""manage.py extract: one JSON object a line, in order; what cannot be read is named and does not stop the rest."""

import json
from io import StringIO

import pytest
from django.core.management import CommandError, call_command

TEXT = "岚浦市召开港口建设推进会\n\n2013-06-04\n\n6月3日，市委书记林知远强调，要完成投资12亿元，落实《港口条例》。"


def run(*paths, **options):
    out, err = StringIO(), StringIO()
    status = 0
    try:
        call_command("extract", *map(str, paths), stdout=out, stderr=err, **options)
    except SystemExit as stop:
        status = stop.code
    return status, [json.loads(line) for line in out.getvalue().splitlines()], err.getvalue()


def test_each_file_gives_one_object_in_order(tmp_path):
    for name in ("b", "a"):
        (tmp_path / name).write_text(TEXT.replace("推进会", f"推进会{name}"), encoding="utf-8")
    status, objects, errors = run(tmp_path / "b", tmp_path / "a")
    assert (status, errors) == (0, "")
    assert [o["title"] for o in objects] == ["岚浦市召开港口建设推进会b", "岚浦市召开港口建设推进会a"]
    first = objects[0]
    assert (first["published_on"], first["event_on"]) == ("2013-06-04", "2013-06-03")
    assert [(p["name"], p["role_title"], p["part"]) for p in first["people"]] == [("林知远", "市委书记", "speaker")]
    assert [(m["value"], m["unit"]) for m in first["metrics"]] == [(12, "亿元")]
    for kind in ("people", "documents"):
        for item in first[kind]:
            assert first["body"][item["start"] : item["end"]] == item["name"]


def test_a_broken_file_is_named_and_the_rest_is_read(tmp_path):
    (tmp_path / "good").write_text(TEXT, encoding="utf-8")
    (tmp_path / "empty").write_bytes(b"")
    (tmp_path / "paper.pdf").write_bytes(b"%PDF-1.7")
    status, objects, errors = run(tmp_path / "empty", tmp_path / "missing", tmp_path / "paper.pdf", tmp_path / "good")
    assert status == 1
    assert len(objects) == 1
    assert [name in errors for name in ("empty", "missing", "paper.pdf", "good")] == [True, True, True, False]
    assert "PDF" in errors


@pytest.mark.parametrize(("year", "date"), [(None, "--06-03"), (2013, "2013-06-03")])
def test_the_year_may_be_given(tmp_path, year, date):
    (tmp_path / "a").write_text(TEXT.replace("2013-06-04\n\n", ""), encoding="utf-8")
    assert run(tmp_path / "a", year=year)[1][0]["published_on"] == date


@pytest.mark.parametrize("year", [0, 1899, 2101, 99999999])
def test_a_year_without_reports_is_refused(tmp_path, year):
    (tmp_path / "a").write_text(TEXT, encoding="utf-8")
    with pytest.raises(CommandError, match="1900"):
        run(tmp_path / "a", year=year)
