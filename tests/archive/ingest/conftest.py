"""Short ways from a text to what is read from it."""

import sys
from collections.abc import Callable

import pytest

from archive.ingest.document import Draft
from archive.ingest.files.reading import RawText, read
from archive.ingest.pipeline import draft

Reader = Callable[..., Draft]


@pytest.fixture
def drafted() -> Reader:
    """The draft of a text given as a string, through the bytes that a file would hold."""

    def go(text: str, *, encoding: str = "utf-8", name: str = "report.txt", known_year: int | None = None) -> Draft:
        return draft(read(text.encode(encoding), name), known_year=known_year)

    return go


@pytest.fixture
def told(drafted: Reader) -> Reader:
    """The draft of a report whose body is the sentences given."""

    def go(*paragraphs: str, **options: object) -> Draft:
        return drafted("\n\n".join(("岚浦市召开港口建设推进会", *paragraphs)), **options)

    return go


@pytest.fixture
def count_steps() -> Callable[[str], int]:
    """How many calls of Python functions drafting a text takes, as plain text and as a web page."""

    def count(text: str) -> int:
        calls = 0

        def step(frame: object, event: str, argument: object) -> None:
            nonlocal calls
            calls += 1

        sys.setprofile(step)
        try:
            for media_type in ("text/plain", "text/html"):
                draft(RawText(text, media_type=media_type))
        finally:
            sys.setprofile(None)
        return calls

    return count
