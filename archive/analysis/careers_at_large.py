"""Tenures by kind of post, and moves from one kind to another, each number with its cases: docs/careers.md."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from statistics import median
from typing import NamedTuple

from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from archive.models import Area, Tenure

LEAST = 5  # cases: nothing is said of fewer
_LEVELS = {
    0: "",
    1: _("村级"),
    2: _("乡级"),
    3: _("县级"),
    4: _("市级"),
    5: _("省级"),
    6: "",
}  # 全国人大, 国务院 say it


class KindOfPost(NamedTuple):
    """Posts alike in all places: 县级 政府 首长."""

    level: int
    body: str
    role: str

    @classmethod
    def of(cls, key: str) -> KindOfPost:
        """From the key of a post, ``archive.services.tenures.post_key``."""
        _country, _codes, level, body, role = (*key.split("|"), "", "", "", "", "")[:5]
        return cls(int(level) if level.isdigit() else 0, body, role)

    @property
    def value(self) -> str:
        return f"{self.level}.{self.body}.{self.role}"

    @property
    def label(self) -> str:
        return f"{_LEVELS.get(self.level, '')}{self.body}{self.role}"


@dataclass(frozen=True, slots=True)
class KindSummary:
    """Tenures of one kind. ``whole``: both days stated; ``begun`` and ``left``: only one of them; ``seen``: neither.

    ``years``: the median of the whole ones, None for fewer than ``LEAST``.
    """

    kind: KindOfPost
    posts: int
    whole: int
    begun: int
    left: int
    seen: int
    years: float | None

    @property
    def number(self) -> int:
        return self.whole + self.begun + self.left + self.seen


class Move(NamedTuple):
    """One person out of one tenure into the next."""

    left: Tenure
    came: Tenure

    @property
    def kinds(self) -> tuple[KindOfPost, KindOfPost]:
        return KindOfPost.of(self.left.post.key), KindOfPost.of(self.came.post.key)


@dataclass(frozen=True, slots=True)
class MoveCount:
    left: KindOfPost
    came: KindOfPost
    number: int


def tenures(area: Area | None) -> list[Tenure]:
    """All of posts in ``area`` and below it, or all there are."""
    rows = Tenure.objects.select_related("post__area", "person").order_by("pk")
    if area is not None:
        within = Q(post__area=area) | Q(post__area__parent=area) | Q(post__area__parent__parent=area)
        rows = rows.filter(within)
    return list(rows)


def by_kind(rows: Iterable[Tenure]) -> list[KindSummary]:
    """Those of ``LEAST`` tenures and more, the most first."""
    of_kind: dict[KindOfPost, list[Tenure]] = {}
    for row in rows:
        of_kind.setdefault(KindOfPost.of(row.post.key), []).append(row)
    summaries = [_summary(kind, held) for kind, held in of_kind.items() if len(held) >= LEAST]
    return sorted(summaries, key=lambda each: (-each.number, each.kind))


def _summary(kind: KindOfPost, held: list[Tenure]) -> KindSummary:
    known = Counter(map(known_of, held))
    years = [length for row in held if row.started and row.ended and (length := years_of(row)) is not None]
    return KindSummary(
        kind, len({row.post_id for row in held}), known["whole"], known["begun"], known["left"], known["seen"],
        round(median(years), 1) if len(years) >= LEAST else None,
    )  # fmt: skip


def known_of(row: Tenure) -> str:
    """Which of its days are stated: whole, begun, left or (neither) seen."""
    return {(True, True): "whole", (True, False): "begun", (False, True): "left"}.get(
        (bool(row.started), bool(row.ended)), "seen"
    )


def years_of(row: Tenure) -> float | None:
    """From the stated beginning to the stated end, by months; a year alone counts from its middle."""
    begun, ended = _month(row.started), _month(row.ended)
    return (ended - begun) / 12 if ended >= begun else None


def _month(day: str) -> float:
    year, month = int(day[:4]), int(day[5:7]) if len(day) >= 7 else 6.5
    return year * 12 + month


def moves(rows: Iterable[Tenure]) -> list[Move]:
    """For each tenure that begins on a known day: out of the one of the same person that was known last before it.

    One that goes on beside it is none, nor are two terms of one post.
    """
    of_person: dict[int, list[Tenure]] = {}
    for row in rows:
        if row.first:
            of_person.setdefault(row.person_id, []).append(row)
    moves = []
    for held in of_person.values():
        for came in held:
            before = [row for row in held if row.last < came.first]
            latest = max((row.last for row in before), default="")
            moves += [Move(row, came) for row in before if row.last == latest and row.post_id != came.post_id]
    return moves


def move_counts(moves: Iterable[Move]) -> list[MoveCount]:
    """Pairs of kinds with ``LEAST`` moves and more, the most first."""
    counted = Counter(move.kinds for move in moves)
    rows = [MoveCount(*kinds, number) for kinds, number in counted.items() if number >= LEAST]
    return sorted(rows, key=lambda row: (-row.number, row.left, row.came))
