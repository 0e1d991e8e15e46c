"""How long a query may take: whoever runs it looks at the clock between its steps."""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from time import monotonic

from archive.http.time_limit import check_request
from search.engine.errors import TookTooLong

SECONDS = 5.0  # of one query; the slowest question of the benchmarks takes a fiftieth of it at 100,000 reports
WORDS_SECONDS = 15.0  # of counting all words of an index, once for each process; 500,000 reports take 5 of a cluster
STEP = 500  # documents that are looked at one by one between two looks at the clock

_until: ContextVar[tuple[float, float]] = ContextVar("until", default=(float("inf"), 0.0))


@contextmanager
def deadline(seconds: float) -> Iterator[None]:
    """Within it ``check_deadline`` raises TookTooLong once ``seconds`` are over."""
    before = _until.set((monotonic() + seconds, seconds))
    try:
        yield
    finally:
        _until.reset(before)


def check_deadline() -> None:
    """Raises TookTooLong; RequestStopped where the time of the whole request is over."""
    check_request()
    end, seconds = _until.get()
    if monotonic() > end:
        raise TookTooLong(seconds)
