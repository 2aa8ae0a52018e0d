"""Where Wagtail's events enter the publishing pipeline; the only signal handlers of the plug-in."""

from typing import Any

from django.db import transaction
from django.db.models.signals import post_delete, post_save, pre_delete
from wagtail.models import Page, PageViewRestriction, get_page_models
from wagtail.signals import page_published, page_unpublished, post_page_move

from kehoach_cms.pages import services
from kehoach_cms.pages.models import PortalPageMixin


def on_published(sender: type[Page], instance: Page, **kwargs: Any) -> None:
    """A page went live, for the first time or again."""
    services.publish(instance)


def on_unpublished(sender: type[Page], instance: Page, **kwargs: Any) -> None:
    """A page is no longer live."""
    services.withdraw(instance)


def on_delete(sender: type[Page], instance: Page, **kwargs: Any) -> None:
    """A page is about to go, alone or with the section it stands in."""
    services.withdraw(instance)


def on_move(sender: type[Page], instance: Page, **kwargs: Any) -> None:
    """A page moved with all below it: it may have come under a restriction, or left one."""
    services.refresh_visibility(instance.path)


def on_restriction(sender: type[PageViewRestriction], instance: PageViewRestriction, **kwargs: Any) -> None:
    """A section became private, or public again."""
    path = instance.page.path
    transaction.on_commit(lambda: services.refresh_visibility(path))


def connect() -> None:
    """Connect the handlers, once, when the app starts."""
    page_published.connect(on_published, dispatch_uid="kehoach_published")
    page_unpublished.connect(on_unpublished, dispatch_uid="kehoach_unpublished")
    post_page_move.connect(on_move, dispatch_uid="kehoach_moved")
    for model in get_page_models():
        if issubclass(model, PortalPageMixin):
            pre_delete.connect(on_delete, sender=model, dispatch_uid=f"kehoach_delete_{model._meta.label}")
    post_save.connect(on_restriction, sender=PageViewRestriction, dispatch_uid="kehoach_restricted")
    post_delete.connect(on_restriction, sender=PageViewRestriction, dispatch_uid="kehoach_unrestricted")
