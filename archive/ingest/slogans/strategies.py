"""Strategies and slogans: quoted formulas, names of programmes without quotation marks, and those that are known."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from archive.ingest.document import NameMention, Span
from archive.ingest.lexicon.occurrences import occurrences
from archive.ingest.slogans.known_strategies import NONE_KNOWN, KnownStrategies, national
from archive.ingest.slogans.quotations import Quotation, quotations
from archive.ingest.slogans.quoted_formulas import Formula, quoted_formulas, with_noun
from archive.ingest.slogans.unquoted import unquoted
from archive.text.normalize import fold

_EXPANDED = re.compile(r"[”\"'』」’]?\s?[(（](?:即|就是|指)[:：,，]?(?P<text>[^()（）]{4,120})[)）]")
_MARKS = re.compile(r"[\"']")


def strategies(
    folded: str, text: str, quoted: Sequence[Quotation], headline: str = "", known: KnownStrategies = NONE_KNOWN
) -> tuple[NameMention, ...]:
    """Every occurrence of every strategy that ``text`` names, by place; what only the headline names comes last.

    ``known`` names are read wherever they stand, as the national ones are.
    """
    inside = _in_text(folded, text, quoted, known)
    names = {_bare(mention.name) for mention in inside}
    above = _in_text(fold(headline), headline, quotations(headline), known)
    outside = {_bare(mention.name): mention for mention in above if mention.is_strong}
    return (*inside, *(replace(mention, span=None) for name, mention in outside.items() if name not in names))


def _bare(name: str) -> str:
    return _MARKS.sub("", fold(name))


def _in_text(folded: str, text: str, quoted: Sequence[Quotation], known: KnownStrategies) -> tuple[NameMention, ...]:
    printed: dict[str, NameMention] = {}
    for formula in sorted(_formulas(folded, quoted, known), key=lambda formula: not formula.is_strong):
        name = text[formula.name_start : formula.name_end].strip()
        mention = NameMention(name, None, formula.kind, _expansion(text, formula.end), is_strong=formula.is_strong)
        for start, end in {(formula.start, formula.end), (formula.name_start, formula.name_end)}:
            if len(form := folded[start:end].strip()) > 1:
                printed.setdefault(form, mention)
    spans = {(quotation.start, quotation.end) for quotation in quoted}
    places = occurrences(
        folded, printed, lambda start, end: end - start > 2 or (start, end) in spans
    )  # 两化 in 一高两化
    return tuple(replace(printed[folded[start:end]], span=Span(start, end)) for start, end in places)


def _formulas(folded: str, quoted: Sequence[Quotation], known: KnownStrategies) -> Iterator[Formula]:
    yield from quoted_formulas(folded, quoted)
    yield from unquoted(folded)
    for names in (national(), known):
        for start, end in names.occurrences(folded) if names else ():
            yield with_noun(folded, start, end, is_strong=True)


def _expansion(text: str, end: int) -> str:
    """What stands in brackets behind a short form: (即上规模、上水平)."""
    match = _EXPANDED.match(text, end)
    return match.group("text") if match else ""
