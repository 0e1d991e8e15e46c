"""The addresses of the site."""

from django.contrib import admin
from django.contrib.sitemaps import views as sitemap_views
from django.urls import include, path
from django.views.decorators.csrf import csrf_exempt
from django.views.i18n import set_language

from archive import views
from archive.api.site import api
from archive.syndication import feeds, oai
from archive.syndication.sitemaps import SITEMAPS

urlpatterns = [
    path("", views.home, name="home"),
    path("reports/", views.reports, name="reports"),
    path("reports/feed.atom", feeds.NewestReports(), name="reports-feed"),
    path("reports/<str:slug>/", views.report, name="report"),
    path("reports/<str:slug>/source", views.report_source, name="report-source"),
    path("reports/<str:slug>/text.txt", views.report_text, name="report-text"),
    path("reports/<str:slug>/annotations.json", views.report_annotations, name="report-annotations"),
    path("reports/<str:slug>/note", views.report_note, name="report-note"),
    path("reports/<str:slug>/cite.<str:form>", views.report_citation, name="report-citation"),
    path("reports/<str:slug>/with/<str:other_slug>/", views.reports_side_by_side, name="reports-side-by-side"),
    path("reports/<str:slug>/repeats/", views.repeats, name="repeats"),
    path("reports/<str:slug>/files/<int:key>", views.report_file, name="report-file"),
    path("reports/<str:slug>/source-changes/<int:key>/", views.source_changes, name="source-changes"),
    path("capture/", views.capture, name="capture"),
    path("sources/", views.sources, name="sources"),
    path("sources/feed.atom", feeds.SourceNews(), name="sources-feed"),
    path("people/", views.people, name="people"),
    path("people/<str:slug>/", views.person, name="person"),
    path("people/<str:slug>/feed.atom", feeds.reports_about_person, name="person-feed"),
    path("people/<str:slug>/with/<str:other_slug>/", views.people_side_by_side, name="people-side-by-side"),
    path("strategies/", views.strategies, name="strategies"),
    path("strategies/<str:slug>/", views.strategy, name="strategy"),
    path("strategies/<str:slug>/feed.atom", feeds.reports_mentioning_strategy, name="strategy-feed"),
    path("strategies/<str:slug>/concordance/", views.concordance, name="concordance"),
    path("zones/", views.zones, name="zones"),
    path("zones/<str:slug>/", views.zone, name="zone"),
    path("zones/<str:slug>/feed.atom", feeds.reports_naming_zone, name="zone-feed"),
    path("areas/", views.areas, name="areas"),
    path("areas/<str:slug>/", views.area, name="area"),
    path("areas/<str:slug>/feed.atom", feeds.reports_in_area, name="area-feed"),
    path("metrics/", views.metrics, name="metrics"),
    path("metrics/<str:slug>/", views.metric, name="metric"),
    path("posts/", views.posts, name="posts"),
    path("posts/<str:slug>/", views.post, name="post"),
    path("careers/", views.careers, name="careers"),
    path("careers/moves.gexf", views.moves_graph, name="moves-graph"),
    path("industries/", views.industries, name="industries"),
    path("industries/<str:slug>/", views.industry, name="industry"),
    path("documents/", views.documents, name="documents"),
    path("documents/<str:slug>/", views.document, name="document"),
    path("publishers/", views.publishers, name="publishers"),
    path("publishers/<str:slug>/", views.publisher, name="publisher"),
    path("pictures/<str:kind>/<str:slug>.png", views.record_picture, name="record-picture"),
    path("passages/", views.passages, name="passages"),
    path("coverage/", views.coverage, name="coverage"),
    path("map/", views.area_map, name="map"),
    path("versions/", views.versions, name="versions"),
    path("versions/versions.xlsx", views.versions_workbook, name="versions-workbook"),
    path("series/", views.series, name="series"),
    path("collection/", views.own_collection, name="own-collection"),
    path("collection/bring", views.brought_collection, name="brought-collection"),
    path("collection/cite.<str:form>", views.own_citations, name="own-citations"),
    path("collections/", views.collections, name="collections"),
    path("collections/feed.atom", feeds.NewestCollections(), name="collections-feed"),
    path("collections/<str:slug>/", views.collection, name="collection-page"),
    path("collections/<str:slug>/cite.<str:form>", views.collection_citations, name="collection-citations"),
    path("labels/", views.labels, name="labels"),
    path("about/", views.about, name="about"),
    path("hold/", views.hold, name="hold"),
    path("dataset/", views.dataset, name="dataset"),
    path("dataset/<str:name>", views.dataset_file, name="dataset-file"),
    path("statistics/", views.statistics, name="statistics"),
    path("statistics/collocates/", views.collocates_page, name="collocates"),
    path("statistics/keyness/", views.keyness_page, name="keyness"),
    path("statistics/diffusion/", views.diffusion_page, name="diffusion"),
    path("statistics/networks/", views.networks_page, name="networks"),
    path("statistics/networks.<str:form>", views.network_file, name="network-file"),
    path("", include("search.urls")),
    path("api/v1/", api.urls),
    path("oai", oai.provider, name="oai"),
    path("healthz", views.healthz, name="healthz"),
    path("readyz", views.readyz, name="readyz"),
    path("robots.txt", views.robots, name="robots"),
    path("opensearch.xml", views.opensearch, name="opensearch"),
    path(
        "sitemap.xml", sitemap_views.index, {"sitemaps": SITEMAPS, "sitemap_url_name": "sitemap-part"}, name="sitemap"
    ),
    path("sitemap-<section>.xml", sitemap_views.sitemap, {"sitemaps": SITEMAPS}, name="sitemap-part"),
    # Without a token, so that a page is the same for every reader; who forges this form changes a reader's language.
    path("i18n/setlang/", csrf_exempt(set_language), name="set_language"),
    path("admin/", admin.site.urls),
]
handler400 = "archive.views.bad_request"
handler403 = "archive.views.forbidden"
handler404 = "archive.views.not_found"
handler500 = "archive.views.server_error"
