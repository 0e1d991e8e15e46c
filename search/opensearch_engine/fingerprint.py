"""What an index was built with: beside what holds for any engine, its fields."""

from functools import cache
from pathlib import Path

from search.engine.fingerprint import digest_of


@cache
def fingerprint() -> str:
    return digest_of([], [Path(__file__).with_name("schema.py")])
