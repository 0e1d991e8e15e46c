"""How much memory a serving process has over an empty Django process, after the whole mix of questions.

Each is measured in a process of its own: ``python -m benchmarks.memory empty`` and ``... serving FILE``, FILE being
the questions. Prints MB as JSON: all that is resident, and of that what is the process's own (no mapped files).
"""

import json
import os
import subprocess
import sys
from dataclasses import asdict
from pathlib import Path

from benchmarks.peers.peer import Question


def over_empty(asked: list[Question], folder: Path) -> dict[str, float]:
    """MB over an empty process: ``resident`` and ``own``."""
    file = folder / "questions.json"
    file.write_text(json.dumps([asdict(question) for question in asked], ensure_ascii=False))
    empty, serving = _run("empty"), _run("serving", str(file))
    return {name: round(serving[name] - empty[name], 1) for name in empty}


def _run(*arguments: str) -> dict[str, float]:
    done = subprocess.run(  # noqa: S603
        [sys.executable, "-m", "benchmarks.memory", *arguments], check=True, capture_output=True, text=True
    )
    return json.loads(done.stdout.splitlines()[-1])


def _taken() -> dict[str, float]:
    rows = dict(line.split(":", 1) for line in Path("/proc/self/status").read_text().splitlines())
    return {name: int(rows[row].split()[0]) / 1024 for name, row in (("resident", "VmRSS"), ("own", "RssAnon"))}


def _serve(file: Path) -> None:
    from benchmarks.peers.ours import Ours  # noqa: PLC0415  the empty process must not have it

    peer = Ours()
    for row in json.loads(file.read_text()):
        question = Question(**{key: tuple(value) if isinstance(value, list) else value for key, value in row.items()})
        for options in ({}, {"facets": True}, {"passages": True}):
            peer.ask(question, **options)


def _main(arguments: list[str]) -> None:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "archive.settings")
    import django  # noqa: PLC0415

    django.setup()
    from django.db import connection  # noqa: PLC0415
    from django.urls import get_resolver  # noqa: PLC0415

    connection.ensure_connection()
    if arguments[0] == "serving":
        get_resolver()._populate()
        _serve(Path(arguments[1]))
    sys.stdout.write(json.dumps(_taken()) + "\n")


if __name__ == "__main__":
    _main(sys.argv[1:])
