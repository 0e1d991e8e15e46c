"""The archive's own settings, with two more connections: the cluster's index of the first reports, and Whoosh's.

``ARCHIVE_SEARCH=opensearch`` with an address, ``ARCHIVE_DATABASE`` and ``ARCHIVE_DATA`` say where.
"""

from archive.settings import *  # noqa: F403
from archive.settings import DATA_DIR, HAYSTACK_CONNECTIONS

_LARGE = HAYSTACK_CONNECTIONS["default"] | {"INDEX": "bench-large"}
HAYSTACK_CONNECTIONS = {
    "default": _LARGE,
    "small": _LARGE | {"INDEX": "bench-small"},
    "whoosh": {"ENGINE": "search.whoosh_engine.backend.WhooshEngine", "PATH": str(DATA_DIR / "index")},
}
# What is measured is the making of pages.
PAGE_CACHE_BYTES = 0
