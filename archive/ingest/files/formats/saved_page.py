"""What a capture tells of a web page: its bytes, its address and when it was captured; whether it holds a text."""

import re
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from typing import NamedTuple

from archive.ingest.files.formats.elements import without_elements

_FIRST = datetime(1991, 1, 1, tzinfo=UTC)  # no page is older
_NO_TEXT = re.compile(r"<(?:(script|style)\b|!--)", re.IGNORECASE)
_INLINE = re.compile(r"</?(?:a|b|em|font|i|mark|span|strong|u|wbr)\b[^<>]{0,5000}>", re.IGNORECASE)
_TAG = re.compile(r"<[^<>]{0,5000}>")
_SENTENCE_END = "。"
_LEAST = 30  # characters of a line in which a sentence ends that only a text has


class SavedPage(NamedTuple):
    """``charset`` is the declared one, "" where none is; ``captured_at`` has its zone."""

    data: bytes
    charset: str = ""
    url: str = ""
    captured_at: datetime | None = None


def moment(written: str) -> datetime | None:
    """When, by ISO 8601 or RFC 5322 with a zone; None for what is neither, or no time at which a page was captured."""
    for read in (datetime.fromisoformat, parsedate_to_datetime):
        try:
            read_moment = read(written.strip()[:60])
            return read_moment.astimezone(UTC) if read_moment.tzinfo and read_moment >= _FIRST else None
        except (ValueError, TypeError, OverflowError):
            continue
    return None


def holds_text(page: str) -> bool:
    """Does the page (markup) hold a line of a text: a long one in which a sentence ends? Linear in its length."""
    plain = _TAG.sub("\n", _INLINE.sub("", without_elements(page, _NO_TEXT)))
    return any(_SENTENCE_END in line and len(line.strip()) >= _LEAST for line in plain.split("\n"))
