"""What stands around every page: the portal's names, its menu, languages and foot."""

from dataclasses import dataclass, field
from typing import Any

from django.http import HttpRequest
from django.urls import NoReverseMatch, reverse
from django.utils.translation import get_language
from wagtail.models import Locale, Page, Site

from kehoach_cms.i18n import _
from kehoach_cms.memory import remember
from kehoach_cms.pages.models import SiteProfile
from kehoach_cms.pages.queries import place_of


@dataclass(frozen=True)
class Link:
    """A word that leads somewhere."""

    title: str
    url: str
    current: bool = False


@dataclass(frozen=True)
class Language:
    """A page's twin in another language."""

    code: str
    name: str
    url: str
    current: bool


@dataclass(frozen=True)
class Fact:
    """A labelled fact; with an address it is a link."""

    label: str
    value: str
    url: str = ""


@dataclass
class Footer:
    """The foot of the page."""

    facts: list[Fact] = field(default_factory=list)
    sites: list[Link] = field(default_factory=list)
    about: list[Link] = field(default_factory=list)
    note: str = ""
    #: How to follow the whole portal; "" where the project has no feeds.
    feed_url: str = ""


@dataclass
class Frame:
    """Everything around a page's own content."""

    name: str = ""
    line: str = ""
    home_url: str = "/"
    search_url: str = ""
    nav: list[Link] = field(default_factory=list)
    languages: list[Language] = field(default_factory=list)
    footer: Footer = field(default_factory=Footer)
    logo_url: str = ""
    css: str = ""


def frame_for(request: HttpRequest, page: Page | None = None) -> Frame:
    """The frame of one page, in a fixed number of queries; asked once a request."""
    cached = getattr(request, "_kehoach_frame", None)
    if cached is None:
        cached = request._kehoach_frame = _build(request, page)  # type: ignore[attr-defined]
    return cached


def _build(request: HttpRequest, page: Page | None) -> Frame:
    site = Site.find_for_request(request)
    if site is None:
        return Frame()
    place = place_of(request)
    if page is not None and page.locale_id == place.locale.pk:
        # The template asks for the page's language; it is the place's, which is known.
        page.locale = place.locale
    shell = remember(f"shell:{site.pk}:{get_language()}", lambda: _read_shell(request, site))
    here = page.path if page is not None and page.path else ""
    return Frame(
        name=shell.name,
        line=shell.line,
        home_url=shell.home_url,
        search_url=_reverse("kehoach_cms:search"),
        nav=_menu(request, shell, here),
        languages=_languages(request, page),
        footer=shell.footer,
        logo_url=shell.logo_url,
    )


@dataclass(frozen=True)
class Section:
    """A section of the menu, and where it stands in the tree."""

    title: str
    url: str
    path: str


@dataclass(frozen=True)
class Shell:
    """What of the frame is the same on every page of a site in one language."""

    name: str
    line: str
    home_url: str
    home_path: str
    logo_url: str
    sections: list[Section]
    footer: Footer


def _read_shell(request: HttpRequest, site: Site) -> Shell:
    language = (get_language() or "vi").split("-")[0]
    profiles = {row.language: row for row in SiteProfile.objects.filter(site=site).select_related("logo")}
    profile = profiles.get(language) or next(iter(profiles.values()), None) or SiteProfile(name=site.site_name)
    place = place_of(request)
    sections = (
        Page.objects.live()
        .in_menu()
        .filter(path__startswith=place.root_path, depth=len(place.root_path) // Page.steplen + 1)
        .select_related("locale")
        .order_by("path")
    )
    root = Page.objects.filter(path=place.root_path).select_related("locale").first()
    return Shell(
        name=profile.name or site.site_name or site.hostname,
        line=profile.line,
        home_url=(root.get_url(request) if root else "") or "/",
        home_path=place.root_path,
        logo_url=profile.logo.get_rendition("max-144x144|format-webp").url if profile.logo else "",
        sections=[Section(item.title, item.get_url(request) or "", item.path) for item in sections],
        footer=_footer(profile, _reverse("kehoach_cms:feed", form="rss.xml")),
    )


def _reverse(name: str, **kwargs: str) -> str:
    try:
        return reverse(name, kwargs=kwargs)
    except NoReverseMatch:
        return ""


def _menu(request: HttpRequest, shell: Shell, here: str) -> list[Link]:
    home = Link(str(_("Home")), shell.home_url, here == shell.home_path)
    sections = [Link(item.title, item.url, bool(here) and here.startswith(item.path)) for item in shell.sections]
    topics_url = _reverse("kehoach_cms:topics")
    topics = [Link(str(_("Topics")), topics_url, request.path.startswith(topics_url))] if topics_url else []
    return [home, *sections, *topics]


def _languages(request: HttpRequest, page: Page | None) -> list[Language]:
    if page is None or not page.pk or remember("languages", Locale.objects.count) < 2:
        return []
    twins = Page.objects.filter(translation_key=page.translation_key, live=True).select_related("locale")
    languages = [
        Language(
            twin.locale.language_code,
            twin.locale.get_display_name(),
            twin.get_url(request) or "",
            twin.pk == page.pk,
        )
        for twin in twins
        if twin.alias_of_id is None
    ]
    return sorted(languages, key=lambda item: item.code != "vi") if len(languages) > 1 else []


def _footer(profile: SiteProfile, feed_url: str) -> Footer:
    facts = [
        Fact(str(_("Governing body")), profile.owner),
        Fact(str(_("Responsible for the content")), profile.responsible),
        Fact(str(_("Address")), profile.address),
        Fact(str(_("Telephone")), profile.phone),
        Fact(str(_("E-mail")), profile.email, f"mailto:{profile.email}"),
        Fact(str(_("Licence")), profile.licence),
    ]
    return Footer(
        facts=[fact for fact in facts if fact.value],
        sites=_links(profile.component_sites),
        about=_links(profile.about_links),
        note=profile.note,
        feed_url=feed_url,
    )


def _links(text: str) -> list[Link]:
    """Links from lines `name | address`; a line without an address, or with a strange one, is left out."""
    links = []
    for line in text.splitlines():
        title, separator, url = (part.strip() for part in line.partition("|"))
        if separator and title and url.startswith(("/", "http://", "https://")):
            links.append(Link(title, url))
    return links


def breadcrumb(page: Page, request: HttpRequest | None) -> list[dict[str, Any]]:
    """The way from the home page to the page's parent; the page itself is not repeated."""
    parent_path = page.path[: -Page.steplen]
    if request is None or not parent_path:
        return []
    return remember(f"way:{request.get_host()}:{parent_path}", lambda: _read_way(parent_path, request))


def _read_way(path: str, request: HttpRequest) -> list[dict[str, Any]]:
    top = place_of(request).root_path
    above = [path[:end] for end in range(Page.steplen * 2, len(path) + 1, Page.steplen)]
    pages = Page.objects.filter(path__in=above, path__startswith=top).select_related("locale").order_by("depth")
    return [{"title": item.title, "url": item.get_url(request) or ""} for item in pages]
