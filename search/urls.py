"""The addresses of search."""

from django.urls import path

from search import views

urlpatterns = [
    path("search/", views.search, name="search"),
    path("api/v1/search", views.api_search, name="search-api"),
    path("api/v1/suggest", views.api_suggest, name="suggest-api"),
]
