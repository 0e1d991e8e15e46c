"""HTTP of search: the page, and the boxes that look for an official or a slogan by name."""

from typing import Annotated, Final, NamedTuple

from django.contrib import admin
from django.contrib.admin.views.decorators import staff_member_required
from django.http import HttpRequest, HttpResponse, HttpResponseBase, HttpResponseRedirect
from django.shortcuts import redirect, render
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_safe
from pydantic import Field

from archive.charts.lines import line_chart
from archive.export.response import Context, render_or_export
from archive.http.checks import whole
from archive.http.expensive import expensive
from archive.http.pagination import paginate
from archive.http.params import FURTHEST, Params, is_given
from search.engine.errors import SearchUnavailable
from search.engine.messages import STATUS, reason
from search.indexing import status
from search.names import lookup, namesakes
from search.querylang import language
from search.querylang.language import MAX_LENGTH
from search.results import cards, offices, query
from search.results.histogram import REPEATED
from search.results.params import PHRASE_LENGTH, SearchParams
from search.results.phrase_history import counted_among, held_among, per_year, phrase_history, quoted, years_of
from search.suggest import did_you_mean, relaxations
from search.web import coverage, examples
from search.web.tables import histogram_table, hit_table, wording_table

YEARS: Final = 20  # of a phrase on one page
WITHIN_LENGTH: Final = 300  # of the query inside of which a phrase is followed: both together are one query


class Box(NamedTuple):
    """A box that looks for one kind of record by name: its parameter, and what stands on it."""

    kind: str
    parameter: str
    title: str | Promise
    hint: str | Promise


BOXES: Final = (
    Box("person", "person_name", gettext_lazy("查人物"), gettext_lazy("姓名、拼音或首字母")),
    Box("strategy", "strategy_name", gettext_lazy("查口号"), gettext_lazy("口号、拼音或首字母")),
)


class WordParams(Params):
    q: Annotated[str, Field(max_length=MAX_LENGTH)] = ""


class PhraseParams(WordParams):
    """``also``: phrases beside which the first is drawn; ``within``: the query inside of which all are followed."""

    within: Annotated[str, Field(max_length=WITHIN_LENGTH)] = ""
    also: Annotated[tuple[Annotated[str, Field(max_length=MAX_LENGTH)], ...], Field(max_length=3)] = ()
    page: Annotated[int, whole(FURTHEST)] = 1


class BoxParams(Params):
    person_name: Annotated[str, Field(max_length=MAX_LENGTH)] = ""
    strategy_name: Annotated[str, Field(max_length=MAX_LENGTH)] = ""


@require_safe
def search(request: HttpRequest) -> HttpResponseBase:
    """The results page. ``person_name`` and ``strategy_name`` are what the two boxes send."""
    params, typed = SearchParams.read(request), BoxParams.read(request)
    for box in BOXES:
        if name := getattr(typed, box.parameter).strip():
            return _by_name(request, box, name, params)
    return _results(request, params)


@require_safe
def guide(request: HttpRequest) -> HttpResponse:
    """The query language by worked examples that lead to their results."""
    bounds = {"length": MAX_LENGTH, "operands": language.MAX_OPERANDS, "depth": language.MAX_DEPTH}
    context: Context = {"params": SearchParams(), "field_names": examples.FIELD_NAMES, "bounds": bounds}
    try:
        context["parts"] = examples.parts()
    except SearchUnavailable as error:
        context["notices"] = [reason(error)]
    return render(request, "search/guide.html", context)


@expensive
@require_safe
def phrase_years(request: HttpRequest) -> HttpResponseBase:
    """A phrase through the years (``?q=``), drawn beside others (``also=``), in what a query finds (``within=``);
    quotation marks around it are dropped."""
    params = PhraseParams.read(request)
    phrase, *others = (" ".join(each.split()).strip('“”"「」『』') for each in (params.q, *params.also))
    others = list(dict.fromkeys(each for each in others if each not in ("", phrase)))
    within = params.within.strip()
    context: Context = {"phrase": phrase, "others": others, "within": within, "notices": []}
    least, most = PHRASE_LENGTH
    if phrase and not all(least <= len(each) <= most for each in (phrase, *others)):
        context["notices"] = [_("请给出 %(least)d 到 %(most)d 个字。") % {"least": least, "most": most}]
    elif phrase:
        try:
            among = counted_among(phrase, within)
            context["samples"] = among.samples
            held, context["notices"] = held_among(among)
            context["page"] = page = paginate(request, years_of(held), YEARS)
            years = years_of(held) if is_given(request, "format") else list(page.object_list)
            context["history"] = phrase_history(phrase, held, years, among)
            context |= _drawn([phrase, *others], held, among)
        except SearchUnavailable as error:
            return render(request, "search/phrase_years.html", {**context, "notices": [reason(error)]}, status=STATUS)
        return render_or_export(request, "search/phrase_years.html", context, wording_table(context["history"]))
    return render(request, "search/phrase_years.html", context)


def _drawn(phrases: list[str], held: dict[int, int], among: SearchParams) -> Context:
    """The lines of the phrases, each point with the search that it stands for. One search for each phrase."""
    chart = line_chart([(each, per_year(each, among)) for each in phrases], held)
    lines = chart.lines if chart else []
    return {
        "chart": chart,
        "drawn": [
            (line, [(point, quoted(line.label, point.year, among).url) for point in line.points]) for line in lines
        ],
    }


@staff_member_required
@require_safe
def status_page(request: HttpRequest) -> HttpResponse:
    """How the archive stands, for its keepers."""
    context = {**admin.site.each_context(request), "title": _("档案的状况"), "sections": status.lines()}
    return render(request, "search/status.html", context)


def _by_name(request: HttpRequest, box: Box, typed: str, params: SearchParams) -> HttpResponse:
    """One record of that name: its reports. Several: which one? None: what the reader can do instead."""
    records = lookup.find(box.kind, typed)
    if len(records) == 1:
        return redirect(params.adding(box.kind, records[0].slug).url)
    offices = namesakes.last_seen_as(records)
    choices = [(record, params.adding(box.kind, record.slug).url, offices.get(record.pk, "")) for record in records]
    alike = [] if records else lookup.fuzzy(box.kind, typed)
    context = {"box": box, "typed": typed, "choices": choices, "near": alike}
    return render(request, "search/choices.html", {**context, "params": params})


def _results(request: HttpRequest, params: SearchParams) -> HttpResponseBase:
    context: Context = {"params": params, "notices": []}
    if not params.given:
        return render(request, "search/start.html", {**context, "covered": coverage.covered()})
    try:
        results = query.run(params)
    except SearchUnavailable as error:
        context["notices"].append(reason(error))
        return render(request, "search/search.html", context, status=STATUS)
    if not results.hits and results.total and params.page > results.page.number:
        return HttpResponseRedirect(params.changed(page=results.page.number).url)
    return render_or_export(
        request, "search/search.html", _shown(context, results), hit_table(params), histogram_table(results.histogram)
    )


def _shown(context: Context, results: query.Results) -> Context:
    unknown = [_("没有“%(value)s”这一筛选项，已略去。") % {"value": value} for _name, value in results.unknown]
    labels = {"relevance": _("最相关"), "newest": _("最新"), "oldest": _("最早")}
    sorts = results.params.sorts(labels, results.params.order)
    marked = results.params.q if len(results.params.q) <= REPEATED else ""
    shown = {**context, "results": results, "sorts": sorts, "marked": marked}
    shown["notices"] = [*context["notices"], *unknown, *results.notices]
    shown["on_day"] = offices.answer(results.params.q) if results.params.page == 1 else None
    shown["cards"] = cards.cards(results.params)
    shown["meant"] = did_you_mean.did_you_mean(results.params, results.total)
    if results.total:
        return shown
    return {**shown, "covered": coverage.covered(), "wider": relaxations.relaxations(results.params, results.chips)}
