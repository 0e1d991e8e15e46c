"""Word documents (.docx): their paragraphs and tables as lines, in order; headings with Markdown's marks."""

import io
import re
import zipfile
from collections.abc import Iterator
from typing import Any

from archive.ingest.errors import Unreadable
from archive.ingest.formats.zips import check_members

_HEADING = re.compile(r"(?:heading|标题)\s*([1-6])", re.IGNORECASE)
_MAX_CHARACTERS = 4_000_000
_MAX_TABLE_DEPTH = 3


def is_docx(data: bytes) -> bool:
    if not data.startswith(b"PK\x03\x04"):
        return False
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as file:
            return "word/document.xml" in file.namelist()
    except (zipfile.BadZipFile, ValueError, OSError):
        return False


def text_of(data: bytes) -> str:
    """Raises ``Unreadable`` for a document that is damaged or grows beyond measure when unpacked."""
    import docx  # it takes a tenth of a second, and most files are of another kind

    try:
        with zipfile.ZipFile(io.BytesIO(data)) as file:
            check_members(file)
        return "\n\n".join(_bounded(_lines(docx.Document(io.BytesIO(data)), 0)))
    except Unreadable:
        raise
    except Exception as error:  # whatever a hostile file makes the library stumble over
        raise Unreadable("damaged", format="DOCX") from error


def _bounded(lines: Iterator[str]) -> Iterator[str]:
    length = 0
    for line in lines:
        length += len(line)
        if length > _MAX_CHARACTERS:
            raise Unreadable("too_large", limit=_MAX_CHARACTERS)
        yield line


def _lines(holder: Any, depth: int) -> Iterator[str]:
    for block in holder.iter_inner_content():
        if hasattr(block, "rows"):
            yield from _table(block, depth)
        elif text := block.text.strip("\n"):
            yield _marked(block, text)


def _marked(paragraph: Any, text: str) -> str:
    name = str(paragraph.style.name) if paragraph.style is not None else ""
    if name in ("Title", "标题"):
        return f"# {text}"
    level = _HEADING.fullmatch(name.strip())
    return f"{'#' * int(level[1])} {text}" if level else text


def _table(table: Any, depth: int) -> Iterator[str]:
    """A line for each row; the cells of a layout table hold paragraphs, which stay lines of their own."""
    if depth >= _MAX_TABLE_DEPTH:
        return
    for row in table.rows:
        cells = list(dict.fromkeys(row.cells))  # merged cells come once for each column
        if len(cells) == 1:
            yield from _lines(cells[0], depth + 1)
        elif line := "\t".join(" ".join(cell.text.split()) for cell in cells).strip():
            yield line
