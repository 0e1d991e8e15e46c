"""What stands in quotation marks, whatever style; found once and used by strategies and figures."""

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass

MAX_LENGTH = 60

# Directed pairs close each other; straight marks pair up in the order in which a paragraph prints them.
_DIRECTED = tuple(
    (opening, re.compile(f"{opening}([^{opening}{closing}\\n]{{1,60}}){closing}"))
    for opening, closing in zip("“「『‘〝＂", "”」』’〞＂", strict=True)
)
_STRAIGHT = re.compile('"([^"\n]{0,400})"')
# Straight single marks are apostrophes, too: only around words of Chinese.
_SINGLE = re.compile(r"(?<![0-9A-Za-z'])'(?=[^'\n]*[\u3400-\u9fff])([^'\n]{1,60})'(?![0-9A-Za-z'])")


@dataclass(frozen=True, slots=True)
class Quotation:
    """``[start, end)`` is what stands between the marks."""

    start: int
    end: int


def quotations(text: str) -> tuple[Quotation, ...]:
    """All quotations of at most 60 characters, by place; those inside longer ones too."""
    quoted = [
        Quotation(*match.span(1)) for opening, pair in _DIRECTED if opening in text for match in pair.finditer(text)
    ]
    quoted += [Quotation(*match.span(1)) for match in _STRAIGHT.finditer(text) if 0 < len(match.group(1)) <= MAX_LENGTH]
    if "'" in text:
        quoted += [Quotation(*match.span(1)) for match in _SINGLE.finditer(text)]
    return tuple(sorted(quoted, key=lambda quotation: quotation.start))


def enclosing(quoted: Sequence[Quotation], at: int) -> Quotation | None:
    """The quotation in which ``at`` stands."""
    index = bisect_right(quoted, at, key=lambda quotation: quotation.start) - 1
    return quoted[index] if index >= 0 and at < quoted[index].end else None
