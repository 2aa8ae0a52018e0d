"""News, documents and units as RSS 2.0 and Atom: a channel of entries, newest first.

A view gives `feed` a `Channel` and the entries it would list; nothing else is needed:

    path("chu-de/<slug:slug>/<feed:form>", views.topic_feed, name="topic_feed")

    def topic_feed(request, slug, form):
        ...
        return feed(request, form, Channel(title=..., url=..., description=...), entries)

`<feed:form>` matches `rss.xml` and `atom.xml`. A page that has a feed says so to browsers and readers
by `feeds=feed_links(title, url)` in its context: the base template links them, and
`includes/feed_line.html` shows them.

Rules followed: RFC 4287 (Atom: id, title, updated, author, self and alternate links), the RSS 2.0
specification and the RSS Advisory Board's profile (atom:link self, guid, full dates).
"""

import datetime
import hashlib
import html
import uuid
from dataclasses import dataclass
from typing import Any
from zoneinfo import ZoneInfo

from django.db.models import QuerySet
from django.http import Http404, HttpRequest, HttpResponse
from django.urls.converters import StringConverter
from django.utils import feedgenerator
from django.utils.cache import get_conditional_response, patch_cache_control
from django.utils.http import http_date, quote_etag
from django.views.decorators.http import require_safe
from wagtail.models import Site

from kehoach_cms.conf import settings
from kehoach_cms.i18n import _
from kehoach_cms.pages.addresses import root_of
from kehoach_cms.pages.display import absolute_url
from kehoach_cms.pages.frame import frame_for
from kehoach_cms.pages.language import printable
from kehoach_cms.pages.models import PageEntry
from kehoach_cms.pages.privacy import is_public_path, mark_private, restricted_paths
from kehoach_cms.pages.queries import listed, place_of, site_entries, with_related

#: How many entries a feed holds: those that bear the newest days.
FEED_SIZE = 30
#: How long a feed may be kept, in seconds.
FEED_AGE = 300

#: When a feed without entries changed last: it must not be another one at every look.
NEVER = datetime.datetime(2000, 1, 1, tzinfo=datetime.UTC)


class _Changed(feedgenerator.SyndicationFeed):
    """A feed that changed when the newest of its pages was published, whatever day the pages bear."""

    def latest_post_date(self) -> datetime.datetime:
        """What the view found."""
        return self.feed["changed"]


class RssFeed(_Changed, feedgenerator.Rss201rev2Feed):
    """RSS 2.0."""


class AtomFeed(_Changed, feedgenerator.Atom1Feed):
    """Atom."""


FORMS: dict[str, type[RssFeed] | type[AtomFeed]] = {"rss.xml": RssFeed, "atom.xml": AtomFeed}


class FeedConverter(StringConverter):
    """`<feed:form>` in an address: "rss.xml" or "atom.xml"."""

    regex = r"rss\.xml|atom\.xml"


class SectionConverter(StringConverter):
    """`<section:path>` in an address: the slugs of a list page, with the last slash."""

    regex = r"(?:[-\w]+/)+"


@dataclass(frozen=True)
class Channel:
    """What a feed says of itself: its title, the page that it follows (a path or an address), what it is about."""

    title: str
    url: str
    description: str = ""


@dataclass(frozen=True)
class FeedLink:
    """One form of a page's feed, for `<link rel="alternate">` and for readers."""

    title: str
    url: str
    mime: str
    form: str


def feed_links(title: str, url: str) -> list[FeedLink]:
    """The two feeds below a page's address."""
    base = url if url.endswith("/") else f"{url}/"
    return [
        FeedLink(title, f"{base}rss.xml", "application/rss+xml", "RSS"),
        FeedLink(title, f"{base}atom.xml", "application/atom+xml", "Atom"),
    ]


def feed(request: HttpRequest, form: str, channel: Channel, entries: QuerySet[PageEntry]) -> HttpResponse:
    """The newest of some entries as a feed; an unchanged feed is answered with 304.

    What the address asks for (`con=khong`) is part of the feed's own address, not of its id, which is for ever.
    """
    root = root_of(request)
    rows = list(with_related(entries.order_by("-date", "-pk"), pictures=False)[:FEED_SIZE])
    name = printable(frame_for(request).name)
    title = printable(channel.title)
    about = printable(channel.description or channel.title)
    link = absolute_url(channel.url, root)
    newest = max((updated(row) for row in rows), default=None)
    document = FORMS[form](
        title=f"{title} – {name}" if title != name else name,
        link=link,
        description=as_markup(about) if form == "rss.xml" else about,
        subtitle=about,
        language=place_of(request).locale.language_code,
        feed_url=root + request.get_full_path(),
        feed_guid=link,
        feed_copyright=name,
        ttl=FEED_AGE // 60,
        author_name=name,
        changed=newest or NEVER,
    )
    for row, line in zip(rows, listed(rows, request), strict=True):
        document.add_item(
            title=printable(line.heading if len(line.heading) <= 250 else line.title),
            link=absolute_url(line.url, root),
            description=as_markup(line.summary or line.heading),
            unique_id=entry_id(row),
            unique_id_is_permalink=False,
            pubdate=moment_of(row),
            updateddate=updated(row),
            categories=[printable(str(getattr(topic, "name", topic))) for topic in line.topics],
            author_name=printable(line.issuer or name),
        )
    body = document.writeString("utf-8")
    return _conditional(request, HttpResponse(body, content_type=document.content_type), newest)


def as_markup(text: str) -> str:
    """Plain words for a place where readers expect HTML: "Họp <mặt>" must not lose its second word."""
    return html.escape(printable(text), quote=False)


def _conditional(request: HttpRequest, response: HttpResponse, newest: datetime.datetime | None) -> HttpResponse:
    """Say when the answer changed last, and answer 304 to those who have it."""
    etag = quote_etag(hashlib.sha256(response.content).hexdigest()[:32])
    response["ETag"] = etag
    stamp = int(newest.timestamp()) if newest else None
    if stamp is not None:
        response["Last-Modified"] = http_date(stamp)
    patch_cache_control(response, public=True, max_age=FEED_AGE)
    answer = get_conditional_response(request, etag, stamp, response) or response
    return mark_private(request, answer)


def entry_id(entry: PageEntry) -> str:
    """An id that outlives a move or a new title: made of the page's translation key and its language."""
    return uuid.uuid5(entry.translation_key, f"kehoach:{entry.page.locale.language_code}").urn


def moment_of(entry: PageEntry) -> datetime.datetime:
    """When an entry came out: the day it bears, at the hour it was published if that was the same day.

    An activity bears a day to come; it came out when it was published.
    """
    zone = ZoneInfo(settings.TIME_ZONE)
    published = entry.page.first_published_at
    if entry.date is None:
        return published or updated(entry)
    if published is not None and published.astimezone(zone).date() <= entry.date:
        return published
    return min(datetime.datetime.combine(entry.date, datetime.time(), tzinfo=zone), updated(entry))


def updated(entry: PageEntry) -> datetime.datetime:
    """When an entry's page was published last."""
    page = entry.page
    return page.last_published_at or page.latest_revision_created_at or datetime.datetime.now(datetime.UTC)


@require_safe
def site_feed(request: HttpRequest, form: str) -> HttpResponse:
    """`/rss.xml`, `/atom.xml`: everything new on the portal."""
    frame = frame_for(request)
    description = str(_("Everything new on the portal"))
    return feed(request, form, Channel(frame.name, frame.home_url, description), site_entries(request))


@require_safe
def listing_feed(request: HttpRequest, section: str, form: str) -> HttpResponse:
    """`/tin-tuc/rss.xml`: the entries of a list page; any other page has no feed."""
    from kehoach_cms.pages.listing import ListingMixin

    page = _page_at(request, section)
    if not isinstance(page, ListingMixin) or not is_public_path(page.path, restricted_paths()):
        raise Http404
    channel = Channel(page.title, page.get_url(request) or "", page.introduction)
    return feed(request, form, channel, page.kh_entries(request))


def _page_at(request: HttpRequest, section: str) -> Any:
    """The live page at an address, as Wagtail finds it; 404 for an address of a page's own making."""
    site = Site.find_for_request(request)
    if site is None:
        raise Http404
    parts = [part for part in section.split("/") if part]
    page, args, kwargs = site.root_page.localized.specific.route(request, parts)
    if args or kwargs:
        raise Http404
    return page.specific
