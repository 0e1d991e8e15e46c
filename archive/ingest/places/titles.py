"""Policy documents: titles in 《》."""

import re

from archive.ingest.document import NameMention, Span
from archive.text.normalize import fold

# A title may hold others: 《关于印发《…》的通知》.
_TITLE = re.compile(
    r"《([^《》\n]{1,120}(?:《[^《》\n]{1,80}》[^《》\n]{0,80}){0,3}|"
    r"(?:《[^《》\n]{1,80}》[^《》\n]{1,80}){1,3})》|"
    r"«([^«»\n]{2,120})»|(?<!《)〈([^《》〈〉\n]{4,120})〉(?!》)"
)
# The paper that prints the report is its publisher, no document it speaks of.
_IS_SOURCE = re.compile(r"\s?(?:消息|讯|报道[,:]|\d{1,2}月\d{1,2}日(?:报道|消息|讯))")
# 《求是》杂志: what appears at intervals is no document.
_PERIODICAL = re.compile(r"\s?(?:杂志|周刊|月刊|双月刊|季刊|半月刊|期刊|栏目|节目|专栏)")
# A slip of the quill: titles that only opened, closed by another mark, are left alone.


def policy_documents(body: str, headline: str = "") -> tuple[NameMention, ...]:
    """Every occurrence in the body; those that only the headline names come last, without a span."""
    inside = [
        NameMention(name, Span(start, start + len(name)))
        for match in _TITLE.finditer(body)
        if not _is_publication(body, *match.span())
        for name, start in [_stripped(match)]
        if name
    ]
    known = {mention.name for mention in inside}
    outside = [name for match in _TITLE.finditer(headline) if (name := _stripped(match)[0]) and name not in known]
    return (*inside, *(NameMention(name, None) for name in dict.fromkeys(outside)))


def _stripped(match: re.Match[str]) -> tuple[str, int]:
    group = match.lastindex or 1
    inner = match.group(group)
    return inner.strip(), match.start(group) + len(inner) - len(inner.lstrip())


def _is_publication(body: str, start: int, end: int) -> bool:
    behind = fold(body[end : end + 12])
    is_source = _is_at_beginning(body, start) and _IS_SOURCE.match(behind)
    return bool(is_source or _PERIODICAL.match(behind))


def _is_at_beginning(body: str, at: int) -> bool:
    return at == 0 or body[at - 1] == "\n"
