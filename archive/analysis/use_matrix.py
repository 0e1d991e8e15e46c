"""A slogan by area, or by official, and year: said, not said in what is held, or nothing held. Three unlike states."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from django.db.models import Model

from archive.analysis.diffusion import Adopter

ROWS = 12
YEARS = 12
_LEVELS = 4  # shades; the number stands in the cell anyway


@dataclass(frozen=True, slots=True)
class UseCell:
    """``number`` passages in ``held`` reports of a year. ``level`` 1 to 4 shades the number against the greatest."""

    year: int
    number: int
    held: int
    level: int

    @property
    def state(self) -> str:
        """``said``; ``unsaid`` where reports are held that do not say it; ``unheld`` where there are none."""
        return "said" if self.number else "unsaid" if self.held else "unheld"


@dataclass(frozen=True, slots=True)
class UseRow:
    record: Model
    cells: list[UseCell]


@dataclass(frozen=True, slots=True)
class Matrix:
    """The first ``ROWS`` adopters over the last ``YEARS`` years of the archive."""

    years: Sequence[int]
    rows: list[UseRow]


def use_matrix(adopters: Sequence[Adopter], held: Mapping[tuple[int, int], int], years: Sequence[int]) -> Matrix:
    """``held`` counts the reports of each (primary key of the adopter, year)."""
    shown, recent = adopters[:ROWS], years[-YEARS:]
    greatest = max((number for each in shown for number in each.by_year.values()), default=1)
    return Matrix(recent, [UseRow(each.record, _cells(each, held, recent, greatest)) for each in shown])


def _cells(adopter: Adopter, held: Mapping[tuple[int, int], int], years: Sequence[int], greatest: int) -> list[UseCell]:
    cells = []
    for year in years:
        number = adopter.by_year.get(year, 0)
        # What is said is held, whatever was counted for the reports.
        whole = max(held.get((adopter.record.pk, year), 0), 1 if number else 0)
        cells.append(UseCell(year, number, whole, -(-number * _LEVELS // greatest)))
    return cells
