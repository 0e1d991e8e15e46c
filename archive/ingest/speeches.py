"""Speeches: which stretch of the text says what in whose voice."""

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from archive.ingest.document import FigureMention, Span, SpeechMention
from archive.ingest.points import points
from archive.ingest.sights import Sight

_VERBS = (
    "强调|指出|要求|表示|说|认为|提出|介绍说?|讲话|致辞|致词|发言|希望|建议|号召|呼吁|坦言|透露|谈到|分析|总结|"
    "部署|通报|宣布|汇报|传达|点评|回顾|"
    "报告|讲(?!话)|称|阐述|作[^,。;]{0,30}(?:讲话|报告|发言|部署|讲座|动员)|进行[^,。;]{0,12}(?:总结|部署|安排|"
    "点评)|提要求"
)
_SAYS = re.compile(f"(?P<verb>{_VERBS})(?!中|时|里|精神|会)")
_REACH = 120  # 甲 ... 强调 within the first 120 characters of the sentence
_HEARS = re.compile(r"听取|听完|听了|学习")
_BODIES = (
    "会议|大会|全会|会上|座谈会|推进会|动员会|工作会|常务会|常委会|例会|专题会|报告|公报|通知|意见|决定|文件|"
    "市委|省委|县委|区委|党组|代表们|与会者|与会人员|专家"
)
_COLLECTIVE = re.compile(
    rf"(?P<voice>{_BODIES})(?:还|并|同时|最后|特别|进一步|一致|也|明确|首先)?(?P<verb>强调|指出|要求|认为|提出|"
    rf"决定|号召|表示|明确|研究|审议|听取|传达|通报|部署|分析)"
)
_PRONOUN = re.compile(
    r"(?:他|她)(?:还|最后|同时|特别|首先|也|在[^,。]{1,16})?(?P<verb>强调|指出|要求|表示|说|认为|希望|提出)"
)
_SENTENCE = re.compile(r"[^。!?\n]{1,4000}[。!?]?[\"'》)]{0,3}|\n")
_GOES_ON = re.compile(
    r"\s*(?:[一二三四五六七八九十]{1,3}(?:是|要|、)|第[一二三四五六七八九十]|\([一二三四五六七八九十]{1,3}\)|"
    r"\d{1,2}[.、]|要|他|她|[①-⑳]|首先|其次|最后)"
)
_DIRECT = re.compile(r"[:,]\s?\"")


@dataclass(slots=True)
class _Voice:
    """A speech that is being read; ``paragraph`` is where it was last heard."""

    start: int
    end: int
    speaker: str | None
    voice: str
    verb: str
    mode: str
    paragraph: int


def speeches(folded: str, text: str, sights: Sequence[Sight]) -> tuple[SpeechMention, ...]:
    """Every speech, by place; none overlap. Each time a voice is named anew, another speech begins.

    A speech ends with its paragraph unless the next one goes on with it (counts on, or begins with 他 or 要); so
    speeches and points, unlike all other facts, may run over several paragraphs.
    """
    return tuple(
        SpeechMention(Span(v.start, v.end), v.speaker, v.voice, v.verb, v.mode, points(folded, text, v.start, v.end))
        for v in _voices(folded, sights)
    )


def _voices(folded: str, sights: Sequence[Sight]) -> Iterator[_Voice]:
    starts = [sight.start for sight in sights]
    current: _Voice | None = None
    paragraph = 0
    for match in _SENTENCE.finditer(folded):
        if match.group() == "\n":
            paragraph += 1
            continue
        opened = _opened(folded, match.start(), match.end(), sights, starts, paragraph)
        if opened is not None:
            if current is not None:
                yield current
            current = opened
        elif current is not None and _continues(current, folded, match.start(), paragraph):
            current.end, current.paragraph = match.end(), paragraph
        elif current is not None:
            yield current
            current = None
    if current is not None:
        yield current


def _continues(current: _Voice, folded: str, start: int, paragraph: int) -> bool:
    """In the same paragraph always; in the next one when it counts on, or goes on with 他 or 要."""
    if paragraph == current.paragraph:
        return True
    return paragraph == current.paragraph + 1 and (
        _GOES_ON.match(folded, start) is not None or _PRONOUN.match(folded, start) is not None
    )


def _opened(
    folded: str, start: int, end: int, sights: Sequence[Sight], starts: Sequence[int], paragraph: int
) -> _Voice | None:
    """The voice that the sentence ``[start, end)`` opens, if it does."""
    limit = min(end, start + _REACH)
    index = bisect_left(starts, start)
    while index < len(sights) and sights[index].start < limit:
        following = sights[index + 1].left if index + 1 < len(sights) else end
        reach = min(following, limit + 40, end)
        verb = _SAYS.search(folded, sights[index].right, max(reach, sights[index].right))
        if verb and not _HEARS.search(folded, sights[index].right, verb.start()):
            mode = "direct" if _DIRECT.match(folded, verb.end()) else "reported"
            return _Voice(start, end, sights[index].name, "", verb.group("verb"), mode, paragraph)
        index += 1
    if collective := _COLLECTIVE.search(folded, start, min(end, start + 40)):
        return _Voice(start, end, None, collective.group("voice"), collective.group("verb"), "collective", paragraph)
    return None


def said_by(figure: FigureMention, spoken: Sequence[SpeechMention], starts: Sequence[int]) -> str | None:
    """Who says the figure: the speaker of the speech in which it stands. ``starts`` are the speeches' starts."""
    at = figure.span.start if figure.span else -1
    index = bisect_left(starts, at + 1) - 1
    return spoken[index].speaker if index >= 0 and at < spoken[index].span.end else None
