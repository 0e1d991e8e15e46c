"""One row of a table: a JSON object with the columns of one report, its text and what stands beside it."""

import json
import re
from collections.abc import Mapping
from html import escape

from archive.ingest.errors import Unreadable
from archive.ingest.files.formats.columns import chosen, ignored
from archive.ingest.files.formats.given import Given, stated_day

_HEAD = 1000  # bytes of blanks at most that stand before JSON
_MARKS = b"\xef\xbb\xbf\xff\xfe\x00 \t\r\n"  # of UTF-8 and UTF-16, and blanks in these
# Of a page, or of a piece of one: a line break or an entity are enough.
_MARKUP = re.compile(r"</?(?:p|div)\b[^<>]*>|<br\s?/?>|&(?:nbsp|[lr]dquo|ensp|emsp|middot|hellip);", re.IGNORECASE)
_UNSTORABLE = re.compile("[\x00-\x08\x0e-\x1f\ud800-\udfff]")  # JSON can spell what no database keeps


def is_row(data: bytes) -> bool:
    return _object(data) is not None


def read_row(data: bytes) -> tuple[str, bool, Given, int]:
    """(text, whether it is a web page, what the columns state, where the column of text begins).

    Raises ``Unreadable`` where there is no text.
    """
    row = _object(data)
    if row is None:
        raise Unreadable("no_text_column")
    text, given = _columns(row)["text"], _given(row)
    is_page = _MARKUP.search(text) is not None
    head = _head(text, given, is_page)
    return head + text, is_page, given, len(head)


def _head(text: str, given: Given, is_page: bool) -> str:
    """The lines of the columns, to stand above the text, so that it is read as a report is printed."""
    head = [given.title, given.published_on, f"来源：{given.publisher}" if given.publisher else ""]
    shown = [line for line in head if line and line not in text[: len(line) + 200]]
    if is_page:
        return "".join(f"<p>{escape(line)}</p>\n" for line in shown)
    return "\n".join([*shown, "", ""]) if shown else ""


def _given(row: Mapping[str, object]) -> Given:
    stated = {key: _UNSTORABLE.sub("\ufffd", value).strip() for key, value in _columns(row).items()}
    day = stated_day(written := stated.get("published_on", ""))
    return Given(
        title=" ".join(stated.get("title", "").split()),
        published_on=day.value if day else "",
        day_reason=day.reason if day else "",
        unread_day="" if day else written[:100],
        publisher=stated.get("publisher", ""),
        url=stated.get("url", ""),
        area=stated.get("area", ""),
        author=stated.get("author", ""),
        ignored=ignored(row),
    )


def _columns(row: Mapping[str, object]) -> dict[str, str]:
    return {key: _written(row[column], _BETWEEN.get(key, " ")) for key, column in chosen(row).items()}


# What stands between the items of a list: paragraphs are lines of their own.
_BETWEEN = {"text": "\n"}
_NAMES = ("name", "title")


def _written(value: object, between: str = " ") -> str:
    """A cell as text: of a list its items, of an object ({"name": …}) its name."""
    if isinstance(value, str):
        return value
    if isinstance(value, list):
        return between.join(filter(None, (_written(item) for item in value if not isinstance(item, list))))
    if isinstance(value, dict):
        return next((name for key in _NAMES if isinstance(name := value.get(key), str)), "")
    return json.dumps(value) if isinstance(value, int | float) else ""


def is_json(data: bytes) -> bool:
    """Is it JSON, but not a number, a word or a quoted text, which a plain text may be?"""
    return isinstance(parsed(data), dict | list)


def problem_of(line: bytes) -> Unreadable | None:
    """Why a line of a JSON lines file is no report; it would else be read as if it were a plain text."""
    if is_row(line):
        return None
    return Unreadable("no_text_column") if is_json(line) else Unreadable("damaged", format="JSON")


def _object(data: bytes) -> dict[str, object] | None:
    """The JSON object that ``data`` is, where it has a column of text; None for anything else."""
    row = parsed(data)
    return row if isinstance(row, dict) and _columns(row).get("text") else None


def parsed(data: bytes) -> object:
    """The JSON object or array that ``data`` is; None for anything else."""
    if data[:_HEAD].lstrip(_MARKS)[:1] not in (b"{", b"["):
        return None
    try:
        try:
            return json.loads(data)
        except UnicodeDecodeError:
            return json.loads(data.decode("gb18030"))
    except (ValueError, RecursionError):
        return None
