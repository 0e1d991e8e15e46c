"""Members of zip files: which of them are wanted, what they are called, and how one lies that cannot be unpacked."""

import struct
import zipfile
from collections.abc import Container
from contextlib import suppress
from pathlib import PurePosixPath
from typing import BinaryIO

from archive.ingest.files.formats import epub

WARC = ".warc"
_LOCAL_HEADER = 30  # bytes before the name of a member: APPNOTE.TXT 4.3.7


def wanted_members(
    packed: zipfile.ZipFile, members: list[zipfile.ZipInfo], package: str, suffixes: Container[str]
) -> list[zipfile.ZipInfo]:
    """The members in which reports may stand: of a book its pages in their order, of a WACZ file its web
    archives, of others those of ``suffixes``."""
    if package == "EPUB":
        by_name = {member.filename: member for member in members}
        return [by_name[page] for page in epub.pages(packed) if page in by_name]
    if package == "WACZ":
        return [member for member in members if is_web_archive(member.filename)]
    return [member for member in members if _is_wanted(member_name(member), suffixes)]


def is_web_archive(name: str) -> bool:
    return name.lower().removesuffix(".gz").endswith(WARC)


def _is_wanted(name: str, suffixes: Container[str]) -> bool:
    return PurePosixPath(name.replace("\\", "/")).suffix.lower() in suffixes and not is_hidden(name)


def is_hidden(name: str) -> bool:
    """Does a program keep it beside the reports: what macOS and systems hide, the locks of Office (``~$…``)?

    A way up (``../``) is no hidden folder; it leads nowhere, because no member is ever written under its name.
    """
    parts = PurePosixPath(name.replace("\\", "/")).parts
    return any(part.startswith((".", "__MACOSX", "~$", ".~")) and part != ".." for part in parts)


def member_name(member: zipfile.ZipInfo) -> str:
    """Windows writes names in GBK, macOS in UTF-8, without saying so; zipfile then reads them as CP437."""
    if not member.flag_bits & 0x800:
        for encoding in ("utf-8", "gb18030"):
            with suppress(UnicodeError):
                return member.filename.encode("cp437").decode(encoding)
    return member.filename


def as_packed(archive: BinaryIO, member: zipfile.ZipInfo, most: int) -> bytes:
    """A member as it lies in the zip file, its local header first; nothing where it is larger than ``most`` bytes."""
    if member.compress_size > most:
        return b""
    archive.seek(member.header_offset)
    header = archive.read(_LOCAL_HEADER)
    lengths = struct.unpack("<HH", header[-4:]) if len(header) == _LOCAL_HEADER else ()  # of the name, of what is extra
    return header + archive.read(sum(lengths) + member.compress_size)
