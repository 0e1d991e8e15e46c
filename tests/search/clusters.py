"""An OpenSearch cluster for tests: where it stands, and what is asked of it past the engine."""

import os
import subprocess
from pathlib import Path

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


def processes():
    """The process of each node of a cluster that .ci/cluster/start has started, by its address."""
    kept = Path(__file__).parents[2] / "var" / "cluster"
    nodes = {}
    for url in URLS:
        port = int(url.rpartition(":")[2])
        first, number = port // 100 * 100, port % 100
        for file in kept.glob(f"{len(URLS)}-nodes-{first}-*/{number}.pid"):
            nodes[url] = int(file.read_text())
    return nodes


def start_again():
    """Bring back what was killed; waits until all is green."""
    port = int(URLS[0].rpartition(":")[2]) // 100 * 100
    start = Path(__file__).parents[2] / ".ci" / "cluster" / "start"
    subprocess.run(["bash", str(start), str(len(URLS)), str(port)], check=True, capture_output=True)
