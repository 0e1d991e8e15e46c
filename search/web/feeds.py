"""The Atom feed of a search: what matches, the newest first."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse
from django.utils.translation import gettext as _

from archive.http.params import problems_of
from archive.models import Report
from archive.queries.labels import quoted
from archive.syndication.feeds import ENTRIES, ReportFeed
from search.engine.errors import SearchUnavailable
from search.engine.messages import STATUS, reason
from search.results import query
from search.results.params import SearchParams


class FoundReports(ReportFeed):
    """Takes the parameters of the search page but for page and order."""

    def __call__(self, request: HttpRequest, *args: object, **kwargs: object) -> HttpResponse:
        try:
            return super().__call__(request, *args, **kwargs)
        except SearchUnavailable as error:
            return HttpResponse(reason(error), status=STATUS, content_type="text/plain; charset=utf-8")

    def get_object(self, request: HttpRequest) -> SearchParams:
        params = SearchParams.read(request)
        if problems_of(request) or not params.asks:
            raise Http404
        return params

    def title(self, obj: SearchParams) -> str:
        return _("会议报道档案：检索%(query)s") % {"query": quoted(obj.q)}

    def link(self, obj: SearchParams) -> str:
        return obj.url

    def feed_url(self, obj: SearchParams) -> str:
        """With the query: the feed's own address is what a program subscribes to."""
        return obj.feed

    def items(self, obj: SearchParams) -> list[Report]:
        newest = obj.changed(sort="newest", page_size=ENTRIES)
        return [hit.report for hit in query.run(newest).hits]
