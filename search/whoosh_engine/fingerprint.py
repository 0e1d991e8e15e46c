"""What an index was built with: beside what holds for any engine, the format of segments."""

from functools import cache
from pathlib import Path

from search.engine.fingerprint import digest_of

_FORMAT = ("schema.py", "segments.py", "blocks.py", "columns.py", "batches.py")


@cache
def fingerprint() -> str:
    return digest_of(["Whoosh"], [Path(__file__).with_name(name) for name in _FORMAT])
