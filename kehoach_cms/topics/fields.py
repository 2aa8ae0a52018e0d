"""The field that gives a page its keywords."""

from typing import Any

from django.db import models
from modelcluster.contrib.taggit import ClusterTaggableManager


class KeywordsManager(ClusterTaggableManager):
    """Keywords on an abstract mixin: the way back from a keyword is named after each concrete type.

    taggit takes one `related_name` literally, so two types of pages, or a host's NewsPage beside
    ours, would clash.
    """

    def contribute_to_class(self, cls: type[models.Model], name: str) -> None:
        """Name the reverse relation `kehoach_<app>_<model>`."""
        if not cls._meta.abstract:
            self.remote_field.related_name = f"kehoach_{cls._meta.app_label}_{cls._meta.model_name}"
        super().contribute_to_class(cls, name)

    def deconstruct(self) -> tuple[str, str, list[Any], dict[str, Any]]:
        """For migrations: the reverse name follows from the model, so it is not written down."""
        name, path, args, kwargs = super().deconstruct()
        kwargs.pop("related_name", None)
        return name, path, args, kwargs
