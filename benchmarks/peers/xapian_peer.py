"""Xapian on jieba's words; from Debian's python3-xapian, whose Python must be of the same version as ours."""

import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any, ClassVar

from benchmarks.corpus import BenchReport
from benchmarks.peers.peer import FACETS, TOP, Answer, NotInstalled, Question, spaced

_DEBIAN = "/usr/lib/python3/dist-packages"
_DAY, _FACET = 0, {name: slot for slot, name in enumerate(FACETS, 1)}  # value slots
_PERSON_SLOTS = 8  # a report's people, one slot each, from this one on
_FIRST_PERSON = 10
_PASSAGE = 180  # bytes


class Xapian:
    name: ClassVar = "Xapian"
    setup: ClassVar = "words as terms with positions, BM25, facets by value spies, texts as document data"

    def build(self, reports: Sequence[BenchReport], folder: Path) -> None:
        xapian = _xapian()
        if (folder / "done").exists():
            return
        base = xapian.WritableDatabase(str(folder / "xapian"), xapian.DB_CREATE_OR_OVERWRITE)
        texts = zip(reports, spaced(report.title for report in reports), spaced(r.text for r in reports), strict=True)
        for report, title, text in texts:
            base.replace_document(report.number, _document(xapian, report, title, text))
        base.commit()
        base.close()
        (folder / "done").touch()

    def open(self, folder: Path) -> None:
        self._xapian = _xapian()
        self._base = self._xapian.Database(str(folder / "xapian"))

    def ask(self, question: Question, facets: bool = False, passages: bool = False) -> Answer:
        enquire = self._xapian.Enquire(self._base)
        query = self._query(question)
        enquire.set_query(query)
        if question.newest:
            enquire.set_sort_by_value(_DAY, True)
        spies = self._spies(enquire) if facets else {}
        found = enquire.get_mset(0, TOP, self._base.get_doccount())
        return Answer(
            [match.docid for match in found],
            found.get_matches_estimated(),
            {name: self._counts(spy) for name, spy in spies.items()},
            [[self._passage(found, match.document)] for match in found] if passages else [],
        )

    def _query(self, question: Question) -> Any:
        query = self._xapian.Query
        wanted = [query(word) for word in question.words]
        if question.phrase:
            wanted.append(query(query.OP_PHRASE, list(question.phrase)))
        asked = query(query.OP_AND, wanted)
        if question.person:
            asked = query(query.OP_FILTER, asked, query(f"XP{question.person}"))
        if question.days:
            first, last = (str(day) for day in question.days)
            asked = query(query.OP_FILTER, asked, query(query.OP_VALUE_RANGE, _DAY, first, last))
        wished = [query(query.OP_SCALE_WEIGHT, query(f"S{w}"), 1.5) for w in (*question.words, *question.phrase)]
        return query(query.OP_AND_MAYBE, asked, query(query.OP_OR, wished))

    def _spies(self, enquire: Any) -> dict[str, list[Any]]:
        slots = {name: [slot] for name, slot in _FACET.items()}
        slots["person"] = list(range(_FIRST_PERSON, _FIRST_PERSON + _PERSON_SLOTS))
        spies = {name: [self._xapian.ValueCountMatchSpy(slot) for slot in some] for name, some in slots.items()}
        for some in spies.values():
            for spy in some:
                enquire.add_matchspy(spy)
        return spies

    def _counts(self, spies: list[Any]) -> list[tuple[object, int]]:
        counted: dict[object, int] = {}
        for spy in spies:
            for item in spy.values():
                counted[item.term.decode()] = counted.get(item.term.decode(), 0) + item.termfreq
        return sorted(counted.items(), key=lambda item: -item[1])

    def _passage(self, found: Any, document: Any) -> str:
        return found.snippet(document.get_data().decode(), _PASSAGE).decode()

    def forget(self) -> None:
        self._base.reopen()

    def close(self) -> None:
        self._base.close()


def _xapian() -> Any:
    """Debian's module; the search path is left as it was."""
    sys.path.append(_DEBIAN)
    try:
        import xapian  # noqa: PLC0415
    except ImportError as missing:
        raise NotInstalled("apt-get install python3-xapian") from missing
    finally:
        sys.path.remove(_DEBIAN)
    return xapian


def _document(xapian: Any, report: BenchReport, title: str, text: str) -> Any:
    document = xapian.Document()
    for place, word in enumerate(text.split(), 1):
        document.add_posting(word.encode()[:240], place)
    for word in title.split():
        document.add_term(f"S{word}".encode()[:240])
    for slot, person in enumerate(report.people, _FIRST_PERSON):
        document.add_boolean_term(f"XP{person}")
        document.add_value(slot, str(person))
    document.add_value(_DAY, str(report.day_number))
    for name, value in (("area", report.city), ("year", report.year), ("publisher", report.publisher)):
        document.add_value(_FACET[name], str(value))
    document.set_data(text)
    return document
