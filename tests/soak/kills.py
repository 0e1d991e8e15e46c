"""python -m tests.soak.kills: each work of the archive killed at random moments, a hundred times.

After each kill a new process must answer pages, find the index equal to the records after one drain, and everything
that was told to be saved. Exit status 1, and each trouble, where anything was lost.
"""

from __future__ import annotations

import argparse
import json
import os
import random
import sys
import tempfile
import time
from pathlib import Path
from typing import Any

from tests.soak import forks, killing


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--times", type=int, default=100, help="kills of each work")
    parser.add_argument("--works", nargs="*", help="of these works only")
    parser.add_argument("--reports", type=int, default=240, help="of the archive at the beginning of each work")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--keep", type=Path, help="where the figures go; none: they are only told")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="archive-kills-") as folder:
        found = run(Path(folder), options)
    if options.keep:
        options.keep.write_text(json.dumps(found, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
    return 1 if any(record["troubles"] for record in found["works"].values()) else 0


def run(folder: Path, options: argparse.Namespace) -> dict[str, Any]:
    house, works = _set_up(folder, options.reports)
    found = {}
    for work in works:
        if options.works and work.name not in options.works:
            continue
        record = killing.many_times(house, work, options.times, random.Random(f"{options.seed} {work.name}"))  # noqa: S311
        found[work.name] = record.as_json()
        _say(f"{work.name}: {record.kills} kills, {record.told} told, {len(record.troubles)} troubles")
        for trouble in record.troubles:
            _say(f"  {trouble}")
    return {
        "day": time.strftime("%Y-%m-%d"),
        "cores": os.cpu_count(),
        "seed": options.seed,
        "reports": options.reports,
        "works": found,
    }


def _set_up(folder: Path, reports: int) -> tuple[Any, list[Any]]:
    data = folder / "data"
    forks.load(data)
    from tests.soak import killed_works

    house = killing.House(data)
    house.furnish(lambda: killed_works.fill(reports))
    return house, killed_works.works(data)


def _say(line: str) -> None:
    sys.stdout.write(line + "\n")
    sys.stdout.flush()


if __name__ == "__main__":
    sys.exit(main())
