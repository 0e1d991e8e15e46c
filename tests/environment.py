"""A pytest plugin, loaded first of all: the whole run gets a data folder of its own, and never touches a real one."""

import atexit
import os
import shutil
import tempfile
from importlib import import_module
from math import inf
from pathlib import Path

import hypothesis
import pytest

_FOLDER = tempfile.mkdtemp(prefix="archive-tests-")
Path(_FOLDER, "static").mkdir()
os.environ["ARCHIVE_DATA"] = _FOLDER
os.environ["ARCHIVE_JOBS"] = "0"  # tests run them themselves
for name in ("ARCHIVE_MODE", "ARCHIVE_DEBUG", "ARCHIVE_SECRET_KEY", "ARCHIVE_HOSTS"):
    os.environ.pop(name, None)
# Processes that tests start keep archives of their own, in files: none may come upon the tests' database.
DATABASE = os.environ.get("ARCHIVE_DATABASE", "")
import_module("archive.settings")
os.environ.pop("ARCHIVE_DATABASE", None)
# Playwright's synchronous interface runs an event loop in the thread in which tests then use the database.
os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"
atexit.register(shutil.rmtree, _FOLDER, ignore_errors=True)


def pytest_configure(config: pytest.Config) -> None:
    """Nothing here measures time. Where CI says so, the examples are the same in each run."""
    if not config.getoption("hypothesis_profile", None):
        given = hypothesis.settings.get_profile("ci" if os.environ.get("CI") else "default")
        hypothesis.settings.register_profile("archive", given, deadline=None)
        hypothesis.settings.load_profile("archive")


@pytest.fixture(scope="session", autouse=True)
def _no_thread_drains():
    """All threads share the database of the tests: one that still reads it when a test ends keeps it from being
    emptied, and the tests after it meet its records."""
    from search.indexing import index_sync

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(index_sync, "_BOUND", inf)
        yield


@pytest.fixture(autouse=True)
def _no_counts(request, django_db_blocker):
    """Wrong passwords and the like are no records, of which each test finds the database empty."""
    yield
    Path(_FOLDER, "operational.sqlite3").unlink(missing_ok=True)
    if DATABASE and "_django_db_helper" in request.fixturenames:
        from django.db import connection

        with django_db_blocker.unblock(), connection.cursor() as cursor:
            for table in ("attempt", "known", "rate", "run", "upload"):
                cursor.execute(f"DELETE FROM operational_{table}")
