"""Pages wait a moment for another writer, commands half a minute."""

import os
import subprocess
import sys

import pytest


@pytest.mark.parametrize(
    ("door", "milliseconds"), [("archive.wsgi", "3000"), ("django; django.setup()", "30000")], ids=["page", "command"]
)
def test_how_long_another_writer_is_waited_for(tmp_path, door, milliseconds):
    asks = "print(connection.cursor().execute('PRAGMA busy_timeout').fetchone()[0])"
    program = f"import {door}; from django.db import connection; {asks}"
    environment = {**os.environ, "ARCHIVE_DATA": str(tmp_path), "DJANGO_SETTINGS_MODULE": "archive.settings"}
    environment.pop("ARCHIVE_BUSY_SECONDS", None)
    done = subprocess.run([sys.executable, "-c", program], env=environment, capture_output=True, text=True, check=True)
    assert done.stdout.strip() == milliseconds
