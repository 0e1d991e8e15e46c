"""Reading by a program of ours in a process of its own, which cannot harm or hold up the one that asks.

Its bounds of memory, processor time and output are the program's own.
"""

import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryFile
from typing import IO

from archive.ingest.errors import Unreadable

_PROGRAMS = Path(__file__).parent
SECONDS = 30
MAX_OUTPUT = 256 << 20  # bytes
_CODES = {3: "locked", 4: "too_long", 5: "too_large_unpacked", 6: "too_much_memory"}  # by exit status of the programs


@contextmanager
def output_of(program: str, data: bytes, format_name: str) -> Iterator[IO[bytes]]:
    """What the module ``program`` beside this one writes when given ``data``.

    Raises ``Unreadable`` where it could not read them.
    """
    with TemporaryFile() as output, TemporaryFile() as given:
        given.write(data)
        given.seek(0)
        try:
            done = subprocess.run(  # noqa: S603  our own program; the file comes by standard input
                [sys.executable, "-I", str(_PROGRAMS / f"{program}.py")], stdin=given, stdout=output,
                stderr=subprocess.DEVNULL, timeout=SECONDS, check=False,
            )  # fmt: skip
        except subprocess.TimeoutExpired:
            raise Unreadable("too_slow", seconds=SECONDS) from None
        if problem := _problem(done.returncode, format_name):
            raise problem
        output.seek(0)
        yield output


def _problem(status: int, format_name: str) -> Unreadable | None:
    if status in (-signal.SIGXCPU, -signal.SIGKILL):
        return Unreadable("too_slow", seconds=SECONDS)
    if status == -signal.SIGABRT:  # how Rust ends where memory does
        return Unreadable("too_much_memory")
    return Unreadable(_CODES.get(status, "damaged"), format=format_name, limit=MAX_OUTPUT) if status else None
