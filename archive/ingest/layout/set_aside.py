"""What stands in a text and no reader sees: the running titles of a format, and the hidden elements of a page."""

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from operator import itemgetter

from archive.ingest.files.reading import RawText
from archive.ingest.layout import boilerplate
from archive.ingest.layout.blocks import Block
from archive.ingest.layout.full_stops import fold_line

# Of elements inside a line only a part would be hidden; a block is set aside as a whole.
_HIDDEN = re.compile(
    r"<(?P<name>div|p|section|article|ul|ol|li|dl|table|tr|td|blockquote|h[1-6])\b[^<>]{0,500}?"
    r"(?:\bstyle\s*=\s*(?:\"[^\"<>]{0,300}?|'[^'<>]{0,300}?)\bdisplay\s*:\s*none|\shidden(?=[\s>=]))[^<>]{0,500}>",
    re.IGNORECASE,
)


def set_aside(raw: RawText, blocks: Sequence[Block]) -> list[Block]:
    """Those of ``blocks`` that are no part of the text; nothing is hidden where that would be most of it."""
    aside = _within(blocks, raw.boilerplate)
    if raw.media_type != "text/html":
        return aside
    hidden = _within(blocks, tuple(_hidden_spans(raw.text)))
    return aside + hidden if _running(hidden) * 2 <= _running(blocks) else aside


def _running(blocks: Sequence[Block]) -> int:
    return sum(len(block.text) for block in blocks if boilerplate.is_prose(fold_line(block.text)))


def raw_start(block: Block) -> int:
    return block.runs[0].raw_at if block.runs else 0


def _within(blocks: Sequence[Block], spans: Sequence[tuple[int, int]]) -> list[Block]:
    """The blocks that begin in one of the spans, which are in order."""
    return [block for block in blocks if _begins_within(raw_start(block), spans)] if spans else []


def _begins_within(start: int, spans: Sequence[tuple[int, int]]) -> bool:
    place = bisect_right(spans, start, key=itemgetter(0)) - 1
    return place >= 0 and start < spans[place][1]


def _hidden_spans(raw: str) -> Iterator[tuple[int, int]]:
    """The elements of a page that are not shown (display: none), the outermost of several."""
    unclosed: set[str] = set()
    at = 0
    while match := _HIDDEN.search(raw, at):
        name = match["name"].lower()
        end = None if name in unclosed else _end_of_element(raw, name, match.end())
        if end is None:
            unclosed.add(name)
        else:
            yield match.start(), end
        at = end or match.end()


def _end_of_element(raw: str, name: str, at: int) -> int | None:
    """Where the element ``name`` ends whose content begins at ``at``; None where it is not closed."""
    depth = 1
    for tag in re.compile(rf"<(?P<closing>/?){name}\b", re.IGNORECASE).finditer(raw, at):
        depth += -1 if tag["closing"] else 1
        if depth == 0:
            return tag.end()
    return None
