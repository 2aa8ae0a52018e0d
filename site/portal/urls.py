"""Addresses of the demo portal: the plug-in's two includes, then Wagtail's."""

from django.conf import settings
from django.conf.urls.i18n import i18n_patterns
from django.conf.urls.static import static
from django.urls import include, path
from wagtail import urls as wagtail_urls
from wagtail.admin import urls as wagtailadmin_urls
from wagtail.documents import urls as wagtaildocs_urls

from portal import views

urlpatterns = [
    path("admin/", include(wagtailadmin_urls)),
    path("documents/", include(wagtaildocs_urls)),
    path("", include("kehoach_cms.service_urls")),
    *static(settings.MEDIA_URL, document_root=settings.MEDIA_ROOT),
    path("kieu-dang/", views.components, name="components"),
    path("kieu-dang/<slug:name>/", views.fault, name="fault"),
    path("kieu-dang/<slug:key>/<int:number>/", views.component_state, name="component_state"),
    *i18n_patterns(
        path("", include("kehoach_cms.urls")),
        path("", include(wagtail_urls)),
        prefix_default_language=False,
    ),
]
