"""Which records a name in a table may mean, and how surely."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, Final, NamedTuple

from django.utils.translation import gettext as _
from rapidfuzz import fuzz

from archive.http.time_limit import check_request
from archive.models.addresses import NamedModel
from archive.names.areas import ending_like, is_named_so
from archive.names.current import index_of
from archive.names.index import NameFit
from archive.text.normalize import fold
from search.reconciliation.types import TYPES, RecordType, described, printed

MOST: Final = 20  # candidates of a name
_USUAL: Final = 5
_MOST_PROPERTIES: Final = 20  # of a query
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
    def read(cls, sent: object) -> Query:
        """Raises ValueError where it is no query of the API."""
        if not isinstance(sent, dict) or not isinstance(sent.get("query", ""), str):
            raise ValueError("a query is an object with a text in “query”")
        types = sent.get("type") or sent.get("types") or ()
        types = [types] if isinstance(types, str) else map(str, types) if isinstance(types, list) else ()
        limit = sent.get("limit")
        limit = limit if isinstance(limit, int) and not isinstance(limit, bool) and limit > 0 else _USUAL
        given = sent.get("properties")
        properties = tuple(_properties(given if isinstance(given, list) else []))
        if len(properties) > _MOST_PROPERTIES:
            raise ValueError(_("一次最多 %(most)d 项") % {"most": _MOST_PROPERTIES})
        return cls(sent.get("query", "")[:_LONGEST], tuple(dict.fromkeys(types)), min(limit, MOST), properties)


class Candidate(NamedTuple):
    kind: RecordType
    record: Any  # of the type, with its number of reports
    score: float
    is_exact: bool

    def result(self, *, match: bool) -> dict[str, object]:
        kind = {"id": self.kind.identifier, "name": str(self.kind.name)}
        return {
            "id": self.kind.of(self.record), "name": str(self.record), "type": [kind], "score": round(self.score, 1),
            "match": match, "description": described(self.kind, self.record),
        }  # fmt: skip


def reconciled(query: Query) -> list[dict[str, object]]:
    """The best first. One matches by itself if it alone has that very name and no property says otherwise."""
    wanted = [TYPES[each] for each in query.types if each in TYPES] if query.types else TYPES.values()
    candidates = [each for kind in wanted for each in _candidates(kind, query)]
    candidates.sort(key=lambda each: (-each.score, -each.record.report_count))
    sure = [each for each in candidates if each.score == _EXACT]
    only = sure[0] if len(sure) == 1 and sure[0].is_exact else None
    return [each.result(match=each is only) for each in candidates[: query.limit]]


def _candidates(kind: RecordType, query: Query) -> Iterable[Candidate]:
    check_request()
    index = index_of(kind.kind)
    fits = index.fits(query.words, _CONSIDERED, _FITS) if query.words.strip() else {}
    if query.words.strip() and NameFit.NAME not in fits.values():
        fits = {**dict.fromkeys(index.alike(query.words, MOST), NameFit.WITHIN), **fits}
    is_area = kind.kind == "area"
    if is_area and NameFit.NAME not in fits.values():
        fits = {**dict.fromkeys(ending_like(index, query.words, MOST), NameFit.WITHIN), **fits}
    records = kind.counted().in_bulk(fits)
    for key, record in records.items():
        fit = NameFit.NAME if is_area and is_named_so(record, query.words) else fits[key]
        is_exact, score = fit is NameFit.NAME, _score(fit, query.words, record)
        for name, value in query.properties:
            values = printed(kind, record, name)
            if values and not any(_agree(value, each) for each in values):
                score, is_exact = score * _CONTRADICTED, False
        yield Candidate(kind, record, score, is_exact)


def _score(fit: NameFit, words: str, record: NamedModel) -> float:
    if fit is NameFit.NAME:
        return _EXACT
    spellings = {record.name, str(record)}  # of an area also with those above it
    alike = _PARTLY * max(fuzz.ratio(fold(words), fold(each)) for each in spellings)
    return max(alike, _READ_ALIKE) if fit is NameFit.READING else alike


def _agree(value: str, printed_value: str) -> bool:
    """长沙 agrees with 长沙市 and with 湖南省长沙市."""
    one, other = fold(value.strip()), fold(printed_value)
    return bool(one) and (one in other or other in one)


def _properties(given: list[object]) -> Iterable[tuple[str, str]]:
    for each in given:
        if isinstance(each, dict) and isinstance(each.get("pid"), str):
            value = each.get("v")
            value = value[0] if isinstance(value, list) and value else value
            value = value.get("name", value.get("id")) if isinstance(value, dict) else value
            if isinstance(value, str | int | float):
                yield each["pid"], str(value)[:_LONGEST]
