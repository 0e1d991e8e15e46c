"""The national-level zones that are known without a report, with names and areas, from ``national_zones.txt``."""

from functools import cache
from importlib import resources
from typing import NamedTuple


class NationalZone(NamedTuple):
    """One zone. ``area_path``: full names from the province down; empty where the name alone tells the area."""

    name: str
    other_names: tuple[str, ...]
    area_path: tuple[str, ...]


@cache
def national_zones() -> tuple[NationalZone, ...]:
    """All zones of the list, in its order."""
    zones: list[NationalZone] = []
    noun = ""
    for line in resources.files(__package__).joinpath("national_zones.txt").read_text("utf-8").splitlines():
        if line.startswith("["):
            noun = line.strip("[]")
        elif line and not line.startswith("#"):
            zones.append(_zone(line, noun))
    return tuple(zones)


def _zone(line: str, noun: str) -> NationalZone:
    told, _, area = line.partition(" @ ")
    name, _, others = told.partition(" = ")
    if not area:
        return NationalZone(name + noun, (), ())
    return NationalZone(name, tuple(filter(None, others.split("、"))), tuple(area.split("/")))


@cache
def own_names() -> frozenset[str]:
    """Names of zones that are no area's name and a noun, which no other rule would know for names."""
    return frozenset(name for zone in national_zones() if zone.area_path for name in (zone.name, *zone.other_names))
