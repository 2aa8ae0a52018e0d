"""Addresses for people; inside `i18n_patterns` where the project uses it, before Wagtail's own."""

from django.urls import path, register_converter

from kehoach_cms.activities.calendar import activity_calendar
from kehoach_cms.documents import views as documents
from kehoach_cms.pages import feeds, hubs
from kehoach_cms.plans.calendar import deadline_calendar
from kehoach_cms.search import views as search

register_converter(feeds.FeedConverter, "feed")
register_converter(feeds.SectionConverter, "section")

app_name = "kehoach_cms"
urlpatterns = [
    path("tim-kiem/", search.search_page, name="search"),
    path("chu-de/", hubs.topic_index, name="topics"),
    path("chu-de/<slug:slug>/", hubs.topic_detail, name="topic"),
    path("chu-de/<slug:slug>/<feed:form>", hubs.topic_feed, name="topic_feed"),
    path("don-vi/<slug:slug>/", hubs.unit_detail, name="unit"),
    path("don-vi/<slug:slug>/<feed:form>", hubs.unit_feed, name="unit_feed"),
    path("vb/", documents.by_number, name="document_by_number"),
    path("vb/id/<uuid:uuid>/", documents.by_uuid, name="document"),
    path("lich/<int:page_id>.ics", activity_calendar, name="activity_calendar"),
    path("thoi-han/<int:page_id>.ics", deadline_calendar, name="deadline_calendar"),
    # Feeds are in a language, so they stand with the pages. The last one is any list page's: it comes last.
    path("<feed:form>", feeds.site_feed, name="feed"),
    path("<section:section><feed:form>", feeds.listing_feed, name="listing_feed"),
]
