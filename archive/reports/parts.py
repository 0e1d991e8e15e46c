"""The shapes in which the page of a report shows its facts."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from archive.models import Person


@dataclass(frozen=True, slots=True)
class Cited:
    """A fact and the number of its sentence; None when it stands outside the text."""

    fact: Any
    sentence: int | None


@dataclass(frozen=True, slots=True)
class Part:
    """Who took one part in the meeting, in rank order, those of no list last."""

    label: Any
    people: list[Cited]

    @property
    def all_unconfirmed(self) -> bool:
        """Whether one mark says it for several people."""
        return len(self.people) > 1 and all(each.fact.is_unconfirmed for each in self.people)


@dataclass(frozen=True, slots=True)
class Named:
    """A strategy, zone or document with all its places in the report."""

    record: Any
    places: list[Cited]

    @property
    def is_unconfirmed(self) -> bool:
        return any(place.fact.is_unconfirmed for place in self.places)


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
