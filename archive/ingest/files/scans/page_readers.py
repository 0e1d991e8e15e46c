"""Several recogniser processes at a time: each reads its share of the pages of a scan and tells of each at once."""

from __future__ import annotations

import json
import os
import selectors
import signal
import subprocess
import sys
import time
from collections import deque
from collections.abc import Collection, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from tempfile import TemporaryDirectory
from types import TracebackType
from typing import Generic, TypeVar

from archive.ingest.errors import Unreadable
from archive.ingest.files.scans.page_program import MAX_PAGES, MAX_PIXELS, PageShare
from archive.ingest.files.scans.pages import RecognizedPage, page_of

PAGE_SECONDS = 300  # to read one page; a usual one takes 10 on two idle cores
PROGRAM = Path(__file__).parent / "page_program.py"
_MAX_LINE = 8 << 20  # bytes that are said of a page
_CORES = 2  # threads of the only process; more gain little
_ONE_PAGE = (b"\x89PNG", b"\xff\xd8\xff", b"RIFF")


Key = TypeVar("Key")  # what a scan is known by to whoever has it read


@dataclass(slots=True)
class _Scan(Generic[Key]):
    key: Key
    folder: TemporaryDirectory[str]
    shares: int  # that are not read to their end
    is_given_up: bool = False


@dataclass(slots=True)
class _PageReader(Generic[Key]):
    scan: _Scan[Key]
    process: subprocess.Popen[bytes]
    until: float
    rest: bytes = b""


@dataclass(frozen=True, slots=True)
class ScanEvent(Generic[Key]):
    """Of the scan that was given as ``key``: a page of it, or its end, which may be a problem."""

    key: Key
    page: RecognizedPage | None = None
    problem: Unreadable | None = None


@dataclass
class PageReaders(Generic[Key]):
    """At most ``workers`` processes. Use as a context: at its end all are ended."""

    workers: int = 1
    _waiting: deque[tuple[_Scan[Key], PageShare]] = field(default_factory=deque)
    _running: selectors.BaseSelector = field(default_factory=selectors.DefaultSelector)
    _events: deque[ScanEvent[Key]] = field(default_factory=deque)

    def __enter__(self) -> PageReaders[Key]:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        for reader in self._readers():
            self._end(reader)
        self._running.close()
        for scan, _share in self._waiting:
            scan.folder.cleanup()

    @property
    def has_room(self) -> bool:
        """Is there a process that would have nothing to do?"""
        return len(self._waiting) + len(self._readers()) < self.workers

    def begin(self, key: Key, data: bytes, kept: Collection[int] = ()) -> None:
        """Read all pages of a scan but those that are ``kept``; ``next_event`` tells of them."""
        number = 1 if data.startswith(_ONE_PAGE) else self.workers
        scan = _Scan(key, TemporaryDirectory(), number)
        Path(scan.folder.name, "scan").write_bytes(data)
        threads = max(1, _CORES // self.workers)
        shares = (PageShare(first, number, tuple(kept), threads) for first in range(1, number + 1))
        self._waiting.extend((scan, share) for share in shares)
        self._fill()

    def next_event(self) -> ScanEvent[Key] | None:
        """What is heard next, of whichever scan; None where all that were begun are read."""
        while not self._events and self._readers():
            self._listen()
            self._fill()
        return self._events.popleft() if self._events else None

    def _listen(self) -> None:
        soonest = min(reader.until for reader in self._readers())
        for key, _mask in self._running.select(max(0.0, soonest - time.monotonic())):
            if not key.data.scan.is_given_up:
                self._hear(key.data)
        for reader in self._readers():
            if reader.until <= time.monotonic() and not reader.scan.is_given_up:
                self._give_up(reader, Unreadable("too_slow", seconds=PAGE_SECONDS))

    def _readers(self) -> list[_PageReader[Key]]:
        return [key.data for key in self._running.get_map().values()]

    def _fill(self) -> None:
        while self._waiting and len(self._readers()) < self.workers:
            scan, share = self._waiting.popleft()
            if not scan.is_given_up:
                process = started(["recognize", json.dumps(share)], scan.folder.name)
                assert process.stdout is not None
                reader = _PageReader(scan, process, time.monotonic() + PAGE_SECONDS)
                self._running.register(process.stdout, selectors.EVENT_READ, reader)

    def _hear(self, reader: _PageReader[Key]) -> None:
        assert reader.process.stdout is not None
        chunk = os.read(reader.process.stdout.fileno(), 1 << 16)
        *lines, reader.rest = (reader.rest + chunk).split(b"\n")
        for line in lines:
            reader.until = time.monotonic() + PAGE_SECONDS
            self._events.append(ScanEvent(reader.scan.key, page_of(json.loads(line))))
        if not chunk:
            self._hear_end(reader)
        elif len(reader.rest) > _MAX_LINE:
            self._give_up(reader, Unreadable("too_long", format="OCR"))

    def _hear_end(self, reader: _PageReader[Key]) -> None:
        if problem := problem_of(reader.process.wait(PAGE_SECONDS)):
            self._give_up(reader, problem)
            return
        self._end(reader)
        if not reader.scan.shares:
            self._events.append(ScanEvent(reader.scan.key))

    def _give_up(self, reader: _PageReader[Key], problem: Unreadable) -> None:
        """All that read this scan are ended; it is told once."""
        reader.scan.is_given_up = True
        for other in self._readers():
            if other.scan is reader.scan:
                self._end(other)
        self._events.append(ScanEvent(reader.scan.key, problem=problem))

    def _end(self, reader: _PageReader[Key]) -> None:
        assert reader.process.stdout is not None
        self._running.unregister(reader.process.stdout)
        reader.process.kill()
        reader.process.wait()
        reader.process.stdout.close()
        reader.scan.shares -= 1
        if not reader.scan.shares or reader.scan.is_given_up:
            reader.scan.folder.cleanup()


def recognized_pages(data: bytes, kept: Collection[int] = ()) -> Iterator[RecognizedPage]:
    """The pages of one scan but those that are ``kept``, each as soon as it is read. Raises ``Unreadable``."""
    with PageReaders[None]() as readers:
        readers.begin(None, data, kept)
        while event := readers.next_event():
            if event.problem:
                raise event.problem
            if event.page:
                yield event.page


def started(arguments: list[str], folder: str) -> subprocess.Popen[bytes]:
    """The program of pages at work on the file ``scan`` of ``folder``."""
    environment = {"PATH": os.environ.get("PATH", os.defpath), "HOME": folder, "TMPDIR": folder, "LC_ALL": "C.UTF-8"}
    return subprocess.Popen(  # noqa: S603  our own program; the file lies in a folder of its own
        [sys.executable, "-I", str(PROGRAM), str(Path(folder, "scan")), *arguments], cwd=folder, env=environment,
        stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL,
    )  # fmt: skip


def problem_of(status: int) -> Unreadable | None:
    """What an exit status of the program means."""
    if not status:
        return None
    if status in (-signal.SIGABRT, -signal.SIGKILL, -signal.SIGSEGV, 6):
        return Unreadable("too_much_memory")
    codes: dict[int, Unreadable] = {
        3: Unreadable("locked", format="PDF"), 4: Unreadable("too_many_pages", limit=MAX_PAGES),
        5: Unreadable("too_many_pixels", limit=MAX_PIXELS // 1_000_000), 7: Unreadable("no_recognizer"),
    }  # fmt: skip
    return codes.get(status, Unreadable("damaged", format="PDF/PNG/JPEG/TIFF/WEBP"))
