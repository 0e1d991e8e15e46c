"""The list of people and the page of a person."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Annotated

from django.db.models import Count, Prefetch
from django.http import HttpRequest, HttpResponseBase
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy
from pydantic import Field

from archive.analysis import FEWEST_REPORTS
from archive.analysis.careers import career, printed_details, statements
from archive.analysis.co_attendance import edges, ties
from archive.analysis.person_slogans import spoken_slogans
from archive.analysis.ranks import rank
from archive.charts.people import rank_chart, tie_network
from archive.charts.spans import span_chart
from archive.export import analyses
from archive.export.careers import career_table
from archive.export.reports import entry_table, figure_table, speech_table
from archive.export.response import Context, render_or_export
from archive.export.table import Column, Table
from archive.http.checks import one_of
from archive.models import Membership, Participation, Person, Report, Review, StrategyMention
from archive.models.people import ParticipationQuerySet
from archive.queries.passages import passages
from archive.queries.seen_offices import SeenOffice, latest_office, seen_offices
from archive.queries.trust import Trust
from archive.templatetags.entity_tags import office_of, place_of_office
from archive.views.entities import (
    BESIDE,
    EntitySummary,
    Entry,
    entity_view,
    entries,
    observation_page,
)
from archive.views.lists import ListedKind, listed
from archive.views.side_by_side import beside_another
from archive.views.speeches import newest_speeches, speech_page, with_points

NAME_LENGTH = 60
OFFICE_LABELS = 210  # width of the labels of offices, in units of the chart
CHARTED = 24  # offices drawn; the list has all
OFFICES = 100  # more offices than anyone holds; a bound for the page
KINDS = (
    ListedKind("official", _("官员"), lambda people: people.officials()),
    ListedKind("journalist", pgettext_lazy("many", "记者"), lambda people: people.journalists()),
)


def people(request: HttpRequest) -> HttpResponseBase:
    offices = Membership.objects.order_by("pk").select_related("area")
    seen = Person.objects.seen().prefetch_related(Prefetch("memberships", queryset=offices))
    office = Column("office", _("职务"), lambda person: _office(office_of(person)))
    return listed(request, "people", seen, KINDS, office)


def _office(latest: SeenOffice | None) -> str:
    """With its area."""
    if latest is None:
        return ""
    area = place_of_office(latest)
    return f"{area.name} {latest.role_title}" if area else latest.role_title


class PersonParams(Trust):
    show: Annotated[str, one_of("reports", "figures", "speeches")] = "reports"
    beside: Annotated[str, Field(alias="with", max_length=NAME_LENGTH)] = ""


@entity_view(Person)
def person(request: HttpRequest, person: Person) -> HttpResponseBase:
    """``?show=figures`` and ``?show=speeches`` instead of the reports; ``?with=`` leads to two people side by side."""
    params = PersonParams.read(request)
    if typed := params.beside.strip():
        return beside_another(request, person, typed)
    about = EntitySummary(person, params)
    observations = params.of_facts(person.observations.public())
    speeches = params.of_facts(person.speeches.public())
    context: Context = {
        "person": person,
        "about": about,
        "figure_count": observations.count(),
        "speech_count": speeches.count(),
        "parts": _parts(params.of_facts(person.participations.public())),
        "namesakes": Person.objects.seen().namesakes_of(person)[:BESIDE],
        **_answers(person, params),
        **({} if params.narrows else _told_by_all(person, about.number)),
    }
    table = entry_table(about.reports, lambda batch: _entries(batch, person, params))
    if params.show == "figures":
        table = figure_table(observations.like_beside_like())
        context["figures"] = context["page"] = observation_page(
            request, observations.like_beside_like(), context["figure_count"]
        )
    elif params.show == "speeches":
        table = speech_table(newest_speeches(speeches), with_points)
        context["speeches"] = context["page"] = speech_page(request, newest_speeches(speeches))
    else:
        context["page"] = page = about.page(request)
        context["entries"] = _entries(page.object_list, person, params)
    return render_or_export(request, "archive/person.html", context, table, *_tables(context))


def _tables(context: Context) -> list[Table]:
    tables = [analyses.spoken_table(context["slogans"]), analyses.rank_table(context["rank"])]
    if "career" in context:
        tables += [
            career_table(context["career"]),
            analyses.office_table(context["memberships"]),
            analyses.tie_table(context["ties"]),
        ]
    return tables


def _answers(person: Person, trust: Trust) -> dict[str, object]:
    """Slogans and rank, by facts that the reader trusts."""
    slogans = spoken_slogans(person, trust.of_facts(StrategyMention.objects.public()))
    own_rank = rank(trust.of_facts(person.participations.public()))
    return {"slogans": slogans, "rank": own_rank, "rank_chart": rank_chart(own_rank)}


def _told_by_all(person: Person, number: int) -> dict[str, object]:
    """Career, offices and ties: counted over all reports and facts, whichever a reader trusts."""
    memberships = list(person.memberships.select_related("area").order_by("first_seen", "last_seen", "pk")[:OFFICES])
    offices, beside = seen_offices(memberships), ties(person, number)
    differ = number >= FEWEST_REPORTS and len({tie.together for tie in beside}) > 1
    return {
        "statement_count": statements(person).count(),
        "details": printed_details(person),
        "career": career(person),
        "memberships": memberships,
        "offices": offices,
        "latest": (latest := latest_office(memberships)),
        "latest_is_unconfirmed": latest is not None and not _is_confirmed(person, latest),
        "office_chart": span_chart(
            [(each, each.first_seen, each.last_seen) for each in offices[:CHARTED]], left=OFFICE_LABELS
        ),
        "ties": beside,
        "network": tie_network(beside, edges(person, beside)) if differ else None,
    }


def _is_confirmed(person: Person, office: SeenOffice) -> bool:
    """Whether an editor has confirmed a part that prints the office."""
    printed = person.participations.public().filter(role_title__in=[each.role_title for each in office.spellings])
    return bool(printed.filter(review=Review.CONFIRMED).exists())


def _parts(participations: ParticipationQuerySet) -> list[tuple[str, str | Promise, int]]:
    """(part, its label, in how many reports), the most frequent first."""
    taken = participations.order_by().values("part").annotate(number=Count("report", distinct=True))
    rows = sorted(taken, key=lambda row: (-row["number"], row["part"]))
    return [(row["part"], Participation.Part(row["part"]).label, row["number"]) for row in rows]


def _entries(reports: Iterable[Report], person: Person, trust: Trust) -> list[Entry]:
    """The reports with the parts that ``person`` takes and what is said; who says nothing is shown where named."""
    listed = entries(reports, trust.of_facts(person.speeches.public()))
    by_report = {entry.report.pk: entry for entry in listed}
    for part in trust.of_facts(person.participations.public()).filter(report__in=by_report).in_text_order():
        by_report[part.report_id].parts.append(part)
    silent = [entry.parts[0] for entry in listed if entry.parts and not entry.passages]
    for passage in passages(silent):
        by_report[passage.fact.report_id].passages.append(passage)
    return listed
