"""How a report's text becomes marked-up sentences: paragraphs, blocks, sentences, pieces. Pure; offsets in characters.

A paragraph is a line of the text. It is cut into blocks where a voice begins or ends and where a numbered point begins
or ends; a block into parts of sentences; these into pieces, each plain or marked as one fact.

Where facts overlap, one is marked: the one that begins first, of those the longest, of those the first in ``KINDS``.
The others keep their note. All steps are linear in text and facts, but for sorting.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Container, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import groupby, pairwise

from archive.text.normalize import fold
from archive.text.segments import PointSpan, Segment, SpeechSpan, segments
from archive.text.sentences import Sentence, sentences

KINDS = ("document", "strategy", "zone", "industry", "figure", "person", "label")


@dataclass(frozen=True, slots=True)
class Fact:
    """What is marked at ``[start, end)``, and where it leads. ``note`` is carried to the margin as it is."""

    start: int
    end: int
    kind: str
    url: str = ""
    is_unconfirmed: bool = False
    note: object = None


@dataclass(frozen=True, slots=True)
class TextPiece:
    """Text marked as ``fact``, or plain text; with the notes of all facts that begin in it. ``start``: its offset."""

    text: str
    fact: Fact | None
    notes: tuple[object, ...] = ()
    start: int = field(default=0, compare=False)


@dataclass(frozen=True, slots=True)
class SentencePart:
    """Pieces of the sentence ``number``; a sentence that runs over several blocks ``begins`` in the first.

    ``points``: the numbers of the points that begin in these pieces, counted from 1 in the order in which they came in.
    ``others``: the numbers of sentences of an earlier text that lead here.
    """

    number: int
    begins: bool
    pieces: tuple[TextPiece, ...]
    points: tuple[int, ...] = ()
    others: tuple[int, ...] = ()

    @property
    def notes(self) -> list[object]:
        return [note for piece in self.pieces for note in piece.notes]


@dataclass(frozen=True, slots=True)
class TextBlock:
    """Sentences in one voice on one level: 0 for running text, that of the point otherwise."""

    level: int
    is_point: bool  # a point begins here
    voice: SpeechSpan | None
    voice_begins: bool
    parts: tuple[SentencePart, ...]


@dataclass(frozen=True, slots=True)
class TextParagraph:
    blocks: tuple[TextBlock, ...]
    is_heading: bool = False

    @property
    def notes(self) -> list[object]:
        return [note for block in self.blocks for part in block.parts for note in part.notes]


def annotate(
    text: str,
    facts: Iterable[Fact],
    voices: Iterable[SpeechSpan] = (),
    points: Iterable[PointSpan] = (),
    headings: Container[str] = (),
    sentence_numbers: Sequence[Sequence[int]] = (),
    within: tuple[int, int] | None = None,
) -> list[TextParagraph]:
    """The text with its marks; facts that do not lie inside it are left out. ``headings``: lines that head others.

    ``sentence_numbers``: see ``archive.text.sentences``. ``within``: the one part, ``[start, end)``, that is wanted.
    """
    points = list(points)
    placed = [fact for fact in [*facts, *_labels(text, points)] if 0 <= fact.start < fact.end <= len(text)]
    starts = [point.start for point in points]
    numbered = sentences(text, sentence_numbers)
    spoken = segments(text, voices, points)
    return TextAnnotator(text, numbered, placed, spoken, starts, within).paragraphs(headings)


def occurrences(
    text: str, addresses: Mapping[str, str], kind: str = "person", within: tuple[int, int] | None = None
) -> list[Fact]:
    """Every occurrence of a name in any script and width; ``addresses`` maps names to where they lead."""
    first, end = within or (0, len(text))
    folded = fold(text[first:end])
    return [
        Fact(first + start, first + start + len(name), kind, address)
        for name, address in addresses.items()
        if len(name) > 1  # a single character stands in too many other words
        for start in _finds(folded, fold(name))
    ]


def outermost(facts: Iterable[Fact]) -> tuple[list[Fact], list[Fact]]:
    """(those to be marked, in text order and without overlap; those that lie in or across them)."""
    shown: list[Fact] = []
    inner: list[Fact] = []
    for fact in sorted(facts, key=lambda fact: (fact.start, -fact.end, KINDS.index(fact.kind))):
        (inner if shown and fact.start < shown[-1].end else shown).append(fact)
    return shown, inner


@dataclass(frozen=True, slots=True)
class _Atom:
    """A stretch in which nothing changes, with the places in their lists of what covers it (-1 for no mark)."""

    start: int
    end: int
    line: int
    segment: int
    sentence: int
    mark: int


class TextAnnotator:
    """One text being cut up. Each level groups the atoms of the level above by what covers them."""

    def __init__(
        self, text: str, numbered: list[Sentence], facts: list[Fact], spoken: list[Segment], points: Iterable[int] = (),
        within: tuple[int, int] | None = None,
    ) -> None:  # fmt: skip
        self.text, self.segments, self.sentences = text, spoken, numbered
        self.within = within or (0, len(text))
        self.marks, inner = outermost(facts)
        self._mark_starts = [mark.start for mark in self.marks]
        self._points = sorted((start, number) for number, start in enumerate(points, 1))
        self._notes: dict[int, list[object]] = {}
        for fact in [*self.marks, *inner]:
            if fact.note is not None:
                self._notes.setdefault(self._mark_at(fact.start), []).append(fact.note)

    def paragraphs(self, headings: Container[str]) -> list[TextParagraph]:
        lines = (list(atoms) for _line, atoms in groupby(self._atoms(), key=lambda atom: atom.line))
        return [
            TextParagraph(tuple(self._blocks(atoms)), self.text[atoms[0].start : atoms[-1].end].strip() in headings)
            for atoms in lines
        ]

    def _blocks(self, atoms: list[_Atom]) -> Iterator[TextBlock]:
        for number, group in groupby(atoms, key=lambda atom: atom.segment):
            segment, inside = self.segments[number], list(group)
            begins = not self.text[segment.start : inside[0].start].strip()
            yield TextBlock(
                level=segment.point.level if segment.point else 0,
                is_point=begins and segment.point_begins,
                voice=segment.voice,
                voice_begins=begins and segment.voice_begins,
                parts=tuple(self._parts(inside)),
            )

    def _parts(self, atoms: list[_Atom]) -> Iterator[SentencePart]:
        for number, group in groupby(atoms, key=lambda atom: atom.sentence):
            sentence, inside = self.sentences[number], list(group)
            points = self._points_in(inside[0].start, inside[-1].end)
            begins, pieces = inside[0].start == sentence.start, tuple(self._pieces(inside))
            yield SentencePart(sentence.number, begins, pieces, points, sentence.others if begins else ())

    def _points_in(self, start: int, end: int) -> tuple[int, ...]:
        first, last = bisect_left(self._points, (start, 0)), bisect_left(self._points, (end, 0))
        return tuple(number for _start, number in self._points[first:last])

    def _pieces(self, atoms: list[_Atom]) -> Iterator[TextPiece]:
        for number, group in groupby(atoms, key=lambda atom: atom.mark):
            inside = list(group)
            start = inside[0].start
            text = self.text[start : inside[-1].end]
            if number < 0:
                yield TextPiece(text, None, start=start)
            else:
                begins = start == self.marks[number].start
                notes = tuple(self._notes.get(number, ())) if begins else ()
                yield TextPiece(text, self.marks[number], notes, start)

    def _atoms(self) -> Iterator[_Atom]:
        """In text order; line breaks lie in no sentence and are left out."""
        line_starts = [place for place, character in enumerate(self.text) if character == "\n"]
        segment_starts = [segment.start for segment in self.segments]
        sentence_starts = [sentence.start for sentence in self.sentences]
        for start, end in pairwise(self._edges()):
            sentence = bisect_right(sentence_starts, start) - 1
            if sentence >= 0 and start < self.sentences[sentence].end:
                line, segment = bisect_right(line_starts, start), bisect_right(segment_starts, start) - 1
                yield _Atom(start, end, line, segment, sentence, self._mark_at(start))

    def _edges(self) -> list[int]:
        lists: tuple[Iterable[Sentence | Segment | Fact], ...] = (self.sentences, self.segments, self.marks)
        first, end = self.within
        edges = {edge for stretches in lists for each in stretches for edge in (each.start, each.end)}
        return sorted({*self.within, *(edge for edge in edges if first < edge < end)})

    def _mark_at(self, offset: int) -> int:
        """The place in the list of the mark that covers ``offset``, or -1."""
        place = bisect_right(self._mark_starts, offset) - 1
        return place if place >= 0 and offset < self.marks[place].end else -1


def _labels(text: str, points: Iterable[PointSpan]) -> Iterator[Fact]:
    for point in points:
        if point.label and text.startswith(point.label, point.start):
            yield Fact(point.start, point.start + len(point.label), "label")


def _finds(text: str, words: str) -> Iterator[int]:
    place = text.find(words)
    while place >= 0:
        yield place
        place = text.find(words, place + len(words))
