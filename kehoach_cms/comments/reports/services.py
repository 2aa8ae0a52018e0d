"""Storing a report: once an address and day, and the comment back to the queue when several readers agree."""

from django.db import IntegrityError, transaction
from django.db.models import F

from kehoach_cms.comments.guard.addresses import AddressKeys
from kehoach_cms.comments.guard.rates import count_in
from kehoach_cms.comments.journal import log
from kehoach_cms.comments.models import Comment, CommentReport, CommentStatus, EventAction, ReportReason
from kehoach_cms.conf import settings


def report(comment_id: int, reason: ReportReason, keys: AddressKeys) -> bool:
    """Store a report; a second one of the same address changes nothing. False if the comment is not shown.

    Raises TooMany.
    """
    try:
        with transaction.atomic():
            return _store(comment_id, reason, keys)
    except IntegrityError:
        return True  # this address has reported it before


def _store(comment_id: int, reason: ReportReason, keys: AddressKeys) -> bool:
    count_in(AddressKeys(f"r:{keys.narrow}", f"r:{keys.wide}"))
    shown = Comment.objects.filter(pk=comment_id, status=CommentStatus.APPROVED, is_agency=False, erased_at=None)
    if not shown.exists():
        return False
    CommentReport.objects.create(comment_id=comment_id, reason=reason, address_key=keys.narrow)
    shown.update(open_reports=F("open_reports") + 1)
    needed = settings.COMMENTS_REPORTS_TO_REVIEW
    if shown.filter(open_reports__gte=needed, needs_review=False).update(needs_review=True):
        log(shown.get(), EventAction.REPORTED, before=CommentStatus.APPROVED)
    return True
