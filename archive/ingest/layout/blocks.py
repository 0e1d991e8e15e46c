"""Blocks: stretches of a raw text that belong together, cleaned, each with the map back to the raw text."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace

from archive.ingest.document import CopiedRun
from archive.ingest.errors import Unreadable

MAX_BLOCKS = 50_000

# One to one: NUL, other controls and lone surrogates can be stored neither in SQLite nor as UTF-8.
_UNSTORABLE = re.compile(r"[\x00-\x08\x0e-\x1b\x7f-\x84\x86-\x9f\ud800-\udfff]")
_SPACES = re.compile(r"[\t\n\x0b\x0c\r\x1c-\x1f\x85\xa0\u2028\u2029]")
# Left out of the text (the raw text keeps them): marks without width, the pronunciations that machine-made mirror
# pages put behind characters (經(jīng)濟), the second of two equal marks of punctuation, and Markdown's marks of
# strong words.
_DROPPED = re.compile(
    "[\u00ad\u200b-\u200f\u2060\ufeff]+"
    r"|(?<=[\u3400-\u9fff])[(（](?=[a-z]{0,5}[āáǎàēéěèīíǐìōóǒòūúǔùǖǘǚǜ])[a-züāáǎàēéěèīíǐìōóǒòūúǔùǖǘǚǜ]{1,6} ?[)）]"
    # The same with a space behind and without tones: 書(shu) 記.
    r"|(?<=[\u3400-\u9fff])\((?:[bpmfdtnlgkhjqxrzcsyw]|[zcs]h)?[aeiou]{1,3}(?:n|ng|r)?\) (?=[\u3400-\u9fff，。、；：])"
    r"|(?<=([，。、；：]))\1|，(?=[。、；：])"
    r"|(?<!\*)\*\*(?!\*)"
)
_LINE = re.compile(r"\r\n|[\n\r\x0b\x0c\x1c-\x1e\x85\u2028\u2029]")
_MARKDOWN = re.compile(r"(#{1,6})[ \t]+")


@dataclass(frozen=True, slots=True)
class Block:
    """One line or HTML block. ``text`` is cleaned and trimmed; ``runs`` lead to the raw text."""

    text: str
    runs: tuple[CopiedRun, ...]
    gap: bool = False  # a blank line, or a paragraph's border, stands before it
    indented: bool = False
    heading: int = 0  # level of an HTML or Markdown heading
    links: int = 0  # how many of its characters are link text
    after_image: bool = False
    is_page_title: bool = False  # the content of <title>


def clean(raw: str, start: int, end: int, at: int = 0) -> tuple[str, tuple[CopiedRun, ...]]:
    """``raw[start:end]`` without what is dropped, and its runs as if it began at ``at`` of a longer text."""
    parts: list[str] = []
    runs: list[CopiedRun] = []
    for piece_start, piece_end in _kept(raw, start, end):
        parts.append(_SPACES.sub(" ", _UNSTORABLE.sub("\ufffd", raw[piece_start:piece_end])))
        runs.append(CopiedRun(at, piece_start, piece_end - piece_start))
        at += piece_end - piece_start
    return "".join(parts), tuple(runs)


def _kept(raw: str, start: int, end: int) -> Iterable[tuple[int, int]]:
    for dropped in _DROPPED.finditer(raw, start, end):
        if dropped.start() > start:
            yield start, dropped.start()
        start = dropped.end()
    if end > start:
        yield start, end


def lines(raw: str, start: int = 0, end: int | None = None) -> list[Block]:
    """The lines of a plain text that hold something; Markdown's marks of headings are left out of their text."""
    blocks: list[Block] = []
    end = len(raw) if end is None else end
    gap = True
    while start <= end:
        border = _LINE.search(raw, start, end)
        stop = border.start() if border else end
        block = _line(raw, start, stop, gap)
        gap = block is None
        if block:
            blocks.append(block)
            bound(len(blocks))
        if border is None:
            break
        start = border.end()
    return blocks


def _line(raw: str, start: int, stop: int, gap: bool) -> Block | None:
    line = raw[start:stop]
    lead = len(line) - len(line.lstrip())
    stop -= len(line) - len(line.rstrip())
    start += lead
    if start >= stop:
        return None
    mark = _MARKDOWN.match(raw, start, stop)
    text, runs = clean(raw, mark.end() if mark else start, stop)
    block = trimmed(Block(text, runs, gap=gap, indented=lead >= 2, heading=len(mark.group(1)) if mark else 0))
    return block if block.text else None


def bound(count: int) -> None:
    if count > MAX_BLOCKS:
        raise Unreadable("too_many_blocks", count=MAX_BLOCKS)


def trimmed(block: Block) -> Block:
    """``block`` without white space at its ends."""
    start = len(block.text) - len(block.text.lstrip())
    end = len(block.text.rstrip())
    if start == 0 and end == len(block.text):
        return block
    return cut(block, start, end) if end > start else replace(block, text="", runs=())


def cut(block: Block, start: int, end: int) -> Block:
    """The stretch ``[start, end)`` of ``block`` as a block of its own."""
    runs = []
    for run in block.runs:
        left, right = max(run.at, start), min(run.at + run.length, end)
        if left < right:
            runs.append(CopiedRun(left - start, run.raw_at + left - run.at, right - left))
    return replace(block, text=block.text[start:end], runs=tuple(runs))


def join(blocks: list[Block]) -> Block:
    """Several blocks as one, nothing put between them (a space between two words in Latin letters)."""
    if len(blocks) == 1:
        return blocks[0]
    texts: list[str] = []
    runs: list[CopiedRun] = []
    at = 0
    for block in blocks:
        if texts and _needs_space(texts[-1][-1:], block.text[:1]):
            texts.append(" ")
            at += 1
        runs.extend(CopiedRun(run.at + at, run.raw_at, run.length) for run in block.runs)
        texts.append(block.text)
        at += len(block.text)
    return replace(blocks[0], text="".join(texts), runs=tuple(runs), links=sum(block.links for block in blocks))


def _needs_space(left: str, right: str) -> bool:
    return left.isascii() and right.isascii() and left.isalpha() and right.isalpha()
