"""The plug-in's settings: one dict, `KEHOACH_CMS`, in the project's settings.

Every key has a default here; a key that is not here is a system-check error (`kehoach_cms.E001`).
"""

import datetime
from typing import Any
from zoneinfo import ZoneInfo

from django.conf import settings as django_settings
from django.utils import timezone

DEFAULTS: dict[str, Any] = {
    # The zone whose midnight ends a deadline, whatever the project's TIME_ZONE.
    "TIME_ZONE": "Asia/Ho_Chi_Minh",
    # The template that the plug-in's pages extend; it must have the blocks of kehoach_cms/base.html.
    "BASE_TEMPLATE": "kehoach_cms/base.html",
    # How many entries a listing page shows.
    "PAGE_SIZE": 20,
    # How many pages the block "Tin khác cùng chủ đề" shows.
    "RELATED_COUNT": 6,
    # News says that its content is old after so many years; 0 never says so.
    "OLD_NEWS_YEARS": 3,
    # Whether related pages are chosen in a background task after publishing (django-tasks), not while it runs.
    "RELATED_IN_BACKGROUND": False,
    # Whether readers see that a task is overdue.
    "SHOW_OVERDUE": True,
    # An ongoing task without news for so many months is "lâu chưa cập nhật".
    "ONGOING_STALE_MONTHS": 12,
    # A task whose deadline is at most so many days away is "sắp đến hạn".
    "DUE_SOON_DAYS": 7,
    # Whether comments exist at all.
    "COMMENTS": True,
    # How a page takes comments unless the page says otherwise: "closed", "read_only",
    # "feedback" (to the editors, never shown), "review" (shown after review) or "hold_suspicious"
    # (shown at once unless the guard finds reasons), by page type
    # ("news", "plan", ... or "app_label.ModelName"); "" is every other type.
    "COMMENTS_MODES": {"": "review"},
    # The longest comment, in characters of NFC text.
    "COMMENTS_MAX_LENGTH": 2000,
    # Comments of one address in ten minutes: above the first the comment is marked, above the second refused.
    "COMMENTS_SOFT_LIMIT": 5,
    "COMMENTS_HARD_LIMIT": 20,
    # Comments of one address in a day: above it a comment is marked, above ten times as many refused.
    "COMMENTS_DAILY_LIMIT": 10,
    # Networks of the proxies whose X-Forwarded-For is believed, e.g. ["10.0.0.0/8"].
    "COMMENTS_TRUSTED_PROXIES": [],
    # The text that a commenter consents to has this version; raise it when the text changes.
    "COMMENTS_CONSENT_VERSION": "1",
    # Where the notice about personal data stands ("" is the plug-in's own page).
    "COMMENTS_PRIVACY_URL": "",
    # Fernet keys under which e-mail addresses are kept, the newest first; without one none is asked for.
    # Needs the extra "privacy".
    "COMMENTS_EMAIL_KEYS": [],
    # The sender of e-mails about comments ("" is DEFAULT_FROM_EMAIL).
    "COMMENTS_EMAIL_FROM": "",
    # Moderators hear of new comments at most once in so many minutes; 0 switches their e-mails off, and those
    # about requests for personal data.
    "COMMENTS_MODERATOR_MAIL_MINUTES": 15,
    # A file outside the database that lists every erasure, to be replayed after a backup is restored.
    "COMMENTS_ERASURES_FILE": "",
    # After so many days `erase_comments --old` erases, by state; keys of addresses, originals of redacted
    # texts, requests of persons once dealt with and the log have a term of their own. 0 is never.
    "COMMENTS_RETENTION_DAYS": {
        "held": 90,
        "handled": 365,
        "rejected": 30,
        "spam": 30,
        "hidden": 365,
        "addresses": 30,
        "originals": 90,
        "requests": 730,
        "events": 730,
    },
    # Readers who report a comment before it goes back to the queue.
    "COMMENTS_REPORTS_TO_REVIEW": 3,
}


class Settings:
    """Reads `KEHOACH_CMS` at every access, so tests and reloads see changes at once."""

    def __getattr__(self, name: str) -> Any:
        if name not in DEFAULTS:
            raise AttributeError(f"KEHOACH_CMS has no setting {name!r}")
        configured = getattr(django_settings, "KEHOACH_CMS", {})
        return configured.get(name, DEFAULTS[name])


settings = Settings()


def today() -> datetime.date:
    """The current date where deadlines end: that of `KEHOACH_CMS["TIME_ZONE"]`."""
    return timezone.now().astimezone(ZoneInfo(settings.TIME_ZONE)).date()
