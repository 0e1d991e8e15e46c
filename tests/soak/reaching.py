"""Which tests reach a line: the modules are given marks, and each writes down the test that ran when it was passed.

What stands at the top of a module, in a class or in front of a function runs when it is imported, whatever the test: it
has no mark.
"""

from __future__ import annotations

import ast
import os
from collections import defaultdict
from collections.abc import Iterable
from pathlib import Path

VARIABLE = "MUTANTS_REACHED"  # names the file in which marks write
_passed: set[tuple[str, str]] = set()


def mark(place: str) -> None:
    """``place`` was passed in the test that pytest says is running, in this process or in the one that began it."""
    test = os.environ.get("PYTEST_CURRENT_TEST", "").rpartition(" ")[0]
    if test and (place, test) not in _passed:
        _passed.add((place, test))
        with Path(os.environ[VARIABLE]).open("a", encoding="utf-8") as file:
            file.write(f"{place}\t{test}\n")


def marked(code: str, path: Path, lines: Iterable[int]) -> str:
    """``code`` with a mark before each statement of a function that holds one of ``lines``."""
    tree = ast.parse(code)
    for line in set(lines):
        if body := _around(tree, line):
            _put_mark(*body, f"{path}:{line}")
    return ast.unparse(ast.fix_missing_locations(tree))


def is_in_function(code: str, line: int) -> bool:
    """Whether ``line`` runs when a function of the module does."""
    return _around(ast.parse(code), line) is not None


def _around(tree: ast.Module, line: int) -> tuple[list[ast.stmt], ast.stmt] | None:
    """The innermost statement that holds ``line``, with the ones it stands among; None where that is in no function."""
    inner, node, is_in_function = None, tree, False
    while True:
        bodies = [body for _name, body in ast.iter_fields(node) if isinstance(body, list)]
        cases = [case.body for body in bodies for case in body if isinstance(case, ast.match_case | ast.ExceptHandler)]
        held = [
            (body, each) for body in (*bodies, *cases) for each in body
            if isinstance(each, ast.stmt) and each.lineno <= line <= (each.end_lineno or each.lineno)
        ]  # fmt: skip
        if not held:
            return inner if is_in_function else None
        is_in_function |= isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
        inner, node = held[0], held[0][1]


def _put_mark(body: list[ast.stmt], statement: ast.stmt, place: str) -> None:
    call = f"try:\n    from {__name__} import mark\n    mark({place!r})\nexcept ImportError:\n    pass"
    for new in ast.parse(call).body:
        for part in ast.walk(new):
            if isinstance(part, ast.stmt | ast.ExceptHandler):
                part.lineno = part.end_lineno = 0  # no line of the module's own
        body.insert(body.index(statement), new)


def reached(file: Path) -> dict[str, list[str]]:
    """``path:line`` to the tests that passed it, in the order in which they ran."""
    tests: dict[str, list[str]] = defaultdict(list)
    for row in file.read_text(encoding="utf-8").splitlines() if file.exists() else ():
        place, _tab, test = row.partition("\t")
        if test not in tests[place]:
            tests[place].append(test)
    return tests
