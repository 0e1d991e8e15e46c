"""Statistics for researchers: collocates, key words, the diffusion of slogans, networks. See docs/statistics.md."""

from __future__ import annotations

from itertools import islice
from typing import Annotated, ClassVar, Final, TypeVar

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import render
from django.urls import reverse
from pydantic import Field

from archive.analysis import FEWEST_REPORTS, networks
from archive.analysis.collocates import WINDOW, collocates
from archive.analysis.event_history import cascades, panel
from archive.analysis.keyness import key_words
from archive.analysis.word_counts import TextSet, count_words
from archive.export import statistics as tables
from archive.export.graphs import GEXF, GRAPHML, gexf, graphml
from archive.export.response import Context, render_or_export
from archive.http.attachments import attachment
from archive.http.checks import Slug, one_of
from archive.http.expensive import expensive
from archive.http.params import Params
from archive.models import Area, Person, Report, Strategy
from archive.queries.report_filters import NOWHERE, Day, FilteredReports, ReportFilter
from archive.queries.typed_records import typed_record

SHOWN: Final = 50  # rows of a panel or of a list of edges on the page; the files have all
GRAPHS: Final = {"gexf": (GEXF, gexf), "graphml": (GRAPHML, graphml)}
_Filter = TypeVar("_Filter", bound=ReportFilter)


class WordSetParams(ReportFilter):
    """Which reports; of a person what that person says. ``repeats``: once, or each as printed."""

    repeats: Annotated[str, one_of("printed")] = ""

    no_filters: ClassVar = (*ReportFilter.no_filters, "repeats", "q", "kind")


class CollocateParams(WordSetParams):
    q: Annotated[str, Field(max_length=40)] = ""


class KeynessParams(WordSetParams):
    """``than_…``: what the set is held against; where nothing is said, all other reports, or all other officials."""

    than_person: Slug = ""
    than_area: Slug = ""
    than_from: Day = ""
    than_to: Day = ""

    no_filters: ClassVar = (*WordSetParams.no_filters, "than_person", "than_area", "than_from", "than_to")


class NetworkParams(ReportFilter):
    kind: Annotated[str, one_of(*networks.KINDS)] = next(iter(networks.KINDS))

    no_filters: ClassVar = (*ReportFilter.no_filters, "kind")


class DiffusionParams(Params):
    strategy: Slug = ""
    area: Slug = ""


def statistics(request: HttpRequest) -> HttpResponse:
    """What can be counted here, each with its form."""
    context = {"fewest": FEWEST_REPORTS, "has_dataset": bool(settings.DATASET_FOLDER)}
    return render(request, "archive/statistics/index.html", context)


@expensive
def collocates_page(request: HttpRequest) -> HttpResponseBase:
    """``?q=``: what stands near it, in the reports that the filter leaves."""
    asked = _named(request, CollocateParams.read(request))
    word = " ".join(asked.q.split()).strip('“”"「」『』')
    context: Context = {"asked": asked, "word": word, "fewest": FEWEST_REPORTS, "window": WINDOW}
    rows = []
    if word:
        filtered = FilteredReports(asked)
        near = collocates(word, _texts(filtered), once=not asked.repeats)
        context |= {"near": near, "chips": filtered.chips}
        rows = near.rows
    return render_or_export(request, "archive/statistics/collocates.html", context, tables.collocate_table(rows))


@expensive
def keyness_page(request: HttpRequest) -> HttpResponseBase:
    """The key words of what the filter leaves, against the others or another set."""
    asked = _named(request, KeynessParams.read(request))
    context: Context = {"asked": asked, "fewest": FEWEST_REPORTS}
    rows = []
    if asked.filters:
        chips = FilteredReports(asked).chips
        asked = asked.changed(samples=asked.samples or _scope(asked))
        texts, once = _texts(FilteredReports(asked)), not asked.repeats
        own, others = count_words(texts, once=once), count_words(_others(request, asked, texts), once=once)
        rows = key_words(own, others)
        context |= {"own": own, "others": others, "rows": rows, "chips": chips, "samples": asked.samples}
    return render_or_export(request, "archive/statistics/keyness.html", context, tables.key_word_table(rows))


def _scope(asked: KeynessParams) -> str:
    """What reports of the filter are held against: ``ReportQuerySet.sample_scope``."""
    is_real = FilteredReports(asked).reports().filter(is_sample=False).exists()
    return Report.objects.published().sample_scope(of_samples=not is_real)


def _others(request: HttpRequest, asked: KeynessParams, texts: TextSet) -> TextSet:
    if asked.than_person or asked.than_area or asked.than_from or asked.than_to:
        other = ReportFilter(
            person=(asked.than_person,) if asked.than_person else (), area=asked.than_area,
            day_from=asked.than_from, day_to=asked.than_to, samples=asked.samples,
        )  # fmt: skip
        return _texts(FilteredReports(_named(request, other, "than_")))
    everything = Report.objects.published().in_sample_scope(asked.samples)
    if texts.person:
        return TextSet(everything, others_than=texts.person)
    return TextSet(everything.exclude(pk__in=texts.reports.order_by().values("pk")))


@expensive
def diffusion_page(request: HttpRequest) -> HttpResponseBase:
    """``?strategy=``: its panel by area and year; the cascade of it, or of all where none is named."""
    asked = DiffusionParams.read(request)
    strategy = typed_record(request, "strategy", Strategy, asked.strategy)
    area = typed_record(request, "area", Area, asked.area)
    # One that only samples name is counted in samples; of all, those of real reports are told.
    is_real = strategy is None or strategy.mentions.public().filter(report__is_sample=False).exists()
    samples = Report.objects.published().sample_scope(of_samples=not is_real)
    context: Context = {
        "asked": asked, "strategy": strategy, "area": area, "fewest": FEWEST_REPORTS, "samples": samples,
    }  # fmt: skip
    if strategy:
        context["rows"] = list(islice((row for row in panel(strategy, area, samples) if row.event == 1), SHOWN))
    return render_or_export(
        request, "archive/statistics/diffusion.html", context,
        tables.panel_table(panel(strategy, area, samples) if strategy else ()),
        tables.cascade_table(cascades(strategy, samples)),
    )  # fmt: skip


@expensive
def networks_page(request: HttpRequest) -> HttpResponseBase:
    """The strongest edges; all as files."""
    asked, network, filtered = _network(request)
    files = [(form, asked.at(reverse("network-file", args=[form]))) for form in GRAPHS]
    context: Context = {
        "asked": asked, "network": network, "edges": network.edges[:SHOWN], "files": files, "chips": filtered.chips,
        "fewest": FEWEST_REPORTS, "most": networks.MOST_NODES,
    }  # fmt: skip
    return render_or_export(request, "archive/statistics/networks.html", context, tables.edge_table(network))


@expensive
def network_file(request: HttpRequest, form: str) -> HttpResponse:
    """GEXF or GraphML; 404 for another form."""
    if form not in GRAPHS:
        raise Http404
    media_type, write = GRAPHS[form]
    asked, network, _filtered = _network(request)
    return attachment(write(tables.graph_of(network)), f"{asked.kind}.{form}", media_type)


def _network(request: HttpRequest) -> tuple[NetworkParams, networks.RecordNetwork, FilteredReports]:
    asked = _named(request, NetworkParams.read(request))
    filtered = FilteredReports(asked)
    return asked, networks.network(asked.kind, filtered.reports()), filtered


def _texts(filtered: FilteredReports) -> TextSet:
    """What the one person says where the filter names one, else the whole reports."""
    people = [record for (name, _slug), record in filtered.named.items() if record and name == "person"]
    return TextSet(filtered.reports(), person=people[0] if len(people) == 1 else None)


def _named(request: HttpRequest, asked: _Filter, prefix: str = "") -> _Filter:
    """With the addresses of records in the place of the names that a reader typed."""

    def slug(name: str, model: type[Person | Area], typed: str) -> str:
        record = typed_record(request, prefix + name, model, typed)
        return str(record.slug) if record else typed

    people = tuple(slug("person", Person, typed) for typed in asked.person if typed.strip())
    area = asked.area if asked.area == NOWHERE else slug("area", Area, asked.area)
    return asked.changed(person=people, area=area)
