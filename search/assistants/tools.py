"""The tools: what each takes, as a JSON schema, and what it answers. All answers tell what the archive covers."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Annotated, Any, Final

from django.utils.translation import gettext as _
from pydantic import BaseModel, ConfigDict, Field

from archive.models import Area, Metric, Observation, Report
from archive.names.current import matching
from archive.queries.passages import passages
from archive.text.sentences import sentences
from search.assistants import quoting
from search.results import query
from search.results.params import SearchParams

_PAGE: Final = 10
_LANGUAGE: Final = "“原句”, 人物:“李明”, 口号:“…”, 园区:“…”, 年份:2014, -不要"
_SENTENCES: Final = 200  # of a report in one answer
_QUOTED: Final = 20  # sentences of a text to verify

Absolute = Callable[[str], str]
Answer = dict[str, Any]


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

    def answer(self, given: Any, absolute: Absolute) -> Answer:
        """Raises ValidationError, ToolFailure, SearchUnavailable."""
        return {**self.act(self.arguments.model_validate(given), absolute), "covered": covered()}


def covered() -> Answer:
    """What no answer can be read without: that nothing is found where nothing is held."""
    reports = Report.objects.published()
    years = [year for year, _number in reports.per_year()]
    note = _("只代表本档案收有的报道；没有找到不等于没有说过。未经编辑核对的事实标为 unconfirmed。")
    return {
        "reports": reports.count(),
        "first_year": min(years, default=None),
        "last_year": max(years, default=None),
        "note": note,
    }


def _search(given: SearchArguments, absolute: Absolute) -> Answer:
    params = SearchParams(q=given.query, sort=given.sort, page=given.page, page_size=_PAGE)
    results = query.run(params)
    found = [
        {
            **_report(hit.report, absolute),
            "passages": [
                {"text": each.text, "url": absolute(hit.report.sentence_url(each.sentence))} for each in hit.passages
            ],
        }
        for hit in results.hits
    ]
    told = {"total": results.total, "page": given.page, "page_size": _PAGE, "reports": found}
    return {**told, "read_as": results.described, "notices": results.notices, "results_url": absolute(params.url)}


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
    verbatim = quoting.verbatim(given.phrase)
    first = _place(verbatim.first, absolute) if verbatim.first else None
    return {"phrase": given.phrase, "total": verbatim.total, "without_year": verbatim.undated, "first": first}


def _verify(given: QuotationArguments, absolute: Absolute) -> Answer:
    cut = [given.text[each.start : each.end].strip() for each in sentences(given.text)]
    checked = [_checked(each, absolute) for each in cut[:_QUOTED] if each]
    return {"sentences": checked, "not_checked": max(0, len(cut) - _QUOTED)}


def _checked(words: str, absolute: Absolute) -> Answer:
    """``status`` is verbatim, nearly or not_held; ``total`` counts reports with the very words."""
    verbatim = quoting.verbatim(words)
    told: Answer = {"text": words, "status": "not_held", "total": verbatim.total}
    if verbatim.first:
        return {**told, "status": "verbatim", "first": _place(verbatim.first, absolute)}
    if near := quoting.nearly(words):
        return {**told, "status": "nearly", "likeness": round(near.likeness), "held": _place(near.place, absolute)}
    return told


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
        **records, "value": str(fact.value.normalize()), "upper": str(fact.upper.normalize()) if fact.upper else "",
        "bound": fact.bound, "unit": fact.unit, "period": fact.period, "status": fact.status, "quote": fact.quote,
        "review": fact.review, "sentence": sentence, "report": fact.report.slug, "url": url,
    }  # fmt: skip


def _coverage(given: CoverageArguments, absolute: Absolute) -> Answer:
    reports = Report.objects.published()
    if not given.area:
        areas = Area.objects.with_report_count().filter(report_count__gt=0).order_by("-report_count", "code")[:30]
        told = [{"area": each.full_name, "reports": each.report_count} for each in areas]
        return {**_per_year(reports), "areas_of_most_reports": told}
    named = list(matching(Area.objects.all(), given.area).order_by("code", "pk")[:20])
    exact = [each for each in named if given.area in (each.name, each.full_name)]
    area = (exact or named or [None])[0]
    if area is None:
        return {"area": given.area, "total": 0, "per_year": {}, "without_year": 0}
    others = [each.full_name for each in named if each.pk != area.pk]
    return {"area": area.full_name, **_per_year(reports.in_area(area)), "other_areas_of_that_name": others}


def _per_year(reports: Any) -> Answer:
    years, total = dict(reports.per_year()), reports.count()
    return {"total": total, "without_year": total - sum(years.values()), "per_year": years}


def _place(place: quoting.QuotedSentence, absolute: Absolute) -> Answer:
    told = {"speaker": place.speaker, "sentence": place.sentence, "url": absolute(place.path)}
    return {"report": _report(place.report, absolute), **told}


def _report(report: Report, absolute: Absolute) -> Answer:
    return {
        "slug": report.slug, "title": report.title, "published_on": str(report.published_on),
        "publisher": str(report.publisher or ""), "area": report.area.full_name if report.area else "",
        "url": absolute(report.get_absolute_url()),
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
            "Sentence by sentence: is it held word for word (verbatim), in other words (nearly), or not at all? "
            "Never take not_held for proof that it was not said.",
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
            "How many reports the archive holds, by year, of all areas or of one.",
            CoverageArguments,
            _coverage,
        ),
    )
}
