"""Pictures of pages: what they are, what is refused, how they are drawn; and a few that the recogniser reads."""

import io
import struct
import zlib

import pytest
from PIL import Image, ImageDraw, ImageFont

from archive.ingest.errors import Unreadable
from archive.ingest.files.intake import Item
from archive.ingest.files.scans import recognition
from archive.ingest.files.scans.page_readers import recognized_pages
from archive.ingest.prepared import prepare
from benchmarks.ocr.pages import fonts, rendered
from tests.archive.ingest import file_builders


def picture(format_name="PNG", size=(300, 200), frames=1):
    file = io.BytesIO()
    pages = [Image.new("RGB", size, "white") for _number in range(frames)]
    more = {"save_all": True, "append_images": pages[1:]} if frames > 1 else {}
    pages[0].save(file, format_name, **more)
    return file.getvalue()


def bomb():
    """A PNG that claims more pixels than it has bytes."""
    parts = (b"IHDR", struct.pack(">IIBBBBB", 60_000, 60_000, 8, 2, 0, 0, 0)), (b"IDAT", zlib.compress(b"\0" * 999))
    chunks = [
        struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data)) for name, data in parts
    ]
    return b"\x89PNG\r\n\x1a\n" + b"".join(chunks)


@pytest.mark.parametrize("format_name", ["PNG", "JPEG", "TIFF", "WEBP"])
def test_pictures_are_known_by_their_bytes_and_counted(format_name):
    assert recognition.picture_type(picture(format_name)) == f"image/{format_name.lower()}"
    assert recognition.picture_pages(picture(format_name)) == 1


def test_pages_of_a_picture_and_of_a_pdf_are_counted_where_they_hold_no_text():
    assert recognition.picture_pages(picture("TIFF", frames=3)) == 3
    assert recognition.picture_pages(picture("PDF", frames=2)) == 2
    assert recognition.picture_pages(file_builders.pdf(pages=2)) == 0


def test_a_page_is_drawn_as_jpeg_and_turned():
    drawn = Image.open(io.BytesIO(recognition.page_picture(picture(), 1, 90)))
    assert (drawn.format, drawn.size) == ("JPEG", (200, 300))


HOSTILE = {
    "bomb": (bomb(), "too_many_pixels"),
    "cut": (picture("JPEG")[:200], "damaged"),
    "empty": (b"\xff\xd8\xff", "damaged"),
    "many": (picture("TIFF", size=(2, 2), frames=201), "too_many_pages"),
    "mislabelled": (b"II*\0" + b"no picture" * 9, "damaged"),
}


@pytest.mark.parametrize("name", HOSTILE)
def test_a_hostile_picture_is_refused(name):
    data, code = HOSTILE[name]
    with pytest.raises(Unreadable) as refused:
        recognition.page_picture(data, 1)
    assert refused.value.code == code


def test_without_a_recogniser_a_sentence_says_how_to_get_it(monkeypatch):
    monkeypatch.setattr(recognition, "is_installed", lambda: False)
    assert "make ocr" in str(prepare(Item("scan.pdf", file_builders.picture_pdf())).problem)
    passed_over = prepare(Item("scan.png", picture())).problem
    assert "make ocr" in str(passed_over)
    assert not passed_over.is_failure


@pytest.mark.skipif(not recognition.is_installed(), reason="make ocr")
def test_a_drawn_page_is_read():
    page = Image.new("RGB", (1200, 400), "white")
    face = ImageFont.load_default(60)
    ImageDraw.Draw(page).text((100, 100), "GDP 2014: 125.6", fill="black", font=face)
    ImageDraw.Draw(page).text((100, 220), "35000 mu of farmland", fill="black", font=face)
    file = io.BytesIO()
    page.rotate(180).save(file, "PNG")
    (read,) = recognized_pages(file.getvalue())
    assert "".join("".join(line.text for line in read.lines).split()) == "GDP2014:125.635000muoffarmland"


KAI = [face for face in fonts() if face[0] == "kai"]


@pytest.mark.skipif(not (KAI and recognition.is_installed()), reason="make ocr; apt-get install fonts-arphic-ukai")
def test_a_line_is_read_as_its_page_lies():
    """The first line, alone, looks to the classifier of the recogniser as if it stood on its head."""
    text = "19日，全市“三城一廊”建设推进会召开。市长李明主持会议，各县区负责人参加"
    file = io.BytesIO()
    rendered("yellowed", KAI[0], text, seed=2).picture.save(file, "PNG")
    (read,) = recognized_pages(file.getvalue())
    assert "19日，全市“三城一廊”建设推进会召开。" in read.lines[0].text
