"""The archive's own settings, with stock Haystack + Whoosh as a second connection. ARCHIVE_DATA says where."""

from archive.settings import *  # noqa: F403
from archive.settings import DATA_DIR, HAYSTACK_CONNECTIONS, INSTALLED_APPS

INSTALLED_APPS = [*INSTALLED_APPS, "benchmarks"]
HAYSTACK_CONNECTIONS = {
    "default": {**HAYSTACK_CONNECTIONS["default"], "EXCLUDED_INDEXES": ["benchmarks.search_indexes.StockIndex"]},
    # The same index, read by a reader with caches of its own, which are emptied.
    "emptied": {
        **HAYSTACK_CONNECTIONS["default"],
        "PATH": str(DATA_DIR / "index-again"),
        "EXCLUDED_INDEXES": ["benchmarks.search_indexes.StockIndex"],
    },
    "stock": {
        "ENGINE": "haystack.backends.whoosh_backend.WhooshEngine",
        "PATH": str(DATA_DIR / "stock"),
        "EXCLUDED_INDEXES": ["search.search_indexes.ReportIndex"],
    },
}
# What is measured is the making of pages.
PAGE_CACHE_BYTES = 0
