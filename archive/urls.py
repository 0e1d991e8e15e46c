"""The addresses of the site."""

from django.contrib import admin
from django.urls import include, path

from archive import views
from archive.api.site import api

urlpatterns = [
    path("", views.home, name="home"),
    path("reports/", views.reports, name="reports"),
    path("reports/<str:slug>/", views.report, name="report"),
    path("reports/<str:slug>/source", views.report_source, name="report-source"),
    path("people/", views.people, name="people"),
    path("people/<str:slug>/", views.person, name="person"),
    path("strategies/", views.strategies, name="strategies"),
    path("strategies/<str:slug>/", views.strategy, name="strategy"),
    path("zones/", views.zones, name="zones"),
    path("zones/<str:slug>/", views.zone, name="zone"),
    path("areas/", views.areas, name="areas"),
    path("areas/<str:slug>/", views.area, name="area"),
    path("metrics/", views.metrics, name="metrics"),
    path("metrics/<str:slug>/", views.metric, name="metric"),
    path("documents/", views.documents, name="documents"),
    path("documents/<str:slug>/", views.document, name="document"),
    path("publishers/", views.publishers, name="publishers"),
    path("publishers/<str:slug>/", views.publisher, name="publisher"),
    path("about/", views.about, name="about"),
    path("", include("search.urls")),
    path("api/v1/", api.urls),
    path("i18n/", include("django.conf.urls.i18n")),
    path("admin/", admin.site.urls),
]
handler400 = "archive.views.bad_request"
handler403 = "archive.views.forbidden"
handler404 = "archive.views.not_found"
handler500 = "archive.views.server_error"
