"""Journalists: who wrote or photographed, as bylines name them.

Forms: □记者 甲 乙; (记者 甲); 记者甲 见习记者乙; 【本报记者甲郑州6日电】; 甲 摄.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from archive.ingest.document import Document, ParagraphKind, Span
from archive.ingest.lexicon.words import is_word
from archive.ingest.people.foreign_names import transcription
from archive.ingest.people.names import name_end, plain, surname_length
from archive.ingest.places.area_names import area_end
from archive.text.normalize import fold
from archive.text.patterns import past

_ROLE = re.compile(
    r"(?=\S日报|[本特见实首全融新中人记通撰作摄文图供采])"  # most places are passed over at a glance
    r"(?:(?:本报|本刊|本网|本台|特约|见习|实习|首席|全媒体|融媒体|新华社|中新社|人民网|\S日报)?(?:见习|实习|首席|"
    r"特约)?(?:记 ?者|通 ?讯 ?员|实习生|特派员|撰稿人?|作者|摄影师?(?![家展]))(?!名字?叫|名为)"
    r"|(?<![\u3400-\u9fff])(?:文/图|图/文|文字|图片|摄影|撰文|采写|供稿|文|图)(?=[:/|]))"
)
_AFTER_ROLE = re.compile(r"[\s:/|】\]]{0,4}")
_SEPARATOR = re.compile(r"[\s、,/&]{1,4}")
_PHOTO = re.compile(r"\s{0,3}(?P<role>摄|文/图|图/文|供图|供稿|摄影)(?=[\s)\]】。,]|$)")
_NAME_STOP = re.compile(r"[\s*、,，。;:)\]】(/&]|$|摄|文|图|报道|电|\d")
# What follows the role when it is not a byline but a journalist in the story (记者从会议上了解到).
_STORY = re.compile(
    r"从|在|了解|获悉|看到|采访|随|注意|发现|昨|今|日前|近日|还|也|于|来到|走进|见到|问|们|节|站|协会|招待会|会|"
    r"团|证|部|俱乐部|对|就"
)


@dataclass(frozen=True, slots=True)
class Journalist:
    """Name without padding, role as printed, and the span when the byline stands in the body."""

    name: str
    role: str | None
    span: Span | None


def journalists(document: Document, stated: str = "") -> tuple[Journalist, ...]:
    """Those of the lines around the body first, then those inside it, last those ``stated`` in a column."""
    around = [
        p
        for p in document.paragraphs
        if p.kind in (ParagraphKind.BYLINE, ParagraphKind.DATELINE, ParagraphKind.PUBLISHER)
    ]
    authors = [
        Journalist(name, role, None)
        for p in around
        for name, role, _, _ in _in_line(p.text, only_names=p.kind is ParagraphKind.BYLINE)
    ]
    authors += [Journalist(name, None, None) for p in around if not authors for name in _at_end(p.text)]
    authors += [Journalist(name, None, None) for p in around if not authors for name, _, _ in _signed(p.text)]
    last = next((p for p in reversed(document.paragraphs) if p.start is not None), None)
    for paragraph in document.paragraphs:
        at = paragraph.start or 0
        if paragraph is last and not authors:
            authors += [Journalist(name, None, Span(at + s, at + e)) for name, s, e in _signed(paragraph.text)]
        if paragraph.start is not None:
            for name, role, start, end in _in_line(paragraph.text):
                authors.append(Journalist(name, role, Span(paragraph.start + start, paragraph.start + end)))
    return (*authors, *(Journalist(name, None, None) for name, _, _, _ in _in_line(f"作者:{stated}")))


_SIGNATURE = re.compile(r"[(（]\s?([\u3400-\u9fff][\u3400-\u9fff ]{1,40}?)\s?[)）]$")


def _signed(text: str) -> list[tuple[str, int, int]]:
    """…。(甲 乙): names alone in brackets behind the last sentence; one alone must be of three characters.

    Behind the office that sends the text (某镇党政办 甲) one of two will do.
    """
    folded = fold(text)
    match = _SIGNATURE.search(folded, max(0, len(folded) - 48))
    if match is None:
        return []
    names: list[tuple[int, int]] = []
    at, has_unit = match.start(1), False
    while at < match.end(1) and len(names) < 12:
        unit = _UNIT.match(folded, at, match.end(1))
        has_unit = has_unit or unit is not None
        listed = _names(folded, unit.end() if unit else at)
        if not listed:
            return []
        names += listed
        at = names[-1][1] + (folded[names[-1][1]] == " ")
    is_short = len(names) == 1 and names[0][1] - names[0][0] < 3 and not has_unit
    return [] if is_short else [(plain(text[start:end]), start, end) for start, end in names]


def _at_end(text: str) -> list[str]:
    """云麓日报 2019年11月15日 甲: a name of three characters alone at the end of a line of date."""
    folded = fold(text)
    match = re.search(r"\d日?\s+([\u3400-\u9fff]{3})$", folded)
    if match is None or name_end(folded, match.start(1)) != len(folded) or is_word(match.group(1)):
        return []
    return [text[match.start(1) :]]


def _in_line(text: str, *, only_names: bool = False) -> Iterator[tuple[str, str | None, int, int]]:
    """Names behind roles. ``only_names`` stand there; in brackets this is so, too."""
    folded = fold(text)
    for match in _ROLE.finditer(folded):
        at = past(_AFTER_ROLE, folded, match.end())
        if _STORY.match(folded, at) and not name_end(folded, at):
            continue
        if not _is_byline_place(folded, match):
            continue
        if unit := _UNIT.match(folded, at):
            at = unit.end()
        opened = _IN_BRACKETS.search(folded, max(0, match.start() - 40), match.start()) is not None
        for start, end in _names(folded, at, only_names=only_names or opened):
            yield plain(text[start:end]), text[match.start() : match.end()], start, end
    yield from _photographers(folded, text)
    yield from _after_dateline(folded, text)


# (记者甲 通讯员乙): the second role stands in the brackets, too.
_IN_BRACKETS = re.compile(r"[(【](?:[^()【】,。;]{0,30}[ 、])?$")
# 文/图:党委宣传部 甲; (某镇党政办 甲): the office that sends the text stands before the name.
_UNIT = re.compile(
    r"(?:[\u3400-\u9fff]{1,16}(?:办|办公室|局|委|部|处|院|中心|站|科|政府|社|会|系|台|组)|"
    r"[\u3400-\u9fff]{2,16}(?:[矿厂镇乡村县区市校队司所]|大学|学院|集团|支部|街道|融媒)) (?=[\u3400-\u9fff])"
)


def _is_byline_place(folded: str, match: re.Match[str]) -> bool:
    """In brackets, at the beginning of the line, or near its end: elsewhere 记者 is somebody in the story."""
    before = folded[max(0, match.start() - 12) : match.start()]
    opens = re.search(r"(?:^|[(【\[□■◎●〔讯\s。])[\s/]*(?:(?:本报|新华社|中新社)\S{0,4})?$", before) is not None
    return opens or match.start() <= 40 or len(folded) - match.end() <= 40


def _names(folded: str, at: int, *, only_names: bool = False) -> list[tuple[int, int]]:
    """Names in a row, separated by spaces or 、; padded two-character names stay whole.

    ``only_names`` stand behind the role, though they be words: (记者 文静 通讯员 向阳).
    """
    names: list[tuple[int, int]] = []
    while len(names) < 12:
        token = _TOKEN.match(folded, at) if only_names else None
        end = token.end() if token and surname_length(folded, at) else _name(folded, at)
        if end is None:
            break
        names.append((at, end))
        separator = _SEPARATOR.match(folded, end)
        if separator is None or _ROLE.match(folded, separator.end()):
            break
        at = separator.end()
    return names


_TOKEN = re.compile(r"[\u3400-\u9fff]{2,3}(?=[ 、)】]|$)")
_OF_BODY = frozenset("所办局处部科院站室镇乡县区社网报")


def _name(folded: str, at: int) -> int | None:
    end = _any_name(folded, at)
    return None if end and end - at > 2 and folded[end - 1] in _OF_BODY else end  # 作者:深海所


def _any_name(folded: str, at: int) -> int | None:
    if _WIRE.match(folded, at):
        length = 3 if area_end(folded, at + 3) or not area_end(folded, at + 2) else 2
        return at + length
    end = name_end(folded, at)
    if end is not None and (_NAME_STOP.match(folded, end) or _ROLE.match(folded, end)) and not is_word(folded[at:end]):
        return end
    match = re.compile(r"[\u3400-\u9fff]{2,5}(?=[\s*、)】]|$)").match(folded, at)
    if match and len(match.group()) > 3 and transcription(folded, at) != match.span():
        return None
    return (
        match.end()
        if match and end is None and not is_word(match.group()) and not re.search("[摄文图报讯电社]", match.group())
        else None
    )


# 【本报记者甲乙丙郑州6日电】: the name runs into the place.
_WIRE = re.compile(r"[\u3400-\u9fff]{4,7}(?:\d{1,2}月)?\d{1,2}日[电讯]")


# 某某网岚浦4月26日讯(甲 乙): the role is left out.
_DATELINE = re.compile(r"^.{0,24}(?:讯|电|消息)\s?[(【]\s?(?=[\u3400-\u9fff\s、]{2,20}[)】])")


def _after_dateline(folded: str, text: str) -> Iterator[tuple[str, None, int, int]]:
    if match := _DATELINE.match(folded):
        names = _names(folded, match.end())
        if names and re.match(r"\s?[)】]", folded[names[-1][1] :][:2]):
            for start, end in names:
                yield plain(text[start:end]), None, start, end


_CREDITED = {"供稿": "供稿"}


def _photographers(folded: str, text: str) -> Iterator[tuple[str, str, int, int]]:
    """甲 乙 摄: read from the last names before the word back to the sentence's border."""
    for match in _PHOTO.finditer(folded):
        left = max(folded.rfind(mark, max(0, match.start() - 30), match.start()) for mark in "。)(:;\n") + 1
        at = past(_SEPARATOR, folded, left)
        for start, end in _names(folded, at) or _nearest(folded, left, match.start()):
            yield plain(text[start:end]), _CREDITED.get(match["role"], "摄"), start, end


_LAST_WORD = re.compile(r"(?:^|\s)(?P<name>[\u3400-\u9fff] {1,2}[\u3400-\u9fff]|[\u3400-\u9fff]{2,3})$")


def _nearest(folded: str, left: int, right: int) -> list[tuple[int, int]]:
    """图为会场 甲 摄: what the picture shows stands before the name."""
    match = _LAST_WORD.search(folded[left:right].rstrip())
    start = left + match.start("name") if match else right
    end = name_end(folded, start) if match else None
    return [(start, end)] if match and end == left + match.end("name") and not is_word(match["name"]) else []
