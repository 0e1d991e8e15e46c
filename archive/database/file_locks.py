"""One job at a time on one machine, by a lock on a file. Pure."""

import fcntl
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

_POLL = 0.02  # seconds between two attempts to take a lock


@contextmanager
def file_lock(file: Path, wait: float) -> Iterator[bool]:
    """The lock across processes and threads; gives False when it stays taken for ``wait`` seconds."""
    file.parent.mkdir(parents=True, exist_ok=True)
    with file.open("w") as opened:
        held = _take(opened.fileno(), wait)
        try:
            yield held
        finally:
            if held:
                fcntl.flock(opened, fcntl.LOCK_UN)


def is_locked(file: Path) -> bool:
    """To be asked also where nothing can be written."""
    try:
        with file.open("rb") as opened:
            return not _take(opened.fileno(), 0)
    except FileNotFoundError:
        return False


def patiently(take: Callable[[], bool], wait: float, poll: float = _POLL) -> bool:
    """Could ``take`` within ``wait`` seconds? It is tried once at least."""
    deadline = time.monotonic() + wait
    while not take():
        if time.monotonic() >= deadline:
            return False
        time.sleep(poll)
    return True


def _take(descriptor: int, wait: float) -> bool:
    def take() -> bool:
        try:
            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            return False
        return True

    return patiently(take, wait)
