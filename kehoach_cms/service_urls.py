"""Addresses that are the same in every language: comments, health."""

from django.urls import include, path

from kehoach_cms.pages import health

app_name = "kehoach_services"
urlpatterns = [
    path("binh-luan/", include("kehoach_cms.comments.urls")),
    path("suc-khoe/", health.health, name="health"),
]
