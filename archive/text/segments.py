"""Where a text changes its voice or its point: the segments in which it is set. Pure; offsets in characters."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from itertools import pairwise, zip_longest
from typing import TypeVar

from archive.text.sentences import Sentence, sentence_at, sentences


@dataclass(frozen=True, slots=True)
class SpeechSpan:
    """A speech in ``[start, end)``: who says it (``name``, and ``url`` and ``office`` where it is a person)."""

    start: int
    end: int
    name: str
    url: str = ""
    office: str = ""


@dataclass(frozen=True, slots=True)
class PointSpan:
    """A numbered point at ``[start, end)``; ``level`` counts from 1."""

    start: int
    end: int
    level: int
    label: str = ""


@dataclass(frozen=True, slots=True)
class Segment:
    """``[start, end)`` in one voice and at one point, or in none. Segments cover the text without a gap."""

    start: int
    end: int
    voice: SpeechSpan | None
    point: PointSpan | None
    voice_begins: bool = False
    point_begins: bool = False


Stretch = TypeVar("Stretch", SpeechSpan, PointSpan)


def segments(text: str, voices: Iterable[SpeechSpan], points: Iterable[PointSpan]) -> list[Segment]:
    """The text in segments. ``voice_begins`` where another voice begins than the one that spoke just before."""
    spoken = _top(_whole_sentences(text, _inside(voices, text), sentences(text)), len(text))
    numbered = _top(_inside(points, text), len(text))
    return list(_begun(text, _without_scraps(text, _crossed(spoken, numbered, len(text)))))


def _inside(stretches: Iterable[Stretch], text: str) -> list[Stretch]:
    placed = (each for each in stretches if 0 <= each.start < each.end <= len(text))
    return sorted(placed, key=lambda each: (each.start, -each.end))


def _whole_sentences(text: str, voices: list[SpeechSpan], numbered: list[Sentence]) -> Iterator[SpeechSpan]:
    """Each voice from the beginning of its first sentence to the end of its last, as far as it has them alone.

    A voice that stops at a comma stops there: what follows in the sentence tells of somebody else.
    """
    spoken = 0
    for voice, following in zip_longest(voices, (voice.start for voice in voices[1:])):
        first, last = sentence_at(numbered, voice.start), sentence_at(numbered, voice.end - 1)
        start = _lead(text, max(first.start, min(spoken, voice.start)), voice.start) if first else voice.start
        alone = last and text[voice.end - 1] not in _COMMAS and (following is None or following >= last.end)
        end = last.end if last and alone else voice.end
        spoken = max(spoken, end)
        yield replace(voice, start=start, end=end)


_COMMAS = "，；,;"
_CLAUSE = re.compile(f"[^{_COMMAS}]+[{_COMMAS}]*|[{_COMMAS}]+")
# 关于产业集聚区建设， 会上， 5月7日， 随后，: on what, where and when somebody speaks.
_ON_WHAT = ("就", "关于", "對", "对", "針對", "针对", "圍繞", "围绕", "談", "谈", "關於")
_WHERE_AND_WHEN = tuple("上中时時后後前间間日天午晚此里裡")


def _lead(text: str, start: int, voice: int) -> int:
    """Where in ``[start, voice]`` what leads up to ``voice`` begins: after the last clause that tells an act."""
    for clause in _CLAUSE.finditer(text, start, voice):
        words = clause.group().strip(_COMMAS + ' \u3000“"')
        is_ended = clause.group()[-1] in _COMMAS
        if words and is_ended and not (words.startswith(_ON_WHAT) or words.endswith(_WHERE_AND_WHEN)):
            start = clause.end()
    return start


def _top(stretches: Iterable[Stretch], length: int) -> list[tuple[int, Stretch | None]]:
    """(start, what covers the text from there on): of several stretches the one that began last."""
    steps: list[tuple[int, Stretch | None]] = [(0, None)]
    covering: list[Stretch] = []

    def end_before(offset: int) -> None:
        while covering and covering[-1].end <= offset:
            end = covering.pop().end
            while covering and covering[-1].end <= end:
                covering.pop()
            steps.append((end, covering[-1] if covering else None))

    for stretch in stretches:
        end_before(stretch.start)
        covering.append(stretch)
        steps.append((stretch.start, stretch))
    end_before(length)
    return steps


def _crossed(
    spoken: list[tuple[int, SpeechSpan | None]], numbered: list[tuple[int, PointSpan | None]], length: int
) -> Iterator[Segment]:
    voice_starts, point_starts = [start for start, _ in spoken], [start for start, _ in numbered]
    for start, end in pairwise(sorted({*voice_starts, *point_starts, length})):
        voice = spoken[bisect_right(voice_starts, start) - 1][1]
        point = numbered[bisect_right(point_starts, start) - 1][1]
        yield Segment(start, end, voice, point)


def _without_scraps(text: str, parts: Iterable[Segment]) -> list[Segment]:
    """A segment that holds no letter or number, like the ； between two points, joins the one before it."""
    kept: list[Segment] = []
    for segment in parts:
        if kept and not any(map(str.isalnum, text[segment.start : segment.end])):
            kept[-1] = replace(kept[-1], end=segment.end)
        else:
            kept.append(segment)
    return kept


def _begun(text: str, parts: Iterable[Segment]) -> Iterator[Segment]:
    before: Segment | None = None
    for segment in parts:
        spoke = before.voice if before else None
        voice, point = segment.voice, segment.point
        yield replace(
            segment,
            voice_begins=voice is not None and (spoke is None or (spoke.name, spoke.url) != (voice.name, voice.url)),
            point_begins=point is not None and segment.start == point.start,
        )
        before = segment
