"""A consistent copy of all records and raw files, taken while the site runs, and its way back into an empty place.

The search index is not in it: it is derived from the records and built again.
"""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path
from shutil import copyfileobj
from zipfile import ZIP_DEFLATED, ZipFile

from django.core.management import call_command
from django.db import connection
from django.utils.translation import gettext as _

from archive.ops import manifest
from archive.ops.atomic_files import appear, beside
from archive.ops.manifest import Manifest, Unusable

DATABASE = "archive.sqlite3"


def back_up(target: Path) -> Manifest:
    """Write the backup to ``target``, which appears only when it is whole.

    Raises Unusable where it is there already.
    """
    if target.exists():
        raise Unusable(_("%(path)s 已经存在，不会覆盖。") % {"path": target})
    with beside(target) as copy, beside(target) as packed:
        _copy_database(copy)
        with copy.open("rb") as file:
            files = {DATABASE: manifest.sha256(file)}
        said = manifest.made("backup", _rows_of(copy), files)
        with ZipFile(packed, "w", ZIP_DEFLATED) as archive:
            manifest.write(said, archive)
            archive.write(copy, DATABASE)
        appear(packed, target)
    return said


def restore(source: Path, database: Path) -> Manifest:
    """Put the records of the backup ``source`` where ``database`` will be, and bring them up to this version.

    Raises Unusable where something is there already, or where the backup is damaged, or later than this program.
    """
    if database.exists() and database.stat().st_size:
        raise Unusable(_("%(path)s 已经有数据；只能恢复到空的地方。") % {"path": database})
    database.parent.mkdir(parents=True, exist_ok=True)
    with manifest.opened(source) as archive, beside(database) as copy:
        said = manifest.read(archive, "backup")
        try:
            with archive.open(DATABASE) as packed, copy.open("wb") as file:
                copyfileobj(packed, file)
            _check(copy, said)
        except (sqlite3.DatabaseError, *manifest.UNREADABLE) as error:
            raise Unusable(_("备份已损坏：%(reason)s") % {"reason": error}) from error
        database.unlink(missing_ok=True)  # the empty file that any connection leaves
        appear(copy, database)
    call_command("migrate", verbosity=0)
    return said


def _copy_database(copy: Path) -> None:
    """SQLite's own online backup: one moment of the database, however much is written meanwhile."""
    connection.ensure_connection()
    try:
        with closing(sqlite3.connect(copy)) as target:
            connection.connection.backup(target)
            target.execute("PRAGMA journal_mode=DELETE")  # one file, nothing beside it
    except sqlite3.Error as error:  # a full disk
        raise OSError(str(error)) from error


def _check(copy: Path, said: Manifest) -> None:
    with copy.open("rb") as file:
        if manifest.sha256(file) != said.files.get(DATABASE):
            raise Unusable(_("备份已损坏：校验值不符。"))
    with closing(sqlite3.connect(copy)) as database:
        (answer,) = database.execute("PRAGMA integrity_check").fetchone()
    if answer != "ok":
        raise Unusable(_("备份已损坏：%(reason)s") % {"reason": answer})


def _rows_of(copy: Path) -> dict[str, int]:
    """Counted in the copy itself, not in the database that goes on."""
    with closing(sqlite3.connect(copy)) as database:
        return {
            model._meta.label: database.execute(f'SELECT count(*) FROM "{model._meta.db_table}"').fetchone()[0]  # noqa: S608  our own names
            for model in manifest.every_model()
        }
