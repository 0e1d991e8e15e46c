"""How long a request may take, and whether its reader still waits: whoever works for it looks between two steps. Pure.

Loops over texts and rows call ``check_request``. Outside of a request it is without effect.
"""

from __future__ import annotations

import socket
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from time import monotonic
from typing import Final

LOOK_EVERY: Final = 0.1  # seconds between two looks at the connection


class RequestStopped(Exception):
    """The time of the request is over, or its reader has left."""


class RequestTime:
    """``seconds`` from now on; ``connection`` is the socket of the reader, where it is known."""

    def __init__(self, seconds: float, connection: socket.socket | None = None) -> None:
        self.connection, self.has_left = connection, False
        self._until, self._next_look = monotonic() + seconds, monotonic() + LOOK_EVERY

    def extend(self, seconds: float) -> None:
        """``seconds`` from now on."""
        self._until = monotonic() + seconds

    def is_over(self) -> bool:
        now = monotonic()
        if now > self._next_look:
            self._next_look = now + LOOK_EVERY
            self.has_left = self.has_left or _has_left(self.connection)
        return self.has_left or now > self._until

    @contextmanager
    def running(self) -> Iterator[None]:
        """Within it the time of this request is what is looked at."""
        before = _current.set(self)
        try:
            yield
        finally:
            _current.reset(before)


_current: ContextVar[RequestTime | None] = ContextVar("request time", default=None)


def check_request() -> None:
    """Raises RequestStopped where the request that this thread works for is over."""
    if is_request_over():
        raise RequestStopped


def is_request_over() -> bool:
    current = _current.get()
    return current is not None and current.is_over()


def _has_left(connection: socket.socket | None) -> bool:
    """Has the other side closed the connection? A look that takes nothing and waits for nothing."""
    if connection is None:
        return False
    try:
        return not connection.recv(1, socket.MSG_PEEK | socket.MSG_DONTWAIT)
    except BlockingIOError:
        return False
    except (OSError, ValueError):  # broken; or encrypted, which gunicorn is not behind nginx
        return isinstance(connection, socket.socket) and connection.fileno() < 0
