"""XML in zip files read as a stream of events, in constant memory. Declarations of entities serve only attacks."""

import zipfile
from collections.abc import Callable
from typing import Protocol
from xml.parsers import expat

from archive.ingest.errors import Unreadable

Attributes = dict[str, str]
_CHUNK = 1 << 16


class XmlHandler(Protocol):
    """What hears of the elements of a part, by names without their namespaces, and of its text."""

    def start(self, name: str, attributes: Attributes) -> None: ...
    def end(self, name: str) -> None: ...
    def data(self, text: str) -> None: ...


def local_name(name: str) -> str:
    """The name of an element or attribute without its namespace."""
    return name.rpartition(" ")[2]


def parse(
    file: zipfile.ZipFile, part: str, handler: XmlHandler, format_name: str, local: Callable[[str], str] = local_name
) -> None:
    """One pass over a part of the document. ``local`` names an element that comes with its namespace before it."""

    def refuse_doctype(*_: object) -> None:
        raise Unreadable("damaged", format=format_name)

    parser = expat.ParserCreate(namespace_separator=" ")
    parser.buffer_text = True
    parser.StartDoctypeDeclHandler = refuse_doctype
    parser.StartElementHandler = lambda name, attributes: handler.start(local(name), attributes)
    parser.EndElementHandler = lambda name: handler.end(local(name))
    parser.CharacterDataHandler = handler.data
    with file.open(part) as stream:
        while chunk := stream.read(_CHUNK):
            parser.Parse(chunk, False)
    parser.Parse(b"", True)
