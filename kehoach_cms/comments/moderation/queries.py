"""What moderators ask: the queue that is theirs, how much waits, since when."""

from datetime import datetime
from typing import Any

from django.db.models import Q, QuerySet
from wagtail.models import GroupPagePermission

from kehoach_cms.comments.models import Comment, CommentStatus

#: No tab is counted further: beyond it stands "1.000+", and counting costs the same whatever there is.
MOST_COUNTED = 1000
ALL_PAGES = "kehoach_cms.moderate_comment"
OWN_SECTIONS = "kehoach_cms.moderate_section_comment"


def is_moderator(user: Any) -> bool:
    """Whether somebody moderates anything."""
    return bool(user.has_perm(ALL_PAGES) or user.has_perm(OWN_SECTIONS))


def moderated_by(user: Any) -> QuerySet[Comment]:
    """The comments that somebody may moderate: all, or those on pages that they may publish."""
    if user.has_perm(ALL_PAGES):
        return Comment.objects.all()
    if not user.has_perm(OWN_SECTIONS):
        return Comment.objects.none()
    sections = GroupPagePermission.objects.filter(group__user=user, permission__codename="publish_page")
    paths = sorted(set(sections.values_list("page__path", flat=True)))
    if not paths:
        return Comment.objects.none()
    below = Q()
    for path in paths:
        below |= Q(page__path__startswith=path)
    return Comment.objects.filter(below)


def in_tab(comments: QuerySet[Comment], tab: str) -> QuerySet[Comment]:
    """Those of a tab of the queue: what needs review, a state, or all."""
    if tab == CommentStatus.HELD:
        return comments.filter(needs_review=True)
    return comments.filter(status=tab) if tab in CommentStatus.values else comments


def count_up_to(comments: QuerySet[Comment], most: int = MOST_COUNTED) -> int:
    """How many there are; one more than `most` stands for any number above."""
    return comments.order_by()[: most + 1].count()


def waiting(user: Any) -> int:
    """How many comments wait for somebody."""
    return count_up_to(in_tab(moderated_by(user), CommentStatus.HELD))


def waiting_since(user: Any) -> datetime | None:
    """When the comment that waits longest was sent."""
    oldest = in_tab(moderated_by(user), CommentStatus.HELD).order_by("pk").values_list("created_at", flat=True)
    return oldest.first()


def reported_count(user: Any) -> int:
    """How many comments readers have reported since they were last looked at."""
    return count_up_to(in_tab(moderated_by(user), CommentStatus.HELD).filter(open_reports__gt=0))


def counted(number: int) -> str:
    """A number as a tab shows it."""
    return f"{MOST_COUNTED:,}+".replace(",", ".") if number > MOST_COUNTED else str(number)
