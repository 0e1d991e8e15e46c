"""How long a query may take: whoever runs it looks at the clock between its steps."""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from time import monotonic

from search.whoosh_engine.directory import Unanswered

SECONDS = 5.0  # of one query; the slowest question of the benchmarks takes a fiftieth of it at 100,000 reports
STEP = 500  # documents that are looked at one by one between two looks at the clock

_until: ContextVar[float] = ContextVar("until", default=float("inf"))


class TookTooLong(Unanswered):
    """The query was given up."""


@contextmanager
def patience(seconds: float) -> Iterator[None]:
    """Within it ``look_at_clock`` raises TookTooLong once ``seconds`` are over."""
    before = _until.set(monotonic() + seconds)
    try:
        yield
    finally:
        _until.reset(before)


def look_at_clock() -> None:
    if monotonic() > _until.get():
        raise TookTooLong
