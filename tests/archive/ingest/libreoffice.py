"""Files of the kinds that need LibreOffice, as it writes them itself; and whether it is there."""

import io
import shutil
import subprocess
import zipfile

import pytest

from tests.archive.ingest import file_builders

SLIDES = ("ppt", "pptx")
needs_libreoffice = pytest.mark.skipif(
    not shutil.which("soffice"), reason="LibreOffice is not installed (apt-get install libreoffice-writer-nogui)"
)


def libreoffice_files(folder):
    """By ending, made in ``folder``."""
    lines = "".join(f"<text:p>{line}</text:p>" for line in (file_builders.TITLE, *file_builders.LINES))
    frame = f'<draw:frame svg:width="20cm" svg:height="10cm"><draw:text-box>{lines}</draw:text-box></draw:frame>'
    slide = f'<office:presentation><draw:page draw:name="1">{frame}</draw:page></office:presentation>'
    slides = {ending: _converted(folder, in_one_file("presentation", slide), "fodp", ending) for ending in SLIDES}
    old = _converted(folder, file_builders.word(), "docx", "doc")
    return {"doc": old, "wps": old, **slides}


def _converted(folder, data, suffix, wanted):
    given = folder / f"given.{suffix}"
    given.write_bytes(data)
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    command = ["soffice", profile, "--headless", "--convert-to", wanted, "--outdir", str(folder), str(given)]
    subprocess.run(command, check=True, capture_output=True, timeout=120)
    return (folder / f"given.{wanted}").read_bytes()


def in_one_file(kind, body):
    """An open document that is not packed, as LibreOffice takes it, too."""
    with zipfile.ZipFile(io.BytesIO(file_builders.open_document(kind, body))) as packed:
        content = packed.read("content.xml").decode()
    told = f'document office:mimetype="application/vnd.oasis.opendocument.{kind}"'
    return content.replace("document-content", told, 1).replace("document-content", "document").encode()
