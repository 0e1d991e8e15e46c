"""The addresses of alerts. They take forms, and answer 404 where the keeper has set up nothing to send by."""

from django.urls import path

from search.alerts import views

urlpatterns = [
    path("", views.forgotten, name="forgotten"),
    path("new/", views.new, name="new"),
    path("confirm/", views.confirm, name="confirm"),
    path("unsubscribe/", views.unsubscribe, name="unsubscribe"),
    path("mine/", views.mine, name="mine"),
]
