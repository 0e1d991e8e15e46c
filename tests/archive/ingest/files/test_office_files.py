"""Documents of office programs: what of them is text, and what becomes of those that a program has to read."""

import shutil
from pathlib import Path
from time import sleep

import pytest

from archive.ingest.errors import Unreadable
from archive.ingest.files.formats import docx, office_programs
from archive.ingest.files.formats.ole import streams
from archive.ingest.files.intake import Item, items_of_bytes
from archive.ingest.files.reading import read
from archive.ingest.pipeline import draft
from archive.ingest.prepared import prepare
from tests.archive.ingest import file_builders
from tests.archive.ingest.libreoffice import SLIDES, in_one_file, libreoffice_files, needs_libreoffice
from tests.archive.ingest.mixed_folder import DOCUMENTED, HOSTILE_TO_LIBREOFFICE, STATES

BOMB = b" " * 30_000_000
ENTITY = '<!DOCTYPE a [<!ENTITY b SYSTEM "file:///etc/passwd">]><a>&b;</a>'
ODT = "application/vnd.oasis.opendocument.text"
LOST_PAGE = '<Document><Page BaseLoc="../../../etc/passwd"/></Document>'
OFD_DOCUMENT = "Doc_0/Document.xml"
HOSTILE = {
    "no words.odt": (file_builders.open_document("text", ""), "empty"),
    "cut.odt": (file_builders.open_text()[:-40], "damaged"),
    "entity.odt": (file_builders.zipped({"mimetype": ODT, "content.xml": ENTITY}), "damaged"),
    "no content.odt": (file_builders.zipped({"mimetype": ODT}), "damaged"),
    "bomb.odt": (file_builders.open_document("text", "", **{"Pictures/1.png": BOMB}), "packed_too_tightly"),
    "locked.odt": (
        file_builders.open_document("text", "", **{"META-INF/manifest.xml": "<m:encryption-data/>"}), "locked",
    ),
    "no words.ofd": (file_builders.layout_document([[]]), "no_text_in_pages"),
    "no page.ofd": (file_builders.zipped({"OFD.xml": file_builders._of_ofd("OFD", "")}), "no_text_in_pages"),
    "cut.ofd": (file_builders.layout_document()[:-40], "damaged"),
    "entity.ofd": (file_builders.zipped({"OFD.xml": ENTITY}), "damaged"),
    "lost page.ofd": (file_builders.layout_document(**{OFD_DOCUMENT: LOST_PAGE}), "damaged"),
    "bomb.ofd": (file_builders.layout_document(**{"Res/1.png": BOMB}), "packed_too_tightly"),
    "no words.rtf": (rb"{\rtf1\ansi\par}", "empty"),
    "cut.rtf": (rb"{\rtf", "empty"),
    "deep.rtf": (b"{\\rtf1 " + b"{" * 500_000, "empty"),
    "cut.doc": (file_builders.compound("WordDocument")[:700], "damaged"),
    "other.doc": (file_builders.compound("Contents"), "damaged"),
    "locked.docx": (file_builders.compound("EncryptedPackage", "EncryptionInfo"), "locked"),
    "cut.xls": (file_builders.old_workbook()[:2500], "damaged"),
}  # fmt: skip


@pytest.mark.parametrize("name", HOSTILE)
def test_a_hostile_document_is_refused_with_its_reason(name):
    data, code = HOSTILE[name]
    (item,) = items_of_bytes(data, name)
    problem = item.problem or prepare(item).problem
    assert (item.data, problem.code) == (data, code)


def test_a_claimed_size_of_four_gigabytes_is_refused():
    data = file_builders.open_text()
    at = data.rindex(b"PK\x01\x02") + 24
    with pytest.raises(Unreadable) as refused:
        read(data[:at] + b"\xf0\xff\xff\xff" + data[at + 4 :], "a.odt")
    assert refused.value.code == "too_large_unpacked"


def test_of_an_open_document_comments_deletions_and_readings_stay_out_and_rows_are_lines():
    body = (
        "<office:text><text:tracked-changes><text:p>删去的</text:p></text:tracked-changes>"
        "<text:p>一<text:s text:c='2'/>二<text:tab/>三<text:line-break/>四<office:annotation><text:p>批注</text:p>"
        "</office:annotation><text:ruby><text:ruby-base>字</text:ruby-base><text:ruby-text>zì</text:ruby-text></text:ruby>"
        "</text:p><table:table><table:table-row><table:table-cell><text:p>指标</text:p></table:table-cell>"
        "<table:table-cell><text:p>12</text:p><text:p>亿元</text:p></table:table-cell></table:table-row></table:table>"
        "<text:p>末段<text:note><text:note-body><text:p>脚注</text:p></text:note-body></text:note></text:p></office:text>"
    )
    text = read(file_builders.open_document("text", body), "a.odt").text
    assert text.split("\n\n") == ["一  二\t三\n四字", "指标\t12 亿元", "脚注", "末段"]


def test_of_an_open_document_automatic_numbers_are_written_out():
    def level(number, form, prefix, suffix):
        marks = f'style:num-prefix="{prefix}" style:num-suffix="{suffix}"'
        return f'<text:list-level-style-number text:level="{number}" style:num-format="{form}" {marks}/>'

    levels = level(1, "一, 二, 三, ...", "", "、") + level(2, "1", "（", "）")
    styles = (
        '<office:automatic-styles xmlns:style="urn:oasis:names:tc:opendocument:xmlns:style:1.0">'
        f'<text:list-style style:name="L1">{levels}</text:list-style>'
        "</office:automatic-styles>"
    )
    item = "<text:list-item><text:p>{}</text:p>{}</text:list-item>"
    inner = f"<text:list>{item.format('甲', '')}{item.format('乙', '<text:p>又</text:p>')}</text:list>"
    lists = f'<text:list text:style-name="L1">{item.format("抓工业", inner)}{item.format("抓农业", "")}</text:list>'
    on = f'<text:list text:style-name="L1" text:continue-numbering="true">{item.format("抓服务业", "")}</text:list>'
    body = f"{styles}<office:text>{lists}<text:p>段</text:p>{on}{lists}</office:text>"
    lines = read(file_builders.open_document("text", body), "a.odt").text.split("\n\n")
    assert lines[:7] == ["一、抓工业", "（1）甲", "（2）乙", "又", "二、抓农业", "段", "三、抓服务业"]
    assert lines[7] == "一、抓工业"
    bullets = body.replace('"一, 二, 三, ..."', '""').replace('style:num-suffix="、"', "")
    assert read(file_builders.open_document("text", bullets), "a.odt").text.startswith("抓工业\n\n")


def test_of_rich_text_numbers_of_lists_are_kept_and_deletions_and_pictures_are_not():
    body = (
        rb"{\rtf1\ansi\ansicpg936{\fonttbl{\f0\fcharset134 x;}{\f1\fcharset136 y;}}{\info{\title t}}"
        rb"{\listtext\pard\plain \'d2\'bb\'a1\'a2\tab}\uc1\u40784 ?\u39134\'3f{\f1 \'b7\'7c}\par"
        rb"{\f0 \deleted \'c9\'be}{\*\unknown x}{\pict 00ff}a\cell b\cell\row" + "末".encode("gbk") + rb"\par}"
    )
    text = read(body, "a.rtf").text
    assert text.split() == ["一、", "齐飞會", "a", "b", "末"]
    assert "a\tb" in text


def test_of_a_layout_document_pages_come_in_their_order_and_running_titles_are_noise():
    lines = [[(10, "霁阳日报"), (30, f"第{number}页的话。"), (280, f"— {number} —")] for number in "一二三四"]
    raw = read(file_builders.layout_document(lines), "a.ofd")
    assert raw.text.split("\f")[1].split("\n") == ["霁阳日报", "第二页的话。", "— 二 —"]
    assert [raw.text[start:end] for start, end in raw.boilerplate] == ["霁阳日报"] * 3


def test_of_a_layout_document_texts_on_one_base_line_are_one_line():
    texts = [(20, 20, 8, "会"), (28, 20, 8, "议"), (60, 20, 8, "十"), (20, 30, 8, "召开")]
    objects = "".join(
        f'<TextObject Boundary="{x} {y} {width} 5" Size="4"><TextCode X="0" Y="4">{text}</TextCode></TextObject>'
        for x, y, width, text in texts
    )
    page = f'<Page><Template TemplateID="7"/><Content>{objects}</Content></Page>'
    listed = '<Document><TemplatePage ID="7" BaseLoc="T.xml"/><Page BaseLoc="/Doc_0/P.xml"/></Document>'
    data = file_builders.layout_document(
        **{OFD_DOCUMENT: listed, "Doc_0/P.xml": page, "Doc_0/T.xml": file_builders.layout_page([(5, "文头")])}
    )
    assert read(data, "a.ofd").text == "文头\n会议\t十\n召开\f"


def test_what_needs_a_program_names_it_and_is_kept(monkeypatch):
    monkeypatch.setenv("PATH", "/nowhere")
    monkeypatch.setattr(office_programs, "_OFFICES", ("soffice",))
    for name, stream in (("a.doc", "WordDocument"), ("a.ppt", "PowerPoint Document")):
        data = file_builders.compound(stream)
        (item,) = items_of_bytes(data, name)
        problem = prepare(item).problem
        assert (item.data, problem.code) == (data, "no_program")
        assert "LibreOffice" in problem.params["programs"]


def program(folder, name, script):
    file = folder / name
    file.write_text(f"#!/bin/sh\n{script}\n")
    file.chmod(0o755)


@pytest.fixture
def programs(tmp_path, monkeypatch):
    """A folder of programs of the system; those of offices are not in it."""
    for name in ("sh", "cat", "sleep", "mkdir", "mv", "test", "env"):
        (tmp_path / name).symlink_to(shutil.which(name))
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.setattr(office_programs, "_OFFICES", ("soffice",))
    monkeypatch.setattr(office_programs, "_can_take_network", lambda: False)
    return tmp_path


def test_without_libreoffice_an_old_word_document_is_read_by_the_first_reader_that_can(programs):
    program(programs, "antiword", "exit 1")
    program(programs, "catdoc", f"echo {file_builders.TITLE}; echo {file_builders.LINES[0]}")
    report = draft(read(file_builders.compound("WordDocument"), "a.doc"))
    assert report.title == file_builders.TITLE
    assert "李明" in {person.name for person in report.people}


FAKE_OFFICE = """
for each in "$@"; do
  case $each in -env:*) cat "${each#-env:UserInstallation=file://}"/user/*.xcu > FOLDER/profile ;; esac
done
env > FOLDER/environment
test -f FOLDER/made.docx && cat FOLDER/made.docx > out.docx && mkdir out && mv out.docx out/given.docx
exit 0
"""


def test_libreoffice_converts_in_a_profile_of_its_own_without_macros(programs, monkeypatch):
    monkeypatch.setenv("SECRET", "1")
    program(programs, "soffice", FAKE_OFFICE.replace("FOLDER", str(programs)))
    with pytest.raises(Unreadable, match="DOC"):  # it says that it ended well, and made nothing
        read(file_builders.compound("WordDocument"), "a.doc")
    (programs / "made.docx").write_bytes(file_builders.word())
    assert draft(read(file_builders.compound("WordDocument"), "a.doc")).title == file_builders.TITLE
    assert 'oor:name="DisableMacrosExecution" oor:op="fuse"><value>true<' in (programs / "profile").read_text()
    assert "SECRET" not in (programs / "environment").read_text()


def test_a_program_that_takes_too_long_is_ended_with_its_children(programs, monkeypatch):
    monkeypatch.setattr(office_programs, "SECONDS", 2)
    program(programs, "catdoc", f"sleep 60 & echo $! > {programs}/child; wait")
    assert prepare(Item("a.doc", file_builders.compound("WordDocument"))).problem.code == "too_slow"
    child = Path(f"/proc/{(programs / 'child').read_text().strip()}/stat")
    for _ in range(200):  # killed; it may not have died yet, nor whoever adopted it have buried it
        if _is_over(child):
            return
        sleep(0.05)
    pytest.fail("the child lives")


def _is_over(stat: Path) -> bool:
    try:
        return stat.read_text().rpartition(")")[2].split()[0] in "ZX"
    except (FileNotFoundError, ProcessLookupError):
        return True


@needs_libreoffice
def test_libreoffice_brings_in_no_file_that_a_document_links_to(tmp_path):
    (tmp_path / "secret.txt").write_text("SECRET")
    link = f'<text:section-source xlink:href="{(tmp_path / "secret.txt").as_uri()}" text:filter-name="Text"/>'
    names = 'text:name="S" xmlns:xlink="http://www.w3.org/1999/xlink"'
    section = f"<text:section {names}>{link}<text:p>旧</text:p></text:section>"
    flat = in_one_file("text", f"<office:text><text:p>开头</text:p>{section}</office:text>")
    text = docx.text_of(office_programs._converted("soffice", flat, "fodt", "docx"))
    assert ("开头" in text, "SECRET" in text) == (True, False)


@needs_libreoffice
@pytest.mark.parametrize("name", ["a.doc", "a.wps"])
def test_an_old_word_document_is_read_by_libreoffice(good_files, name):
    report = draft(read(good_files["doc"], name))
    assert report.title == file_builders.TITLE
    assert {person.name for person in report.people} >= {"李明", "王强"}


@pytest.fixture(scope="module")
def good_files(tmp_path_factory):
    return libreoffice_files(tmp_path_factory.mktemp("good"))


@needs_libreoffice
@pytest.mark.parametrize("state", STATES)
@pytest.mark.parametrize("ending", HOSTILE_TO_LIBREOFFICE)
def test_what_becomes_of_what_libreoffice_reads_is_what_the_documentation_says(good_files, ending, state):
    good = good_files[ending]
    data = {"empty": b"", "truncated": good[: len(good) * 2 // 3], "hostile": HOSTILE_TO_LIBREOFFICE[ending]}
    name = "a.txt" if state == "mislabelled" else f"a.{ending}"
    (item,) = items_of_bytes(data.get(state, good), name)
    problem = prepare(item).problem
    assert (problem.code if problem else "read") == DOCUMENTED[ending][state]


@needs_libreoffice
@pytest.mark.parametrize("suffix", SLIDES)
def test_slides_are_read_by_libreoffice(good_files, suffix):
    text = read(good_files[suffix], "a").text
    assert [line for line in text.split("\n") if line] == [file_builders.TITLE, *file_builders.LINES]


def test_a_damaged_document_in_a_zip_file_does_not_stop_the_others():
    data = file_builders.zipped(
        {"a.odt": b"PK\x03\x04", "b.rtf": file_builders.rich_text(), "c.OFD": b"", "d.rar": b"Rar!"}
    )
    found = {item.name: (item.problem or prepare(item).problem) for item in items_of_bytes(data, "z.zip")}
    assert {name: problem and problem.code for name, problem in found.items()} == {
        "z.zip!a.odt": "damaged", "z.zip!b.rtf": None, "z.zip!c.OFD": "empty", "z.zip!d.rar": "unsupported",
    }  # fmt: skip


def test_a_compound_file_tells_its_streams_at_the_top():
    assert streams(file_builders.compound("WordDocument", "1Table")) == {"WordDocument", "1Table"}
