"""What a file or folder holds: one item for each report in it, of folders, zip files, gzip files and tables too.

Nothing is read of a report here but its bytes, one at a time, so that a table of any length needs little memory.
Names lead to where an item lies: ``papers.zip!2014/a.txt``, ``list.csv#12``.
"""

import codecs
import io
import shutil
import zipfile
import zlib
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path, PurePosixPath
from tempfile import SpooledTemporaryFile
from typing import BinaryIO, cast

from archive.ingest.errors import Unreadable
from archive.ingest.files.filenames import printable
from archive.ingest.files.formats import article_pages, ole, rows, sheets, tables, web_archives
from archive.ingest.files.formats.gunzipped import GZIP, MAX_UNPACKED, Gunzipped
from archive.ingest.files.formats.packages import ZIP, package_of
from archive.ingest.files.formats.saved_page import holds_text
from archive.ingest.files.formats.zip_members import WARC, as_packed, is_web_archive, member_name, wanted_members
from archive.ingest.files.formats.zips import MAX_MEMBERS, check_ratio
from archive.ingest.files.reading import MAX_BYTES, MAX_TEXT, decode, decode_page
from archive.ingest.files.scans.pages import RecognizedPage
from archive.ingest.files.scans.recognition import PICTURES

MAX_DEPTH = 2  # zip files inside of zip files
JSON_LINES = (".jsonl", ".ndjson")
TABLES = (".csv", ".tsv")
_PAGES = (".html", ".htm", ".xhtml", ".shtml")
_OFFICE = (
    ".docx", ".doc", ".wps", ".rtf", ".odt", ".ofd", ".ppt", ".pptx", ".dps", ".odp", ".xlsx", ".xlsm", ".xls", ".et",
    ".ods",
)  # fmt: skip
_OF_PAGES = ("EPUB", "WACZ")
_WIDE = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)  # in UTF-16 a line's end is no single byte
# What is taken out of folders and zip files; a file that is named itself is tried whatever it is called.
SUFFIXES = frozenset(
    {".txt", ".md", ".mht", ".mhtml", ".pdf", ".zip", ".gz", ".json", ".epub", ".wacz", WARC}
    | {*JSON_LINES, *TABLES, *_PAGES, *_OFFICE, *PICTURES}
)
# In which reports may stand that cannot be read: in a zip file they are named, pictures and the like not.
UNREADABLE = frozenset({".7z", ".rar"})
MappingAt = Callable[[str], Mapping[str, str]]  # from where a table lies to what its columns hold
_NOT_SAID: Mapping[str, Mapping[str, str]] = {}
_IN_MEMORY = 8 * 1024 * 1024  # bytes of a packed table or zip file; a larger one goes to a temporary file


@dataclass(frozen=True, slots=True)
class Item:
    """One report's bytes, and under which name it came. ``problem`` says why there are none, or none worth reading.

    ``place`` is what messages call it by, where that is another name. ``corrected`` is the body as an editor left it,
    which is read instead of that of the bytes. ``recognized`` are the pages of a scan.
    """

    name: str
    data: bytes
    problem: Unreadable | None = None
    place: str = ""
    corrected: str | None = None
    recognized: tuple[RecognizedPage, ...] = ()

    @property
    def shown_as(self) -> str:
        return printable(self.place or self.name)


def items_of_bytes(
    data: bytes,
    name: str,
    mapping: Mapping[str, str] = tables.NO_MAPPING,
    of_tables: Mapping[str, Mapping[str, str]] = _NOT_SAID,
) -> Iterator[Item]:
    """The items of an uploaded file. Never raises for what the file holds.

    ``mapping`` leads from names of columns to keys of ``columns.COLUMNS``; ``of_tables`` are mappings of single tables,
    by where they lie: ``papers.zip!a.csv``, ``book.xlsx!Sheet1``.
    """
    return _items(io.BytesIO(data), name, 0, lambda place: of_tables.get(place, mapping))


def items_of_file(path: Path, name: str, mapping: Mapping[str, str] = tables.NO_MAPPING) -> Iterator[Item]:
    """The items of the file at ``path``, which is called ``name``. Raises OSError where it cannot be opened."""
    with path.open("rb") as file:
        yield from _items(file, name, 0, lambda _place: mapping)


def _items(file: BinaryIO, name: str, depth: int, mapping_at: MappingAt) -> Iterator[Item]:
    is_empty = True
    try:
        for item in _unpacked(file, name, depth, mapping_at):
            is_empty = False
            yield item
        if is_empty:  # as a table is that has a head alone
            raise Unreadable("empty")
    except Unreadable as problem:
        yield Item(name, _kept(file), problem)


def _kept(file: BinaryIO) -> bytes:
    """The bytes of a file that could not be unpacked, where they are few enough to be kept."""
    file.seek(0)
    data = file.read(MAX_BYTES + 1)
    return data if len(data) <= MAX_BYTES else b""


def _unpacked(file: BinaryIO, name: str, depth: int, mapping_at: MappingAt) -> Iterator[Item]:
    suffix, magic = PurePosixPath(name.removesuffix(".gz")).suffix.lower(), file.read(4)
    file.seek(0)
    package = package_of(file) if magic == ZIP else ""
    if package in sheets.PACKAGES or magic == ole.MAGIC[:4]:
        yield from _office(file, name, package, mapping_at)
    elif magic == ZIP and package in ("", *_OF_PAGES):
        yield from _zipped(file, name, depth, mapping_at, package)
    elif magic == web_archives.MAGIC[:4]:
        yield from _web_archive(file, name)
    elif magic[:2] == GZIP:
        if depth > MAX_DEPTH:
            raise Unreadable("too_deep", limit=MAX_DEPTH)
        yield from _unpacked(cast(BinaryIO, Gunzipped(file, is_stream=suffix == WARC)), name, depth + 1, mapping_at)
    elif suffix in JSON_LINES:
        if not magic.strip():
            raise Unreadable("empty")
        lines = io.BytesIO(_table(file).encode()) if magic[:2] in _WIDE else file
        yield from _rows(tables.json_lines(lines, mapping_at(name)), name, rows.problem_of)
    elif suffix in TABLES and magic or suffix in (".txt", ".xls") and is_table(file):
        yield from _rows(tables.csv_rows(_table(file), mapping_at(name)), name)
    elif suffix in _PAGES:
        yield from _page(file, name)
    else:
        yield from _array(file, name, mapping_at(name)) if suffix == ".json" else [_whole(file, name)]


def is_table(file: BinaryIO) -> bool:
    """Does a text begin with the head of a table, as Excel saves it and websites call it a workbook?"""
    head = file.read(_HEAD)
    file.seek(0)
    encodings = ("utf-16",) if head[:2] in _WIDE else ("utf-8-sig", "gb18030")
    return b"\t" in head and any(tables.is_table(head.decode(encoding, "ignore")) for encoding in encodings)


_HEAD = 4096  # bytes in which the head of a table ends


def _array(file: BinaryIO, name: str, mapping: Mapping[str, str]) -> Iterator[Item]:
    """The reports of a JSON array, or of lines of JSON under its name; any other JSON is one file."""
    whole = _whole(file, name)
    objects = tables.json_array(whole.data, mapping)
    if objects is not None:
        yield from _rows(iter(objects), name, rows.problem_of)
    elif not _begins_as_json(whole.data) or rows.is_json(whole.data):
        yield whole
    elif rows.is_row(whole.data.partition(b"\n")[0].strip()):
        yield from _rows(tables.json_lines(io.BytesIO(whole.data), mapping), name, rows.problem_of)
    else:  # read as a plain text, its marks would be taken for words
        yield replace(whole, problem=Unreadable("damaged", format="JSON"))


def _begins_as_json(data: bytes) -> bool:
    """In whatever encoding."""
    return data[:32].replace(b"\0", b"").lstrip(b"\xef\xbb\xbf\xff\xfe \t\r\n")[:1] in (b"[", b"{")


def _page(file: BinaryIO, name: str) -> Iterator[Item]:
    """The reports of a web page that holds several; any other page is one file."""
    whole = _whole(file, name)
    rows_of_page = article_pages.rows_of_page(decode(whole.data)[0]) if _may_hold_several(whole) else []
    yield from _rows(iter(rows_of_page), name) if rows_of_page else [whole]


def _may_hold_several(whole: Item) -> bool:
    return not whole.problem and len(whole.data) <= MAX_TEXT and article_pages.may_hold_several(whole.data)


def _office(file: BinaryIO, name: str, package: str, mapping_at: MappingAt) -> Iterator[Item]:
    """The rows of a workbook; any other file of Office is one report."""
    whole = _whole(file, name)
    if whole.problem or not (package or sheets.is_workbook(whole.data)):
        yield whole
    else:
        for place, row in sheets.sheet_rows(whole.data, package or "XLS", lambda sheet: mapping_at(name + sheet)):
            yield _row(name + place, row)


def _web_archive(file: BinaryIO, name: str) -> Iterator[Item]:
    """Each page of text that it holds."""
    records = web_archives.page_records(file, MAX_BYTES, lambda page: decode_page(page)[0])
    for number, url, record in records:
        place = f"{name}#{number}" if number else name
        yield replace(_row(place, record), place=f"{place} {url}".strip())


def _whole(file: BinaryIO, name: str) -> Item:
    """The item that the file itself is; of one that is too large no byte is kept."""
    data = file.read(MAX_BYTES + 1)
    if len(data) > MAX_BYTES:
        return Item(name, b"", Unreadable("too_large", limit=MAX_BYTES))
    return Item(name, data)


def _rows(
    table: Iterator[bytes | tables.Unusable] | Iterator[bytes],
    name: str,
    problem_of: Callable[[bytes], Unreadable | None] = lambda row: None,
) -> Iterator[Item]:
    for number, row in enumerate(table, 1):
        yield _row(f"{name}#{number}", row, problem_of)


def _row(
    name: str, row: bytes | tables.Unusable, problem_of: Callable[[bytes], Unreadable | None] = lambda row: None
) -> Item:
    return Item(name, row, problem_of(row)) if isinstance(row, bytes) else Item(name, row.data, row.problem)


def _table(file: BinaryIO) -> str:
    """A CSV is decoded as a whole: which encoding it is in shows only in its middle."""
    data = file.read(MAX_UNPACKED // 8)
    if file.read(1):
        raise Unreadable("too_large", limit=MAX_UNPACKED // 8)
    return decode(data)[0].lstrip("\ufeff")


def _zipped(file: BinaryIO, name: str, depth: int, mapping_at: MappingAt, package: str) -> Iterator[Item]:
    if depth >= MAX_DEPTH:
        raise Unreadable("too_deep", limit=MAX_DEPTH)
    try:
        with zipfile.ZipFile(file) as packed:
            members = [member for member in packed.infolist() if not member.is_dir()]
            if len(members) > MAX_MEMBERS:
                raise Unreadable("too_many_members", limit=MAX_MEMBERS)
            if sum(member.file_size for member in members if not is_web_archive(member.filename)) > MAX_UNPACKED:
                raise Unreadable("too_large_unpacked", limit=MAX_UNPACKED)
            if not (wanted := wanted_members(packed, members, package, SUFFIXES | UNREADABLE)):
                raise Unreadable("no_reports")
            held = (
                item
                for member in wanted
                for item in _member(packed, member, f"{name}!{member_name(member)}", depth, file, mapping_at)
            )
            yield from _pages_of_text(held, name) if package == "EPUB" else held
    except (zipfile.BadZipFile, NotImplementedError, ValueError, EOFError) as error:
        raise Unreadable("damaged", format="ZIP") from error


def _pages_of_text(items: Iterator[Item], name: str) -> Iterator[Item]:
    """Those of a book that hold more than a picture or a title; last, how many do not."""
    passed_over = 0
    for item in items:
        if item.problem or _holds_text(item.data):
            yield item
        else:
            passed_over += 1
    if passed_over:
        yield Item(name, b"", Unreadable("pages_passed_over", count=passed_over))


def _holds_text(page: bytes) -> bool:
    try:
        return holds_text(decode(page)[0])
    except Unreadable:
        return True  # for the reader of pages to say


def _member(
    packed: zipfile.ZipFile,
    member: zipfile.ZipInfo,
    name: str,
    depth: int,
    archive: BinaryIO,
    mapping_at: MappingAt,
) -> Iterator[Item]:
    try:
        check_ratio(member.file_size, member.compress_size)
        if member.flag_bits & 1:
            raise Unreadable("locked", format="ZIP")
        with packed.open(member) as file, SpooledTemporaryFile(_IN_MEMORY) as unpacked:
            if is_web_archive(name):  # read once from its beginning to its end, however long it is
                yield from _items(cast(BinaryIO, file), name, depth + 1, mapping_at)
                return
            shutil.copyfileobj(file, unpacked)
            unpacked.seek(0)
            suffix = PurePosixPath(name).suffix.lower()
            if suffix in UNREADABLE:
                yield Item(name, _kept(cast(BinaryIO, unpacked)), Unreadable("unsupported", format=suffix[1:].upper()))
            else:
                yield from _items(cast(BinaryIO, unpacked), name, depth + 1, mapping_at)
    except Unreadable as problem:
        yield Item(name, as_packed(archive, member, MAX_BYTES), problem)
    except (zipfile.BadZipFile, zlib.error, NotImplementedError, EOFError, OSError):
        yield Item(name, as_packed(archive, member, MAX_BYTES), Unreadable("damaged", format="ZIP"))
