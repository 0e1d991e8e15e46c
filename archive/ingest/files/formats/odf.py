"""OpenDocument texts and slides (.odt, .odp): paragraphs and table rows as lines, headings with Markdown's marks."""

import io
import zipfile
from dataclasses import dataclass, field

from archive.ingest.errors import Unreadable
from archive.ingest.files.formats.odf_lists import OdfLists
from archive.ingest.files.formats.xml_stream import Attributes, parse
from archive.ingest.files.formats.zips import check_members

_MAX_CHARACTERS = 4_000_000
_MAX_SPACES = 100
_NAMES = "opendocument:xmlns:"
_MANIFEST, _STYLES = "META-INF/manifest.xml", "styles.xml"
# What stands in no report: what was deleted, comments, readings above characters, a speaker's notes.
_LEFT_OUT = frozenset({"text:tracked-changes", "office:annotation", "text:ruby-text", "presentation:notes"})
_MARKS = {"text:tab": "\t", "text:line-break": "\n"}
_PARAGRAPHS = ("text:p", "text:h")


def text_of(data: bytes, format_name: str) -> str:
    """Raises ``Unreadable`` for a document that is damaged, locked or grows beyond measure when unpacked."""
    builder = _OdfBuilder()
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as file:
            check_members(file)
            if _MANIFEST in file.namelist() and b"encryption-data" in file.read(_MANIFEST):
                raise Unreadable("locked", format=format_name)
            if _STYLES in file.namelist():
                parse(file, _STYLES, builder.lists, format_name, _local)
            parse(file, "content.xml", builder, format_name, _local)
    except Unreadable:
        raise
    except Exception as error:  # whatever a hostile file makes zipfile or expat stumble over
        raise Unreadable("damaged", format=format_name) from error
    return "\n\n".join(builder.lines)


def _local(name: str) -> str:
    """``text:p`` for a name of OpenDocument's namespaces, which end in ``text:1.0``."""
    namespace, _, local = name.rpartition(" ")
    _, _, area = namespace.partition(_NAMES)
    return f"{area.partition(':')[0]}:{local}" if area else ""


@dataclass(slots=True)
class _OdfBuilder:
    """``lines`` read so far, ``paragraphs`` that are open (notes stand inside another), each with its mark, and
    ``rows`` that are open, each with the lines of its cells."""

    lines: list[str] = field(default_factory=list)
    paragraphs: list[list[str]] = field(default_factory=list)
    rows: list[list[list[str]]] = field(default_factory=list)
    lists: OdfLists = field(default_factory=OdfLists)
    left_out: int = 0
    length: int = 0

    def start(self, name: str, attributes: Attributes) -> None:
        if name in _LEFT_OUT or self.left_out:
            self.left_out += name in _LEFT_OUT
        elif name in _PARAGRAPHS:
            level = _number(attributes, "outline-level", 6) if name == "text:h" else 0
            self.paragraphs.append([(f"{'#' * level} " if level else "") + self.lists.next()])
        elif name == "table:table-row":
            self.rows.append([])
        elif name == "table:table-cell" and self.rows:
            self.rows[-1].append([])
        elif name == "text:s":
            self._write(" " * _number(attributes, "c", _MAX_SPACES))
        elif name in _MARKS:
            self._write(_MARKS[name])
        else:
            self.lists.start(name, attributes)

    def end(self, name: str) -> None:
        if name in _LEFT_OUT or self.left_out:
            self.left_out -= name in _LEFT_OUT
        elif name in _PARAGRAPHS:
            mark, *parts = self.paragraphs.pop()
            if text := "".join(parts).strip("\n"):
                self._add(mark + text)
        elif name == "table:table-row":
            self._end_row()
        else:
            self.lists.end(name)

    def _end_row(self) -> None:
        """A line for the row; the only cell of a layout table holds paragraphs, which stay lines of their own."""
        cells = self.rows.pop()
        row = "\t".join(" ".join(" ".join(cell).split()) for cell in cells).strip()
        for line in cells[0] if len(cells) == 1 else filter(None, [row]):
            self._add(line)

    def _add(self, line: str) -> None:
        (self.rows[-1][-1] if self.rows and self.rows[-1] else self.lines).append(line)

    def data(self, text: str) -> None:
        if not self.left_out:
            self._write(text)

    def _write(self, text: str) -> None:
        self.length += len(text)
        if self.length > _MAX_CHARACTERS:
            raise Unreadable("too_large", limit=_MAX_CHARACTERS)
        if self.paragraphs:
            self.paragraphs[-1].append(text)


def _number(attributes: Attributes, name: str, most: int) -> int:
    value = next((value for key, value in attributes.items() if key.rpartition(" ")[2] == name), "1")
    return min(int(value), most) if value.isascii() and value.isdecimal() and len(value) < 9 else 1
