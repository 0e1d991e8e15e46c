"""Confirming many facts at once: a page shows which, and what it showed becomes one step of the history."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from django.contrib import messages
from django.contrib.admin import ModelAdmin
from django.core.exceptions import PermissionDenied
from django.db.models import Model, QuerySet
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from archive import history
from archive.admin.fact_states import fact_state
from archive.admin.fields import is_key
from archive.admin.review_rows import BY_NAME, ReviewRow, rows_of
from archive.models import Report, Review, Revision
from archive.models.evidence import Evidence
from archive.models.unit_of_work import changing

MOST = 500  # facts shown and confirmed at once
_NAMED = 20


class ShownFact(NamedTuple):
    """A fact as somebody saw it: ``observation-12:9f3a…``."""

    key: str
    state: str

    @classmethod
    def parse(cls, token: str) -> ShownFact:
        key, _colon, state = token.partition(":")
        return cls(key, state)


def ask_to_confirm(
    model_admin: ModelAdmin[Model],
    request: HttpRequest,
    by_report: Iterable[tuple[Report, Sequence[ReviewRow]]],
    back: str,
) -> HttpResponse:
    """The page that shows the facts, by report, and asks. ``back`` is where the answer leads."""
    shown: list[tuple[Report, list[ReviewRow]]] = []
    number, is_cut = 0, False
    for report, rows in by_report:
        unconfirmed = [row for row in rows if row.fact.review != Review.CONFIRMED]
        if some := unconfirmed[: MOST - number]:
            shown.append((report, some))
            number += len(some)
        if is_cut := len(some) < len(unconfirmed):
            break
    if not number:
        messages.info(request, _("没有待核的事实。"))
        return HttpResponseRedirect(back)
    context = {
        **model_admin.admin_site.each_context(request),
        "title": _("批量核定"),
        "opts": model_admin.opts,
        "shown": shown,
        "tokens": " ".join(f"{row.key}:{row.state}" for _report, rows in shown for row in rows),
        "number": number,
        "is_cut": is_cut,
        "back": back,
    }
    return TemplateResponse(request, "admin/archive/report/confirm.html", context)


def confirm_shown(model_admin: ModelAdmin[Model], request: HttpRequest) -> HttpResponse:
    """What the page showed is confirmed; what was changed meanwhile stays as it is, and is named."""
    if not model_admin.has_change_permission(request):
        raise PermissionDenied
    back = request.POST.get("back", "")
    if not url_has_allowed_host_and_scheme(back, {request.get_host()}, require_https=request.is_secure()):
        back = reverse("admin:archive_report_changelist")
    shown = [ShownFact.parse(token) for token in request.POST.get("shown", "").split()[:MOST]]
    judge(request, shown, Review.CONFIRMED, is_bulk=True)
    return HttpResponseRedirect(back)


def judge(request: HttpRequest, shown: Sequence[ShownFact], review: Review, *, is_bulk: bool) -> int:
    """Give the facts their ``review``, as one step; those that are another by now are named. The number judged."""
    facts, others = _as_shown(shown)
    by_model: dict[type[Evidence], list[int]] = {}
    for fact in facts:
        by_model.setdefault(type(fact), []).append(fact.pk)
    chosen = [model._default_manager.filter(pk__in=keys) for model, keys in by_model.items()]
    kind = Revision.Kind.CONFIRM if is_bulk and review == Review.CONFIRMED else Revision.Kind.EDIT
    with changing({fact.report_id for fact in facts}), history.judging(request.user, kind, chosen):
        for rows in chosen:
            rows.update(review=review, is_bulk=kind == Revision.Kind.CONFIRM)
    _tell(request, len(facts), review, others)
    return len(facts)


def _as_shown(shown: Iterable[ShownFact]) -> tuple[list[Evidence], list[str]]:
    """The facts that are still as they were shown; the keys, or the words, of the others."""
    facts, others = [], []
    states = {each.key: each.state for each in shown}
    for model_name, keys in _by_model(states).items():
        kind = BY_NAME[model_name]
        there = {fact.pk: fact for fact in kind.facts.filter(pk__in=keys).select_related(*kind.related)}
        for pk in keys:
            fact = there.get(pk)
            if fact is not None and fact_state(fact) == states[f"{model_name}-{pk}"]:
                facts.append(fact)
            else:
                others.append(f"{kind.one} {fact or f'#{pk}'}")
    return facts, others


def _by_model(keys: Iterable[str]) -> dict[str, list[int]]:
    numbers: dict[str, list[int]] = {}
    for key in keys:
        name, _dash, number = key.rpartition("-")
        if name in BY_NAME and is_key(number):
            numbers.setdefault(name, []).append(int(number))
    return numbers


def _tell(request: HttpRequest, number: int, review: Review, others: Sequence[str]) -> None:
    said = {
        Review.CONFIRMED: ngettext("已核定 %(number)d 条事实。", "已核定 %(number)d 条事实。", number),
        Review.REJECTED: ngettext("已注明不采用 %(number)d 条事实。", "已注明不采用 %(number)d 条事实。", number),
        Review.UNCONFIRMED: ngettext("%(number)d 条事实退回待核。", "%(number)d 条事实退回待核。", number),
    }[review]
    messages.success(request, said % {"number": number})
    if others:
        named = _("、").join(others[:_NAMED]) + ("……" if len(others) > _NAMED else "")
        messages.warning(request, _("以下事实在您打开之后已被改过，没有动：%(named)s") % {"named": named})


def facts_by_report(reports: QuerySet[Report]) -> Iterator[tuple[Report, list[ReviewRow]]]:
    for report in reports.order_by("-pk").iterator(chunk_size=20):
        yield report, rows_of(report)


def waiting(rows: Iterable[ReviewRow]) -> list[ReviewRow]:
    return [row for row in rows if row.is_unconfirmed]
