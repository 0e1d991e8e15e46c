"""The fixtures tell the truth about themselves: what a manifest states stands in the files, and enough is there."""

import html
import json
import re
from collections import defaultdict
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from archive.ingest.files.reading import read
from archive.text.normalize import fold

FIXTURES = Path(__file__).parent.parent / "fixtures"
PROVINCE = FIXTURES / "sample_province"
MANIFESTS = {folder.name: json.loads((folder / "manifest.json").read_text("utf-8"))
             for folder in (FIXTURES / "seed_meetings", PROVINCE)}  # fmt: skip
REPORTS = [(folder, entry) for folder, manifest in MANIFESTS.items() for entry in manifest["reports"]]
SAMPLES: list[dict[str, Any]] = MANIFESTS["sample_province"]["reports"]
AREAS: list[dict[str, Any]] = json.loads((PROVINCE / "areas.json").read_text("utf-8"))
CITIES = {"990100", "990200", "990300"}
PARTS = {"speaker", "chair", "attendee", "announcer", "journalist", "mentioned"}

every_report = pytest.mark.parametrize(
    ("folder", "entry"), REPORTS, ids=[f"{folder}/{entry['file']}" for folder, entry in REPORTS]
)


def squeeze(text: str) -> str:
    """Folded (traditional as simplified, full width as half) and without white space, which wrapping may add."""
    return re.sub(r"\s+", "", fold(text))


def words_of(folder: str, entry: dict[str, Any]) -> str:
    """What a reader sees of a file, squeezed: decoded by the archive's own reading, without markup."""
    raw = read((FIXTURES / folder / entry["file"]).read_bytes(), entry["file"])
    text = re.sub(r"<[^>]*>", "", raw.text) if raw.media_type == "text/html" else raw.text
    return squeeze(html.unescape(text))


def city_of(code: str) -> str:
    return code if code == "990000" else code[:4] + "00"


def printed_names(entry: dict[str, Any]) -> list[str]:
    """Every name, office, slogan, document, zone and figure that the manifest states for one report."""
    people = [words for person in entry["people"] for words in (person["name"], person["role_title"]) if words]
    named = [printed for kind in ("strategies", "zones") for item in entry[kind] for printed in item["printed"]]
    return [entry["title"], *people, *named, *entry["documents"], *(metric["raw"] for metric in entry["metrics"])]


@every_report
def test_what_the_manifest_states_stands_in_the_file(folder: str, entry: dict[str, Any]) -> None:
    words = words_of(folder, entry)
    assert [name for name in printed_names(entry) if squeeze(name) not in words] == []


@every_report
def test_the_file_has_the_encoding_that_the_manifest_states(folder: str, entry: dict[str, Any]) -> None:
    data = (FIXTURES / folder / entry["file"]).read_bytes()
    raw = read(data, entry["file"])
    assert data.decode(entry["encoding"]) == raw.text


@every_report
def test_figures_agree_with_their_raw_text(folder: str, entry: dict[str, Any]) -> None:
    for metric in entry["metrics"]:
        assert metric["raw"].endswith(metric["unit"])
        assert Decimal(metric["raw"].removesuffix(metric["unit"]).split("-")[0]) == Decimal(str(metric["value"]))
        assert metric["status"] in {"actual", "target", "planned"}


@every_report
def test_the_year_is_printed_unless_the_manifest_passes_it(folder: str, entry: dict[str, Any]) -> None:
    year = (entry["date"] or entry["printed_date"]).split("-")[0]
    printed = bool(year) and year in words_of(folder, entry)
    assert printed is (bool(entry["date"]) and entry["known_year"] is None)
    assert entry["known_year"] in {None, int(year or 0)}


@every_report
def test_people_are_named_once_and_take_a_known_part(folder: str, entry: dict[str, Any]) -> None:
    names = [person["name"] for person in entry["people"]]
    assert len(set(names)) == len(names)
    assert {person["part"] for person in entry["people"]} <= PARTS


def test_every_file_is_in_a_manifest() -> None:
    listed = {FIXTURES / folder / entry["file"] for folder, entry in REPORTS}
    found = {path for path in FIXTURES.glob("*/*") if path.suffix in {".txt", ".html"}}
    assert found == listed


def test_the_sample_archive_is_large_and_varied_enough() -> None:
    assert len(SAMPLES) >= 48
    assert len({entry["layout"] for entry in SAMPLES}) >= 12
    assert {entry["encoding"] for entry in SAMPLES} >= {"utf-8", "gbk", "gb18030", "big5", "utf-16"}
    assert {entry["date"][:4] for entry in SAMPLES} == {str(year) for year in range(2012, 2020)}
    assert {city_of(entry["area"]) for entry in SAMPLES} == CITIES | {"990000"}


def test_areas_are_invented_and_form_a_tree() -> None:
    codes = [area["code"] for area in AREAS]
    assert len(set(codes)) == len(codes)
    assert all(code.startswith("99") for code in codes)
    # A parent stands before its children, so one pass can load them.
    assert all(area["parent"] is None or area["parent"] in codes[:number] for number, area in enumerate(AREAS))
    assert {entry["area"] for entry in SAMPLES} <= set(codes)


def test_reports_lie_in_the_lifetime_of_their_area() -> None:
    areas = {area["code"]: area for area in AREAS}
    for entry in SAMPLES:
        area = areas[entry["area"]]
        assert area["valid_from"] <= entry["date"] < (area["valid_to"] or "9999")


def entry_of(file: str) -> dict[str, Any]:
    return next(entry for entry in SAMPLES if entry["file"] == file)


@pytest.mark.parametrize("story", MANIFESTS["sample_province"]["strategy_stories"], ids=lambda story: story["name"])
def test_strategy_stories_follow_from_the_reports(story: dict[str, Any]) -> None:
    saying = [entry for entry in SAMPLES if any(item["name"] == story["name"] for item in entry["strategies"])]
    assert saying[0]["file"] == story["first_said"]["file"]
    assert (len(saying), saying[-1]["date"]) == (story["reports"], story["last_printed"])
    first: dict[str, str] = {}
    for entry in saying:
        first.setdefault(city_of(entry["area"]), entry["date"])
    assert [(step["area"], step["date"]) for step in story["first_printed"]] == list(first.items())
    for step in (story["first_said"], *story["taken_up"]):
        entry = entry_of(step["file"])
        assert entry in saying
        assert step["name"] in {person["name"] for person in entry["people"]}
    assert sorted(story["taken_up"], key=lambda step: step["date"]) == story["taken_up"]


@pytest.mark.parametrize("office", MANIFESTS["sample_province"]["offices"], ids=lambda office: office["office"])
def test_offices_are_held_by_one_person_at_a_time(office: dict[str, Any]) -> None:
    times = [(holder["first_seen"], holder["last_seen"]) for holder in office["holders"]]
    assert len(times) >= 2
    assert all(before[1] < after[0] for before, after in zip(times, times[1:], strict=False))
    for holder in office["holders"]:
        for day in (holder["first_seen"], holder["last_seen"]):
            entries = [entry for entry in SAMPLES if entry["date"] == day]
            assert any(holder["name"] == person["name"] for entry in entries for person in entry["people"])


def test_series_and_disagreements_stand_in_their_files() -> None:
    manifest = MANIFESTS["sample_province"]
    for story in (*manifest["series"], *manifest["zone_series"], *manifest["disagreements"]):
        for printed in story["printed"]:
            raws = {metric["raw"] for metric in entry_of(printed["file"])["metrics"]}
            assert f"{printed['value']}{story['unit']}" in raws
    assert all(len({p["value"] for p in story["printed"]}) == 2 for story in manifest["disagreements"])


def test_years_without_reports_are_those_without_reports() -> None:
    held = defaultdict(set)
    for entry in SAMPLES:
        held[city_of(entry["area"])].add(int(entry["date"][:4]))
    gaps = {code: [year for year in range(2012, 2020) if year not in years] for code, years in held.items()}
    assert gaps == MANIFESTS["sample_province"]["years_without_reports"]
    assert sum(map(len, gaps.values())) >= 2


def test_some_meetings_are_covered_twice() -> None:
    covered = [meeting for meeting in MANIFESTS["sample_province"]["meetings"] if len(meeting["files"]) > 1]
    assert len(covered) >= 3
    assert all(len({entry_of(file)["publisher"] for file in meeting["files"]}) > 1 for meeting in covered)


def test_one_name_is_two_people_and_nobody_else_is() -> None:
    manifest = MANIFESTS["sample_province"]
    different = {story["name"] for story in manifest["different_people"]}
    assert not different & set(manifest["same_people"])
    areas = defaultdict(set)
    for entry in SAMPLES:
        for person in entry["people"]:
            areas[person["name"]].add(entry["area"])
    assert {name for name, codes in areas.items() if len(codes) > 1} == different | set(manifest["same_people"])
