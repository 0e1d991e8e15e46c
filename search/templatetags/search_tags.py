"""Tags of search for any page. Load with ``{% load search_tags %}``."""

from collections.abc import Iterable
from typing import NamedTuple

from django import template
from django.conf import settings
from django.urls import reverse
from django.utils.safestring import SafeString

from archive.export.response import Context
from archive.models import Report, SluggedModel
from archive.text.annotated import TextPiece
from search.engine.errors import SearchUnavailable
from search.querylang import language
from search.results import highlight, query
from search.results.params import FILTERS, SearchParams
from search.web.views import BOXES, WordParams

register = template.Library()


class LookedFor(NamedTuple):
    """What a reader who came from results looked for: the query, and the stretches of the text to be marked."""

    q: str
    marks: list[tuple[int, int]]

    @property
    def results_url(self) -> str:
        return SearchParams(q=self.q).url


@register.inclusion_tag("search/boxes.html")
def search_boxes(identifier: str = "boxes") -> Context:
    """The boxes “search an official” and “search a slogan”. ``identifier`` keeps their ids apart from others' ids."""
    return {"boxes": BOXES, "identifier": identifier}


@register.inclusion_tag("partials/alert_link.html")
def alert_link(asked: SearchParams | SluggedModel) -> Context:
    """Leads to an alert of a search, or of reports about a record; nowhere where no search filters by its kind."""
    offered = settings.ALERTS_BY_MAIL or settings.ALERTS_BY_HOOK
    if not isinstance(asked, SearchParams):
        kind = asked._meta.model_name
        asked = SearchParams().adding(kind, asked.slug) if kind in FILTERS else SearchParams()
    return {"address": asked.at(reverse("alerts:new")) if offered and asked.asks else ""}


@register.simple_tag(takes_context=True)
def looked_for(context: template.Context, text: str) -> LookedFor:
    """What ``?q=`` of this page's address asks for, in ``text``; the links of passages carry it along."""
    request = context.get("request")
    q = WordParams.read(request).q if request else ""
    needles = highlight.needles(language.parse(q)) if q.strip() else []
    return LookedFor(q, highlight.stretches(text, needles) if needles else [])


@register.simple_tag
def reports_like(report: Report, but: Iterable[Report] = (), limit: int = 4) -> list[Report]:
    """Reports that share its most telling words, ``but`` for those told already; none where it is not published, or no
    index can tell."""
    if not report.is_published:
        return []
    told = {each.pk for each in but}
    try:
        return [each for each in query.alike(report, limit + len(told)) if each.pk not in told][:limit]
    except SearchUnavailable:
        return []


@register.filter
def marked(piece: TextPiece, looked_for: LookedFor) -> str | SafeString:
    """The text of a piece of the reading view, with what was looked for in ``<mark>``."""
    return highlight.marked_part(piece.text, piece.start, looked_for.marks) if looked_for.marks else piece.text
