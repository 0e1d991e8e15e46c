"""The time of a request from its first to its last byte: statements of the database, pages and exports end with it.

Stopped are requests that only read. The database looks while it runs a statement, Django before it sends one.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

from django.conf import settings
from django.db import OperationalError
from django.db.backends.base.base import BaseDatabaseWrapper
from django.http import HttpRequest, HttpResponse, HttpResponseBase, StreamingHttpResponse

from archive.database.current import database_engine
from archive.http.brought_texts import brings_text
from archive.http.errors import READING_METHODS, took_too_long
from archive.http.middleware import Middleware
from archive.http.time_limit import RequestStopped, RequestTime, check_request, is_request_over


def watch_statements(connection: BaseDatabaseWrapper, **_: object) -> None:
    """Have the statements of a new connection end with the request: by an ``OperationalError``."""
    database_engine().prepare_connection(connection, is_request_over)
    if _check_before not in connection.execute_wrappers:
        connection.execute_wrappers.append(_check_before)


def _check_before(execute: Callable[..., object], sql: str, params: object, many: bool, context: object) -> object:
    check_request()
    return execute(sql, params, many, context)


class RequestTimeMiddleware(Middleware):
    """``REQUEST_SECONDS`` for a page: 503 in words where they do not suffice; ``EXPORT_SECONDS`` for what is streamed,
    whose transfer then breaks off, so that nobody takes the half for the whole."""

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        if request.method not in READING_METHODS and not brings_text(request):
            return self.get_response(request)
        time = RequestTime(settings.REQUEST_SECONDS, request.META.get("gunicorn.socket"))
        with time.running():
            response = self.get_response(request)
        if isinstance(response, StreamingHttpResponse) and not response.is_async:
            response.streaming_content = _streamed(response.streaming_content, time)
        return response

    def process_exception(self, request: HttpRequest, exception: Exception) -> HttpResponse | None:
        stopped = isinstance(exception, RequestStopped | OperationalError) and is_request_over()
        return took_too_long(request) if stopped else None


def _streamed(parts: Iterable[bytes], time: RequestTime) -> Iterator[bytes]:
    """``parts``, made within ``EXPORT_SECONDS``; none any more for a reader who has left."""
    time.extend(settings.EXPORT_SECONDS)
    parts = iter(parts)
    while True:
        try:
            with time.running():
                check_request()
                part = next(parts, None)
        except (RequestStopped, OperationalError):
            if time.has_left:
                return
            raise
        if part is None:
            return
        yield part
