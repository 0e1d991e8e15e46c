"""The views of the archive, by the names that ``archive.urls`` uses. One module for each kind of page."""

from archive.http.errors import bad_request, csrf_failure, forbidden, not_found, server_error
from archive.views.about import about
from archive.views.annotations import report_annotations
from archive.views.areas import area, areas
from archive.views.captures import capture
from archive.views.careers import careers, moves_graph
from archive.views.citations import report_citation, report_text
from archive.views.collections import (
    brought_collection,
    collection,
    collection_citations,
    collections,
    own_citations,
    own_collection,
)
from archive.views.concordances import concordance
from archive.views.coverages import coverage
from archive.views.datasets import dataset, dataset_file
from archive.views.hold import hold
from archive.views.home import home
from archive.views.labels import labels
from archive.views.maps import area_map
from archive.views.mentioned import document, documents, industries, industry
from archive.views.metrics import metric, metrics
from archive.views.passages import passages
from archive.views.people import people, person
from archive.views.pictures import record_picture
from archive.views.posts import post, posts
from archive.views.publishers import publisher, publishers
from archive.views.reader_notes import report_note
from archive.views.repeats import repeats
from archive.views.report_pairs import reports_side_by_side
from archive.views.reports import report, report_file, report_source, reports
from archive.views.side_by_side import people_side_by_side
from archive.views.source_watch import source_changes, sources
from archive.views.statistics import (
    collocates_page,
    diffusion_page,
    keyness_page,
    network_file,
    networks_page,
    statistics,
)
from archive.views.strategies import strategies, strategy
from archive.views.versions import series, versions, versions_workbook
from archive.views.well_known import healthz, opensearch, readyz, robots
from archive.views.zones import zone, zones

__all__ = [
    "about",
    "area",
    "area_map",
    "areas",
    "bad_request",
    "brought_collection",
    "capture",
    "careers",
    "collection",
    "collection_citations",
    "collections",
    "collocates_page",
    "concordance",
    "coverage",
    "csrf_failure",
    "dataset",
    "dataset_file",
    "diffusion_page",
    "document",
    "documents",
    "forbidden",
    "healthz",
    "hold",
    "home",
    "industries",
    "industry",
    "keyness_page",
    "labels",
    "metric",
    "metrics",
    "moves_graph",
    "network_file",
    "networks_page",
    "not_found",
    "opensearch",
    "own_citations",
    "own_collection",
    "passages",
    "people",
    "people_side_by_side",
    "person",
    "post",
    "posts",
    "publisher",
    "publishers",
    "readyz",
    "record_picture",
    "repeats",
    "report",
    "report_annotations",
    "report_citation",
    "report_file",
    "report_note",
    "report_source",
    "report_text",
    "reports",
    "reports_side_by_side",
    "robots",
    "series",
    "server_error",
    "source_changes",
    "sources",
    "statistics",
    "strategies",
    "strategy",
    "versions",
    "versions_workbook",
    "zone",
    "zones",
]
