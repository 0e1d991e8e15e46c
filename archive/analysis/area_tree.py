"""Areas as a tree, each with the number of reports of itself and of the areas below it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from archive.models import Area


@dataclass
class Branch:
    """An area of the tree; ``number`` counts the reports of the area and of those below it."""

    area: Area
    number: int = 0
    branches: list[Branch] = field(default_factory=list)


def tree(counted: Iterable[Area], *, by_reports: bool = False) -> list[Branch]:
    """The topmost areas over ``counted`` (with ``report_count`` and lineage at hand), in the order of their codes."""
    branches = _branches(counted)
    tops = [branch for branch in branches if branch.area.parent_id is None]
    for siblings in (tops, *(branch.branches for branch in branches)):
        siblings.sort(key=lambda each: (-each.number if by_reports else 0, each.area.code, each.area.valid_from))
    return tops


def flat(branches: Iterable[Branch]) -> list[Branch]:
    """``branches`` and all below them, each before its own."""
    return [each for branch in branches for each in (branch, *flat(branch.branches))]


def largest(counted: Iterable[Area], number: int) -> list[Area]:
    """The ``number`` areas with the most reports, those below counted in; their ``report_count`` says how many."""
    branches = sorted(_branches(counted), key=lambda branch: (-branch.number, branch.area.code))[:number]
    for branch in branches:
        branch.area.report_count = branch.number
    return [branch.area for branch in branches]


def _branches(counted: Iterable[Area]) -> list[Branch]:
    """A branch for every area of ``counted`` and every area above one of them, joined to each other."""
    branches: dict[int, Branch] = {}
    for area in counted:
        above: list[Branch] = []
        for step in area.lineage:
            if step.pk not in branches:
                branches[step.pk] = Branch(step)
                above.append(branches[step.pk])
            branches[step.pk].number += area.report_count
            above = branches[step.pk].branches
    return list(branches.values())
