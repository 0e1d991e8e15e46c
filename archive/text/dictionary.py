"""jieba's dictionary, which a process reads from its disk once, whoever asks for its words."""

from collections.abc import Iterator
from functools import cache
from importlib.util import find_spec
from pathlib import Path

# Found, not imported: jieba loads its models then, which every command would wait for.
_JIEBA = find_spec("jieba")
assert _JIEBA is not None
assert _JIEBA.origin is not None
FILE = Path(_JIEBA.origin).with_name("dict.txt")


@cache
def _text() -> str:
    return FILE.read_text(encoding="utf-8")


def entries() -> Iterator[tuple[str, int, str]]:
    """Each word with its frequency and its part of speech, by the tags of ICTCLAS (``n``, ``vn``, ``nr`` …)."""
    for line in _text().splitlines():
        word, count, tag = line.split(" ")
        yield word, int(count), tag
