"""Tables of reports: JSON lines and CSV. Each row becomes a file of its own, a JSON object with the row's columns."""

import csv
import io
import json
import re
from codecs import BOM_UTF8
from collections.abc import Iterator, Mapping
from html import escape
from typing import Any, BinaryIO, NamedTuple

from archive.ingest.errors import Unreadable
from archive.ingest.files.formats.given import Given, iso_day

MAX_ROW = 4 * 1024 * 1024  # bytes; as for a file of text
_CHUNK = 1 << 16
_UNSTORABLE = re.compile("[\x00-\x08\x0e-\x1f\ud800-\udfff]")  # JSON can spell what no database keeps
_SNIFFED = 20_000  # characters that the delimiter is guessed from

# The names that a column goes by, folded to lower case.
COLUMNS: Mapping[str, tuple[str, ...]] = {
    "text": ("text", "body", "content", "正文", "内容", "全文", "文本"),
    "title": ("title", "headline", "标题", "题目", "题名"),
    "published_on": ("published_on", "day", "date", "published", "pubdate", "发布日期", "日期", "发布时间", "时间"),
    "publisher": ("publisher", "source", "来源", "媒体", "报纸", "单位"),
    "url": ("url", "link", "网址", "链接", "地址"),
    "area": ("area", "place", "地区", "地点", "区域"),
}


class Unusable(NamedTuple):
    """A row that could not be taken, and its bytes as far as they are known."""

    problem: Unreadable
    data: bytes = b""


def is_row(data: bytes) -> bool:
    return _object(data) is not None


def read_row(data: bytes) -> tuple[str, bool, Given, int]:
    """(text, whether it is a web page, what the columns state, where the column of text begins). Raises ``Unreadable`` where there is no text."""
    row = _object(data)
    if row is None:
        raise Unreadable("no_text_column")
    text, given = _column(row, "text"), _given(row)
    is_page = "</" in text and ("<p" in text.lower() or "<div" in text.lower() or "<br" in text.lower())
    head = _head(text, given, is_page)
    return head + text, is_page, given, len(head)


def _head(text: str, given: Given, is_page: bool) -> str:
    """The lines of the columns, to stand above the text, so that it is read as a report is printed."""
    head = [given.title, given.published_on, f"来源：{given.publisher}" if given.publisher else ""]
    shown = [line for line in head if line and line not in text[: len(line) + 200]]
    if is_page:
        return "".join(f"<p>{escape(line)}</p>\n" for line in shown)
    return "\n".join([*shown, "", ""]) if shown else ""


def _given(row: Mapping[str, Any]) -> Given:
    def stated(name: str) -> str:
        return _UNSTORABLE.sub("\ufffd", _column(row, name)).strip()

    return Given(
        title=" ".join(stated("title").split()),
        published_on=iso_day(stated("published_on")),
        publisher=stated("publisher"),
        url=stated("url"),
        area=stated("area"),
    )


def _column(row: Mapping[str, Any], name: str) -> str:
    folded = {str(key).strip().lower(): value for key, value in row.items()}
    value = next((folded[alias] for alias in COLUMNS[name] if folded.get(alias) not in (None, "")), "")
    return value if isinstance(value, str) else json.dumps(value) if isinstance(value, int | float) else ""


def is_json(data: bytes) -> bool:
    """Is it JSON, but not a number, a word or a quoted text, which a plain text may be?"""
    return isinstance(_parsed(data), dict | list)


def problem_of(line: bytes) -> Unreadable | None:
    """Why a line of a JSON lines file is no report; it would else be read as if it were a plain text."""
    if is_row(line):
        return None
    return Unreadable("no_text_column") if is_json(line) else Unreadable("damaged", format="JSON")


def _object(data: bytes) -> dict[str, Any] | None:
    """The JSON object that ``data`` is, where it has a column of text; None for anything else."""
    row = _parsed(data)
    return row if isinstance(row, dict) and _column(row, "text") else None


def _parsed(data: bytes) -> Any:
    if data.lstrip()[:1] not in (b"{", b"["):
        return None
    try:
        try:
            return json.loads(data)
        except UnicodeDecodeError:
            return json.loads(data.decode("gb18030"))
    except (ValueError, RecursionError):
        return None


def json_lines(file: BinaryIO) -> Iterator[bytes | Unusable]:
    """Each line that holds something; a line that is too long is passed over without being kept in memory."""
    if file.read(len(BOM_UTF8)) != BOM_UTF8:
        file.seek(0)
    while line := file.readline(MAX_ROW + 1):
        if len(line) > MAX_ROW:
            while line and not line.endswith(b"\n"):
                line = file.readline(_CHUNK)
            yield Unusable(Unreadable("too_large", limit=MAX_ROW))
        elif line.strip():
            yield line.strip()


def csv_rows(text: str) -> Iterator[bytes | Unusable]:
    """Each row below the line of column names. Raises ``Unreadable`` where no column holds texts."""
    try:
        dialect: Any = csv.Sniffer().sniff(text[:_SNIFFED].split("\n", 1)[0], delimiters=",;\t|")
    except csv.Error:
        dialect = csv.excel
    csv.field_size_limit(MAX_ROW)
    lines = _Lines(text)
    table = csv.DictReader(lines, dialect=dialect, restkey="…", doublequote=True)
    names = {str(name).strip().lower() for name in table.fieldnames or ()}
    if not names & set(COLUMNS["text"]):
        raise Unreadable("no_text_column")
    while True:
        lines.given.clear()
        try:
            row = next(table)
        except StopIteration:
            return
        except csv.Error:
            yield Unusable(Unreadable("damaged", format="CSV"), "".join(lines.given).encode("utf-8", "replace"))
            continue
        if any(value for key, value in row.items() if key != "…"):
            yield json.dumps({key: value for key, value in row.items() if key != "…"}, ensure_ascii=False).encode(
                "utf-8", "replace"
            )


class _Lines:
    """The lines of a table; ``given`` are those of the row at hand, for a row that cannot be read."""

    def __init__(self, text: str) -> None:
        self._lines = io.StringIO(text, newline="")
        self.given: list[str] = []

    def __iter__(self) -> Iterator[str]:
        return self

    def __next__(self) -> str:
        self.given.append(next(self._lines))
        return self.given[-1]
