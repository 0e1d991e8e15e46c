"""An archive of invented reports, really served: gunicorn with two workers, asked over sockets by threads of this
process."""

from __future__ import annotations

import http.client
import os
import random
import re
import shutil
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any, NamedTuple
from urllib.parse import urlencode

ROOT = Path(__file__).resolve().parents[2]
WORKERS = 2
_SECONDS = 60  # for one answer
_STARTING = 300  # seconds: a machine may be busy with other things


class Answer(NamedTuple):
    """``status`` is 0 where nothing answered."""

    status: int
    content: bytes
    cookies: dict[str, str]
    seconds: float
    location: str = ""


class Asked(NamedTuple):
    """What visitors ask for: the words and phrases to search, and the addresses of other pages."""

    words: list[str]
    pages: list[str]


def furnish(data: Path, reports: int, kept: Path | None) -> Asked:
    """Have so many invented reports, and their index, in the folder ``data``; copied from ``kept``, where they are kept
    once they are made. To be done in a fork."""
    from django.core.management import call_command

    if kept and kept.exists():
        # The program has been loaded with a key of its own by now, which the sessions are signed with.
        shutil.copytree(kept, data, dirs_exist_ok=True, ignore=shutil.ignore_patterns("secret*"))
        call_command("migrate", verbosity=0)  # another version may have made it
        call_command("index", "ensure", verbosity=0)
    else:
        _fill(reports)
        if kept:
            _close_database()
            shutil.copytree(data, kept)
    from archive.models import Report

    texts = list(Report.objects.order_by("pk")[:400].values_list("text", flat=True))
    some = Report.objects.order_by("pk").values_list("slug", flat=True)[: reports : max(1, reports // 40)]
    return Asked(_questions(texts), [*_PAGES, *(f"/reports/{slug}/" for slug in some)])


def _fill(reports: int) -> None:
    from django.contrib.auth.models import User
    from django.core.management import call_command

    from benchmarks import corpus, records

    call_command("migrate", verbosity=0)
    User.objects.create_superuser("editor")
    generator = corpus.Generator()
    records.fill(list(generator.reports(reports)), generator.names)
    call_command("index", "rebuild", verbosity=0)


def _close_database() -> None:
    """With its journal taken in, so that it can be copied."""
    from django.db import connection

    connection.close()


_PAGES = ("/", "/reports/", "/people/", "/strategies/", "/areas/", "/reports/feed.atom") * 4


def _questions(texts: Sequence[str]) -> list[str]:
    """Sixty, each the beginning of a clause of some report: words, two of them, or a stretch in quotes."""
    rng = random.Random(7)  # noqa: S311 - it guards nothing
    asked = []
    for number in range(60):
        clauses = [clause for clause in re.split(r"\W+", rng.choice(texts)) if len(clause) > 4]
        one, other = rng.sample(clauses, 2)
        asked.append((one[:2], f"{one[:2]} {other[:2]}", f"“{one[:5]}”")[number % 3])
    return list(dict.fromkeys(asked))


class Site:
    """``get`` and ``post`` are for any thread."""

    def __init__(self, port: int, process: subprocess.Popen[bytes], folder: Path) -> None:
        self.port, self.process, self.folder = port, process, folder

    def get(self, path: str, cookies: Mapping[str, str] = {}) -> Answer:  # noqa: B006 - nobody writes to it
        return self._ask("GET", path, None, cookies)

    def post(self, path: str, fields: Mapping[str, Any], cookies: Mapping[str, str]) -> Answer:
        return self._ask("POST", path, urlencode(fields, doseq=True), cookies)

    def _ask(self, method: str, path: str, body: str | None, cookies: Mapping[str, str]) -> Answer:
        """Over a connection of its own, as nginx asks by default."""
        begun = time.perf_counter()
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=_SECONDS)
        headers = {"Cookie": "; ".join(f"{name}={value}" for name, value in cookies.items())} if cookies else {}
        headers |= {"Content-Type": "application/x-www-form-urlencoded"} if body else {}
        try:
            connection.request(method, path, body, headers)
            answer = connection.getresponse()
            content = answer.read()
        except (OSError, http.client.HTTPException):
            return Answer(0, b"", {}, time.perf_counter() - begun)
        finally:
            connection.close()
        said = (line.split(";")[0].partition("=") for line in answer.headers.get_all("Set-Cookie") or [])
        set_ = {name: value for name, _is, value in said}
        return Answer(answer.status, content, set_, time.perf_counter() - begun, answer.headers.get("Location", ""))

    def memory(self) -> int:
        """Bytes that the server's processes have of their own (anonymous memory), together."""
        return sum(_own_memory(process) for process in _family(self.process.pid))

    def journal(self) -> int:
        """Bytes of SQLite's write-ahead log."""
        file = self.folder / "data" / "archive.sqlite3-wal"
        return file.stat().st_size if file.exists() else 0

    def complaints(self) -> list[str]:
        """Lines of the server's log that tell of a fault."""
        lines = (self.folder / "server.log").read_text(encoding="utf-8", errors="replace").splitlines()
        return [line for line in lines if "locked" in line or "Traceback" in line or "[CRITICAL]" in line]


@contextmanager
def served(folder: Path) -> Iterator[Site]:
    """The archive whose data are in ``folder / "data"``."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    (folder / "data" / "static").mkdir(exist_ok=True)
    environment = {**os.environ, "PORT": str(port), "WEB_CONCURRENCY": str(WORKERS)}
    command = [sys.executable, "-W", "ignore", "-m", "gunicorn", "archive.wsgi"]
    with (folder / "server.log").open("ab") as log:
        process = subprocess.Popen(command, cwd=ROOT, env=environment, stdout=log, stderr=log)  # noqa: S603 - ours
    site = Site(port, process, folder)
    try:
        until = time.monotonic() + _STARTING
        while site.get("/readyz").status != 200:
            if process.poll() is not None or time.monotonic() > until:
                raise RuntimeError((folder / "server.log").read_text(encoding="utf-8"))
            time.sleep(0.2)
        yield site
    finally:
        process.send_signal(signal.SIGTERM)
        process.wait(_SECONDS)


def manage(*arguments: str) -> subprocess.Popen[bytes]:
    """A command of the archive under way."""
    command = [sys.executable, "-W", "ignore", "manage.py", *arguments]
    return subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.STDOUT)  # noqa: S603 - ours


def _family(leader: int) -> list[int]:
    children = Path(f"/proc/{leader}/task/{leader}/children").read_text().split()
    return [leader, *map(int, children)]


def _own_memory(process: int) -> int:
    """What several processes share is parted among them."""
    with suppress(OSError):
        for line in Path(f"/proc/{process}/smaps_rollup").read_text().splitlines():
            if line.startswith("Pss_Anon:"):
                return int(line.split()[1]) * 1024
    return 0
