"""Where a fact's words stand in a report, as an editor gave them: offsets, words, or both."""

from __future__ import annotations

from typing import NamedTuple

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

_SHOWN = 40  # characters of a quote that a message repeats


class SpanPlace(NamedTuple):
    """``text[start:end] == quote``, in characters, half-open; both None for a fact outside the text."""

    start: int | None
    end: int | None
    quote: str


def settle(text: str, headlines: str, given: SpanPlace, near: int = 0) -> SpanPlace:
    """The whole place that ``given`` means. Raises ValidationError (by field) when it contradicts the text.

    Offsets without words take the words that stand there; words without offsets are found at their first occurrence
    from ``near`` on, else at their first one; words that stand in ``headlines`` only have no place in the text.
    """
    if given.start is None and given.end is None:
        return _find(text, headlines, given.quote, near)
    if given.start is None or given.end is None:
        raise ValidationError({"start": _("“起”与“止”须一并填写，或都不填。")})
    _check_order(text, given.start, given.end)
    words = text[given.start : given.end]
    if given.quote and given.quote != words:
        message = _("正文第 %(start)d 至 %(end)d 字是“%(words)s”，与所填原文“%(quote)s”不符。")
        shown = {"start": given.start, "end": given.end, "words": _cut(words), "quote": _cut(given.quote)}
        raise ValidationError({"quote": message % shown})
    return SpanPlace(given.start, given.end, words)


def _find(text: str, headlines: str, quote: str, near: int) -> SpanPlace:
    if not quote:
        return SpanPlace(None, None, "")
    start = text.find(quote, near)
    start = text.find(quote) if start < 0 else start
    if start >= 0:
        return SpanPlace(start, start + len(quote), quote)
    if quote in headlines:
        return SpanPlace(None, None, quote)
    raise ValidationError({"quote": _("正文和标题里都没有“%(quote)s”。") % {"quote": _cut(quote)}})


def _check_order(text: str, start: int, end: int) -> None:
    if start >= end:
        raise ValidationError({"end": _("“止”须大于“起”。")})
    if end > len(text):
        raise ValidationError({"end": _("正文只有 %(length)d 字，“止”不能超过它。") % {"length": len(text)}})


def _cut(words: str) -> str:
    return words if len(words) <= _SHOWN else words[:_SHOWN] + "……"
