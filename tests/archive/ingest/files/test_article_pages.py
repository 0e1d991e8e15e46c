"""A web page that holds several reports gives each of them; a page with one report stays one."""

import json

import pytest

from archive.ingest.files.formats.article_pages import rows_of_page
from archive.ingest.files.intake import items_of_bytes
from archive.ingest.files.reading import read
from archive.ingest.pipeline import draft

HEAD = (
    "<html><head><title>白河日报 20260704 要闻</title><style>h3 {}</style></head><body><h1>白河日报 20260704 要闻</h1>"
)
FIRST = "<h3><a href='http://x.example/1'>市委举行务虚会</a></h3><p>本报7月3日讯 会议研究了三件事。</p>"
SECOND = "<h3>市人大检查环保</h3><p>本报7月2日讯 检查组走访了两家企业。</p>"
LONG = "会议研究了下半年的工作，听取了各部门的汇报。" * 20


def titles(page):
    return [json.loads(row)["title"] for row in rows_of_page(page)]


@pytest.mark.parametrize(
    "body",
    [
        f"<div class='article'>{FIRST}</div><h2>02版</h2><div class='article'>{SECOND}</div>",
        f"<article>{FIRST}</article><article>{SECOND}</article>",
        f"<ul><li class='list news-item'>{FIRST}</li><li class='list news-item'>{SECOND}</li></ul>",
        FIRST + SECOND,
    ],
)
def test_each_report_of_a_page_is_its_own(body):
    items = list(items_of_bytes((HEAD + body + "</body></html>").encode(), "a.html"))
    assert [item.name for item in items] == ["a.html#1", "a.html#2"]
    first, second = (draft(read(item.data, item.name)) for item in items)
    assert (first.title, second.title) == ("市委举行务虚会", "市人大检查环保")
    assert (first.published_on.value, first.publisher) == ("2026-07-04", "白河日报")
    assert second.event_first.value == "2026-07-02"
    assert "两家企业" not in first.document.body
    assert json.loads(items[0].data)["url"] == "http://x.example/1"


def test_a_heading_inside_of_a_report_is_a_part_of_it():
    page = HEAD + f"<article>{FIRST}<h4>另悉</h4><p>后一段。</p></article><article>{SECOND}</article>"
    assert titles(page) == ["市委举行务虚会", "市人大检查环保"]
    assert "后一段" in json.loads(rows_of_page(page)[0])["text"]


@pytest.mark.parametrize(
    "body",
    [
        FIRST,
        f"<p>{LONG}</p><article>{FIRST}</article><article>{SECOND}</article>",  # the beginnings of others beside it
        f"<h2>一项举措</h2><p>{LONG}</p><h2>两点要求</h2><p>{LONG}</p>",  # parts of one report
        f"<article><h2>一、总结</h2><p>{LONG}</p></article><article><h2>二、部署</h2><p>{LONG}</p></article>",
        "<article><h3>只有题目</h3></article><article><h3>也只有题目</h3></article>",
        f"<script><article>{FIRST}</article><article>{SECOND}</article></script><p>{LONG}</p>",
    ],
)
def test_a_page_with_one_report_stays_one(body):
    data = (HEAD + body).encode()
    assert [item.data for item in items_of_bytes(data, "a.html")] == [data]
