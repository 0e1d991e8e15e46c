"""python -m tests.soak.writers: eight editors correct, remove and merge 2,000 records at once while four read.

Nothing may be lost, nothing stale, no page an error. Exit status 1, and each trouble, where it is not so.
"""

from __future__ import annotations

import argparse
import logging
import os
import pickle
import sys
import time
from functools import partial
from pathlib import Path
from typing import Any

from tests.soak import forks, programs, watching, writing


def main() -> int:
    parser = programs.parser(__doc__, records=2000, writers=8, readers=4)
    return programs.told(run, parser.parse_args())


def run(folder: Path, options: argparse.Namespace) -> dict[str, Any]:
    forks.load(folder / "data")
    logging.getLogger().addHandler(logging.FileHandler(log := folder / "log"))
    forks.in_fork(lambda: writing.fill(options.records))
    given = forks.in_fork(lambda: writing.tasks(options.records, options.writers))
    stop, begun = folder / "stop", time.perf_counter()
    readers = [_start(folder / f"reader-{n}", partial(watching.read, n, given, stop)) for n in range(options.readers)]
    writers = [_start(folder / f"writer-{n}", partial(writing.write, own)) for n, own in enumerate(given)]
    wrote = [_end(*writer) for writer in writers]
    seconds = time.perf_counter() - begun
    stop.touch()
    looked = [_end(*reader) for reader in readers]
    done = [task for told in wrote for task in told.done]
    troubles = [trouble for told in (*wrote, *looked) for trouble in told.troubles]
    troubles += [line for line in log.read_text().splitlines() if "locked" in line]
    troubles += forks.in_fork(lambda: watching.judged(done))
    asked = sum(map(len, given))
    troubles += [f"{len(done)} of {asked} were done"] if len(done) != asked else []
    return {
        "day": time.strftime("%Y-%m-%d"), "cores": os.cpu_count(), "records": options.records,
        "seconds": round(seconds), "editors": watching.totals(wrote), "readers": watching.totals(looked),
        "troubles": troubles,
    }  # fmt: skip


def _start(file: Path, do: Any) -> tuple[int, Path]:
    return forks.fork(lambda: file.write_bytes(pickle.dumps(do()))), file


def _end(process: int, file: Path) -> writing.Told:
    os.waitpid(process, 0)
    if not file.exists():
        return writing.Told(troubles=[f"{file.name} ended without a word"])
    return pickle.loads(file.read_bytes())  # noqa: S301 - ours


if __name__ == "__main__":
    sys.exit(main())
