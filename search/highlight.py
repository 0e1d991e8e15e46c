"""Marks what was looked for in a text, and picks the passages that show it best. Everything it gives is safe HTML."""

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from django.utils.html import escape
from django.utils.safestring import SafeString, mark_safe

from archive.folding import fold
from archive.sentences import Sentence, sentences
from search import analysis, nodes

PASSAGES = 3
_LENGTH = 160  # characters of a passage; a longer stretch that was looked for is shown whole
_BEFORE = 40  # characters kept before the first mark, where a sentence is cut
_OCCURRENCES = 200  # of one needle in a text


class Passage(NamedTuple):
    """Whole sentences, or the middle of a long one between ellipses; ``sentence`` numbers it on the report's page."""

    sentence: int
    text: str
    html: SafeString


class _Hit(NamedTuple):
    """``[start, end)`` of the text has the needle with this number."""

    start: int
    end: int
    needle: int


class _Window(NamedTuple):
    """Sentences ``first`` to ``last`` (their places in the list), and the hits in them."""

    first: int
    last: int
    hits: list[_Hit]


def needles(node: nodes.Node) -> list[str]:
    """What is to be marked, folded: quoted stretches as they are, of words each part that the search asked for."""
    found: dict[str, None] = {}
    for wanted in nodes.wanted(node):
        if not isinstance(wanted, nodes.Words):
            found[fold(wanted.text)] = None
        else:
            found |= dict.fromkeys(part.text for part in analysis.query_parts(wanted.text))
    return [needle for needle in found if needle.strip()]


def marked(text: str, looked_for: Sequence[str]) -> SafeString:
    """``text`` escaped, with all that was looked for in ``<mark>``."""
    return _html(text, 0, len(text), _hits(text, looked_for))


def passages(text: str, looked_for: Sequence[str], limit: int = PASSAGES) -> list[Passage]:
    """The best passages in the order of the text; without any hit in it the first sentence."""
    found = sentences(text)
    windows = _windows(found, _hits(text, looked_for))
    if not windows:
        return [_passage(text, found, _Window(0, 0, []))] if found else []
    best = sorted(sorted(windows, key=lambda window: _worth(window, looked_for), reverse=True)[:limit])
    return [_passage(text, found, window) for window in best]


def _hits(text: str, looked_for: Sequence[str]) -> list[_Hit]:
    folded = fold(text)
    return sorted(hit for number, needle in enumerate(looked_for) for hit in _of_one(folded, needle, number))


def _of_one(folded: str, needle: str, number: int) -> list[_Hit]:
    hits: list[_Hit] = []
    at = folded.find(needle)
    while at >= 0 and len(hits) < _OCCURRENCES:
        hits.append(_Hit(at, at + len(needle), number))
        # Overlapping occurrences are occurrences, too.
        at = folded.find(needle, at + 1)
    return hits


def _windows(found: list[Sentence], hits: Iterable[_Hit]) -> list[_Window]:
    """Hits by the sentences they stand in; a hit that crosses sentences joins them."""
    windows: list[_Window] = []
    starts = [sentence.start for sentence in found]
    for hit in hits:
        first = max(bisect_right(starts, hit.start) - 1, 0)
        last = max(bisect_right(starts, hit.end - 1) - 1, 0)
        if windows and first <= windows[-1].last:
            before = windows.pop()
            windows.append(_Window(before.first, max(before.last, last), [*before.hits, hit]))
        else:
            windows.append(_Window(first, last, [hit]))
    return windows if found else []


def _worth(window: _Window, looked_for: Sequence[str]) -> tuple[int, int, int]:
    """Most of what was looked for, then most often, then first."""
    different = {hit.needle for hit in window.hits}
    return (sum(len(looked_for[number]) for number in different), len(window.hits), -window.first)


def _passage(text: str, found: list[Sentence], window: _Window) -> Passage:
    start, end = found[window.first].start, found[window.last].end
    first = window.hits[0] if window.hits else _Hit(start, start, 0)
    # A stretch may begin or end with the line break between two sentences.
    start, end = min(start, first.start), max([end, *(hit.end for hit in window.hits)])
    cut_start, cut_end = start, end
    if end - start > _LENGTH:
        cut_start = start if first.start - start <= _BEFORE else first.start - _BEFORE
        cut_end = max(min(cut_start + _LENGTH, end), first.end)
    while cut_start < first.start and text[cut_start].isspace():
        cut_start += 1  # an indent is no part of the sentence
    html = _html(text, cut_start, cut_end, window.hits)
    before, after = "…" * (cut_start > start), "…" * (cut_end < end)
    whole = mark_safe(f"{before}{html}{after}")  # noqa: S308  escaped by _html
    return Passage(found[window.first].number, f"{before}{text[cut_start:cut_end]}{after}", whole)


def _html(text: str, start: int, end: int, hits: Iterable[_Hit]) -> SafeString:
    pieces: list[str] = []
    at = start
    for mark_start, mark_end in _joined(hits):
        mark_start, mark_end = max(mark_start, at), min(mark_end, end)
        if mark_start < mark_end:
            pieces += [escape(text[at:mark_start]), "<mark>", escape(text[mark_start:mark_end]), "</mark>"]
            at = mark_end
    return mark_safe("".join([*pieces, escape(text[at:end])]))  # noqa: S308  every piece of text is escaped


def _joined(hits: Iterable[_Hit]) -> list[tuple[int, int]]:
    """Overlapping and touching hits as one stretch."""
    joined: list[tuple[int, int]] = []
    for hit in hits:
        if joined and hit.start <= joined[-1][1]:
            joined[-1] = (joined[-1][0], max(joined[-1][1], hit.end))
        else:
            joined.append((hit.start, hit.end))
    return joined
