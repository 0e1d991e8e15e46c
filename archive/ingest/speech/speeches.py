"""Speeches: which stretch of the text says what in whose voice."""

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from archive.ingest.document import FigureMention, Span, SpeechMention
from archive.ingest.people.occurrence import PersonOccurrence
from archive.ingest.speech.points import points

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
    "市委|省委|县委|区委|党组|代表们|委员们|与会者|与会人员|与会代表|与会同志|专家"
)
_COLLECTIVE = re.compile(
    rf"(?P<voice>{_BODIES})(?:还|并|同时|最后|特别|进一步|一致|也|明确|首先)?(?P<verb>强调|指出|要求|认为|提出|"
    rf"决定|号召|表示|明确|研究|审议|听取|传达|通报|部署|分析)"
)
_PRONOUN = re.compile(
    r"(?:他|她)(?:还|最后|同时|特别|首先|也|在[^,。]{1,16})?(?P<verb>强调|指出|要求|表示|说|认为|希望|提出)"
)
# On the text as printed: folded, an opening mark looks like a closing one.
_SENTENCE = re.compile(r"[^。!?！？\n]{1,4000}[。!?！？]?[\"'＂”’』」》〉)）]{0,3}|\n")
_GOES_ON = re.compile(
    r"\s*(?:[一二三四五六七八九十]{1,3}(?:是|要|、)|第[一二三四五六七八九十]|\([一二三四五六七八九十]{1,3}\)|"
    r"\d{1,2}[.、]|要|他|她|[①-⑳]|首先|其次|最后)"
)
_DIRECT = re.compile(r"[:,]\s?\"")
# That somebody speaks, and nothing of what is said: the clause of another person is no part of it.
_ONLY_SPEAKS = re.compile(r"(?:讲话|致辞|致词|发言|汇报|部署|通报|点评|总结|作.*|进行.*)(?=[,;])")
# What stands before a person whose clause it is, and what else a person does at a meeting.
_OPENS_CLAUSE = re.compile(r"[,;]\s?(?P<lead>(?:会议|大会|会上|会前|会后|随后|接着|最后|期间)?由?)$")
_ACTS = re.compile(
    r"(?:也|还|分别|一同|一起|在会上)?(?:主持|出席|列席|参加|宣读|作[^,。;]{0,12}(?:讲话|报告|发言|部署|说明))"
)
# A semicolon between two people: the other one speaks.
_NEXT_SPEAKS = re.compile(rf"[^;。!?\n]{{0,60}}?(?:{_VERBS})")
_ATTENDED = re.compile(r"(?:出席|参加|列席|陪同|主持)(?:了)?[^,。;!?]{0,14}[。!?]?[\"')》]{0,3}$")


@dataclass(slots=True)
class _SpokenVoice:
    """A speech that is being read; ``paragraph`` is where it was last heard."""

    start: int
    end: int
    speaker: str | None
    voice: str
    verb: str
    mode: str
    paragraph: int


def speeches(folded: str, text: str, sights: Sequence[PersonOccurrence]) -> tuple[SpeechMention, ...]:
    """Every speech, by place; none overlap. Each time a voice is named anew, another speech begins.

    A speech ends with its paragraph unless the next one goes on with it (counts on, or begins with 他 or 要); so
    speeches and points, unlike all other facts, may run over several paragraphs.
    """
    return tuple(
        SpeechMention(Span(v.start, v.end), v.speaker, v.voice, v.verb, v.mode, points(folded, text, v.start, v.end))
        for v in _voices(folded, text, sights)
    )


def _voices(folded: str, text: str, sights: Sequence[PersonOccurrence]) -> Iterator[_SpokenVoice]:
    starts = [sight.start for sight in sights]
    current: _SpokenVoice | None = None
    paragraph = 0
    for match in _SENTENCE.finditer(text):
        if match.group() == "\n":
            paragraph += 1
            continue
        is_his = _PRONOUN.match(folded, match.start(), match.end()) is not None  # whoever he speaks of says nothing
        opened = [] if is_his else list(_all_opened(folded, match.start(), match.end(), sights, starts, paragraph))
        goes_on = current is not None and _continues(current, folded, match.start(), paragraph)
        if not opened and current is not None and goes_on and not _tells_attendance(folded, match, sights, starts):
            current.end, current.paragraph = match.end(), paragraph
            continue
        if not opened and current is None:
            opened = _by_pronoun(folded, match, sights, starts, paragraph)
        if current is not None:
            yield current
        yield from opened[:-1]
        current = opened[-1] if opened else None
        if current is not None and current.end < match.end():  # others have the last word
            yield current
            current = None
    if current is not None:
        yield current


def _by_pronoun(
    folded: str, sentence: re.Match[str], sights: Sequence[PersonOccurrence], starts: Sequence[int], paragraph: int
) -> list[_SpokenVoice]:
    """他指出 where nobody speaks yet: the voice of whom the last sentence with a person in it is about."""
    start, end = sentence.span()
    pronoun = _PRONOUN.match(folded, start, end)
    index = bisect_left(starts, start) - 1
    if pronoun is None or index < 0 or "\n" in folded[starts[index] : start] or start - starts[index] > _REACH:
        return []
    subject = _subject(folded, sights, starts, index)
    return [_SpokenVoice(start, end, subject.name, "", pronoun.group("verb"), "reported", paragraph)]


# 会见甲时, 转达甲的问候, 学习甲的讲话: who stands behind these is not whom the sentence is about.
_OBJECT = re.compile(r"(?:会见|会晤|陪同|转达|学习|贯彻|落实|以|[对向同与])了?$")


def _subject(folded: str, sights: Sequence[PersonOccurrence], starts: Sequence[int], last: int) -> PersonOccurrence:
    """The first person of the sentence in which ``last`` stands who is no object, else ``last``."""
    begin = max(folded.rfind(mark, 0, starts[last]) for mark in "。!?\n") + 1
    first = bisect_left(starts, begin)
    told = (s for s in sights[first:last] if not _OBJECT.search(folded[max(0, s.left - 4) : s.left]))
    return next(told, sights[last])


def _all_opened(
    folded: str, start: int, end: int, sights: Sequence[PersonOccurrence], starts: Sequence[int], paragraph: int
) -> Iterator[_SpokenVoice]:
    """The voices that the sentence ``[start, end)`` opens, one after the other."""
    while start < end and (voice := _opened(folded, start, end, sights, starts, paragraph)) is not None:
        yield voice
        start = voice.end


def _continues(current: _SpokenVoice, folded: str, start: int, paragraph: int) -> bool:
    """In the same paragraph always; in the next one when it counts on, or goes on with 他 or 要."""
    if paragraph == current.paragraph:
        return True
    return paragraph == current.paragraph + 1 and (
        _GOES_ON.match(folded, start) is not None or _PRONOUN.match(folded, start) is not None
    )


def _tells_attendance(
    folded: str, sentence: re.Match[str], sights: Sequence[PersonOccurrence], starts: Sequence[int]
) -> bool:
    """Whether the sentence says who was there: 市长甲、副市长乙出席会议。 Nobody's words go on with that."""
    start, end = sentence.span()
    index = bisect_left(starts, start)
    return (
        index < len(starts) and starts[index] < end and _ATTENDED.search(folded, max(start, end - 30), end) is not None
    )


def _opened(
    folded: str, start: int, end: int, sights: Sequence[PersonOccurrence], starts: Sequence[int], paragraph: int
) -> _SpokenVoice | None:
    """The voice that the sentence ``[start, end)`` opens, if it does."""
    limit = min(end, start + _REACH)
    index = bisect_left(starts, start)
    while index < len(sights) and sights[index].start < limit:
        following = sights[index + 1].left if index + 1 < len(sights) else end
        reach = min(following, limit + 40, end)
        verb = _SAYS.search(folded, sights[index].right, max(reach, sights[index].right))
        if verb and not _HEARS.search(folded, sights[index].right, verb.start()):
            mode = "direct" if _DIRECT.match(folded, verb.end()) else "reported"
            left = _after_others(folded, start, sights[index], sights[bisect_left(starts, start) : index])
            others = sights[index + 1 : bisect_left(starts, end)]
            right = end if mode == "direct" else _before_others(folded, verb, end, sights[index], others)
            return _SpokenVoice(left, right, sights[index].name, "", verb.group("verb"), mode, paragraph)
        index += 1
    if collective := _COLLECTIVE.search(folded, start, min(end, start + 40)):
        return _SpokenVoice(
            start, end, None, collective.group("voice"), collective.group("verb"), "collective", paragraph
        )
    return None


def _before_others(
    folded: str, verb: re.Match[str], end: int, speaker: PersonOccurrence, others: Sequence[PersonOccurrence]
) -> int:
    """Where the next clause of another person begins that is not what the speaker says; ``end`` where none does."""
    only_speaks = _ONLY_SPEAKS.match(folded, verb.start(), min(verb.end() + 1, end)) is not None
    for other in others:
        clause = _clause_start(folded, other.left, verb.end())
        if clause is None or other.name == speaker.name:
            continue
        if only_speaks or _ACTS.match(folded, other.right):
            return clause
        if folded[clause - 1] == ";" and _NEXT_SPEAKS.match(folded, other.right, end):
            return clause
    return end


def _after_others(folded: str, start: int, speaker: PersonOccurrence, before: Sequence[PersonOccurrence]) -> int:
    """Where the speaker's clause begins if another person's act at the meeting is told before it, else ``start``."""
    clause = _clause_start(folded, speaker.left, start)
    if clause is None or not any(each.name != speaker.name and _ACTS.match(folded, each.right) for each in before):
        return start
    return clause


def _clause_start(folded: str, left: int, lowest: int) -> int | None:
    """Where the clause begins that a person at ``left`` opens; None when the person stands inside one."""
    opening = _OPENS_CLAUSE.search(folded, max(lowest, left - 8), left)
    return opening.start("lead") if opening else None


def said_by(figure: FigureMention, spoken: Sequence[SpeechMention], starts: Sequence[int]) -> str | None:
    """Who says the figure: the speaker of the speech in which it stands. ``starts`` are the speeches' starts."""
    at = figure.span.start if figure.span else -1
    index = bisect_left(starts, at + 1) - 1
    return spoken[index].speaker if index >= 0 and at < spoken[index].span.end else None
