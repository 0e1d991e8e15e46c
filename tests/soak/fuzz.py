"""python -m tests.soak.fuzz: thousands of queries, addresses and files out of shape; every one gets an answer.

Runs over the sample archive in a folder of its own. Exit status 1, and each input, where one broke or hung.
"""

from __future__ import annotations

import argparse
import faulthandler
import logging
import os
import random
import sys
import tempfile
from collections.abc import Callable
from itertools import islice

from tests.soak import rubbish


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    for name, number in (("queries", 10_000), ("addresses", 2_000), ("files", 500), ("seed", 1)):
        parser.add_argument(f"--{name}", type=int, default=number)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="archive-fuzz-") as folder:
        _set_up(folder)
        rng = random.Random(options.seed)  # noqa: S311 - it guards nothing
        runs = {
            "queries": _queries(rng, options.queries),
            "addresses": _addresses(rng, options.addresses),
            "files": _files(rng, options.files),
        }
    for name, run in runs.items():
        statuses = ", ".join(f"{status}: {number}" for status, number in sorted(run.statuses.items()))
        _say(f"{name}: {statuses}; slowest {run.slowest:.2f} s: {run.slowest_of[:200]!r}")
        for broken in run.broken:
            _say(f"  BROKEN {broken!r}")
    return 1 if any(run.broken for run in runs.values()) else 0


def _set_up(folder: str) -> None:
    os.environ |= {"ARCHIVE_DATA": folder, "DJANGO_SETTINGS_MODULE": "archive.settings"}
    import django
    from django.core.management import call_command

    django.setup()
    logging.disable(logging.CRITICAL)  # of thousands of refusals; what breaks is raised
    for command in (["migrate"], ["load_samples"], ["index", "rebuild"]):
        call_command(*command, verbosity=0)


def _client() -> Callable[[], object]:
    from django.contrib.auth.models import User
    from django.test import Client

    client = Client(raise_request_exception=True)
    client.force_login(User.objects.get_or_create(username="fuzz", is_staff=True, is_superuser=True)[0])
    return client


def answer(client: object, address: str) -> int:
    """The status of what ``address`` gives, its whole body read."""
    found = client.get(address)
    if found.streaming:
        b"".join(found.streaming_content)
    return int(found.status_code)


def _queries(rng: random.Random, number: int) -> rubbish.Run:
    from urllib.parse import urlencode

    run, client = rubbish.Run(), _client()
    for _each in range(number):
        typed = rubbish.query(rng)
        page = rng.choice(("/search/", "/search/", "/api/v1/search", "/api/v1/suggest", "/search/feed.atom"))
        address = f"{page}?{urlencode({'q': typed})}"
        _watch()
        run.ask(address, lambda address=address: answer(client, address))
    return run


def _addresses(rng: random.Random, number: int) -> rubbish.Run:
    run, client, known = rubbish.Run(), _client(), known_addresses()
    for _each in range(number):
        address = rubbish.address(rng, known)
        _watch()
        run.ask(address, lambda address=address: answer(client, address))
    return run


def known_addresses() -> list[str]:
    """Pages of records of every kind."""
    from archive.models import Area, Metric, Person, Report, Strategy, Zone

    kinds = (Report, Person, Strategy, Zone, Area, Metric)
    return [record.get_absolute_url() for model in kinds for record in model._default_manager.order_by("-pk")[:20]]


def _files(rng: random.Random, number: int) -> rubbish.Run:
    from tests.archive.ingest import file_builders as sound

    run, client = rubbish.Run(), _client()
    for name, data in islice(rubbish.files(rng, sound_files(sound)), number):
        _watch()
        run.ask(f"{name}, {len(data)} bytes", lambda name=name, data=data: take_in(client, name, data))
    return run


def sound_files(sound: object) -> list[tuple[str, bytes]]:
    """One of every format; ``sound`` is the tests' module that makes them."""
    page = sound.page().encode()
    packed = sound.zipped({"a.txt": "会议召开。", "b.html": page, "c.zip": sound.zipped({"d.txt": "市长李明讲话。"})})
    return [("a.html", page), ("a.docx", sound.word()), ("a.pdf", sound.pdf()), ("a.zip", packed),
            ("a.jsonl", sound.json_lines(sound.ROW)), ("a.gz", sound.gzipped(page)),
            ("a.txt", "\n".join((sound.TITLE, *sound.LINES)).encode("gbk"))]  # fmt: skip


def take_in(client: object, name: str, data: bytes) -> int:
    """The status of bringing the file in; of the page of review of what came of it, where that is worse."""
    from django.core.files.uploadedfile import SimpleUploadedFile

    page = client.post("/admin/archive/report/take-in/", {"uploads": [SimpleUploadedFile(name, data)]})
    outcomes = [brought.outcome for brought in (page.context or {}).get("outcomes", [])]
    made = [outcome.report.pk for outcome in outcomes if outcome.report]
    reviews = [client.get(f"/admin/archive/report/{pk}/review/").status_code for pk in made[:1]]
    return max(int(page.status_code), *reviews, 0)


def _watch() -> None:
    """A hang beyond all patience ends the run and shows where it hung."""
    faulthandler.dump_traceback_later(4 * rubbish.PATIENCE, exit=True)


def _say(line: str) -> None:
    sys.stdout.write(line + "\n")


if __name__ == "__main__":
    sys.exit(main())
