"""A web page's markup to blocks: one pass over the source, so that every character keeps its place in it.

No tree is built: nesting costs nothing, broken markup cannot fail, and the time is linear in the length.
"""

import html
import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from archive.ingest.document import CopiedRun
from archive.ingest.layout.blocks import Block, bound, clean, lines, trimmed
from archive.ingest.lexicon.words import word_set

_BLOCKS = word_set(
    "address article aside blockquote body br button caption center dd div dl dt fieldset figcaption figure "
    "footer form "
    "h1 h2 h3 h4 h5 h6 head header hr html iframe label legend li main nav ol option p pre section select "
    "table tbody td "
    "tfoot th thead tr ul"
)
_PARAGRAPHS = _BLOCKS - {"br", "td", "th", "option"}  # those that set a blank line around them
_SKIPPED = word_set("script style textarea noscript iframe xmp noembed template svg object")
_NAME = re.compile(r"/?([a-zA-Z][a-zA-Z0-9:_-]{0,30})")  # the whole of it: <p-note> is no <p>
_ENTITY = re.compile(r"&(?:#[0-9]{1,7}|#[xX][0-9a-fA-F]{1,6}|[a-zA-Z][a-zA-Z0-9]{1,31});?")
_WHOLE_PAGE = re.compile(r"<(?:html|body)\b", re.IGNORECASE)
_SPACE = re.compile(r"[ \t\r\n\f]+")
_BLANK_LINE = re.compile(r"\n[ \t\r]{0,200}\n")
_CJK = re.compile("[\u2e80-\u9fff\uff00-\uffef“”‘’…—·]")


_CELLS = word_set("td th dt dd")
_LONGEST_LABEL, _BORDERS = 16, 2  # characters; the end of the label's cell and the beginning of the next


@dataclass(slots=True)
class _BlockBuilder:
    """What has been written of the block that is open; the only thing that changes during the pass."""

    raw: str
    blocks: list[Block] = field(default_factory=list)
    parts: list[str] = field(default_factory=list)
    runs: list[CopiedRun] = field(default_factory=list)
    length: int = 0
    links: int = 0
    in_link: bool = False
    heading: int = 0
    gap: bool = True
    after_image: bool = False
    has_text: bool = False
    ends_with_image: bool = False
    in_title: bool = False
    joined: int = 0  # borders of cells passed over in the open block

    def copy(self, start: int, end: int) -> None:
        """Copy ``raw[start:end]``."""
        text, runs = clean(self.raw, start, end, self.length)
        self.runs.extend(runs)
        self._add(text)

    def insert(self, text: str) -> None:
        """Write what the source spells as an entity: it was not copied, so it has no run."""
        self._add(text)

    def _add(self, text: str) -> None:
        self.parts.append(text)
        self.length += len(text)
        if text.strip():
            self.has_text, self.ends_with_image = True, False
        if self.in_link:
            self.links += len(text)

    def image(self) -> None:
        """An image stands here: inside a line it breaks nothing, before or after one it may have that as caption."""
        self.ends_with_image = True
        self.after_image = self.after_image or not self.has_text

    def close(self, *, gap: bool) -> None:
        """End the open block; blocks without text leave only their gap behind."""
        block = trimmed(
            Block(
                "".join(self.parts),
                tuple(self.runs),
                self.gap,
                False,
                self.heading,
                self.links,
                self.after_image,
                self.in_title,
            )
        )
        if block.text:
            self.blocks.append(block)
            bound(len(self.blocks))
            self.after_image = self.ends_with_image
        self.has_text = self.ends_with_image = False
        self.gap = gap or (self.gap and not block.text)
        self.parts, self.runs, self.length, self.links, self.joined = [], [], 0, 0, 0

    def passes(self) -> bool:
        """Whether the border of a cell ends nothing: behind a label (发布机构：) the value stands in the next cell."""
        text = "".join(self.parts).strip() if self.length <= _LONGEST_LABEL else ""
        self.joined += text.endswith(("：", ":"))
        return text.endswith(("：", ":")) and self.joined <= _BORDERS


@dataclass(slots=True)
class _Finder:
    """``find`` that searches for what is absent only once: unclosed marks must not cost a pass each."""

    raw: str
    absent: set[str] = field(default_factory=set)

    def find(self, needle: str, start: int) -> int:
        if needle in self.absent:
            return -1
        place = self.raw.find(needle, start)
        if place < 0:
            self.absent.add(needle)
        return place

    def find_end_tag(self, name: str, start: int) -> int:
        """Where ``</name`` stands, in any case; the end of the source when nowhere."""
        if name not in self.absent:
            if match := re.compile(f"</{name}", re.IGNORECASE).search(self.raw, start):
                return match.start()
            self.absent.add(name)
        return len(self.raw)


def blocks_of(raw: str) -> list[Block]:
    """The text blocks of the page ``raw``, in order; scripts and styles left out, nothing else."""
    finder = _Finder(raw)
    whole = _WHOLE_PAGE.search(raw) is not None
    start = 0 if whole else _first_tag(raw)
    pen = _BlockBuilder(raw, blocks=lines(raw, 0, start) if start else [])
    for left, right, is_tag in _pieces(finder, start):
        if is_tag:
            _handle_tag(pen, left, right)
        else:
            _write(pen, left, right, breaks=not whole)
    pen.close(gap=True)
    return pen.blocks


def _first_tag(raw: str) -> int:
    """A fragment often begins with plain lines (headline, date) before its first tag."""
    match = re.search(r"<[a-zA-Z!/]|&[a-zA-Z#]", raw)
    return raw.rfind("\n", 0, match.start()) + 1 if match else 0


def _pieces(finder: _Finder, at: int) -> Iterator[tuple[int, int, bool]]:
    """Cut the source into texts and tags; comments and the content of skipped elements are passed over."""
    raw = finder.raw
    while at < len(raw):
        sign = finder.find("<", at)
        sign = len(raw) if sign < 0 else sign
        if sign > at:
            yield at, sign, False
        if sign >= len(raw):
            return
        end = _tag_end(finder, sign)
        if end is None:
            yield sign, sign + 1, False
            at = sign + 1
            continue
        yield sign, end, True
        name = _NAME.match(raw, sign + 1)
        skipped = (
            name is not None and name.group(1).lower() in _SKIPPED and raw[sign + 1] != "/" and raw[end - 2] != "/"
        )
        at = finder.find_end_tag(name.group(1).lower(), end) if name and skipped else end


def _tag_end(finder: _Finder, at: int) -> int | None:
    """Where the tag, comment or declaration that begins at ``at`` ends; None when ``<`` is only a sign."""
    raw = finder.raw
    if raw.startswith("<!--", at):
        end = finder.find("-->", at + 4)
        return len(raw) if end < 0 else end + 3
    if raw[at + 1 : at + 2] in ("!", "?"):
        end = finder.find(">", at)
        return len(raw) if end < 0 else end + 1
    return _quoted_end(finder, at) if _NAME.match(raw, at + 1) else None


def _quoted_end(finder: _Finder, at: int) -> int | None:
    """The ``>`` that closes a tag, not one inside a quoted attribute; the first one where the quotes do not pair."""
    first = finder.find(">", at)
    if first < 0:
        return None
    for _ in range(_MAX_QUOTES):
        match = _TAG_STOP.search(finder.raw, at)
        if match is None or match.group() == ">":
            return match.end() if match else first + 1
        close = finder.find(match.group(), match.end())
        if close < 0:
            break
        at = close + 1
    return first + 1


_MAX_QUOTES = 200
_TAG_STOP = re.compile("[>\"']")


def _handle_tag(pen: _BlockBuilder, left: int, right: int) -> None:
    """What a tag does to the open block."""
    match = _NAME.match(pen.raw, left + 1)
    name = match.group(1).lower() if match else ""
    closing = pen.raw[left + 1 : left + 2] == "/"
    if name == "title":
        pen.close(gap=True)
        pen.in_title = not closing
    elif name == "a":
        pen.in_link = not closing
    elif name == "img" and not closing:
        pen.image()
    elif name in _CELLS and pen.passes():
        return
    elif name in _BLOCKS:
        pen.close(gap=name in _PARAGRAPHS)
        if name[0] == "h" and name[1:].isdigit():
            pen.heading = 0 if closing else int(name[1])


def _write(pen: _BlockBuilder, left: int, right: int, *, breaks: bool) -> None:
    """Copy a text: entities decoded, white space collapsed; in a fragment a blank line ends a block."""
    for start, end in _between(_BLANK_LINE, pen.raw, left, right) if breaks else [(left, right)]:
        if start > left:
            pen.close(gap=True)
        _copy(pen, start, end)


def _between(pattern: re.Pattern[str], raw: str, left: int, right: int) -> Iterator[tuple[int, int]]:
    for match in pattern.finditer(raw, left, right):
        yield left, match.start()
        left = match.end()
    yield left, right


def _copy(pen: _BlockBuilder, left: int, right: int) -> None:
    at = left
    for entity in _ENTITY.finditer(pen.raw, left, right):
        _collapse(pen, at, entity.start())
        decoded = html.unescape(entity.group())
        pen.insert(" " if decoded == "\xa0" else clean(decoded, 0, len(decoded))[0])
        at = entity.end()
    _collapse(pen, at, right)


def _collapse(pen: _BlockBuilder, left: int, right: int) -> None:
    """Copy with one space for several; none where a line break stands between Chinese characters."""
    for space in _SPACE.finditer(pen.raw, left, right):
        pen.copy(left, space.start())
        left = space.end()
        if _keeps_space(pen, space):
            pen.copy(space.start(), space.start() + 1)
    pen.copy(left, right)


def _keeps_space(pen: _BlockBuilder, space: re.Match[str]) -> bool:
    if "\n" not in space.group() and "\r" not in space.group():
        return True
    before = pen.parts[-1][-1:] if pen.parts else ""
    return not (_CJK.match(before) or _CJK.match(pen.raw, space.end()) or not before)
