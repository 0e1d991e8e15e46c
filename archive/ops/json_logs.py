"""Lines of the log as JSON, for machines that gather them; and gunicorn's log, without a trace of who reads what.

No line names a reader: no address, no query string, no browser. A path says which page was read, not by whom.
"""

from __future__ import annotations

import json
import logging
import os
import re
from datetime import UTC, datetime, timedelta
from typing import Protocol

from gunicorn.glogging import Logger

IS_JSON = os.environ.get("ARCHIVE_LOG_FORMAT") == "json"
# What gunicorn writes of a request that it could not read, or an address with its query.
_PERSONAL = re.compile(r" from ip=\S*(?=: )|\?\S*")


class JsonFormatter(logging.Formatter):
    """One object a line: ``time`` (ISO 8601, UTC), ``level``, ``logger``, ``message``; ``trace`` of an error; and the
    fields of ``extra={"fields": {...}}``."""

    def format(self, record: logging.LogRecord) -> str:
        line: dict[str, object] = {
            "time": datetime.fromtimestamp(record.created, UTC).isoformat(timespec="milliseconds"),
            "level": record.levelname,
            "logger": record.name,
            "message": record.getMessage(),
            **getattr(record, "fields", {}),
        }
        if record.exc_info:
            line["trace"] = self.formatException(record.exc_info)
        return json.dumps(line, ensure_ascii=False, default=str)


class RefusalsWithoutTrace(logging.Filter):
    """A page that somebody may not see is no fault of the program: a line is enough."""

    def filter(self, record: logging.LogRecord) -> bool:
        if getattr(record, "status_code", None) == 403:
            record.exc_info = record.exc_text = None
        return True


class Impersonal(logging.Filter):
    def filter(self, record: logging.LogRecord) -> bool:
        record.msg, record.args = _PERSONAL.sub("", record.getMessage()), None
        return True


class _GunicornAnswer(Protocol):
    """What gunicorn answered; ``status`` begins with the number."""

    status: str | int


class ServerLog(Logger):
    """Gunicorn's log. Answers are logged where lines are JSON: method, path, status, bytes, seconds."""

    def setup(self, cfg: object) -> None:
        super().setup(cfg)
        self.error_log.addFilter(Impersonal())

    def access(self, resp: _GunicornAnswer, req: object, environ: dict[str, str], request_time: timedelta) -> None:
        if not self.cfg.accesslog:
            return
        fields = {
            "method": environ.get("REQUEST_METHOD"),
            "path": environ.get("PATH_INFO", "").encode("latin-1", "replace").decode("utf-8", "replace"),
            "status": int(str(resp.status).split(None, 1)[0]),
            "bytes": getattr(resp, "sent", None),
            "seconds": round(request_time.total_seconds(), 4),
        }
        self.access_log.info("answered", extra={"fields": fields})

    def _set_handler(self, log: object, output: object, fmt: logging.Formatter, stream: object = None) -> None:
        super()._set_handler(log, output, JsonFormatter() if IS_JSON else fmt, stream)
