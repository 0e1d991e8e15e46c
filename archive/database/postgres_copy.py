"""A copy made by pg_dump, put back as data alone: no statement that stands in it is run.

The tables are made by the archive's own migrations, up to those that the backup names. pg_restore turns the copy into
a script, of which the rows of known tables and the values of sequences are taken, and all else is left: a file from
elsewhere could create functions and triggers, or have the server read files.
"""

from __future__ import annotations

import re
import subprocess
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from shutil import which
from typing import Final

from django.db import connection
from django.db.migrations.executor import MigrationExecutor
from django.utils.translation import gettext as _

from archive.database.interface import DamagedCopy

_ROWS: Final = re.compile(rb'COPY (?:\w+\.)?"?(\w+)"? \(([\w", ]*)\) FROM stdin;\n')
_SEQUENCE: Final = re.compile(rb"SELECT pg_catalog\.setval\('([\w.]+)', (\d+), (true|false)\);\n")
_END: Final = b"\\.\n"
_MIGRATIONS: Final = "django_migrations"


def check(copy: Path) -> None:
    """Raises DamagedCopy for what pg_restore cannot read."""
    with _restoring("--list", str(copy)) as lines:
        for _line in lines:
            pass


def put_back(copy: Path, migrations: Mapping[str, str]) -> None:
    """Within a transaction, into a database without tables. Raises DamagedCopy, or a DatabaseError."""
    executor = MigrationExecutor(connection)
    executor.migrate(list(migrations.items()))
    tables = {name for name in connection.introspection.table_names() if name != _MIGRATIONS}
    quote = connection.ops.quote_name
    with connection.cursor() as cursor, _restoring("--data-only", "--file=-", str(copy)) as lines:
        cursor.execute("SET CONSTRAINTS ALL DEFERRED")  # a migration may have left them immediate
        cursor.execute(f"TRUNCATE {', '.join(map(quote, sorted(tables)))}")
        for line in lines:
            if match := _ROWS.fullmatch(line):
                _copy_rows(match, tables, lines)
            elif match := _SEQUENCE.fullmatch(line):
                name, value, is_called = (group.decode() for group in match.groups())
                cursor.execute("SELECT setval(%s::regclass, %s, %s)", [name, int(value), is_called == "true"])
    connection.check_constraints()
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")  # else the first questions are planned as for empty tables


def _copy_rows(match: re.Match[bytes], tables: set[str], lines: Iterator[bytes]) -> None:
    table, columns = match[1].decode(), [name.strip('" ') for name in match[2].decode().split(",")]
    rows = _until_end(lines)
    if table == _MIGRATIONS:
        for _row in rows:
            pass
        return
    if table not in tables:
        raise DamagedCopy(_("备份里有未知的表 %(name)s。") % {"name": table})
    quote = connection.ops.quote_name
    statement = f"COPY {quote(table)} ({', '.join(map(quote, columns))}) FROM STDIN"
    with connection.wrap_database_errors, connection.connection.cursor() as cursor, cursor.copy(statement) as into:
        for row in rows:
            into.write(row)


def _until_end(lines: Iterator[bytes]) -> Iterator[bytes]:
    for line in lines:
        if line == _END:
            return
        yield line
    raise DamagedCopy(_("备份不完整。"))


@contextmanager
def _restoring(*arguments: str) -> Iterator[Iterator[bytes]]:
    """What pg_restore says, line by line; it has no connection to any server."""
    if not which("pg_restore"):
        raise DamagedCopy(_("没有找到 %(program)s：请安装 postgresql-client。") % {"program": "pg_restore"})
    command = ["pg_restore", *arguments]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as process:  # noqa: S603  ours
        assert process.stdout
        assert process.stderr
        try:
            yield iter(process.stdout)
            said = process.stderr.read()
        except BaseException:
            process.kill()
            raise
    if process.returncode:
        raise DamagedCopy(said.decode(errors="replace").strip())
