"""How long a page takes when its record is linked with 5,000 reports, against one linked with 50, in one archive.

    .venv/bin/python -m benchmarks.pages [kind ...]    # prints a table; exit status 1 where a ratio is above 3

An archive of 5,050 invented reports of about 2,000 characters in a temporary folder: every report names eight people of
a pool, three slogans, two zones and a document, gives four figures, and has three sentences in common with all others,
three that end as theirs do, and fifty of its own. One record of each kind stands in 5,000 of them,
another in the other 50. Both pages are asked for by turns, ``ROUNDS`` times after one that does not count; the ratio is
that of the medians. All kinds together are written to results/pages.json. Machines are noisy: trust ratios of one run,
not milliseconds of two.
"""

import json
import os
import random
import sys
import tempfile
from pathlib import Path
from statistics import median
from time import perf_counter

FEW, MANY = 50, 5_000
ROUNDS = 9
AT_MOST = 3.0
RESULTS = Path(__file__).parent / "results/pages.json"


def main() -> int:
    with tempfile.TemporaryDirectory() as folder:
        os.environ |= {"ARCHIVE_DATA": folder, "DJANGO_SETTINGS_MODULE": "archive.settings"}
        import django

        django.setup()
        from django.core.management import call_command

        call_command("migrate", verbosity=0)
        few, many = build()
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
    """Kind of page to milliseconds with few and with many, their ratio, and the bytes of HTML with many."""
    from django.test import Client

    client = Client()
    measured: dict[str, dict[str, float]] = {}
    print(f"{'page':<22}{FEW:>8} ms{MANY:>8} ms   ratio     bytes")  # noqa: T201
    for kind in [each for each in few if not sys.argv[1:] or each in sys.argv[1:]]:
        times: dict[str, list[float]] = {few[kind]: [], many[kind]: []}
        for _round in range(ROUNDS + 1):
            for address, taken in times.items():
                start = perf_counter()
                answer = client.get(address)
                size = len(answer.content)
                taken.append(perf_counter() - start)
                assert answer.status_code == 200, address
        one, other = (median(taken[1:]) * 1000 for taken in times.values())
        measured[kind] = {
            "few_ms": round(one, 1),
            "many_ms": round(other, 1),
            "ratio": round(other / one, 2),
            "bytes": size,
        }
        print(f"{kind:<22}{one:>11.1f}{other:>11.1f}{other / one:>8.2f}{size:>10}")  # noqa: T201
    return measured


if __name__ == "__main__":
    sys.exit(main())
