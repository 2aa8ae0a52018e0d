"""The search page."""

from django.db.models import Case, When
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from kehoach_cms.conf import settings
from kehoach_cms.pages.listing import EntryFilter, paginate
from kehoach_cms.pages.models import PageEntry
from kehoach_cms.pages.privacy import mark_private
from kehoach_cms.pages.queries import listed, site_entries, with_related
from kehoach_cms.search.queries import MAX_QUERY_LENGTH, search_entries

FILTERS = ["loai", "chu-de", "don-vi", "nam"]


@require_safe
def search(request: HttpRequest) -> HttpResponse:
    """`/tim-kiem/?q=`: results in order of fit, 20 a page; no query shows the form alone."""
    raw = request.GET.get("q", "")[:MAX_QUERY_LENGTH].replace("\x00", "")
    chosen = EntryFilter(site_entries(request), request, FILTERS, key="search")
    params = {"q": raw, **chosen.params}
    context = {
        "query": raw,
        "search": {"action": request.path, "q": raw},
        "filters": chosen.form(q=raw),
        "base_template": settings.BASE_TEMPLATE,
        "exact": [],
        "entries": [],
        "pagination": None,
    }
    found = search_entries(request, raw, chosen.entries)
    if found.exact:
        ordered = PageEntry.objects.filter(pk__in=[entry.pk for entry in found.exact]).order_by("-date", "-pk")
        context["exact"] = listed(with_related(ordered), request)
    if found.ids:
        rank = Case(*[When(pk=pk, then=position) for position, pk in enumerate(found.ids)])
        ordered = with_related(PageEntry.objects.filter(pk__in=found.ids).order_by(rank))
        entries, context["pagination"] = paginate(ordered, request, params)
        context["entries"] = listed(entries, request)
    context["count"] = len(found.exact) + len(found.ids)
    return mark_private(request, render(request, "kehoach_cms/search/search.html", context))
