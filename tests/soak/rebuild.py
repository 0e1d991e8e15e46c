"""python -m tests.soak.rebuild: the index of 10,000 reports is built anew while readers search without a pause.

Every answer must give the number of reports that the same question had before. Exit status 1, and each trouble, where
one was empty, partial or failed.
"""

from __future__ import annotations

import argparse
import json
import os
import sys
import threading
import time
from functools import partial
from pathlib import Path
from typing import Any
from urllib.parse import quote

from tests.soak import forks, programs, serving, visiting
from tests.soak.visiting import Seen


def main() -> int:
    parser = programs.parser(__doc__, reports=10_000, readers=4, rebuilds=2)
    parser.add_argument("--kept", type=Path, help="an archive made before, or where it is to be kept for the next run")
    return programs.told(run, parser.parse_args())


def run(folder: Path, options: argparse.Namespace) -> dict[str, Any]:
    forks.load(folder / "data")
    asked = forks.in_fork(lambda: serving.furnish(folder / "data", options.reports, options.kept))
    with serving.served(folder) as site:
        totals = {word: _total(site, word) for word in asked.words}
        seen, stop = Seen(), threading.Event()
        readers = [partial(_search, site, totals, number) for number in range(options.readers)]
        threads = visiting.at_once([(reader, seen) for reader in readers], stop)
        begun = time.perf_counter()
        rebuilds = [_rebuilt(folder / "data") for _each in range(options.rebuilds)]
        seconds = time.perf_counter() - begun
        stop.set()
        for thread in threads:
            thread.join()
        troubles = [*seen.troubles, *site.complaints()]
    troubles += ["a rebuild did not take the place of the live index"] if not all(rebuilds) else []
    return {
        "day": time.strftime("%Y-%m-%d"), "cores": os.cpu_count(), "load_average": round(os.getloadavg()[0], 1),
        "reports": options.reports, "rebuilds": len(rebuilds), "seconds": round(seconds), "readers": options.readers,
        "questions": len(totals), "searches": seen.as_json(seconds), "troubles": troubles,
    }  # fmt: skip


def _total(site: serving.Site, word: str) -> int:
    answer = site.get(f"/api/v1/search?q={quote(word)}")
    return int(json.loads(answer.content)["total"]) if answer.status == 200 else -answer.status


def _search(site: serving.Site, totals: dict[str, int], number: int, stop: threading.Event, seen: Seen) -> None:
    """All questions over and over: every other one to the page, whose first hit is enough."""
    words = list(totals)[number:] + list(totals)[:number]
    while not stop.is_set():
        for turn, word in enumerate(words):
            if stop.is_set():
                return
            if turn % 2:
                answer = seen.note(path := f"/search/?q={quote(word)}", site.get(path))
                is_whole = (b'href="/reports/report-' in answer.content) == (totals[word] > 0)
            else:
                answer = seen.note(path := f"/api/v1/search?q={quote(word)}", site.get(path))
                is_whole = answer.status == 200 and json.loads(answer.content)["total"] == totals[word]
            if not is_whole:
                seen.troubles.append(f"{word}: not the {totals[word]} reports there are")


def _rebuilt(data: Path) -> bool:
    """Whether another index is live after a rebuild."""
    pointer = data / "index" / "current.json"
    before = pointer.read_text()
    ended = serving.manage("index", "rebuild").wait()
    return ended == 0 and pointer.read_text() != before


if __name__ == "__main__":
    sys.exit(main())
