"""OFD, China's national layout format (GB/T 33190): the text of its pages, in the order in which they show it.

A line is what stands on one base line; the layout joins lines to paragraphs, as it does for PDF.
"""

import io
import posixpath
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass, field

from archive.ingest.errors import Unreadable
from archive.ingest.files.formats.pdf import boilerplate
from archive.ingest.files.formats.xml_stream import Attributes, parse
from archive.ingest.files.formats.zips import check_members

_ROOT = "OFD.xml"
_MAX_PAGES = 500
_MAX_CHARACTERS = 2_000_000
_LEAST_SIZE = 0.1  # mm, of a character
_WIDE = 2  # sizes of a character between two texts of a line that are cells of a table


def text_of(data: bytes) -> tuple[str, tuple[tuple[int, int], ...]]:
    """(the text with a form feed after each page, spans of boilerplate in it). Raises ``Unreadable``."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as file:
            check_members(file)
            pages = list(_pages(file))
    except Unreadable:
        raise
    except Exception as error:  # whatever a hostile file makes zipfile or expat stumble over
        raise Unreadable("damaged", format="OFD") from error
    text = "".join(f"{page}\f" for page in pages)
    if not text.strip():
        raise Unreadable("no_text_in_pages", format="OFD")
    return text, tuple(boilerplate(text))


def _pages(file: zipfile.ZipFile) -> Iterator[str]:
    root = _Locations()
    parse(file, _ROOT, root, "OFD")
    count, left = 0, _MAX_CHARACTERS
    for document in root.documents:
        within = _inside("", document)
        parts = _Locations()
        parse(file, within, parts, "OFD")
        for page in parts.pages:
            text = _page(file, within, page, parts.templates)
            count, left = count + 1, left - len(text)
            if count > _MAX_PAGES or left < 0:
                raise Unreadable("too_long", format="OFD")
            yield text


def _page(file: zipfile.ZipFile, document: str, page: str, templates: dict[str, str]) -> str:
    """The lines of a page below those of the templates that it is printed on."""
    content = _PageText()
    parse(file, _inside(document, page), content, "OFD")
    printed = _PageText()
    for template in content.templates & templates.keys():
        parse(file, _inside(document, templates[template]), printed, "OFD")
    return "\n".join([*printed.lines(), *content.lines()])


def _inside(file: str, location: str) -> str:
    """Where ``location``, which stands in ``file``, leads in the zip file, out of which no way leads."""
    location = location.strip().replace("\\", "/")
    return posixpath.normpath(posixpath.join("/", posixpath.dirname(file), location)).lstrip("/")


@dataclass(slots=True)
class _Locations:
    """Where the documents of a file and the pages and templates of a document lie."""

    documents: list[str] = field(default_factory=list)
    pages: list[str] = field(default_factory=list)
    templates: dict[str, str] = field(default_factory=dict)
    _text: list[str] = field(default_factory=list)

    def start(self, name: str, attributes: Attributes) -> None:
        self._text.clear()
        if name == "Page" and len(self.pages) <= _MAX_PAGES:
            self.pages.append(attributes.get("BaseLoc", ""))
        elif name == "TemplatePage":
            self.templates[attributes.get("ID", "")] = attributes.get("BaseLoc", "")

    def end(self, name: str) -> None:
        if name == "DocRoot":
            self.documents.append("".join(self._text))

    def data(self, text: str) -> None:
        self._text.append(text)


@dataclass(slots=True)
class _PlacedText:
    """A text whose base line begins at ``x`` and ``y`` of the page and which ends at ``right``, in mm."""

    x: float
    y: float
    right: float
    size: float
    text: str = ""


@dataclass(slots=True)
class _PageText:
    """The texts of a page in their order, and the templates that it names."""

    templates: set[str] = field(default_factory=set)
    texts: list[_PlacedText] = field(default_factory=list)
    _box: tuple[float, ...] = (0, 0, 0, 0)
    _size: float = 0
    _at: list[float] = field(default_factory=lambda: [0.0, 0.0])
    _open: _PlacedText | None = None

    def start(self, name: str, attributes: Attributes) -> None:
        if name == "Template":
            self.templates.add(attributes.get("TemplateID", ""))
        elif name == "TextObject":
            self._box = _numbers(attributes.get("Boundary", ""), 4)
            self._size = max(_numbers(attributes.get("Size", ""), 1)[0], _LEAST_SIZE)
            self._at = [0.0, 0.0]
        elif name == "TextCode":
            # A text without a place goes on where the one before it stands.
            for axis, key in enumerate("XY"):
                if key in attributes:
                    self._at[axis] = _numbers(attributes[key], 1)[0]
            left, top, width, _height = self._box
            self._open = _PlacedText(left + self._at[0], top + self._at[1], left + width, self._size)

    def end(self, name: str) -> None:
        if name == "TextCode" and self._open:
            self.texts.append(self._open)
            self._open = None

    def data(self, text: str) -> None:
        if self._open:
            self._open.text += text

    def lines(self) -> Iterator[str]:
        line, before = "", None
        for placed in self.texts:
            if before and abs(placed.y - before.y) > before.size / 2:
                yield line
                line = ""
            elif before and placed.x - before.right > _WIDE * before.size:
                line += "\t"
            line, before = line + placed.text, placed
        if before:
            yield line


def _numbers(written: str, count: int) -> tuple[float, ...]:
    """As many numbers as are wanted; zeros where they are not written."""
    try:
        numbers = [float(number) for number in written.split()[:count]]
    except ValueError:
        numbers = []
    return (*numbers, *[0.0] * (count - len(numbers)))
