"""Erasing: the words and whoever wrote them are gone for good, and stay gone when a backup is restored.

Every erasure that a person asked for is first written to a file outside the database, then done. After a restore
`erase_comments --replay` does all of them again.
"""

import json
import os
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any
from uuid import UUID

from django.db import transaction
from django.utils import timezone

from kehoach_cms.comments.guard.models import TextTrace
from kehoach_cms.comments.journal import log, note_shown_changed
from kehoach_cms.comments.models import Comment, CommentReport, CommentStatus, EventAction
from kehoach_cms.comments.moderation.models import CommentOriginal
from kehoach_cms.comments.privacy.models import CommentMail, Subscription
from kehoach_cms.conf import settings

_WIPED: dict[str, Any] = {
    "body": "",
    "body_sha256": "",
    "duplicate_key": "",
    "pending_body": "",
    "author_name": "",
    "email_encrypted": None,
    "email_hash": "",
    "address_key": "",
    "decision_note": "",
    "reasons": [],
    "open_reports": 0,
    "needs_review": False,
    "external_id": None,
}


def erase_for_person(uids: Iterable[UUID], user: Any = None) -> int:
    """Erase comments because their sender asked; returns how many were there to erase."""
    uids = list(uids)
    _write_down(uids)
    return erase(Comment.objects.filter(uid__in=uids), user)


@transaction.atomic
def erase(comments: Iterable[Comment], user: Any = None) -> int:
    """Wipe comments; those with published answers leave an empty place above them."""
    pages: set[int | None] = set()
    count = 0
    for comment in comments:
        if comment.erased_at is not None:
            continue
        has_answers = comment.replies.filter(status=CommentStatus.APPROVED).exists()
        stays = comment.status == CommentStatus.APPROVED and has_answers
        before = comment.status
        comment.status = CommentStatus.APPROVED if stays else CommentStatus.ERASED
        wiped = _WIPED | {"status": comment.status, "erased_at": timezone.now()}
        Comment.objects.filter(pk=comment.pk).update(**wiped)
        CommentOriginal.objects.filter(comment_id=comment.pk).delete()
        CommentReport.objects.filter(comment_id=comment.pk).delete()
        TextTrace.objects.filter(comment_id=comment.pk).delete()
        CommentMail.objects.filter(comment_id=comment.pk).delete()
        Subscription.objects.filter(comment_id=comment.pk).delete()
        log(comment, EventAction.ERASED, before=before, user=user)
        pages.add(comment.page_id)
        count += 1
    note_shown_changed(pages)
    return count


def replay() -> int:
    """Erase once more all that is written down; returns how many had come back."""
    done = 0
    for uid in written_down():
        done += erase(Comment.objects.filter(uid=uid))
    return done


def _write_down(uids: list[UUID]) -> None:
    """A line each, on disk before anything is erased."""
    if not settings.COMMENTS_ERASURES_FILE or not uids:
        return
    path = Path(settings.COMMENTS_ERASURES_FILE)
    path.parent.mkdir(parents=True, exist_ok=True)
    now = timezone.now().isoformat(timespec="seconds")
    lines = "".join(json.dumps({"uid": str(uid), "at": now}) + "\n" for uid in uids)
    with path.open("a", encoding="utf-8") as file:
        file.write(lines)
        file.flush()
        os.fsync(file.fileno())


def written_down() -> Iterator[UUID]:
    """The uids of all comments that people had erased, as the file outside the database lists them."""
    path = Path(settings.COMMENTS_ERASURES_FILE or os.devnull)
    if not path.exists():
        return
    with path.open(encoding="utf-8") as file:
        for line in file:
            try:
                yield UUID(json.loads(line)["uid"])
            except (ValueError, KeyError, TypeError):
                continue  # a line that was cut short by a crash: the erasure behind it was not begun
