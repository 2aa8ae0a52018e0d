"""The host's blog."""

from django.apps import AppConfig


class BlogConfig(AppConfig):
    """The host's blog."""

    name = "blog"
