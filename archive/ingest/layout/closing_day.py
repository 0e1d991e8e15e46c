"""The day on which a text was signed, on a line of its own below it."""

import re
from collections.abc import Sequence
from itertools import pairwise

from archive.ingest.document import IN_BODY, Document, Paragraph
from archive.ingest.layout.boilerplate import is_foot_date, names_speaker
from archive.text.chinese_counting import in_digits
from archive.text.normalize import fold

_DAY = re.compile(r"((?:19|20)\d\d)\D{1,3}(\d{1,2})\D{1,3}(\d{1,2})")


def closing_day(paragraphs: Sequence[Paragraph]) -> str | None:
    """The last line behind the beginning of the body that holds nothing but a day, or the day in the head of a page of
    documents, in ISO 8601."""
    first = next((at for at, each in enumerate(paragraphs) if each.kind in IN_BODY), len(paragraphs))
    lines = (in_digits(fold(each.text)) for each in reversed(paragraphs[first + 1 :]))
    signed = next((day for line in lines if is_foot_date(line) and (day := _DAY.search(line))), None)
    signed = signed or next((day for each in paragraphs if (day := _STAMPED.search(in_digits(fold(each.text))))), None)
    return f"{signed[1]}-{int(signed[2]):02}-{int(signed[3]):02}" if signed else None


# 成文日期:2022年3月11日, in the head of a page that publishes documents
_STAMPED = re.compile(
    r"(?:(?:成文|签发|印发|发文|生成)(?:日期|时间)|文号:[^:]{4,24}(?:日期|时间)):? {0,2}"
    r"((?:19|20)\d\d)\D{1,3}(\d{1,2})\D{1,3}(\d{1,2})"
)
_SIGNER = re.compile("[\u3400-\u9fff]{4,24}")


def signed_by(paragraphs: Sequence[Paragraph]) -> str:
    """The folded line above that day, where it holds nothing but the name of a body; empty where there is none."""
    lines = [fold(each.text) for each in paragraphs]
    below = (at for at in range(len(lines) - 1, 1, -1) if is_foot_date(in_digits(lines[at])))
    at = next(below, 0)
    return lines[at - 1] if at and _SIGNER.fullmatch(lines[at - 1]) else ""


def signers(document: Document) -> tuple[str, ...]:
    """The lines below the body that hold an office and a name, right above the day on which it was signed."""
    below = document.below()
    return tuple(
        line for line, day in pairwise(below) if names_speaker(fold(line)) and is_foot_date(in_digits(fold(day)))
    )
