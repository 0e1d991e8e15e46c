"""The addresses of search."""

from django.urls import include, path

from search.alerts import urls as alerts
from search.assistants import views as assistants
from search.reconciliation import urls as reconciliation
from search.web import api, feeds, views

urlpatterns = [
    path("search/", views.search, name="search"),
    path("search/help/", views.guide, name="search-help"),
    path("search/years/", views.phrase_years, name="phrase-years"),
    path("search/feed.atom", feeds.FoundReports(), name="search-feed"),
    path("status/", views.status_page, name="status"),
    path("api/v1/search", api.search, name="search-api"),
    path("api/v1/suggest", api.suggest, name="suggest-api"),
    path("alerts/", include((alerts, "alerts"))),
    path("", include((reconciliation, "reconciliation"))),
    path("mcp", assistants.endpoint, name="mcp"),
    path("skill.md", assistants.skill, name="skill"),
]
