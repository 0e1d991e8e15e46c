"""Works of the archive killed with SIGKILL at random moments, and a look at what is left by a process that begins anew.

Work and look are done by ``forks``, so that the moments of the kills fall on the work and not on the loading.
"""

from __future__ import annotations

import ctypes
import os
import random
import shutil
import signal
import time
from collections.abc import Callable
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any, Protocol

from tests.soak.forks import fork, in_fork

PAGES = ("/", "/reports/", "/people/", "/search/?q=会议", "/search/?q=投资&sort=newest", "/readyz")
_LEFT = 30.0  # seconds after which the processes of a killed work must have ended
_SUBREAPER = 36  # PR_SET_CHILD_SUBREAPER: orphans become children of this process, which reaps them
Tell = Callable[[str], None]


class Work(Protocol):
    """One kind of work. Each method is called in a fork of its own; ``told`` is what ``run`` told, in order."""

    name: str

    def prepare(self) -> None: ...

    def run(self, tell: Tell) -> None:
        """Do it, and ``tell`` of what has been committed, after the commit."""

    def lost(self, told: list[str], *, has_ended: bool) -> list[str]:
        """What is not as it was told, after the restart and one drain."""


@dataclass
class Record:
    """What came of one kind of work. ``moments``: the kills by tenths of the run of a work that nobody kills."""

    seconds: float = 0.0
    kills: int = 0
    kills_of_one_process: int = 0
    ended_before: int = 0
    told: int = 0
    moments: list[int] = field(default_factory=lambda: [0] * 10)
    troubles: list[str] = field(default_factory=list)

    def as_json(self) -> dict[str, Any]:
        return {**asdict(self), "seconds": round(self.seconds, 2)}


class House:
    """The data folder, which can be put back to how it was when it was furnished."""

    def __init__(self, folder: Path) -> None:
        self.folder, self._kept = folder, folder.with_name(f"{folder.name}-kept")
        ctypes.CDLL(None).prctl(_SUBREAPER, 1, 0, 0, 0)

    def furnish(self, fill: Callable[[], object]) -> None:
        in_fork(fill)
        shutil.copytree(self.folder, self._kept)

    def reset(self) -> None:
        shutil.rmtree(self.folder)
        shutil.copytree(self._kept, self.folder)


def many_times(house: House, work: Work, kills: int, rng: random.Random) -> Record:
    """Kill ``work`` so many times. The archive goes on from kill to kill, until the work ends before its kill."""
    record = Record()
    house.reset()
    in_fork(work.prepare)
    _round(house, work, record, None, is_group=True)
    while record.kills < kills:
        ended = record.ended_before
        in_fork(work.prepare)
        _round(house, work, record, rng.random(), is_group=rng.random() < 0.5)
        if record.ended_before > ended:
            house.reset()
    return record


def _round(house: House, work: Work, record: Record, moment: float | None, *, is_group: bool) -> None:
    """Run the work, kill it at ``moment`` of its usual length (None: do not), and judge what is left."""
    told_in = house.folder / "told"
    told_in.unlink(missing_ok=True)
    leader, begun = _start(work, told_in), time.perf_counter()
    if moment is not None:
        _kill(leader, moment * record.seconds, is_group=is_group)
    code = os.waitstatus_to_exitcode(os.waitpid(leader, 0)[1])
    if moment is None:
        record.seconds = time.perf_counter() - begun
    killed = code == -signal.SIGKILL
    troubles = [] if killed or not code else [f"the work ended with {code}"]
    troubles += _left_running(leader)
    told = told_in.read_text().splitlines() if told_in.exists() else []
    troubles += in_fork(lambda: judged(work, told, has_ended=not killed))
    record.told += len(told)
    if killed:
        assert moment is not None
        record.kills += 1
        record.kills_of_one_process += not is_group
        record.moments[int(moment * 10)] += 1
    elif moment is not None:
        record.ended_before += 1
    record.troubles += [f"{work.name}, kill {record.kills} at {moment}: {trouble}" for trouble in troubles]


def judged(work: Work, told: list[str], *, has_ended: bool) -> list[str]:
    """What is wrong in a process that has just begun: pages, the index after one drain, the data, what was told."""
    from archive.ops.data_check import findings
    from search.indexing import index_sync, outbox

    found = unanswered()
    index_sync.drain()
    drift = index_sync.check()
    found += [f"the index differs: {drift}"] if drift.all else []
    found += [] if outbox.is_empty() else ["notes are left in the outbox"]
    found += [f"{finding.record}: {finding.what}" for finding in findings()]
    return found + work.lost(told, has_ended=has_ended) + unanswered()


def unanswered() -> list[str]:
    from django.test import Client

    answers = {page: Client(raise_request_exception=False).get(page).status_code for page in PAGES}
    return [f"{page} answers {status}" for page, status in answers.items() if status != 200]


def _start(work: Work, told_in: Path) -> int:
    """The process that does the work; it leads a group of its own."""

    def run() -> None:
        file = os.open(told_in, os.O_WRONLY | os.O_CREAT | os.O_APPEND)
        work.run(lambda line: os.write(file, f"{line}\n".encode()) and None)

    return fork(run)


def _kill(leader: int, after: float, *, is_group: bool) -> None:
    """Kill the process, or its whole group, so many seconds from now, unless it has ended by then."""
    time.sleep(after)
    if not os.waitid(os.P_PID, leader, os.WEXITED | os.WNOHANG | os.WNOWAIT):
        (os.killpg if is_group else os.kill)(leader, signal.SIGKILL)


def _left_running(group: int) -> list[str]:
    """Helpers of a killed process end by themselves."""
    until = time.monotonic() + _LEFT
    while time.monotonic() < until:
        try:
            while os.waitpid(-group, os.WNOHANG)[0]:
                pass
        except ChildProcessError:
            return []
        time.sleep(0.02)
    os.killpg(group, signal.SIGKILL)
    return [f"processes were left running for {_LEFT} s"]
