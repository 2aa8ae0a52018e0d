"""What is forgotten by itself when its term is over: daily, by `erase_comments --old` or by the task of that name."""

from datetime import datetime, timedelta

from django.db import transaction
from django.db.models.functions import Coalesce
from django.utils import timezone
from django_tasks import task

from kehoach_cms.comments.guard.addresses import forget_old_secrets
from kehoach_cms.comments.guard.models import TextTrace
from kehoach_cms.comments.models import Comment, CommentEvent, CommentReport, CommentStatus
from kehoach_cms.comments.moderation.models import CommentOriginal
from kehoach_cms.comments.privacy.erasing import erase
from kehoach_cms.comments.privacy.models import PersonRequest
from kehoach_cms.comments.queries import DUPLICATE_DAYS
from kehoach_cms.conf import DEFAULTS, settings

_BATCH = 500
#: Published comments stay until their sender asks, in the archive too when their page is gone.
_STATES = (
    CommentStatus.HELD,
    CommentStatus.HANDLED,
    CommentStatus.REJECTED,
    CommentStatus.HIDDEN,
)


def term(name: str) -> int:
    """The days after which something is forgotten; 0 is never."""
    return int({**DEFAULTS["COMMENTS_RETENTION_DAYS"], **settings.COMMENTS_RETENTION_DAYS}.get(name, 0))


def forget_old() -> dict[str, int]:
    """Erase and delete whatever is past its term; returns the number of each."""
    now = timezone.now()
    done = {status.value: _erase_state(status, now) for status in _STATES}
    done["spam"] = _delete_spam(now)
    done["addresses"] = _forget_addresses(now)
    done["traces"] = TextTrace.objects.filter(at__lt=now - timedelta(days=DUPLICATE_DAYS)).delete()[0]
    done["originals"] = _delete_older(CommentOriginal.objects, "originals", now)
    done["requests"] = _forget_requests(now)
    done["events"] = _delete_older(CommentEvent.objects, "events", now)
    return done


@task()
def forget_old_in_background() -> dict[str, int]:
    """The same as a task, for projects whose worker or timer queues it daily."""
    return forget_old()


def _erase_state(status: CommentStatus, now: datetime) -> int:
    if not term(status):
        return 0
    old = (
        Comment.objects.filter(status=status, erased_at=None)
        .annotate(kh_since=Coalesce("decided_at", "edited_at", "created_at"))
        .filter(kh_since__lt=now - timedelta(days=term(status)))
        .order_by("pk")
    )
    done = 0
    while batch := list(old[:_BATCH]):
        done += erase(batch)
    return done


def _delete_spam(now: datetime) -> int:
    """Spam was shown to nobody and answers nobody: it leaves nothing behind but its lines in the log."""
    if not term("spam"):
        return 0
    old = Comment.objects.filter(
        status=CommentStatus.SPAM, replies=None, created_at__lt=now - timedelta(days=term("spam"))
    ).order_by("pk")
    done = 0
    while ids := list(old.values_list("pk", flat=True)[:_BATCH]):
        with transaction.atomic():
            Comment.objects.filter(pk__in=ids).delete()
        done += len(ids)
    return done


def _forget_addresses(now: datetime) -> int:
    """Destroy the old keys, then wipe the hashes that they made meaningless."""
    days = term("addresses")
    if not days:
        return 0
    forget_old_secrets(days)
    limit = now - timedelta(days=days)
    CommentReport.objects.filter(at__lt=limit).delete()
    return Comment.objects.filter(created_at__lt=limit).exclude(address_key="").update(address_key="")


def _forget_requests(now: datetime) -> int:
    """Delete requests that were dealt with: who asked, and why they were refused, is needed no longer."""
    if not term("requests"):
        return 0
    return PersonRequest.objects.filter(done_at__lt=now - timedelta(days=term("requests"))).delete()[0]


def _delete_older(rows: "object", name: str, now: datetime) -> int:
    if not term(name):
        return 0
    return rows.filter(at__lt=now - timedelta(days=term(name))).delete()[0]  # type: ignore[attr-defined]
