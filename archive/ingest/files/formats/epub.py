"""Electronic books (EPUB): which of their files are pages, in the order in which they are read."""

import posixpath
import zipfile
from dataclasses import dataclass, field
from urllib.parse import unquote

from archive.ingest.errors import Unreadable
from archive.ingest.files.formats.xml_stream import Attributes, parse

_CONTAINER, _ENCRYPTION = "META-INF/container.xml", "META-INF/encryption.xml"
_PAGES = ("application/xhtml+xml", "text/html")


def pages(file: zipfile.ZipFile) -> list[str]:
    """The names of the files of the spine, without the table of contents.

    Raises ``Unreadable`` where the book is damaged or its pages are locked.
    """
    package = _Package()
    try:
        if _ENCRYPTION in file.namelist() and b"html" in file.read(_ENCRYPTION).lower():  # fonts alone may be
            raise Unreadable("locked", format="EPUB")
        parse(file, _CONTAINER, package, "EPUB")
        parse(file, package.path, package, "EPUB")
    except Unreadable:
        raise
    except Exception as error:  # whatever a hostile file makes zipfile or expat stumble over
        raise Unreadable("damaged", format="EPUB") from error
    within = posixpath.dirname(package.path)
    listed = (package.files[each] for each in package.spine if each in package.files)
    return list(dict.fromkeys(posixpath.normpath(posixpath.join(within, unquote(name))) for name in listed))


@dataclass(slots=True)
class _Package:
    """Where the package file lies, the pages that it lists by their keys, and the keys of the spine."""

    path: str = ""
    files: dict[str, str] = field(default_factory=dict)
    spine: list[str] = field(default_factory=list)

    def start(self, name: str, attributes: Attributes) -> None:
        if name == "rootfile" and not self.path:
            self.path = attributes.get("full-path", "")
        elif name == "item" and attributes.get("media-type") in _PAGES:
            if "nav" not in attributes.get("properties", "").split():
                self.files[attributes.get("id", "")] = attributes.get("href", "")
        elif name == "itemref" and attributes.get("linear") != "no":
            self.spine.append(attributes.get("idref", ""))

    def end(self, name: str) -> None:
        """Nothing ends that matters."""

    def data(self, text: str) -> None:
        """What matters stands in attributes."""
