"""Points of a speech: numbered (一是, 一要, 第一, (一), 一、, 1., ①, 首先), listed behind 即 or a colon, or by 要."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice

from archive.ingest.document import PointMention, Span

_NUMERALS = "一二三四五六七八九十"
_N = f"[{_NUMERALS}]{{1,3}}"
# Kind by kind; a label stands at the beginning of a sentence or clause.
_LABEL = re.compile(
    rf"(?:(?<=[。;:!?,\n\"])|^)\s{{0,4}}(?:(?P<shi>{_N})是|(?P<yao>{_N})要|第(?P<di>{_N})(?=[,、:是]|要(?![务素求点]))|其(?P<qi>{_N})(?=[,、:是])|"
    rf"\((?P<bracket>{_N})\)|(?P<dun>{_N})、|"
    r"(?P<digit>\d{1,2})[.、)](?!\d)|\((?P<round>\d{1,2})\)|(?P<circle>[①-⑳㈠-㈩])|(?P<word>首先|其次|再次|"
    r"最后)(?=[,是要]))",
    re.MULTILINE,
)
_WORDS = {"首先": 1, "其次": 2, "再次": 3, "最后": 0}


@dataclass(frozen=True, slots=True)
class _Label:
    start: int
    end: int
    kind: str
    number: int


@dataclass(slots=True)
class _PointSeries:
    kind: str
    number: int
    members: list[int]


def points(folded: str, text: str, start: int, end: int) -> tuple[PointMention, ...]:
    """The points of the speech ``[start, end)``: each series starts at 1, counts up, and has at least two members.

    Another kind that starts at 1 is nested; the level counts from 1. A point reaches to the next label of its own
    or an outer level.
    """
    labels = list(_labels(folded, start, end))
    if not labels:
        return tuple(_unlabelled(folded, start, end))
    levels, alone = _levels(labels)
    kept = [
        (label, level) for i, (label, level) in enumerate(zip(labels, levels, strict=True)) if level and i not in alone
    ]
    return tuple(
        PointMention(text[label.start : label.end], level, Span(label.start, _reach(kept, i, end)))
        for i, (label, level) in enumerate(kept)
    )


# 抓好六个方面工作。即甲;乙;丙。 or 抓好六个方面:甲;乙;丙。
_THAT_IS = re.compile(
    r"[一二三四五六七八九十两\d]{1,3}(?:个|项|大|条|点)[^。:;\n]{1,16}(?:[。:,]\s?(?P<that_is>即|分别是)[:,]?|:)"
)
_ITEM = re.compile(r"[^;。\n]{2,200}[;。]")
# 要抓投资,要抓消费;要抓出口。
_MUST = re.compile(r"(?:(?<=[。;:,\"])|^)\s?要(?![求素闻点不么])", re.MULTILINE)
_OPENINGS = 8  # a speech with more of them opens no list
_FEW = 3  # fewer than that are a sentence rather than a list


def _unlabelled(folded: str, start: int, end: int) -> Iterator[PointMention]:
    """The items of a list that 即 or a colon opens, up to the full stop; else the steps that begin with 要."""
    for opening in islice(_THAT_IS.finditer(folded, start, end), _OPENINGS):
        stop = folded.find("。", opening.end(), end) + 1
        items = list(_ITEM.finditer(folded, opening.end(), stop or end))
        if len(items) >= (2 if opening.group("that_is") else _FEW):
            yield from (PointMention("", 1, Span(*item.span())) for item in items)
            return
    yield from _steps(folded, start, end)


def _steps(folded: str, start: int, end: int) -> Iterator[PointMention]:
    """Three or more clauses that begin with 要; each reaches to the next, the last to the end of its sentence."""
    begins = [match.end() - 1 for match in _MUST.finditer(folded, start, end)]
    if len(begins) < _FEW:
        return
    stop = folded.find("。", begins[-1], end) + 1
    for begin, following in zip(begins, [*begins[1:], stop or end], strict=True):
        yield PointMention("要", 1, Span(begin, following))


def _labels(folded: str, start: int, end: int) -> Iterator[_Label]:
    for match in _LABEL.finditer(folded, start, end):
        kind = match.lastgroup or ""
        printed = match.group(kind)
        lead = len(match.group()) - len(match.group().lstrip())
        if (number := _value(printed)) is not None:
            yield _Label(match.start() + lead, match.end(), kind, number)


def _value(printed: str) -> int | None:
    """1 for 一, 1, ① or 首先; 0 stands for 最后, which ends any series of words."""
    if printed in _WORDS:
        return _WORDS[printed]
    if printed.isascii():
        return int(printed)
    if "㈠" <= printed <= "㈩":
        return ord(printed) - ord("㈠") + 1
    if "①" <= printed <= "⑳":
        return ord(printed) - ord("①") + 1
    tens, ten, ones = printed.partition("十")
    if len(tens) > 1 or len(ones) > 1 or not ten and len(printed) > 1:
        return None
    return (_digit(tens, 1) * 10 if ten else 0) + _digit(ones if ten else printed, 0)


def _digit(character: str, otherwise: int) -> int:
    return _NUMERALS.index(character) + 1 if character else otherwise


def _levels(labels: list[_Label]) -> tuple[list[int], set[int]]:
    """Level of each label (0 where it belongs to no series), and the labels that stayed alone in their series."""
    stack: list[_PointSeries] = []
    done: list[_PointSeries] = []
    levels: list[int] = []
    for index, label in enumerate(labels):
        depth = next((d for d, series in enumerate(stack) if series.kind == label.kind), None)
        if label.number == 1:
            done += _pop(stack, len(stack) if depth is None else depth)
            stack.append(_PointSeries(label.kind, 1, [index]))
        elif depth is not None and label.number in (stack[depth].number + 1, 0):
            done += _pop(stack, depth + 1)
            stack[-1].number = label.number or stack[-1].number + 1
            stack[-1].members.append(index)
        else:
            levels.append(0)
            continue
        levels.append(len(stack))
    alone = {series.members[0] for series in (*done, *stack) if len(series.members) == 1}
    return _without_alone(labels, levels, alone), alone


def _pop(stack: list[_PointSeries], depth: int) -> list[_PointSeries]:
    closed, stack[depth:] = stack[depth:], []
    return closed


def _without_alone(labels: list[_Label], levels: list[int], alone: set[int]) -> list[int]:
    """What was nested only in a series of one moves up; levels stay contiguous from 1."""
    out: list[int] = []
    chain: list[tuple[int, int]] = []  # raw level, level given
    for index, raw in enumerate(levels):
        while chain and chain[-1][0] >= raw:
            chain.pop()
        given = (chain[-1][1] if chain else 0) + (index not in alone) if raw else 0
        if raw:
            chain.append((raw, given))
        out.append(given)
    return out


def _reach(kept: list[tuple[_Label, int]], index: int, end: int) -> int:
    """Start of the next label that is not nested in this one; amortised by the few levels there are."""
    level = kept[index][1]
    for label, other in kept[index + 1 : index + 200]:
        if other <= level:
            return label.start
    return end
