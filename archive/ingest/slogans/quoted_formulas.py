"""Formulas and names of programmes in quotation marks: by their form and by the words around them."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from archive.ingest.slogans.formula_rules import strength
from archive.ingest.slogans.quotations import Quotation
from archive.ingest.slogans.quoted_name import ENDS_AS_PROGRAMME, SUM, SUM_HEAD, QuotedName, is_counted
from archive.ingest.slogans.slogan_contexts import IDEA, PROGRAMME, STRATEGY, behind
from archive.ingest.slogans.slogans import kind_of

_BARE_STRATEGY = re.compile(
    r"[\"'](?P<head>战略)(?![\u3400-\u9fff]*布局|性|伙伴|合作|要地|支点|部署|目标|定位|通道|机遇)"
)
# Reports on the meetings of a province, city or county quote hardly anything but what is pursued there.
_LOCAL = re.compile(r"[省市县区州镇]委|[我全][省市县区州]|[市县区州省镇]长(?!期|江|城)|[市县区州省]政府")
_MANY = 2
_SHORT_SUM = 3  # characters; such sums are made everywhere
_OWN_NOUN = re.compile("的|目标|任务|要求|精神$")  # “773”年度目标, “5+2”精神: what is aimed at is no part of it


@dataclass(frozen=True, slots=True)
class Formula:
    """``[start, end)`` is what is printed of it, with its marks where a noun behind them belongs to it.

    ``[name_start, name_end)`` is the name: “放管服”改革 is one, 扶优扶强 of “扶优扶强”工程.
    """

    start: int
    end: int
    kind: str
    is_strong: bool
    name_start: int = -1
    name_end: int = -1


def quoted_formulas(folded: str, quoted: Sequence[Quotation]) -> Iterator[Formula]:
    """Quotations that name what is to be done, by place."""
    folded = folded.replace("'", '"')  # inside double marks, single ones do the same
    counts = Counter(folded[quotation.start : quotation.end] for quotation in quoted)
    is_local = len(_LOCAL.findall(folded)) >= _MANY
    for quotation in quoted:
        name = folded[quotation.start : quotation.end]
        before = folded[max(0, quotation.start - 60) : quotation.start]
        after = behind(folded, quotation.end)
        is_strong = strength(QuotedName(name, before, after, counts[name] > 1), is_local=is_local)
        if is_strong is not None:
            yield with_noun(folded, quotation.start, quotation.end, is_strong=is_strong)


def with_noun(folded: str, start: int, end: int, *, is_strong: bool) -> Formula:
    """The formula that stands at ``[start, end)``, with the noun behind it: 改革 is of its name, and so is any noun
    of a name that means nothing without (“天网”行动)."""
    name, is_marked = folded[start:end], folded[end : end + 1] in ('"', "'") and start > 0
    after = folded[end : end + 24] if is_marked else f'"{folded[end : end + 24]}'
    programme = PROGRAMME.match(after) or _BARE_STRATEGY.match(after)
    said = programme or STRATEGY.match(after) or IDEA.match(after)
    kind = kind_of(name, said.group() if said else "")
    if (
        is_marked
        and len(name) <= _SHORT_SUM
        and SUM.fullmatch(name)
        and (noun := SUM_HEAD.match(after))
        and not _OWN_NOUN.search(noun.group())
    ):  # “1+3”群众工作法: elsewhere it is another
        return Formula(start - 1, end + noun.end(), kind, is_strong, start - 1, end + noun.end())
    if not programme or ENDS_AS_PROGRAMME.search(name):
        return Formula(start, end, kind, is_strong, start, end)
    first, last = (start - 1, end + programme.end()) if is_marked else (start, end + programme.end() - 1)
    is_short = len(name) <= 3 and not is_counted(name)
    is_of_name = programme["head"].endswith("改革" if is_marked else ("改革", "战略")) or is_short
    own = (first, last) if is_of_name else (start, end)
    return Formula(first, last, kind, is_strong, *own)
