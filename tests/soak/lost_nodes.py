"""python -m tests.soak.lost_nodes: nodes of a cluster killed by SIGKILL while the index is built anew and editors edit.

``ARCHIVE_TEST_OPENSEARCH_URL`` says where the cluster stands that .ci/cluster/start has started. After each kill the
index must equal the records and hold every edit that was told to be saved; no search meanwhile may have seen fewer
reports than there are. Exit status 1, and each trouble, where that does not hold.
"""

from __future__ import annotations

import argparse
import os
import random
import signal
import sys
import time
from collections import Counter
from pathlib import Path
from typing import Any

from tests.search import clusters
from tests.soak import forks, killed_works, programs, serving

_PAUSE = 0.2  # seconds between two edits, and between two searches
_ATTEMPTS = 3  # of a rebuild, the first of which a kill may break off


def main() -> int:
    return programs.told(run, programs.parser(__doc__, kills=20, reports=1000, shards=2, seed=1).parse_args())


def run(folder: Path, options: argparse.Namespace) -> dict[str, Any]:
    os.environ |= {
        "ARCHIVE_SEARCH": "opensearch", "ARCHIVE_OPENSEARCH_URL": ",".join(clusters.URLS),
        "ARCHIVE_OPENSEARCH_INDEX": f"soak-{os.getpid()}", "ARCHIVE_OPENSEARCH_SHARDS": str(options.shards),
    }  # fmt: skip
    forks.load(folder / "data")
    try:
        forks.in_fork(lambda: killed_works.fill(options.reports))
        begun = time.monotonic()
        serving.manage("index", "rebuild", "--workers", "1").wait()
        length = time.monotonic() - begun
        rng = random.Random(options.seed)  # noqa: S311  it guards nothing
        rounds = [_Round(folder, options.reports, number) for number in range(options.kills)]
        for each in rounds:
            each.go(rng.random() * length)
            sys.stderr.write(f"{each.said()}\n")
    finally:
        clusters.remove_indices(f"soak-{os.getpid()}")
    searches = sum((each.searches for each in rounds), Counter())
    return {
        "day": time.strftime("%Y-%m-%d"), "cores": os.cpu_count(), "load_average": round(os.getloadavg()[0], 1),
        "reports": options.reports, "shards": options.shards, "nodes": len(clusters.URLS), "kills": len(rounds),
        "rebuild_seconds": round(length, 1), "moments": [round(each.moment, 1) for each in rounds],
        "rebuilds_broken_off": [line for each in rounds for line in each.broken_off],
        "edits": sum(each.edits for each in rounds), "searches": dict(searches),
        "troubles": [trouble for each in rounds for trouble in each.troubles],
    }  # fmt: skip


class _Round:
    """One kill, with a process that edits and one that searches from before the rebuild until after it."""

    def __init__(self, folder: Path, reports: int, number: int) -> None:
        self.reports, self.number = reports, number
        self._stop, self._edits = folder / f"stop-{number}", folder / f"edits-{number}"
        self.moment, self.edits, self.searches = 0.0, 0, Counter[str]()
        self.broken_off: list[str] = []
        self.troubles: list[str] = []

    def go(self, moment: float) -> None:
        self.moment = moment
        visitors = [forks.fork(self._edit), forks.fork(self._search)]
        rebuild = serving.manage("index", "rebuild", "--workers", "1")
        time.sleep(moment)
        os.kill(clusters.processes()[clusters.URLS[self.number % len(clusters.URLS)]], signal.SIGKILL)
        clusters.start_again()
        for _attempt in range(_ATTEMPTS):
            output, _none = rebuild.communicate()
            if not rebuild.returncode:
                break
            self.broken_off.append(output.decode().strip()[-200:])
            rebuild = serving.manage("index", "rebuild", "--workers", "1")
        else:
            self._trouble("no rebuild came to its end")
            rebuild.communicate()
        self._stop.touch()
        for visitor in visitors:
            if os.waitpid(visitor, 0)[1]:
                self._trouble("a process that edits or searches failed")
        self.searches = Counter((self._stop.with_suffix(".searches")).read_text().splitlines())
        for answer in self.searches:
            if answer.isdigit() and int(answer) != self.reports:
                self._trouble(f"a search saw {answer} reports")
        for trouble in forks.in_fork(self._lost):
            self._trouble(trouble)
        self.edits = len(self._edits.read_text().splitlines())

    def said(self) -> str:
        searches = ", ".join(f"{number} of {answer}" for answer, number in self.searches.items())
        return (
            f"kill {self.number} after {self.moment:.1f} s: {self.edits} edits, searches: {searches}, {self.troubles}"
        )

    def _trouble(self, said: str) -> None:
        self.troubles.append(f"kill {self.number}: {said}")

    def _edit(self) -> None:
        from archive.models import Report

        keys = list(Report.objects.order_by("pk").values_list("pk", flat=True))
        rng = random.Random(self.number)  # noqa: S311
        with self._edits.open("w") as saved:
            while not self._stop.exists():
                report = Report.objects.get(pk=rng.choice(keys))
                mark = f"第{self.number}轮{time.time_ns()}"
                report.text = f"{report.text.partition('。第')[0]}。{mark}。"
                report.save()
                saved.write(f"{report.pk} {mark}\n")
                saved.flush()
                time.sleep(_PAUSE)

    def _search(self) -> None:
        from haystack.query import SearchQuerySet

        from search.engine.errors import SearchUnavailable

        with self._stop.with_suffix(".searches").open("w") as answers:
            while not self._stop.exists():
                try:
                    answer = str(len(SearchQuerySet().filter(year__range=(1000, 3000))))
                except SearchUnavailable as error:
                    answer = type(error).__name__
                answers.write(f"{answer}\n")
                time.sleep(_PAUSE)

    def _lost(self) -> list[str]:
        """What is not as it should be when all is over, after the drain that an archive in use does by itself."""
        from haystack.query import SearchQuerySet

        from search.indexing import index_sync, outbox

        index_sync.drain()
        drift = index_sync.check()
        lost = [f"{name}: {keys}" for name, keys in drift._asdict().items() if keys]
        lost += [] if outbox.is_empty() else ["notes stay in the outbox"]
        latest = dict(line.split() for line in self._edits.read_text().splitlines())
        for key, mark in latest.items():
            rows = [str(row.pk) for row in SearchQuerySet().filter(content__contains=mark)[:10]]
            lost += [] if rows == [key] else [f"the edit {mark} of {key} is found in {rows}"]
        return lost


if __name__ == "__main__":
    sys.exit(main())
