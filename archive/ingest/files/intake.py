"""What a file or folder holds: one item for each report in it, of folders, zip files, gzip files and tables too.

Nothing is read of a report here but its bytes, one at a time, so that a table of any length needs little memory.
Names lead to where an item lies: ``papers.zip!2014/a.txt``, ``list.csv#12``.
"""

import codecs
import gzip
import io
import shutil
import struct
import zipfile
import zlib
from collections.abc import Callable, Container, Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from tempfile import SpooledTemporaryFile
from typing import BinaryIO, cast

from archive.ingest.errors import Unreadable
from archive.ingest.files.filenames import printable
from archive.ingest.files.formats import article_pages, rows, tables
from archive.ingest.files.formats.zips import MAX_MEMBERS, check_ratio
from archive.ingest.files.reading import MAX_BYTES, MAX_TEXT, decode

MAX_DEPTH = 2  # zip files inside of zip files
MAX_UNPACKED = 2 << 30  # bytes of all that one zip or gzip file holds
_LINES = (".jsonl", ".ndjson")
_TABLES = (".csv", ".tsv")
_PAGES = (".html", ".htm", ".xhtml", ".shtml")
_WIDE = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)  # in UTF-16 a line's end is no single byte
# What is taken out of folders and zip files; a file that is named itself is tried whatever it is called.
SUFFIXES = frozenset(
    {".txt", ".md", ".mht", ".mhtml", ".docx", ".pdf", ".zip", ".gz", ".json"} | {*_LINES, *_TABLES, *_PAGES}
)
# Office files in which a report may stand that cannot be read: in a zip file they are named, pictures and the like not.
UNREADABLE = frozenset({".doc", ".wps", ".rtf", ".odt", ".ofd", ".xls", ".xlsx", ".et", ".ppt", ".pptx", ".7z", ".rar"})
_OFFICE_FOLDERS = ("word/", "xl/", "ppt/")
_LOCAL_HEADER = 30  # bytes before the name of a member: APPNOTE.TXT 4.3.7
_IN_MEMORY = 8 * 1024 * 1024  # bytes of a packed table or zip file; a larger one goes to a temporary file


@dataclass(frozen=True, slots=True)
class Item:
    """One report's bytes, and under which name it came. ``problem`` says why there are none, or none worth reading.

    ``place`` is what messages call it by, where that is another name.
    """

    name: str
    data: bytes
    problem: Unreadable | None = None
    place: str = ""

    @property
    def shown_as(self) -> str:
        return printable(self.place or self.name)


def items_of_bytes(data: bytes, name: str, mapping: Mapping[str, str] = tables.NO_MAPPING) -> Iterator[Item]:
    """The items of an uploaded file. Never raises for what the file holds.

    ``mapping`` leads from names of columns to keys of ``columns.COLUMNS``.
    """
    return _items(io.BytesIO(data), name, 0, mapping)


def items_of_file(path: Path, name: str, mapping: Mapping[str, str] = tables.NO_MAPPING) -> Iterator[Item]:
    """The items of the file at ``path``, which is called ``name``. Raises OSError where it cannot be opened."""
    with path.open("rb") as file:
        yield from _items(file, name, 0, mapping)


def _items(file: BinaryIO, name: str, depth: int, mapping: Mapping[str, str]) -> Iterator[Item]:
    try:
        yield from _unpacked(file, name, depth, mapping)
    except Unreadable as problem:
        yield Item(name, _kept(file), problem)


def _kept(file: BinaryIO) -> bytes:
    """The bytes of a file that could not be unpacked, where they are few enough to be kept."""
    file.seek(0)
    data = file.read(MAX_BYTES + 1)
    return data if len(data) <= MAX_BYTES else b""


def _unpacked(file: BinaryIO, name: str, depth: int, mapping: Mapping[str, str]) -> Iterator[Item]:
    suffix, magic = PurePosixPath(name.removesuffix(".gz")).suffix.lower(), file.read(4)
    file.seek(0)
    if magic == b"PK\x03\x04" and not _is_document(file):
        yield from _zipped(file, name, depth, mapping)
    elif magic[:2] == b"\x1f\x8b":
        if depth > MAX_DEPTH:
            raise Unreadable("too_deep", limit=MAX_DEPTH)
        yield from _unpacked(cast(BinaryIO, _Gunzipped(file)), name, depth + 1, mapping)
    elif suffix in _LINES:
        lines = io.BytesIO(_table(file).encode()) if magic[:2] in _WIDE else file
        yield from _rows(tables.json_lines(lines, mapping), name, rows.problem_of)
    elif suffix in _TABLES or suffix == ".txt" and _is_table(file):
        yield from _rows(tables.csv_rows(_table(file), mapping), name)
    elif suffix in _PAGES:
        yield from _page(file, name)
    else:
        yield from _array(file, name, mapping) if suffix == ".json" else [_whole(file, name)]


def _is_table(file: BinaryIO) -> bool:
    """Does a text begin with the head of a table, as Excel saves it?"""
    head = file.read(_HEAD)
    file.seek(0)
    encodings = ("utf-16",) if head[:2] in _WIDE else ("utf-8-sig", "gb18030")
    return b"\t" in head and any(tables.is_table(head.decode(encoding, "ignore")) for encoding in encodings)


_HEAD = 4096  # bytes in which the head of a table ends


def _array(file: BinaryIO, name: str, mapping: Mapping[str, str]) -> Iterator[Item]:
    """The reports of a JSON array; any other JSON is one file."""
    whole = _whole(file, name)
    objects = tables.json_array(whole.data, mapping)
    yield from [whole] if objects is None else _rows(iter(objects), name, rows.problem_of)


def _page(file: BinaryIO, name: str) -> Iterator[Item]:
    """The reports of a web page that holds several; any other page is one file."""
    whole = _whole(file, name)
    rows_of_page = article_pages.rows_of_page(decode(whole.data)[0]) if _may_hold_several(whole) else []
    yield from _rows(iter(rows_of_page), name) if rows_of_page else [whole]


def _may_hold_several(whole: Item) -> bool:
    return not whole.problem and len(whole.data) <= MAX_TEXT and article_pages.may_hold_several(whole.data)


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
        place = f"{name}#{number}"
        yield Item(place, row, problem_of(row)) if isinstance(row, bytes) else Item(place, row.data, row.problem)


def _table(file: BinaryIO) -> str:
    """A CSV is decoded as a whole: which encoding it is in shows only in its middle."""
    data = file.read(MAX_UNPACKED // 8)
    if file.read(1):
        raise Unreadable("too_large", limit=MAX_UNPACKED // 8)
    return decode(data)[0].lstrip("\ufeff")


def _is_document(file: BinaryIO) -> bool:
    """A Word document is a zip file, too, but one report."""
    try:
        with zipfile.ZipFile(file) as packed:
            names = packed.namelist()
            return "[Content_Types].xml" in names and any(name.startswith(_OFFICE_FOLDERS) for name in names)
    except (zipfile.BadZipFile, NotImplementedError, ValueError, OSError):
        return False
    finally:
        file.seek(0)


def _zipped(file: BinaryIO, name: str, depth: int, mapping: Mapping[str, str]) -> Iterator[Item]:
    if depth >= MAX_DEPTH:
        raise Unreadable("too_deep", limit=MAX_DEPTH)
    try:
        with zipfile.ZipFile(file) as packed:
            members = [member for member in packed.infolist() if not member.is_dir()]
            if len(members) > MAX_MEMBERS:
                raise Unreadable("too_many_members", limit=MAX_MEMBERS)
            if sum(member.file_size for member in members) > MAX_UNPACKED:
                raise Unreadable("too_large_unpacked", limit=MAX_UNPACKED)
            wanted = [member for member in members if _is_wanted(_member_name(member), SUFFIXES | UNREADABLE)]
            if not wanted:
                raise Unreadable("no_reports")
            for member in wanted:
                yield from _member(packed, member, f"{name}!{_member_name(member)}", depth, file, mapping)
    except (zipfile.BadZipFile, NotImplementedError, ValueError, EOFError) as error:
        raise Unreadable("damaged", format="ZIP") from error


def _member(
    packed: zipfile.ZipFile,
    member: zipfile.ZipInfo,
    name: str,
    depth: int,
    archive: BinaryIO,
    mapping: Mapping[str, str],
) -> Iterator[Item]:
    try:
        check_ratio(member.file_size, member.compress_size)
        if member.flag_bits & 1:
            raise Unreadable("locked", format="ZIP")
        with packed.open(member) as file, SpooledTemporaryFile(_IN_MEMORY) as unpacked:
            shutil.copyfileobj(file, unpacked)
            unpacked.seek(0)
            suffix = PurePosixPath(name).suffix.lower()
            if suffix in UNREADABLE:
                yield Item(name, _kept(cast(BinaryIO, unpacked)), Unreadable("unsupported", format=suffix[1:].upper()))
            else:
                yield from _items(cast(BinaryIO, unpacked), name, depth + 1, mapping)
    except Unreadable as problem:
        yield Item(name, _as_packed(archive, member), problem)
    except (zipfile.BadZipFile, zlib.error, NotImplementedError, EOFError, OSError):
        yield Item(name, _as_packed(archive, member), Unreadable("damaged", format="ZIP"))


def _as_packed(archive: BinaryIO, member: zipfile.ZipInfo) -> bytes:
    """A member that cannot be unpacked as it lies in the zip file, its local header first, where that is not large."""
    if member.compress_size > MAX_BYTES:
        return b""
    archive.seek(member.header_offset)
    header = archive.read(_LOCAL_HEADER)
    lengths = struct.unpack("<HH", header[-4:]) if len(header) == _LOCAL_HEADER else ()  # of the name, of what is extra
    return header + archive.read(sum(lengths) + member.compress_size)


def is_hidden(name: str) -> bool:
    """Does a program keep it beside the reports: what macOS and systems hide, the locks of Office (``~$…``)?

    A way up (``../``) is no hidden folder; it leads nowhere, because no member is ever written under its name.
    """
    parts = PurePosixPath(name.replace("\\", "/")).parts
    return any(part.startswith((".", "__MACOSX", "~$", ".~")) and part != ".." for part in parts)


def _is_wanted(name: str, suffixes: Container[str]) -> bool:
    return PurePosixPath(name.replace("\\", "/")).suffix.lower() in suffixes and not is_hidden(name)


def _member_name(member: zipfile.ZipInfo) -> str:
    """Windows writes names in GBK, macOS in UTF-8, without saying so; zipfile then reads them as CP437."""
    if not member.flag_bits & 0x800:
        for encoding in ("utf-8", "gb18030"):
            with suppress(UnicodeError):
                return member.filename.encode("cp437").decode(encoding)
    return member.filename


class _Gunzipped(io.RawIOBase):
    """The content of a gzip file, as far as its bounds allow. Raises ``Unreadable`` beyond them."""

    def __init__(self, file: BinaryIO) -> None:
        self._packed, self._given = file, 0
        self._file = gzip.GzipFile(fileobj=file)

    def readable(self) -> bool:
        return True

    def seekable(self) -> bool:
        return True

    def seek(self, offset: int, whence: int = 0) -> int:
        self._given = 0
        return self._file.seek(offset, whence)

    def read(self, size: int | None = -1) -> bytes:
        return self._bounded(self._file.read, -1 if size is None else size)

    def readline(self, size: int | None = -1) -> bytes:
        return self._bounded(self._file.readline, -1 if size is None else size)

    def _bounded(self, take: Callable[[int], bytes], size: int) -> bytes:
        try:
            taken = take(size)
        except (gzip.BadGzipFile, zlib.error, EOFError, OSError) as error:
            raise Unreadable("damaged", format="GZIP") from error
        self._given += len(taken)
        if self._given > MAX_UNPACKED:
            raise Unreadable("too_large_unpacked", limit=MAX_UNPACKED)
        check_ratio(self._given, self._packed.tell())
        return taken
