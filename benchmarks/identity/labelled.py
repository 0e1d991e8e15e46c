"""Invented reports with their labels, to take in and to score: ``python -m benchmarks.identity.labelled FOLDER``.

The folder gets ``texts.jsonl.gz``, which ``manage.py ingest`` takes, and labels of people, zones and areas: one JSON
row each, ``start`` in characters of the text.
"""

import argparse
import gzip
import json
from collections import Counter, defaultdict
from pathlib import Path
from typing import Any

from benchmarks.identity.careers import world
from benchmarks.identity.texts import Writer


def labels(reports: list[dict[str, Any]]) -> dict[str, list[dict[str, Any]]]:
    """Rows of each file of labels. People count who are met twice or more by that name."""
    often = Counter(name for report in reports for name, _start, _person in report["people"])
    bearers: dict[str, set[int]] = defaultdict(set)
    for report in reports:
        for name, _start, person in report["people"]:
            bearers[name].add(person)
    return {
        "identity": [
            {"text_id": report["text_id"], "name": name, "start": start,
             "who": f"{name}@{person}" if len(bearers[name]) > 1 else name}
            for report in reports for name, start, person in report["people"] if often[name] > 1
        ],
        "zones": [
            {"text_id": report["text_id"], "name": name, "start": start, "which": which}
            for report in reports for name, start, which in report["zones"]
        ],
        "places": [{"text_id": report["text_id"], "place": report["place"], "accept": [], "kind": "local"}
                   for report in reports],
    }  # fmt: skip


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--reports", type=int, default=3000)
    parser.add_argument("--counties", type=int, default=35)
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    found = world(options.counties, options.seed)
    writer = Writer(found, options.seed + 2)
    reports = [writer.write(number) for number in range(options.reports)]
    options.folder.mkdir(parents=True, exist_ok=True)
    given = ("text_id", "title", "text", "published_on", "publisher", "url")
    with gzip.open(options.folder / "texts.jsonl.gz", "wt", encoding="utf-8") as file:
        file.writelines(json.dumps({key: row[key] for key in given}, ensure_ascii=False) + "\n" for row in reports)
    for kind, rows in labels(reports).items():
        lines = (json.dumps(row, ensure_ascii=False) + "\n" for row in rows)
        (options.folder / f"{kind}.gold.jsonl").write_text("".join(lines), "utf-8")


if __name__ == "__main__":
    main()
