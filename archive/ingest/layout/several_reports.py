"""How many reports a text holds, by the marks that each of several begins with."""

from collections import Counter
from collections.abc import Sequence

from archive.ingest.document import IN_BODY, Paragraph
from archive.ingest.lexicon.report_marks import LONGEST, report_mark
from archive.text.normalize import fold


def count_of_reports(paragraphs: Sequence[Paragraph]) -> int:
    """How often the most frequent mark of a report's beginning stands at the beginning of a paragraph; at least 1."""
    marks = Counter(
        report_mark(fold(paragraph.text[:LONGEST])) for paragraph in paragraphs if paragraph.kind in IN_BODY
    )
    del marks[None]
    return max(1, *marks.values(), 0)
