"""The migrated, empty database: made once, and again when migrations change; each run of tests begins with a copy."""

import fcntl
import hashlib
import os
import sqlite3
import subprocess
import sys
import tempfile
from contextlib import closing
from pathlib import Path

import django

ROOT = Path(__file__).resolve().parent.parent
FOLDER = ROOT / ".cache"


def path() -> Path:
    """Where the template of today's migrations is; without records they do what their own files say."""
    made_of = hashlib.sha256(django.__version__.encode())
    for file in sorted(ROOT.glob("*/migrations/*.py")):
        made_of.update(file.name.encode() + file.read_bytes())
    return FOLDER / f"test-database-{made_of.hexdigest()[:16]}.sqlite3"


def copy(into: sqlite3.Connection) -> None:
    """Of the workers of one run the first makes the template, and the others wait for it."""
    FOLDER.mkdir(exist_ok=True)
    with (FOLDER / "test-database.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not path().exists():
            _make()
    with closing(sqlite3.connect(path())) as template:
        template.backup(into)


def _make() -> None:
    for other in FOLDER.glob("test-database-*"):
        other.unlink()
    with tempfile.TemporaryDirectory(dir=FOLDER) as folder:
        command = [sys.executable, "manage.py", "migrate", "--verbosity", "0"]
        subprocess.run(command, cwd=ROOT, env={**os.environ, "ARCHIVE_DATA": folder}, check=True)
        migrated = Path(folder, "archive.sqlite3")
        with closing(sqlite3.connect(migrated)) as database:
            database.execute("PRAGMA journal_mode=DELETE")  # a database in memory has no log
        migrated.rename(path())
