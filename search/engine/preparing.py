"""Records made ready for the index, one by one: one that cannot be must not keep all others from it."""

import logging
from collections.abc import Callable, Iterable, Iterator
from hashlib import blake2b
from typing import Any, Protocol

from archive.text.normalize import fold
from search.engine import analysis
from search.engine.documents import IndexDocument, IndexLayout

Refused = Callable[[int], None]  # called with the primary key

logger = logging.getLogger(__name__)
# What a value raises that no rule knows; a fault of the database is no record's, and goes on.
_REFUSED = (ValueError, TypeError, AttributeError, LookupError, ArithmeticError)


class _Preparing(Protocol):
    """Haystack's index of a model, as far as records are made ready by it."""

    def full_prepare(self, obj: Any) -> dict[str, Any]: ...


def prepared_records(index: _Preparing, records: Iterable[Any], refused: Refused) -> Iterator[dict[str, Any]]:
    """What ``index`` prepares of each record; the others are named in the log and given to ``refused``."""
    for record in records:
        try:
            prepared = index.full_prepare(record)
        except _REFUSED:
            logger.exception("%s/%s cannot be indexed and is left out", record._meta.model_name, record.pk)
            refused(record.pk)
        else:
            yield prepared


def index_document(key: int, prepared: dict[str, Any], layout: IndexLayout) -> IndexDocument:
    """What Haystack prepared of a record, texts folded, with a stamp that differs whenever any of it does."""
    texts = {name: fold(prepared[name] or "") for name in layout.texts}
    ids = {name: prepared[name] or () for name in layout.many}
    numbers = {name: prepared[name] or 0 for name in layout.one}
    stamp = blake2b(repr((texts, ids, numbers)).encode(), digest_size=12).hexdigest()
    terms = _TermList(texts)
    return IndexDocument(key, stamp, texts, terms, ids, numbers)


class _TermList(dict[str, dict[str, int]]):
    """The terms of each text, made when first asked for: telling whether a document changed needs none."""

    def __init__(self, texts: dict[str, str]) -> None:
        self._texts = texts

    def __missing__(self, name: str) -> dict[str, int]:
        self[name] = analysis.index_terms(self._texts[name])
        return self[name]
