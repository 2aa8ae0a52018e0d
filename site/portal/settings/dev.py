"""The demo portal on one's own machine."""

from portal.settings.base import *  # noqa: F403

DEBUG = True
SECRET_KEY = "the demo portal on one's own machine keeps no secrets"
ALLOWED_HOSTS = ["127.0.0.1", "localhost", "[::1]"]
EMAIL_BACKEND = "django.core.mail.backends.console.EmailBackend"
