"""RSS and Atom of any list of entries: the newest thirty, whatever their types."""

import datetime
from typing import Any

from django.contrib.syndication.views import add_domain
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.utils.feedgenerator import Atom1Feed, Rss201rev2Feed
from django.utils.timezone import make_aware
from django.utils.translation import get_language

from kehoach_cms.pages.models import PageEntry
from kehoach_cms.pages.privacy import mark_private
from kehoach_cms.pages.queries import site_entries, with_related

#: How many entries a feed holds.
LENGTH = 30
KINDS: dict[str, Any] = {"rss.xml": Rss201rev2Feed, "atom.xml": Atom1Feed}


def entry_feed(
    request: HttpRequest,
    form: str,
    *,
    title: str,
    description: str,
    address: str,
    entries: QuerySet[PageEntry] | None = None,
) -> HttpResponse:
    """The newest of some entries (all of the site's without any) as a feed in the reader's language."""
    secure, host = request.is_secure(), request.get_host()
    rows: list[PageEntry] = list(
        with_related((site_entries(request) if entries is None else entries).order_by("-date", "-pk"), pictures=False)[
            :LENGTH
        ]
    )
    feed = KINDS[form](
        title=title,
        link=add_domain(host, address, secure),
        description=description or title,
        language=get_language() or "vi",
        feed_url=request.build_absolute_uri(request.path),
    )
    for entry in rows:
        day = entry.date
        when = (
            entry.page.first_published_at
            if day is None
            else make_aware(datetime.datetime.combine(day, datetime.time(8)))
        )
        url = add_domain(host, entry.page.get_url(request) or "/", secure)
        feed.add_item(
            title=entry.heading,
            link=url,
            description=entry.summary,
            unique_id=f"urn:uuid:{entry.translation_key}:{entry.page.locale.language_code}",
            unique_id_is_permalink=False,
            pubdate=when,
            updateddate=entry.page.last_published_at or when,
        )
    response = HttpResponse(feed.writeString("utf-8"), content_type=KINDS[form].content_type)
    return mark_private(request, response)
