"""Addresses for people; inside `i18n_patterns` where the project uses it, before Wagtail's own."""

from django.urls import path, re_path

from kehoach_cms.documents import views as documents
from kehoach_cms.pages import hubs
from kehoach_cms.search import views as search

app_name = "kehoach_cms"
urlpatterns = [
    path("tim-kiem/", search.search, name="search"),
    path("chu-de/", hubs.topic_index, name="topics"),
    path("chu-de/<slug:slug>/", hubs.topic_detail, name="topic"),
    re_path(r"^chu-de/(?P<slug>[-\w]+)/(?P<form>rss\.xml|atom\.xml)$", hubs.topic_feed, name="topic_feed"),
    path("don-vi/<slug:slug>/", hubs.unit_detail, name="unit"),
    path("vb/", documents.by_number, name="document_by_number"),
    path("vb/id/<uuid:uuid>/", documents.by_uuid, name="document"),
]
