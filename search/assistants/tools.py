"""The tools: what each takes, as a JSON schema, and what it answers. All answers tell what the archive covers."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Annotated, Any, Final

from django.utils.translation import gettext as _
from pydantic import BaseModel, ConfigDict, Field

from archive.hold.holding import UnusableText, explained, usable
from archive.hold.sentences import (
    EDGES,
    HeldPlace,
    HeldSentence,
    earliest_place,
    held_sentences,
    name_speakers,
)
from archive.models import Area, Metric, Observation, Report
from archive.models.report_queries import ReportQuerySet
from archive.names.current import matching
from archive.queries.passages import passages
from search.results import query
from search.results.params import SearchParams

_PAGE: Final = 10
_LANGUAGE: Final = "“原句”, 人物:“李明”, 口号:“…”, 园区:“…”, 年份:2014, -不要"
_SENTENCES: Final = 200  # of a report in one answer

Absolute = Callable[[str], str]
Answer = dict[str, object]


class ToolFailure(Exception):
    """What the assistant is told: a sentence."""


class _Arguments(BaseModel):
    model_config = ConfigDict(extra="forbid")


PageNumber = Annotated[int, Field(ge=1, le=1000)]


class SearchArguments(_Arguments):
    query: str = Field(min_length=1, max_length=500, description=f"words, or the query language: {_LANGUAGE}")
    sort: str = Field("relevance", pattern="^(relevance|newest|oldest)$")
    page: PageNumber = 1


class ReportArguments(_Arguments):
    slug: str = Field(max_length=200, description="as other tools give it")
    first_sentence: int = Field(1, ge=1, le=1_000_000)


class PhraseArguments(_Arguments):
    phrase: str = Field(min_length=2, max_length=100, description="the very words, Chinese")


class QuotationArguments(_Arguments):
    text: str = Field(min_length=2, max_length=2000, description="a quotation of one or more sentences")


class FigureArguments(_Arguments):
    metric: str = Field("", max_length=60, description="part of a metric's name, such as 固定资产投资")
    area: str = Field("", max_length=60, description="part of an area's name")
    period: str = Field("", max_length=20, description="ISO 8601 as printed: 2014, 2014-05")
    status: str = Field("", pattern="^(actual|target|planned)?$")
    page: PageNumber = 1


class CoverageArguments(_Arguments):
    area: str = Field("", max_length=60, description="name of an area; with those below it")


@dataclass(frozen=True)
class Tool:
    """``act`` takes the arguments and what makes an address of a path."""

    name: str
    means: str
    arguments: type[_Arguments]
    act: Callable[[Any, Absolute], Answer]

    def described(self) -> Answer:
        schema = self.arguments.model_json_schema()
        hints = {"readOnlyHint": True, "idempotentHint": True, "openWorldHint": False}
        return {"name": self.name, "description": self.means, "inputSchema": schema, "annotations": hints}

    def answer(self, given: object, absolute: Absolute) -> Answer:
        """Raises ValidationError, ToolFailure, SearchUnavailable."""
        return {**self.act(self.arguments.model_validate(given), absolute), "covered": covered()}


def covered() -> Answer:
    """What no answer can be read without: that nothing is found where nothing is held."""
    totals = Report.objects.published().totals()
    note = _("只代表本档案收有的报道；没有找到不等于没有说过。未经编辑核对的事实标为 unconfirmed。")
    if totals.samples:
        note += _("标为 is_sample 的报道是为演示而编写的，并非真实报道，不可引用。")
    return {
        "reports": totals.number,
        "samples": totals.samples,
        "first_year": totals.first.year if totals.first else None,
        "last_year": totals.last.year if totals.last else None,
        "note": note,
    }


def _search(given: SearchArguments, absolute: Absolute) -> Answer:
    params = SearchParams(q=given.query, sort=given.sort, page=given.page, page_size=_PAGE)
    results = query.run(params)
    return {
        "total": results.total, "page": given.page, "page_size": _PAGE,
        "reports": [_hit(hit, absolute) for hit in results.hits],
        "read_as": results.described, "notices": results.notices, "results_url": absolute(params.url),
    }  # fmt: skip


def _hit(hit: query.Hit, absolute: Absolute) -> Answer:
    report = hit.report
    passages = [{"text": each.text, "url": absolute(report.sentence_url(each.sentence))} for each in hit.passages]
    return {**_report(report, absolute), "passages": passages}


def _get_report(given: ReportArguments, absolute: Absolute) -> Answer:
    try:
        report = Report.objects.published().select_related("publisher", "area").defer("layout").at(given.slug)
    except Report.DoesNotExist:
        raise ToolFailure(_("没有这样的记录。")) from None
    all_sentences = report.sentences()
    shown = all_sentences[given.first_sentence - 1 : given.first_sentence - 1 + _SENTENCES]
    rows = [
        {"text": report.text[each.start : each.end].strip(), "url": absolute(report.sentence_url(each.number))}
        for each in shown
    ]
    return {
        **_report(report, absolute), "headline": report.full_title, "total_sentences": len(all_sentences),
        "first_sentence": given.first_sentence, "sentences": rows,
    }  # fmt: skip


def _who_said_first(given: PhraseArguments, absolute: Absolute) -> Answer:
    words = _usable(given.phrase.strip(EDGES))
    rows = query.saying(words)
    answer = query.exact_answer(rows)
    first = earliest_place(words, answer)
    name_speakers([first] if first else [])
    return {
        "phrase": given.phrase, "total": answer.number, "without_year": query.undated(rows),
        "first": _place(first, absolute),
    }  # fmt: skip


def _verify(given: QuotationArguments, absolute: Absolute) -> Answer:
    return {"sentences": [_held(each, absolute) for each in held_sentences(_usable(given.text))]}


def _held(sentence: HeldSentence, absolute: Absolute) -> Answer:
    """As ``/api/v1/hold`` has it."""
    quotations = [
        {"text": each.words, "holding": str(each.holding), "first": _place(each.place, absolute)}
        for each in sentence.quotations
    ]
    return {
        "text": sentence.words, "holding": str(sentence.holding), "likeness": sentence.likeness,
        "first": _place(sentence.place, absolute), "quotations": quotations,
    }  # fmt: skip


def _usable(text: str) -> str:
    try:
        return usable(text)
    except UnusableText as error:
        raise ToolFailure(explained(error)[1]) from None


def _figures(given: FigureArguments, absolute: Absolute) -> Answer:
    rows = Observation.objects.public().filter(metric__isnull=False)
    if given.metric:
        rows = rows.filter(metric__in=matching(Metric.objects.seen(), given.metric))
    if given.area:
        rows = rows.filter(area__in=matching(Area.objects.all(), given.area))
    if given.period:
        rows = rows.filter(period__startswith=given.period)
    if given.status:
        rows = rows.filter(status=given.status)
    start = (given.page - 1) * _PAGE
    related = rows.select_related("metric", "area", "zone", "said_by", "report").defer("report__text", "report__layout")
    page = related.order_by("-report__published_on", "report_id", "start", "pk")[start : start + _PAGE]
    figures = [_figure(each.fact, each.sentence, absolute(each.url)) for each in passages(page)]
    return {"total": rows.count(), "page": given.page, "page_size": _PAGE, "figures": figures}


def _figure(fact: Any, sentence: str, url: str) -> Answer:
    records = {name: str(getattr(fact, name) or "") for name in ("metric", "area", "zone", "said_by")}
    return {
        **records, "value": f"{fact.value.normalize():f}", "upper": f"{fact.upper.normalize():f}" if fact.upper else "",
        "bound": fact.bound, "unit": fact.unit, "period": fact.period, "status": fact.status, "quote": fact.quote,
        "review": fact.review, "sentence": sentence, "report": fact.report.slug,
        "is_sample": fact.report.is_sample, "url": url,
    }  # fmt: skip


def _coverage(given: CoverageArguments, absolute: Absolute) -> Answer:
    reports = Report.objects.published()
    if not given.area:
        areas = Area.objects.with_report_count().filter(report_count__gt=0).order_by("-report_count", "code")[:30]
        most = [{"area": each.full_name, "reports": each.report_count} for each in areas]
        return {**_per_year(reports), "areas_of_most_reports": most}
    named = list(matching(Area.objects.all(), given.area).order_by("code", "pk")[:20])
    exact = [each for each in named if given.area in (each.name, each.full_name)]
    area = (exact or named or [None])[0]
    if area is None:
        return {"area": given.area, "is_known": False, "total": 0, "per_year": {}, "without_year": 0}
    others = [each.full_name for each in named if each.pk != area.pk]
    counted = _per_year(reports.in_area(area))
    return {"area": area.full_name, "is_known": True, **counted, "other_areas_of_that_name": others}


def _per_year(reports: ReportQuerySet) -> Answer:
    years, total = dict(reports.per_year()), reports.count()
    return {"total": total, "without_year": total - sum(years.values()), "per_year": years}


def _place(place: HeldPlace | None, absolute: Absolute) -> Answer | None:
    """Where words stand first; ``number`` as ``HeldPlace`` counts."""
    if place is None:
        return None
    return {
        "report": _report(place.report, absolute), "sentence": place.words, "url": absolute(place.url),
        "speaker": place.speech.who if place.speech else "", "number": place.number,
    }  # fmt: skip


def _report(report: Report, absolute: Absolute) -> Answer:
    return {
        "slug": report.slug, "title": report.title, "published_on": str(report.published_on),
        "publisher": str(report.publisher or ""), "area": report.area.full_name if report.area else "",
        "is_sample": report.is_sample, "url": absolute(report.get_absolute_url()),
    }  # fmt: skip


TOOLS: Final = {
    tool.name: tool
    for tool in (
        Tool(
            "search",
            "Search reports of Chinese policy meetings. `total` is exact; each passage has its address.",
            SearchArguments,
            _search,
        ),
        Tool("get_report", "A report sentence by sentence, each with its address.", ReportArguments, _get_report),
        Tool(
            "who_said_first",
            "The earliest dated report held with these very words, the sentence, who says it there, and in how many "
            "reports they stand.",
            PhraseArguments,
            _who_said_first,
        ),
        Tool(
            "verify_quotation",
            "Sentence by sentence: is it held word for word (verbatim), in a longer sentence (within), in other words "
            "(nearly), or not at all (unheld)? What is short or unsought was not looked for. Never take unheld for "
            "proof that it was not said.",
            QuotationArguments,
            _verify,
        ),
        Tool(
            "figures",
            "Figures that reports print, with unit, period, status and the sentence of each.",
            FigureArguments,
            _figures,
        ),
        Tool(
            "coverage",
            "How many reports the archive holds, by year, of all areas or of one (is_known: whether there is an area "
            "of that name).",
            CoverageArguments,
            _coverage,
        ),
    )
}
