"""PDF files with text: read by PDFium in a process of its own, which cannot harm or hold up the one that asks.

Lines at the top and bottom of pages that come again on page after page (running titles, page numbers) are reported as
boilerplate, so that the layout can set them aside as noise; on the first page only page numbers, for there the running
title may be the headline, or the paper and its date.
"""

import re
from collections import Counter
from collections.abc import Iterator

from archive.ingest.errors import Unreadable
from archive.ingest.files.formats.own_process import output_of

_EDGE = 2  # lines at the top and at the bottom of a page that may be boilerplate
_TITLE = 40  # characters: longer lines that come again are text
_LEAST = 10  # characters: a page with fewer may be a picture
_NUMBER = re.compile(r"\d+")
_PAGE_NUMBER = re.compile(
    r"\s*[-—–·•]*\s*(?:第?\s*\d{1,4}\s*[页版]?(?:\s*[,，/]?\s*共?\s*\d{1,4}\s*[页版]?)?)\s*[-—–·•]*\s*"
)


def is_pdf(data: bytes) -> bool:
    return data[:1024].lstrip().startswith(b"%PDF-")


def text_of(data: bytes) -> tuple[str, tuple[tuple[int, int], ...]]:
    """(the text with a form feed after each page, spans of boilerplate in it). Raises ``Unreadable``."""
    with output_of("pdf_text", data, "PDF") as output:
        text = output.read().decode("utf-8", "replace")
    if not _holds_text(text):
        raise Unreadable("no_recognizer")
    return text, tuple(boilerplate(text))


def has_empty_page(text: str) -> bool:
    """Is there a page without text, which may be a picture?"""
    return not all(map(_holds_text, text.removesuffix("\f").split("\f")))


def _holds_text(text: str) -> bool:
    return sum(not character.isspace() for character in text) >= _LEAST


def boilerplate(text: str) -> Iterator[tuple[int, int]]:
    """Spans of running titles and page numbers of a text whose pages each end in a form feed."""
    pages = [_edges(start, page) for start, page in _pages(text) if page.strip()]
    seen = Counter(key for page in pages for key in {_key(line) for _start, line in page})
    for number, page in enumerate(pages):
        for start, line in page:
            comes_again = number > 0 and len(pages) > 2 and seen[_key(line)] * 2 > len(pages) and _is_title(line)
            if comes_again or _PAGE_NUMBER.fullmatch(line):
                yield start, start + len(line)


def _is_title(line: str) -> bool:
    return len(line) <= _TITLE and not line.rstrip().endswith(("。", "，", "；", "、"))


def _key(line: str) -> str:
    return _NUMBER.sub("0", "".join(line.split()))


def _pages(text: str) -> Iterator[tuple[int, str]]:
    start = 0
    for page in text.split("\f"):
        yield start, page
        start += len(page) + 1


def _edges(start: int, page: str) -> list[tuple[int, str]]:
    """The first and last lines of a page that hold something, each with its place in the text."""
    held = []
    for line in page.split("\n"):
        if line.strip():
            held.append((start, line))
        start += len(line) + 1
    return held if len(held) <= 2 * _EDGE else [*held[:_EDGE], *held[-_EDGE:]]
