"""The shapes in which the page of a report shows its facts."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from archive.models import Person
from archive.queries.cited import FactInSentence


@dataclass(frozen=True, slots=True)
class Part:
    """Who took one part in the meeting, in rank order, those of no list last."""

    label: Any
    people: list[FactInSentence]

    @property
    def all_unconfirmed(self) -> bool:
        """Whether one mark says it for several people."""
        return len(self.people) > 1 and all(each.fact.is_unconfirmed for each in self.people)


@dataclass(frozen=True, slots=True)
class Note:
    """What the margin says of a fact in the text: ``record`` is the strategy, zone, document or metric."""

    kind: str
    record: Any
    fact: Any


@dataclass(frozen=True, slots=True)
class Heading:
    """A line of the outline: a speech or a point. ``level`` is 0 for a speech; ``target`` is an id in the page."""

    level: int
    label: str
    lead: str
    target: str


@dataclass(frozen=True, slots=True)
class Turn:
    """Successive speeches in one voice, with their points."""

    name: str
    person: Person | None
    headings: list[Heading]
