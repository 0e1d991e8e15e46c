"""The websites that reports came from, looked at again: what became of them, and what they say otherwise now."""

from __future__ import annotations

from collections import Counter
from typing import Annotated

from django.db.models import Count
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render

from archive.analysis.parallel import MOST, lines, parallel
from archive.http.checks import one_of
from archive.http.expensive import expensive
from archive.http.pagination import paginate
from archive.http.params import Params
from archive.loading.watch import body_of
from archive.models import ReportFile, SourceCheck
from archive.models.report_files import public_files
from archive.text.sentences import sentences
from archive.views.report_pairs import KINDS
from archive.views.reports import readable_report

_PER_PAGE = 100


class SourceParams(Params):
    """``outcome``: of which only the reports are listed."""

    outcome: Annotated[str, one_of(*SourceCheck.SourceState.values)] = ""


def sources(request: HttpRequest) -> HttpResponse:
    """How many websites are still there, changed, gone, and of which reports, those looked at last first."""
    params = SourceParams.read(request)
    looks = SourceCheck.objects.latest().of_public_reports()
    numbers = dict(looks.order_by().values_list("outcome").annotate(number=Count("pk")))
    chosen = looks.filter(outcome=params.outcome) if params.outcome else looks.filter(outcome__in=SourceCheck.NEWS)
    page = paginate(request, chosen.select_related("report").defer("report__text", "report__layout"))
    context = {
        "page": page, "asked": params.outcome, "all": sum(numbers.values()),
        "counts": [(value, label, numbers.get(value, 0)) for value, label in SourceCheck.SourceState.choices],
    }  # fmt: skip
    return render(request, "archive/sources.html", context)


@expensive
def source_changes(request: HttpRequest, slug: str, key: int) -> HttpResponse:
    """The text as it came in beside what a later capture of its page says."""
    report = readable_report(request, slug)
    captures = public_files(report).filter(kind=ReportFile.Kind.CAPTURE)  # other files may be dear to read
    file = captures.defer(None).filter(source=key).first()
    if file is None or report.source is None:
        raise Http404
    before, now = (body_of(bytes(source.data), source.name) for source in (report.source, file.source))
    one, other = (lines(text, sentences(text)) for text in (before, now))
    rows = parallel(one, other)
    counted = Counter(row.kind for row in rows)
    context = {
        "report": report, "file": file, "counts": {kind: counted[kind] for kind in KINDS},
        "page": paginate(request, rows, _PER_PAGE), "is_cut": max(len(one), len(other)) > MOST, "most": MOST,
    }  # fmt: skip
    return render(request, "archive/source_changes.html", context)
