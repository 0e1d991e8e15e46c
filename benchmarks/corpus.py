"""Reports to measure with: invented by a generator with a fixed seed, or real ones from a JSONL file.

The generator draws words from jieba's own dictionary with their frequencies there, which fall off as those of written
Chinese do (Zipf), and gives each report a topic of some hundred words that it prefers, so that words cluster in
reports as they do in real ones, and pairs of words that often stand together. Officials, slogans, zones and publishers
have a few much-named heads and a long tail.
"""

import gzip
import json
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import islice
from pathlib import Path

import jieba
import numpy as np

SEED = 20141125
_LENGTH = 2060  # characters of a report, the mean
_WORDS_A_REPORT, _LEAST = 1500, 400  # words of a report of that length: more than it has; characters: the fewest
_PEOPLE, _STRATEGIES, _ZONES, _PUBLISHERS, _CITIES, _COUNTIES = 800, 300, 200, 40, 18, 8
_TOPICS, _TOPIC_WORDS, _TOPIC_SHARE = 60, 250, 0.3
_SET_PHRASES, _SET_SHARE = 2000, 0.04  # pairs of words that often stand together, and their share of a text
_YEARS = (2008, 2024)
_SURNAMES = "王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗梁宋郑谢韩唐冯于董萧程曹袁邓许傅沈曾彭吕"
_GIVEN = "明华建国志强文军永平海涛红卫东春林玉兰晓峰云龙德胜新民伟光宏宇立新长江秀英学义庆祥"


@dataclass(frozen=True, slots=True)
class BenchReport:
    """One report. Ids count from 1; ``day`` is ISO 8601; ``area`` is a city's or a county's id, ``city`` the city's."""

    number: int
    title: str
    text: str
    day: str
    area: int
    city: int
    publisher: int
    people: tuple[int, ...] = ()
    strategies: tuple[int, ...] = ()
    zones: tuple[int, ...] = ()

    @property
    def year(self) -> int:
        return int(self.day[:4])

    @property
    def day_number(self) -> int:
        return int(self.day.replace("-", ""))


@dataclass(frozen=True, slots=True)
class Names:
    """What the ids of a report stand for: ``people[3]`` is the name of person 3. Index 0 is unused."""

    people: list[str] = field(default_factory=list)
    strategies: list[str] = field(default_factory=list)
    zones: list[str] = field(default_factory=list)
    publishers: list[str] = field(default_factory=list)
    areas: list[str] = field(default_factory=list)


class Generator:
    """Invents reports of about ``length`` characters; the same seed, length and number give the same ones."""

    def __init__(self, seed: int = SEED, length: int = _LENGTH) -> None:
        self._length = length
        self._random = np.random.default_rng(seed)
        self._words, self._odds = _dictionary()
        self._topics = [self._draw(_TOPIC_WORDS) for _topic in range(_TOPICS)]
        self._pairs = np.stack([self._draw(_SET_PHRASES), self._draw(_SET_PHRASES)], axis=1)
        self.names = self._names()

    def reports(self, number: int) -> Iterator[BenchReport]:
        for index in range(1, number + 1):
            yield self._report(index)

    def _report(self, number: int) -> BenchReport:
        pick = self._random
        city = int(pick.integers(1, _CITIES + 1))
        area = city if pick.random() < 0.5 else _CITIES + (city - 1) * _COUNTIES + int(pick.integers(1, _COUNTIES + 1))
        people = self._some(_PEOPLE, 3, 9)
        strategies, zones = self._some(_STRATEGIES, 0, 4), self._some(_ZONES, 0, 3)
        topic = self._topics[pick.integers(_TOPICS)]
        day = f"{pick.integers(*_YEARS)}-{pick.integers(1, 13):02}-{pick.integers(1, 29):02}"
        names = self.names
        title = f"{names.areas[area]}{self._words[topic[pick.integers(len(topic))]]}工作会议召开"
        opening = [f"{names.people[person]}强调，" for person in people]
        opening += [f"要实施“{names.strategies[strategy]}”，" for strategy in strategies]
        opening += [f"{names.zones[zone]}完成投资{pick.integers(1, 3000)}亿元，" for zone in zones]
        text = self._text(opening, topic)
        publisher = self._some(_PUBLISHERS, 1, 2)[0]
        return BenchReport(number, title, text, day, area, city, publisher, people, strategies, zones)

    def _text(self, opening: list[str], topic: np.ndarray) -> str:
        """Clauses of 3 to 9 words, sentences of 1 to 4 clauses, paragraphs of 3 to 6 sentences."""
        pick = self._random
        number = round(_WORDS_A_REPORT * self._length / _LENGTH)
        drawn = self._draw(number)
        topical = pick.random(number) < _TOPIC_SHARE
        drawn[topical] = pick.choice(topic, int(topical.sum()))
        starts = np.flatnonzero(pick.random(number - 1) < _SET_SHARE)
        chosen = self._pairs[(pick.random(len(starts)) ** 3 * _SET_PHRASES).astype(int)]
        drawn[starts], drawn[starts + 1] = chosen[:, 0], chosen[:, 1]
        words = iter([self._words[index] for index in drawn.tolist()])
        length, parts = (
            max(round(_LEAST * self._length / _LENGTH), int(pick.normal(self._length, self._length / 3))),
            list(opening),
        )
        size, clause = sum(map(len, parts)), 0
        while size < length and (chosen := list(islice(words, int(pick.integers(3, 10))))):
            clause += 1
            mark = "，" if clause % 3 else "。\n" if clause % 15 == 0 else "。"
            parts += [*chosen, mark]
            size += sum(map(len, chosen)) + 1
        return "".join(parts).rstrip("，") + "。"

    def _draw(self, number: int) -> np.ndarray:
        return np.searchsorted(self._odds, self._random.random(number))

    def _some(self, of: int, least: int, most: int) -> tuple[int, ...]:
        """Between ``least`` and ``most`` - 1 different ids up to ``of``, the small ones much more often."""
        wanted = int(self._random.integers(least, most))
        drawn = (self._random.random(wanted * 3) ** 2 * of).astype(int) + 1
        return tuple(dict.fromkeys(drawn.tolist()))[:wanted]

    def _names(self) -> Names:
        def compound(number: int, ending: str) -> list[str]:
            drawn = [self._words[index] for index in self._draw(number * 2).tolist()]
            return ["", *(f"{a}{b}{ending}" for a, b in zip(drawn[::2], drawn[1::2], strict=True))]

        cities = [f"{name}市" for name in compound(_CITIES, "")[1:]]
        counties = [f"{name}县" for name in compound(_CITIES * _COUNTIES, "")[1:]]
        surnames = self._random.choice(list(_SURNAMES), _PEOPLE)
        given = self._random.choice(list(_GIVEN), (_PEOPLE, 2))
        return Names(
            people=["", *(f"{surname}{a}{b}" for surname, (a, b) in zip(surnames, given, strict=True))],
            strategies=compound(_STRATEGIES, "战略"),
            zones=compound(_ZONES, "产业集聚区"),
            publishers=compound(_PUBLISHERS, "日报"),
            areas=["", *cities, *counties],
        )


def _dictionary() -> tuple[list[str], np.ndarray]:
    """jieba's Chinese words and their cumulated odds."""
    rows = (line.split() for line in jieba.get_dict_file().read().decode().splitlines())
    counted = [(word, int(number)) for word, number, *_tag in rows if not word.isascii() and int(number) > 2]
    numbers = np.array([number for _word, number in counted], dtype=float)
    return [word for word, _number in counted], np.cumsum(numbers / numbers.sum())


def read_jsonl(path: Path, number: int) -> Iterator[BenchReport]:
    """The first ``number`` texts of a JSONL (or .jsonl.gz) file with "title", "text" and "day" or "published_on".

    A file names no officials and areas; they are left empty, and queries that need them are not asked.
    """
    opener = gzip.open if path.suffix == ".gz" else open
    with opener(path, "rt", encoding="utf-8") as lines:
        for index, line in enumerate(islice(lines, number), 1):
            row = json.loads(line)
            digits = str(row.get("day") or row.get("published_on") or "20000101").replace("-", "")[:8]
            day = f"{digits[:4]}-{digits[4:6]}-{digits[6:8]}"
            yield BenchReport(index, row.get("title") or "", row["text"], day, 0, 0, 0)
