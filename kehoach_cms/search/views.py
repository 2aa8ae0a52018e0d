"""The search page (F8)."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from kehoach_cms.conf import settings
from kehoach_cms.i18n import _now
from kehoach_cms.pages.addresses import root_of
from kehoach_cms.pages.listing import HiddenField, paginate, query_url
from kehoach_cms.pages.models import PageEntry
from kehoach_cms.pages.privacy import mark_private
from kehoach_cms.pages.queries import ListedEntry, listed, place_of, with_related
from kehoach_cms.search.filters import STATES, SearchFilters
from kehoach_cms.search.picks import picks_for
from kehoach_cms.search.queries import BEST, NEWEST, OLDEST, Found, search
from kehoach_cms.search.snippets import snippet
from kehoach_cms.search.words import MAX_QUERY_LENGTH

#: A number that many documents bear (each year has its own) shows the newest of them.
MOST_EXACT = 50


@require_safe
def search_page(request: HttpRequest) -> HttpResponse:
    """`/tim-kiem/?q=&loai=...`: results in order of fit, 20 a page; without a query and filters the form alone."""
    raw = " ".join(request.GET.get("q", "")[:MAX_QUERY_LENGTH].replace("\x00", "").split())
    filters = SearchFilters(request)
    place = place_of(request)
    found = search(raw, place.root_path, place.locale.pk, filters.narrowed)
    asked = bool(raw or filters.chosen or filters.days)
    params = filters.params(raw)
    ids, pagination = paginate(found, request, params)
    exact_ids = found.exact[:MOST_EXACT] if pagination.number == 1 else []
    lines = _lines([*exact_ids, *ids], found, request)
    hidden = [HiddenField(name, value) for name, value in params if name != "q"]
    # What strangers write into an address must not get into a search engine under the portal's name: only the form
    # and what a plain query really found may, and both as the form.
    plain = not (filters.chosen or filters.days or filters.sort) and pagination.number == 1
    context: dict[str, Any] = {
        "query": raw,
        "indexable": plain and (not raw or bool(found.count and not found.relaxed)),
        "canonical": root_of(request) + request.path,
        "asked": asked,
        "search": {"action": request.path, "q": raw, "hidden": hidden},
        "filters": filters.form(raw, found) if asked else None,
        "sorts": _sorts(filters, raw) if found.count > 1 else [],
        "picks": picks_for(found.query, request) if pagination.number == 1 else [],
        "exact": [lines[pk] for pk in exact_ids if pk in lines],
        "entries": [lines[pk] for pk in ids if pk in lines],
        "mentions": found.query.only_number and bool(found.exact),
        "relaxed": found.relaxed,
        "pagination": pagination if asked else None,
        "count": found.count,
        "base_template": settings.BASE_TEMPLATE,
    }
    return mark_private(request, render(request, "kehoach_cms/search/search.html", context))


def _lines(ids: list[int], found: Found, request: HttpRequest) -> dict[int, ListedEntry]:
    """The entries of one page as the template shows them, with the passage in which the words stand."""
    entries = list(with_related(PageEntry.objects.filter(pk__in=ids), pictures=False))
    lines = {}
    for entry, line in zip(entries, listed(entries, request), strict=True):
        line.snippet = snippet(found.query, entry.summary, entry.text)
        state = found.facets.state_of(entry.pk)
        if state in STATES:
            line.status = {"key": state, "label": STATES[state][1]}
        lines[entry.pk] = line
    return lines


def _sorts(filters: SearchFilters, raw: str) -> list[dict[str, Any]]:
    rest = [pair for pair in filters.params(raw) if pair[0] != "sap-xep"]
    return [
        {"title": title, "url": query_url([*rest, ("sap-xep", value)]), "current": filters.sort == value}
        for value, title in ((BEST, _now("Best match")), (NEWEST, _now("Newest first")), (OLDEST, _now("Oldest first")))
    ]
