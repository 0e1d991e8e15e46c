"""The views of the archive, by the names that ``archive.urls`` uses. One module for each kind of page."""

from archive.http.errors import bad_request, csrf_failure, forbidden, not_found, server_error
from archive.views.about import about
from archive.views.areas import area, areas
from archive.views.captures import capture
from archive.views.careers import careers, moves_graph
from archive.views.citations import report_citation, report_text
from archive.views.concordances import concordance
from archive.views.coverages import coverage
from archive.views.home import home
from archive.views.mentioned import document, documents, industries, industry
from archive.views.metrics import metric, metrics
from archive.views.passages import passages
from archive.views.people import people, person
from archive.views.posts import post, posts
from archive.views.publishers import publisher, publishers
from archive.views.repeats import repeats
from archive.views.report_pairs import reports_side_by_side
from archive.views.reports import report, report_file, report_source, reports
from archive.views.side_by_side import people_side_by_side
from archive.views.source_watch import source_changes, sources
from archive.views.strategies import strategies, strategy
from archive.views.well_known import healthz, opensearch, readyz, robots
from archive.views.zones import zone, zones

__all__ = [
    "about",
    "area",
    "areas",
    "bad_request",
    "capture",
    "careers",
    "concordance",
    "coverage",
    "csrf_failure",
    "document",
    "documents",
    "forbidden",
    "healthz",
    "home",
    "industries",
    "industry",
    "metric",
    "metrics",
    "moves_graph",
    "not_found",
    "opensearch",
    "passages",
    "people",
    "people_side_by_side",
    "person",
    "post",
    "posts",
    "publisher",
    "publishers",
    "readyz",
    "repeats",
    "report",
    "report_citation",
    "report_file",
    "report_source",
    "report_text",
    "reports",
    "reports_side_by_side",
    "robots",
    "server_error",
    "source_changes",
    "sources",
    "strategies",
    "strategy",
    "zone",
    "zones",
]
