"""A database of the first version comes up to this one with every row, and serves."""

import os
import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path

from tests.archive.ops.apart import Archive

ROOT = Path(__file__).resolve().parents[3]
FIRST = "0001_initial"
# Made by the models as they were then.
_FILLS = """
from django.db import connection
from django.db.migrations.loader import MigrationLoader
made = MigrationLoader(connection).project_state(("archive", "0001_initial")).apps.get_model
def make(name, /, **fields):
    return made("archive", name).objects.create(**fields)
text = "市长李明强调，要实施“两翼齐飞”，建设城东产业园，投资12亿元。"
def place(words):
    start = text.index(words)
    return {"report": report, "start": start, "end": start + len(words), "quote": words}
data = text.encode()
import hashlib
source = make("SourceText", data=data, sha256=hashlib.sha256(data).hexdigest(), size=len(data), name="a.txt")
area = make("Area", slug="a", code="990100", name="霁阳市", level="city")
report = make("Report", slug="r", title="全市会议召开", text=text, status="published", published_on="2014-05-08",
              source=source, area=area)
person = make("Person", slug="李明", name="李明", pinyin="liming", initials="lm")
make("PersonName", person=person, name="李明", folded="李明")
make("Participation", person=person, part="speaker", role_title="市长", **place("李明"))
make("Speech", person=person, verb="强调", **place("要实施“两翼齐飞”"))
strategy = make("Strategy", slug="s", name="两翼齐飞")
make("StrategyName", strategy=strategy, name="两翼齐飞", folded="两翼齐飞")
make("StrategyMention", strategy=strategy, **place("两翼齐飞"))
zone = make("Zone", slug="z", name="城东产业园", area=area)
make("ZoneMention", zone=zone, **place("城东产业园"))
metric = make("Metric", slug="m", name="投资")
make("Observation", metric=metric, value=12, unit="亿元", **place("12亿元"))
"""
_SERVES = """
from django.test import Client
from archive.models import Zone
for page in ("/", "/reports/r/", "/people/李明/", "/zones/z/", "/search/?q=两翼齐飞", "/readyz"):
    assert Client().get(page).status_code == 200, page
assert Zone.objects.get().names.get().name == "城东产业园"
"""


def rows(path):
    """Of every table of the archive: its rows as dictionaries."""
    with closing(sqlite3.connect(path)) as database:
        database.row_factory = sqlite3.Row
        names = [name for (name,) in database.execute("SELECT name FROM sqlite_master WHERE name LIKE 'archive_%'"
                                                      " AND type = 'table' ORDER BY name").fetchall()]  # fmt: skip
        return {name: [dict(row) for row in database.execute(f"SELECT * FROM {name}")] for name in names}


def test_from_the_first_version_to_this_one(tmp_path):
    def manage(*arguments):
        environment = {**os.environ, "ARCHIVE_DATA": str(tmp_path)}
        done = subprocess.run(
            [sys.executable, "manage.py", *arguments], cwd=ROOT, env=environment, capture_output=True, text=True
        )
        assert done.returncode == 0, done.stdout + done.stderr

    manage("migrate", "auth", "--verbosity", "0")  # for the roles, which every migration sees to
    manage("migrate", "archive", FIRST, "--verbosity", "0")
    manage("shell", "--no-imports", "-c", _FILLS)
    before = rows(tmp_path / "archive.sqlite3")
    manage("migrate", "--verbosity", "0")
    after = rows(tmp_path / "archive.sqlite3")
    filled = {name: kept for name, kept in before.items() if kept}
    assert len(filled) >= 13, filled.keys()
    for name, kept in filled.items():
        columns = kept[0].keys() & after[name][0].keys()
        assert [{key: row[key] for key in columns} for row in after[name]] == [
            {key: row[key] for key in columns} for row in kept
        ], name
    manage("data", "check")
    manage("index", "ensure")
    manage("shell", "--no-imports", "-c", _SERVES)
    manage("backup", str(tmp_path / "backup.zip"))
    assert Archive(tmp_path).runs()["backup"][0]
