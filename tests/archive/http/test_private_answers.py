"""Answers to staff are kept by no cache, refusals leave no trace in the log, and an empty key is named."""

import logging
import os
import subprocess
import sys

import pytest
from django.conf import settings
from django.contrib.auth.models import User

from archive.ops.json_logs import RefusalsWithoutTrace
from tests.helpers import make_report

pytestmark = pytest.mark.django_db


def test_what_staff_see_is_private_and_what_readers_see_is_not(client):
    report = make_report(status="draft")
    assert "private" not in client.get("/about/").headers.get("Cache-Control", "")
    client.force_login(User.objects.create_superuser("keeper"))
    for address in (report.get_absolute_url(), "/", "/search/?q=a", "/reports/?format=csv"):
        assert "private" in client.get(address).headers["Cache-Control"], address


def test_a_refusal_is_a_line_without_a_trace():
    record = logging.LogRecord(
        "django.request", logging.WARNING, "", 0, "Forbidden", None, (ValueError, ValueError(), None)
    )
    record.status_code = 403
    assert RefusalsWithoutTrace().filter(record)
    assert record.exc_info is None
    assert settings.LOGGING["handlers"]["console"]["filters"] == ["refusals"]


def test_an_empty_key_is_named(tmp_path):
    (tmp_path / "secret_key").touch()
    environment = {**os.environ, "ARCHIVE_DATA": str(tmp_path)}
    done = subprocess.run([sys.executable, "manage.py", "check"], env=environment, capture_output=True, text=True)
    assert done.returncode
    assert str(tmp_path / "secret_key") in done.stderr
