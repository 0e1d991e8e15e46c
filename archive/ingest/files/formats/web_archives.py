"""Web archives (WARC, ISO 28500): each page of text in them is a file of its own, a record with all its headers."""

import io
import re
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import BinaryIO

from warcio.archiveiterator import WARCIterator
from warcio.recordloader import ArcWarcRecord

from archive.ingest.errors import Unreadable
from archive.ingest.files.filenames import printable
from archive.ingest.files.formats.saved_page import SavedPage, holds_text, moment
from archive.ingest.files.formats.tables import Unusable

MAGIC = b"WARC/"
_PAGES = ("text/html", "application/xhtml+xml")
_DECODERS = ("", "identity", "gzip", "deflate")
_HEAD = 64 << 10  # bytes in which the headers of a response end
_CHUNK = 1 << 16
_MAX_HEADERS = 1 << 20  # bytes
_KINDS, _NAMED = 1000, 8  # of records passed over: that are told apart, and named
_CHARSET = re.compile(r"charset\s{0,5}=\s{0,5}[\"']?([\w.:-]{1,40})", re.IGNORECASE)


@dataclass(slots=True)
class _Headers:
    """A file of which only the headers of a record are read in one go, so that none grows beyond measure."""

    file: BinaryIO
    length: int = 0

    def read(self, size: int) -> bytes:
        taken = self.file.read(size)
        self.length += len(taken)
        if self.length > _MAX_HEADERS:
            raise Unreadable("damaged", format="WARC")
        return taken


def page_records(
    file: BinaryIO, most: int, decoded: Callable[[SavedPage], str]
) -> Iterator[tuple[int, str, bytes | Unusable]]:
    """(number, address, bytes) of each record that is a page of text; last, as number 0, what was passed over.

    Of a record larger than ``most`` bytes none are kept. Raises ``Unreadable`` where the archive is damaged, after all
    that stands before. Memory stays that of one record, whatever the archive holds.
    """
    passed_over: Counter[str] = Counter()
    problem = None
    try:
        yield from _pages(_Headers(file), most, decoded, passed_over)
    except Unreadable as error:
        problem = error
    except Exception as error:  # whatever a hostile file makes warcio stumble over
        problem = Unreadable("damaged", format="WARC")
        problem.__cause__ = error
    if passed_over:
        yield 0, "", Unusable(_told(passed_over))
    if problem:
        raise problem


def _pages(
    file: _Headers, most: int, decoded: Callable[[SavedPage], str], passed_over: Counter[str]
) -> Iterator[tuple[int, str, bytes | Unusable]]:
    for number, record in enumerate(WARCIterator(file, no_record_parse=True), 1):
        if not record.rec_type or record.length is None:
            raise Unreadable("damaged", format="WARC")
        data = record.rec_headers.to_bytes()
        length = len(data) + record.length
        data += _block(record, file, _HEAD)
        kind = _kind(_record(data))
        url = printable(str(record.rec_headers.get_header("WARC-Target-URI") or ""))
        if kind in _PAGES and record.length > most:
            yield number, url, Unusable(Unreadable("too_large", limit=most))
        elif kind in _PAGES and _holds_text(data := data + _block(record, file, most), most, decoded):
            if len(data) < length:
                raise Unreadable("damaged", format="WARC")  # cut off
            yield number, url, data
        else:
            passed_over[kind if kind in passed_over or len(passed_over) < _KINDS else "…"] += 1
        while _block(record, file, _CHUNK):
            pass


def _block(record: ArcWarcRecord, headers: _Headers, most: int) -> bytes:
    """At most the next ``most`` bytes of what stands below the headers of a record."""
    taken: list[bytes] = []
    while most > 0 and (chunk := record.raw_stream.read(min(_CHUNK, most))):
        headers.length = 0
        taken.append(chunk)
        most -= len(chunk)
    return b"".join(taken)


def _record(data: bytes) -> ArcWarcRecord:
    """The record that ``data`` begins with, its headers read."""
    return next(iter(WARCIterator(io.BytesIO(data))))


def _kind(record: ArcWarcRecord) -> str:
    """What a record is: the media type of what was captured, else its type or the status of the response."""
    if record.rec_type not in ("response", "resource"):
        return printable(str(record.rec_type))[:40]
    response = record.http_headers
    if response and response.get_statuscode() != "200":
        return f"HTTP {printable(response.get_statuscode())[:20]}"
    return _content_type(record).partition(";")[0].strip().lower()[:60] or "?"


def _content_type(record: ArcWarcRecord) -> str:
    headers = record.http_headers or record.rec_headers
    return printable(str(headers.get_header("Content-Type") or ""))


def _holds_text(data: bytes, most: int, decoded: Callable[[SavedPage], str]) -> bool:
    """What cannot be read is for the reader of pages to say."""
    try:
        return holds_text(decoded(page_of(data, most)))
    except Unreadable:
        return True


def _told(passed_over: Counter[str]) -> Unreadable:
    named = "、".join(f"{kind} {count}" for kind, count in passed_over.most_common(_NAMED))
    names = named + ("……" if len(passed_over) > _NAMED else "")
    return Unreadable("records_passed_over", count=passed_over.total(), names=names)


def page_of(data: bytes, most: int) -> SavedPage:
    """The page that a record holds. Raises ``Unreadable`` where it is damaged, packed in a way that is not known, or
    larger than ``most`` bytes unpacked."""
    try:
        record = _record(data)
        coding = record.http_headers.get_header("Content-Encoding", "") if record.http_headers else ""
        if coding.strip().lower() not in _DECODERS:
            raise Unreadable("unsupported", format=printable(coding)[:40])
        stream, page = record.content_stream(), bytearray()
        while len(page) <= most and (chunk := stream.read(_CHUNK)):
            page += chunk
    except Unreadable:
        raise
    except Exception as error:  # whatever a hostile record makes warcio stumble over
        raise Unreadable("damaged", format="WARC") from error
    if len(page) > most:
        raise Unreadable("too_large", limit=most)
    charset = _CHARSET.search(_content_type(record))
    told = record.rec_headers
    address, day = told.get_header("WARC-Target-URI") or "", told.get_header("WARC-Date") or ""
    return SavedPage(bytes(page), charset[1] if charset else "", printable(address), moment(day))
