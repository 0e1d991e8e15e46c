"""Tables as CSV that spreadsheets open rightly and that cannot run anything in them."""

from __future__ import annotations

import csv
from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal

from django.http import StreamingHttpResponse
from django.utils.http import content_disposition_header

SEVERAL = " | "  # between several names or sentences of one cell
# A cell that begins so is a formula to a spreadsheet.
_FORMULA = ("=", "+", "-", "@", "\t", "\r")


class _Echo:
    """A file whose writing gives back what is written."""

    def write(self, value: str) -> str:
        return value


def csv_response(name: str, head: Sequence[str], rows: Iterable[Sequence[object]]) -> StreamingHttpResponse:
    """``rows`` under ``head`` as a file called ``name``: UTF-8 with the byte order mark that spreadsheets look for."""
    headers = {"Content-Disposition": content_disposition_header(True, name) or "attachment"}
    return StreamingHttpResponse(csv_lines(head, rows), content_type="text/csv; charset=utf-8", headers=headers)


def csv_lines(head: Sequence[str], rows: Iterable[Sequence[object]]) -> Iterator[str]:
    """The lines of the file, the first with the byte order mark. Titles and names stand in headings, too."""
    writer = csv.writer(_Echo())
    yield "\ufeff" + writer.writerow([_safe(cell) for cell in head])
    for row in rows:
        yield writer.writerow([_safe(cell) for cell in row])


def _safe(cell: object) -> str:
    """A text that would be a formula gets the apostrophe that keeps it a text; a number below zero stays one."""
    text = "" if cell is None else SEVERAL.join(cell) if isinstance(cell, list) else str(cell)
    return text if isinstance(cell, int | float | Decimal) or not text.startswith(_FORMULA) else "'" + text
