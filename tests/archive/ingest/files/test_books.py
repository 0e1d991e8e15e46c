"""Electronic books: their pages of text are reports, in the order in which they are read."""

import pytest

from archive.ingest.files.intake import items_of_bytes
from archive.ingest.files.reading import read
from archive.ingest.pipeline import draft
from tests.archive.ingest import file_builders

ENTITY = '<!DOCTYPE a [<!ENTITY b SYSTEM "file:///etc/passwd">]><a>&b;</a>'


def test_each_page_of_text_of_the_spine_is_a_report_and_cover_and_contents_are_none():
    data = file_builders.book({"第二章.xhtml": file_builders.page(), "第一章.xhtml": file_builders.page()})
    *pages, passed_over = items_of_bytes(data, "a.epub")
    assert [item.name for item in pages] == ["a.epub!OPS/第一章.xhtml", "a.epub!OPS/第二章.xhtml"]
    assert {draft(read(item.data, item.name)).title for item in pages} == {file_builders.TITLE}
    assert (passed_over.problem.code, passed_over.problem.params) == ("pages_passed_over", {"count": 1})


HOSTILE = {
    "no spine": (file_builders.book(**{"OPS/a.opf": "<package/>"}), "no_reports"),
    "entities": (file_builders.book(**{"OPS/a.opf": ENTITY}), "damaged"),
    "no package": (file_builders.zipped({"mimetype": "application/epub+zip"}), "damaged"),
    "a way out": (
        file_builders.book(**{"META-INF/container.xml": '<a><rootfile full-path="../../etc/passwd"/></a>'}), "damaged",
    ),
    "locked": (
        file_builders.book(**{"META-INF/encryption.xml": '<a><CipherReference URI="OPS/a.xhtml"/></a>'}), "locked",
    ),
    "cut off": (file_builders.book()[:-50], "damaged"),
}  # fmt: skip


@pytest.mark.filterwarnings("ignore:Duplicate name")
@pytest.mark.parametrize("kind", HOSTILE)
def test_a_hostile_book_is_refused_and_kept(kind):
    data, code = HOSTILE[kind]
    (item,) = items_of_bytes(data, "a.epub")
    assert (item.data, item.problem.code) == (data, code)


def test_a_bomb_in_a_book_is_named_and_the_other_pages_come_in():
    data = file_builders.book({"bomb.xhtml": "0" * 30_000_000, "a.xhtml": file_builders.page()})
    found = [(item.name, item.problem and item.problem.code) for item in items_of_bytes(data, "a.epub")]
    assert found[:2] == [("a.epub!OPS/a.xhtml", None), ("a.epub!OPS/bomb.xhtml", "packed_too_tightly")]
