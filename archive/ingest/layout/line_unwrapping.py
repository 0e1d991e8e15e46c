"""Paragraphs put together again: lines wrapped at a fixed width, and paragraphs broken in the middle of a sentence."""

import re
from collections.abc import Sequence

from archive.ingest.layout import boilerplate
from archive.ingest.layout.blocks import Block, join
from archive.ingest.layout.career_lines import is_career_line, leads_list
from archive.ingest.layout.notice_lines import is_entry_of_place, is_notice_line
from archive.text.normalize import fold

_NARROW = re.compile("[\0-\u00b6\u00b8-\u10ff]")
_OPEN_END = "、,"
_JOINING_END = ("与", "和", "及")
_PAIRS = (("“", "”"), ("《", "》"), ("「", "」"), ("『", "』"), ("（", "）"), ("(", ")"))
_MIN_WIDTH, _MAX_WIDTH = 16, 60  # full-width characters in a line of a wrapped text
_SLACK = 3  # how far punctuation rules pull a line in
_NARROW_SLACK = 2
_INDENT = 2  # what a paragraph's first line leaves free; its block is trimmed, but it was wrapped with it


def rejoin(blocks: Sequence[Block]) -> list[Block]:
    """Both mendings, in this order: a wrapped paragraph may be a broken one too."""
    return _rejoin(_unwrap(list(blocks)))


def _width(text: str) -> float:
    """Width in full-width characters; ASCII counts half."""
    return len(text) - len(_NARROW.findall(text)) / 2


def _unwrap(blocks: list[Block]) -> list[Block]:
    """Join the lines of a text that was wrapped at a fixed width; other texts come back as they are."""
    fits = []
    for measure in (_width, _length):  # some wrap at so many columns, some after so many characters
        widths = [measure(block.text) + _INDENT * block.indented for block in blocks]
        full = _full_width(blocks, widths) or _narrow_width(blocks, widths)
        if full is not None:
            fits.append((sum(abs(full - width) <= 1 for width in widths), widths, full))
    if not fits:
        return blocks
    _, widths, full = max(fits, key=lambda fit: fit[0])  # of equals the first
    return _unwrapped(blocks, widths, full)


def _length(text: str) -> float:
    return float(len(text))


def _unwrapped(blocks: list[Block], widths: list[float], full: float) -> list[Block]:
    groups: list[list[Block]] = []
    begin = next((i for i, block in enumerate(blocks) if block.indented or boilerplate.is_running(fold(block.text))), 0)
    for index, block in enumerate(blocks):
        goes_on = index > begin and not block.gap and not block.indented and widths[index - 1] >= full - _SLACK
        if goes_on and not boilerplate.is_head_line(fold(block.text)) and not _is_listed(blocks, index):
            groups[-1].append(block)
        else:
            groups.append([block])
    return [join(group) for group in groups]


_ENDS_LIST = re.compile("以上|上述|公示|特此|如有|如对|受理|监督|联系")


def _is_listed(blocks: list[Block], index: int) -> bool:
    """An appointment below another, or below what announces them, each a line however long."""
    above, line = fold(blocks[index - 1].text), fold(blocks[index].text)
    if (
        is_entry_of_place(above)
        or is_career_line(above)
        and _ENDS_LIST.match(line)
        or above.endswith("。")
        and leads_list(line)
    ):
        return True
    return is_career_line(line) and (above.endswith(":") or leads_list(above) or is_career_line(above))


def _full_width(blocks: list[Block], widths: list[float]) -> float | None:
    """The width at which the text was wrapped, None when it was not.

    Wrapped text shows many lines of almost the same width that end in the middle of a sentence and are followed,
    without a blank line, by another.
    """
    inner = [
        widths[i]
        for i in range(len(blocks) - 1)
        if not blocks[i + 1].gap and not blocks[i + 1].indented and boilerplate.is_running(fold(blocks[i].text))
    ]
    if len(inner) < 3:
        return None
    full = sorted(inner)[len(inner) * 9 // 10]
    alike = sum(full - _SLACK <= width <= full + 1 for width in inner)
    return full if _MIN_WIDTH <= full <= _MAX_WIDTH and alike * 10 >= len(inner) * 6 else None


def _narrow_width(blocks: list[Block], widths: list[float]) -> float | None:
    """The same for narrow lines, many of which hold no comma: almost all must be of one width to the character."""
    open_lines = [
        index
        for index in range(len(blocks) - 1)
        if not blocks[index + 1].gap and not blocks[index + 1].indented and _is_open(fold(blocks[index].text))
    ]
    full = max((widths[index] for index in open_lines), default=0)
    alike = [index for index in open_lines if full - _NARROW_SLACK <= widths[index]]
    running = sum(
        "、" in text or boilerplate.is_running(text) for text in (fold(blocks[index].text) for index in alike)
    )
    most = len(open_lines) if len(alike) < 3 else len(open_lines) * 8 / 10
    is_wrapped = running >= 2 and len(alike) >= max(2, most)
    return full if _MIN_WIDTH <= full <= _MAX_WIDTH and is_wrapped else None


def _is_open(text: str) -> bool:
    return not boilerplate.is_closed(text) and not boilerplate.is_head_line(text) and not boilerplate.is_noise(text)


def _rejoin(blocks: list[Block]) -> list[Block]:
    """Join a paragraph that stops in the middle of a sentence with the one that goes on."""
    groups: list[list[Block]] = []
    for index, block in enumerate(blocks):
        if groups and _is_open_end(groups[-1][-1], block) and _goes_on(block) and not _is_listed(blocks, index):
            groups[-1].append(block)
        else:
            groups.append([block])
    return [join(group) for group in groups]


def _goes_on(block: Block) -> bool:
    text = fold(block.text)
    return not (block.heading or boilerplate.is_head_line(text) or boilerplate.is_noise(text))


def _is_open_end(block: Block, following: Block) -> bool:
    text = fold(block.text)
    if len(text) < 10 or block.heading or block.is_page_title or boilerplate.is_noise(text):
        return False
    if is_notice_line(text) and (text[-1] not in _OPEN_END or is_notice_line(fold(following.text))):
        return False  # 委员:甲、乙和, whose last name is 乙和
    if text[-1] in _OPEN_END or text.endswith(_JOINING_END) and "、" in text:
        return True
    if boilerplate.is_closed(text) or not boilerplate.is_prose_like(text):
        return False
    return text.endswith("的") or _leaves_open(block.text, following.text) or _is_broken_line(text, following)


_WORD_REST = re.compile(r"[\u3400-\u9fff]{0,2}[,、。;]")


def _is_broken_line(text: str, following: Block) -> bool:
    """A long line whose last word or clause ends in the first characters of the next line: 加快工程进|度，…"""
    borders = following.gap or following.indented
    return len(text) >= _LONG_LINE and not borders and _WORD_REST.match(fold(following.text)) is not None


_LONG_LINE = 28  # characters: a headline is hardly longer


def _leaves_open(text: str, following: str) -> bool:
    """A quotation or title opened in ``text`` is closed in ``following`` before another one opens."""
    for opening, closing in _PAIRS:
        if text.rfind(opening) > text.rfind(closing):
            end, start = following.find(closing), following.find(opening)
            return end >= 0 and (start < 0 or end < start)
    return False
