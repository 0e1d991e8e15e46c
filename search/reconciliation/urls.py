"""The addresses of reconciliation."""

from django.urls import path

from search.reconciliation import views

urlpatterns = [
    path("reconcile", views.service, name="service"),
    path("reconcile/suggest/entity", views.suggest_entity, name="suggest-entity"),
    path("reconcile/suggest/type", views.suggest_type, name="suggest-type"),
    path("reconcile/suggest/property", views.suggest_property, name="suggest-property"),
    path("reconcile/properties", views.proposed_properties, name="properties"),
    path("reconcile/preview", views.preview, name="preview"),
]
