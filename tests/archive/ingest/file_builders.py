"""Files of every format with the same invented report, made by the libraries that make such files in offices."""

import base64
import gzip
import io
import json
import struct
import zipfile
from datetime import date
from urllib.parse import quote

import docx
import openpyxl
import xlwt
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.cidfonts import UnicodeCIDFont
from reportlab.pdfgen import canvas
from warcio.statusandheaders import StatusAndHeaders
from warcio.warcwriter import WARCWriter

TITLE = "全市工业工作会议召开"
LINES = [
    "5月7日，全市工业工作会议在霁阳市召开。市委书记李明出席会议并讲话，市长王强主持会议。",
    "李明强调，要实施“两翼齐飞”战略，全年完成固定资产投资120亿元。",
]
ROW = {"title": TITLE, "text": "\n".join(LINES), "published_on": "2014-05-08", "publisher": "霁阳日报"}
_FONT = "STSong-Light"


def pdf(lines=(TITLE, *LINES), pages=1, furniture=False):
    """With a font that is not embedded, as Chinese offices' programs write them."""
    pdfmetrics.registerFont(UnicodeCIDFont(_FONT))
    file = io.BytesIO()
    drawn = canvas.Canvas(file, pagesize=(900, 842))
    for page in range(pages):
        drawn.setFont(_FONT, 12)
        head, foot = (["霁阳日报"], [f"— {page + 1} —"]) if furniture else ([], [])
        body = [f"第{'一二三四五六'[page % 6]}页。", *lines] if pages > 1 else lines
        for number, line in enumerate([*head, *body, *foot]):
            drawn.drawString(40, 800 - 22 * number, line)
        drawn.showPage()
    drawn.save()
    return file.getvalue()


def picture_pdf():
    file = io.BytesIO()
    drawn = canvas.Canvas(file)
    drawn.rect(50, 50, 100, 100)
    drawn.save()
    return file.getvalue()


def word():
    document = docx.Document()
    document.add_heading(TITLE, 1)
    for line in LINES:
        document.add_paragraph(line)
    table = document.add_table(1, 2)
    table.cell(0, 0).text, table.cell(0, 1).text = "指标", "固定资产投资"
    file = io.BytesIO()
    document.save(file)
    return file.getvalue()


SHEET = [
    ["全市会议报道汇编（2014 年）"],
    ["标题", "正文", "日期", "备注"],
    [TITLE, "\n".join(LINES), date(2014, 5, 8), 5],
]


def workbook(sheets=None):
    made = openpyxl.Workbook()
    made.remove(made.active)
    for name, rows in (sheets or {"2014": SHEET}).items():
        sheet = made.create_sheet(name)
        for row in rows:
            sheet.append(row)
    return saved(made)


def old_workbook(rows=SHEET):
    made = xlwt.Workbook()
    sheet = made.add_sheet("2014")
    for number, row in enumerate(rows):
        for column, cell in enumerate(row):
            day = (
                xlwt.easyxf(num_format_str='yyyy"年"m"月"d"日"') if isinstance(cell, date) else xlwt.Style.default_style
            )
            sheet.write(number, column, cell, day)
    return saved(made)


_ODF_NAMES = "urn:oasis:names:tc:opendocument:xmlns"
_ODF = (
    '<?xml version="1.0" encoding="UTF-8"?><office:document-content office:version="1.2"'
    f' xmlns:office="{_ODF_NAMES}:office:1.0" xmlns:text="{_ODF_NAMES}:text:1.0"'
    f' xmlns:draw="{_ODF_NAMES}:drawing:1.0" xmlns:svg="{_ODF_NAMES}:svg-compatible:1.0"'
    f' xmlns:table="{_ODF_NAMES}:table:1.0"><office:body>%s</office:body></office:document-content>'
)


def open_document(kind, body, **others):
    """A file of LibreOffice; ``kind`` is text, spreadsheet or presentation."""
    return zipped({
        "mimetype": f"application/vnd.oasis.opendocument.{kind}", "content.xml": _ODF % body,
        "META-INF/manifest.xml": f'<m:manifest xmlns:m="{_ODF_NAMES}:manifest:1.0"/>', **others,
    })  # fmt: skip


def open_workbook(rows=SHEET):
    def cell(value):
        if isinstance(value, date):
            return f'<table:table-cell office:value-type="date" office:date-value="{value}"/>'
        lines = "".join(f"<text:p>{line}</text:p>" for line in str(value).split("\n"))
        return f'<table:table-cell office:value-type="string">{lines}</table:table-cell>'

    body = "".join(f"<table:table-row>{''.join(map(cell, row))}</table:table-row>" for row in rows)
    table = f'<office:spreadsheet><table:table table:name="2014">{body}</table:table></office:spreadsheet>'
    return open_document("spreadsheet", table)


def open_text(lines=LINES):
    body = "".join(f"<text:p>{line}</text:p>" for line in lines)
    return open_document("text", f'<office:text><text:h text:outline-level="1">{TITLE}</text:h>{body}</office:text>')


def rich_text(lines=(TITLE, *LINES)):
    """With the bytes of GBK, as Word in Chinese writes it."""
    body = "".join("".join(f"\\'{byte:02x}" for byte in line.encode("gbk")) + "\\par\n" for line in lines)
    return f"{{\\rtf1\\ansi\\ansicpg936{{\\fonttbl{{\\f0\\fcharset134 x;}}}}\\pard\\f0 {body}}}".encode("ascii")


_OFD = '<?xml version="1.0" encoding="UTF-8"?><ofd:%s xmlns:ofd="http://www.ofdspec.org/2016">%s</ofd:%s>'


def _of_ofd(name, inside):
    return _OFD % (name, inside, name)


def layout_page(lines):
    """A line of text for each (y in mm, text)."""
    texts = "".join(
        f'<ofd:TextObject ID="{number}" Boundary="20 {y} 170 5" Font="1" Size="4">'
        f'<ofd:TextCode X="0" Y="4" DeltaX="g {len(line)} 4">{line}</ofd:TextCode></ofd:TextObject>'
        for number, (y, line) in enumerate(lines)
    )
    return _of_ofd("Page", f"<ofd:Content><ofd:Layer>{texts}</ofd:Layer></ofd:Content>")


def layout_document(pages=None, **others):
    pages = pages or [[(20 + 8 * number, line) for number, line in enumerate((TITLE, *LINES))]]
    parts = [f"Pages/Page_{number}/Content.xml" for number in range(len(pages))]
    listed = "".join(f'<ofd:Page ID="1" BaseLoc="{part}"/>' for part in parts)
    members = {
        "OFD.xml": _of_ofd("OFD", "<ofd:DocBody><ofd:DocRoot>Doc_0/Document.xml</ofd:DocRoot></ofd:DocBody>"),
        "Doc_0/Document.xml": _of_ofd("Document", f"<ofd:Pages>{listed}</ofd:Pages>"),
    }
    drawn = {f"Doc_0/{part}": layout_page(page) for part, page in zip(parts, pages, strict=True)}
    return zipped({**members, **drawn, **others})


def compound(*streams, size=512):
    """An OLE compound file ([MS-CFB]) with empty streams of these names."""
    names = ["Root Entry", *streams]
    entries = b""
    for number, name in enumerate(names):
        links = (0xFFFFFFFF, number + 1 if 0 < number < len(streams) else 0xFFFFFFFF, 0xFFFFFFFF if number else 1)
        kind = struct.pack("<HBB3I", 2 * len(name) + 2, 2 if number else 5, 1, *links)
        entries += (name.encode("utf-16-le").ljust(64, b"\x00") + kind).ljust(128, b"\x00")
    header = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + struct.pack("<16x5H6xI", 62, 3, 0xFFFE, 9, 6, 0)
    header += struct.pack("<2I4xI2I2I", 1, 1, 4096, 0xFFFFFFFE, 0, 0xFFFFFFFE, 0)
    fat = struct.pack("<2I", 0xFFFFFFFD, 0xFFFFFFFE).ljust(size, b"\xff")
    return (header + struct.pack("<I", 0)).ljust(size, b"\xff") + fat + entries.ljust(size, b"\x00")


def page():
    return f"<html><body><h1>{TITLE}</h1>{''.join(f'<p>{line}</p>' for line in LINES)}</body></html>"


def saved_page(charset="gb2312", encoding="gbk"):
    head = (
        "From: <Saved by a browser>\r\nMIME-Version: 1.0\r\n"
        'Content-Type: multipart/related; type="text/html"; boundary="==b"\r\n\r\n--==b\r\n'
        f"Content-Type: text/html; charset={charset}\r\nContent-Transfer-Encoding: base64\r\n\r\n"
    )
    return head.encode() + base64.encodebytes(page().encode(encoding)) + b"\r\n--==b--\r\n"


def json_lines(*rows):
    return "\n".join(json.dumps(row, ensure_ascii=False) for row in rows or (ROW,)).encode()


def zipped(members, **options):
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as packed:
        for name, data in members.items():
            packed.writestr(name, data)
    return file.getvalue()


def gzipped(data):
    return gzip.compress(data)


def saved(made):
    """What an office program's library writes."""
    file = io.BytesIO()
    made.save(file)
    return file.getvalue()


URL = "http://paper.example/2014/a.html"
CAPTURED = "2023-11-28T02:03:04Z"


def record(payload, url=URL, status="200 OK", content_type="text/html; charset=utf-8", **headers):
    """A response of a web archive; ``payload`` is its body, ``headers`` are more of the response."""
    file = io.BytesIO()
    told = [("Content-Type", content_type), *((name.replace("_", "-"), value) for name, value in headers.items())]
    writer = WARCWriter(file, gzip=False)
    response = StatusAndHeaders(status, told, protocol="HTTP/1.1")
    writer.write_record(
        writer.create_warc_record(
            url,
            "response",
            payload=io.BytesIO(payload),
            http_headers=response,
            warc_headers_dict={"WARC-Date": CAPTURED},
        )
    )
    return file.getvalue()


def web_archive(*records):
    """An archive that begins with a note on itself, as all programs write it."""
    file = io.BytesIO()
    writer = WARCWriter(file, gzip=False)
    writer.write_record(writer.create_warcinfo_record("a.warc", {"software": "crawler"}))
    return file.getvalue() + b"".join(records or [record(page().encode())])


def single_file_page(picture=b"x" * 300):
    """As SingleFile saves a page, with a picture in it."""
    note = (
        f"<!--\n Page saved with SingleFile \n url: {URL} \n"
        " saved date: Tue Nov 28 2023 10:03:04 GMT+0800 (China Standard Time)\n-->"
    )
    shown = f'<img src="data:image/png;base64,{base64.b64encode(picture).decode()}">'
    return (
        page().replace("<html>", f"<!DOCTYPE html> <html lang=zh>{note}").replace("<body>", f"<body>{shown}").encode()
    )


def book(chapters=None, **others):
    """An electronic book with a cover, a table of contents and its chapters, the last of which comes first."""
    chapters = chapters or {"第一章.xhtml": page()}
    made = {"cover.xhtml": "<html><body><img src='c.jpg'/></body></html>", "nav.xhtml": page(), **chapters}
    items = "".join(
        f'<item id="i{number}" href="{quote(name)}" media-type="application/xhtml+xml"'
        f"{' properties=&quot;nav&quot;'.replace('&quot;', chr(34)) if name == 'nav.xhtml' else ''}/>"
        for number, name in enumerate(made)
    )
    spine = "".join(f'<itemref idref="i{number}"/>' for number in (0, 1, *range(len(made) - 1, 1, -1)))
    return zipped({
        "mimetype": "application/epub+zip",
        "META-INF/container.xml": '<container><rootfiles><rootfile full-path="OPS/a.opf"/></rootfiles></container>',
        "OPS/a.opf": f"<package><manifest>{items}</manifest><spine>{spine}</spine></package>",
        **{f"OPS/{name}": text for name, text in made.items()}, **others,
    })  # fmt: skip
