"""What a page says of itself to those who share, follow and index it.

`sharing` gives the base template title, description, canonical address and picture (Open Graph and the
summary card); `structured` the same as schema.org data, with what the page's type adds by its
`kh_structured`. A view of a page outside the tree puts `share_text` (a `ShareText`) into its context.
"""

import datetime
from dataclasses import dataclass
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import NoReverseMatch, reverse
from django.utils.cache import patch_cache_control
from django.utils.html import strip_tags
from django.utils.text import Truncator
from django.utils.translation import get_language, override
from django.views.decorators.http import require_safe
from wagtail.models import Page, Site

from kehoach_cms.memory import remember
from kehoach_cms.pages.addresses import root_of
from kehoach_cms.pages.cards import SIZE, CardWords, draw_card
from kehoach_cms.pages.display import PAGE_PARAMETER, absolute_url
from kehoach_cms.pages.frame import Frame, frame_for
from kehoach_cms.pages.pictures import words_of
from kehoach_cms.pages.queries import visible_entries

#: A chosen picture as a card: JPEG, which every network reads; cut around its focal point.
CARD_SPEC = "fill-1200x630|format-jpeg|jpegquality-72"
LOCALES = {"vi": "vi_VN", "en": "en_GB"}


@dataclass(frozen=True)
class ShareText:
    """What a page outside the tree says of itself; `schema` its schema.org type and whatever belongs to it."""

    title: str
    description: str = ""
    schema: dict[str, Any] | None = None
    #: Its address where that is not the page's own: a photo below its album.
    url: str = ""
    #: The picture that stands for it, and its words.
    image: Any = None
    image_alt: str = ""


@dataclass(frozen=True)
class Sharing:
    """What the head of a page tells networks and search engines."""

    title: str
    description: str
    url: str
    kind: str
    site_name: str
    locale: str
    image_url: str
    image_alt: str
    image_width: int
    image_height: int
    published: datetime.datetime | None = None
    modified: datetime.datetime | None = None
    #: Whether its twins in other languages say the same: not those of a list's later page, or of an album's photo.
    has_twins: bool = True


def sharing(request: HttpRequest, context: dict[str, Any]) -> Sharing | None:
    """What is said of the page in a template's context; None where nothing may be said (errors, search)."""
    page: Any = context.get("page")
    text: ShareText | None = context.get("share_text")
    if not isinstance(page, Page) and text is None:
        return None
    frame, root = frame_for(request), root_of(request)
    at_home = page is not None and request.path == frame.home_url
    if text is None:
        title = getattr(page, "seo_title", "") or (frame.name if at_home else page.title)
        text = ShareText(title, _description(page))
    picture = _image(page, text, frame, root)
    own = text.url or _address(page, request) or request.path
    asked = _asked(context)
    return Sharing(
        title=text.title,
        description=Truncator(text.description or _plain_description(text.title, frame)).chars(200),
        url=absolute_url(own, root) + asked,
        kind="article" if hasattr(page, "kh_structured") else "website",
        site_name=frame.name,
        locale=LOCALES.get((get_language() or "vi").split("-")[0], get_language() or "vi"),
        image_url=picture.url,
        image_alt=picture.alt or text.title,
        image_width=picture.width,
        image_height=picture.height,
        published=getattr(page, "first_published_at", None),
        modified=getattr(page, "last_published_at", None),
        has_twins=not (asked or text.url),
    )


def _address(page: Any, request: HttpRequest) -> str:
    """A page's address, not the reader's: several may lead to it. An alias says what its original says."""
    if page is None or not page.pk:
        return ""
    original = page.alias_of if page.alias_of_id else None
    shown = original if original is not None and original.live else page
    return shown.get_url(request) or ""


def _asked(context: dict[str, Any]) -> str:
    """What of the address's query makes another page of it: which tab of a list, and which page of that.

    Filters do not: what they leave stands on the list as well.
    """
    tabs = context.get("tabs") or []
    shown = next((tab for tab in tabs if getattr(tab, "current", False) and not getattr(tab, "default", False)), None)
    number = getattr(context.get("pagination"), "number", 1)
    parts = [shown.url.removeprefix("?") if shown else "", f"{PAGE_PARAMETER}={number}" if number > 1 else ""]
    query = "&".join(filter(None, parts))
    return f"?{query}" if query else ""


def _description(page: Any) -> str:
    words = page.search_description or getattr(page, "summary", "") or getattr(page, "introduction", "")
    if not words and getattr(page, "subject", "") != page.title:
        words = getattr(page, "subject", "")
    return " ".join(strip_tags(words).split())


def _plain_description(title: str, frame: Frame) -> str:
    """What is said of a page whose editor said nothing: its title and whose portal it is on."""
    return " – ".join(dict.fromkeys(filter(None, [title, frame.name, frame.line])))


@dataclass(frozen=True)
class _Picture:
    """The picture that stands for a page where it is shared."""

    url: str
    alt: str
    width: int = SIZE[0]
    height: int = SIZE[1]


def _image(page: Any, text: ShareText, frame: Frame, root: str) -> _Picture:
    """The chosen picture, else the page's own, else a drawn card. A small one stays as small as it is."""
    image = text.image or (page.kh_share_image() if hasattr(page, "kh_share_image") else None)
    if image is not None:
        shown = image.get_rendition(CARD_SPEC)
        return _Picture(absolute_url(shown.url, root), text.image_alt or words_of(image), shown.width, shown.height)
    if hasattr(page, "kh_share_image") and page.pk and page.last_published_at:
        return _Picture(absolute_url(_card_url(page.pk, _key(page)), root), "")
    words = _words_of_portal(frame)
    return _Picture(absolute_url(_card_url(0, words.key), root), words.title)


def _key(page: Any) -> str:
    """Changes whenever the page is published, so that a card may be kept for ever."""
    return f"{int(page.last_published_at.timestamp()):x}"


def _card_url(page_id: int, key: str) -> str:
    try:
        return reverse("kehoach_services:card", kwargs={"page_id": page_id, "key": key})
    except NoReverseMatch:
        return ""


def _words_of_portal(frame: Frame) -> CardWords:
    owner = frame.footer.facts[0].value if frame.footer.facts else ""
    return CardWords(
        above="", title=frame.name, below=owner if owner != frame.name else "", name=frame.line or frame.name
    )


@require_safe
def card(request: HttpRequest, page_id: int, key: str) -> HttpResponse:
    """`/the-chia-se/<page id>/<key>.png`: a public page's drawn card; an old key leads to the new one."""
    if page_id == 0:
        words = _words_of_portal(frame_for(request))
        current = words.key
    else:
        entry = get_object_or_404(visible_entries().select_related("page", "locale"), page_id=page_id)
        site = Site.find_for_request(request)
        page = entry.page.specific
        if site is None or not hasattr(page, "kh_card_lines") or not page.last_published_at:
            raise Http404
        with override(entry.locale.language_code):
            above, below = page.kh_card_lines()
            words = CardWords(above, page.heading, below, frame_for(request).name)
        current = _key(page)
    if key != current:
        return redirect(_card_url(page_id, current))
    response = HttpResponse(remember(f"card:{words.key}", lambda: draw_card(words)), content_type="image/png")
    patch_cache_control(response, public=True, max_age=31_536_000, immutable=True)
    return response


# schema.org ---------------------------------------------------------------------------------------


def structured(request: HttpRequest, context: dict[str, Any], share: Sharing | None) -> list[dict[str, Any]]:
    """The page as schema.org data (JSON-LD): itself, and the way to it."""
    if share is None:
        return []
    page: Any = context.get("page")
    text: ShareText | None = context.get("share_text")
    frame, root = frame_for(request), root_of(request)
    own: dict[str, Any] = {
        "@context": "https://schema.org",
        "@type": "WebPage",
        "@id": share.url,
        "url": share.url,
        "name": share.title,
        "inLanguage": (get_language() or "vi").split("-")[0],
        "isPartOf": {"@type": "WebSite", "name": frame.name, "url": absolute_url(frame.home_url, root)},
        "publisher": organisation(frame, root),
    }
    if share.description:
        own["description"] = share.description
    if share.image_url:
        own["image"] = share.image_url
    if share.published:
        own["datePublished"] = share.published.isoformat()
    if share.modified:
        own["dateModified"] = share.modified.isoformat()
    if text is not None and text.schema:
        own |= text.schema
    elif hasattr(page, "kh_structured"):
        own |= page.kh_structured(context, root)
    elif hasattr(page, "kh_entries"):
        own |= {"@type": "CollectionPage", "mainEntity": item_list(context.get("entries") or [], root)}
    elif page is not None and request.path == frame.home_url:
        own |= _website(frame, root)
        # A portal is no article: it came out on no day, and is part of nothing.
        for key in ("isPartOf", "datePublished", "dateModified"):
            own.pop(key, None)
    return [own, *_way(context, share, root)]


def organisation(frame: Frame, root: str) -> dict[str, Any]:
    """The body that publishes the portal."""
    owner = frame.footer.facts[0].value if frame.footer.facts else frame.name
    return {"@type": "GovernmentOrganization", "name": owner, "url": absolute_url(frame.home_url, root)}


def item_list(entries: list[Any], root: str) -> dict[str, Any]:
    """Listed entries, in their order."""
    return {
        "@type": "ItemList",
        "numberOfItems": len(entries),
        "itemListElement": [
            {"@type": "ListItem", "position": place, "url": absolute_url(entry.url, root), "name": entry.title}
            for place, entry in enumerate(entries, start=1)
        ],
    }


def _website(frame: Frame, root: str) -> dict[str, Any]:
    found: dict[str, Any] = {"@type": "WebSite", "name": frame.name}
    if frame.search_url:
        found["potentialAction"] = {
            "@type": "SearchAction",
            "target": {
                "@type": "EntryPoint",
                "urlTemplate": absolute_url(frame.search_url, root) + "?q={search_term_string}",
            },
            "query-input": "required name=search_term_string",
        }
    return found


def _way(context: dict[str, Any], share: Sharing, root: str) -> list[dict[str, Any]]:
    above = list(getattr(context.get("page"), "kh_breadcrumb", None) or [])
    if not above:
        return []
    steps = [*((item["title"], absolute_url(item["url"], root)) for item in above), (share.title, share.url)]
    return [
        {
            "@context": "https://schema.org",
            "@type": "BreadcrumbList",
            "itemListElement": [
                {"@type": "ListItem", "position": place, "name": name, "item": url}
                for place, (name, url) in enumerate(steps, start=1)
            ],
        }
    ]
