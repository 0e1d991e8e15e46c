"""How gunicorn serves the archive; it reads this file by itself. Options of its command line go before."""

import gc
import os
import warnings

bind = f"127.0.0.1:{os.environ.get('PORT', '8000')}"
workers = int(os.environ.get("WEB_CONCURRENCY", "2"))
# More than expensive pages may hold, running or waiting (``archive.http.expensive``): quick ones always find one.
threads = 16
preload_app = True
# 500 Chinese characters of a query, percent-encoded, and the filters beside them.
limit_request_line = 8190
# One archive beside another under the same account would fight over the socket, and nothing here uses it.
control_socket_disable = True
# Whoosh is older than these warnings, which would stand in the log as lines that are no JSON.
warnings.simplefilter("ignore", SyntaxWarning)
logger_class = "archive.ops.json_logs.ServerLog"
accesslog = "-" if os.environ.get("ARCHIVE_LOG_FORMAT") == "json" else None


def on_starting(server: object) -> None:
    """Load once what takes seconds, before the workers fork and share its memory; else the first readers wait."""
    from django.urls import get_resolver

    from archive.hold import reading
    from archive.text import segmenter
    from search.suggest import vocabulary

    segmenter.warm()
    reading.warm()
    vocabulary.warm()
    get_resolver().check()  # imports all views
    # What the garbage collector never looks at again stays shared: it writes into every object that it looks at.
    gc.collect()
    gc.freeze()
