"""An index of its own on the cluster, where one stands."""

from uuid import uuid4

import pytest
from django.conf import settings
from haystack import connections

from tests.search.clusters import URLS, connection_to, remove_indices


@pytest.fixture(params=[1, 3], ids=["one shard", "three shards"])
def shards(request):
    return request.param


@pytest.fixture
def on_cluster(db, tmp_path, monkeypatch, shards):
    """The name of the index that the archive uses; ``manage.py index`` and pages speak to the cluster."""
    if not URLS:
        pytest.skip("no OpenSearch cluster: make test-opensearch starts one")
    name = f"test-{uuid4().hex[:12]}"
    monkeypatch.setitem(settings.HAYSTACK_CONNECTIONS, "default", connection_to(name, tmp_path, shards=shards))
    connections.reload("default")
    yield name
    remove_indices(name)
    monkeypatch.undo()
    connections.reload("default")


@pytest.fixture
def web(client):
    """A reader's browser."""
    return client
