"""How many reports a text holds, by the marks that each of several begins with."""

import re
from collections.abc import Sequence

from archive.ingest.document import Paragraph, ParagraphKind
from archive.text.normalize import fold

# Each with a paragraph that it is the mark of; two paragraphs with one mark are two reports.
MARKS: tuple[tuple[str, str], ...] = (
    (r"\(?【?本报(?:[\u3400-\u9fff]{0,6}\d{1,2}月\d{1,2}日)?[讯电]", "本报7月3日讯 全会3日举行。"),
    (r"会议(?:摘要|概况|简介)\s?:", "会议摘要:1月31日,召开常务会议。"),
)
_MARKS = tuple(re.compile(pattern) for pattern, _example in MARKS)


def count_of_reports(paragraphs: Sequence[Paragraph]) -> int:
    """How often the most frequent mark of a report's beginning stands at the beginning of a paragraph; at least 1."""
    texts = [
        fold(paragraph.text[:40])
        for paragraph in paragraphs
        if paragraph.kind in (ParagraphKind.BODY, ParagraphKind.SECTION)
    ]
    return max(1, *(sum(mark.match(text) is not None for text in texts) for mark in _MARKS))
