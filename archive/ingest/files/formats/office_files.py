"""Files of office programs that are one report each: which format they are in by their bytes, and their text."""

import io
from collections.abc import Callable
from dataclasses import dataclass

from archive.ingest.errors import Unreadable
from archive.ingest.files.formats import docx, odf, ofd, office_programs, ole, rtf
from archive.ingest.files.formats.packages import ZIP, package_of

_OOXML = "application/vnd.openxmlformats-officedocument"
_ODF = "application/vnd.oasis.opendocument"


@dataclass(frozen=True, slots=True)
class OfficeText:
    """``text`` of a file of ``media_type``; ``boilerplate`` are spans of it that are running titles."""

    text: str
    media_type: str
    boilerplate: tuple[tuple[int, int], ...] = ()


def text_of(data: bytes) -> OfficeText | None:
    """None for what is of no such format. Raises ``Unreadable`` where it is, but cannot be read."""
    format_name = _format(data)
    if format_name == "OFD":
        text, boilerplate = ofd.text_of(data)
        return OfficeText(text, "application/ofd", boilerplate)
    if reader := _READERS.get(format_name):
        read, media_type = reader
        return OfficeText(read(data), media_type)
    return None


def _format(data: bytes) -> str:
    if data.startswith(ZIP):
        return package_of(io.BytesIO(data))
    if data.startswith(rtf.MAGIC):
        return "RTF"
    return _of_streams(ole.streams(data)) if data.startswith(ole.MAGIC) else ""


def _of_streams(streams: frozenset[str]) -> str:
    if "EncryptedPackage" in streams:
        raise Unreadable("locked", format="Office")
    format_name = next((name for stream, name in _BY_STREAM.items() if stream in streams), "")
    if not format_name:
        raise Unreadable("damaged", format="Office")
    return format_name


_BY_STREAM = {"WordDocument": "DOC", "PowerPoint Document": "PPT"}
_READERS: dict[str, tuple[Callable[[bytes], str], str]] = {
    "DOCX": (docx.text_of, f"{_OOXML}.wordprocessingml.document"),
    "ODT": (lambda data: odf.text_of(data, "ODT"), f"{_ODF}.text"),
    "ODP": (lambda data: odf.text_of(data, "ODP"), f"{_ODF}.presentation"),
    "RTF": (rtf.text_of, "application/rtf"),
    "DOC": (office_programs.word_text, "application/msword"),
    "PPT": (lambda data: office_programs.slides_text(data, "PPT"), "application/vnd.ms-powerpoint"),
    "PPTX": (lambda data: office_programs.slides_text(data, "PPTX"), f"{_OOXML}.presentationml.presentation"),
}
