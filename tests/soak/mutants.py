"""python -m tests.soak.mutants: the share of small changes to the code that its tests notice, in a seeded sample.

Each change is made in a copy of the working tree; nothing here is touched. The tests of each room that mirrors a
changed module's are run once without a change, and write down which of them reach the lines to be changed. For each
change these are run, up to the first that fails, then all of the room; with `--reaching` no others than these, which
is quicker and leaves alive what others would have noticed. Each survivor is told with its file and line; exit status 1
where a smaller share than `--wanted` is caught.
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
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType
from typing import Any

from tests.soak.mutating import Mutant, sampled
from tests.soak.reaching import VARIABLE, is_in_function, marked, reached

ROOT = Path(__file__).resolve().parents[2]
FLOORS = ("archive/ingest", "archive/resolution", "archive/queries", "search")
# A room's tests are ended when they take so many times as long as without a change, and these seconds to begin.
_SLOWER, _BEGINNING = 4, 30
_NOTHING_NOTICED = (0, 4, 5)  # pytest's exit status: all pass, no such test, no test


class Broken(Exception):
    """Tests that fail without any change: they could not tell one."""


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--number", type=int, default=80, help="mutants in the sample")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--floors", nargs="*", default=FLOORS, help="folders whose code is changed")
    parser.add_argument("--reaching", action="store_true", help="run no tests but those that reach the change")
    parser.add_argument("--wanted", type=float, default=0.95, help="share caught")
    parser.add_argument("--jobs", type=int, default=1, help="mutants tried at once, each in a copy of its own")
    parser.add_argument("--keep", type=Path, help="where the figures go; none: they are only told")
    options = parser.parse_args()
    modules = [path for floor in options.floors for path in code_of(floor)]
    with tempfile.TemporaryDirectory(prefix="archive-mutants-") as folder:
        copies = [Copy.of_tree(Path(folder, str(number))) for number in range(options.jobs)]
        mutants = sampled(modules, ROOT, options.number, options.seed)
        rooms = outermost({room_of(mutant.path) for mutant in mutants})
        runs = [copies[0].run_marked(room, mutants) for room in rooms]
        trials = tried(mutants, copies, runs, reaching_alone=options.reaching)
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


def outermost(rooms: Collection[Path]) -> list[Path]:
    """Those of ``rooms`` that are in no other."""
    return sorted(room for room in rooms if not set(room.parents) & set(rooms))


@dataclass
class RoomRun:
    """What was seen when the tests of a room ran without a change: which reach which line, how long each took."""

    room: Path
    seconds: float
    tests: dict[str, list[str]]
    durations: dict[str, float]

    def of(self, mutant: Mutant, room: Path) -> list[str]:
        """The tests in ``room`` that reach the line, those first that know its module."""
        known = [str(path) for path in knowing_tests(mutant.path, ROOT / room)]
        inside = [each for each in self.tests.get(f"{mutant.path}:{mutant.line}", ()) if each.startswith(f"{room}/")]
        return sorted(inside, key=lambda test: str(ROOT / test.partition("::")[0]) not in known)

    def limit(self, tests: Iterable[str]) -> float:
        """In how many seconds ``tests`` must be through."""
        return _BEGINNING + _SLOWER * sum(self.durations.get(test, 0.0) for test in tests)


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

    def tried(self, mutant: Mutant, run: RoomRun, *, reaching_alone: bool) -> Trial:
        original = (self.root / mutant.path).read_text(encoding="utf-8")
        room = room_of(mutant.path)
        reaching = run.of(mutant, room)
        with self.changed(mutant.path, mutant.code(original)):
            is_caught = bool(reaching) and self._notice(reaching, run.limit(reaching))
            # What runs when the module is imported is reached by whoever imports it.
            if not is_caught and not (reaching_alone and is_in_function(original, mutant.line)):
                is_caught = self._notice(
                    [*knowing_tests(mutant.path, self.root / room), room], _BEGINNING + _SLOWER * run.seconds
                )
        return Trial(mutant, _difference(original, mutant.code(original)), is_caught)

    @contextmanager
    def changed(self, module: Path, code: str) -> Iterator[None]:
        path = self.root / module
        original, before = path.read_text(encoding="utf-8"), path.stat()
        path.write_text(code, encoding="utf-8")
        os.utime(path, (0, 0))  # no compiled module is of that time, nor is one written
        try:
            yield
        finally:
            path.write_text(original, encoding="utf-8")
            os.utime(path, ns=(before.st_atime_ns, before.st_mtime_ns))

    def run_marked(self, room: Path, mutants: Iterable[Mutant]) -> RoomRun:
        """The tests of a room, all of them, on the code as it is, with marks at the places of those of ``mutants``
        that they are to notice."""
        lines: dict[Path, set[int]] = defaultdict(set)
        for mutant in mutants:
            if room in (own := room_of(mutant.path)).parents or own == room:
                lines[mutant.path].add(mutant.line)
        notes = self.root / "reached"
        notes.unlink(missing_ok=True)
        begun = time.monotonic()
        with ExitStack() as stack:
            for path, numbers in lines.items():
                code = (self.root / path).read_text(encoding="utf-8")
                stack.enter_context(self.changed(path, marked(code, path, numbers)))
            done = self._run(["--durations=0", "--durations-min=0", room], None, {VARIABLE: str(notes)})
        if done is None or done.returncode:
            raise Broken(f"the tests of {room} fail without a change")
        _say(f"{room}: {time.monotonic() - begun:.0f} seconds")
        return RoomRun(room, time.monotonic() - begun, reached(notes), _durations(done.stdout.decode()))

    def _notice(self, tests: Iterable[str | Path], limit: float) -> bool:
        """Whether one of ``tests`` fails, or they do not come to their end within the limit, in seconds. A test that
        is no more, as its name was made of what was changed, has noticed nothing."""
        done = self._run(["--exitfirst", *tests], limit)
        return done is None or done.returncode not in _NOTHING_NOTICED

    def _run(
        self, arguments: Iterable[str | Path], limit: float | None, more: Mapping[str, str] = MappingProxyType({})
    ) -> subprocess.CompletedProcess[bytes] | None:
        """pytest with the arguments; None where it did not come to its end within the limit."""
        file = self.root / "arguments"
        file.write_text("\n".join(map(str, arguments)), encoding="utf-8")
        command = [sys.executable, "-m", "pytest", "--quiet", "-p", "no:cacheprovider", f"@{file}"]
        variables = {name: value for name, value in os.environ.items() if not name.startswith(("ARCHIVE_", "DJANGO_"))}
        variables |= {"CI": "true", "PYTHONDONTWRITEBYTECODE": "1", **more}
        try:
            return subprocess.run(command, cwd=self.root, env=variables, capture_output=True, timeout=limit)
        except subprocess.TimeoutExpired:
            return None


def _durations(printed: str) -> dict[str, float]:
    """Test to the seconds that it took, of what pytest prints with ``--durations=0``."""
    seconds: dict[str, float] = defaultdict(float)
    for took, test in re.findall(r"^([\d.]+)s (?:setup|call|teardown) +(\S.*)$", printed, re.MULTILINE):
        seconds[test] += float(took)
    return seconds


def tried(
    mutants: Iterable[Mutant], copies: list[Copy], runs: Iterable[RoomRun], *, reaching_alone: bool
) -> list[Trial]:
    """Each mutant in the next free copy, in the order in which they were given."""
    free: queue.SimpleQueue[Copy] = queue.SimpleQueue()
    for copy in copies:
        free.put(copy)

    def trial(mutant: Mutant) -> Trial:
        copy = free.get()
        try:
            room = room_of(mutant.path)
            run = next(each for each in runs if each.room in (room, *room.parents))
            tried = copy.tried(mutant, run, reaching_alone=reaching_alone)
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
