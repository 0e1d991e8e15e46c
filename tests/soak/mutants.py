"""python -m tests.soak.mutants: the share of small changes to the code that its tests notice, in a seeded sample.

Each change is made in a copy of the working tree; nothing here is touched. The tests of the room that mirrors the
changed module's are run, up to the first that fails. Each survivor is told with its file and line; exit status 1 where
a smaller share than `--wanted` is caught.
"""

from __future__ import annotations

import argparse
import difflib
import json
import os
import queue
import re
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from tests.soak.mutating import Mutant, sampled

ROOT = Path(__file__).resolve().parents[2]
FLOORS = ("archive/ingest", "archive/resolution", "archive/queries", "search")
# A room's tests are ended when they take so many times as long as without a change, and these seconds to begin.
_SLOWER, _BEGINNING = 4, 20


class Broken(Exception):
    """Tests that fail without any change: they could not tell one."""


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--number", type=int, default=80, help="mutants in the sample")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--floors", nargs="*", default=FLOORS, help="folders whose code is changed")
    parser.add_argument("--wanted", type=float, default=0.95, help="share caught")
    parser.add_argument("--jobs", type=int, default=1, help="mutants tried at once, each in a copy of its own")
    parser.add_argument("--keep", type=Path, help="where the figures go; none: they are only told")
    options = parser.parse_args()
    modules = [path for floor in options.floors for path in code_of(floor)]
    with tempfile.TemporaryDirectory(prefix="archive-mutants-") as folder:
        copies = [Copy.of_tree(Path(folder, str(number))) for number in range(options.jobs)]
        trials = tried(sampled(modules, ROOT, options.number, options.seed), copies)
    return told(trials, options)


def code_of(floor: str) -> list[Path]:
    """The modules below a folder of the project."""
    paths = (path.relative_to(ROOT) for path in (ROOT / floor).rglob("*.py"))
    return [path for path in paths if "migrations" not in path.parts]


def room_of(module: Path) -> Path:
    """The folder of tests that is to notice a change of ``module``: the nearest that mirrors where it stands."""
    folders = (Path("tests") / folder for folder in module.parents)
    return next(folder for folder in folders if (ROOT / folder).is_dir())


def knowing_tests(module: Path, room: Path) -> list[Path]:
    """The tests below ``room`` that bear the name of the module, then those that import it: they fail the soonest."""
    package, stem = ".".join(module.parent.parts), module.stem
    imports = re.compile(rf"^(from|import) {re.escape(package)}(\.{stem}\b| import [^\n]*\b{stem}\b)", re.MULTILINE)
    files = sorted(room.rglob("test_*.py"))
    own = [path for path in files if path.stem == f"test_{stem}"]
    return own + [path for path in files if path not in own and imports.search(path.read_text(encoding="utf-8"))]


@dataclass
class Trial:
    """A mutant, the lines that it changes, and whether a test failed or did not come to its end."""

    mutant: Mutant
    change: str
    is_caught: bool


@dataclass
class Copy:
    """A copy of the working tree in which modules are changed and tests are run."""

    root: Path
    seconds: dict[Path, float] = field(default_factory=dict)

    @classmethod
    def of_tree(cls, root: Path) -> Copy:
        listed = ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"]
        names = subprocess.run(listed, cwd=ROOT, capture_output=True, text=True, check=True).stdout.split("\0")
        catalogues = (str(path.relative_to(ROOT)) for path in (ROOT / "archive/locale").rglob("*.mo"))
        for name in (*names, *catalogues):
            if name and (ROOT / name).is_file():
                (root / name).parent.mkdir(parents=True, exist_ok=True)
                shutil.copy2(ROOT / name, root / name)
        return cls(root)

    def tried(self, mutant: Mutant) -> Trial:
        original = (self.root / mutant.path).read_text(encoding="utf-8")
        room = room_of(mutant.path)
        limit = self._limit(room)
        with self.changed(mutant):
            passed = self._pass(room, mutant.path, limit)
        return Trial(mutant, _difference(original, mutant.code(original)), is_caught=not passed)

    @contextmanager
    def changed(self, mutant: Mutant) -> Iterator[None]:
        path = self.root / mutant.path
        original, before = path.read_text(encoding="utf-8"), path.stat()
        path.write_text(mutant.code(original), encoding="utf-8")
        os.utime(path, (0, 0))  # no compiled module is of that time, nor is one written
        try:
            yield
        finally:
            path.write_text(original, encoding="utf-8")
            os.utime(path, ns=(before.st_atime_ns, before.st_mtime_ns))

    def _limit(self, room: Path) -> float:
        """In how many seconds a room's tests must be through; measured once, on the code as it is."""
        if room not in self.seconds:
            begun = time.monotonic()
            if not self._pass(room, room, None):
                raise Broken(f"the tests of {room} fail without a change")
            self.seconds[room] = time.monotonic() - begun
        return _BEGINNING + _SLOWER * self.seconds[room]

    def _pass(self, room: Path, module: Path, limit: float | None) -> bool:
        """Whether the tests of a room, those that know the module first, pass within the limit: seconds, or none."""
        first = knowing_tests(module, self.root / room) if module != room else []
        command = [sys.executable, "-m", "pytest", "--exitfirst", "--quiet", "-p", "no:cacheprovider", *first, room]
        variables = {name: value for name, value in os.environ.items() if not name.startswith(("ARCHIVE_", "DJANGO_"))}
        variables |= {"CI": "true"} | ({"PYTHONDONTWRITEBYTECODE": "1"} if limit else {})
        try:
            done = subprocess.run(command, cwd=self.root, env=variables, capture_output=True, timeout=limit)
        except subprocess.TimeoutExpired:
            return False
        return done.returncode == 0


def tried(mutants: Iterable[Mutant], copies: list[Copy]) -> list[Trial]:
    """Each mutant in the next free copy, in the order in which they were given."""
    free: queue.SimpleQueue[Copy] = queue.SimpleQueue()
    for copy in copies:
        free.put(copy)

    def trial(mutant: Mutant) -> Trial:
        copy = free.get()
        try:
            tried = copy.tried(mutant)
        finally:
            free.put(copy)
        _say(f"{mutant.path}:{mutant.line}: {'caught' if tried.is_caught else 'SURVIVED'}")
        return tried

    with ThreadPoolExecutor(len(copies)) as workers:
        return list(workers.map(trial, mutants))


def told(trials: list[Trial], options: argparse.Namespace) -> int:
    caught = sum(trial.is_caught for trial in trials)
    share = caught / len(trials) if trials else 0.0
    _say(f"\n{caught} of {len(trials)} caught: {share:.3f}; wanted {options.wanted}")
    survivors = [trial for trial in trials if not trial.is_caught]
    for trial in survivors:
        _say(f"\n{trial.mutant.path}:{trial.mutant.line}: {trial.mutant.operator}\n{trial.change}")
    if options.keep:
        figures: dict[str, Any] = {
            "day": time.strftime("%Y-%m-%d"),
            "seed": options.seed,
            "mutants": len(trials),
            "caught": caught,
            "survivors": [f"{trial.mutant.path}:{trial.mutant.line}" for trial in survivors],
        }
        options.keep.write_text(json.dumps(figures, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
    return 0 if share >= options.wanted else 1


def _difference(original: str, changed: str) -> str:
    lines = difflib.unified_diff(original.splitlines(), changed.splitlines(), n=0, lineterm="")
    return "\n".join(f"  {line}" for line in lines if line[:1] in "+-" and line[:3] not in ("+++", "---"))


def _say(line: str) -> None:
    sys.stdout.write(line + "\n")
    sys.stdout.flush()


if __name__ == "__main__":
    sys.exit(main())
