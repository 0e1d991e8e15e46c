"""PostgreSQL full text on jieba's words, in a cluster of its own that is made for the run and stopped after it."""

import os
import shutil
import subprocess
from collections.abc import Sequence
from pathlib import Path
from typing import Any, ClassVar

from benchmarks.corpus import BenchReport
from benchmarks.peers.peer import FACETS, TOP, Answer, NotInstalled, Question, spaced

try:
    import psycopg
except ImportError:
    psycopg = None

_FACET = {
    "area": "SELECT city, count(*) FROM hit GROUP BY city",
    "year": "SELECT day / 10000, count(*) FROM hit GROUP BY 1",
    "publisher": "SELECT publisher, count(*) FROM hit GROUP BY publisher",
    "person": "SELECT person, count(*) FROM hit, unnest(people) person GROUP BY person",
}


class PostgreSQL:
    name: ClassVar = "PostgreSQL"
    setup: ClassVar = "tsvector of words ('simple'), GIN, ts_rank, shared_buffers 512MB, loopback socket"

    def build(self, reports: Sequence[BenchReport], folder: Path) -> None:
        self._programs = _programs()
        if not (folder / "done").exists():
            self._run("initdb", "--auth=trust", "--username=bench", "--pgdata", str(folder / "cluster"), folder=folder)
            with self._serving(folder) as base:
                self._fill(base, reports)
            (folder / "done").touch()

    def _fill(self, base: Any, reports: Sequence[BenchReport]) -> None:
        base.execute(
            "CREATE TABLE report(id int PRIMARY KEY, text text, city int, day int, publisher int, "
            "people int[], words tsvector, title_words tsvector)"
        )
        texts = zip(reports, spaced(report.title for report in reports), spaced(r.text for r in reports), strict=True)
        with base.cursor() as cursor:
            for r, title, text in texts:
                cursor.execute(
                    "INSERT INTO report VALUES (%s, %s, %s, %s, %s, %s, to_tsvector('simple', %s), "
                    "to_tsvector('simple', %s))",
                    (r.number, text, r.city, r.day_number, r.publisher, list(r.people), text, title),
                )
        for index in ("gin(words)", "gin(people)", "btree(day)"):
            base.execute(f"CREATE INDEX ON report USING {index}")
        base.execute("ANALYZE report")

    def open(self, folder: Path) -> None:
        self._programs = _programs()
        self._server = self._serving(folder)
        self._base = self._server.__enter__()
        self._base.execute("SET jit = off")

    def ask(self, question: Question, facets: bool = False, passages: bool = False) -> Answer:
        where, values = _condition(question)
        order = "day DESC" if question.newest else "ts_rank(words, q) + 1.5 * ts_rank(title_words, q) DESC"
        shown = ", ts_headline('simple', text, q, 'MaxWords=24, MinWords=12')" if passages else ""
        rows = self._base.execute(
            f"SELECT id{shown} FROM (SELECT * FROM report, to_tsquery('simple', %s) q WHERE {where} "  # noqa: S608
            f"ORDER BY {order} LIMIT {TOP}) best",
            values,
        ).fetchall()
        counted = {}
        if facets:
            self._base.execute(
                "CREATE TEMP TABLE hit ON COMMIT DROP AS SELECT city, day, publisher, people "  # noqa: S608
                f"FROM report, to_tsquery('simple', %s) q WHERE {where}",
                values,
            )
            counted = {name: self._base.execute(_FACET[name]).fetchall() for name in FACETS}
        count = f"SELECT count(*) FROM report, to_tsquery('simple', %s) q WHERE {where}"  # noqa: S608
        (total,) = self._base.execute(count, values).fetchone()
        self._base.rollback()
        return Answer([row[0] for row in rows], total, counted, [list(row[1:]) for row in rows])

    def forget(self) -> None:
        """The server's buffers stay: emptying them takes a restart."""

    def close(self) -> None:
        self._server.__exit__(None, None, None)

    def _serving(self, folder: Path) -> "_Server":
        return _Server(self, folder)

    def _run(self, program: str, *arguments: str, folder: Path) -> None:
        """As another user where we are root, whom the server refuses."""
        command = [str(self._programs / program), *arguments]
        if os.geteuid() == 0:
            shutil.chown(folder, "postgres")
            command = ["setpriv", "--reuid=postgres", "--regid=postgres", "--clear-groups", *command]
        subprocess.run(command, check=True, capture_output=True, cwd="/")  # noqa: S603


class _Server:
    """The server for as long as the context lasts; entering it gives a connection."""

    def __init__(self, peer: PostgreSQL, folder: Path) -> None:
        self._peer, self._folder = peer, folder

    def __enter__(self) -> Any:
        options = f"-c listen_addresses='' -k {self._folder} -c shared_buffers=512MB -c fsync=off -c work_mem=64MB"
        cluster, log = str(self._folder / "cluster"), str(self._folder / "log")
        arguments = ("start", "--wait", "--pgdata", cluster, "--log", log, "--options", options)
        self._peer._run("pg_ctl", *arguments, folder=self._folder)
        self._base = psycopg.connect(f"host={self._folder} user=bench dbname=postgres")
        return self._base

    def __exit__(self, *_error: object) -> None:
        self._base.commit()
        self._base.close()
        stop = ("stop", "--mode=fast", "--pgdata", str(self._folder / "cluster"))
        self._peer._run("pg_ctl", *stop, folder=self._folder)


def _condition(question: Question) -> tuple[str, list[object]]:
    parts = [f"'{word}'" for word in question.words]
    if question.phrase:
        parts.append("(" + " <-> ".join(f"'{word}'" for word in question.phrase) + ")")
    where, values = ["words @@ q"], [" & ".join(parts)]
    if question.days:
        where.append("day BETWEEN %s AND %s")
        values += question.days
    if question.person:
        where.append("people @> ARRAY[%s::int]")
        values.append(question.person)
    return " AND ".join(where), values


def _programs() -> Path:
    """The folder of the server's programs, of the newest version. Raises NotInstalled."""
    if psycopg is None:
        raise NotInstalled("pip install 'psycopg[binary]'")
    found = sorted(Path("/usr/lib/postgresql").glob("*/bin/initdb"))
    if not found:
        raise NotInstalled("apt-get install postgresql")
    return found[-1].parent
