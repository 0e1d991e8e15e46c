"""The fields of the index, its settings, and a document as the cluster is given it.

``content`` has the terms of all texts, made by us and parted by spaces, for words and their scores; a text that
weighs more has a field of its own. A stretch of text is looked for in *pairs* of neighbouring characters at their
places, which together are the stretch, and a single character in a field of *characters*. Nothing else of the texts is
kept: records are the truth, and a document that is to be looked at again is made from its record.
"""

from collections import Counter
from collections.abc import Mapping
from typing import Final

from search.engine.documents import CONTENT, IndexDocument, IndexLayout

NUMBER: Final = "number"
STAMP: Final = "stamp"
CHANGED: Final = "changed"  # the version: when the record was read, in microseconds of the database's clock
WORDS: Final = "words"  # of two characters and more, to be counted
_NONE: Final = {"index": False}
_TERMS: Final = {"type": "text", "analyzer": "whitespace", "index_options": "freqs"}
_LONGEST: Final = 8  # characters of a word that is counted
_KEPT_DELETIONS: Final = "1h"  # for so long an older version cannot bring back what was taken out


def pairs_of(field: str) -> str:
    return f"{field}_pairs"


def characters_of(field: str) -> str:
    return f"{field}_characters"


def mappings(layout: IndexLayout, meta: Mapping[str, str]) -> dict[str, object]:
    fields: dict[str, object] = {
        NUMBER: {"type": "long"},
        STAMP: {"type": "keyword", **_NONE},
        CHANGED: {"type": "long"},
        WORDS: {"type": "keyword", **_NONE},
    }
    for name in (CONTENT, *layout.weighed):
        fields[name] = _TERMS
        fields[pairs_of(name)] = {"type": "text", "analyzer": "pairs", "norms": False}
        fields[characters_of(name)] = {
            "type": "text", "analyzer": "characters", "norms": False, "index_options": "docs",
        }  # fmt: skip
    fields |= {name: {"type": "long"} for name in layout.many} | {name: {"type": "integer"} for name in layout.one}
    return {"dynamic": "strict", "_source": {"enabled": False}, "_meta": dict(meta), "properties": fields}


def settings(shards: int) -> dict[str, object]:
    """Of an index that is being filled: no replica, no refresh."""
    analysis = {
        "tokenizer": {name: {"type": "ngram", "min_gram": n, "max_gram": n} for name, n in _GRAMS.items()},
        "analyzer": {name: {"type": "custom", "tokenizer": name} for name in _GRAMS},
    }
    return {
        "number_of_shards": shards, "number_of_replicas": 0, "refresh_interval": "-1", "gc_deletes": _KEPT_DELETIONS,
        "analysis": analysis,
    }  # fmt: skip


_GRAMS: Final = {"characters": 1, "pairs": 2}


def body(document: IndexDocument, layout: IndexLayout, version: int) -> dict[str, object]:
    terms: Counter[str] = Counter()
    for name in layout.texts:
        terms.update(document.terms[name])
    fields: dict[str, object] = {
        NUMBER: document.number,
        STAMP: document.stamp,
        CHANGED: version,
        WORDS: [term for term in terms if 1 < len(term) <= _LONGEST and not term.isascii()],
        CONTENT: _spaced(terms),
        **_stretches(CONTENT, [document.texts[name] for name in layout.texts]),
    }
    for name in layout.weighed:
        fields |= {name: _spaced(document.terms[name]), **_stretches(name, [document.texts[name]])}
    fields |= {name: list(document.many[name]) for name in layout.many}
    return fields | {name: document.one[name] for name in layout.one if document.one[name]}


def _spaced(terms: Mapping[str, int]) -> str:
    return " ".join(" ".join([term] * number) for term, number in terms.items())


def _stretches(field: str, texts: list[str]) -> dict[str, list[str]]:
    return {pairs_of(field): texts, characters_of(field): ["".join(set(text)) for text in texts]}
