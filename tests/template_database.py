"""Databases made once, of which tests begin with a copy: the migrated one, kept from run to run, and filled ones."""

import fcntl
import hashlib
import os
import shutil
import sqlite3
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from contextlib import closing
from pathlib import Path

import django

ROOT = Path(__file__).resolve().parent.parent
_KEPT = ROOT / ".cache"


def migrated() -> Path:
    """The empty database of today's migrations; without records they do what their own files say."""
    made_of = hashlib.sha256(django.__version__.encode())
    for file in sorted(ROOT.glob("*/migrations/*.py")):
        made_of.update(file.name.encode() + file.read_bytes())
    name = f"test-database-{made_of.hexdigest()[:16]}.sqlite3"
    _KEPT.mkdir(exist_ok=True)
    if not (_KEPT / name).exists():
        # Those of other migrations; several workers come here at once.
        for other in _KEPT.glob("test-database-*"):
            if other.stem != Path(name).stem:
                other.unlink(missing_ok=True)
    return _made_once(_KEPT / name, None, ["migrate"])


def filled(folder: Path, commands: Sequence[str]) -> Path:
    """The database after ``commands`` of ``manage.py``, made once for all workers that have ``folder`` in common."""
    return _made_once(folder / f"{'-'.join(commands)}.sqlite3", migrated(), commands)


def copy(template: Path, into: sqlite3.Connection) -> None:
    with closing(sqlite3.connect(template)) as database:
        database.backup(into)


def _made_once(target: Path, start: Path | None, commands: Sequence[str]) -> Path:
    """Of several processes the first makes it, and the others wait."""
    with target.with_suffix(".lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not target.exists():
            with tempfile.TemporaryDirectory(dir=target.parent) as folder:
                made = Path(folder, "archive.sqlite3")
                if start:
                    shutil.copy(start, made)
                for command in commands:
                    arguments = [sys.executable, "manage.py", command, "--verbosity", "0"]
                    subprocess.run(arguments, cwd=ROOT, env={**os.environ, "ARCHIVE_DATA": folder}, check=True)
                with closing(sqlite3.connect(made)) as database:
                    database.execute("PRAGMA journal_mode=DELETE")  # a database in memory has no log
                made.rename(target)
    return target
