"""A clause of a statement of appointment: what earlier clauses leave to it, and the rows that it makes."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property

from archive.ingest.careers.appointment_verbs import LEADING, VERB
from archive.ingest.careers.clauses import names_at
from archive.ingest.careers.office_lists import ListedOffice, split
from archive.ingest.document import AppointmentMention, Span
from archive.ingest.people.names import plain
from archive.text.patterns import past

_TO_BE = re.compile(r"候选人|人选|拟任")
_NO_OFFICE = re.compile(r"医药|费|责任|任务|最佳|称号|冠军|奖")
Appointments = Iterable[AppointmentMention]
Period = tuple[str | None, str | None]
CHANGES = ("appointed", "ended", "proposed")


@dataclass
class StatementState:
    """What earlier clauses said and later ones leave out."""

    person: tuple[int, int] | None = None
    kind: str | None = None
    office: str = ""
    area: str = ""
    heading: str = ""
    section: str = ""  # the body that heads a part of a list
    columns: tuple[str, ...] = ()  # what each column of a table tells
    day: str | None = None
    has_own_day: bool = False  # printed in its sentence
    dateline: str | None = None
    latest: str | None = None  # the day or year told last
    period: Period = (None, None)


@dataclass
class StatementClause:
    """What is told in ``[at, end)``, with what is read of it once for all forms."""

    folded: str
    text: str
    at: int
    end: int
    state: StatementState
    period: Period | None  # where the clause itself begins with one
    published: str | None

    @cached_property
    def first(self) -> int:
        """Where its person or its verb may begin."""
        return past(LEADING, self.folded, self.at, self.end)

    @cached_property
    def persons(self) -> list[tuple[int, int]]:
        return names_at(self.folded, self.first, self.end, bold=self.state.kind in CHANGES)

    @property
    def behind(self) -> int:
        return self.persons[-1][1] if self.persons else self.first

    @cached_property
    def verb(self) -> re.Match[str] | None:
        return VERB.match(self.folded, self.behind, self.end)

    @property
    def is_removal(self) -> bool:
        """李志军的…职务, in a list of those who leave."""
        return bool(self.persons) and self.state.kind == "ended" and self.folded.startswith("的", self.behind)

    def rows(self, kind: str, persons: list[tuple[int, int]], first: int, *, end: int | None = None) -> Appointments:
        return stated(self.folded, self.text, kind, persons, first, self.end if end is None else end, self.state)


def stated(
    folded: str,
    text: str,
    kind: str,
    persons: list[tuple[int, int]],
    first: int,
    end: int,
    state: StatementState,
    period: Period | None = None,
) -> Iterator[AppointmentMention]:
    if not persons or _NO_OFFICE.match(folded, first):
        return
    if _TO_BE.search(folded[first:end]) and kind in ("appointed", "proposed"):
        kind = "proposed"
    held = split(folded, first, end, state.office, state.area, state.heading)
    span = period or (state.period if kind in ("held", "holds") else (None, None))
    is_dated = kind in CHANGES
    for person in persons:
        for office in held:
            yield mention(text, kind, person, office, state.day if is_dated else None, span)
    if held:
        state.person, state.kind, state.office = persons[-1], kind, held[-1].name


def mention(
    text: str,
    kind: str,
    person: tuple[int, int],
    office: ListedOffice,
    day: str | None,
    period: Period,
) -> AppointmentMention:
    return AppointmentMention(
        plain(text[person[0] : person[1]]),
        kind,
        office.name,
        Span(*person),
        Span(office.start, office.end),
        day,
        period[0],
        period[1] or None,
    )
