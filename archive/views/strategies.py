"""The list of strategies and slogans and the page of one."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponseBase
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from archive.analysis.archive_totals import held_per_area_and_year, seen_per_person_and_year
from archive.analysis.cooccurrence import cooccurrence
from archive.analysis.diffusion import Spread, area_spread, official_spread
from archive.analysis.use_matrix import use_matrix
from archive.analysis.wordings import expansion_source, wordings
from archive.charts.shares import share_chart
from archive.charts.spans import SpanChart, span_chart
from archive.export import analyses
from archive.export.reports import entry_table
from archive.export.response import Context, render_or_export
from archive.export.table import Column, Table
from archive.models import Strategy
from archive.models.standing import held_per_year
from archive.models.strategies import StrategyMentionQuerySet
from archive.queries.trust import Trust
from archive.views.entities import EntitySummary, entity_view, entries
from archive.views.lists import ListedKind, listed

CHARTED = 20  # adopters drawn; the table has more


def _kind(value: str, label: str | Promise) -> ListedKind:
    return ListedKind(value, label, lambda strategies: strategies.filter(kind=value))


KINDS = tuple(_kind(value, label) for value, label in Strategy.Kind.choices)


def strategies(request: HttpRequest) -> HttpResponseBase:
    kind = Column("kind", _("类别"), lambda strategy: strategy.get_kind_display())
    expansion = Column("expansion", _("即"), lambda strategy: strategy.expansion)
    return listed(request, "strategies", Strategy.objects.seen(), KINDS, kind, expansion)


@entity_view(Strategy)
def strategy(request: HttpRequest, strategy: Strategy) -> HttpResponseBase:
    trust = Trust.read(request)
    about = EntitySummary(strategy, trust)
    mentions = trust.of_facts(strategy.mentions.public()).select_related("speech__person")
    page = about.page(request)
    context = {
        "strategy": strategy,
        "about": about,
        "wordings": wordings(mentions),
        "expansion_source": expansion_source(strategy),
        "page": page,
        "entries": entries(page.object_list, mentions),
        **_answers(about, mentions),
    }
    table = entry_table(about.reports, lambda batch: entries(batch, mentions))
    return render_or_export(request, "archive/strategy.html", context, table, *_tables(context))


def _tables(context: Context) -> list[Table]:
    return [
        analyses.share_table(context["uses"]),
        analyses.adopter_table("areas", context["areas"]),
        analyses.adopter_table("officials", context["officials"]),
        analyses.use_table("area-years", context["area_matrix"]),
        analyses.use_table("official-years", context["official_matrix"]),
        analyses.companion_table(context["companions"]),
        analyses.wording_table(context["wordings"]),
    ]


def _answers(about: EntitySummary, mentions: StrategyMentionQuerySet) -> dict[str, object]:
    """Use over time, spread, and what goes with it."""
    strategy, samples = about.record, about.samples
    assert isinstance(strategy, Strategy)
    held, used = held_per_year(samples), about.per_year
    years = range(min(held), max(held) + 1) if held else range(0)
    areas, officials = area_spread(mentions), official_spread(mentions)
    in_areas = held_per_area_and_year([each.record.pk for each in areas.adopters])
    seen = seen_per_person_and_year([each.record.pk for each in officials.adopters])
    return {
        "uses": share_chart(used, held, samples) if used else None,
        "samples": samples,
        "areas": areas,
        "officials": officials,
        "area_chart": _spread_chart(areas),
        "official_chart": _spread_chart(officials),
        "area_matrix": use_matrix(areas.adopters, in_areas, years),
        "official_matrix": use_matrix(officials.adopters, seen, years),
        "companions": [] if about.trust.review else cooccurrence(strategy, samples, used, held),
    }


def _spread_chart(spread: Spread) -> SpanChart | None:
    return span_chart([(each, each.first, each.last) for each in spread.adopters[:CHARTED]])
