"""Processes that begin with the program loaded and no database open: as if just started, but at once."""

from __future__ import annotations

import logging
import os
import pickle
import sys
import threading
import traceback
from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

T = TypeVar("T")


def load(data: Path) -> None:
    """Load the program over the data folder. Records are to be touched in forks alone."""
    data.mkdir()
    os.environ |= {"ARCHIVE_DATA": str(data), "DJANGO_SETTINGS_MODULE": "archive.settings"}
    import django

    django.setup()
    logging.basicConfig(level=logging.ERROR)
    logging.getLogger("django.request").setLevel(logging.CRITICAL)  # what pages answer is judged
    from archive.text import segmenter

    segmenter.warm()


def fork(do: Callable[[], object]) -> int:
    """The number of a process that does it, and leads a group of its own."""
    pid = os.fork()
    if not pid:
        os.setsid()
        _do_and_exit(do)
    return pid


def in_fork(do: Callable[[], T]) -> T:
    """What ``do`` gives in a process of its own. Raises RuntimeError with its trace."""
    reading, writing = os.pipe()
    pid = os.fork()
    if not pid:
        os.close(reading)
        _do_and_exit(lambda: _answer(do, writing))
    os.close(writing)
    with os.fdopen(reading, "rb") as answer:
        data = answer.read()
    os.waitpid(pid, 0)
    is_good, said = pickle.loads(data) if data else (False, "the process ended without an answer")  # noqa: S301 - ours
    if not is_good:
        raise RuntimeError(said)
    return said  # type: ignore[no-any-return]


def _answer(do: Callable[[], object], writing: int) -> None:
    try:
        said: tuple[bool, object] = (True, do())
    except BaseException:
        said = (False, traceback.format_exc())
    with os.fdopen(writing, "wb") as answer:
        pickle.dump(said, answer)


def _do_and_exit(do: Callable[[], object]) -> None:
    """Never return into the code of the process that was forked."""
    code = 1
    try:
        do()
        for thread in threading.enumerate():
            if thread is not threading.current_thread() and not thread.daemon:
                thread.join()
        code = 0
    except SystemExit as end:
        code = int(end.code or 0)
    except BaseException:
        traceback.print_exc()
    finally:
        sys.stderr.flush()
        os._exit(code)
