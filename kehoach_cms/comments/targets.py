"""Which page a comment is for, and whether it takes any: a page is known only as a page."""

import datetime
from dataclasses import dataclass

from django.http import HttpRequest
from django.utils import timezone
from wagtail.models import Page, Site

from kehoach_cms.conf import settings, today
from kehoach_cms.memory import remember
from kehoach_cms.pages.models import SiteProfile

CLOSED, READ_ONLY, FEEDBACK, REVIEW, HOLD = "closed", "read_only", "feedback", "review", "hold_suspicious"
_LARGEST_ID = 2**31 - 1


@dataclass(frozen=True)
class CommentsState:
    """What a page does with comments today."""

    mode: str
    #: The first day on which no comment is taken any more, if that is why it is closed.
    closed_since: datetime.date | None = None
    #: The whole site takes none for now.
    site_closed: bool = False

    @property
    def is_open(self) -> bool:
        """Whether a comment is taken."""
        return self.mode in (FEEDBACK, REVIEW, HOLD) and self.closed_since is None and not self.site_closed

    @property
    def is_shown(self) -> bool:
        """Whether published comments are shown."""
        return self.mode in (READ_ONLY, REVIEW, HOLD)


@dataclass(frozen=True)
class Target:
    """A page that a reader may see, and whose comments are meant."""

    #: The page that was asked for.
    page: Page
    #: The page that keeps the comments: an alias leaves them with its source.
    keeper_id: int
    #: Its address on this site.
    path: str
    state: CommentsState
    #: Who runs the site: named in the consent.
    agency: str = ""


def state_of(page: Page, site_closed: bool = False) -> CommentsState:
    """What a page of a known type does with comments: forced by its type, its own choice, the settings."""
    mode = getattr(page, "kh_comments_forced", "") or getattr(page, "comments_mode", "") or _usual_mode(page)
    last_day = getattr(page, "comments_closed_on", None)
    closed_since = last_day + datetime.timedelta(days=1) if last_day and last_day < today() else None
    return CommentsState(mode, closed_since, site_closed)


def _usual_mode(page: Page) -> str:
    modes = {key.lower(): mode for key, mode in settings.COMMENTS_MODES.items()}
    label = page._meta.label_lower
    key = page.kh_type_key().lower() if hasattr(page, "kh_type_key") else label
    return str(modes.get(key) or modes.get(label) or modes.get("") or CLOSED)


def keeper_id_of(page: Page) -> int:
    """The id of the page that keeps the comments of this one."""
    return page.alias_of_id or page.pk


def find_target(request: HttpRequest, page_id: int) -> Target | None:
    """The page, if everybody may see it on this site; None says nothing of why not."""
    if not settings.COMMENTS or not 0 < page_id <= _LARGEST_ID:
        return None
    page = Page.objects.filter(pk=page_id, live=True).select_related("locale").first()
    path = _public_path(request, page) if page is not None else None
    if page is None or path is None:
        return None
    specific = page.specific
    facts = read_site(Site.find_for_request(request), page.locale.language_code)
    return Target(specific, keeper_id_of(specific), path, state_of(specific, facts.closed), facts.agency)


@dataclass(frozen=True)
class SiteFacts:
    """What a form says of the site it stands on."""

    agency: str = ""
    closed: bool = False


def site_facts(site: Site | None, language: str) -> SiteFacts:
    """The body that runs the site, and whether the site takes comments; remembered for a minute."""
    if site is None:
        return SiteFacts()
    return remember(f"comments:{site.pk}:{language}", lambda: read_site(site, language))


def read_site(site: Site | None, language: str) -> SiteFacts:
    """The same, asked now: what holds when a comment is sent."""
    profiles = sorted(SiteProfile.objects.filter(site=site), key=lambda profile: profile.language != language)
    if not profiles:
        return SiteFacts()
    return SiteFacts(profiles[0].owner, any(profile.comments_closed for profile in profiles))


def _public_path(request: HttpRequest, page: Page) -> str | None:
    """The page's address on the current site, or None if not everybody may read it there now."""
    if page.expire_at is not None and page.expire_at <= timezone.now():
        return None
    site = Site.find_for_request(request)
    parts = page.get_url_parts(request)
    if site is None or parts is None or parts[0] != site.pk or page.get_view_restrictions().exists():
        return None
    return str(parts[2] or "")
