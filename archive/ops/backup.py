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
from archive.ops.manifest import Manifest, UnusableManifest

DATABASE = "archive.sqlite3"
_BESIDE = ("-wal", "-shm", "-journal")


def back_up(target: Path) -> Manifest:
    """Write the backup to ``target``, which appears only when it is whole.

    Raises Unusable where it is there already.
    """
    if target.exists():
        raise UnusableManifest(_("%(path)s 已经存在，不会覆盖。") % {"path": target})
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

    Raises Unusable where something is there already, also files of SQLite's beside it, which would be played into the
    records; where the backup is damaged, or later than this program.
    """
    _refuse_used(database)
    database.parent.mkdir(parents=True, exist_ok=True)
    with manifest.opened(source) as archive, beside(database) as copy:
        said = manifest.read(archive, "backup")
        try:
            with archive.open(DATABASE) as packed, copy.open("wb") as file:
                copyfileobj(packed, file)
            _check(copy, said)
        except (sqlite3.DatabaseError, *manifest.UNREADABLE) as error:
            raise UnusableManifest(_("备份已损坏：%(reason)s") % {"reason": error}) from error
        database.unlink(missing_ok=True)  # the empty file that any connection leaves
        appear(copy, database)
    call_command("migrate", verbosity=0, interactive=False)
    if (answer := _integrity(database)) != "ok":
        raise UnusableManifest(_("恢复后的数据库有误，请不要使用：%(reason)s") % {"reason": answer})
    return said


def _refuse_used(database: Path) -> None:
    """What a command leaves in a place that was never prepared is an empty database, and in nobody's way."""
    left = [path for suffix in _BESIDE if (path := database.with_name(database.name + suffix)).exists()]
    if left:
        named = _("、").join(map(str, left))
        said = _("数据库旁有 %(files)s：网站还开着，或是旧数据库的残留。请先停掉网站，仍在的话移开它们，再恢复。")
        raise UnusableManifest(said % {"files": named})
    if not _is_empty(database):
        raise UnusableManifest(_("%(path)s 已经有数据；只能恢复到空的地方。") % {"path": database})


def _is_empty(database: Path) -> bool:
    """No file, or a database without a table; looked at without leaving anything beside it."""
    if not database.exists():
        return True
    try:
        with closing(sqlite3.connect(f"{database.absolute().as_uri()}?immutable=1", uri=True)) as opened:
            return not opened.execute("SELECT count(*) FROM sqlite_master").fetchone()[0]
    except sqlite3.DatabaseError:
        return False


def _integrity(database: Path) -> str:
    with closing(sqlite3.connect(database)) as opened:
        return str(opened.execute("PRAGMA integrity_check").fetchone()[0])


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
            raise UnusableManifest(_("备份已损坏：校验值不符。"))
    if (answer := _integrity(copy)) != "ok":
        raise UnusableManifest(_("备份已损坏：%(reason)s") % {"reason": answer})
    _drop_programs(copy)


def _drop_programs(copy: Path) -> None:
    """The archive has neither triggers nor views: those of a file from elsewhere would run at the next edit."""
    with closing(sqlite3.connect(copy)) as database:
        programs = database.execute("SELECT type, name FROM sqlite_master WHERE type IN ('trigger', 'view')").fetchall()
        for kind, name in programs:
            quoted = name.replace('"', '""')
            database.execute(f'DROP {kind} "{quoted}"')
        database.commit()


def _rows_of(copy: Path) -> dict[str, int]:
    """Counted in the copy itself, not in the database that goes on."""
    with closing(sqlite3.connect(copy)) as database:
        return {
            model._meta.label: database.execute(f'SELECT count(*) FROM "{model._meta.db_table}"').fetchone()[0]  # noqa: S608  our own names
            for model in manifest.every_model()
        }
