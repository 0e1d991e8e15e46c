"""Small changes to code, each at one place: what `tests.soak.mutants` draws from. The operators are cosmic-ray's."""

from __future__ import annotations

import ast
import random
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from typing import Any

import cosmic_ray.plugins
from cosmic_ray.ast import ast_nodes, get_ast
from cosmic_ray.mutating import mutate_code

# Of the operators for pairs of signs those that leave the types as they are: the others fail wherever they are reached.
_OPERATORS = re.compile(
    r"core/(AddNot|ReplaceAndWithOr|ReplaceOrWithAnd|ReplaceTrueWithFalse|ReplaceFalseWithTrue|NumberReplacer|"
    r"ReplaceBreakWithContinue|ReplaceContinueWithBreak|ZeroIterationForLoop|ExceptionReplacer|RemoveDecorator|"
    r"ReplaceUnaryOperator_(Delete_Not|Delete_USub)|"
    r"ReplaceComparisonOperator_(?!\w*Is)\w+|ReplaceComparisonOperator_(Is_IsNot|IsNot_Is)|"
    r"ReplaceBinaryOperator_(Add_Sub|Sub_Add|Mul_Add|Div_Mul|FloorDiv_Mul|Mod_Add|Pow_Mul|"
    r"BitOr_BitAnd|BitAnd_BitOr|LShift_RShift|RShift_LShift))"
)
# Arguments that change how fast code is, or what it says of a programmer's mistake: no test of a result can tell.
_UNTOLD_ARGUMENTS = frozenset({"slots", "frozen", "strict", "maxsize"})
_CACHES = re.compile(r"(functools\.)?(lru_)?cache\b")

Position = tuple[int, int]


@dataclass(frozen=True)
class Mutant:
    """One change to ``path``: ``operator`` at its ``occurrence``-th place in the file, which begins at ``line``."""

    path: Path
    line: int
    operator: str
    occurrence: int

    def code(self, original: str) -> str:
        """The file with the change in it."""
        changed = mutate_code(original, cosmic_ray.plugins.get_operator(self.operator)(), self.occurrence)
        if changed is None:
            raise ValueError(f"{self}: there is no such place in the file")
        return str(changed)


def sampled(paths: Iterable[Path], root: Path, number: int, seed: int) -> list[Mutant]:
    """``number`` mutants of the modules (paths below ``root``), the same for the same code and seed.

    Places are drawn, each as likely as another, then one of the changes that can be made there; what is no Python
    any more is passed over.
    """
    draw = random.Random(seed)  # noqa: S311
    codes = {path: (root / path).read_text(encoding="utf-8") for path in sorted(paths)}
    places = [place for path, code in codes.items() for place in _places(path, code)]
    mutants = (draw.choice(place) for place in draw.sample(places, len(places)))
    return list(islice((each for each in mutants if _compiles(each.code(codes[each.path]))), number))


def _compiles(code: str) -> bool:
    try:
        ast.parse(code)
    except SyntaxError:
        return False
    return True


def _places(path: Path, code: str) -> list[list[Mutant]]:
    places: dict[tuple[Position, Position], list[Mutant]] = defaultdict(list)
    untold = list(_untold(code))
    nodes = list(ast_nodes(get_ast(code)))
    for name in cosmic_ray.plugins.operator_names():
        if not _OPERATORS.fullmatch(name):
            continue
        operator = cosmic_ray.plugins.get_operator(name)()
        positions = (position for node in nodes for position in operator.mutation_positions(node))
        for occurrence, (start, end) in enumerate(positions):
            if not any(first <= start and end <= last for first, last in untold):
                places[start, end].append(Mutant(path, start[0], name, occurrence))
    return [places[position] for position in sorted(places)]


def _untold(code: str) -> Iterator[tuple[Position, Position]]:
    """The stretches of a module in which a change has no result: annotations, caches, arguments for speed."""
    lines = code.splitlines()

    def position(line: int, octets: int) -> Position:
        return line, len(lines[line - 1].encode()[:octets].decode())

    for node in ast.walk(ast.parse(code)):
        for part in _untold_parts(node):
            start, end = position(part.lineno, part.col_offset), position(part.end_lineno, part.end_col_offset)
            if isinstance(node, ast.FunctionDef) and part in node.decorator_list:
                # A decorator's place reaches from its sign to the next line.
                start, end = (start[0], start[1] - 1), (end[0] + 1, 0)
            yield start, end


def _untold_parts(node: ast.AST) -> list[Any]:
    match node:
        case ast.FunctionDef():
            caches = [each for each in node.decorator_list if _CACHES.match(ast.unparse(each))]
            return [node.returns, *caches] if node.returns else caches
        case ast.AnnAssign() | ast.arg(annotation=ast.expr()):
            return [node.annotation]
        case ast.keyword(arg=str(name)) if name in _UNTOLD_ARGUMENTS:
            return [node]
        case ast.If(test=ast.Name(id="TYPE_CHECKING")):
            return [node]
    return []
