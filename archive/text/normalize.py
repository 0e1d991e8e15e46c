"""The one normaliser: what counts as the same character when texts, names and queries are compared.

``fold`` maps each character to exactly one character, so an offset in the folded text is the same offset in the text.

Rules, applied per character:

- full-width ASCII (U+FF01-FF5E) and the ideographic space become half-width; all other white space a space;
- traditional becomes simplified (OpenCC's t2s characters, frozen in ``normalize_table.txt``; never by phrase,
  which would depend on the neighbours and break substring equality);
- case is folded where that keeps one character;
- typographic and corner quotes become the straight double quote, single ones the straight single quote;
- radicals (U+2E80-2FD5), which PDF files print for characters, become the characters (Unicode's
  Equivalent_Unified_Ideograph, frozen in ``radicals_table.txt``);
- dashes (‐‑‒–—―−) become the hyphen;
- the middle dots of transcribed names become ·, and ○ standing for zero becomes 〇.
"""

from functools import cache, lru_cache
from pathlib import Path

import numpy as np

TABLES = tuple(Path(__file__).with_name(name) for name in ("normalize_table.txt", "radicals_table.txt"))
_DASHES = "‐‑‒–—―−"
_DOUBLE_QUOTES = "“”„‟〝〞〟「」『』﹁﹂﹃﹄"
_SINGLE_QUOTES = "‘’‚‛"
_MIDDLE_DOTS = "•‧・∙⋅･"
_SPACES = "\t\n\v\f\r\x1c\x1d\x1e\x1f\x85\xa0\u1680\u2028\u2029\u202f\u205f\u3000"
_SPACES += "".join(map(chr, range(0x2000, 0x200B)))  # spaces of set widths


@cache
def _translation() -> dict[int, int]:
    """Code point to code point; computed once, about 4,200 entries besides case."""
    pairs = dict.fromkeys(_DOUBLE_QUOTES, '"') | dict.fromkeys(_SINGLE_QUOTES, "'")
    pairs |= dict.fromkeys(_MIDDLE_DOTS, "·") | dict.fromkeys(_SPACES, " ") | {"○": "〇"}
    pairs |= {chr(0xFF01 + i): chr(0x21 + i).lower() for i in range(94)}
    pairs |= dict.fromkeys(_DASHES, "-")
    for line in (line for table in TABLES for line in table.read_text(encoding="utf-8").splitlines()):
        printed, same = line.split("\t")
        pairs[printed] = same
    return {ord(source): ord(target) for source, target in pairs.items()}


_SHORT = 100  # characters up to which str.translate is as fast as the table
_PLANES = 0x40000  # code points in the table: the four planes that have characters which fold


@cache
def _table() -> "np.ndarray":
    """Code point to code point for all below ``_PLANES``. A megabyte; one look-up for a report is nine times as
    fast as ``str.translate``, which asks a dictionary for each character."""
    table = np.arange(_PLANES, dtype="<u4")
    for code in range(_PLANES):
        lower = chr(code).lower()
        if len(lower) == 1:
            table[code] = ord(lower)
    for source, target in _translation().items():
        table[source] = target
    return table


class _Folding(dict[int, int]):
    """Fills itself with the case folding of characters met that have no entry of their own."""

    def __missing__(self, code: int) -> int:
        lower = chr(code).lower()
        self[code] = ord(lower) if len(lower) == 1 else code
        return self[code]


@cache
def _folding() -> _Folding:
    return _Folding(_translation())


@lru_cache(2048)
def _line(text: str) -> str:
    return text.translate(_folding())


def fold(text: str) -> str:
    """``text`` with every character folded; same length, and ``fold(fold(text)) == fold(text)``."""
    if len(text) <= _SHORT:
        return _line(text)  # headlines, names and lines are folded by one rule after the other
    codes = np.frombuffer(text.encode("utf-32-le", "surrogatepass"), dtype="<u4")
    if int(codes.max()) >= _PLANES:
        return text.translate(_folding())
    return _table()[codes].tobytes().decode("utf-32-le", "surrogatepass")
