"""Before pages are deleted, one or many: how many comments stay behind, in the archive of the queue."""

from collections.abc import Iterable
from typing import Any

from django.http import HttpRequest, HttpResponse
from wagtail.admin import messages
from wagtail.admin.views.pages.bulk_actions.delete import DeleteBulkAction
from wagtail.models import Page

from kehoach_cms.comments.models import Comment
from kehoach_cms.comments.moderation.queries import count_up_to, counted
from kehoach_cms.i18n import _now


def deleting_leaves_comments(request: HttpRequest, pages: Iterable[Page]) -> None:
    """Say it where the deletion is still to be confirmed; nothing of pages without comments."""
    if request.method != "GET":
        return
    number = sum(count_up_to(Comment.objects.filter(page__path__startswith=page.path)) for page in pages)
    if number:
        words = _now(
            "%(number)s comments stay in the archive when this page is deleted: readers no longer see them, "
            "moderators do."
        )
        messages.warning(request, words % {"number": counted(number)})


class DeletePages(DeleteBulkAction):
    """Wagtail's own deletion of several pages, which has no hook before it asks."""

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """The page that asks, with the number above it."""
        deleting_leaves_comments(request, self.get_actionable_objects()[0])
        response: HttpResponse = super().get(request, *args, **kwargs)
        return response
