"""Two officials side by side: offices, slogans, and who stands before whom where one list names both."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponseBase
from django.shortcuts import redirect, render

from archive.analysis.person_slogans import SpokenSlogan, spoken_slogans
from archive.charts.spans import span_chart
from archive.export.analyses import office_table
from archive.export.reports import report_table
from archive.export.response import Context, render_or_export
from archive.export.side_by_side import numbers_table, slogans_table
from archive.http.expensive import expensive
from archive.http.redirects import redirect_to_current
from archive.models import Membership, Person, Report, Strategy
from archive.models.standing import Standing
from archive.names.current import matching
from archive.queries.links import record_at
from archive.views.entities import report_page

LABELS = 230  # width of the labels of offices, in units of the chart
CHOICES = 40  # people of a name that a reader can still choose from
OFFICES = 12  # of each, drawn


@expensive
def people_side_by_side(request: HttpRequest, slug: str, other_slug: str) -> HttpResponseBase:
    one, other = record_at(Person, slug), record_at(Person, other_slug)
    if one is None or other is None:
        raise Http404
    if one == other:
        return redirect(one)
    if (one.slug, other.slug) != (slug, other_slug):
        return redirect_to_current("people-side-by-side", one.slug, other.slug)
    published = Report.objects.published()
    both = published.with_record(one).with_record(other)
    standing = Standing.objects.of("person", [other.pk]).values("report_id")
    page = report_page(request, Standing.objects.of("person", [one.pk]).filter(report_id__in=standing))
    sides, offices = [_side(one, other), _side(other, one)], _offices(one, other)
    context: Context = {
        "one": one,
        "other": other,
        "page": page,
        "sides": sides,
        "chart": span_chart([(each, each.first_seen, each.last_seen) for each in offices], left=LABELS),
        "slogans": _slogans(one, other),
    }
    return render_or_export(
        request, "archive/side_by_side.html", context,
        report_table(both.newest_first().with_related()), numbers_table(sides, page.paginator.count),
        office_table(offices), slogans_table(sides, context["slogans"]),
    )  # fmt: skip


def beside_another(request: HttpRequest, person: Person, typed: str) -> HttpResponseBase:
    """To the two side by side where ``typed`` is an address or the name of one other; else which ones it may be."""
    if addressed := record_at(Person, typed):
        return redirect("people-side-by-side", person.slug, addressed.slug)
    others = list(matching(Person.objects.seen().exclude(pk=person.pk), typed).in_pinyin_order()[:CHOICES])
    exact = [other for other in others if other.name == typed]
    if len(exact or others) == 1:
        return redirect("people-side-by-side", person.slug, (exact or others)[0].slug)
    return render(request, "archive/second_official.html", {"person": person, "typed": typed, "others": others})


def _side(person: Person, other: Person) -> dict[str, object]:
    """``ahead``: the reports in whose lists ``person`` stands before ``other``."""
    reports = Report.objects.published().with_record(person)
    return {
        "person": person,
        "number": reports.count(),
        "days": reports.first_and_last_day(),
        "ahead": reports.with_record(other).listing_first(person, [other]).count(),
    }


def _offices(one: Person, other: Person) -> list[Membership]:
    """The offices of the one, then those of the other."""
    return [
        office
        for person in (one, other)
        for office in person.memberships.select_related("area", "person").order_by("first_seen", "pk")[:OFFICES]
    ]


def _slogans(one: Person, other: Person) -> list[tuple[Strategy, list[SpokenSlogan | None]]]:
    """(slogan, its use by the one and by the other): those of both first, then by the first use."""
    uses = [{each.strategy: each for each in spoken_slogans(person)} for person in (one, other)]
    rows = [(slogan, [side.get(slogan) for side in uses]) for slogan in {**uses[0], **uses[1]}]
    return sorted(rows, key=lambda row: (None in row[1], min(use.first or "9" for use in row[1] if use), row[0].pk))
