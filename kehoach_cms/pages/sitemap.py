"""`/sitemap.xml`: every public page of the site, with its twins in other languages.

An index of parts of at most `PART` addresses (the protocol allows 50,000 and 50 MB), so that a portal of
100,000 pages answers each quickly. Rules: sitemaps.org 0.9; hreflang as search engines read it, each page
naming all its twins and itself.
"""

from collections import defaultdict
from typing import Any

from django.db.models import Q, QuerySet
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import NoReverseMatch, reverse
from django.utils import timezone
from django.views.decorators.http import require_safe
from wagtail.models import Page, Site, get_page_models

from kehoach_cms.pages.addresses import root_of
from kehoach_cms.pages.display import absolute_url
from kehoach_cms.pages.models import PortalPageMixin
from kehoach_cms.pages.privacy import restricted_paths

PART = 5000


def _pages(request: HttpRequest) -> QuerySet[Page]:
    """Live, unexpired pages of the site in all languages that anybody may read.

    A page of ours without an entry is confidential or behind a restriction, so it is left out.
    """
    site = Site.find_for_request(request)
    if site is None:
        raise Http404
    roots = site.root_page.get_translations(inclusive=True).live().values_list("path", flat=True)
    below = Q()
    for path in roots:
        below |= Q(path__startswith=path)
    pages = Page.objects.live().filter(below, alias_of=None)
    pages = pages.filter(Q(expire_at__isnull=True) | Q(expire_at__gt=timezone.now()))
    for path in restricted_paths():
        pages = pages.exclude(path__startswith=path)
    ours = [model for model in get_page_models() if issubclass(model, PortalPageMixin)]
    return pages.exclude(~Q(kehoach_entry__is_public=True) & Q(content_type__in=_content_types(ours)))


def _content_types(models: list[Any]) -> list[int]:
    from django.contrib.contenttypes.models import ContentType

    return [found.pk for found in ContentType.objects.get_for_models(*models).values()]


@require_safe
def sitemap_index(request: HttpRequest) -> HttpResponse:
    """The list of the parts."""
    count = _pages(request).count()
    parts = range(1, max(1, -(-count // PART)) + 1)
    try:
        urls = [root_of(request) + reverse("kehoach_services:sitemap_part", args=[number]) for number in parts]
    except NoReverseMatch as error:
        raise Http404 from error
    return render(request, "kehoach_cms/pages/sitemap_index.xml", {"urls": urls}, content_type="application/xml")


@require_safe
def sitemap_part(request: HttpRequest, number: int) -> HttpResponse:
    """One part: address, last change, twins."""
    root = root_of(request)
    first = (number - 1) * PART
    if number < 1:
        raise Http404
    pages = list(_pages(request).select_related("locale").order_by("pk")[first : first + PART])
    if not pages and number > 1:
        raise Http404
    keys = {page.translation_key for page in pages}
    twins: dict[Any, list[tuple[str, str]]] = defaultdict(list)
    for page in _pages(request).filter(translation_key__in=keys).select_related("locale").order_by("pk"):
        twins[page.translation_key].append((page.locale.language_code, absolute_url(page.get_url(request), root)))
    lines = [
        {
            "url": absolute_url(page.get_url(request), root),
            "changed": page.last_published_at,
            "twins": twins[page.translation_key] if len(twins[page.translation_key]) > 1 else [],
        }
        for page in pages
    ]
    return render(request, "kehoach_cms/pages/sitemap.xml", {"lines": lines}, content_type="application/xml")
