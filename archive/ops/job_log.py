"""When backups and checks last ran, and how they ended: what the status page tells.

Kept in a file beside the data, not in the database: a backup that is restored must not bring back its own past.
"""

from __future__ import annotations

import json
import logging
from datetime import datetime
from pathlib import Path
from typing import Any, NamedTuple

from django.conf import settings
from django.utils import timezone

from archive.text.atomic import write_atomically

_GOOD = " (good)"
logger = logging.getLogger(__name__)


class JobRun(NamedTuple):
    """``at`` with its time zone; ``said`` is the outcome in the words of whoever ran it."""

    at: datetime
    is_good: bool
    said: str


def note(name: str, said: str, *, is_good: bool) -> None:
    """Keep the outcome of a run of ``name``, in the place of the one before; where that cannot be, the log says so.

    The last good one stays beside a bad one.
    """
    run = {"at": timezone.now().isoformat(), "is_good": is_good, "said": said}
    runs = {**_read(), name: run, **({name + _GOOD: run} if is_good else {})}
    try:
        write_atomically(_file(), json.dumps(runs, ensure_ascii=False).encode())
    except OSError as error:
        logger.error("the outcome of %s could not be kept: %s", name, error)


def last_good(name: str) -> JobRun | None:
    """None where it never ended well, or nobody can read when."""
    return last(name + _GOOD)


def last(name: str) -> JobRun | None:
    """None where it never ran, or nobody can read when."""
    try:
        said: Any = _read()[name]
        return JobRun(datetime.fromisoformat(said["at"]), bool(said["is_good"]), str(said["said"]))
    except (KeyError, TypeError, ValueError):
        return None


def _file() -> Path:
    return Path(settings.DATA_DIR) / "runs.json"


def _read() -> dict[str, dict[str, object]]:
    try:
        runs = json.loads(_file().read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {}
    return runs if isinstance(runs, dict) else {}
