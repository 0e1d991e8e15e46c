"""Pages that cost seconds: a few at once in each process, so that all other pages find a thread.

A short queue waits for a turn. Who waits holds a thread that sleeps; ``gunicorn.conf.py`` has more threads than may run
and wait, so that some are always left for pages that are quick.
A view is marked with ``@expensive``; every table that is taken away (``?format=``) is expensive, too, and every text
that is brought to be looked at.
"""

from __future__ import annotations

import weakref
from collections.abc import Callable
from threading import BoundedSemaphore
from time import monotonic
from typing import Any, Final, TypeVar

from django.http import HttpRequest, HttpResponse, HttpResponseBase

from archive.http.brought_texts import brings_text
from archive.http.errors import too_busy
from archive.http.middleware import Middleware
from archive.http.params import is_given
from archive.http.time_limit import is_request_over

AT_ONCE: Final = 2  # in each process
WAITING: Final = 8  # may wait for their turn
WAIT: Final = 8.0  # seconds, at most: the time of the whole request is 20
_LOOK_EVERY: Final = 0.5  # seconds between two looks whether who waits is still there

View = TypeVar("View", bound=Callable[..., HttpResponseBase])


def expensive(view: View) -> View:
    vars(view)["is_expensive"] = True
    return view


class Turns:
    """``at_once`` may run and ``waiting`` wait, at most ``wait`` seconds."""

    def __init__(self, at_once: int = AT_ONCE, waiting: int = WAITING, wait: float = WAIT) -> None:
        self._running, self._waiting, self._wait = BoundedSemaphore(at_once), BoundedSemaphore(waiting), wait

    def take(self) -> bool:
        if self._running.acquire(blocking=False):
            return True
        if not self._waiting.acquire(blocking=False):
            return False
        try:
            return self._wait_for_turn()
        finally:
            self._waiting.release()

    def _wait_for_turn(self) -> bool:
        """Not for a reader who has left meanwhile."""
        end = monotonic() + self._wait
        while (left := end - monotonic()) > 0 and not is_request_over():
            if self._running.acquire(timeout=min(left, _LOOK_EVERY)):
                return True
        return False

    def give_back(self) -> None:
        self._running.release()


TURNS: Final = Turns()


class TurnRequest(HttpRequest):
    """A request of which is known whether it holds a turn."""

    has_turn: bool


class ExpensivePagesMiddleware(Middleware):
    """503 with Retry-After where no turn is free. A streamed answer keeps its turn until it is closed."""

    def __call__(self, request: TurnRequest) -> HttpResponseBase:
        request.has_turn = False
        response: Any = None
        try:
            response = self.get_response(request)
        finally:
            if request.has_turn and not getattr(response, "streaming", False):
                TURNS.give_back()
        if request.has_turn and response.streaming:
            # Once, whether the server closes the answer or somebody drops it unread.
            response._resource_closers.append(weakref.finalize(response, TURNS.give_back))
        return response

    def process_view(
        self, request: TurnRequest, view: Callable[..., HttpResponseBase], *_arguments: object
    ) -> HttpResponse | None:
        if not (getattr(view, "is_expensive", False) or is_given(request, "format") or brings_text(request)):
            return None
        request.has_turn = TURNS.take()
        return None if request.has_turn else too_busy(request)
