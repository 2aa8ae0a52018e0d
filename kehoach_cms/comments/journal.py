"""What every change of a comment leaves behind: a line of the log, the page's number, word to caches."""

import uuid
from collections.abc import Iterable
from functools import partial
from typing import Any

from django.apps import apps
from django.db import transaction
from django.db.models import Q
from django.dispatch import Signal
from wagtail.models import Page

from kehoach_cms.comments.models import Comment, CommentEvent, CommentStatus, CommentTally, EventAction

#: Sent when what a page shows of its comments has changed and is committed; `page_id`.
thread_changed = Signal()


def log(comment: Comment, action: EventAction, *, before: str, user: Any = None) -> None:
    """One line of the log, without anybody's words."""
    CommentEvent.objects.create(
        comment=comment,
        comment_uid=comment.uid,
        action=action,
        status_before=before,
        status_after=comment.status,
        user=user,
    )


def note_shown_changed(page_ids: Iterable[int | None]) -> None:
    """Count anew what pages show, give that a new stamp, and tell caches once it is committed.

    Call it after the change itself, in its transaction.

    The row is locked before the rows are counted, so of two decisions at once the later one counts both.
    """
    for page_id in sorted({page_id for page_id in page_ids if page_id is not None}):
        CommentTally.objects.get_or_create(page_id=page_id)
        tally = CommentTally.objects.select_for_update().get(page_id=page_id)
        tally.shown = shown_on(page_id).count()
        tally.stamp = uuid.uuid4()
        tally.save(update_fields=["shown", "stamp"])
        transaction.on_commit(partial(_tell_caches, page_id))


def shown_on(page_id: int) -> Any:
    """The comments of a page that readers see, answers included."""
    approved = Comment.objects.filter(page_id=page_id, status=CommentStatus.APPROVED)
    return approved.filter(Q(parent=None) | Q(parent__status=CommentStatus.APPROVED))


def _tell_caches(page_id: int) -> None:
    thread_changed.send(sender=Comment, page_id=page_id)
    if apps.is_installed("wagtail.contrib.frontend_cache"):
        from wagtail.contrib.frontend_cache.utils import purge_pages_from_cache

        shown_in = Page.objects.filter(Q(pk=page_id) | Q(alias_of_id=page_id), live=True)
        purge_pages_from_cache(list(shown_in.specific()))
