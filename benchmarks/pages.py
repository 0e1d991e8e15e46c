"""How long a page takes when its record is linked with 5,000 reports, against one linked with 50, in one archive.

    .venv/bin/python -m benchmarks.pages [kind ...]    # prints a table; exit status 1 where a ratio is above 3

An archive of 5,050 invented reports of about 2,000 characters in a temporary folder: every report names eight people of
a pool, three slogans, two zones and a document, gives four figures, and has three sentences in common with all others,
three that end as theirs do, and fifty of its own. One record of each kind stands in 5,000 of them,
another in the other 50. Both pages are asked for by turns, ``ROUNDS`` times after one that does not count; the ratio is
that of the medians. By turns with them the page with many is asked for once more of a process that keeps pages
(``again``), and once more by a browser that has it (``304``). All kinds together are written to results/pages.json.
Machines are noisy: trust ratios of one run, not milliseconds of two.
"""

import json
import os
import random
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path
from statistics import median
from time import perf_counter
from typing import Any

FEW, MANY = 50, 5_000
ROUNDS = 9
AT_MOST = 3.0
RESULTS = Path(__file__).parent / "results/pages.json"


def main() -> int:
    with tempfile.TemporaryDirectory() as folder:
        os.environ |= {"ARCHIVE_DATA": folder, "ARCHIVE_PAGE_CACHE_MB": "0"}
        os.environ["DJANGO_SETTINGS_MODULE"] = "archive.settings"
        import django

        django.setup()
        from django.core.management import call_command

        call_command("migrate", verbosity=0)
        few, many = build()
        call_command("index", "rebuild", verbosity=0)
        found = measure(few, many)
        if not sys.argv[1:]:
            RESULTS.write_text(json.dumps({"reports": [FEW, MANY], "pages": found}, indent=1) + "\n", encoding="utf-8")
        return 1 if any(page["ratio"] > AT_MOST for page in found.values()) else 0


def build() -> tuple[dict[str, str], dict[str, str]]:
    """The addresses of the pages of records linked with FEW and with MANY reports."""
    from benchmarks.linked import World

    world = World(random.Random(5))  # noqa: S311
    return world.linked(FEW, "少"), world.linked(MANY, "多")


def measure(few: dict[str, str], many: dict[str, str]) -> dict[str, dict[str, float]]:
    """Kind of page to milliseconds with few and with many, their ratio, milliseconds of the page that is kept and of
    304, and the bytes of HTML with many."""
    measured: dict[str, dict[str, float]] = {}
    print(f"{'page':<22}{FEW:>8} ms{MANY:>8} ms   ratio  again ms    304 ms     bytes")  # noqa: T201
    for kind in [each for each in few if not sys.argv[1:] or each in sys.argv[1:]]:
        page = measured[kind] = measure_page(few[kind], many[kind])
        print(f"{kind:<22}" + "".join(f"{value:>11}" for value in page.values()))  # noqa: T201
    return measured


def measure_page(few: str, many: str) -> dict[str, float]:
    from django.test import Client, override_settings

    making, keeping = Client(), Client()
    with override_settings(PAGE_CACHE_BYTES=2**26):
        keeping.get(many)
        known = {"If-None-Match": keeping.get(many)["ETag"]}
    ways: dict[str, Callable[[], Any]] = {
        "few": lambda: making.get(few),
        "many": lambda: making.get(many),
        "again": lambda: keeping.get(many),
        "304": lambda: keeping.get(many, headers=known),
    }
    times: dict[str, list[float]] = {way: [] for way in ways}
    for _round in range(ROUNDS + 1):
        for way, ask in ways.items():
            start = perf_counter()
            answer = ask()
            times[way].append(perf_counter() - start)
            assert answer.status_code == (304 if way == "304" else 200), (way, many)
    ms = {way: median(taken[1:]) * 1000 for way, taken in times.items()}
    return {
        "few_ms": round(ms["few"], 1),
        "many_ms": round(ms["many"], 1),
        "ratio": round(ms["many"] / ms["few"], 2),
        "again_ms": round(ms["again"], 2),
        "not_modified_ms": round(ms["304"], 2),
        "bytes": len(making.get(many).content),
    }


if __name__ == "__main__":
    sys.exit(main())
