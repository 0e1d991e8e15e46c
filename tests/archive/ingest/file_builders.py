"""Files of every format with the same invented report, made by the libraries that make such files in offices."""

import base64
import gzip
import io
import json
import zipfile

import docx
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.cidfonts import UnicodeCIDFont
from reportlab.pdfgen import canvas

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
