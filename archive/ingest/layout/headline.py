"""The block above the body: kicker, headline, sub-headlines, and the lines of date, source and author."""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from archive.ingest.document import ParagraphKind
from archive.ingest.layout import boilerplate
from archive.ingest.layout.blocks import Block
from archive.ingest.layout.headline_words import is_bulletin, is_no_headline
from archive.text.chinese_counting import in_digits
from archive.text.normalize import fold

# 引题 ends with who said it (…会议上强调); the headline below it is what was said.
_KICKER_END = re.compile(
    r"(?:强调|指出|要求|表示|提出|时说|讲话|时|的?基础上|(?:会议|大会|会|论坛|活动|仪式|期间)上|期间|之际|——|:|"
    r"系列(?:访谈|报道|述评|评论|谈|之)[\s()之①-⑳一二三四五六七八九十\d]*)$"
)
_MEETING = re.compile(r"(?:召开|举行|开幕|闭幕|会议|大会|推进会|座谈会|论坛|仪式)$|召开\S{4,30}会$")
# 凝心聚力谋发展 砥砺奋进谱新篇: two mottoes of one length above what met.
_MOTTO = re.compile("|".join(rf"[\u3400-\u9fff]{{{n}}}\s{{1,4}}[\u3400-\u9fff]{{{n}}}" for n in (5, 6, 7, 8)))
_DASH = re.compile(r"[\s]*(?:——|—|--|-{2,})")
# A page's title is the headline followed by the site: 标题_频道_网站, 标题- 网站.
_SITE = re.compile(r"\s*(?:[_|]|-{1,2}\s|\s-{1,2}|—{2}\S{2,12}网$|-\S{2,12}(?:网|频道|门户)$)")


@dataclass(frozen=True, slots=True)
class Headings:
    """Kinds of the blocks above the body, and the texts of those that count."""

    kinds: tuple[ParagraphKind, ...]
    title: str = ""
    kicker: str = ""
    subtitles: tuple[str, ...] = ()
    lines: tuple[str, ...] = ()


def headings(blocks: Sequence[Block], folded: Sequence[str]) -> Headings:
    """Read the blocks above the body; ``folded`` are their folded texts."""
    kinds = [_line_kind(block, text) for block, text in zip(blocks, folded, strict=True)]
    candidates = [i for i, kind in enumerate(kinds) if kind is ParagraphKind.HEADLINE]
    unlinked = [i for i in candidates if blocks[i].links * 2 <= len(blocks[i].text)]
    kinds = [
        ParagraphKind.NOISE if unlinked and i in candidates and i not in unlinked else kind
        for i, kind in enumerate(kinds)
    ]
    candidates = unlinked or candidates
    candidates = [i for i in candidates if not is_bulletin(folded[i])] or candidates
    candidates = [i for i in candidates if not boilerplate.names_speaker(folded[i])] or candidates
    chosen = _choose(blocks, folded, candidates)
    kinds = [ParagraphKind.NOISE if kind is ParagraphKind.HEADLINE else kind for kind in kinds]
    for index, kind in chosen.items():
        kinds[index] = kind
    texts = {
        kind: tuple(blocks[i].text for i in range(len(blocks)) if kinds[i] is kind)
        for kind in (ParagraphKind.HEADLINE, ParagraphKind.KICKER, ParagraphKind.SUBHEAD)
    }
    lines = tuple(blocks[i].text for i in range(len(blocks)) if kinds[i] in _HEAD_LINES)
    title = " ".join(texts[ParagraphKind.HEADLINE]) or _page_title(blocks) or _behind_day(blocks, folded, kinds)
    return Headings(tuple(kinds), title, " ".join(texts[ParagraphKind.KICKER]), texts[ParagraphKind.SUBHEAD], lines)


_HEAD_LINES = (ParagraphKind.DATELINE, ParagraphKind.PUBLISHER, ParagraphKind.BYLINE)


def _line_kind(block: Block, text: str) -> ParagraphKind:
    """A line by itself: furniture, date, source, author; whatever remains may be a headline."""
    if block.is_page_title or boilerplate.is_noise(text) or is_no_headline(text):
        return ParagraphKind.NOISE
    if block.heading == 1 and len(text) >= 8:
        return ParagraphKind.HEADLINE  # a date in it does not make it a line of date
    if boilerplate.is_byline(text) or boilerplate.is_photo_credit(text):
        return ParagraphKind.BYLINE
    if boilerplate.is_head_line(text):
        return (
            ParagraphKind.DATELINE
            if re.search(r"\d{1,4}[-./年月]\d|^\d{8}$", in_digits(text))
            else ParagraphKind.PUBLISHER
        )
    return ParagraphKind.HEADLINE if len(text) >= 4 else ParagraphKind.NOISE


def _choose(blocks: Sequence[Block], folded: Sequence[str], candidates: list[int]) -> dict[int, ParagraphKind]:
    """Which of the candidates are the headline and its companions."""
    if not candidates:
        return {}
    title = _repeated(blocks, folded, candidates)
    if title is not None:
        return {title: ParagraphKind.HEADLINE, **_companions(blocks, folded, candidates, title)}
    group = _last_group(candidates, folded)
    if any(blocks[i].heading for i in group):
        return _by_level(blocks, group)
    return _by_words(folded, group)


def _repeated(blocks: Sequence[Block], folded: Sequence[str], candidates: list[int]) -> int | None:
    """The line that is printed twice, or that the page's own title begins with: its last occurrence."""
    page = fold(_page_title(blocks))
    first = folded[candidates[0]]
    counts = Counter(folded[i] for i in candidates)
    for index in reversed(candidates):
        text = folded[index]
        if len(text) >= 8 and (counts[text] > 1 or page.startswith(text) or _has_site(first, text)):
            return index
    return None


def _has_site(first: str, text: str) -> bool:
    """``first`` is ``text`` with the site's name behind it."""
    return first.startswith(text) and _SITE.match(first, len(text)) is not None


def _companions(
    blocks: Sequence[Block], folded: Sequence[str], candidates: list[int], title: int
) -> dict[int, ParagraphKind]:
    """Sub-headlines stand right below a headline that is known; only long ones or those after a dash count."""
    after = [i for i in candidates if i > title and folded[i] != folded[title]]
    return {
        i: ParagraphKind.SUBHEAD for i in after[:2] if _DASH.match(folded[i]) or len(folded[i]) >= 12 and i == title + 1
    }


def _last_group(candidates: list[int], folded: Sequence[str]) -> list[int]:
    """The last run of neighbouring candidates of a headline's length; menus stand further up."""
    long = [i for i in candidates if len(folded[i]) >= 6] or candidates
    group = [long[-1]]
    for index in reversed(long[:-1]):
        if group[0] - index > 2 or len(group) == 4:
            break
        group.insert(0, index)
    return group


def _by_level(blocks: Sequence[Block], group: list[int]) -> dict[int, ParagraphKind]:
    levels = {i: blocks[i].heading or 9 for i in group}
    title = min(group, key=lambda i: (levels[i], i))
    return {
        i: ParagraphKind.HEADLINE if i == title else ParagraphKind.KICKER if i < title else ParagraphKind.SUBHEAD
        for i in group
    }


def _by_words(folded: Sequence[str], group: list[int]) -> dict[int, ParagraphKind]:
    """Kicker first when it ends with a verb of saying, or tells of the meeting and two more lines follow."""
    title = group[0]
    if len(group) > 1 and not _DASH.match(folded[group[1]]):
        first, follows = folded[group[0]], len(group) > 2 and not _DASH.match(folded[group[1]])
        is_motto = _MOTTO.fullmatch(first) is not None and _MEETING.search(folded[group[1]]) is not None
        if is_motto or _KICKER_END.search(first) or follows and _MEETING.search(first):
            title = group[1]
    return {
        i: ParagraphKind.HEADLINE if i == title else ParagraphKind.KICKER if i < title else ParagraphKind.SUBHEAD
        for i in group
    }


# 2021-05-07 县委书记甲调研乡村振兴: the line of a list, with its day before it.
_DATED = re.compile(r"[\[(]?(?:19|20)\d\d[-年/.]\d{1,2}[-月/.]\d{1,2}日?[\])]?\s{1,4}(?=[^\s\d][^,。]{7,})")


def _behind_day(blocks: Sequence[Block], folded: Sequence[str], kinds: Sequence[ParagraphKind]) -> str:
    """The headline that stands behind the day on one line, where no line is a headline."""
    for block, text, kind in zip(blocks, folded, kinds, strict=True):
        day = _DATED.match(text) if kind is ParagraphKind.DATELINE else None
        if day and not boilerplate.HEAD_LABEL.search(text):
            return block.text[day.end() :]
    return ""


def _page_title(blocks: Sequence[Block]) -> str:
    """The content of <title> without the site's name."""
    text = next((block.text for block in blocks if block.is_page_title), "")
    site = _SITE.search(text)
    return text[: site.start()] if site and site.start() >= 6 else text
