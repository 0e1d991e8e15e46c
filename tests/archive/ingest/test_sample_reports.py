"""The reports under fixtures/ against their manifests: what a careful reader would enter is what is read.

Floors, not exact counts: the manifests also hold judgements (who is only told of, which figures are worth comparing)
that no rule makes.
"""

import json
from collections import Counter
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from archive.ingest.document import Draft
from archive.ingest.files.reading import read
from archive.ingest.pipeline import draft
from archive.text.normalize import fold

FIXTURES = Path(__file__).parents[3] / "fixtures"
FOLDERS = ("sample_province", "seed_meetings")


def same(text: str | None) -> str:
    return "".join(fold(text or "").split())


@cache
def reports() -> list[tuple[dict[str, Any], Draft]]:
    found = []
    for folder in FOLDERS:
        manifest = json.loads((FIXTURES / folder / "manifest.json").read_text(encoding="utf-8"))
        for entry in manifest["reports"]:
            raw = read((FIXTURES / folder / entry["file"]).read_bytes(), entry["file"])
            found.append((entry, draft(raw, known_year=entry.get("known_year"))))
    return found


def f1(wanted: set[Any], found: set[Any]) -> float:
    return 2 * len(wanted & found) / (len(wanted) + len(found))


def test_people_are_all_read_and_nobody_else():
    wanted = {(entry["file"], same(person["name"])) for entry, _ in reports() for person in entry["people"]}
    found = {(entry["file"], same(p.name)) for entry, read_ in reports() for p in read_.people if not p.is_group}
    assert f1(wanted, found) >= 0.98


def test_offices_and_parts():
    right, total = Counter[str](), 0
    for entry, read_ in reports():
        people = {same(person.name): person for person in read_.people}
        for person in entry["people"]:
            if mention := people.get(same(person["name"])):
                total += 1
                right["office"] += same(mention.role_title) == same(person["role_title"])
                right["part"] += mention.part in (person["part"], *person.get("part_accept", ()))
    assert right["part"] / total >= 0.97
    assert right["office"] / total >= 0.9


@pytest.mark.parametrize(("kind", "floor"), [("strategies", 0.92), ("zones", 0.92)])
def test_things_are_read_in_one_of_their_printed_forms(kind, floor):
    wanted, found = set(), set()
    for entry, read_ in reports():
        names = {same(mention.name) for mention in getattr(read_, kind)}
        for thing in entry[kind]:
            forms = {same(form) for form in (thing["name"], *thing["printed"])}
            wanted.add((entry["file"], min(forms & names, default=min(forms))))
        found |= {(entry["file"], name) for name in names}
    assert f1(wanted, found) >= floor


def test_documents_are_all_read():
    wanted = {(entry["file"], same(title)) for entry, _ in reports() for title in entry["documents"]}
    found = {(entry["file"], same(m.name)) for entry, read_ in reports() for m in read_.documents}
    assert f1(wanted, found) >= 0.99


def test_the_figures_worth_comparing_are_read():
    wanted = {(entry["file"], float(m["value"]), same(m["unit"])) for entry, _ in reports() for m in entry["metrics"]}
    found = {(entry["file"], float(f.value), same(f.unit)) for entry, read_ in reports() for f in read_.figures}
    assert len(wanted & found) / len(wanted) >= 0.96


def test_headlines_and_dates():
    titles = [same(read_.title) == same(entry["title"]) for entry, read_ in reports()]
    dates = [
        entry["date"] in {reading.value for reading in (read_.published_on, read_.event_last) if reading}
        for entry, read_ in reports()
        if entry["date"]
    ]
    assert sum(titles) / len(titles) >= 0.95
    assert sum(dates) / len(dates) >= 0.95


def test_figures_are_named_dated_and_told_from_aims():
    """Of the figures that value and unit tell apart; a period that the text leaves open counts for nothing."""
    right, total = Counter[str](), Counter[str]()
    for entry, read_ in reports():
        for metric in entry["metrics"]:
            alike = [f for f in read_.figures if (f.value, f.unit) == (metric["value"], metric["unit"])]
            if len(alike) == 1:
                wanted = (metric["subject"], metric["period"], metric["status"])
                found = (alike[0].subject, alike[0].period, alike[0].status)
                for field, want, got in zip(("subject", "period", "status"), wanted, found, strict=True):
                    total[field] += field != "period" or bool(got)
                    right[field] += bool(got) and want == got
    assert right["subject"] / total["subject"] >= 0.5
    assert right["period"] / total["period"] >= 0.85
    assert right["status"] / total["status"] >= 0.9
