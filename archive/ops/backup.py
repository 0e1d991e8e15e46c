"""A consistent copy of all records and raw files, taken while the site runs, and its way back into an empty place.

The search index is not in it: it is derived from the records and built again.
"""

from __future__ import annotations

from pathlib import Path
from shutil import copyfileobj
from zipfile import ZIP_DEFLATED, ZipFile

from django.core.management import call_command
from django.utils.translation import gettext as _

from archive.database.current import database_engine
from archive.database.interface import DamagedCopy, OccupiedPlace
from archive.ops import manifest
from archive.ops.atomic_files import appear, beside
from archive.ops.manifest import Manifest, UnusableManifest


def back_up(target: Path) -> Manifest:
    """Write the backup to ``target``, which appears only when it is whole.

    Raises Unusable where it is there already.
    """
    if target.exists():
        raise UnusableManifest(_("%(path)s 已经存在，不会覆盖。") % {"path": target})
    engine, tables = database_engine(), {each._meta.db_table: each._meta.label for each in manifest.every_model()}
    with beside(target) as copy, beside(target) as packed:
        rows = engine.copy(copy, list(tables))
        with copy.open("rb") as file:
            files = {engine.copy_name: manifest.sha256(file)}
        said = manifest.made("backup", {tables[table]: number for table, number in rows.items()}, files)
        with ZipFile(packed, "w", ZIP_DEFLATED) as archive:
            manifest.write(said, archive)
            archive.write(copy, engine.copy_name)
        appear(packed, target)
    return said


def restore(source: Path) -> Manifest:
    """Put the records of the backup ``source`` into the empty place, and bring them up to this version.

    Raises Unusable where something is there already, also files of SQLite's beside it, which would be played into the
    records; where the backup is damaged, of the other database, or later than this program.
    """
    engine = database_engine()
    try:
        engine.refuse_occupied()
    except OccupiedPlace as error:
        raise UnusableManifest(str(error)) from error
    with manifest.opened(source) as archive, beside(engine.folder_of_copies() / engine.copy_name) as copy:
        said = manifest.read(archive, "backup")
        if engine.copy_name not in said.files and len(said.files) == 1:
            other = {"name": next(iter(said.files))}
            raise UnusableManifest(_("备份出自另一种数据库（%(name)s）；请用 manage.py dump 转移。") % other)
        try:
            with archive.open(engine.copy_name) as packed, copy.open("wb") as file:
                copyfileobj(packed, file)
            with copy.open("rb") as file:
                if manifest.sha256(file) != said.files.get(engine.copy_name):
                    raise UnusableManifest(_("备份已损坏：校验值不符。"))
            engine.check_copy(copy)
            engine.put_back(copy, said.migrations)
        except (DamagedCopy, *manifest.UNREADABLE) as error:
            raise UnusableManifest(_("备份已损坏：%(reason)s") % {"reason": error}) from error
    call_command("migrate", verbosity=0, interactive=False)
    if damage := next(engine.damage(), None):
        raise UnusableManifest(_("恢复后的数据库有误，请不要使用：%(reason)s") % {"reason": damage.what})
    return said
