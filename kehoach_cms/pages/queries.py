"""Reading entries: what readers may see on this site, in this language, now."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.db.models import Prefetch, Q, QuerySet
from django.http import HttpRequest
from django.utils import timezone
from django.utils.translation import get_language
from wagtail.images import get_image_model
from wagtail.models import Locale, Site

from kehoach_cms.i18n import _
from kehoach_cms.memory import remember
from kehoach_cms.pages.models import EntryTopic, PageEntry
from kehoach_cms.text import KINDS
from kehoach_cms.topics.queries import topic_labels

#: The picture beside an entry in a list; one spec, so that renditions are fetched in bulk.
THUMBNAIL_SPEC = "fill-320x213-c100|webpquality-65|format-webp"

#: The cover of an album, which may be as wide as a phone; lists offer it beside the small one.
COVER_SPEC = "fill-640x426-c100|webpquality-65|format-webp"

KIND_NAMES = {kind.key: kind.name for kind in KINDS}

#: What a page that is no document is called in a list of mixed results.
TYPE_NAMES = {"news": _("News"), "activity": _("Activity"), "gallery": _("Photos")}


def visible_entries(root_path: str = "", locale_id: int | None = None) -> QuerySet[PageEntry]:
    """Entries of pages that are live, public and not expired now, below a tree path, in one language."""
    entries = PageEntry.objects.filter(is_public=True, page__live=True).filter(
        Q(page__expire_at__isnull=True) | Q(page__expire_at__gt=timezone.now())
    )
    if root_path:
        entries = entries.filter(page__path__startswith=root_path)
    if locale_id is not None:
        entries = entries.filter(locale_id=locale_id)
    return entries


def is_visible(entry: PageEntry, root_path: str, locale_id: int) -> bool:
    """The rule of `visible_entries` for an entry at hand, fetched with its page."""
    page = entry.page
    expired = page.expire_at is not None and page.expire_at <= timezone.now()
    place = page.path.startswith(root_path) and entry.locale_id == locale_id
    return bool(entry.is_public and page.live and not expired and place)


@dataclass(frozen=True)
class Place:
    """Where a reader is: the site's root in the reader's language."""

    root_path: str
    locale: Locale


def place_of(request: HttpRequest) -> Place:
    """The current site's root page in the active language (its main language where that is missing)."""
    site = Site.find_for_request(request)
    if site is None:
        return Place(root_path="-", locale=Locale.get_active())
    return remember(f"place:{site.pk}:{get_language()}", lambda: _find_place(site))


def _find_place(site: Site) -> Place:
    root = site.root_page
    locale = Locale.get_active()
    if root.locale_id != locale.pk:
        root = root.get_translation_or_none(locale) or root
        locale = root.locale
    return Place(root_path=root.path, locale=locale)


def site_entries(request: HttpRequest) -> QuerySet[PageEntry]:
    """What a reader may see of the current site in the current language."""
    place = place_of(request)
    return visible_entries(place.root_path, place.locale.pk)


def with_related(entries: QuerySet[PageEntry], *, pictures: bool = True) -> QuerySet[PageEntry]:
    """Fetch with the entries, in a fixed number of queries, what a list shows of each."""
    entries = (
        entries.defer("terms")
        .select_related("page", "page__locale")
        .prefetch_related(Prefetch("topics", EntryTopic.objects.filter(direct=True).order_by("pk")))
    )
    if not pictures:
        return entries
    images = get_image_model().objects.prefetch_renditions(THUMBNAIL_SPEC, COVER_SPEC)
    return entries.prefetch_related(Prefetch("image", images))


@dataclass
class Thumbnail:
    """A picture of a list, ready to be drawn."""

    url: str
    width: int
    height: int
    alt: str
    srcset: str = ""


@dataclass
class ListedEntry:
    """An entry as a list shows it."""

    title: str
    heading: str
    url: str
    date: object
    type_key: str
    kind_label: str
    number: str
    issuer: str
    summary: str
    topics: list[object]
    thumbnail: Thumbnail | None
    status: object | None = None
    snippet: str = ""
    #: When and where, for what is held at a time and place.
    start: object | None = None
    place: str = ""
    #: The picture itself, for a size of its own.
    image: object | None = None
    #: The page's id, for counts that a room above adds.
    page_id: int = 0
    #: The number of photos of an album.
    photos: int = 0
    #: The hour of an activity: "8 giờ 00".
    time_text: str = ""
    #: It is over: its calendar leaf is grey.
    past: bool = False


def listed(entries: Iterable[PageEntry], request: HttpRequest | None, *, with_topics: bool = True) -> list[ListedEntry]:
    """Turn entries fetched by `with_related` into what the templates show; no further queries.

    Without topics the entries need not have been fetched with them.
    """
    labels = topic_labels() if with_topics else {}
    return [
        ListedEntry(
            title=entry.title,
            heading=entry.heading,
            url=entry.page.get_url(request) or "",
            date=entry.date if entry.dated else None,
            type_key=entry.type_key,
            kind_label=KIND_NAMES.get(entry.kind) or str(TYPE_NAMES.get(entry.type_key, "")),
            number=entry.number,
            issuer=entry.issuer_name,
            summary=entry.summary,
            topics=[labels[link.topic_id] for link in entry.topics.all() if link.topic_id in labels]
            if with_topics
            else [],
            thumbnail=_thumbnail(entry),
            image=_picture(entry),
            page_id=entry.page_id,
        )
        for entry in entries
    ]


def _picture(entry: PageEntry) -> Any:
    """The entry's picture where it was fetched with the list."""
    return entry.image if PageEntry.image.is_cached(entry) else None


def _thumbnail(entry: PageEntry) -> Thumbnail | None:
    image = _picture(entry)
    if image is None:
        return None
    small = image.get_rendition(THUMBNAIL_SPEC)
    cover = image.get_rendition(COVER_SPEC) if entry.type_key == "gallery" else small
    srcset = f"{small.url} {small.width}w, {cover.url} {cover.width}w" if cover.width > small.width else ""
    return Thumbnail(small.url, small.width, small.height, image.default_alt_text, srcset)
