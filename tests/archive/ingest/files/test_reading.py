"""Bytes to text: encodings, formats that are refused, HTML told from plain text."""

import pytest

from archive.ingest.errors import TEMPLATES, Unreadable
from archive.ingest.files.reading import MAX_BYTES, read

SENTENCE = "岚浦市召开港口建设推进会，市委书记林知远强调，要把港口建设作为全市的头等大事来抓。"
TRADITIONAL = "嵐浦市召開港口建設推進會，市委書記林知遠強調，要把港口建設作為全市的頭等大事來抓。"


@pytest.mark.parametrize(
    "encoding", ["utf-8", "utf-8-sig", "gbk", "gb18030", "utf-16", "utf-16-le", "utf-16-be", "utf-32"]
)
def test_simplified_text_is_read_whatever_its_encoding(encoding):
    assert read(SENTENCE.encode(encoding), "a.txt").text == SENTENCE


@pytest.mark.parametrize("encoding", ["utf-8", "big5", "gb18030", "utf-16"])
def test_traditional_text_is_read_whatever_its_encoding(encoding):
    assert read(TRADITIONAL.encode(encoding), "a.txt").text == TRADITIONAL


def test_a_file_cut_in_the_middle_of_a_character_is_still_read():
    assert read((SENTENCE * 20).encode("gb18030")[:-1], "a.txt").text.startswith(SENTENCE)


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b"", "empty"),
        (b" \r\n\t", "empty"),
        (b"\x00" * 40, "empty"),
        (b"\xef\xbb\xbf", "empty"),
        (b"a" * (MAX_BYTES + 1), "too_large"),
        (b"PK\x03\x04 word/document.xml", "unsupported"),
        (b"\x89PNG\r\n\x1a\n....", "picture_passed_over"),
        (bytes(range(256)) * 20, "unknown_encoding"),
        (b"\xff\xfe\x00\xd8\x00\xd8\x00\xd8\x00\xd8", "not_text"),
        ((SENTENCE + "\x85\x86\x9f" * 8).encode(), "not_text"),
        ((SENTENCE + "\x01\x02\x1f" * 8).encode(), "not_text"),
        ((SENTENCE + "\ufffd" * 24).encode(), "not_text"),
    ],
)
def test_what_is_no_text_is_refused_with_its_reason(data, code):
    with pytest.raises(Unreadable) as refused:
        read(data, "a.txt")
    assert refused.value.code == code
    assert str(refused.value) == TEMPLATES[code] % refused.value.params


@pytest.mark.parametrize(
    ("text", "media_type"),
    [
        (SENTENCE, "text/plain"),
        ("标题\n\n<p>" + SENTENCE + "</p>", "text/html"),
        (SENTENCE + "<br />" + SENTENCE, "text/html"),
        ("a < b，b > c。" + SENTENCE, "text/plain"),
        ("《<关于港口的意见>》" + SENTENCE, "text/plain"),
    ],
)
def test_markup_is_told_from_plain_text(text, media_type):
    assert read(text.encode(), "a").media_type == media_type
