"""Addresses of the host."""

from django.urls import include, path
from wagtail import urls as wagtail_urls
from wagtail.admin import urls as wagtailadmin_urls
from wagtail.documents import urls as wagtaildocs_urls

urlpatterns = [
    path("admin/", include(wagtailadmin_urls)),
    path("documents/", include(wagtaildocs_urls)),
    path("", include("kehoach_cms.service_urls")),  # kehoach_cms
    path("", include("kehoach_cms.urls")),  # kehoach_cms
    path("", include(wagtail_urls)),
]
