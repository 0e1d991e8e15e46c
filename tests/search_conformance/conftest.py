"""The fixtures of search tests, and a plain scan of the texts to hold an engine's answers against.

Every case is asked of each engine: of Whoosh, and of an OpenSearch cluster with indices of one and of three shards
where ``ARCHIVE_TEST_OPENSEARCH_URL`` says where one stands (``make test-opensearch`` starts one and does).
"""

from uuid import uuid4

import pytest
from django.conf import settings
from haystack import connections

from archive.text.normalize import fold
from tests.helpers import make_report
from tests.search.clusters import URLS, connection_to, remove_indices
from tests.search.conftest import commit, indexed  # noqa: F401
from tests.search.texts import TEXTS

_NO_CLUSTER = pytest.mark.skipif(not URLS, reason="no OpenSearch cluster: make test-opensearch starts one")


@pytest.fixture(
    autouse=True,
    params=["whoosh", pytest.param(1, marks=_NO_CLUSTER), pytest.param(3, marks=_NO_CLUSTER)],
    ids=["whoosh", "one shard", "three shards"],
)
def engine(request, tmp_path, monkeypatch):
    """The engine that is asked: with an index of its own, which is not there yet."""
    if request.param == "whoosh":
        monkeypatch.setitem(settings.HAYSTACK_CONNECTIONS["default"], "PATH", str(tmp_path / "index"))
    else:
        name = f"test-{uuid4().hex[:12]}"
        wanted = connection_to(name, tmp_path, shards=request.param)
        monkeypatch.setitem(settings.HAYSTACK_CONNECTIONS, "default", wanted)
    connections.reload("default")
    yield request.param
    if request.param != "whoosh":
        remove_indices(name)
    monkeypatch.undo()
    connections.reload("default")


@pytest.fixture
def reports(indexed):  # noqa: F811
    made = [make_report(text, title=f"标题{n}", published_on=f"{2010 + n}-01-01") for n, text in enumerate(TEXTS)]
    indexed()
    return made


def scanned(reports, stretch):
    """The keys of the reports whose title or text has the stretch, under the one normalisation."""
    return {one.pk for one in reports if fold(stretch) in fold(one.title) or fold(stretch) in fold(one.text)}
