"""What can be recognised, whether anything can, and the picture of a page, drawn in a process of its own.

The recogniser is an extra (``make ocr``). Bounds of pages, pixels and memory are ``page_program``'s.
"""

import importlib.util
import subprocess
from pathlib import Path
from tempfile import TemporaryDirectory

from archive.ingest.errors import Unreadable
from archive.ingest.files.scans.page_readers import problem_of, started

_SECONDS = 20  # to draw a page
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


def page_picture(data: bytes, number: int, turn: int = 0) -> bytes:
    """Page ``number`` (from 1) as JPEG, turned by ``turn`` degrees against the clock. Raises ``Unreadable``."""
    return _output(data, "picture", f"{number}/{turn}")


def _output(data: bytes, verb: str, given: str) -> bytes:
    with TemporaryDirectory() as folder:
        Path(folder, "scan").write_bytes(data)
        with started([verb, given], folder) as process:
            try:
                output, _errors = process.communicate(timeout=_SECONDS)
            except subprocess.TimeoutExpired:
                raise Unreadable("too_slow", seconds=_SECONDS) from None
            finally:
                process.kill()
    if problem := problem_of(process.returncode):
        raise problem
    return output
