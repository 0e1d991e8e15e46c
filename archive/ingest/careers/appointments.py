"""Statements of appointment: who comes into, leaves, is proposed for, holds or held which office.

A text is read clause by clause; a clause may leave out its person, its verb or its body where those before it said it.
"""

import re
from collections.abc import Iterator
from dataclasses import replace

from archive.ingest.careers.appointment_days import day_in, period_in
from archive.ingest.careers.appointment_verbs import HEADING, LEADING
from archive.ingest.careers.clauses import clauses
from archive.ingest.careers.particulars import particulars
from archive.ingest.careers.resumes import joined
from archive.ingest.careers.statement_clause import StatementClause, StatementState
from archive.ingest.careers.statement_forms import statement
from archive.ingest.document import AppointmentMention
from archive.ingest.people.names import name_end
from archive.ingest.places.area_names import area_end
from archive.text.patterns import past


def appointments(
    folded: str, text: str, title: str = "", published: str | None = None
) -> tuple[AppointmentMention, ...]:
    """All statements of folded ``text``, in order; ``published``, ISO 8601, resolves 今天 and days without a year."""
    if not _TRIGGER.search(folded):
        return ()
    rows: list[AppointmentMention] = []
    places: dict[tuple[str, str, str], list[int]] = {}
    state = StatementState(area=area_in(title) or area_in(folded[:60]), heading=title)
    for start, end in clauses(folded):
        for row in _read(folded, text, start, end, state, published):
            same = places.setdefault((row.name, row.kind, row.office), [])
            told = next((at for at in same if _is_told_again(rows[at], row)), None)
            if told is None:
                same.append(len(rows))
                rows.append(row)
            elif rows[told].day is None:
                rows[told] = replace(rows[told], day=row.day)
    return tuple(replace(row, person=particulars(folded, row.span.start)) for row in joined(rows))


def _is_told_again(row: AppointmentMention, later: AppointmentMention) -> bool:
    """Whether ``later``, of the same person and office, tells nothing new: a re-election prints another day."""
    if row.kind == "appointed":
        return row.day is None or later.day is None or row.day == later.day
    return row.kind == "ended" or row.start == later.start


_TRIGGER = re.compile(
    r"年起 |任命|免去|当选|推选|补选|增补|增选|选为|解除|取代|接替|履新|候补委员|届|"
    r"免职|辞职|撤职|罢免|卸任|请辞|辞呈|成为[^,。]{2,20}(?:书记|[长席])|"
    r"辞去|撤销|提名|不再|担任|选举|简历|职务|[现曾历拟出接兼转改升时]任|"
    r"[\u3400-\u9fff]任[\u3400-\u9fff]{2,24}(?:[长席记员]|主任)|"
    r"(?:19|20)\d\d年?(?:\d{1,2}月)? ?[至—-] ?(?:今|(?:19|20)\d\d)"
)


def area_in(text: str) -> str:
    """The first area of a folded text, by its printed name; empty where there is none."""
    ends = ((at, area_end(text, at)) for at in range(min(len(text), 80)))
    return next((text[at:end] for at, end in ends if end is not None and end - at > 2), "")


def _read(
    folded: str, text: str, start: int, end: int, state: StatementState, published: str | None
) -> Iterator[AppointmentMention]:
    if start == 0 or folded[start - 1] == "\n":
        state.kind, state.office, state.period = None if not _is_listed(folded, start) else state.kind, "", (None, None)
    elif folded[start - 1] in "。!?":
        state.kind, state.period = None, (None, None)
    state.day = day_in(folded[start:end], published) or (
        state.day if folded[start - 1 : start] != "\n" or state.kind else state.day
    )
    if "日前" in folded[start:end] or "近日" in folded[start:end]:
        state.day = None
    if heading := HEADING.fullmatch("\n" + folded[start:end]):
        state.kind = heading.lastgroup
        return
    period, skipped = period_in(folded[start:end])
    at = start + skipped
    if skipped and (folded[start + skipped :][:1] in ",:" or at >= end):
        state.period, state.kind = period, "held"
        if period[1] == "":
            state.kind = "holds"
        return
    if skipped:
        state.period, state.kind = period, "holds" if period[1] == "" else "held"
    yield from statement(StatementClause(folded, text, at, end, state, period if skipped else None, published))


def _is_listed(folded: str, start: int) -> bool:
    """A line of a list under a heading: a name first."""
    at = past(LEADING, folded, start)
    return name_end(folded, at) is not None or folded.startswith(("任命", "免去"), at)
