"""The marks that the text of a report begins with: two paragraphs with one mark are two reports."""

import re

# Each with a paragraph, folded, that it is the mark of.
MARKS: tuple[tuple[str, str], ...] = (
    (r"\(?【?本报(?:[\u3400-\u9fff]{0,6}\d{1,2}月\d{1,2}日)?[讯电]", "本报7月3日讯 全会3日举行。"),
    (r"会议(?:摘要|概况|简介)\s?:", "会议摘要:1月31日,召开常务会议。"),
)
_MARKS = tuple(re.compile(pattern) for pattern, _example in MARKS)
LONGEST = 40  # characters of a text in which its mark ends


def report_mark(folded: str) -> str | None:
    """The pattern that ``folded`` begins with; None for a text that begins with no mark."""
    return next((mark.pattern for mark in _MARKS if mark.match(folded)), None)
