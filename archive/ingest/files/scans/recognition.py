"""The recogniser, in a process of its own: page by page, so that what is read is not lost and progress can be told.

It is an extra (``make ocr``). Bounds of pages, pixels and memory are ``page_program``'s; those of time stand here.
"""

import importlib.util
import json
import os
import select
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

from archive.ingest.errors import Unreadable
from archive.ingest.files.scans.page_program import MAX_PAGES, MAX_PIXELS
from archive.ingest.files.scans.pages import RecognizedPage, page_of

PAGE_SECONDS = 300  # to read one page; a usual one takes 10 on two idle cores
_SECONDS = 20  # to draw one
_PROGRAM = Path(__file__).parent / "page_program.py"
_MAX_LINE = 8 << 20  # bytes that are said of a page
_MAGIC = {
    b"\x89PNG\r\n\x1a\n": "image/png",
    b"\xff\xd8\xff": "image/jpeg",
    b"II*\0": "image/tiff",
    b"MM\0*": "image/tiff",
}
PICTURES = (".png", ".jpg", ".jpeg", ".tif", ".tiff", ".webp")


def picture_type(data: bytes) -> str:
    """The media type of a picture that can be recognised; empty for what is none."""
    if data[:4] == b"RIFF" and data[8:12] == b"WEBP":
        return "image/webp"
    return next((media_type for magic, media_type in _MAGIC.items() if data.startswith(magic)), "")


def is_installed() -> bool:
    return all(importlib.util.find_spec(name) for name in ("rapidocr", "onnxruntime", "PIL"))


def picture_pages(data: bytes) -> int:
    """How many pages of a scan have to be recognised. Raises ``Unreadable``."""
    return int(_output(data, "count", "1"))


def recognized_pages(data: bytes, first: int = 1) -> Iterator[RecognizedPage]:
    """The pages of a scan from ``first`` on, each as soon as it is read. Raises ``Unreadable``."""
    if not is_installed():
        raise Unreadable("no_recognizer")
    with TemporaryDirectory() as folder:
        given = Path(folder, "scan")
        given.write_bytes(data)
        with _started([str(given), "recognize", str(first)], folder) as process:
            try:
                for line in _lines(process):
                    yield page_of(json.loads(line))
                if problem := _problem(process.wait(PAGE_SECONDS)):
                    raise problem
            finally:
                process.kill()


def page_picture(data: bytes, number: int, turn: int = 0) -> bytes:
    """Page ``number`` (from 1) as JPEG, turned by ``turn`` degrees against the clock. Raises ``Unreadable``."""
    return _output(data, "picture", f"{number}/{turn}")


def _output(data: bytes, verb: str, number: str) -> bytes:
    with TemporaryDirectory() as folder:
        given = Path(folder, "scan")
        given.write_bytes(data)
        with _started([str(given), verb, number], folder) as process:
            try:
                output, _errors = process.communicate(timeout=_SECONDS)
            except subprocess.TimeoutExpired:
                raise Unreadable("too_slow", seconds=_SECONDS) from None
            finally:
                process.kill()
    if problem := _problem(process.returncode):
        raise problem
    return output


def _started(arguments: list[str], folder: str) -> "subprocess.Popen[bytes]":
    environment = {"PATH": os.environ.get("PATH", os.defpath), "HOME": folder, "TMPDIR": folder, "LC_ALL": "C.UTF-8"}
    return subprocess.Popen(  # noqa: S603  our own program; the file lies in a folder of its own
        [sys.executable, "-I", str(_PROGRAM), *arguments], cwd=folder, env=environment, stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE, stderr=subprocess.DEVNULL,
    )  # fmt: skip


def _lines(process: "subprocess.Popen[bytes]") -> Iterator[bytes]:
    """What the process writes, line by line, each within the time of a page."""
    assert process.stdout is not None
    descriptor, rest = process.stdout.fileno(), b""
    poll = select.poll()  # select.select refuses descriptors from 1024 on
    poll.register(descriptor, select.POLLIN)
    until = time.monotonic() + PAGE_SECONDS
    while True:
        if not poll.poll(max(0.0, until - time.monotonic()) * 1000):
            raise Unreadable("too_slow", seconds=PAGE_SECONDS)
        chunk = os.read(descriptor, 1 << 16)
        if not chunk:
            return
        *whole, rest = (rest + chunk).split(b"\n")
        if len(rest) > _MAX_LINE:
            raise Unreadable("too_long", format="OCR")
        for line in whole:
            yield line
            until = time.monotonic() + PAGE_SECONDS


def _problem(status: int) -> Unreadable | None:
    if not status:
        return None
    if status in (-signal.SIGABRT, -signal.SIGKILL, -signal.SIGSEGV, 6):
        return Unreadable("too_much_memory")
    codes: dict[int, Unreadable] = {
        3: Unreadable("locked", format="PDF"), 4: Unreadable("too_many_pages", limit=MAX_PAGES),
        5: Unreadable("too_many_pixels", limit=MAX_PIXELS // 1_000_000), 7: Unreadable("no_recognizer"),
    }  # fmt: skip
    return codes.get(status, Unreadable("damaged", format="PDF/PNG/JPEG/TIFF/WEBP"))
