"""What Word wraps text in, and what hostile documents are made of."""

import zipfile
from io import BytesIO

import pytest

from archive.ingest.errors import Unreadable
from archive.ingest.files.formats.docx import text_of
from tests.archive.ingest import file_builders

_SPACE = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_STRICT = "http://purl.oclc.org/ooxml/wordprocessingml/main"


def document(body, space=_SPACE, before=""):
    """A document with the styles of a real one and ``body`` as its XML."""
    source, made = zipfile.ZipFile(BytesIO(file_builders.word())), BytesIO()
    xml = f'{before}<w:document xmlns:w="{space}"><w:body>{body}</w:body></w:document>'
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as packed:
        for name in source.namelist():
            packed.writestr(name, xml if name == "word/document.xml" else source.read(name))
    return made.getvalue()


def run(text):
    return f"<w:r><w:t>{text}</w:t></w:r>"


def paragraph(inner):
    return f"<w:p>{inner}</w:p>"


def cell(inner, properties=""):
    return f"<w:tc><w:tcPr>{properties}</w:tcPr>{inner}</w:tc>"


def table(*rows):
    return f"<w:tbl>{''.join(f'<w:tr>{row}</w:tr>' for row in rows)}</w:tbl>"


@pytest.mark.parametrize(
    ("inner", "text"),
    [
        (f'<w:smartTag w:element="chsdate">{run("5月7日")}</w:smartTag>{run("开会")}', "5月7日开会"),
        (f"<w:ins>{run('新增')}</w:ins><w:del><w:r><w:delText>删去</w:delText></w:r></w:del>", "新增"),
        (f"<w:moveFrom>{run('旧处')}</w:moveFrom><w:moveTo>{run('新处')}</w:moveTo>", "新处"),
        (f"<w:sdt><w:sdtContent>{run('控件')}</w:sdtContent></w:sdt>", "控件"),
        (f"<w:hyperlink>{run('链接')}</w:hyperlink>", "链接"),
        (f"<w:r><w:ruby><w:rt>{run('jì')}</w:rt><w:rubyBase>{run('霁')}</w:rubyBase></w:ruby></w:r>", "霁"),
        ("<w:r><w:t>一</w:t><w:br/><w:t>二</w:t><w:tab/><w:t>三</w:t></w:r>", "一\n二\t三"),
        (f"<w:pPr><w:tabs><w:tab/></w:tabs></w:pPr>{run('字')}", "字"),
        (f"<w:r><w:instrText>PAGE</w:instrText></w:r>{run('字')}", "字"),
    ],
)
def test_text_is_found_in_whatever_word_wraps_it(inner, text):
    assert text_of(document(paragraph(inner))) == text


def test_paragraphs_in_content_controls_and_of_the_strict_format_are_read():
    body = f"<w:sdt><w:sdtContent>{paragraph(run('一'))}</w:sdtContent></w:sdt>{paragraph(run('二'))}"
    assert text_of(document(body)) == text_of(document(body, _STRICT)) == "一\n\n二"


def test_headings_are_told_by_their_style():
    styled = '<w:pPr><w:pStyle w:val="{}"/></w:pPr>'
    body = paragraph(styled.format("Title") + run("题")) + paragraph(styled.format("Heading2") + run("节"))
    assert text_of(document(body)) == "# 题\n\n## 节"


def test_cells_of_a_row_stand_in_one_line_and_no_depth_loses_text():
    inner = paragraph(run("最深"))
    for _ in range(50):
        inner = table(cell(inner) + cell(paragraph(run("旁"))))
    assert text_of(document(table(cell(paragraph(run("甲"))) + cell(paragraph(run("乙"))), cell("")))) == "甲\t乙"
    assert "最深" in text_of(document(inner))
    assert text_of(document(inner)).count("旁") == 50


def test_a_span_of_millions_of_columns_costs_nothing():
    assert text_of(document(table(cell(paragraph(run("格")), '<w:gridSpan w:val="90000000"/>')))) == "格"


@pytest.mark.parametrize(
    "before",
    ['<!DOCTYPE x [<!ENTITY a "字字字字">]>', '<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/hostname">]>'],
)
def test_entities_are_refused(before):
    with pytest.raises(Unreadable) as refused:
        text_of(document(paragraph(run("&a;")), before=before))
    assert refused.value.code == "damaged"


def test_too_much_text_is_refused(monkeypatch):
    monkeypatch.setattr("archive.ingest.files.formats.docx._MAX_CHARACTERS", 10)
    with pytest.raises(Unreadable) as refused:
        text_of(document(paragraph(run("字" * 11))))
    assert refused.value.code == "too_large"


def _numbered(text, level=0):
    properties = f'<w:pPr><w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="7"/></w:numPr></w:pPr>'
    return paragraph(properties + run(text))


def test_automatic_numbers_are_written_out_and_begin_again_below_the_next_point():
    levels = "".join(
        f'<w:lvl w:ilvl="{level}"><w:start w:val="1"/><w:numFmt w:val="{form}"/><w:lvlText w:val="{text}"/></w:lvl>'
        for level, form, text in ((0, "chineseCounting", "（%1）"), (1, "decimal", "%2. "), (2, "bullet", "l"))
    )
    lists = f'<w:abstractNum w:abstractNumId="0">{levels}</w:abstractNum>'
    lists += '<w:num w:numId="7"><w:abstractNumId w:val="0"/></w:num>'
    made = BytesIO(
        document(_numbered("甲") + _numbered("乙", 1) + _numbered("丙") + _numbered("丁", 1) + _numbered("戊", 2))
    )
    with zipfile.ZipFile(made) as source, zipfile.ZipFile(again := BytesIO(), "w") as packed:
        for name in source.namelist():
            if name != "word/numbering.xml":
                packed.writestr(name, source.read(name))
        packed.writestr("word/numbering.xml", f'<w:numbering xmlns:w="{_SPACE}">{lists}</w:numbering>')
    assert text_of(again.getvalue()).split("\n\n") == ["（一）甲", "1. 乙", "（二）丙", "1. 丁", "戊"]
