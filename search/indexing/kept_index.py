"""The index before the live one, which each switch leaves: back to it, or away with it."""

from collections.abc import Iterator
from contextlib import contextmanager

from search.engine.backend import EngineBackend
from search.indexing.index_sync import PATIENCE, Busy, backend, check, is_current, repair


class NothingKept(Exception):
    """There is no index before the live one, or no longer."""


def switch_back() -> bool:
    """Let readers see the index before the live one again; the live one is the one that is kept from then on.

    Is it of this version? Then it has been brought up to date, else the version that made it is to be started, and to
    do so. Raises NothingKept, Busy.
    """
    with _alone() as engine:
        engine.switch_back()
    if not is_current():
        return False
    repair(check())
    return True


def drop() -> None:
    """Raises NothingKept, Busy."""
    with _alone() as engine:
        engine.drop_kept()


@contextmanager
def _alone() -> Iterator[EngineBackend[object, object]]:
    """Where an index is kept, and nobody builds one or writes meanwhile."""
    engine = backend()
    with engine.rebuilding() as free, engine.writing(PATIENCE if free else 0) as held:
        if not (free and held):
            raise Busy
        if engine.kept() is None:
            raise NothingKept
        yield engine
