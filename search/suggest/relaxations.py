"""What a search that found nothing would find with less asked for."""

from collections.abc import Iterator
from contextlib import suppress
from itertools import islice
from typing import NamedTuple

from django.utils.translation import gettext as _

from archive.http.facets import Chip
from archive.text.normalize import fold
from search.engine.errors import SearchUnavailable
from search.querylang import language, nodes
from search.results import query
from search.results.params import FILTERS, SearchParams

_MOST = 8


class Relaxation(NamedTuple):
    """A search that asks for less, what it leaves out, and how many reports it finds: never none."""

    label: str
    url: str
    number: int


def relaxations(params: SearchParams, chips: list[Chip]) -> list[Relaxation]:
    """Fewer where the engine takes too long: the answer that they stand below is there."""
    wider: list[Relaxation] = []
    with suppress(SearchUnavailable):
        for label, less in islice(_less(params, chips), _MOST):
            if number := query.count(less):
                wider.append(Relaxation(label, less.url, number))
    return wider


def _less(params: SearchParams, chips: list[Chip]) -> Iterator[tuple[str, SearchParams]]:
    if params.q.strip() or len(chips) > 1:
        for chip in chips:
            label = _("去掉筛选“%(title)s %(label)s”") % {"title": chip.title, "label": chip.label}
            yield label, params.dropping(chip.name, chip.value)
    if params.q.strip() and len(chips) > 1:
        yield _("去掉所有筛选"), params.changed(**dict.fromkeys(FILTERS, ()))
    node = language.parse(params.q)
    if any(isinstance(leaf, nodes.Phrase) for leaf in nodes.leaves(node)):
        yield _("去掉引号，词语可以分开"), params.changed(q=_without_quotes(params.q))
    words = _words(node)
    if len(words) > 1:
        yield _("有其中一个词就行"), params.changed(q=" | ".join(words))


def _without_quotes(q: str) -> str:
    return "".join(" " if folded in "\"'" else character for character, folded in zip(q, fold(q), strict=True)).strip()


def _words(node: nodes.Node) -> list[str]:
    """What is looked for, each in quotes where it was, or stands for several words."""
    words: list[str] = []
    for leaf in nodes.wanted(node):
        words += leaf.text.split() if isinstance(leaf, nodes.Words) else [f"“{leaf.text}”"]
    return list(dict.fromkeys(words))
