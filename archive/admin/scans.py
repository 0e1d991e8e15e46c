"""The pages of a scan beside what was read from them: each as a picture, with the places of its lines."""

from __future__ import annotations

from django.contrib.admin import ModelAdmin
from django.core.exceptions import PermissionDenied
from django.db.models import Model
from django.http import Http404, HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from django.utils.translation import gettext as _

from archive.admin.fields import is_key
from archive.admin.review_rows import BY_NAME
from archive.http.params import Params
from archive.ingest.errors import Unreadable
from archive.ingest.files.scans.pages import RecognizedPage, is_aside
from archive.ingest.files.scans.recognition import page_picture
from archive.models import Report, SourceText
from archive.models.evidence import Evidence
from archive.queries.scan_places import ScanPlaces


class ScanParams(Params):
    """``fact``: key of the fact (``observation-12``) whose place is marked."""

    fact: str = ""


def scan_page(model_admin: ModelAdmin[Model], request: HttpRequest, object_id: int, number: int) -> HttpResponse:
    """A page and its lines; ``?fact=observation-12`` marks where that fact stands."""
    report = _report(model_admin, request, object_id)
    places = ScanPlaces(report)
    page = _page(places, number)
    key = ScanParams.read(request).fact
    fact = _fact(report, key)
    place = places.of(fact) if fact else None
    marked = set(place.boxes) if place and place.page == number else set()
    context = {
        **model_admin.admin_site.each_context(request),
        "title": _("扫描页 %(number)d") % {"number": number}, "opts": model_admin.opts, "report": report,
        "page": page, "fact": fact, "key": key, "place": place,
        "lines": [(line, _rectangle(line.box), line.box in marked, is_aside(line)) for line in page.lines],
        "numbers": [each.number for each in places.recognized],
    }  # fmt: skip
    return TemplateResponse(request, "admin/archive/report/scan_page.html", context)


def scan_picture(model_admin: ModelAdmin[Model], request: HttpRequest, object_id: int, number: int) -> HttpResponse:
    """The page as JPEG, drawn anew: nothing of the file itself goes to the browser."""
    report = _report(model_admin, request, object_id)
    page = _page(ScanPlaces(report), number)
    assert report.source_id is not None  # a page of a scan is its file's
    data = SourceText.objects.values_list("data", flat=True).get(pk=report.source_id)
    try:
        picture = page_picture(bytes(data), page.number, page.turn)
    except Unreadable:
        raise Http404 from None
    headers = {
        "X-Content-Type-Options": "nosniff", "Content-Security-Policy": "default-src 'none'; sandbox",
        "Cache-Control": "private, max-age=3600",
    }  # fmt: skip
    return HttpResponse(picture, content_type="image/jpeg", headers=headers)


def _report(model_admin: ModelAdmin[Model], request: HttpRequest, object_id: int) -> Report:
    reports = Report.objects.select_related("source").defer("source__data")
    report = reports.filter(pk=object_id).first()
    if report is None:
        raise Http404
    if not model_admin.has_view_permission(request, report):
        raise PermissionDenied
    return report


def _page(places: ScanPlaces, number: int) -> RecognizedPage:
    if (page := places.page(number)) is None:
        raise Http404
    return page


def _fact(report: Report, key: str) -> Evidence | None:
    name, _dash, number = key.rpartition("-")
    kind = BY_NAME.get(name)
    return kind.facts.filter(report=report, pk=number).first() if kind and is_key(number) else None


def _rectangle(box: tuple[int, int, int, int]) -> dict[str, int]:
    left, top, right, bottom = box
    return {"x": left, "y": top, "width": right - left, "height": bottom - top}
