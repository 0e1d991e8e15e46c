"""Bytes to text: which format and encoding a file is in, and whether its text is plain or a web page.

Nothing is stripped: the text is the decoded file, so an offset in it leads back to the file. Where the text is derived
(PDF, Word, MHTML, a row of a table), the same bytes always give the same text, and offsets lead into that.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from charset_normalizer import from_bytes

from archive.ingest.errors import Unreadable
from archive.ingest.files.formats import mht, office_files, pdf, rows, single_file, web_archives
from archive.ingest.files.formats.front_matter import front_matter
from archive.ingest.files.formats.given import Given
from archive.ingest.files.formats.saved_page import SavedPage
from archive.ingest.files.scans.pages import RecognizedPage, recognized_text
from archive.ingest.files.scans.recognition import picture_pages, picture_type

# Of text: the largest page is smaller, and the time to read hostile markup stays in seconds.
MAX_TEXT = 4 * 1024 * 1024
# Of any file: Word documents, PDF and MHTML have pictures inside.
MAX_BYTES = 32 * 1024 * 1024

# Longest first: the UTF-32 mark begins with the UTF-16 one.
_MARKS = (
    (b"\xef\xbb\xbf", "utf-8"),
    (b"\xff\xfe\x00\x00", "utf-32-le"),
    (b"\x00\x00\xfe\xff", "utf-32-be"),
    (b"\xff\xfe", "utf-16-le"),
    (b"\xfe\xff", "utf-16-be"),
)

# First bytes of formats that are no text, and the name a reader knows them by.
_FORMATS = (
    (b"PK\x03\x04", "ZIP"),
    (b"GIF8", "GIF"),
    (b"\x1f\x8b", "GZIP"),
    (b"7z\xbc\xaf", "7Z"),
    (b"Rar!\x1a", "RAR"),
    (b"SQLite format 3\x00", "SQLite"),
)

# The most frequent characters of written Chinese, simplified and traditional: a wrong decoding has few of them.
_FREQUENT = frozenset(
    "的一是在不了有和人这中大为上个国我以要他时来用们生到作地于出就分对成会可主发年动同工也能下过子说产种面而方后"
    "多定行"
    "学法所民得经十三之进着等部度家电力里如水化高自二理起小物现实加量都两体制机当使点从业本去把性好应开它合还因由其些"
    "然前外天政四日那社义事平形相全表间样与关各重新线内数正心反你明看原又么利比或但质气第向道命此变条只没结解问意建月"
    "公无系军很情者最立代想已通并提直题党程展五果料象员革位入常文总次品式活设及管特件长求老头基资边流路级少图山统接知"
    "這個國們時來為說產種後過會發動對學經進著實電裡現體機當點從業應開還與關線數長書記市縣區委議，。、"
)
_ENCODINGS = ("utf-8", "gb18030", "big5hkscs", "utf-16-le", "utf-16-be")
_SAMPLE = 200_000  # characters that are looked at to judge a decoding

_TAG = re.compile(
    r"<(?:!doctype|/?(?:html|head|body|div|p|br|span|table|tbody|tr|td|h[1-6]|ul|ol|li|font|strong|b|a|img|meta|"
    r"script"
    r"|section|article|center))\b[^<>]{0,5000}>",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class RawText:
    """A decoded file. ``text`` is all of it (for a web page: its markup). ``media_type`` is that of the text,
    text/plain or text/html; ``file_type`` that of the file. ``boilerplate`` are spans ``[start, end)`` of the text that
    a format knows to be running titles and page numbers; ``given`` is what stands beside the text in columns, and
    ``stated_from`` then where the text's own column begins. ``unread_pages`` is how many pages are pictures."""

    text: str
    encoding: str = "utf-8"
    media_type: str = "text/plain"
    name: str = ""
    file_type: str = ""
    boilerplate: tuple[tuple[int, int], ...] = ()
    given: Given = Given()
    stated_from: int | None = None
    unread_pages: int = 0


def read(data: bytes, name: str, recognized: Sequence[RecognizedPage] = ()) -> RawText:
    """Decode ``data``; of a scan, what was ``recognized``.

    Raises ``Unreadable`` for what is empty, too large, of another format, or no text.
    """
    if len(data) > MAX_BYTES:
        raise Unreadable("too_large", limit=MAX_BYTES)
    if not data.strip():
        raise Unreadable("empty")
    if recognized:
        text = recognized_text(recognized)
        return _checked(RawText(text.text, name=name, file_type=scan_type(data), boilerplate=text.aside))
    return _checked(_of_format(data, name) or _plain(data, name))


def scan_type(data: bytes) -> str:
    """The media type of a file whose pages may be pictures; empty for any other."""
    return "application/pdf" if pdf.is_pdf(data) else picture_type(data)


def _of_format(data: bytes, name: str) -> RawText | None:
    """The text of a file that is neither plain text nor a web page; None for all others."""
    if data.startswith(web_archives.MAGIC):
        return _of_page(web_archives.page_of(data, MAX_TEXT), name, "application/warc")
    if pdf.is_pdf(data):
        return _of_pdf(data, name)
    if picture_type(data):
        raise Unreadable("picture_passed_over")
    if office := office_files.text_of(data):
        return RawText(office.text, name=name, file_type=office.media_type, boilerplate=office.boilerplate)
    if mht.is_mht(data):
        return _of_page(mht.page_of(data), name, "multipart/related")
    if page := single_file.page_of(data):
        return _of_page(page, name, "text/html")
    if rows.is_row(data):
        text, is_page, given, start = rows.read_row(data)
        media_type = "text/html" if is_page else "text/plain"
        return RawText(text, "utf-8", media_type, name, "application/json", given=given, stated_from=start)
    if rows.is_json(data):
        raise Unreadable("no_text_column")
    return None


def _of_pdf(data: bytes, name: str) -> RawText:
    text, boilerplate = pdf.text_of(data)
    unread = picture_pages(data) if pdf.has_empty_page(text) else 0
    return RawText(text, name=name, file_type="application/pdf", boilerplate=boilerplate, unread_pages=unread)


def _of_page(page: SavedPage, name: str, file_type: str) -> RawText:
    text, encoding = decode_page(page)
    given = Given(url=page.url, captured_at=page.captured_at)
    return RawText(text, encoding, _media_type(text), name, file_type, given=given)


def _plain(data: bytes, name: str) -> RawText:
    if len(data) > MAX_TEXT:
        raise Unreadable("too_large", limit=MAX_TEXT)
    for magic, format_name in _FORMATS:
        if data.startswith(magic):
            raise Unreadable("unsupported", format=format_name)
    text, encoding = decode(data)
    media_type = _media_type(text)
    given, end = front_matter(text)
    boilerplate = ((0, end),) if end else ()
    return RawText(text, encoding, media_type, name, media_type, boilerplate, given)


def _checked(raw: RawText) -> RawText:
    if len(raw.text) > MAX_TEXT:
        raise Unreadable("too_large", limit=MAX_TEXT)
    if not raw.text.strip("\x00\ufffd \t\r\n\f\u3000"):
        raise Unreadable("empty")
    if not _is_text(raw.text):
        raise Unreadable("not_text")
    return raw


def _media_type(text: str) -> str:
    return "text/html" if looks_like_html(text) else "text/plain"


def decode_page(page: SavedPage) -> tuple[str, str]:
    """(text, encoding): decoded as declared where that works without a fault, else as it looks."""
    if len(page.data) > MAX_TEXT:
        raise Unreadable("too_large", limit=MAX_TEXT)
    try:
        return page.data.decode(page.charset), page.charset
    except (LookupError, UnicodeDecodeError, ValueError):
        return decode(page.data)


def decode(data: bytes) -> tuple[str, str]:
    """(text, encoding) of bytes that are text. Raises ``Unreadable`` where no encoding fits."""
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return _strictly(data[len(mark) :], encoding), encoding
    try:
        text = data.decode("utf-8")
        if text.count("\x00") <= len(text) // 20:
            return text, "utf-8"
    except UnicodeDecodeError:
        pass
    return _guess(data)


def _strictly(data: bytes, encoding: str) -> str:
    """The mark says the encoding; a file cut off in its last character is still read."""
    try:
        return data.decode(encoding)
    except UnicodeDecodeError as error:
        if error.start >= len(data) - 4:
            return data[: error.start].decode(encoding)
        raise Unreadable("not_text") from error


def _guess(data: bytes) -> tuple[str, str]:
    """The Chinese encoding that gives the most frequent characters, else what charset-normalizer says."""
    candidates = [(text, encoding) for encoding in _ENCODINGS if (text := _tolerant(data, encoding)) is not None]
    best = max(candidates, key=lambda pair: _likeness(pair[0]), default=None)
    if best is not None and _likeness(best[0]) >= 0.15:
        return best
    match = from_bytes(data[:_SAMPLE]).best()
    text = None if match is None else _tolerant(data, match.encoding)
    if match is None or text is None:
        raise Unreadable("unknown_encoding")
    return text, match.encoding


def _tolerant(data: bytes, encoding: str) -> str | None:
    """``data`` decoded, with a few damaged characters as U+FFFD; None when there are more than a few."""
    try:
        text = data.decode(encoding, errors="replace")
    except LookupError:
        return None
    return text if text.count("\ufffd") <= 1 + len(text) // 500 else None


def _likeness(text: str) -> float:
    """Share of frequent Chinese characters among the characters beyond ASCII."""
    beyond = [character for character in text[:_SAMPLE] if character > "\x7f"]
    return sum(character in _FREQUENT for character in beyond) / len(beyond) if beyond else 0.0


def _is_text(text: str) -> bool:
    """Binary data decoded by accident is full of controls; a text has hardly any."""
    sample = text[:_SAMPLE]
    controls = sum(c < " " and c not in "\t\n\r\f\v" or "\x7f" <= c < "\xa0" or c == "\ufffd" for c in sample)
    return controls <= 2 + len(sample) // 20


def looks_like_html(text: str) -> bool:
    """Whether ``text`` holds markup: a document type, or tags that structure text."""
    return _TAG.search(text[:_SAMPLE]) is not None
