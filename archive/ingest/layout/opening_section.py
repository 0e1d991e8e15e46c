"""The heading of the first section of a text: it stands right below the headline, and is none of its companions."""

import re
from collections.abc import Sequence

from archive.ingest.layout import boilerplate
from archive.ingest.layout.blocks import Block

# The forms in which sections are numbered: the first, and the second of the same form.
_FORMS: tuple[tuple[str, str], ...] = (
    (r"一[、.]\s?\S", r"二[、.]\s?\S"),
    (r"\(一\)\s?\S", r"\(二\)\s?\S"),
    (r"1[、.]\s?[^\s\d]", r"2[、.]\s?[^\s\d]"),
    (r"第一(?:部分|章)", r"第二(?:部分|章)"),
)
_NUMBERED = tuple((re.compile(first), re.compile(second)) for first, second in _FORMS)


def with_opening_section(blocks: Sequence[Block], folded: Sequence[str], first: int) -> int:
    """Where the body begins whose first running text stands at ``first``: at the headings right above it, if sections
    of the same kind follow further below. The first line is the headline."""
    begin = first
    while begin > 1 and _may_head(blocks[begin - 1], folded[begin - 1]) and _has_sibling(blocks, folded, begin, first):
        begin -= 1
    return begin


def _may_head(block: Block, text: str) -> bool:
    is_aside = boilerplate.is_noise(text) or boilerplate.is_head_line(text) or boilerplate.is_byline(text)
    return boilerplate.is_heading(text) and not is_aside and not block.is_page_title and block.links == 0


def _has_sibling(blocks: Sequence[Block], folded: Sequence[str], begin: int, first: int) -> bool:
    text, below = folded[begin - 1], range(first + 1, len(folded))
    for one, two in _NUMBERED:
        if one.match(text):
            return any(two.match(folded[at]) for at in below)
    level = blocks[begin - 1].heading
    if not level or not any(0 < block.heading < level and not block.links for block in blocks[: begin - 1]):
        return False
    return any(blocks[at].heading == level and boilerplate.is_prose(folded[at + 1]) for at in below[:-1])
