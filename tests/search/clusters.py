"""An OpenSearch cluster for tests: where it stands, and what is asked of it past the engine."""

import os

from opensearchpy import OpenSearch

URLS = [url for url in os.environ.get("ARCHIVE_TEST_OPENSEARCH_URL", "").split(",") if url]


def client():
    return OpenSearch(hosts=URLS)


def connection_to(name, folder, *, shards=1, urls=URLS, **more):
    """What settings.HAYSTACK_CONNECTIONS says of an index ``name``; ``folder`` takes its locks."""
    engine = "search.opensearch_engine.backend.OpenSearchEngine"
    return {"ENGINE": engine, "URLS": urls, "INDEX": name, "SHARDS": shards, "PATH": str(folder), **more}


def remove_indices(name):
    client().indices.delete(index=f"{name}-*", ignore=[404])
