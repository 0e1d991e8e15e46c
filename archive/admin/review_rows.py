"""A report's facts as rows to be reviewed beside its text: in the order of the text, paragraph by paragraph."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from typing import Any

from django.forms import BaseForm
from django.utils.functional import cached_property
from django.utils.translation import gettext as _

from archive.admin.fact_states import fact_state
from archive.admin.verdicts import name_of_fact, verdicts_of
from archive.models import Appointment, Observation, Origin, Participation, Point, Report, Review, Speech
from archive.models.evidence import Evidence, EvidenceQuerySet
from archive.models.fact_kinds import FACT_KINDS, FactKind
from archive.queries.link_reasons import link_reason
from archive.queries.scan_places import ScanCut, ScanPlace, ScanPlaces

AROUND = 24  # characters shown before and after the words of a fact
_PAGES_SHOWN = 20  # of a scan, beside their paragraphs: each is a picture that has to be drawn

BY_NAME = {kind.model_name: kind for kind in FACT_KINDS.values()}


@dataclass
class ReviewRow:
    """One fact: what it says, its words between what stands around them, and what was decided. ``form``: its form,
    where it is being corrected. ``verdict``: on its name, wherever that stands."""

    key: str  # "observation-12", unique on the page
    kind: FactKind
    fact: Any
    says: str
    before: str
    after: str
    form: BaseForm | None = None
    verdict: str = ""
    scan: ScanPlace | None = None  # where it stands, if on a page of a scan

    @property
    def name(self) -> str:
        """What rows of one name share; empty where the fact names no record."""
        return " ".join(name_of_fact(self.fact) or ())

    @property
    def linked_to(self) -> str:
        """The record that the name stands for, or that it stands for none, and why."""
        if not self.name:
            return ""
        record, why = self.fact.record, link_reason(self.fact)
        said = _("归入 %(record)s") % {"record": record} if record else _("未成记录")
        return f"{said}（{why}）" if why else said

    @property
    def words(self) -> str:
        quote = str(self.fact.quote)
        return quote if len(quote) <= 3 * AROUND else f"{quote[: 2 * AROUND]}…{quote[-AROUND:]}"

    @property
    def drafted(self) -> str:
        """What the program read, where an editor has corrected it."""
        return in_words(self.fact.drafted) if self.fact.is_corrected else ""

    @cached_property
    def state(self) -> str:
        return fact_state(self.fact)

    @property
    def may_go(self) -> bool:
        """What an editor entered can be deleted; what the program read is rejected, and stays."""
        return bool(self.fact.origin == Origin.EDITOR)

    @property
    def is_unconfirmed(self) -> bool:
        return bool(self.fact.review == Review.UNCONFIRMED)


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


@dataclass
class ReviewParagraph:
    """A paragraph from ``start`` on (None for what stands outside the text), and the facts that begin in it.

    ``adding`` are the empty forms for facts that are being added here, ``kind`` says of which kind; ``cuts`` are the
    parts of a scan's pages that say what the paragraph does.
    """

    start: int | None
    pieces: list[ReviewPiece] = field(default_factory=list)
    rows: list[ReviewRow] = field(default_factory=list)
    adding: Sequence[object] = ()
    cuts: Sequence[ScanCut] = ()

    @property
    def at(self) -> int:
        return self.start or 0

    @property
    def is_shown(self) -> bool:
        """All but empty lines."""
        return self.start is None or bool(self.rows or self.adding or any(piece.text.strip() for piece in self.pieces))


@dataclass(frozen=True)
class KindCount:
    """How many facts of a kind a report has, and how many of them wait."""

    kind: FactKind
    number: int
    unconfirmed: int


def rows_of(report: Report) -> list[ReviewRow]:
    """The facts of ``report`` in the order of the text, those outside of it first. A query for each kind, and one."""
    rows = [_row(kind, fact, report.text) for kind in BY_NAME.values() for fact in _facts(kind, report)]
    verdicts = verdicts_of(row.fact for row in rows)
    places = ScanPlaces(report)
    for row in rows:
        row.scan = places.of(row.fact)
        if name := name_of_fact(row.fact):
            row.verdict = verdicts.get(name, "")
    # A stretch goes before what stands in it; of the same place the kinds in the order of their registry.
    return sorted(rows, key=lambda row: (-1, 0) if row.fact.start is None else (row.fact.start, -row.fact.end))


def _facts(kind: FactKind, report: Report) -> EvidenceQuerySet:
    return kind.facts.filter(report=report).select_related(*kind.related).in_text_order()


def _row(kind: FactKind, fact: Evidence, text: str) -> ReviewRow:
    start, end = fact.start or 0, fact.end or 0
    before, after = text[max(0, start - AROUND) : start], text[end : end + AROUND] if end else ""
    says = str(fact.label) if isinstance(fact, Point) else in_words(fact.values())
    return ReviewRow(f"{kind.model_name}-{fact.pk}", kind, fact, says, _line(before), _line(after))


def _line(text: str) -> str:
    return text.replace("\n", " ")


def in_words(values: Mapping[str, object]) -> str:
    """What a fact says, in one line: values that say nothing left out."""
    labels: dict[object, object] = {
        **dict(Participation.Part.choices),
        **dict(Appointment.Event.choices),
        **dict(Speech.Mode.choices),
        **dict(Observation.Status.choices),
    }
    said = [labels.get(value, value) for value in values.values() if value not in (None, "", False, "=", "actual")]
    return " · ".join(_("累计") if value is True else str(value) for value in said)


def counts(rows: Iterable[ReviewRow]) -> list[KindCount]:
    """By kind, those that the report has."""
    by_kind: dict[str, list[ReviewRow]] = {}
    for row in rows:
        by_kind.setdefault(row.kind.name, []).append(row)
    return [
        KindCount(kind, len(by_kind[name]), sum(row.is_unconfirmed for row in by_kind[name]))
        for name, kind in FACT_KINDS.items()
        if name in by_kind
    ]


def paragraphs(text: str, rows: Sequence[ReviewRow], shown: Sequence[ReviewRow]) -> list[ReviewParagraph]:
    """``text`` by paragraph with the marks of ``rows``, each with those of ``shown`` that begin in it.

    The first of them stands for what is outside the text.
    """
    starts = [0, *(at + 1 for at, character in enumerate(text) if character == "\n")] if text else []
    paragraphs = [ReviewParagraph(None), *(ReviewParagraph(start) for start in starts)]

    def paragraph_at(place: int) -> ReviewParagraph:
        return paragraphs[bisect_right(starts, place)]

    at = 0
    for piece in _pieces(text, rows, starts):
        paragraph_at(at).pieces.append(piece)
        at += len(piece.text)
    for row in shown:
        is_placed = row.fact.start is not None and row.fact.start < len(text)
        (paragraph_at(row.fact.start) if is_placed else paragraphs[0]).rows.append(row)
    return paragraphs


def put_cuts(report: Report, cut: Sequence[ReviewParagraph]) -> None:
    """Beside the paragraphs of a scan what they were read from, as far as its first pages reach."""
    places = ScanPlaces(report)
    if not places.recognized:
        return
    for paragraph in cut:
        if paragraph.start is not None:
            cuts = places.cuts(paragraph.start, paragraph.start + sum(len(piece.text) for piece in paragraph.pieces))
            paragraph.cuts = [each for each in cuts if each.page.number <= _PAGES_SHOWN]


def _pieces(text: str, rows: Iterable[ReviewRow], starts: Iterable[int]) -> list[ReviewPiece]:
    """``text`` cut where facts and paragraphs begin and end; speeches and points, long stretches, are not marked."""
    placed = [row for row in rows if row.fact.start is not None and not row.kind.model.covers_passage]
    placed = [row for row in placed if row.fact.end <= len(text)]
    edges = sorted({0, len(text), *starts, *(edge for row in placed for edge in (row.fact.start, row.fact.end))})
    cut, open_rows, at = [], list[ReviewRow](), 0
    for start, end in pairwise(edges):
        open_rows = [row for row in open_rows if row.fact.end > start]
        begins = []
        while at < len(placed) and placed[at].fact.start == start:
            begins.append(placed[at])
            at += 1
        open_rows += begins
        cut.append(ReviewPiece(text[start:end], tuple(open_rows), tuple(begins)))
    return cut
