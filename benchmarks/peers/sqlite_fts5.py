"""SQLite FTS5 on jieba's words."""

import sqlite3
from collections.abc import Sequence
from pathlib import Path
from typing import ClassVar

from benchmarks.corpus import BenchReport
from benchmarks.peers.peer import FACETS, TOP, Answer, Question, spaced

_FACET = {
    "area": "SELECT city, count(*) FROM report WHERE id IN (SELECT id FROM hit) GROUP BY city",
    "year": "SELECT day / 10000, count(*) FROM report WHERE id IN (SELECT id FROM hit) GROUP BY 1",
    "publisher": "SELECT publisher, count(*) FROM report WHERE id IN (SELECT id FROM hit) GROUP BY publisher",
    "person": "SELECT person, count(*) FROM person WHERE report IN (SELECT id FROM hit) GROUP BY person",
}


class Fts5:
    name: ClassVar = "SQLite FTS5"
    setup: ClassVar = "words with spaces between, unicode61, bm25(title 1.5, text 1), facets by GROUP BY over the hits"

    def build(self, reports: Sequence[BenchReport], folder: Path) -> None:
        if (folder / "done").exists():
            return
        base = sqlite3.connect(folder / "fts5.sqlite3")
        base.executescript(
            "PRAGMA journal_mode=WAL; PRAGMA synchronous=OFF;"
            "CREATE VIRTUAL TABLE words USING fts5(title, text, tokenize='unicode61');"
            "CREATE TABLE report(id INTEGER PRIMARY KEY, city, day, publisher);"
            "CREATE TABLE person(report, person, PRIMARY KEY (report, person)) WITHOUT ROWID;"
            "CREATE INDEX person_report ON person(person, report);"
        )
        texts = zip(reports, spaced(report.title for report in reports), spaced(r.text for r in reports), strict=True)
        with base:
            base.executemany(
                "INSERT INTO words(rowid, title, text) VALUES (?, ?, ?)", ((r.number, t, x) for r, t, x in texts)
            )
            base.executemany(
                "INSERT INTO report VALUES (?, ?, ?, ?)",
                ((r.number, r.city, r.day_number, r.publisher) for r in reports),
            )
            base.executemany("INSERT INTO person VALUES (?, ?)", ((r.number, p) for r in reports for p in r.people))
            base.execute("INSERT INTO words(words) VALUES ('optimize')")
        base.execute("ANALYZE")
        base.close()
        (folder / "done").touch()

    def open(self, folder: Path) -> None:
        self._base = sqlite3.connect(folder / "fts5.sqlite3")
        self._base.executescript("PRAGMA mmap_size=4000000000; PRAGMA cache_size=-200000; PRAGMA temp_store=MEMORY;")

    def ask(self, question: Question, facets: bool = False, passages: bool = False) -> Answer:
        where, values = _condition(question)
        order = "report.day DESC" if question.newest else "bm25(words, 1.5, 1.0)"
        source = "FROM words JOIN report ON report.id = words.rowid WHERE"
        shown = ", snippet(words, 1, '[', ']', '…', 24)" if passages else ""
        rows = self._base.execute(
            f"SELECT report.id{shown} {source} {where} ORDER BY {order} LIMIT {TOP}",  # noqa: S608
            values,
        ).fetchall()
        if facets:
            total, counted = self._facets(where, values)
        else:
            (total,) = self._base.execute(f"SELECT count(*) {source} {where}", values).fetchone()  # noqa: S608
            counted = {}
        return Answer([row[0] for row in rows], total, counted, [list(row[1:]) for row in rows])

    def _facets(self, where: str, values: list[object]) -> tuple[int, dict[str, list[tuple[object, int]]]]:
        base = self._base
        base.execute("CREATE TEMP TABLE IF NOT EXISTS hit(id INTEGER PRIMARY KEY)")
        base.execute("DELETE FROM hit")
        base.execute(
            f"INSERT INTO hit SELECT words.rowid FROM words JOIN report ON report.id = words.rowid WHERE {where}",  # noqa: S608
            values,
        )
        (total,) = base.execute("SELECT count(*) FROM hit").fetchone()
        counted = {name: base.execute(_FACET[name]).fetchall() for name in FACETS}
        base.rollback()
        return total, counted

    def forget(self) -> None:
        self._base.execute("PRAGMA shrink_memory")

    def close(self) -> None:
        self._base.close()


def _condition(question: Question) -> tuple[str, list[object]]:
    parts = [f'"{word}"' for word in question.words]
    if question.phrase:
        parts.append('"' + " ".join(question.phrase) + '"')
    where, values = ["words MATCH ?"], [" AND ".join(parts)]
    if question.days:
        where.append("report.day BETWEEN ? AND ?")
        values += question.days
    if question.person:
        where.append("words.rowid IN (SELECT report FROM person WHERE person = ?)")
        values.append(question.person)
    return " AND ".join(where), values
