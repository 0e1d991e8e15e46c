"""Marks what was looked for in a text, and picks the passages that show it best. Everything it gives is safe HTML."""

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from functools import lru_cache
from html import escape
from typing import NamedTuple

from django.utils.safestring import SafeString

from archive.text.normalize import fold
from archive.text.sentences import sentence_spans
from search.engine import analysis
from search.querylang import nodes

PASSAGES = 3
_LENGTH = 160  # characters of a passage; a longer stretch that was looked for is shown whole
_BEFORE = 40  # characters kept before the first mark, where a sentence is cut
_DENSE_FROM = 40  # characters: a shorter sentence, such as a heading, counts as that long
_OCCURRENCES = 200  # of one needle in a text
_MOST_HITS = 1000  # of all needles in a text
_CONSIDERED = 30  # hits of one sentence to begin a cut passage with
_KEPT = 512  # texts: those of the last pages of results, about 15 kB each


class MarkedPassage(NamedTuple):
    """Whole sentences, or the middle of a long one between ellipses; ``sentence``: its place in the text, from 1;
    ``first_mark``: the offset of the first mark shown, or of the sentence without any."""

    sentence: int
    text: str
    html: SafeString
    first_mark: int = 0


class _Text(NamedTuple):
    """A text as it is searched: folded, and where its sentences begin and end."""

    folded: str
    starts: list[int]
    ends: list[int]


class _MarkedStretch(NamedTuple):
    """``[start, end)`` of the text has the needle with this number."""

    start: int
    end: int
    needle: int


class _Window(NamedTuple):
    """Sentences ``first`` to ``last`` (their places in the list), and the hits in them."""

    first: int
    last: int
    hits: list[_MarkedStretch]


def needles(node: nodes.Node) -> list[str]:
    """What is to be marked, folded: quoted stretches as they are, of words each part that the search asked for."""
    in_order: dict[str, None] = {}
    for wanted in nodes.wanted(node):
        if not isinstance(wanted, nodes.Words):
            in_order |= dict.fromkeys(analysis.spellings(wanted.text))
        else:
            for part in analysis.query_parts(wanted.text):
                in_order |= dict.fromkeys(analysis.spellings(part.text) if part.is_exact else [part.text])
    return [needle for needle in in_order if needle.strip()]


def marked(text: str, looked_for: Sequence[str]) -> SafeString:
    """``text`` escaped, with all that was looked for in ``<mark>``."""
    return _html(text, 0, len(text), _hits(fold(text), looked_for))


def stretches(text: str, looked_for: Sequence[str]) -> list[tuple[int, int]]:
    """Where in ``text`` it is to be marked: half-open, in order, apart from each other."""
    return _joined(_hits(fold(text), looked_for))


def marked_part(text: str, start: int, marks: Sequence[tuple[int, int]]) -> SafeString:
    """``text``, which stands at ``start`` of a longer one, with those parts of the ``marks`` (stretches of that longer
    text, in order) in ``<mark>`` that lie in it."""
    end = start + len(text)
    first = bisect_right(marks, start, key=lambda mark: mark[1])
    inside = []
    for mark_start, mark_end in marks[first:]:
        if mark_start >= end:
            break
        inside.append(_MarkedStretch(max(mark_start - start, 0), min(mark_end, end) - start, 0))
    return _html(text, 0, len(text), inside)


def passages(
    text: str, looked_for: Sequence[str], limit: int = PASSAGES, *, evidence: Sequence[tuple[int, int]] = ()
) -> list[MarkedPassage]:
    """The best passages in the order of the text; without any hit in it the first sentence.

    ``evidence`` are places, half-open, of records that were asked for: marked and shown as words are.
    """
    known = _known(text)
    hits = _hits(known.folded, looked_for)
    if evidence:
        named = [_MarkedStretch(start, end, number) for number, (start, end) in enumerate(evidence, len(looked_for))]
        looked_for = [*looked_for, *(text[start:end] for start, end in evidence)]
        hits = sorted([*hits, *named])
    windows = _windows(known, hits) if known.starts else []
    if not windows:
        return [_passage(text, known, _Window(0, 0, []), looked_for)] if known.starts else []
    return [_passage(text, known, window, looked_for) for window in sorted(_best(windows, known, looked_for, limit))]


@lru_cache(maxsize=_KEPT)
def _known(text: str) -> _Text:
    spans = sentence_spans(text)
    return _Text(fold(text), [start for start, _end in spans], [end for _start, end in spans])


def _hits(folded: str, looked_for: Sequence[str]) -> list[_MarkedStretch]:
    hits = [hit for number, needle in enumerate(looked_for) for hit in _of_one(folded, needle, number)]
    hits.sort()
    return hits[:_MOST_HITS]


def _of_one(folded: str, needle: str, number: int) -> list[_MarkedStretch]:
    hits: list[_MarkedStretch] = []
    length, find = len(needle), folded.find
    at = find(needle)
    while at >= 0 and len(hits) < _OCCURRENCES:
        hits.append(_MarkedStretch(at, at + length, number))
        # Overlapping occurrences are occurrences, too.
        at = find(needle, at + 1)
    return hits


def _windows(known: _Text, hits: Iterable[_MarkedStretch]) -> list[_Window]:
    """Hits by the sentences they stand in; a hit that crosses sentences joins them."""
    windows: list[_Window] = []
    starts, first, until = known.starts, 0, -1  # ``until``: before it a hit stands in sentence ``first``
    for hit in hits:
        if hit.start >= until:
            first = max(bisect_right(starts, hit.start) - 1, 0)
            until = starts[first + 1] if first + 1 < len(starts) else len(known.folded) + 1
        last = first if hit.end <= until else bisect_right(starts, hit.end - 1) - 1
        if windows and first <= windows[-1].last:
            before = windows[-1]
            before.hits.append(hit)
            if last > before.last:
                windows[-1] = before._replace(last=last)
        else:
            windows.append(_Window(first, last, [hit]))
    return windows


def _best(windows: list[_Window], known: _Text, looked_for: Sequence[str], limit: int) -> list[_Window]:
    """One by one the window with most that no chosen one shows, then with most at all, then the densest, the first."""
    left = [(window, {hit.needle for hit in window.hits}, _density(window, known)) for window in windows]
    chosen: list[_Window] = []
    shown: set[int] = set()
    while left and len(chosen) < limit:
        best = max(left, key=lambda one: (_weight(one[1] - shown, looked_for), _weight(one[1], looked_for), one[2]))
        left.remove(best)
        chosen.append(best[0])
        shown |= best[1]
    return chosen


def _weight(numbers: Iterable[int], looked_for: Sequence[str]) -> int:
    return sum(len(looked_for[number]) for number in numbers)


def _density(window: _Window, known: _Text) -> float:
    """The share of its characters that are marked; of overlapping marks each counts."""
    length = max(known.ends[window.last] - known.starts[window.first], _DENSE_FROM)
    return sum(hit.end - hit.start for hit in window.hits) / length


def _passage(text: str, known: _Text, window: _Window, looked_for: Sequence[str]) -> MarkedPassage:
    start, end = known.starts[window.first], known.ends[window.last]
    hits = window.hits or [_MarkedStretch(start, start, 0)]  # without any the sentence from its beginning
    # A stretch may begin or end with the line break between two sentences.
    start, end = min(start, hits[0].start), max(end, *(hit.end for hit in hits)) if hits[1:] else max(end, hits[0].end)
    cut_start, cut_end, first = start, end, hits[0]
    if end - start > _LENGTH:
        first = _first_shown(window.hits, looked_for) if window.hits else first
        cut_start = start if first.start - start <= _BEFORE else first.start - _BEFORE
        cut_end = max(min(cut_start + _LENGTH, end), first.end)
    while cut_start < first.start and text[cut_start].isspace():
        cut_start += 1  # an indent is no part of the sentence
    html = _html(text, cut_start, cut_end, window.hits)
    before, after = "…" * (cut_start > start), "…" * (cut_end < end)
    whole = SafeString(f"{before}{html}{after}")  # escaped by _html
    return MarkedPassage(window.first + 1, f"{before}{text[cut_start:cut_end]}{after}", whole, first.start)


def _first_shown(hits: list[_MarkedStretch], looked_for: Sequence[str]) -> _MarkedStretch:
    """The hit from which on a cut sentence shows most of what was looked for."""

    def worth(hit: _MarkedStretch) -> int:
        end = hit.start - _BEFORE + _LENGTH
        return _weight({other.needle for other in hits if hit.start <= other.start and other.end <= end}, looked_for)

    return max(hits[:_CONSIDERED], key=worth)


def _html(text: str, start: int, end: int, hits: Iterable[_MarkedStretch]) -> SafeString:
    pieces: list[str] = []
    at = start
    for mark_start, mark_end in _joined(hits):
        mark_start, mark_end = max(mark_start, at), min(mark_end, end)
        if mark_start < mark_end:
            pieces += [escape(text[at:mark_start]), "<mark>", escape(text[mark_start:mark_end]), "</mark>"]
            at = mark_end
    # Every piece of text is escaped. mark_safe() would look for lazy arguments first, which takes longer than all this.
    return SafeString("".join([*pieces, escape(text[at:end])]))


def _joined(hits: Iterable[_MarkedStretch]) -> list[tuple[int, int]]:
    """Overlapping and touching hits as one stretch."""
    joined: list[tuple[int, int]] = []
    for hit in hits:
        if joined and hit.start <= joined[-1][1]:
            joined[-1] = (joined[-1][0], max(joined[-1][1], hit.end))
        else:
            joined.append((hit.start, hit.end))
    return joined
