"""How many pages a second two workers give, beside an earlier version of the archive: readers, editors and an import.

    .venv/bin/python -m benchmarks.load BEFORE DATA ADDRESSES [--clients 50] [--seconds 60] [--turns 2] [--name NAME]

``BEFORE``, ``DATA`` and ``ADDRESSES`` are those of ``benchmarks.first_rendering``. By turns each version serves a
migrated copy of the data with two workers of gunicorn; two readers, then ``--clients`` ask for one page after another
without a pause, drawn by a Zipf law (the n-th address as 1/n), while two editors correct reports and ``manage.py
ingest`` brings in others. An editor reads the public page of the report before and after: it has to show what was just
saved. What is told is each turn, and the ratio of the medians; with a name it is kept as results/load-NAME.json. Exit
status 1, and each trouble, where an answer was no page or an old one.
"""

import argparse
import json
import os
import random
import shutil
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from statistics import median
from typing import Any
from urllib.parse import quote

from django.utils.encoding import iri_to_uri

from benchmarks import corpus
from tests.soak import serving, visiting
from tests.soak.visiting import Seen

_HERE = Path(__file__).resolve().parent.parent
_RESULTS = Path(__file__).parent / "results"
_FEW, _EDITORS, _EDITS_EVERY = 2, 2, 3.0
_SIGN_IN = """
import django, json
django.setup()
from django.contrib.auth.models import User
from django.test import Client
from archive.models import Report
editor, client = User.objects.create_superuser("load"), Client()
client.force_login(editor)
rows = list(Report.objects.order_by("-pk").values_list("pk", "slug")[:400])
print(json.dumps([client.cookies["sessionid"].value, rows]))
"""


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("before", type=Path)
    parser.add_argument("data", type=Path)
    parser.add_argument("addresses", type=Path)
    parser.add_argument("--clients", type=int, default=50)
    parser.add_argument("--seconds", type=int, default=60)
    parser.add_argument("--imported", type=int, default=200)
    parser.add_argument("--turns", type=int, default=2)
    parser.add_argument("--name", default="")
    options = parser.parse_args()
    addresses = [iri_to_uri(each) for each in json.loads(options.addresses.read_text(encoding="utf-8")).values()]
    turns: dict[str, list[dict[str, Any]]] = {"before": [], "after": []}
    for _turn in range(options.turns):
        for version, tree in (("before", options.before.resolve()), ("after", _HERE)):
            turns[version].append(figures := _turn_of(tree, addresses, options))
            print(version, json.dumps(figures, ensure_ascii=False), flush=True)  # noqa: T201
    rates = {version: median(each["many"]["a_second"] for each in figures) for version, figures in turns.items()}
    result = {"clients": options.clients, "seconds": options.seconds, **turns,
              "pages_a_second_to_before": round(rates["after"] / rates["before"], 2)}  # fmt: skip
    print(result["pages_a_second_to_before"])  # noqa: T201
    if options.name:
        told = json.dumps(result, ensure_ascii=False, indent=1) + "\n"
        (_RESULTS / f"load-{options.name}.json").write_text(told, encoding="utf-8")
    return 1 if any(each["troubles"] for figures in turns.values() for each in figures) else 0


def _turn_of(tree: Path, addresses: Sequence[str], options: argparse.Namespace) -> dict[str, Any]:
    with tempfile.TemporaryDirectory(prefix="archive-load-") as name:
        folder = Path(name)
        shutil.copytree(options.data, folder / "data")
        _write_table(folder / "table.jsonl", options.imported)
        run = partial(_run, tree, folder / "data")
        run("manage.py", "migrate", "-v", "0").wait()
        session, rows = json.loads(run("-c", _SIGN_IN).communicate()[0])
        with _served(tree, folder) as site:
            few = _phase([partial(_read, site, addresses, each) for each in range(_FEW)], options.seconds / 3)
            importing = run("manage.py", "ingest", str(folder / "table.jsonl"), "--publish", "--workers", "1")
            readers = [partial(_read, site, addresses, each) for each in range(options.clients)]
            editors = [partial(_edit, site, session, rows[each::_EDITORS]) for each in range(_EDITORS)]
            many = _phase([*readers, *editors], options.seconds, site)
            importing.kill()
            complaints = site.complaints()
        return {"few": few, "many": many, "troubles": [*few.pop("troubles"), *many.pop("troubles"), *complaints][:20],
                "p95_many_to_few": round(many["p95_ms"] / few["p95_ms"], 2)}  # fmt: skip


def _run(tree: Path, data: Path, *arguments: str) -> subprocess.Popen[bytes]:
    command = [str(tree / ".venv/bin/python"), "-W", "ignore", *arguments]
    return subprocess.Popen(command, cwd=tree, env=_environment(tree, data), stdout=subprocess.PIPE)  # noqa: S603


def _environment(tree: Path, data: Path) -> dict[str, str]:
    return os.environ | {
        "ARCHIVE_DATA": str(data), "DJANGO_SETTINGS_MODULE": "archive.settings", "PYTHONPATH": str(tree),
    }  # fmt: skip


@contextmanager
def _served(tree: Path, folder: Path) -> Iterator[serving.Site]:
    """As ``serving.served``, by the program in ``tree``."""
    served = partial(serving.served, folder)
    root, environment = serving.ROOT, dict(os.environ)
    serving.ROOT = tree
    os.environ.update(_environment(tree, folder / "data"))
    try:
        with served() as site:
            yield site
    finally:
        serving.ROOT = root
        os.environ.clear()
        os.environ.update(environment)


def _phase(works: Sequence[Any], seconds: float, site: serving.Site | None = None) -> dict[str, Any]:
    """Pages a second, milliseconds, and, with ``site``, megabytes of its own in each tenth of the time."""
    seen, stop, memory = Seen(), threading.Event(), []
    threads = visiting.at_once([(work, seen) for work in works], stop)
    for _tenth in range(10):
        time.sleep(seconds / 10)
        memory.append(round(site.memory() / 1e6) if site else 0)
    stop.set()
    for thread in threads:
        thread.join()
    answers = seen.statuses[200]  # not what was refused, however quickly
    return {
        "pages": answers, "a_second": round(answers / seconds, 2), "edits": seen.edits,
        "median_ms": round(1000 * visiting.share(seen.searches, 0.5)),
        "p95_ms": round(1000 * visiting.share(seen.searches, 0.95)), "memory_in_mb": memory if site else [],
        "troubles": seen.troubles,
    }  # fmt: skip


def _read(site: serving.Site, addresses: Sequence[str], number: int, stop: threading.Event, seen: Seen) -> None:
    """One page after another. All readers like the same pages best."""
    rng = random.Random(number)  # noqa: S311  an order, no secret
    weights = [1 / place for place in range(1, len(addresses) + 1)]
    while not stop.is_set():
        path = rng.choices(addresses, weights)[0]
        answer = site.get(path)
        seen.note(path, answer)
        seen.searches += [answer.seconds] if not path.startswith("/search/") else []


def _edit(site: serving.Site, session: str, rows: Sequence[tuple[int, str]], stop: threading.Event, seen: Seen) -> None:
    """Add a sentence to one report after another; its page shows it as soon as it is saved."""
    from tests.archive.admin.editing import Editor

    hand = Editor(visiting._Staff(site, session, Seen()))
    for key, slug in rows:
        if stop.wait(_EDITS_EVERY):
            return
        url, path, sentence = f"/admin/archive/report/{key}/change/", f"/reports/{quote(slug)}/", f"会议改{key}号。"
        site.get(path)  # is kept from now on
        fields = hand.form(url)
        if hand.send(url, fields, text=f"{fields['text']}\r\n{sentence}").status_code != 302:
            continue  # another was quicker
        seen.edits += 1
        page = site.get(path)
        page = site.get(page.location) if page.status == 301 else page
        if sentence not in page.content.decode():
            seen.troubles.append(f"{path} shows an old page")


def _write_table(file: Path, number: int) -> None:
    with file.open("w", encoding="utf-8") as lines:
        for report in corpus.Generator(seed=7).reports(number):
            row = {"title": report.title, "text": report.text, "published_on": report.day, "publisher": "霁阳日报"}
            lines.write(json.dumps(row, ensure_ascii=False) + "\n")


if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as nothing:
        os.environ |= {"ARCHIVE_DATA": nothing, "DJANGO_SETTINGS_MODULE": "archive.settings"}
        import django

        django.setup()
        status = main()
    sys.exit(status)
