"""A web page that holds several reports, each with its headline: a paper's day, a list of meetings.

They are told apart where the layout shows it: headings of one level that each open an element of an article, or that
each stand before a text with the mark of a report. A page with one report and the beginnings of others beside it is
one report: most of its text stands outside of those.
"""

import html
import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import zip_longest

from archive.ingest.files.formats.elements import without_elements
from archive.ingest.files.formats.given import stated_day
from archive.ingest.lexicon.report_marks import LONGEST, report_mark
from archive.text.normalize import fold

_HEADING = re.compile(rb"<h[2-5]\b", re.IGNORECASE)
_TAG = re.compile(r"<(/?)([a-zA-Z][a-zA-Z0-9]{0,30})((?:[^<>\"']|\"[^\"<>]{0,2000}\"|'[^'<>]{0,2000}'){0,300})>")
_NO_TEXT = re.compile(r"<(?:(script|style|noscript|nav|footer|aside)\b|!--)", re.IGNORECASE)
_HEADING_NAME = re.compile("h[1-6]")
_OF_ARTICLE = re.compile(
    r"class\s*=\s*[\"']?(?:[^\"'>]{0,200}\s)?(?:article|news|story|post|report)(?:[-_]?item)?(?=[\s\"'>]|$)",
    re.IGNORECASE,
)
_NUMBER = re.compile(
    r"[(（]?(?:[一二三四五六七八九十]{1,3}|\d{1,2})[)）、.．]|第[一二三四五六七八九十\d]{1,3}[章节部条]"
)  # of a part
_LINK = re.compile(r"<a\b[^<>]{0,300}?\bhref\s*=\s*[\"']?(https?://[^\"'\s<>]{1,1000})", re.IGNORECASE)
_DAY = re.compile(r"(?<!\d)(?:19|20)\d\d(?:\d{4}|\s?[-年/.]\s?\d{1,2}\s?[-月/.]\s?\d{1,2}日?)(?!\d)")
_PAPER = re.compile(r"\s*([\u3400-\u9fff]{2,8}(?:报|网|在线|电视台|通讯社|客户端))(?![\u3400-\u9fff])")
_PAGE_TITLE = re.compile(r"<(title|h1)\b[^<>]{0,500}>(.{1,500}?)</\1\s*>", re.IGNORECASE | re.DOTALL)
_FEWEST = 2
_SENTENCE_END = "。"


@dataclass(slots=True)
class _Article:
    """A heading and what stands under it: offsets into the page of the heading and of the text, half-open."""

    level: int
    start: int
    text_start: int
    opens_element: bool
    end: int = 0


def may_hold_several(data: bytes) -> bool:
    """A quick look, before the page is decoded."""
    return sum(1 for _heading in zip(_HEADING.finditer(data), range(_FEWEST), strict=False)) == _FEWEST


def rows_of_page(page: str) -> list[bytes]:
    """The reports of ``page`` as rows of a table: title, text (markup), address, and the paper and day that the head of
    the page names; none for a page that is one report. Linear in the length of ``page``."""
    page = without_elements(page, _NO_TEXT)
    articles = _articles(page)
    if len(articles) < _FEWEST or not _is_most(page, articles):
        return []
    head = {key: value for key, value in _of_head(page[: articles[0].start]).items() if value}
    return [_row(page, article, head) for article in articles]


def _articles(page: str) -> list[_Article]:
    headings = list(_headings(page))
    for heading, follower in zip_longest(headings, headings[1:]):
        heading.end = follower.start if follower else _end_of_page(page, heading.text_start)
    for level in sorted({heading.level for heading in headings}):
        chosen = _of_level(page, headings, level)
        if len(chosen) >= _FEWEST:
            return chosen
    return []


def _of_level(page: str, headings: list[_Article], level: int) -> list[_Article]:
    """The headings of ``level``, none where one of them has no text of its own or is no headline of a report."""
    chosen: list[_Article] = []
    for heading in headings:
        if heading.level == level:
            chosen.append(_Article(level, heading.start, heading.text_start, heading.opens_element, heading.end))
        elif chosen and heading.level > level and heading.start == chosen[-1].end:
            chosen[-1].end = heading.end  # a heading inside of a report
    texts = [_plain(page[each.text_start : each.end]) for each in chosen]
    if not all(_SENTENCE_END in text for text in texts) or any(
        _NUMBER.match(_plain(page[each.start : each.text_start])) for each in chosen
    ):
        return []
    if all(each.opens_element for each in chosen) or all(report_mark(fold(text[:LONGEST])) for text in texts):
        return chosen
    return []


def _headings(page: str) -> Iterator[_Article]:
    """Every heading below the page's own; ``opens_element`` where it is the first text of an element of an article."""
    opened, last, heading = False, 0, None
    for tag in _TAG.finditer(page):
        name, is_end = tag[2].lower(), bool(tag[1])
        opened = opened and not page[last : tag.start()].strip()
        if _HEADING_NAME.fullmatch(name) and name != "h1":
            if is_end and heading is not None:
                heading.text_start = tag.end()
                yield heading
            heading = None if is_end else _Article(int(name[1]), tag.start(), tag.end(), opened)
            opened = False
        elif not is_end and heading is None and (name == "article" or _OF_ARTICLE.search(tag[3])):
            opened = True
        last = tag.end()


def _end_of_page(page: str, start: int) -> int:
    end = re.compile("</body|</main|</html", re.IGNORECASE).search(page, start)
    return end.start() if end else len(page)


def _is_most(page: str, articles: list[_Article]) -> bool:
    """Is most of the text of the page that of the reports?"""
    inside = sum(len(_plain(page[each.start : each.end])) for each in articles)
    return 2 * inside > len(_plain(page))


def _plain(markup: str) -> str:
    return " ".join(html.unescape(_TAG.sub(" ", markup)).split())


def _of_head(head: str) -> dict[str, str]:
    """The paper and the day that the title of the page names."""
    titles = [_plain(title[2]) for title in _PAGE_TITLE.finditer(head)]
    days = (stated_day(day[0]) for title in titles for day in _DAY.finditer(title))
    papers = (paper[1] for title in titles if (paper := _PAPER.match(title)))
    return {
        "published_on": next((day.value for day in days if day), ""),
        "publisher": next(papers, ""),
        "page": next(iter(titles), ""),
    }


def _row(page: str, article: _Article, head: dict[str, str]) -> bytes:
    heading, text = page[article.start : article.text_start], page[article.text_start : article.end]
    link = _LINK.search(heading)
    row = {"title": _plain(heading), "text": f"<div>{text.strip()}</div>", **head}
    if link:
        row["url"] = html.unescape(link[1])
    return json.dumps(row, ensure_ascii=False).encode("utf-8", "replace")
