"""Every test of search gets an index folder of its own."""

import pytest
from django.conf import settings
from haystack import connections

from search.indexing import index_sync


@pytest.fixture(autouse=True)
def index_folder(tmp_path, monkeypatch):
    """The folder of the index, empty at first."""
    monkeypatch.setitem(settings.HAYSTACK_CONNECTIONS["default"], "PATH", str(tmp_path / "index"))
    connections.reload("default")
    yield tmp_path / "index"
    connections.reload("default")


@pytest.fixture
def commit(django_capture_on_commit_callbacks):
    """``with commit(): ...`` ends like a committed transaction: what waits for the commit is done."""
    return lambda: django_capture_on_commit_callbacks(execute=True)


@pytest.fixture
def indexed(db):
    """``indexed()`` brings the index up to date with the records."""
    return index_sync.rebuild
