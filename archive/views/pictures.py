"""The picture of a record that other pages show beside a link to it."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse

from archive.charts.picture import share_picture
from archive.names.kinds import NAMED_KINDS
from archive.queries.links import record_at
from archive.views.entities import EntitySummary, uses_per_year


def record_picture(_request: HttpRequest, kind: str, slug: str) -> HttpResponse:
    """PNG: the share of each year's published reports in which the record stands; the same for readers and staff.

    404 where no published report of a known year has it.
    """
    record = record_at(NAMED_KINDS[kind].model, slug) if kind in NAMED_KINDS else None
    chart = uses_per_year(EntitySummary(record)) if record else None
    if chart is None:
        raise Http404
    return HttpResponse(share_picture(chart), content_type="image/png")
