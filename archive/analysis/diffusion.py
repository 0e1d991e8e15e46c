"""How a slogan spread: who used it first, and in which order areas and officials took it up.

An area *takes up* a slogan with the first report from that very area (not from one below it) that prints it; an
official with the first report in which it stands in a speech of theirs. Reports whose year is not printed count as
uses, but cannot be put in order: who is known from such reports alone comes last, without a place.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from django.db.models import Count, F, Max, Min, Model, QuerySet

from archive.models import Area, Person, StrategyMention
from archive.models.evidence import EvidenceQuerySet
from archive.models.strategies import StrategyMentionQuerySet
from archive.queries.passages import Passage, passages

FOLLOWERS = 12  # named in the sentence above the tables
SHOWN = 40  # adopters of each kind; a page is not a register


@dataclass
class Adopter:
    """An area or an official: ``first`` and ``last`` are dates of reports, ``by_year`` the passages of each year."""

    record: Any  # an area or a person
    number: int = 0
    first: str = ""
    last: str = ""
    by_year: dict[int, int] = field(default_factory=dict)
    place: int = 0  # 1 for the first; the same for those who began on one day; 0 where no year is known
    passage: Passage | None = None


@dataclass(frozen=True)
class Spread:
    """The adopters of one kind in order, those beyond ``SHOWN`` left out."""

    adopters: list[Adopter]
    total: int

    @property
    def unshown(self) -> int:
        return self.total - len(self.adopters)

    @property
    def leaders(self) -> list[Adopter]:
        """Who began first; several where they began on one day."""
        return [adopter for adopter in self.adopters if adopter.place == 1]

    @property
    def followers(self) -> list[Adopter]:
        """Who came after, in order, as far as the year is known."""
        return [adopter for adopter in self.adopters if adopter.place > 1][:FOLLOWERS]


def area_spread(mentions: StrategyMentionQuerySet) -> Spread:
    """By ``mentions`` of one slogan. Four queries."""
    return _spread(mentions.exclude(report__area=None), "report__area", Area.objects.select_related("parent"))


def official_spread(mentions: StrategyMentionQuerySet) -> Spread:
    """By ``mentions`` of one slogan. Four queries."""
    return _spread(mentions.said(), "speech__person", Person.objects.all())


def _spread(mentions: StrategyMentionQuerySet, path: str, records: QuerySet[Model]) -> Spread:
    adopters = _adopters(mentions, path)
    ordered = sorted(adopters.items(), key=lambda pair: (pair[1].first == "", pair[1].first, -pair[1].number, pair[0]))
    shown = dict(ordered[:SHOWN])
    for pk, record in records.in_bulk(shown).items():
        shown[pk].record = record
    _number(shown.values())
    _add_passages(mentions, path, shown)
    return Spread(list(shown.values()), len(adopters))


def _adopters(mentions: EvidenceQuerySet, path: str) -> dict[int, Adopter]:
    """By primary key. One row of the database for each adopter and year."""
    adopters: dict[int, Adopter] = {}
    day = "report__published_on"
    rows = mentions.with_year().order_by().values(path, "year")
    for row in rows.annotate(number=Count("pk"), first=Min(day), last=Max(day)):
        adopter = adopters.setdefault(row[path], Adopter(None))
        adopter.number += row["number"]
        if row["year"]:
            adopter.by_year[int(row["year"])] = row["number"]
            adopter.first = min(adopter.first or row["first"], row["first"])
            adopter.last = max(adopter.last, row["last"])
    return adopters


def _number(adopters: Iterable[Adopter]) -> None:
    """Places in order of the first use; adopters of one day share a place."""
    before, place = "", 0
    for count, adopter in enumerate(adopters, 1):
        if adopter.first != before:
            before, place = adopter.first, count
        adopter.place = place if adopter.first else 0


def _add_passages(mentions: EvidenceQuerySet, path: str, adopters: dict[int, Adopter]) -> None:
    """The sentence of the first use of each."""
    days = {adopter.first for adopter in adopters.values() if adopter.first}
    candidates = mentions.filter(report__published_on__in=days, **{f"{path}__in": adopters}).annotate(adopter=F(path))
    first: dict[int, StrategyMention] = {}
    for mention in (
        candidates.select_related("report").defer("report__text", "report__layout").order_by("report_id", "start")
    ):
        if mention.report.published_on == adopters[mention.adopter].first:
            first.setdefault(mention.adopter, mention)
    for passage, pk in zip(passages(first.values()), first, strict=True):
        adopters[pk].passage = passage
