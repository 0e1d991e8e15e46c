"""The concordance of a slogan."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponseBase
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from archive.analysis.concordance import (
    ConcordanceParams,
    all_lines,
    counted,
    in_order,
    lines,
    mentions,
    with_reports,
)
from archive.export.reports import address
from archive.export.response import render_or_export
from archive.export.table import Column, Table
from archive.http.expensive import expensive
from archive.http.pagination import paginate
from archive.models import Area, Person, Strategy
from archive.queries.links import record_at
from archive.views.entities import entity_view

PER_PAGE = 50
TITLES = {"year": gettext_lazy("年份"), "area": gettext_lazy("地区"), "person": gettext_lazy("讲话人")}
SORT_LABELS = {
    "date": gettext_lazy("按日期"), "left": gettext_lazy("按左邻字"), "right": gettext_lazy("按右邻字"),
}  # fmt: skip


@expensive
@entity_view(Strategy)
def concordance(request: HttpRequest, strategy: Strategy) -> HttpResponseBase:
    params = ConcordanceParams.read(request)
    records = {"area": record_at(Area, params.area), "person": record_at(Person, params.person)}
    params = params.changed(**{name: record.slug for name, record in records.items() if record})
    occurrences, number = in_order(mentions(strategy, params), params.sort), counted(strategy, params)
    # Keys alone are sorted: whole rows of thousands of occurrences would take twice as long.
    page = paginate(request, occurrences.values_list("pk", flat=True), PER_PAGE, total=number.total)
    page.object_list = lines(with_reports(occurrences.filter(pk__in=list(page.object_list))))
    context: dict[str, object] = {
        "strategy": strategy,
        "page": page,
        "trust": params,
        "chips": [
            chip for chip in params.chips(lambda name, value: str(records.get(name) or value)) if chip.name in TITLES
        ],
        "facets": [params.facet(name, TITLES[name], rows) for name, rows in number.choices.items() if rows],
        "sorts": params.sorts(SORT_LABELS),
        "unplaced": params.of_facts(strategy.mentions.public()).filter(start__isnull=True).count(),
    }
    return render_or_export(request, "archive/concordance.html", context, _table(strategy, params))


def _table(strategy: Strategy, params: ConcordanceParams) -> Table:
    columns = [
        Column("date", _("日期"), lambda line: line.date),
        Column("area", _("地区"), lambda line: line.area),
        Column("speaker", _("讲话人"), lambda line: line.speaker),
        Column("left", _("左"), lambda line: line.left),
        Column("slogan", _("口号"), lambda line: line.keyword),
        Column("right", _("右"), lambda line: line.right),
        Column("report", _("报道"), lambda line: line.report),
        Column("review", _("核对"), lambda line: line.mention.get_review_display()),
        address(lambda line: line.url),
    ]
    return Table("concordance", columns, lambda: all_lines(strategy, params))
