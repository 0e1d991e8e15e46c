"""A report's facts as rows to be reviewed beside its text, and the text cut up where facts begin and end."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext_lazy

from archive.models import (
    Evidence,
    IndustryMention,
    Observation,
    Participation,
    Point,
    PolicyDocumentMention,
    Report,
    Review,
    Speech,
    StrategyMention,
    ZoneMention,
)

AROUND = 24  # characters shown before and after the words of a fact


@dataclass(frozen=True)
class Kind:
    """A kind of fact: how it is called, by which sign its marks are told apart, and what its rows need."""

    model: type[Evidence]
    title: Any
    sign: Any
    related: tuple[str, ...]

    @property
    def name(self) -> str:
        return str(self.model._meta.model_name)


KINDS = (
    Kind(Participation, gettext_lazy("人物"), pgettext_lazy("sign", "人"), ("person",)),
    Kind(StrategyMention, gettext_lazy("口号"), pgettext_lazy("sign", "口"), ("strategy",)),
    Kind(ZoneMention, gettext_lazy("园区"), pgettext_lazy("sign", "园"), ("zone",)),
    Kind(PolicyDocumentMention, gettext_lazy("文件"), pgettext_lazy("sign", "文"), ("document",)),
    Kind(IndustryMention, gettext_lazy("产业"), pgettext_lazy("sign", "业"), ("industry",)),
    Kind(Observation, gettext_lazy("数据"), pgettext_lazy("sign", "数"), ("metric", "said_by")),
    Kind(Speech, gettext_lazy("讲话"), pgettext_lazy("sign", "讲"), ("person",)),
    Kind(Point, gettext_lazy("要点"), pgettext_lazy("sign", "点"), ("speech__person",)),
)
BY_NAME = {kind.name: kind for kind in KINDS}


@dataclass(frozen=True)
class Row:
    """One fact: what it says, its words between what stands around them, and what was decided."""

    key: str  # "observation-12", unique on the page
    kind: Kind
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
class Group:
    kind: Kind
    rows: list[Row] = field(default_factory=list)

    @property
    def unconfirmed(self) -> int:
        return sum(row.fact.review == Review.UNCONFIRMED for row in self.rows)


@dataclass(frozen=True)
class Piece:
    """A stretch of the text that the same facts cover; ``begins`` are those that begin with it."""

    text: str
    rows: Sequence[Row] = ()
    begins: Sequence[Row] = ()

    @property
    def keys(self) -> str:
        return " ".join(row.key for row in self.rows)

    @property
    def review(self) -> str:
        return str(self.rows[-1].fact.review) if self.rows else ""


def groups(report: Report) -> list[Group]:
    """The facts of ``report`` by kind, in the order of the text. One query for each kind."""
    return [Group(kind, [_row(kind, fact, report.text) for fact in _facts(kind, report)]) for kind in KINDS]


def _facts(kind: Kind, report: Report) -> Any:
    return kind.model._default_manager.filter(report=report).select_related(*kind.related).in_text_order()  # type: ignore[attr-defined]


def _row(kind: Kind, fact: Any, text: str) -> Row:
    start, end = (fact.start, fact.end) if fact.start is not None else (0, 0)
    before, after = text[max(0, start - AROUND) : start], text[end : end + AROUND] if end else ""
    edit = reverse(f"admin:archive_{kind.name}_change", args=[fact.pk])
    says = in_words(fact.values()) if kind.model is not Point else str(fact.label)
    return Row(f"{kind.name}-{fact.pk}", kind, fact, says, _line(before), _line(after), edit)


def _line(text: str) -> str:
    return text.replace("\n", " ")


def in_words(values: dict[str, Any]) -> str:
    """What a fact says, in one line: values that say nothing left out."""
    labels = {**dict(Participation.Part.choices), **dict(Speech.Mode.choices), **dict(Observation.Status.choices)}
    said = [labels.get(value, value) for value in values.values() if value not in (None, "", False, "=", "actual")]
    return " · ".join(_("累计") if value is True else str(value) for value in said)


def pieces(text: str, found: Iterable[Group]) -> list[Piece]:
    """``text`` cut where facts begin and end; speeches and points, which are long stretches, are not marked."""
    rows = [
        row for group in found if not group.kind.model.is_stretch for row in group.rows if row.fact.start is not None
    ]
    rows = [row for row in rows if row.fact.end <= len(text)]
    rows.sort(key=lambda row: (row.fact.start, -row.fact.end))
    edges = sorted({0, len(text), *(edge for row in rows for edge in (row.fact.start, row.fact.end))})
    cut, open_rows, at = [], list[Row](), 0
    for start, end in pairwise(edges):
        open_rows = [row for row in open_rows if row.fact.end > start]
        begins = []
        while at < len(rows) and rows[at].fact.start == start:
            begins.append(rows[at])
            at += 1
        open_rows += begins
        cut.append(Piece(text[start:end], tuple(open_rows), tuple(begins)))
    return cut
