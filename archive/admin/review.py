"""The page on which an editor reviews what was read from a report: facts beside the text, decided one by one or all."""

from __future__ import annotations

from functools import partial
from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect, JsonResponse
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from archive import history
from archive.admin.facts import review_facts
from archive.admin.fields import is_key
from archive.admin.raw_source import raw_source
from archive.admin.review_rows import BY_NAME, groups, pieces
from archive.admin.unconfirmed import has_unconfirmed
from archive.history.scopes import row_alone
from archive.models import DuplicateCandidate, NamesakeQuestion, Report, Review, Revision
from archive.services import publishing

# What a button of a fact does.
_DECISIONS = {"confirm": Review.CONFIRMED, "reject": Review.REJECTED, "reopen": Review.UNCONFIRMED}


def review_report(model_admin: Any, request: HttpRequest, object_id: str) -> HttpResponse:
    """A button is ``confirm=observation-12``, ``confirm_kind=observation``, ``confirm_all`` or ``publish``.

    A script that asks for JSON gets ``{"review", "label", "left"}`` or ``{"error"}``; everyone else the page again.
    """
    report = _report(object_id)
    if not model_admin.has_change_permission(request, report):
        raise PermissionDenied
    if request.method == "POST":
        return _decide(model_admin, request, report)
    return _page(model_admin, request, report)


def _report(object_id: str) -> Report:
    found = Report.objects.select_related("source", "area", "publisher").defer("source__data")
    report = found.filter(pk=object_id).first() if is_key(object_id) else None
    if report is None:
        raise Http404
    return report


def _page(model_admin: Any, request: HttpRequest, report: Report) -> HttpResponse:
    found = groups(report)
    people = [row.fact.person_id for row in found[0].rows if row.fact.person_id]
    context = {
        **model_admin.admin_site.each_context(request),
        "title": _("核对：%(title)s") % {"title": report},
        "opts": model_admin.opts,
        "report": report,
        "groups": [group for group in found if group.rows],
        "left": sum(group.unconfirmed for group in found),
        "pieces": pieces(report.text, found),
        "raw": raw_source(report),
        "next": _next(report),
        "may_publish": model_admin.has_publish_permission(request),
        "duplicates": DuplicateCandidate.objects.open().filter(report=report).select_related("other"),
        "namesakes": NamesakeQuestion.objects.filter(person__in=people, decision="open").select_related(
            "person", "other"
        ),
    }
    return TemplateResponse(request, "admin/archive/report/review.html", context)


def _next(report: Report) -> Report | None:
    """The next draft with facts to be confirmed: those that came in before, then from the newest on."""
    waiting = (
        Report.objects.drafts().filter(has_unconfirmed()).exclude(pk=report.pk).only("pk", "title").order_by("-pk")
    )
    return waiting.filter(pk__lt=report.pk).first() or waiting.first()


def _decide(model_admin: Any, request: HttpRequest, report: Report) -> HttpResponse:
    back = reverse("admin:archive_report_review", args=[report.pk])
    for name, review in _DECISIONS.items():
        if key := request.POST.get(name):
            return _one(request, report, key, review, back)
    if "publish" in request.POST:
        _publish(model_admin, request, report)
    elif kind := BY_NAME.get(request.POST.get("confirm_kind", "")):
        _confirm(request, report, [kind])
    elif "confirm_all" in request.POST:
        _confirm(request, report, list(BY_NAME.values()))
    return HttpResponseRedirect(back)


def _one(request: HttpRequest, report: Report, key: str, review: Review, back: str) -> HttpResponse:
    name, _dash, number = key.rpartition("-")
    kind = BY_NAME.get(name)
    facts = kind.model._default_manager.filter(report=report, pk=number) if kind and is_key(number) else None
    if facts is None or not review_facts(facts, review, request.user):
        if _wants_json(request):
            return JsonResponse({"error": _("这条事实已不在这篇报道里。")}, status=409)
        messages.error(request, _("这条事实已不在这篇报道里。"))
        return HttpResponseRedirect(back)
    if _wants_json(request):
        left = sum(group.unconfirmed for group in groups(report))
        return JsonResponse({"review": review.value, "label": str(review.label), "left": left})
    return HttpResponseRedirect(f"{back}#f-{key}")


def _wants_json(request: HttpRequest) -> bool:
    return request.headers.get("Accept", "").startswith("application/json")


def _confirm(request: HttpRequest, report: Report, kinds: list[Any]) -> None:
    waiting = [kind.model._default_manager.filter(report=report, review=Review.UNCONFIRMED) for kind in kinds]
    number = sum(review_facts(facts, Review.CONFIRMED, request.user) for facts in waiting)
    said = ngettext("已核定 %(number)d 条事实。", "已核定 %(number)d 条事实。", number)
    messages.success(request, said % {"number": number})


def _publish(model_admin: Any, request: HttpRequest, report: Report) -> None:
    if not model_admin.has_publish_permission(request):
        raise PermissionDenied
    try:
        with history.act(request.user, Revision.Kind.EDIT, report, partial(row_alone, report)):
            publishing.publish(report)
    except ValidationError as error:
        messages.error(request, " ".join(error.messages))
    else:
        model_admin.log_change(request, report, _("发布"))
        messages.success(request, _("已发布。"))
