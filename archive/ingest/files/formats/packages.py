"""Formats that are zip files inside: which one a zip file is, by what lies in it."""

import zipfile
from typing import BinaryIO

# The format's name for readers, by the file that none of the others has; the folder that tells OOXML's apart.
_MARKS = {
    "[Content_Types].xml": {"word/": "DOCX", "xl/": "XLSX", "ppt/": "PPTX"},
    "word/document.xml": {"": "DOCX"},
    "OFD.xml": {"": "OFD"},
    "datapackage.json": {"archive/": "WACZ"},
}
_MIMETYPES = {
    b"application/vnd.oasis.opendocument.text": "ODT",
    b"application/vnd.oasis.opendocument.spreadsheet": "ODS",
    b"application/vnd.oasis.opendocument.presentation": "ODP",
    b"application/epub+zip": "EPUB",
}
_MIMETYPE = "mimetype"
ZIP = b"PK\x03\x04"


def package_of(file: BinaryIO) -> str:
    """DOCX, XLSX, PPTX, ODT, ODS, ODP, EPUB, OFD or WACZ; "" for any other zip file and for what is none."""
    try:
        with zipfile.ZipFile(file) as packed:
            return _package(packed)
    except (zipfile.BadZipFile, NotImplementedError, ValueError, OSError, EOFError, RuntimeError):
        return ""
    finally:
        file.seek(0)


def _package(packed: zipfile.ZipFile) -> str:
    names = packed.namelist()
    if _MIMETYPE in names and packed.getinfo(_MIMETYPE).file_size < 100:
        return _MIMETYPES.get(packed.read(_MIMETYPE).strip().removesuffix(b"-template"), "")
    for mark, folders in _MARKS.items():
        if mark in names:
            packages = (
                package for folder, package in folders.items() if any(name.startswith(folder) for name in names)
            )
            return next(packages, "")
    return ""
