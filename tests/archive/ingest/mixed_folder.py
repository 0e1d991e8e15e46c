"""A folder as an office has it: files of every kind, each good, empty, truncated, hostile and mislabelled.

``python -m tests.archive.ingest.mixed_folder FOLDER`` writes 200 of them, to try an archive with.
"""

import io
import json
import re
import struct
import sys
import zlib
from collections.abc import Iterator
from pathlib import Path

from PIL import Image

from tests.archive.ingest import file_builders as made

STATES = ("good", "empty", "truncated", "hostile", "mislabelled")
NUMBER = 200
_TEXTS = ("txt", "md", "html", "htm", "csv", "tsv", "json", "jsonl")
_SPACES = b" " * 30_000_000  # which pack to nothing
_MIME = b"MIME-Version: 1.0\r\nContent-Type: multipart/related; boundary=x\r\n\r\n"
_ENTITY = '<!DOCTYPE a [<!ENTITY e SYSTEM "file:///etc/passwd">]><a>&e;</a>'


def _picture(format_name: str) -> bytes:
    file = io.BytesIO()
    Image.new("RGB", (600, 400), "white").save(file, format_name)
    return file.getvalue()


def _bomb_picture() -> bytes:
    parts = (b"IHDR", struct.pack(">IIBBBBB", 60_000, 60_000, 8, 2, 0, 0, 0)), (b"IDAT", zlib.compress(b"\0" * 999))
    chunks = (
        struct.pack(">I", len(each)) + name + each + struct.pack(">I", zlib.crc32(name + each)) for name, each in parts
    )
    return b"\x89PNG\r\n\x1a\n" + b"".join(chunks)


def _text() -> bytes:
    return "\n".join((made.TITLE, *made.LINES)).encode()


def _csv() -> bytes:
    return ("标题,正文,日期\n" + f'{made.TITLE},"{made.LINES[0]}",2014-05-08\n').encode("utf-8-sig")


def _claims_four_gigabytes() -> bytes:
    record = made.web_archive()
    return record.replace(b"Content-Length: ", b"Content-Length: 4294967296", 2)


# By ending: a good file, and a hostile one: bomb, entity, path, depth, claimed size.
KINDS: dict[str, tuple[bytes, bytes]] = {
    "txt": (_text(), bytes(range(256)) * 2000),
    "html": (made.page().encode(), ("<p>字</p>" * 300_000).encode()),
    "md": (b"# " + _text(), bytes(range(256)) * 2000),
    "htm": (made.single_file_page(), made.single_file_page().replace(b"<body>", b"<body>" + b"<div>" * 300_000)),
    "mht": (made.saved_page(), _MIME + b"--x\r\n" * 9999),
    "docx": (made.word(), made.zipped({"word/document.xml": _SPACES})),
    "odt": (made.open_text(), made.open_document("text", "", **{"content.xml": _ENTITY})),
    "ofd": (made.layout_document(), made.layout_document(**{"Doc_0/Document.xml": _ENTITY})),
    "rtf": (made.rich_text(), b"{\\rtf1" + b"{" * 200_000),
    "pdf": (made.pdf(), made.pdf(pages=501)),
    "xlsx": (made.workbook(), made.zipped({"xl/workbook.xml": _SPACES, "[Content_Types].xml": "<x/>"})),
    "xls": (made.old_workbook(), made.compound("Workbook")),
    "ods": (made.open_workbook(), made.open_document("spreadsheet", "", **{"content.xml": _ENTITY})),
    "csv": (_csv(), _csv() + b"a,b,c,d,e,f\n"),
    "tsv": (_csv().replace(b",", b"\t"), _csv().replace(b",", b"\t") + b"a\tb\tc\td\te\n"),
    "jsonl": (made.json_lines(), b"[" * 200_000),
    "json": (json.dumps([made.ROW], ensure_ascii=False).encode(), b"[" * 200_000),
    "epub": (made.book(), made.book(**{"第一章.xhtml": _SPACES.decode()})),
    "warc": (made.web_archive(), _claims_four_gigabytes()),
    "wacz": (
        made.zipped({"datapackage.json": "{}", "archive/data.warc": made.web_archive()}),
        made.zipped({"datapackage.json": "{}", "archive/data.warc": _SPACES}),
    ),
    "zip": (made.zipped({"a.txt": _text()}), made.zipped({"../../etc/a.txt": _text(), "b.txt": _SPACES})),
    "gz": (made.gzipped(_text()), made.gzipped(_SPACES)),
    "png": (_picture("PNG"), _bomb_picture()),
    "jpg": (_picture("JPEG"), b"\xff\xd8\xff" + b"\xff" * 9999),
    "tiff": (_picture("TIFF"), b"II*\0" + b"\xff" * 9999),
    "webp": (_picture("WEBP"), b"RIFF\xff\xff\xff\xffWEBP" + b"\xff" * 9999),
}  # fmt: skip


# By ending; good ones LibreOffice writes itself.
HOSTILE_TO_LIBREOFFICE = {
    "doc": made.compound("WordDocument"), "wps": made.compound("WordDocument"),
    "ppt": made.compound("PowerPoint Document"),
    "pptx": made.zipped({"ppt/presentation.xml": _SPACES, "[Content_Types].xml": "<x/>"}),
}  # fmt: skip
_ROW = re.compile(r"^\| \.(\w+) \| " + r" \| ".join(["([a-z_, ]+)"] * len(STATES)) + r" \|$", re.MULTILINE)
_DOCS = (Path(__file__).parents[3] / "docs" / "formats.md").read_text("utf-8")
# What the documentation says that becomes of each.
DOCUMENTED = {row[1]: dict(zip(STATES, row.groups()[1:], strict=True)) for row in _ROW.finditer(_DOCS)}


def file_of(ending: str, state: str) -> tuple[str, bytes]:
    """(name, bytes). What is mislabelled has the ending of another kind."""
    good, hostile = KINDS[ending]
    if state == "mislabelled":
        return f"{ending}-mislabelled.{'pdf' if ending in _TEXTS else 'txt'}", good
    data = {"good": good, "empty": b"", "truncated": good[: len(good) * 2 // 3], "hostile": hostile}[state]
    return f"{ending}-{state}.{ending}", data


def files() -> Iterator[tuple[str, bytes]]:
    """``NUMBER`` files: every kind in every state, and texts of further meetings."""
    kinds = [file_of(ending, state) for ending in KINDS for state in STATES]
    yield from kinds
    for number in range(NUMBER - len(kinds)):
        words = "".join(chr(0x4E00 + (number * 977 + at * 131) % 0x3000) for at in range(80))
        yield (
            f"2014/{number:03}.txt",
            f"第{number}次会议召开\n2014年{number % 12 + 1}月8日\n市长李明主持会议。{words}。".encode(),
        )


def write(folder: Path) -> None:
    for name, data in files():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_bytes(data)


if __name__ == "__main__":
    write(Path(sys.argv[1]))
