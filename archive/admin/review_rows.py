"""A report's facts as rows to be reviewed beside its text, and the text cut up where facts begin and end."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _

from archive.models import Appointment, Observation, Participation, Point, Report, Review, Speech
from archive.models.fact_kinds import FACT_KINDS, FactKind

AROUND = 24  # characters shown before and after the words of a fact


BY_NAME = {kind.model_name: kind for kind in FACT_KINDS.values()}


@dataclass(frozen=True)
class ReviewRow:
    """One fact: what it says, its words between what stands around them, and what was decided."""

    key: str  # "observation-12", unique on the page
    kind: FactKind
    fact: Any
    says: str
    before: str
    after: str
    edit: str

    @property
    def words(self) -> str:
        quote = str(self.fact.quote)
        return quote if len(quote) <= 3 * AROUND else f"{quote[: 2 * AROUND]}…{quote[-AROUND:]}"

    @property
    def drafted(self) -> str:
        """What the program read, where an editor has corrected it."""
        return in_words(self.fact.drafted) if self.fact.is_corrected else ""


@dataclass
class ReviewGroup:
    kind: FactKind
    rows: list[ReviewRow] = field(default_factory=list)

    @property
    def unconfirmed(self) -> int:
        return sum(row.fact.review == Review.UNCONFIRMED for row in self.rows)


@dataclass(frozen=True)
class ReviewPiece:
    """A stretch of the text that the same facts cover; ``begins`` are those that begin with it."""

    text: str
    rows: Sequence[ReviewRow] = ()
    begins: Sequence[ReviewRow] = ()

    @property
    def keys(self) -> str:
        return " ".join(row.key for row in self.rows)

    @property
    def review(self) -> str:
        return str(self.rows[-1].fact.review) if self.rows else ""


def groups(report: Report) -> list[ReviewGroup]:
    """The facts of ``report`` by kind, in the order of the text. One query for each kind."""
    return [
        ReviewGroup(kind, [_row(kind, fact, report.text) for fact in _facts(kind, report)]) for kind in BY_NAME.values()
    ]


def _facts(kind: FactKind, report: Report) -> Any:
    return kind.facts.filter(report=report).select_related(*kind.related).in_text_order()


def _row(kind: FactKind, fact: Any, text: str) -> ReviewRow:
    start, end = (fact.start, fact.end) if fact.start is not None else (0, 0)
    before, after = text[max(0, start - AROUND) : start], text[end : end + AROUND] if end else ""
    edit = reverse(f"admin:archive_{kind.model_name}_change", args=[fact.pk])
    says = in_words(fact.values()) if kind.model is not Point else str(fact.label)
    return ReviewRow(f"{kind.model_name}-{fact.pk}", kind, fact, says, _line(before), _line(after), edit)


def _line(text: str) -> str:
    return text.replace("\n", " ")


def in_words(values: dict[str, Any]) -> str:
    """What a fact says, in one line: values that say nothing left out."""
    labels = {
        **dict(Participation.Part.choices),
        **dict(Appointment.Event.choices),
        **dict(Speech.Mode.choices),
        **dict(Observation.Status.choices),
    }
    said = [labels.get(value, value) for value in values.values() if value not in (None, "", False, "=", "actual")]
    return " · ".join(_("累计") if value is True else str(value) for value in said)


def pieces(text: str, found: Iterable[ReviewGroup]) -> list[ReviewPiece]:
    """``text`` cut where facts begin and end; speeches and points, which are long stretches, are not marked."""
    rows = [
        row
        for group in found
        if not group.kind.model.covers_passage
        for row in group.rows
        if row.fact.start is not None
    ]
    rows = [row for row in rows if row.fact.end <= len(text)]
    rows.sort(key=lambda row: (row.fact.start, -row.fact.end))
    edges = sorted({0, len(text), *(edge for row in rows for edge in (row.fact.start, row.fact.end))})
    cut, open_rows, at = [], list[ReviewRow](), 0
    for start, end in pairwise(edges):
        open_rows = [row for row in open_rows if row.fact.end > start]
        begins = []
        while at < len(rows) and rows[at].fact.start == start:
            begins.append(rows[at])
            at += 1
        open_rows += begins
        cut.append(ReviewPiece(text[start:end], tuple(open_rows), tuple(begins)))
    return cut
