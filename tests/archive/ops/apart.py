"""An archive apart from that of the tests: a folder of its own, kept by processes of their own."""

import os
import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path

ROOT = Path(__file__).resolve().parents[3]


class Archive:
    """An archive of its own in ``folder``; its records in the database ``address`` (``postgresql://…``), if given."""

    def __init__(self, folder: Path, address: str = "") -> None:
        self.folder, self.database, self.address = folder, folder / "archive.sqlite3", address

    def start(self, *arguments: str) -> subprocess.Popen:
        environment = {**os.environ, "ARCHIVE_DATA": str(self.folder), "PYTHONPATH": str(ROOT)}
        environment |= {"ARCHIVE_DATABASE": self.address} if self.address else {}
        return subprocess.Popen(
            [sys.executable, "manage.py", *arguments], cwd=ROOT, env=environment, text=True,
            stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.STDOUT,
        )  # fmt: skip

    def manage(self, *arguments: str) -> tuple[int, str]:
        process = self.start(*arguments)
        said, _none = process.communicate()
        return process.returncode, said

    def runs(self) -> dict[str, tuple[int, str]]:
        """What ``archive.ops.job_log`` keeps: whether the run was good, and what it said, by name."""
        with closing(sqlite3.connect(self.folder / "operational.sqlite3")) as database:
            rows = database.execute("SELECT name, is_good, said FROM operational_run")
            return {name: (is_good, said) for name, is_good, said in rows}

    def rows(self) -> list[str]:
        with closing(sqlite3.connect(self.database)) as database:
            return list(database.iterdump())
