"""Which records a name in a table may mean, and how surely."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, Final, NamedTuple

from rapidfuzz import fuzz

from archive.http.time_limit import check_request
from archive.names.current import index_of
from archive.names.index import NameFit
from archive.text.normalize import fold
from search.reconciliation.types import TYPES, RecordType, described, printed

MOST: Final = 20  # candidates of a name
_USUAL: Final = 5
_LONGEST: Final = 100  # characters of a name
_CONSIDERED: Final = 200
_FITS: Final = (NameFit.NAME, NameFit.READING, NameFit.BEGINS, NameFit.WITHIN)
# The very name is 100; its pinyin alone may be another's; what is within it is as likely as it is long.
_EXACT: Final = 100.0
_READ_ALIKE: Final = 80.0
_PARTLY: Final = 0.9  # of how alike the words are: never as much as the whole
_CONTRADICTED: Final = 0.6  # for each property that says otherwise


class Query(NamedTuple):
    """A name as it was asked. ``properties`` are (identifier, words); of unknown types nothing is found."""

    words: str
    types: tuple[str, ...]
    limit: int
    properties: tuple[tuple[str, str], ...] = ()

    @classmethod
    def read(cls, asked: Any) -> Query:
        """Raises ValueError where it is no query of the API."""
        if not isinstance(asked, dict) or not isinstance(asked.get("query", ""), str):
            raise ValueError("a query is an object with a text in “query”")
        types = asked.get("type") or asked.get("types") or ()
        types = (types,) if isinstance(types, str) else tuple(map(str, types)) if isinstance(types, list) else ()
        limit = asked.get("limit")
        limit = limit if isinstance(limit, int) and not isinstance(limit, bool) and limit > 0 else _USUAL
        given = asked.get("properties") or []
        return cls(asked.get("query", "")[:_LONGEST], types, min(limit, MOST), tuple(_properties(given)))


class Candidate(NamedTuple):
    kind: RecordType
    record: Any
    score: float
    is_exact: bool

    def result(self, *, match: bool) -> dict[str, Any]:
        kind = {"id": self.kind.identifier, "name": str(self.kind.name)}
        return {
            "id": self.kind.of(self.record), "name": str(self.record), "type": [kind], "score": round(self.score, 1),
            "match": match, "description": described(self.kind, self.record),
        }  # fmt: skip


def reconciled(query: Query) -> list[dict[str, Any]]:
    """The best first. One matches by itself if it alone has that very name and no property says otherwise."""
    wanted = [TYPES[each] for each in query.types if each in TYPES] if query.types else TYPES.values()
    found = [each for kind in wanted for each in _candidates(kind, query)]
    found.sort(key=lambda each: (-each.score, -each.record.report_count))
    sure = [each for each in found if each.score == _EXACT]
    only = sure[0] if len(sure) == 1 and sure[0].is_exact else None
    return [each.result(match=each is only) for each in found[: query.limit]]


def _candidates(kind: RecordType, query: Query) -> Iterable[Candidate]:
    check_request()
    index = index_of(kind.kind)
    fits = index.fits(query.words, _CONSIDERED, _FITS) if query.words.strip() else {}
    if query.words.strip() and NameFit.NAME not in fits.values():
        fits = {**dict.fromkeys(index.alike(query.words, MOST), NameFit.WITHIN), **fits}
    records = kind.records().with_report_count().in_bulk(fits)
    for key, record in records.items():
        is_exact = fits[key] is NameFit.NAME
        score = _score(fits[key], query.words, record)
        for name, value in query.properties:
            said = printed(kind, record, name)
            if said and not any(_agree(value, each) for each in said):
                score, is_exact = score * _CONTRADICTED, False
        yield Candidate(kind, record, score, is_exact)


def _score(fit: NameFit, words: str, record: Any) -> float:
    if fit is NameFit.NAME:
        return _EXACT
    alike = _PARTLY * fuzz.ratio(fold(words), fold(record.name))
    return max(alike, _READ_ALIKE) if fit is NameFit.READING else alike


def _agree(value: str, said: str) -> bool:
    """长沙 agrees with 长沙市 and with 湖南省长沙市."""
    one, other = fold(value.strip()), fold(said)
    return bool(one) and (one in other or other in one)


def _properties(given: Any) -> Iterable[tuple[str, str]]:
    for each in given if isinstance(given, list) else ():
        if isinstance(each, dict) and isinstance(each.get("pid"), str):
            value = each.get("v")
            value = value[0] if isinstance(value, list) and value else value
            value = value.get("name", value.get("id")) if isinstance(value, dict) else value
            if isinstance(value, str | int | float):
                yield each["pid"], str(value)[:_LONGEST]
