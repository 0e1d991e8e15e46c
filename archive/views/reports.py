"""The list of reports, a report, and its original file."""

from __future__ import annotations

import re
from typing import Annotated

from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import render
from django.utils.http import content_disposition_header

from archive.export.reports import report_table
from archive.export.response import render_or_export
from archive.http.checks import whole
from archive.http.pagination import paginate
from archive.http.params import FURTHEST
from archive.http.readers import may_read_drafts
from archive.http.redirects import redirect_to_current
from archive.models import Report, SourceText
from archive.models.report_files import public_files
from archive.queries.report_filters import FilteredReports, ReportFilter
from archive.reports.annotations import ReportAnnotations
from archive.reports.citing import Citing
from archive.reports.json_ld import report_data
from archive.reports.page import ReportPage
from archive.views.second_report import SecondReport, beside_another

# Served as they are; anything else, HTML above all, as bytes without a meaning.
_PLAIN = {"text/plain"}
_UNSAFE_IN_NAMES = re.compile(r"[^\w.\-]+")


def reports(request: HttpRequest) -> HttpResponseBase:
    narrowed = FilteredReports(ReportFilter.read(request))
    matching = narrowed.reports()
    context = {"page": paginate(request, matching, total=narrowed.number), "narrowed": narrowed}
    return render_or_export(request, "archive/reports.html", context, report_table(matching))


class ReportParams(SecondReport):
    """``with``: to two reports side by side; ``page`` or ``sentence``: which page of a long text."""

    page: Annotated[int | None, whole(FURTHEST)] = None
    sentence: Annotated[int | None, whole(FURTHEST)] = None


def report(request: HttpRequest, slug: str) -> HttpResponse:
    """``?page=`` of a long text, or with ``?sentence=`` the page that has it. ``?cite=`` shows how to cite one of its
    sentences, named by number or words.

    ``?with=`` leads to it beside another report, named by address or words of the title.
    """
    wanted = _known_report(request, slug)
    if wanted.slug != slug:
        return redirect_to_current(wanted)
    if wanted.status == Report.Status.WITHDRAWN and not may_read_drafts(request):
        return render(request, "archive/withdrawn.html", status=410)
    params = ReportParams.read(request)
    if params.typed is not None:
        return beside_another(request, wanted, params.typed.strip())
    shown = _page_asked(params, ReportPage(wanted))
    cited = Citing(request, wanted, shown)
    context = {"report": wanted, "shown": shown, "citing": cited, "linked": report_data(wanted, shown, cited)}
    context["annotations"] = ReportAnnotations(wanted, wanted.sentences(), shown.pages.span(shown.number))
    context["page"] = Paginator(range(shown.pages.count), 1).page(shown.number)
    return render(request, "archive/report.html", context)


def report_source(request: HttpRequest, slug: str) -> HttpResponse:
    """The raw bytes as they came in, to be saved and never to be run: no sniffing, no scripts."""
    report = readable_report(request, slug)
    if report.source is None:
        raise Http404
    if report.slug != slug:
        return redirect_to_current("report-source", report.slug)
    return raw_answer(report.source, report.slug)


def report_file(request: HttpRequest, slug: str, key: int) -> HttpResponse:
    """A further file of a report, as ``report_source`` gives the first."""
    report = readable_report(request, slug)
    file = public_files(report).defer(None).filter(pk=key).first()
    if file is None:
        raise Http404
    return raw_answer(file.source, f"{report.slug}-{file.pk}")


def raw_answer(source: SourceText, name: str) -> HttpResponse:
    """The bytes under ``name`` with the ending of their file: to be saved and never to be run."""
    media_type = source.media_type if source.media_type in _PLAIN else "application/octet-stream"
    headers = {
        "Content-Disposition": content_disposition_header(True, _file_name(name, source.name)) or "attachment",
        "X-Content-Type-Options": "nosniff",
        "Content-Security-Policy": "default-src 'none'; sandbox",
    }
    return HttpResponse(bytes(source.data), content_type=media_type, headers=headers)


def readable_report(request: HttpRequest, slug: str) -> Report:
    """The report at ``slug`` if this reader may read it: one that was withdrawn only the staff."""
    report = _known_report(request, slug)
    if report.status == Report.Status.WITHDRAWN and not may_read_drafts(request):
        raise Http404
    return report


def _page_asked(params: ReportParams, first: ReportPage) -> ReportPage:
    """The page of the report that ``?page=`` or ``?sentence=`` asks for."""
    number = min(params.page, first.pages.count) if params.page else 1
    if params.sentence and not params.page:
        number = first.pages.page_of(params.sentence)
    return first if number == 1 else ReportPage(first.report, number)


def _known_report(request: HttpRequest, slug: str) -> Report:
    """The report at ``slug`` if this reader may know of it: drafts are the staff's."""
    related = ("publisher", "area__parent__parent", "meeting", "source")
    try:
        report: Report = Report.objects.select_related(*related).defer("source__data").at(slug)
    except Report.DoesNotExist:
        raise Http404 from None
    if report.status == Report.Status.DRAFT and not may_read_drafts(request):
        raise Http404
    return report


def _file_name(slug: str, name: str) -> str:
    """The slug with the ending of the file that came in, where that is a plain one."""
    ending = re.search(r"\.[A-Za-z0-9]{1,8}$", name)
    return _UNSAFE_IN_NAMES.sub("-", slug) + (ending[0].lower() if ending else ".txt")
