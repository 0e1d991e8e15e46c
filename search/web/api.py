"""The JSON addresses: the same search as the page, and completion of names."""

from typing import Annotated, Final

from django.http import HttpRequest
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from archive.http.checks import one_of
from archive.http.facets import Choice
from archive.http.params import Params, refusal
from archive.http.readable_json import ReadableJsonResponse
from archive.models import Report
from archive.models.addresses import NamedModel
from archive.names.kinds import NAMED_KINDS
from search.engine.errors import SearchUnavailable
from search.engine.messages import STATUS, reason
from search.names import lookup, namesakes
from search.querylang.language import MAX_LENGTH
from search.results import highlight, params, query
from search.suggest import did_you_mean

_KINDS: Final = ("person", "strategy", "zone", "industry", "area", "document", "post", "title")
_EACH_OF_ALL: Final = 3  # suggestions of one kind where all kinds are asked for


class SuggestParams(Params):
    q: str = ""
    kind: Annotated[str, one_of(*_KINDS)] = ""


@require_safe
def search(request: HttpRequest) -> ReadableJsonResponse:
    """``{"total", "page", "page_size", "results", "facets"}``; 400 with a sentence where a parameter cannot be used."""
    searched = params.SearchParams.read(request)
    if told := refusal(request, params.NAMES):
        return _refused(told)
    try:
        results = query.run(searched)
    except SearchUnavailable as error:
        return _error(reason(error), STATUS)
    if results.unknown:
        return _refused(_("没有这样的筛选项：%(values)s") % {"values": _("、").join(map("=".join, results.unknown))})
    answer: dict[str, object] = {"total": results.total, "page": searched.page, "page_size": searched.page_size}
    answer["results"] = [_hit(request, hit) for hit in results.hits]
    answer["facets"] = {facet.name: [_choice(choice) for choice in facet.choices] for facet in results.facets}
    bars = results.histogram.bars if results.histogram else []
    answer["histogram"] = [{"value": each.value, "count": each.number} for each in bars]
    answer["did_you_mean"] = [
        {"q": each.q, "count": each.number} for each in did_you_mean.did_you_mean(searched, results.total)
    ]
    return ReadableJsonResponse({**answer, "notices": results.notices, "read_as": results.described})


@require_safe
def suggest(request: HttpRequest) -> ReadableJsonResponse:
    """``{"suggestions": [{"kind", "label", "note", "url", "search_url", "report_count"}]}`` for ``q``, of one ``kind``
    or, each with ``kind_label``, of all."""
    typed_in = SuggestParams.read(request)
    if told := refusal(request, tuple(SuggestParams.model_fields)):
        return _refused(told)
    typed, kind = typed_in.q.strip()[:MAX_LENGTH], typed_in.kind
    if not typed:
        return ReadableJsonResponse({"suggestions": []})
    if kind:
        return ReadableJsonResponse({"suggestions": _suggestions(kind, typed, lookup.MAX_SUGGESTIONS)})
    rows = [{**row, "kind_label": _label(one)} for one in _KINDS for row in _suggestions(one, typed, _EACH_OF_ALL)]
    return ReadableJsonResponse({"suggestions": rows})


def _label(kind: str) -> str:
    return _("标题") if kind == "title" else str(NAMED_KINDS[kind].title)


def _suggestions(kind: str, typed: str, limit: int) -> list[dict[str, object]]:
    if kind == "title":
        return [_title(report) for report in _titles(typed, limit)]
    records = lookup.suggest(kind, typed, limit)
    offices = namesakes.last_seen_as(records)
    return [
        {
            "kind": kind,
            "label": record.full_name if kind == "area" else record.name,
            "note": " · ".join(filter(None, [getattr(record, "note", ""), offices.get(record.pk)])),
            "slug": record.slug,
            "url": record.get_absolute_url(),
            "search_url": _search_url(kind, record),
            "report_count": record.report_count,
        }
        for record in records
    ]


def _search_url(kind: str, record: NamedModel) -> str:
    """The reports of a record, by its filter; of those in a post, by the field of the query."""
    is_post = kind == "post"
    asked = (
        params.SearchParams(q=f"任职:“{record.name}”") if is_post else params.SearchParams().adding(kind, record.slug)
    )
    return asked.url


def _titles(typed: str, limit: int) -> list[Report]:
    try:
        return query.titles(typed, limit)
    except SearchUnavailable:
        return []


def _title(report: Report) -> dict[str, object]:
    url = report.get_absolute_url()
    return {
        "kind": "title", "label": report.title, "note": str(report.published_on), "slug": report.slug,
        "url": url, "search_url": url, "report_count": 1,
    }  # fmt: skip


def _hit(request: HttpRequest, hit: query.Hit) -> dict[str, object]:
    url = request.build_absolute_uri(hit.report.get_absolute_url())
    return {
        "id": hit.report.pk,
        "title": hit.report.title,
        "url": url,
        "published_on": str(hit.report.published_on),
        "is_sample": hit.report.is_sample,
        "passages": [_passage(request, hit.report, passage) for passage in hit.passages],
    }


def _passage(request: HttpRequest, report: Report, passage: highlight.MarkedPassage) -> dict[str, object]:
    url = request.build_absolute_uri(report.sentence_url(passage.sentence))
    return {"text": passage.text, "html": passage.html, "url": url}


def _choice(choice: Choice) -> dict[str, object]:
    return {"value": choice.value, "label": choice.label, "count": choice.number}


def _refused(message: str) -> ReadableJsonResponse:
    return _error(message, 400)


def _error(message: str, status: int) -> ReadableJsonResponse:
    return ReadableJsonResponse({"error": message}, status=status)
