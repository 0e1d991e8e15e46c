"""What a first rendering of a page costs, beside an earlier version of the archive: CPU time, by turns, in one run.

    .venv/bin/python -m benchmarks.first_rendering BEFORE DATA ADDRESSES [--rounds 9] [--name NAME]

``BEFORE`` is a checkout of the earlier version (``git worktree add``), ``DATA`` the data folder of an archive that it
can read, ``ADDRESSES`` a JSON file of kinds of pages to addresses. Each version has a process of its own, a copy of
the data that it migrates, and keeps no pages. Each page is asked of one and of the other by turns, in changing order,
after one round that does not count; what is told is the median of the CPU time of the process. The pages are compared,
too: ``same`` says whether both print the same. With a name the table is kept as results/first-rendering-NAME.json.
"""

import argparse
import json
import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from statistics import median
from typing import Any

_HERE = Path(__file__).resolve().parent.parent
_RESULTS = Path(__file__).parent / "results"
# Reads addresses, one a line; writes a line for each: seconds of CPU time, bytes, hash of the page.
_WORKER = """
import hashlib, json, sys, warnings
from time import process_time
warnings.simplefilter("ignore")
import django
django.setup()
from django.conf import settings
from django.test import Client
settings.REQUEST_SECONDS = 600  # what counts is CPU time, and a machine may be busy
client = Client()
for line in sys.stdin:
    start = process_time()
    answer = client.get(line.strip())
    seconds = process_time() - start
    assert answer.status_code == 200, (line, answer.status_code)
    page = hashlib.sha256(answer.content).hexdigest()
    print(json.dumps([seconds, len(answer.content), page]), flush=True)
"""


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("before", type=Path)
    parser.add_argument("data", type=Path)
    parser.add_argument("addresses", type=Path)
    parser.add_argument("--rounds", type=int, default=9)
    parser.add_argument("--name", default="")
    options = parser.parse_args()
    addresses = json.loads(options.addresses.read_text(encoding="utf-8"))
    with _process(options.before, options.data) as before, _process(_HERE, options.data) as after:
        pages = _measured(before, after, addresses, options.rounds)
    if options.name:
        told = json.dumps({"rounds": options.rounds, "pages": pages}, ensure_ascii=False, indent=1) + "\n"
        (_RESULTS / f"first-rendering-{options.name}.json").write_text(told, encoding="utf-8")
    return 0


@contextmanager
def _process(tree: Path, data: Path) -> Iterator[Any]:
    with tempfile.TemporaryDirectory() as folder:
        shutil.copytree(data, folder, dirs_exist_ok=True)
        environment = os.environ | {
            "ARCHIVE_DATA": folder, "ARCHIVE_PAGE_CACHE_MB": "0", "DJANGO_SETTINGS_MODULE": "archive.settings",
            "PYTHONPATH": str(tree),
        }  # fmt: skip
        python = str(tree / ".venv/bin/python")
        subprocess.run([python, "manage.py", "migrate", "-v", "0"], cwd=tree, env=environment, check=True)  # noqa: S603
        with subprocess.Popen(  # noqa: S603
            [python, "-c", _WORKER], cwd=tree, env=environment, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
        ) as process:
            yield process
            assert process.stdin
            process.stdin.close()


def _asked(process: Any, address: str) -> list[Any]:
    process.stdin.write(f"{address}\n")
    process.stdin.flush()
    answer: list[Any] = json.loads(process.stdout.readline())
    return answer


def _measured(before: Any, after: Any, addresses: dict[str, str], rounds: int) -> dict[str, dict[str, Any]]:
    measured = {}
    print(f"{'page':<24}{'before ms':>10}{'after ms':>10}{'ratio':>7}  same")  # noqa: T201
    for kind, address in addresses.items():
        answers: dict[Any, list[list[Any]]] = {before: [], after: []}
        for number in range(rounds + 1):
            for process in (before, after) if number % 2 else (after, before):
                answers[process].append(_asked(process, address))
        one, other = (median(each[0] for each in answers[process][1:]) * 1000 for process in (before, after))
        last = [answers[process][-1] for process in (before, after)]
        page = measured[kind] = {
            "before_ms": round(one, 1), "after_ms": round(other, 1), "ratio": round(other / one, 2),
            "same": last[0][2] == last[1][2],
        }  # fmt: skip
        print(f"{kind:<24}{page['before_ms']:>10}{page['after_ms']:>10}{page['ratio']:>7}  {page['same']}")  # noqa: T201
    return measured


if __name__ == "__main__":
    sys.exit(main())
