"""The demo portal as a Django app: its home page and its commands."""

from django.apps import AppConfig


class PortalConfig(AppConfig):
    """The demo portal."""

    name = "portal"
    default_auto_field = "django.db.models.BigAutoField"
