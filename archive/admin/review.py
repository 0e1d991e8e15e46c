"""The page on which an editor reviews what was read from a report: the one place where facts are edited.

Facts stand beside the text. They are confirmed, rejected, corrected and added one by one or many at once, by keyboard
and without JavaScript.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from django.contrib import messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect, JsonResponse
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from archive import history
from archive.admin.bulk_review import ShownFact, ask_to_confirm, judge, waiting
from archive.admin.fact_states import fact_state
from archive.admin.fields import is_key
from archive.admin.raw_source import raw_source
from archive.admin.reader_notes import open_notes
from archive.admin.reading_again import read_again
from archive.admin.report_actions import ReportActions
from archive.admin.review_forms import MOST_OPEN, ReviewForms, ReviewParams, open_forms
from archive.admin.review_rows import BY_NAME, ReviewRow, counts, paragraphs, put_cuts, rows_of
from archive.admin.unconfirmed import has_unconfirmed
from archive.admin.verdicts import VERDICTS, judge_names, name_of_fact
from archive.history.scopes import row_alone
from archive.models import DuplicateCandidate, NamesakeQuestion, Origin, Point, Report, Review, Revision, Speech
from archive.models.evidence import Evidence
from archive.models.fact_kinds import FACT_KINDS
from archive.models.unit_of_work import changing
from archive.services import publishing

# What a button of a fact does; "confirm_chosen" and the like do it to all that are chosen.
_DECISIONS = {"confirm": Review.CONFIRMED, "reject": Review.REJECTED, "reopen": Review.UNCONFIRMED}


def review_report(model_admin: ReportActions, request: HttpRequest, object_id: str) -> HttpResponse:
    """A button is ``confirm=observation-12``, ``delete=…``, ``confirm_kind=observation``, ``confirm_all``,
    ``confirm_chosen``, ``correct_chosen``, ``is_none=…``, ``save``, ``publish``, ``reread`` or ``note_done=…``;
    ``seen-observation-12`` is the state that was seen.

    A script that asks for JSON gets ``{"review", "label", "left", "state", "verdict", "record"}`` or ``{"error"}``;
    everyone else a page.
    """
    report = _report(object_id)
    if not model_admin.has_change_permission(request, report):
        raise PermissionDenied
    if request.method != "POST":
        rows = rows_of(report)
        return _page(model_admin, request, report, rows, open_forms(request, report, rows))
    return _act(model_admin, request, report)


def review_address(
    report_id: int, key: str = "", *, edit: str | Sequence[str] = (), at: object = "", **query: object
) -> str:
    """The page, at the fact with ``key``; ``edit``: keys of facts with open forms, or one key; see ``ReviewParams``."""
    page = reverse("admin:archive_report_review", args=[report_id])
    keys = (edit,) if isinstance(edit, str) else tuple(edit)
    params = ReviewParams().changed(edit=keys, place=str(at), **{name: str(value) for name, value in query.items()})
    return params.at(page) + (f"#f-{key}" if key else "")


def _report(object_id: str) -> Report:
    reports = Report.objects.select_related("source", "area", "publisher").defer("source__data")
    report = reports.filter(pk=object_id).first() if is_key(object_id) else None
    if report is None:
        raise Http404
    return report


def _page(
    model_admin: ReportActions, request: HttpRequest, report: Report, rows: Sequence[ReviewRow], forms: ReviewForms
) -> HttpResponse:
    kind = FACT_KINDS.get(ReviewParams.read(request).kind)
    shown = [row for row in rows if kind is None or row.kind is kind or row.key in forms.corrections]
    cut = paragraphs(report.text, rows, shown)
    forms.put_into(rows, cut)
    put_cuts(report, cut)
    people = {person for row in rows if (person := getattr(row.fact, "person_id", None))}
    context = {
        **model_admin.admin_site.each_context(request),
        "title": _("核对：%(title)s") % {"title": report},
        "opts": model_admin.opts,
        "report": report,
        "paragraphs": cut,
        "counts": counts(rows),
        "kind": kind,
        "kinds": FACT_KINDS.values(),
        "forms": forms,
        "left": len(waiting(rows)),
        "raw": raw_source(report),
        "next": _next(report),
        "may_publish": model_admin.has_publish_permission(request),
        "notes": open_notes(report),
        "duplicates": DuplicateCandidate.objects.open().filter(report=report).select_related("other"),
        "namesakes": NamesakeQuestion.objects.filter(person__in=people, decision="open").select_related(
            "person", "other"
        ),
    }
    return TemplateResponse(request, "admin/archive/report/review.html", context)


def _next(report: Report) -> Report | None:
    """The next draft with facts to be confirmed: those that came in before, then from the newest on."""
    drafts = Report.objects.drafts().filter(has_unconfirmed()).exclude(pk=report.pk).only("pk", "title").order_by("-pk")
    return drafts.filter(pk__lt=report.pk).first() or drafts.first()


def _act(model_admin: ReportActions, request: HttpRequest, report: Report) -> HttpResponse:
    for name, review in _DECISIONS.items():
        if key := request.POST.get(name):
            return _decide_one(request, report, key, review)
    for verb in VERDICTS:
        if key := request.POST.get(verb):
            return _judge_name(request, report, key, verb)
    if "save" in request.POST:
        return _save(model_admin, request, report)
    if "publish" in request.POST:
        _publish(model_admin, request, report)
    elif "reread" in request.POST:
        read_again(model_admin, request, report)
    elif key := request.POST.get("delete"):
        _delete(request, report, key)
    elif is_key(key := request.POST.get("note_done", "")):
        report.reader_notes.filter(pk=key).update(is_done=True)
    else:
        return _act_on_many(model_admin, request, report)
    return HttpResponseRedirect(review_address(report.pk))


def _act_on_many(model_admin: ReportActions, request: HttpRequest, report: Report) -> HttpResponse:
    back, rows = review_address(report.pk), rows_of(report)
    chosen = [row for row in rows if row.key in set(request.POST.getlist("chosen"))]
    kind = BY_NAME.get(request.POST.get("confirm_kind", ""))
    if kind or "confirm_all" in request.POST:
        asked = [row for row in waiting(rows) if kind is None or row.kind is kind]
        return ask_to_confirm(model_admin, request, [(report, asked)], back)
    if not chosen:
        messages.warning(request, _("请先选事实。"))
    elif "confirm_chosen" in request.POST:
        return ask_to_confirm(model_admin, request, [(report, chosen)], back)
    elif "correct_chosen" in request.POST:
        keys = [row.key for row in chosen[:MOST_OPEN]]
        return HttpResponseRedirect(review_address(report.pk, keys[0], edit=keys))
    else:
        review = Review.REJECTED if "reject_chosen" in request.POST else Review.UNCONFIRMED
        judge(request, [_seen(request, row.key) for row in chosen], review, is_bulk=False)
    return HttpResponseRedirect(back)


def _seen(request: HttpRequest, key: str) -> ShownFact:
    return ShownFact(key, request.POST.get(f"seen-{key}", ""))


# One fact -------------------------------------------------------------------------------------------------------------


def _fact(report: Report, key: str) -> Evidence | None:
    name, _dash, number = key.rpartition("-")
    kind = BY_NAME.get(name)
    facts = kind.facts.filter(report=report, pk=number) if kind and is_key(number) else None
    return facts.select_related(*kind.related).first() if facts is not None and kind else None


def _decide_one(request: HttpRequest, report: Report, key: str, review: Review) -> HttpResponse:
    fact = _fact(report, key)
    if fact is None:
        return _answer_problem(request, report, _("这条事实已不在这篇报道里。"))
    if _seen(request, key).state != fact_state(fact):
        problem = _("您打开之后，这条事实已被改过，没有动。请重新打开这一页。")
        return _answer_problem(request, report, problem, key)
    rows = type(fact)._default_manager.filter(pk=fact.pk)
    with changing([report]), history.judging(request.user, Revision.Kind.EDIT, [rows]):
        rows.update(review=review, is_bulk=False)
    return _answer(request, report, key)


def _judge_name(request: HttpRequest, report: Report, key: str, verb: str) -> HttpResponse:
    """Of the name of a mention, wherever it stands."""
    fact = _fact(report, key)
    if fact is None or not (name := name_of_fact(fact)):
        return _answer_problem(request, report, _("这条事实已不在这篇报道里。"))
    kind, name_key = name
    judge_names(request.user, report, kind, [name_key], verb)
    return _answer(request, report, key)


def _answer(request: HttpRequest, report: Report, key: str) -> HttpResponse:
    if not _wants_json(request):
        return HttpResponseRedirect(review_address(report.pk, key))
    rows = rows_of(report)
    row = next(row for row in rows if row.key == key)
    review, label = row.fact.review, row.fact.get_review_display()
    answer = {"review": review, "label": label, "left": len(waiting(rows)), "state": row.state}
    return JsonResponse({**answer, "verdict": row.verdict, "record": row.linked_to})


def _answer_problem(request: HttpRequest, report: Report, problem: str, key: str = "") -> HttpResponse:
    if _wants_json(request):
        return JsonResponse({"error": problem}, status=409)
    messages.error(request, problem)
    return HttpResponseRedirect(review_address(report.pk, key))


def _wants_json(request: HttpRequest) -> bool:
    return request.headers.get("Accept", "").startswith("application/json")


def _delete(request: HttpRequest, report: Report, key: str) -> None:
    """What an editor entered; what the program read is rejected, for that it was read wrongly is worth knowing."""
    fact = _fact(report, key)
    if fact is None or _seen(request, key).state != fact_state(fact):
        messages.error(request, _("您打开之后，这条事实已被改过，没有动。请重新打开这一页。"))
    elif fact.origin == Origin.MACHINE or _points_read_in(fact):
        messages.error(request, _("程序读出的事实不能删除；不要它，请选“不采用”。"))
    else:
        with changing([report]), history.act(request.user, Revision.Kind.EDIT, report):
            fact.delete()
        messages.success(request, _("已删除：%(fact)s。可在历史里撤销。") % {"fact": fact})


def _points_read_in(fact: object) -> bool:
    """Would points go with ``fact`` that the program read?"""
    points = Point.objects.filter(origin=Origin.MACHINE)
    if isinstance(fact, Speech):
        return points.filter(speech=fact).exists()
    return isinstance(fact, Point) and points.filter(parent=fact).exists()


# Forms ----------------------------------------------------------------------------------------------------------------


def _save(model_admin: ReportActions, request: HttpRequest, report: Report) -> HttpResponse:
    rows = rows_of(report)
    forms = open_forms(request, report, rows)
    if set(ReviewParams.read(request).edit) - {row.key for row in rows}:
        messages.error(request, _("这条事实已不在这篇报道里。"))
    saved = forms.save(request.user, report)
    if saved is None:
        # What was refused left its marks on the facts; the page shows them as they are.
        return _page(model_admin, request, report, rows_of(report), forms)
    if not saved:
        messages.info(request, _("没有改动。"))
        return HttpResponseRedirect(review_address(report.pk, next(iter(forms.corrections), "")))
    said = ngettext("已保存 %(number)d 条事实。", "已保存 %(number)d 条事实。", len(saved)) % {"number": len(saved)}
    messages.success(request, said)
    key = f"{saved[0]._meta.model_name}-{saved[0].pk}"
    is_more = request.POST["save"] == "more" and forms.kind
    more = {"add": forms.kind.name, "at": str(forms.at or 0)} if is_more and forms.kind else {}
    return HttpResponseRedirect(review_address(report.pk, "" if more else key, **more))


def _publish(model_admin: ReportActions, request: HttpRequest, report: Report) -> None:
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
