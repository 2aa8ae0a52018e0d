"""Addresses that are the same in every language: comments, health, sitemap, share cards."""

from django.urls import include, path

from kehoach_cms.pages import health, sharing, sitemap

app_name = "kehoach_services"
urlpatterns = [
    path("binh-luan/", include("kehoach_cms.comments.urls")),
    path("sitemap.xml", sitemap.sitemap_index, name="sitemap"),
    path("sitemap-<int:number>.xml", sitemap.sitemap_part, name="sitemap_part"),
    path("the-chia-se/<int:page_id>/<slug:key>.png", sharing.card, name="card"),
    path("suc-khoe/", health.health, name="health"),
]
