"""Editors' picks: what Wagtail's search promotions put on top for a query.

Optional: without `wagtail.contrib.search_promotions` in the project there are none. Nothing is written while
a reader searches.
"""

from dataclasses import dataclass

from django.apps import apps
from django.http import HttpRequest
from wagtail.models import Page

from kehoach_cms.memory import remember
from kehoach_cms.pages.queries import place_of
from kehoach_cms.search.words import Query
from kehoach_cms.text import fold


@dataclass(frozen=True)
class Pick:
    """A page or an outside address that editors recommend for a query."""

    title: str
    url: str
    text: str


def picks_for(query: Query, request: HttpRequest) -> list[Pick]:
    """The picks of a query, in the editors' order; with or without marks it is the same query."""
    if not query.words or not apps.is_installed("wagtail.contrib.search_promotions"):
        return []
    rows = remember("search-picks", _read).get(query.folded, [])
    if not rows:
        return []
    place = place_of(request)
    pages = Page.objects.live().public().in_bulk([page for page, *_ in rows if page])
    picks = []
    for page_id, url, text, description in rows:
        page = pages.get(page_id)
        if page is not None and page.path.startswith(place.root_path) and page.locale_id == place.locale.pk:
            picks.append(Pick(page.title, page.get_url(request) or "", description))
        elif page_id is None and url:
            picks.append(Pick(text or url, url, description))
    return picks


def _read() -> dict[str, list[tuple[int | None, str, str, str]]]:
    from wagtail.contrib.search_promotions.models import SearchPromotion

    found: dict[str, list[tuple[int | None, str, str, str]]] = {}
    rows = SearchPromotion.objects.order_by("sort_order", "pk").values_list(
        "query__query_string", "page_id", "external_link_url", "external_link_text", "description"
    )
    for asked, page_id, url, text, description in rows:
        found.setdefault(fold(asked), []).append((page_id, url, text, description))
    return found
