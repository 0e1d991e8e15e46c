"""python -m tests.soak.load: 50 clients browse and search for a minute beside two editors and one import.

No answer may be a fault of the server, no page older than what was saved, and the 95th percentile of a search page
stays below 4 times what it is with one client for each worker at the same rate of pages. Exit status 1, and each
trouble, where it is not so. ``--rate 0 --untimed``: how many pages a second are had by clients who do not pause.
"""

from __future__ import annotations

import argparse
import json
import os
import sys
import threading
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Any, NamedTuple

from tests.soak import forks, programs, serving, visiting
from tests.soak.visiting import Seen

LIMIT = 4.0  # times the 95th percentile of the few clients
_EDITS_EVERY = 3.0  # seconds that an editor reads before the next correction
_LOOKED = 2.0  # seconds from one look at the memory to the next


class Phase(NamedTuple):
    """What a stretch of time has shown. ``memory`` and ``journal`` are bytes, as time went."""

    readers: Seen
    editors: Seen
    seconds: float
    memory: list[int]
    journal: list[int]


def main() -> int:
    parser = programs.parser(__doc__, reports=10_000, clients=50, seconds=60, rate=6, imported=600)
    parser.add_argument("--untimed", action="store_true", help="do not judge the times")
    parser.add_argument("--kept", type=Path, help="an archive made before, or where it is to be kept for the next run")
    return programs.told(run, parser.parse_args())


def run(folder: Path, options: argparse.Namespace) -> dict[str, Any]:
    forks.load(folder / "data")
    asked = forks.in_fork(lambda: serving.furnish(folder / "data", options.reports, options.kept))
    sessions = forks.in_fork(_sessions)
    forks.in_fork(lambda: _write_table(folder / "table.jsonl", options.reports, options.imported))
    with serving.served(folder) as site:
        few, many = (_readers(site, asked, number, options.rate) for number in (serving.WORKERS, options.clients))
        editors = [partial(visiting.edit, site, session, reports, _EDITS_EVERY) for session, reports in sessions]
        _phase(site, few, [], options.seconds / 4)  # warms the caches; does not count
        before = _phase(site, few, [], options.seconds / 2)
        importing = serving.manage("ingest", str(folder / "table.jsonl"), "--publish", "--workers", "1")
        begun = time.perf_counter()
        loaded = _phase(site, many, editors, options.seconds)
        told = importing.communicate()[0].decode()
        imported = time.perf_counter() - begun
        after = _phase(site, few, [], options.seconds / 2)
        complaints = site.complaints()
    figures = {
        "few_before": _told(before), "many": _told(loaded), "few_after": _told(after),
        "import": {"reports": options.imported, "seconds": round(imported)},
        "p95_many_to_few": round(_p95(loaded) / _p95(before, after), 2),
    }  # fmt: skip
    troubles = [*complaints, *(trouble for phase in (before, loaded, after) for seen in phase[:2]
                               for trouble in seen.troubles)]  # fmt: skip
    troubles += [f"the import ended with {importing.returncode}: {told[-300:]}"] if importing.returncode else []
    troubles += forks.in_fork(lambda: _unequal(options.reports + options.imported))
    is_slow = figures["p95_many_to_few"] >= LIMIT and not options.untimed  # type: ignore[operator]
    troubles += [f"p95 is {figures['p95_many_to_few']} times that of few clients"] if is_slow else []
    return {
        "day": time.strftime("%Y-%m-%d"), "cores": os.cpu_count(), "load_average": round(os.getloadavg()[0], 1),
        "reports": options.reports, "workers": serving.WORKERS, "clients": options.clients,
        "pages_a_second_aimed_at": options.rate, **figures, "troubles": troubles,
    }  # fmt: skip


def _readers(site: serving.Site, asked: serving.Asked, number: int, rate: float) -> list[Callable[..., None]]:
    """So many, who ask for ``rate`` pages a second together; 0: without a pause."""
    if not rate:
        return [partial(visiting.hurry, site, asked, each) for each in range(number)]
    return [partial(visiting.read, site, asked, number / rate, each) for each in range(number)]


def _phase(
    site: serving.Site, readers: list[Callable[..., None]], editors: list[Callable[..., None]], seconds: float
) -> Phase:
    read, edited, stop = Seen(), Seen(), threading.Event()
    memory, journal, begun = [], [], time.perf_counter()
    threads = visiting.at_once([*((one, read) for one in readers), *((one, edited) for one in editors)], stop)
    while (left := begun + seconds - time.perf_counter()) > 0:
        memory.append(site.memory())
        journal.append(site.journal())
        time.sleep(min(_LOOKED, left))
    stop.set()
    for thread in threads:
        thread.join()
    return Phase(read, edited, time.perf_counter() - begun, memory, journal)


def _p95(*phases: Phase) -> float:
    return visiting.share([seconds for phase in phases for seconds in phase.readers.searches], 0.95)


def _told(phase: Phase) -> dict[str, Any]:
    told: dict[str, Any] = {"seconds": round(phase.seconds), "readers": phase.readers.as_json(phase.seconds)}
    told |= {"editors": phase.editors.as_json(phase.seconds)} if phase.editors.statuses else {}
    part = max(1, len(phase.memory) // 10)
    parts = (phase.memory[start : start + part] for start in range(0, len(phase.memory), part))
    told["memory_in_mb"] = [round(sum(held) / len(held) / 1e6) for held in parts]
    told["largest_write_ahead_log_in_mb"] = round(max(phase.journal) / 1e6, 1)
    return told


def _sessions() -> list[tuple[str, list[tuple[int, str]]]]:
    """Two editors who are signed in, and the reports that each corrects."""
    from django.contrib.auth.models import User
    from django.test import Client

    from archive.models import Report

    reports = Report.objects.order_by("pk").only("pk", "slug")
    rows, signed_in = [(report.pk, report.get_absolute_url()) for report in reports], []
    for number in range(2):
        client = Client()
        client.force_login(User.objects.get(username="editor"))
        signed_in.append((client.cookies["sessionid"].value, rows[number::2]))
    return signed_in


def _write_table(file: Path, already: int, number: int) -> None:
    """``number`` reports that are not in the archive yet."""
    from benchmarks import corpus

    with file.open("w", encoding="utf-8") as lines:
        for report in corpus.Generator(seed=already).reports(number):
            row = {"title": report.title, "text": report.text, "published_on": report.day, "publisher": "霁阳日报"}
            lines.write(json.dumps(row, ensure_ascii=False) + "\n")


def _unequal(most: int) -> list[str]:
    """What is wrong with the index at the end, before anything else is done."""
    from archive.models import Report
    from search.indexing import index_sync, outbox

    drift, number = index_sync.check(), Report.objects.published().count()
    found = [f"the index differs: {drift}"] if drift.all else []
    found += [] if outbox.is_empty() else ["notes are left in the outbox"]
    return found + ([f"{number} reports, not at most {most}"] if number > most else [])


if __name__ == "__main__":
    sys.exit(main())
