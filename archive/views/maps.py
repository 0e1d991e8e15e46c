"""The map: areas as tiles, shaded by the reports that are held of them or that say what is looked for."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponseBase

from archive.analysis.area_map import MapParams, MappedReports
from archive.charts.tiles import tile_map
from archive.export.analyses import map_table
from archive.export.response import Context, render_or_export
from archive.http.expensive import expensive
from archive.models import Area
from archive.queries.typed_records import typed_record


@expensive
def area_map(request: HttpRequest) -> HttpResponseBase:
    """``?area=`` the cities of a province or the counties of a city, the country where there is none of that name;
    every filter of the list of reports, and ``?kind=`` for zones."""
    asked = MapParams.read(request)
    area = typed_record(request, "area", Area, asked.area)
    narrowed = MappedReports(asked.changed(area=area.slug if area else ""))
    drawn = narrowed.map()
    context: Context = {"narrowed": narrowed, "map": drawn, "chart": tile_map(drawn.tiles), "area": narrowed.area}
    return render_or_export(request, "archive/map.html", context, map_table(drawn, narrowed))
