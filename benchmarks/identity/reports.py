"""Mentions of invented officials, with their offices as papers print them."""

import random
from collections import defaultdict
from collections.abc import Iterator
from typing import NamedTuple

from archive.resolution.identity import Mention
from archive.resolution.posts import resolve_post
from archive.text.normalize import fold
from benchmarks.identity.careers import MONTHS, Place, World, holders_by_month

NAMES_EACH = 8  # people a report names
_WITHOUT_OFFICE = 0.1
_IN_FULL = 0.3  # of offices are printed with their area in the area's own reports: 渑池县委书记
_WRONG_AREA, _NO_AREA = 0.005, 0.005
_GUEST = 0.25  # of reports of a county name a leader of its city, with the area


class Shown(NamedTuple):
    name: str
    person: int
    mention: Mention


def mentions(found: World, number: int, seed: int = 2) -> Iterator[Shown]:
    """``number`` mentions in reports of all places and months; leaders are named more often than bureaus' heads."""
    rng = random.Random(seed)  # noqa: S311  no secret
    in_office: dict[tuple[str, int], list[tuple[int, int]]] = defaultdict(list)
    for code, seat, month, person in holders_by_month(found):
        in_office[code, month].append((seat, person))
    report = 0
    while number > 0:
        place, month = rng.choice(found.places), rng.randrange(MONTHS)
        present = in_office[place.code, month]
        if not present:
            continue
        report += 1
        for shown in _report(found, report, place, month, _chosen(found, place, month, present, in_office, rng), rng):
            yield shown
            number -= 1
            if number == 0:
                return


def _chosen(found: World, place: Place, month: int, present: list[tuple[int, int]],
            in_office: dict[tuple[str, int], list[tuple[int, int]]],
            rng: random.Random) -> list[tuple[int, int]]:  # fmt: skip
    weights = [1 / (2 + found.seats[seat].number) for seat, _person in present]
    chosen = list(dict.fromkeys(rng.choices(present, weights, k=NAMES_EACH + 2)))[:NAMES_EACH]
    guests = in_office.get((place.city, month), []) if place.city != place.code and rng.random() < _GUEST else []
    people: dict[str, tuple[int, int]] = {}
    for seat, person in [rng.choice(guests), *chosen] if guests else chosen:
        people.setdefault(found.names[person], (seat, person))  # a report with two people of one name is another test
    return list(people.values())


def _report(
    found: World, report: int, place: Place, month: int, chosen: list[tuple[int, int]], rng: random.Random
) -> Iterator[Shown]:
    day = f"{2010 + month // 12}-{month % 12 + 1:02}-{rng.randint(1, 28):02}"
    area = _read_area(found, place, rng)
    near = frozenset(fold(found.names[person]) for _seat, person in chosen)
    for order, (seat, person) in enumerate(chosen, start=1):
        name = found.names[person]
        office = (
            ""
            if rng.random() < _WITHOUT_OFFICE
            else _printed(found.seats[seat].office, found.seats[seat].place, place, rng)
        )
        mention = Mention(
            report * 10 + order, report, day, resolve_post(office, area=area), area, neighbours=near, order=order
        )
        yield Shown(name, person, mention)


def _read_area(found: World, place: Place, rng: random.Random) -> tuple[str, ...]:
    dice = rng.random()
    if dice < _NO_AREA:
        return ()
    if dice < _NO_AREA + _WRONG_AREA:
        return rng.choice([other for other in found.places if other.city == place.city]).lineage
    return place.lineage


def _printed(office: str, own: Place, place: Place, rng: random.Random) -> str:
    """县委书记, 渑池县委书记, 中共渑池县委书记; a guest's office always with its area."""
    if own.code == place.code and rng.random() > _IN_FULL:
        return office
    is_double = office.startswith(own.word) and not own.name.endswith(("自治县", "新区"))
    stem = own.name.removesuffix(own.word) if is_double else own.name
    return f"{'中共' if '委' in office[:2] and rng.random() < 0.1 else ''}{stem}{office}"
