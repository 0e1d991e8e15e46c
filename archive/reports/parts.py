"""The shapes in which the page of a report shows its facts."""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple

from django.utils.functional import Promise

from archive.models import Person
from archive.models.addresses import NamedModel
from archive.models.fact_kinds import FactKind
from archive.queries.cited import FactInSentence, PrintedName, RecordMentions


@dataclass(frozen=True, slots=True)
class PartGroup:
    """Who took one part in the meeting, in rank order, those of no list last."""

    label: str | Promise
    people: list[FactInSentence]

    @property
    def all_unconfirmed(self) -> bool:
        """Whether one mark says it for several people."""
        return len(self.people) > 1 and all(each.fact.is_unconfirmed for each in self.people)


class NamedRecords(NamedTuple):
    """The records of one kind that the report mentions, in the order of the text."""

    kind: FactKind
    records: list[RecordMentions]


@dataclass(frozen=True, slots=True)
class Note:
    """What the margin says of a fact in the text: ``record`` is what the fact is about."""

    kind: FactKind
    record: NamedModel | PrintedName
    fact: object


@dataclass(frozen=True, slots=True)
class Heading:
    """A line of the outline: a speech or a point. ``level`` is 0 for a speech; ``target`` is an id in the page."""

    level: int
    label: str
    lead: str
    target: str


@dataclass(frozen=True, slots=True)
class SpeakerTurn:
    """Successive speeches in one voice, with their points."""

    name: str
    person: Person | None
    headings: list[Heading]
