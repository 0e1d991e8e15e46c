"""A text of a reader's, read in pieces as a report is: names and figures with their offsets, the place, the day.

A piece has ``PIECE`` characters at most and ends with a line or a sentence where one ends in it: between two pieces the
time of the request is looked at, which nothing does while a piece is read.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from typing import TypeVar

from archive.http.time_limit import check_request
from archive.ingest.document import Draft, FigureMention, NameMention, PersonMention, Span
from archive.ingest.files.intake import Item
from archive.ingest.places.area_names import stem
from archive.ingest.prepared import ReadingHints, prepare
from archive.text.normalize import fold
from archive.text.sentences import sentence_spans

MOST_CHARACTERS = 100_000
PIECE = 8_000
_Mention = TypeVar("_Mention", PersonMention, NameMention, FigureMention)
# Invented; something of every kind that is read.
_SPECIMEN = """霁阳市召开工业强市推进会
2014年5月8日，霁阳市委书记李明在霁阳经济技术开发区主持会议并讲话。他强调，要实施“两翼齐飞”战略，落实《关于加快工业发展的意见》。
1至4月，全市固定资产投资完成120亿元，同比增长12.5%。会议决定，任命王芳为霁阳市副市长。"""
_NAMED = ("people", "strategies", "zones", "documents")


@dataclass(slots=True)
class TextReading:
    """What was read, with offsets in the whole text. ``area_path``, ``place`` and ``day`` are those that the first
    piece tells, empty where none does; figures from ``place_from`` on are of that place where they name none.
    ``unread`` counts the characters of pieces that could not be read."""

    people: list[PersonMention] = field(default_factory=list)
    strategies: list[NameMention] = field(default_factory=list)
    zones: list[NameMention] = field(default_factory=list)
    documents: list[NameMention] = field(default_factory=list)
    figures: list[FigureMention] = field(default_factory=list)
    area_path: tuple[str, ...] = ()
    place: str = ""
    place_from: int = 0
    day: str = ""
    unread: int = 0


def warm() -> None:
    """Load all lists and patterns that reading needs, which takes seconds; a serving process does well to call this
    before its first request, whose time would go by with it."""
    read_text(_SPECIMEN, ReadingHints())


def read_text(text: str, hints: ReadingHints) -> TextReading:
    """Read ``text``. Never raises for what it holds; RequestStopped where the time of the request is over."""
    told = _without_capital(text)
    reading = TextReading()
    for start, end in pieces(text):
        check_request()
        # As its own corrected body: else a first line would be taken for a headline, and what is below for its body.
        piece = told[start:end]
        draft = prepare(Item("text.txt", piece.encode(), corrected=piece), hints).draft
        if draft is None:
            reading.unread += end - start
        else:
            _add(reading, draft, start)
    if told != text:
        _place_behind_dateline(reading, fold(told))
    return reading


# The agencies write there: 北京1月5日电 stands before meetings of any place and before figures of the nation.
_CAPITAL = re.compile(r"(?m)^[^\n。]{0,12}(?P<place>北京)(?=\s?(?:\d{4}年)?(?:\d{1,2}月)?\d{1,2}日[电讯])")
_NO_PLACE = "本报"  # stands in datelines, too, and is as long
_OWN_CITY = re.compile("[全我本]市")


def _without_capital(text: str) -> str:
    """``text``, as long as before, with no place in datelines of the capital."""
    characters = list(text)
    for dateline in _CAPITAL.finditer(fold(text)):
        characters[slice(*dateline.span("place"))] = _NO_PLACE
    return "".join(characters)


def _place_behind_dateline(reading: TextReading, body: str) -> None:
    """The capital itself where the folded ``body`` tells of its own city and names no other; else the place that is
    told, from the sentence on that first names it: what stands before may be of the nation."""
    if not reading.place and _OWN_CITY.search(body[:PIECE]):
        reading.place, reading.area_path = "北京市", ("北京市",)
    elif reading.place:
        first = max(body.find(stem(fold(reading.place))), 0)
        reading.place_from = max(body.rfind(end, 0, first) for end in "。\n") + 1


def pieces(text: str) -> Iterator[tuple[int, int]]:
    """Half-open stretches that cover ``text``, white space between sentences aside; whole sentences where they fit."""
    start = end = 0
    for first, last in sentence_spans(text):
        if last - start > PIECE and end > start:
            yield start, end
            start = first
        while last - start > PIECE:
            yield start, start + PIECE
            start += PIECE
        end = last
    if end > start:
        yield start, end


def _add(reading: TextReading, draft: Draft, offset: int) -> None:
    for name in _NAMED:
        getattr(reading, name).extend(_moved(getattr(draft, name), offset))
    reading.figures.extend(_moved(draft.figures, offset))
    reading.place = reading.place or draft.place or ""
    reading.area_path = reading.area_path or draft.area_path
    days = [each.value for each in (draft.event_first, draft.published_on) if each and each.value > "0"]
    reading.day = reading.day or next(iter(days), "")


def _moved(mentions: Iterable[_Mention], offset: int) -> Iterator[_Mention]:
    for mention in mentions:
        span = mention.span
        yield replace(mention, span=Span(span.start + offset, span.end + offset)) if span else mention
