"""What reading needs is loaded before workers fork: no request of a reader loads it."""

import os
import subprocess
import sys

from django.conf import settings

from archive.hold import reading

# What a process opens or imports while it reads, after it has done what gunicorn's hook does.
SCRIPT = """
import os, runpy, sys
os.environ["DJANGO_SETTINGS_MODULE"] = "archive.settings"
import django
django.setup()
runpy.run_path("gunicorn.conf.py")["on_starting"](None)
from archive.hold.reading import read_text
from archive.ingest.prepared import ReadingHints
loaded = []
sys.addaudithook(lambda event, arguments: loaded.append(arguments[0]) if event in ("open", "import") else None)
draft = read_text(sys.stdin.read(), ReadingHints())
print(len(draft.people), [each for each in loaded if not str(each).startswith("/dev/")])
"""


def test_after_the_start_of_a_server_reading_loads_nothing(tmp_path):
    fixtures = sorted((settings.BASE_DIR / "fixtures" / "seed_meetings").glob("*.txt"))
    text = "\n".join(path.read_text(encoding="utf-8") for path in fixtures)
    done = subprocess.run(
        [sys.executable, "-c", SCRIPT], input=text, cwd=settings.BASE_DIR, capture_output=True, text=True,
        encoding="utf-8", env={**os.environ, "ARCHIVE_DATA": str(tmp_path)},
    )  # fmt: skip
    people, _, loaded = done.stdout.strip().partition(" ")
    assert int(people) > 5, done.stderr
    assert loaded == "[]"


def test_the_specimen_has_something_of_every_kind():
    mentions = reading.read_text(reading._SPECIMEN, reading.ReadingHints())
    assert all((mentions.people, mentions.strategies, mentions.zones, mentions.documents, mentions.figures))
    assert (mentions.place, mentions.day) == ("霁阳市", "2014-05-08")
