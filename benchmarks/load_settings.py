"""The demo portal as it would be served, for measuring: no debug, every commenter an address of its own."""

from portal.settings.base import *  # noqa: F403

DEBUG = False
SECRET_KEY = "for measuring only"
ALLOWED_HOSTS = ["127.0.0.1", "localhost", "testserver"]
EMAIL_BACKEND = "django.core.mail.backends.dummy.EmailBackend"
KEHOACH_CMS = {
    "COMMENTS_TRUSTED_PROXIES": ["127.0.0.0/8"],
    "COMMENTS_HARD_LIMIT": 100_000,
    "COMMENTS_SOFT_LIMIT": 100_000,
    "COMMENTS_DAILY_LIMIT": 100_000,
}
