"""Processes that share a long work of the index. They are spawned with nothing loaded, so this module loads nothing."""

import multiprocessing
from collections.abc import Callable, Iterable, Iterator
from typing import TypeVar

from pebble import ProcessPool

S = TypeVar("S")
T = TypeVar("T")

_TASKS_A_PROCESS = 500  # then it is replaced: what a library leaks stays small


def shared(workers: int, do: Callable[[S], T], tasks: Iterable[S]) -> Iterator[T]:
    """What ``do`` gives for each of the tasks, in their order; by this process where there is one worker.

    Raises what ``do`` raises, and pebble's ProcessExpired when a process is killed. The others end with this one.
    """
    if workers <= 1:
        yield from map(do, tasks)
        return
    # Spawned, not forked: a copy of a process with threads and a database may stand still for ever.
    context = multiprocessing.get_context("spawn")
    with ProcessPool(workers, _TASKS_A_PROCESS, _start, context=context) as pool:
        try:
            yield from pool.map(do, tasks).result()
        except BaseException:
            pool.stop()
            raise


def _start() -> None:
    import django

    django.setup()
