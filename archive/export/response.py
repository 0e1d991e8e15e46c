"""How a page is answered: as HTML, or with ``?format=csv`` or ``json`` as one of its tables (``?table=``).

Without ``?table=`` it is the first. A table has at most ``Table.limit`` rows; JSON says whether that is all, CSV ends
with a row that says so where it is not. The last column of CSV, and the head of JSON, is the address of the page that
shows these rows, so that a file can be made again.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from itertools import chain, islice
from typing import Annotated, Any, NamedTuple

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase, StreamingHttpResponse
from django.shortcuts import render
from django.utils.encoding import uri_to_iri
from django.utils.http import content_disposition_header
from django.utils.translation import gettext as _

from archive.export.csv import csv_response
from archive.export.table import Plain, Table
from archive.http.checks import one_of
from archive.http.params import Params, refusal, rewritten
from archive.http.time_limit import check_request

FORMATS = ("csv", "json")
QUERY = "query"  # the last column of CSV


class Export(Params):
    format: Annotated[str, one_of(*FORMATS)] = ""
    table: str | None = None


class ExportLink(NamedTuple):
    """A link to a table: CSV or JSON."""

    label: str
    query: str


Context = dict[str, Any]  # of a template


def render_or_export(request: HttpRequest, template: str, context: Context, *tables: Table) -> HttpResponseBase:
    """The page, or the table that is asked for; 404 where the page has no such table.

    400 where a table is asked for by what cannot be used: in a file nobody would see that it holds too much.
    """
    params = Export.read(request)
    if not params.format:
        return render(request, template, {**context, "tables": {table.key for table in tables}})
    if told := refusal(request):
        return HttpResponse(told, status=400, content_type="text/plain; charset=utf-8")
    table = next((each for each in tables if params.table in (None, each.key)), None)
    if table is None:
        raise Http404
    return _csv(request, table) if params.format == "csv" else _json(request, table)


def links(request: HttpRequest, key: str) -> list[ExportLink]:
    """The links to the table ``key`` of the page of ``request``, with all else that its address asks for."""
    return [ExportLink(each.upper(), rewritten(request, page=None, table=key, format=each)) for each in FORMATS]


def page_address(request: HttpRequest) -> str:
    """The address of the page that shows the rows, from its first page on."""
    query = rewritten(request, page=None, table=None, format=None)
    return uri_to_iri(request.build_absolute_uri(request.path + query.removesuffix("?")))


def _cells(request: HttpRequest, table: Table, rows: Iterable[object]) -> Iterator[list[Plain]]:
    root = uri_to_iri(request.build_absolute_uri("/")).rstrip("/")
    for row in rows:
        check_request()
        values = ((column, column.value(row)) for column in table.columns)
        yield [
            root + uri_to_iri(value) if column.is_address and isinstance(value, str) and value else value
            for column, value in values
        ]


def _csv(request: HttpRequest, table: Table) -> HttpResponseBase:
    address = page_address(request)
    head = [*(column.key for column in table.columns), QUERY]
    return _unlisted(csv_response(f"{_name(request, table)}.csv", head, _csv_rows(request, table, address)))


def _csv_rows(request: HttpRequest, table: Table, address: str) -> Iterator[list[Plain]]:
    rows = iter(table.rows())
    for cells in _cells(request, table, islice(rows, table.limit)):
        yield [*cells, address]
    if next(rows, None) is not None:
        empty = [""] * (len(table.columns) - 1)
        yield [_("至此 %(number)s 行，其余未列：请缩小范围再取。") % {"number": f"{table.limit:,}"}, *empty, address]


def _json(request: HttpRequest, table: Table) -> HttpResponseBase:
    name = content_disposition_header(True, f"{_name(request, table)}.json") or "attachment"
    lines = _json_lines(request, table)
    return _unlisted(
        StreamingHttpResponse(lines, content_type="application/json", headers={"Content-Disposition": name})
    )


def _json_lines(request: HttpRequest, table: Table) -> Iterator[str]:
    def written(value: object) -> str:
        return json.dumps(value, ensure_ascii=False)

    headings = {column.key: str(column.heading) for column in table.columns}
    yield f'{{"query": {written(page_address(request))}, "table": {written(table.key)},\n'
    yield f'"columns": {written(headings)},\n"rows": [\n'
    rows = iter(table.rows())
    before = ""
    for cells in _cells(request, table, islice(rows, table.limit)):
        yield before + written(dict(zip(headings, cells, strict=True)))
        before = ",\n"
    yield f'\n],\n"is_complete": {written(next(chain(rows, [None]), None) is None)}}}\n'


def _name(request: HttpRequest, table: Table) -> str:
    steps = [step for step in request.path.split("/") if step]
    return "-".join(steps if steps[-1:] == [table.key] else [*steps, table.key])


def _unlisted(response: HttpResponse | StreamingHttpResponse) -> HttpResponseBase:
    response["X-Robots-Tag"] = "noindex, nofollow"
    return response
