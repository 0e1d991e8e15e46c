"""Word documents (.docx): their paragraphs and tables as lines, in order; headings with Markdown's marks.

Read as a stream of XML events and not by python-docx: that leaves out what Word wraps in smart tags (dates and names in
older documents), tracked insertions and content controls, and its time grows with the square of a table's length.
"""

import io
import re
import zipfile
from dataclasses import dataclass, field

from archive.ingest.errors import Unreadable
from archive.ingest.files.formats.docx_numbers import Numbering
from archive.ingest.files.formats.xml_stream import Attributes, parse
from archive.ingest.files.formats.zips import check_members

_DOCUMENT, _STYLES, _NUMBERS = "word/document.xml", "word/styles.xml", "word/numbering.xml"
_WORD = ("wordprocessingml/2006/main", "wordprocessingml/main")  # namespaces: transitional and strict
_HEADING = re.compile(r"(?:heading|标题)\s*([1-6])", re.IGNORECASE)
_TITLES = ("title", "标题")
_MAX_CHARACTERS = 4_000_000
_MAX_TABLE_DEPTH = 3  # rows of tables deeper inside are lines of the cell that holds them
# Moved away; readings above characters; the same again for older programs.
_LEFT_OUT = frozenset({"moveFrom", "rt", "Fallback"})
_MARKS = {"tab": "\t", "br": "\n", "cr": "\n", "noBreakHyphen": "-"}
_LEVELS = tuple("012345678")


def text_of(data: bytes) -> str:
    """Raises ``Unreadable`` for a document that is damaged or grows beyond measure when unpacked."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as file:
            check_members(file)
            styles = _Styles()
            if _STYLES in file.namelist():
                parse(file, _STYLES, styles, "DOCX", _local)
            numbers = Numbering()
            if _NUMBERS in file.namelist():
                parse(file, _NUMBERS, numbers, "DOCX", _local)
            pen = _DocxBuilder(styles.marks, styles.lists, numbers)
            parse(file, _DOCUMENT, pen, "DOCX", _local)
    except Unreadable:
        raise
    except Exception as error:  # whatever a hostile file makes zipfile or expat stumble over
        raise Unreadable("damaged", format="DOCX") from error
    return "\n\n".join(pen.lines[0])


def _local(name: str) -> str:
    """The name of an element of Word's own namespaces, and of the choice between old and new; "" for all others."""
    namespace, _, local = name.rpartition(" ")
    return local if namespace.endswith(_WORD) or local == "Fallback" else ""


def _value(attributes: Attributes, name: str) -> str:
    return next((value for key, value in attributes.items() if key.rpartition(" ")[2] == name), "")


@dataclass(slots=True)
class _Styles:
    """Which mark a paragraph of each style begins with, and which list (its number and level) it belongs to."""

    marks: dict[str, str] = field(default_factory=dict)
    lists: dict[str, list[str]] = field(default_factory=dict)
    style: str = ""

    def start(self, name: str, attributes: Attributes) -> None:
        if name == "style":
            self.style = _value(attributes, "styleId")
        elif name == "name" and self.style:
            self.marks[self.style] = _mark(_value(attributes, "val").strip())
        elif name in _LIST and self.style:
            self.lists.setdefault(self.style, ["", "0"])[_LIST.index(name)] = _value(attributes, "val")

    def end(self, name: str) -> None:
        if name == "style":
            self.style = ""

    def data(self, text: str) -> None:
        """Styles hold no text."""


_LIST = ("numId", "ilvl")


def _mark(style_name: str) -> str:
    if style_name.lower() in _TITLES:
        return "# "
    level = _HEADING.fullmatch(style_name)
    return f"{'#' * int(level[1])} " if level else ""


@dataclass(slots=True)
class _DocxBuilder:
    """What has been read so far: ``lines`` of the body and of each cell that is open, ``rows`` that are open,
    ``paragraphs`` that are open (those of text boxes stand inside another), each with its mark."""

    marks: dict[str, str]
    lists: dict[str, list[str]]
    numbers: Numbering
    lines: list[list[str]] = field(default_factory=lambda: [[]])
    rows: list[list[list[str]]] = field(default_factory=list)
    paragraphs: list[list[str]] = field(default_factory=list)
    tables: int = 0
    numbered: list[list[str]] = field(default_factory=list)  # of each open paragraph its list and level
    left_out: int = 0
    in_text: bool = False
    in_properties: bool = False
    length: int = 0

    def start(self, name: str, attributes: Attributes) -> None:
        if name in _LEFT_OUT or self.left_out:
            self.left_out += name in _LEFT_OUT
        elif name == "p":
            self.paragraphs.append([""])
            self.numbered.append(["", "0"])
        elif name == "pPr":
            self.in_properties = True
        elif name == "pStyle" and self.paragraphs:
            self._style(_value(attributes, "val"))
        elif name in _LIST and self.in_properties and self.paragraphs:
            self.numbered[-1][_LIST.index(name)] = _value(attributes, "val")
        elif name == "t":
            self.in_text = True
        elif name in _MARKS and not self.in_properties:
            self._write(_MARKS[name])
        else:
            self._start_table(name)

    def _style(self, style: str) -> None:
        self.paragraphs[-1][0] = self.marks.get(style, "")
        self.numbered[-1] = list(self.lists.get(style, ("", "0")))

    def _start_table(self, name: str) -> None:
        if name == "tbl":
            self.tables += 1
        elif name == "tr" and self.tables <= _MAX_TABLE_DEPTH:
            self.rows.append([])
        elif name == "tc" and self.tables <= _MAX_TABLE_DEPTH:
            self.lines.append([])

    def end(self, name: str) -> None:
        if name in _LEFT_OUT or self.left_out:
            self.left_out -= name in _LEFT_OUT
        elif name == "p":
            self._end_paragraph()
        elif name == "pPr":
            self.in_properties = False
        elif name == "t":
            self.in_text = False
        else:
            self._end_table(name)

    def _end_paragraph(self) -> None:
        mark, *parts = self.paragraphs.pop()
        number_id, level = self.numbered.pop()
        if text := "".join(parts).strip("\n"):
            number = self.numbers.next(number_id, int(level) if level in _LEVELS else 0) if number_id else ""
            self.lines[-1].append(mark + number + text)

    def _end_table(self, name: str) -> None:
        if name == "tbl":
            self.tables -= 1
        elif name == "tc" and self.tables <= _MAX_TABLE_DEPTH:
            self.rows[-1].append(self.lines.pop())
        elif name == "tr" and self.tables <= _MAX_TABLE_DEPTH:
            self.lines[-1].extend(_row(self.rows.pop()))

    def data(self, text: str) -> None:
        if self.in_text and not self.left_out:
            self._write(text)

    def _write(self, text: str) -> None:
        self.length += len(text)
        if self.length > _MAX_CHARACTERS:
            raise Unreadable("too_large", limit=_MAX_CHARACTERS)
        if self.paragraphs:
            self.paragraphs[-1].append(text)


def _row(cells: list[list[str]]) -> list[str]:
    """A line for the row; the only cell of a layout table holds paragraphs, which stay lines of their own."""
    if len(cells) == 1:
        return cells[0]
    line = "\t".join(" ".join(" ".join(cell).split()) for cell in cells).strip()
    return [line] if line else []
