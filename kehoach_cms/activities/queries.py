"""Reading activities from what belongs to them."""

from django.http import HttpRequest
from wagtail.models import Page

from kehoach_cms.i18n import _now
from kehoach_cms.memory import remember
from kehoach_cms.pages.queries import site_entries

#: How many activities an album names.
NAMED = 3


def activities_of(album: Page, request: HttpRequest) -> list[dict[str, str]]:
    """The activities whose photos an album holds, as `includes/meta_line.html` shows them; remembered."""
    if not album.pk:
        return []
    return remember(f"activities-of:{request.get_host()}:{album.pk}", lambda: _read(album, request))


def _read(album: Page, request: HttpRequest) -> list[dict[str, str]]:
    found = site_entries(request).filter(page__kehoach_activitypage__gallery=album.pk).order_by("-date", "-pk")
    entries = found.select_related("page", "page__locale")[:NAMED]
    return [
        {"label": _now("Activity"), "text": entry.title, "url": entry.page.get_url(request) or ""} for entry in entries
    ]
