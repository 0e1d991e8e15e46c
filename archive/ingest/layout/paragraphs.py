"""From a raw text to a Document: which block is headline, dateline, byline, body or noise.

Blocks are never dropped: what is no part of the report is kept as noise.
"""

from collections.abc import Container, Sequence
from dataclasses import dataclass, field, replace

from archive.ingest.document import IN_BODY, Document, Paragraph, ParagraphKind
from archive.ingest.files.reading import RawText
from archive.ingest.layout import boilerplate
from archive.ingest.layout.blocks import Block, lines
from archive.ingest.layout.career_lines import heads_elected, heads_part, is_career_line, tells_holder
from archive.ingest.layout.full_stops import fold_line
from archive.ingest.layout.headline import Headings, headings
from archive.ingest.layout.headline_words import is_no_headline
from archive.ingest.layout.line_unwrapping import rejoin
from archive.ingest.layout.markup import blocks_of
from archive.ingest.layout.notice_lines import notice_lines
from archive.ingest.layout.numbered_items import begins_list, follows_item, item_number
from archive.ingest.layout.opening_section import with_opening_section
from archive.ingest.layout.set_aside import raw_start, set_aside
from archive.ingest.layout.spaced_characters import closed_up
from archive.text.normalize import fold


@dataclass(frozen=True, slots=True)
class Layout:
    """A Document and the texts of its headline block; ``head`` are its lines of date, source and author."""

    document: Document
    title: str = ""
    kicker: str = ""
    subtitles: tuple[str, ...] = ()
    head: tuple[str, ...] = field(default=())
    left_out: int = 0  # characters of lines set aside that are no known furniture


def lay_out(raw: RawText) -> Layout:
    """Cut ``raw`` into paragraphs and say what each is. Raises ``Unreadable`` when there are too many blocks."""
    whole = [closed_up(each) for each in (blocks_of(raw.text) if raw.media_type == "text/html" else lines(raw.text))]
    aside = set_aside(raw, whole)
    blocks = rejoin([block for block in whole if block not in aside] if aside else whole)
    folded = [fold_line(block.text) for block in blocks]
    listed = notice_lines(folded, lambda at: _is_furniture(blocks[at], folded[at]))
    first = _first_stated(blocks, folded, raw)
    if first is None:
        first = with_opening_section(blocks, folded, _first_prose(blocks, folded, listed))
    head = headings(blocks[:first], folded[:first])
    last = _last_of_body(blocks, folded, first, listed) if raw.stated_from is None else _end_mark(folded, first)
    kinds = [
        *head.kinds,
        *_body_kinds(blocks, folded, (first, last), head, listed),
        *[ParagraphKind.NOISE] * (len(blocks) - last),
    ]
    kinds = [_tail_kind(kind, text, i >= last) for i, (kind, text) in enumerate(zip(kinds, folded, strict=True))]
    left_out = _left_out(blocks, folded, kinds, head)
    if aside:
        # In the order of the raw text; only now, because a page's furniture stands in the middle of sentences.
        noise = [(block, ParagraphKind.NOISE) for block in aside]
        placed = sorted([*zip(blocks, kinds, strict=True), *noise], key=lambda pair: raw_start(pair[0]))
        blocks, kinds = [block for block, _kind in placed], [kind for _block, kind in placed]
    return _layout(raw.text, blocks, kinds, head, left_out)


def with_body(layout: Layout, text: str) -> Layout:
    """``layout`` with the lines of ``text`` in place of its body, which then is ``text`` to the character."""
    there = layout.document.paragraphs
    kinds = {each.text: each.kind for each in there if each.kind in IN_BODY}
    body: list[Paragraph] = []
    start = 0
    for line in text.split("\n"):
        body.append(Paragraph(kinds.get(line, ParagraphKind.BODY), line, (), start))
        start += len(line) + 1
    first = next((at for at, each in enumerate(there) if each.kind in IN_BODY), len(there))
    after = (each for each in there[first:] if each.kind not in IN_BODY)
    return replace(layout, document=replace(layout.document, paragraphs=(*there[:first], *body, *after)))


def _left_out(blocks: Sequence[Block], folded: Sequence[str], kinds: Sequence[ParagraphKind], head: Headings) -> int:
    """How many characters of text were set aside that are no known furniture and no repeated headline."""
    title = fold(head.title)
    return sum(
        len(text)
        for block, text, kind in zip(blocks, folded, kinds, strict=True)
        if kind is ParagraphKind.NOISE and len(text) >= _LEAST and text != title and _is_text(block, text)
    )


_LEAST = 10  # characters: shorter lines are labels


def _first_prose(blocks: Sequence[Block], folded: Sequence[str], listed: Container[int]) -> int:
    """Index of the first block that is running text or ``listed``; where there is none, the block after the first."""
    for index, (block, text) in enumerate(zip(blocks, folded, strict=True)):
        if index in listed or (
            not block.is_page_title
            and (boilerplate.is_prose(text) or begins_list(folded, index))
            and not boilerplate.is_noise(text)
            and not _is_linked(block)
        ):
            return _with_lead(blocks, folded, index, listed) if index or not boilerplate.is_head_line(text) else 1
    return next(
        (index for index in range(1, len(blocks)) if _begins_bare_list(blocks, folded, index)), min(1, len(blocks))
    )


def _begins_bare_list(blocks: Sequence[Block], folded: Sequence[str], index: int) -> bool:
    """Three items one below the other, in a text that holds no sentence: a list of the day's headlines."""
    numbers = [item_number(text) for text in folded[index : index + 3]]
    return numbers == [1, 2, 3] and not any(map(_is_linked, blocks[index : index + 3]))


def _with_lead(blocks: Sequence[Block], folded: Sequence[str], first: int, listed: Container[int]) -> int:
    """Index of the first of the lines that lead to the list of appointments at ``first``; the headline is none."""
    if not (first in listed or is_career_line(folded[first])):
        return first
    while first > 1 and (
        _may_lead(blocks[first - 1], folded[first - 1]) or tells_holder(folded[first - 2], folded[first - 1])
    ):
        first -= 1
    return first


def _may_lead(block: Block, text: str) -> bool:
    is_aside = block.heading or block.is_page_title or _is_linked(block) or boilerplate.HEAD_LABEL.match(text)
    return heads_part(text) and not is_aside


def _first_stated(blocks: Sequence[Block], folded: Sequence[str], raw: RawText) -> int | None:
    """Index of the first block of a stated text that is no headline, line of date, source or author.

    None where there is none, and where no title is stated beside it: the first of several lines may be the headline.
    """
    if raw.stated_from is None:
        return None
    start, title = raw.stated_from, fold(raw.given.title)
    stated = [i for i, block in enumerate(blocks) if raw_start(block) >= start]
    texts = [i for i in stated if _is_text(blocks[i], folded[i]) and folded[i] != title]
    return texts[0] if texts and (title or len(texts) == 1) else None


def _is_linked(block: Block) -> bool:
    """Most of it is link text."""
    return block.links * 2 > len(block.text)


def _last_of_body(blocks: Sequence[Block], folded: Sequence[str], first: int, listed: Container[int]) -> int:
    """Index after the last block of the body: before the related links, or before the trail of bare headlines."""
    end = _end_mark(folded, first)
    closing = (i for i in range(first, end) if _closes(blocks[i], folded[i]) or _heads_elected(blocks, folded, i, end))
    last = max((first, *closing, *(i for i in range(first, end) if i in listed)))
    while last + 1 < end and (
        _goes_on(folded[last + 1])
        or _lists(folded[last], folded[last + 1])
        or _enters(folded, last, end)
        or _leads_on(folded, last, end)
    ):
        last += 1
    return min(_after_unstopped(blocks, folded, last, end) + 1, len(blocks))


_FEW = 2  # lines of text left below the last full stop; more are a list of other reports' headlines


def _after_unstopped(blocks: Sequence[Block], folded: Sequence[str], last: int, end: int) -> int:
    """Index of the last paragraph of the body, where paragraphs below the last full stop only lack theirs."""
    left = [i for i in range(last + 1, end) if _is_text(blocks[i], folded[i])]
    for index in left:
        text = folded[index]
        if not (boilerplate.is_unstopped(text) and (len(left) <= _FEW or boilerplate.says_who_was_there(text))):
            break
        last = index
    return last


def _is_text(block: Block, text: str) -> bool:
    """No furniture, line of the head or link: words that would be lost if they were left out."""
    return not (boilerplate.is_noise(text) or _is_furniture(block, text))


def _is_furniture(block: Block, text: str) -> bool:
    is_head = is_no_headline(text) or boilerplate.is_head_line(text) or boilerplate.is_byline(text)
    return is_head or block.is_page_title or _is_linked(block)


def _end_mark(folded: Sequence[str], first: int) -> int:
    """Index of the line (相关报道, 版权所有 ...) after which less running text stands than before it."""
    prose = [len(text) if boilerplate.is_prose(text) else 0 for text in folded]
    before, total = 0, sum(prose[first:])
    for index in range(first, len(folded)):
        if index > first and before * 2 > total and boilerplate.ends_body(folded[index]):
            return index
        before += prose[index]
    return len(folded)


def _heads_elected(blocks: Sequence[Block], folded: Sequence[str], index: int, end: int) -> bool:
    """The heading of who was elected, below lists of other kinds (a presidium, delegations)."""
    heads = index + 1 < end and heads_elected(folded[index]) and is_career_line(folded[index + 1])
    return heads and not _is_linked(blocks[index])


def _closes(block: Block, text: str) -> bool:
    return boilerplate.is_closed(text) and not boilerplate.is_noise(text) and not _is_linked(block)


def _goes_on(text: str) -> bool:
    """A last paragraph may lack its full stop; a list of headlines is short lines without one."""
    return boilerplate.is_long_prose(text)


def _lists(before: str, text: str) -> bool:
    """An item below an item; a roll of names, with its label (列席:甲 乙) or below a sentence that announces it."""
    announced = before.endswith(":") and len(before) >= 6 and "  " in text
    goes_on = boilerplate.is_roll(before) and boilerplate.is_member(text)
    return (
        follows_item(before, text)
        or boilerplate.is_roll(text)
        or is_career_line(text)
        or tells_holder(before, text)
        or announced
        or goes_on
    )


def _enters(folded: Sequence[str], last: int, end: int) -> bool:
    """The line below ``last`` goes on with a list of people, an office and a name to a line, that a colon announces."""
    text = folded[last + 1]
    if text.endswith(":") and len(text) <= 40:
        return last + 2 < end and boilerplate.is_entry(folded[last + 2])
    before = folded[last]
    return boilerplate.is_entry(text) and (before.endswith(":") or boilerplate.is_entry(before))


def _leads_on(folded: Sequence[str], last: int, end: int) -> bool:
    """The line below ``last`` leads to, or heads, further lines of appointments."""
    if not (last + 2 < end and is_career_line(folded[last + 2])):
        return False
    return heads_part(folded[last + 1])


def _body_kinds(
    blocks: Sequence[Block], folded: Sequence[str], body: tuple[int, int], head: Headings, listed: Container[int]
) -> list[ParagraphKind]:
    title, last = fold(head.title), body[1]
    return [
        ParagraphKind.BODY
        if i in listed or heads_part(folded[i]) and i + 1 < last and is_career_line(folded[i + 1])
        else _body_kind(blocks[i], folded[i], title, i + 1 < last)
        for i in range(*body)
    ]


def _body_kind(block: Block, text: str, title: str, has_next: bool) -> ParagraphKind:
    if boilerplate.is_noise(text) or is_no_headline(text) or (title and text == title):
        return ParagraphKind.NOISE
    if _is_linked(block) and not boilerplate.is_closed(text):  # 推荐：another report
        return ParagraphKind.NOISE
    if boilerplate.is_byline(text):
        return ParagraphKind.BYLINE
    if boilerplate.is_heading(text) and has_next and not block.after_image:
        return ParagraphKind.SECTION
    return ParagraphKind.BODY


def _tail_kind(kind: ParagraphKind, text: str, in_tail: bool) -> ParagraphKind:
    """Below the body a byline or the source may stand among the noise."""
    if in_tail and boilerplate.is_byline(text):
        return ParagraphKind.BYLINE
    if in_tail and (boilerplate.is_foot_date(text) or boilerplate.is_foot_source(text)):
        return ParagraphKind.DATELINE
    return ParagraphKind.PUBLISHER if in_tail and boilerplate.is_source_line(text) else kind


def _layout(raw: str, blocks: Sequence[Block], kinds: Sequence[ParagraphKind], head: Headings, left_out: int) -> Layout:
    paragraphs: list[Paragraph] = []
    start = 0
    for block, kind in zip(blocks, kinds, strict=True):
        in_body = kind in IN_BODY
        paragraphs.append(Paragraph(kind, block.text, block.runs, start if in_body else None))
        start += len(block.text) + 1 if in_body else 0
    around = (ParagraphKind.PUBLISHER, ParagraphKind.DATELINE)
    lines = (*head.lines, *(block.text for block, kind in zip(blocks, kinds, strict=True) if kind in around))
    return Layout(
        Document(raw, tuple(paragraphs)),
        head.title,
        head.kicker,
        head.subtitles,
        tuple(dict.fromkeys(lines)),
        left_out,
    )
