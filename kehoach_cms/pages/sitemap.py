"""`/sitemap.xml`: every public page of the site, with its twins in other languages; topics and units that have any.

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
from django.utils.translation import override
from django.views.decorators.http import require_safe
from wagtail.models import Page, Site, get_page_models

from kehoach_cms.pages.addresses import root_of
from kehoach_cms.pages.display import absolute_url
from kehoach_cms.pages.hubs import topic_counts
from kehoach_cms.pages.models import EntryUnit, PortalPageMixin
from kehoach_cms.pages.privacy import restricted_paths
from kehoach_cms.pages.queries import site_entries
from kehoach_cms.units.queries import unit_address

PART = 5000

#: A page's addresses by language.
Twins = list[tuple[str, str]]


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
    try:
        urls = [
            root_of(request) + reverse("kehoach_services:sitemap_part", args=[number])
            for number in range(1, _parts(_pages(request).count()) + 1)
        ]
    except NoReverseMatch as error:
        raise Http404 from error
    return render(request, "kehoach_cms/pages/sitemap_index.xml", {"urls": urls}, content_type="application/xml")


def _parts(count: int) -> int:
    return max(1, -(-count // PART))


@require_safe
def sitemap_part(request: HttpRequest, number: int) -> HttpResponse:
    """One part: address, last change, twins; the last one names the topics and units too."""
    first = (number - 1) * PART
    if number < 1:
        raise Http404
    pages = list(_pages(request).select_related("locale").order_by("pk")[first : first + PART])
    if not pages and number > 1:
        raise Http404
    lines = _lines(request, pages)
    if number == _parts(_pages(request).count()):
        lines += _hubs(request)
    return render(request, "kehoach_cms/pages/sitemap.xml", {"lines": lines}, content_type="application/xml")


def _lines(request: HttpRequest, pages: list[Page]) -> list[dict[str, Any]]:
    root = root_of(request)
    keys = {page.translation_key for page in pages}
    twins: dict[Any, Twins] = defaultdict(list)
    for page in _pages(request).filter(translation_key__in=keys).select_related("locale").order_by("pk"):
        twins[page.translation_key].append((page.locale.language_code, absolute_url(page.get_url(request), root)))
    return [
        {
            "url": absolute_url(page.get_url(request), root),
            "changed": page.last_published_at,
            "twins": with_default(twins[page.translation_key]),
        }
        for page in pages
    ]


def _hubs(request: HttpRequest) -> list[dict[str, Any]]:
    """Topics and units about which a page can be read, in each language that the site has; three queries a language."""
    site = Site.find_for_request(request)
    roots = site.root_page.get_translations(inclusive=True).live().select_related("locale") if site else []
    found: dict[tuple[str, str], Twins] = defaultdict(list)
    for code in (root.locale.language_code for root in roots):
        with override(code):
            units = (
                EntryUnit.objects.filter(entry__in=site_entries(request))
                .values_list("unit__slug", flat=True)
                .distinct()
            )
            addresses = [("topic", line.url) for line in topic_counts(request) if line.count]
            addresses += [("unit", unit_address(slug)) for slug in sorted(units)]
        for kind, address in addresses:
            if address:
                found[kind, address.rstrip("/").rpartition("/")[2]].append((code, root_of(request) + address))
    lines = []
    for twins in found.values():
        # Where a project keeps languages out of addresses, both are one.
        different = list({url: (code, url) for code, url in reversed(twins)}.values())[::-1]
        lines += [{"url": url, "changed": None, "twins": with_default(different)} for _code, url in different]
    return lines


def with_default(twins: Twins) -> Twins:
    """Twins in their languages, the Vietnamese one also for readers of any other; none for a page by itself."""
    if len(twins) < 2:
        return []
    known = dict(twins)
    return [*twins, ("x-default", known.get("vi") or twins[0][1])]
