"""Tenures by kind of post and moves between kinds, with their cases; moves as a graph."""

from __future__ import annotations

from typing import Annotated, Any, NamedTuple

from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from pydantic import Field

from archive.analysis import careers_at_large as numbers
from archive.export import careers_at_large as tables
from archive.export.graphs import GEXF, gexf
from archive.export.response import render_or_export
from archive.http.attachments import attachment
from archive.http.checks import Slug, one_of
from archive.http.expensive import expensive
from archive.http.pagination import paginate
from archive.http.params import Params
from archive.models import Area
from archive.queries.links import record_at

CASES = 50
MOVES = 60  # pairs of kinds on the page; the table has all


class CareerParams(Params):
    area: Slug = ""
    kind: Annotated[str, Field(max_length=120)] = ""
    to: Annotated[str, Field(max_length=120)] = ""
    known: Annotated[str, one_of("whole", "begun", "left", "seen")] = ""


_KNOWN = {
    "whole": gettext_lazy("任免日期都有"), "begun": gettext_lazy("只知任职日期"), "left": gettext_lazy("只知离任日期"),
    "seen": gettext_lazy("任免日期都无"),
}  # fmt: skip


class KindRow(NamedTuple):
    """A kind of post, and its numbers, each with the query that shows its cases (none for 0) and its name."""

    summary: numbers.KindSummary
    cells: list[tuple[int, str, str]]


class MoveRow(NamedTuple):
    moves: numbers.MoveCount
    query: str


def _kind_row(asked: CareerParams, summary: numbers.KindSummary) -> KindRow:
    of_kind = asked.changed(kind=summary.kind.value)
    cells = [(summary.number, of_kind.query(), _("任期数"))]
    for known, label in _KNOWN.items():
        number = getattr(summary, known)
        cells.append((number, of_kind.changed(known=known).query() if number else "", str(label)))
    return KindRow(summary, cells)


def _move_row(asked: CareerParams, count: numbers.MoveCount) -> MoveRow:
    return MoveRow(count, asked.changed(kind=count.left.value, to=count.came.value).query())


@expensive
def careers(request: HttpRequest) -> HttpResponseBase:
    """``?kind=``: the tenures of a kind of post, with ``&to=`` the moves into another; ``?area=``: in an area."""
    asked = CareerParams.read(request)
    area = record_at(Area, asked.area)
    rows = numbers.tenures(area)
    context: dict[str, object] = {"area": area, "asked": asked, "least": numbers.LEAST}
    if asked.kind:
        return _cases(request, asked, rows, context)
    kinds, moves = numbers.by_kind(rows), numbers.moves(rows)
    counted = numbers.move_counts(moves)
    context |= {
        "kinds": [_kind_row(asked, each) for each in kinds],
        "moves": [_move_row(asked, each) for each in counted[:MOVES]],
        "graph_url": asked.at(reverse("moves-graph")), "tenure_count": len(rows), "move_count": len(moves),
        "kept_back": len(moves) - sum(row.number for row in counted),
        "few": len(rows) - sum(row.number for row in kinds),
    }  # fmt: skip
    return render_or_export(
        request, "archive/careers.html", context, tables.kind_table(kinds), tables.move_table(counted)
    )


def _cases(request: HttpRequest, asked: CareerParams, rows: list[Any], context: dict[str, object]) -> HttpResponseBase:
    if asked.to:
        wanted = asked.kind, asked.to
        cases: list[Any] = [move for move in numbers.moves(rows) if tuple(kind.value for kind in move.kinds) == wanted]
        kinds = cases[0].kinds if cases else ()
        table = tables.move_case_table(cases)
    else:
        cases = [row for row in rows if numbers.KindOfPost.of(row.post.key).value == asked.kind]
        cases = [row for row in cases if asked.known in ("", numbers.known_of(row))]
        kinds = (numbers.KindOfPost.of(cases[0].post.key),) if cases else ()
        table = tables.tenure_table(cases)
    shown = {**context, "kinds_of_cases": kinds, "number": len(cases), "page": paginate(request, cases, CASES)}
    return render_or_export(request, "archive/career_cases.html", shown, table)


@expensive
def moves_graph(request: HttpRequest) -> HttpResponse:
    """All moves between kinds of posts with enough cases, as GEXF."""
    asked = CareerParams.read(request)
    counted = numbers.move_counts(numbers.moves(numbers.tenures(record_at(Area, asked.area))))
    return attachment(gexf(tables.graph_of(counted)), "moves.gexf", GEXF)
