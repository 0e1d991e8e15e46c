"""What `make mutants` draws and how it changes it: places by seed, nothing that no test could tell."""

from pathlib import Path

import pytest

from tests.soak import reaching
from tests.soak.mutants import ROOT, Copy, RoomRun, code_of, knowing_tests, outermost, room_of
from tests.soak.mutating import Mutant, sampled
from tests.soak.reaching import is_in_function, marked, reached

CODE = '''"""A module."""

from dataclasses import dataclass
from functools import cache

LIMITS: dict[str, int | None] = {"中": 3}


@dataclass(frozen=True)
class Pair:
    one: int | None


@cache
def is_small(number: int | None) -> bool:
    return number is not None and number < LIMITS["中"]
'''


@pytest.fixture
def drawn(tmp_path):
    (tmp_path / "module.py").write_text(CODE, encoding="utf-8")
    return lambda seed, number=200: sampled([Path("module.py")], tmp_path, number, seed)


def test_the_sample_follows_from_the_seed(drawn):
    assert drawn(1, 3) == drawn(1, 3) == drawn(1)[:3]
    assert len({tuple(drawn(seed)) for seed in range(5)}) > 1


def test_each_mutant_is_one_change_at_its_line_and_is_python(drawn):
    for mutant in (mutant for seed in range(10) for mutant in drawn(seed)):
        changed = mutant.code(CODE)
        lines = [
            at
            for at, pair in enumerate(zip(CODE.split("\n"), changed.split("\n"), strict=False), 1)
            if len({*pair}) > 1
        ]
        assert lines[:1] == [mutant.line] or mutant.operator == "core/RemoveDecorator"
        compile(changed, "module.py", "exec")


def test_annotations_caches_and_arguments_for_speed_stay_as_they_are(drawn):
    changes = [mutant.code(CODE) for seed in range(10) for mutant in drawn(seed)]
    for kept in ("LIMITS: dict[str, int | None]", "one: int | None", "@cache", "(number: int | None) -> bool"):
        assert all(kept in change for change in changes), kept
    assert all("frozen=True" in change or "@dataclass" not in change for change in changes)
    assert any("number <= LIMITS" in change for change in changes)
    assert any('{"中": 4}' in change.replace("  ", " ") for change in changes)


def test_the_room_of_tests_is_the_nearest_that_mirrors_the_module():
    assert room_of(Path("archive/ingest/figures/periods.py")) == Path("tests/archive/ingest/figures")
    assert room_of(Path("archive/ingest/pipeline.py")) == Path("tests/archive/ingest")
    assert room_of(Path("search/apps.py")) == Path("tests/search")
    assert not [path for path in code_of("search") if "migrations" in path.parts]


def test_a_copy_is_changed_for_a_while_and_the_tree_never(tmp_path):
    module = Path("archive/resolution/career.py")
    before = (ROOT / module).read_bytes()
    copy = Copy.of_tree(tmp_path / "copy")
    (mutant,) = sampled([module], ROOT, 1, 1)
    with copy.changed(module, mutant.code((copy.root / module).read_text(encoding="utf-8"))):
        assert (copy.root / module).read_bytes() != before
    assert (copy.root / module).read_bytes() == before == (ROOT / module).read_bytes()
    assert (copy.root / module).stat().st_mtime == (ROOT / module).stat().st_mtime


def test_tests_that_know_the_module_come_first(tmp_path):
    (tmp_path / "deeper").mkdir()
    (tmp_path / "test_anything.py").write_text("from archive.ingest import figures\n", encoding="utf-8")
    (tmp_path / "test_other.py").write_text("from archive.ingest.dates import years\n", encoding="utf-8")
    (tmp_path / "test_using.py").write_text("import os\nfrom archive.ingest.dates.days import a\n", encoding="utf-8")
    (tmp_path / "deeper" / "test_days.py").write_text("", encoding="utf-8")
    names = [path.name for path in knowing_tests(Path("archive/ingest/dates/days.py"), tmp_path)]
    assert names == ["test_days.py", "test_using.py"]


REACHED = """LIMIT = 3


def size(numbers):
    match len(numbers):
        case 0:
            return 0
        case number if number > LIMIT:
            return -1
    try:
        if numbers[0]:
            return 1
        elif numbers[1]:
            return 2
    except IndexError:
        return 3
    return sum(number for number in numbers)
"""


@pytest.mark.parametrize(
    ("line", "numbers"),
    [(7, []), (9, [1] * 4), (12, [1]), (14, [0, 1]), (16, [0]), (17, [0, 0])],
)
def test_a_line_is_reached_by_the_test_that_runs_it(line, numbers, tmp_path, monkeypatch):
    (notes := tmp_path / "notes").write_text("", encoding="utf-8")
    monkeypatch.setenv(reaching.VARIABLE, str(notes))
    monkeypatch.setattr(reaching, "_passed", set())
    module = {}
    exec(marked(REACHED, Path("module.py"), [line, line]), module)
    monkeypatch.setenv("PYTEST_CURRENT_TEST", "tests/test_all.py::test_none[a b] (call)")
    for given in ([], [1] * 4, [1], [0, 1], [0], [0, 0]):
        if given != numbers:
            module["size"](given)
    assert reached(notes) == {}
    plain = {}
    exec(REACHED, plain)
    assert module["size"](numbers) == plain["size"](numbers)
    assert reached(notes) == {f"module.py:{line}": ["tests/test_all.py::test_none[a b]"]}


def test_what_runs_when_a_module_is_imported_has_no_mark():
    assert [line for line in range(1, 18) if is_in_function(REACHED, line)] == list(range(5, 18))
    assert marked(REACHED, Path("module.py"), [1, 4]) == marked(REACHED, Path("module.py"), [])


def test_the_tests_of_a_mutant_are_those_of_its_room_that_reach_it_and_know_its_module_first():
    module, room = Path("archive/ingest/dates/days.py"), Path("tests/archive/ingest/dates")
    own, other = f"{room}/test_report_dates.py::test_a", f"{room}/test_days.py::test_b"
    run = RoomRun(room.parent, 9.0, {f"{module}:7": ["tests/archive/ingest/test_extract.py::test_c", own, other]}, {})
    assert run.of(Mutant(module, 7, "core/AddNot", 0), room) == [own, other]
    assert run.of(Mutant(module, 8, "core/AddNot", 0), room) == []
    assert outermost({room, room.parent, Path("tests/search")}) == [room.parent, Path("tests/search")]
