"""Several reports or speeches side by side, and the yearly reports of a place from which they are chosen."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from typing import Annotated, ClassVar

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from pydantic import Field

from archive.analysis.parallel import MOST
from archive.analysis.title_series import LOOKED_AT, yearly_series
from archive.analysis.versions import FEWEST, MOST_TEXTS, STEP_STATES, AlignedTexts, VersionRow, align
from archive.export.response import Context, render_or_export
from archive.export.versions import VersionOfText, versions_table, workbook
from archive.http.attachments import attachment
from archive.http.checks import SLUG_LENGTH, Slug, one_of
from archive.http.expensive import expensive
from archive.http.pagination import paginate
from archive.http.params import Params, tell
from archive.http.routes import site_root
from archive.models import Area, Report
from archive.queries.labels import partial_date
from archive.queries.report_filters import NOWHERE
from archive.queries.typed_records import typed_record
from archive.views.report_pairs import Side
from archive.views.second_report import titled_as

PER_PAGE = 60  # rows
_OFFERED, _LISTED = 1_000, 60  # areas, while one types and below the box
CHANGED = "changed"
KINDS = (CHANGED, *STEP_STATES)
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"

# A report, or what one person says in it: its slug, and the person's behind a colon.
TextName = Annotated[str, Field(max_length=2 * SLUG_LENGTH + 1)]


class VersionsParams(Params):
    """``text``: two to six, in the order in which they stand; ``add``: title or address of one more."""

    text: Annotated[tuple[TextName, ...], Field(max_length=MOST_TEXTS)] = ()
    show: Annotated[str, one_of(*KINDS)] = ""
    add: Annotated[str, Field(max_length=200)] = ""

    no_filters: ClassVar[Collection[str]] = ("show", "add")


@expensive
def versions(request: HttpRequest) -> HttpResponseBase:
    """``?text=a&text=b&text=c:speaker``; ``?show=`` rows of one kind."""
    params = VersionsParams.read(request)
    sides = _sides(request, params)
    params = params.changed(text=tuple(side.name for side in sides))
    if params.add.strip():
        return _adding(request, params, sides)
    aligned = align([side.lines for side in sides]) if len(sides) >= FEWEST else AlignedTexts([], [])
    chosen = [row for row in aligned.rows if _is_shown(row, params.show)]
    named = [_version(side) for side in sides]
    page = paginate(request, chosen, PER_PAGE)
    page.object_list = [list(zip(row.cells, sides, strict=True)) for row in page.object_list]
    context: Context = {
        "params": params,
        "versions": [_column(params, side, version) for side, version in zip(sides, named, strict=True)],
        "aligned": aligned,
        "step_states": STEP_STATES.values(),
        "kinds": _kinds(params, aligned.rows),
        "page": page,
        "most": MOST,
        "most_texts": MOST_TEXTS,
        "workbook": params.changed(show="").at(reverse("versions-workbook")),
    }
    return render_or_export(request, "archive/versions.html", context, versions_table(named, chosen))


@expensive
def versions_workbook(request: HttpRequest) -> HttpResponse:
    """The same as a workbook of Excel; 404 where there is nothing to compare."""
    sides = _sides(request, VersionsParams.read(request))
    if len(sides) < FEWEST:
        raise Http404
    named = [_version(side) for side in sides]
    data = workbook(named, align([side.lines for side in sides]), site_root(request))
    return attachment(data, "versions.xlsx", XLSX)


class SeriesParams(Params):
    area: Slug = ""


@expensive
def series(request: HttpRequest) -> HttpResponse:
    """``?area=``, an address or a name, whose yearly reports; ``none`` those without an area."""
    params = SeriesParams.read(request)
    is_nowhere = params.area == NOWHERE
    area = None if is_nowhere else typed_record(request, "area", Area, params.area)
    yearly = yearly_series(area) if area or is_nowhere else None
    areas = Area.objects.of_several_years()
    context = {
        "area": area, "params": params, "series": yearly, "most": MOST_TEXTS, "looked_at": LOOKED_AT,
        "offered": areas[:_OFFERED], "listed": areas[:_LISTED], "number": len(areas),
    }  # fmt: skip
    return render(request, "archive/series.html", context)


def _sides(request: HttpRequest, params: VersionsParams) -> list[Side]:
    sides = []
    for name in params.text:
        slug, _colon, speaker = name.partition(":")
        try:
            sides.append(Side(Report.objects.published().defer("layout").at(slug), speaker))
        except Report.DoesNotExist:
            tell(request, "text", _("档案里没有这一篇：%s。") % slug)
    return sides


def _version(side: Side) -> VersionOfText:
    words = [partial_date(side.report.published_on), str(side.report)]
    if side.asked:
        words.append(str(side.speaker or side.asked))
    return VersionOfText(side.report, " ".join(filter(None, words)))


def _column(params: VersionsParams, side: Side, version: VersionOfText) -> dict[str, object]:
    """What the head of a version shows: who speaks in it, and the address without it."""
    asked = side.name
    others = tuple(name for name in params.text if name != asked)
    of_speakers = [(person, _instead(params, asked, Side(side.report, person.slug).name)) for person in side.speakers]
    return {
        "side": side,
        "heading": version.heading,
        "without": params.changed(text=others).query(),
        "whole": _instead(params, asked, side.report.slug) if side.asked else "",
        "speakers": [(person, query) for person, query in of_speakers if person != side.speaker],
    }


def _instead(params: VersionsParams, name: str, other: str) -> str:
    return params.changed(text=tuple(other if each == name else each for each in params.text)).query()


def _kinds(params: VersionsParams, rows: Sequence[VersionRow]) -> list[tuple[str, str, int, str]]:
    """(kind, label, number of rows, query) of each kind that there is, all rows first."""
    labels = {**STEP_STATES, "": _("全部"), CHANGED: _("有变化"), "same": _("各份相同")}
    numbers = [(kind, sum(_is_shown(row, kind) for row in rows)) for kind in ("", *KINDS)]
    return [
        (kind, str(labels[kind]), number, params.changed(show=kind).query())
        for kind, number in numbers
        if number or not kind
    ]


def _is_shown(row: VersionRow, kind: str) -> bool:
    if kind == CHANGED:
        return not row.is_same_throughout
    return row.is_same_throughout if kind == "same" else not kind or kind in row.states


def _adding(request: HttpRequest, params: VersionsParams, sides: Sequence[Side]) -> HttpResponse:
    """Back with the one report that is meant, else which ones it may be."""
    known = [side.report.pk for side in sides]
    choices, are_more = titled_as(params.add.strip(), Report.objects.published().exclude(pk__in=known))
    offered = [(other, params.changed(add="").adding("text", other.slug).query()) for other in choices]
    if len(offered) == 1:
        return redirect(reverse("versions") + offered[0][1])
    context = {"params": params, "offered": offered, "are_more": are_more, "back": params.changed(add="").query()}
    return render(request, "archive/versions_adding.html", context)
