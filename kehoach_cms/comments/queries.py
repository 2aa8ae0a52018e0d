"""What is asked of comments: those that readers see, and the queue of the moderators."""

import hashlib
from dataclasses import dataclass, field
from datetime import timedelta

from django.db.models import Count, Exists, Q, QuerySet, Subquery
from django.utils import timezone
from wagtail.models import Page, PageViewRestriction

from kehoach_cms.comments.models import Comment, CommentStatus
from kehoach_cms.comments.targets import keeper_id_of
from kehoach_cms.pages.models import SiteProfile

#: Comments on one page of them, answers not counted.
PAGE_SIZE = 30
DUPLICATE_DAYS = 30
_SHOWN_FIELDS = ("page_id", "parent_id", "author_name", "body", "created_at", "is_agency", "redacted_at")


@dataclass
class Thread:
    """One page of published comments, oldest first, each with its answers."""

    rows: list[tuple[Comment, list[Comment]]] = field(default_factory=list)
    #: All published ones, answers included.
    total: int = 0
    #: The id after which the next page begins; 0 on the last.
    next_after: int = 0
    #: Whether the page is not open to everybody.
    is_private: bool = False


def published_thread(page: Page, after: int = 0) -> Thread:
    """The published comments of a page whose id is above `after`; two queries at most."""
    approved = Comment.objects.filter(page_id=keeper_id_of(page), status=CommentStatus.APPROVED)
    readable = approved.filter(Q(parent=None) | Q(parent__status=CommentStatus.APPROVED))
    total = readable.order_by().values("page_id").annotate(number=Count("pk")).values("number")
    restrictions = _restrictions(page)
    top = list(
        approved.filter(parent=None, pk__gt=after)
        .only(*_SHOWN_FIELDS)
        .annotate(kh_total=Subquery(total), kh_private=Exists(restrictions))
        .order_by("pk")[: PAGE_SIZE + 1]
    )
    if not top:
        return Thread(is_private=restrictions.exists())
    shown = top[:PAGE_SIZE]
    answers: dict[int | None, list[Comment]] = {comment.pk: [] for comment in shown}
    for answer in approved.filter(parent__in=list(answers)).only(*_SHOWN_FIELDS).order_by("pk"):
        answers[answer.parent_id].append(answer)
    return Thread(
        rows=[(comment, answers[comment.pk]) for comment in shown],
        total=top[0].kh_total,
        next_after=shown[-1].pk if len(top) > PAGE_SIZE else 0,
        is_private=top[0].kh_private,
    )


def _restrictions(page: Page) -> QuerySet[PageViewRestriction]:
    """Restrictions on the page or above it, found by its path alone."""
    steps = range(page.steplen, len(page.path) + 1, page.steplen)
    return PageViewRestriction.objects.filter(page__path__in=[page.path[:end] for end in steps])


def answerable(page_id: int) -> QuerySet[Comment]:
    """The comments of a page that readers may answer: published, and no answers themselves."""
    return Comment.objects.filter(page_id=page_id, status=CommentStatus.APPROVED, parent=None)


def fingerprint(text: str) -> str:
    """What equal texts share."""
    return hashlib.sha256(text.encode()).hexdigest()


def was_sent_before(body_sha256: str) -> bool:
    """Whether the same text came in within thirty days, on any page."""
    since = timezone.now() - timedelta(days=DUPLICATE_DAYS)
    return Comment.objects.filter(body_sha256=body_sha256, created_at__gte=since).exists()


def by_follow_key(key: str) -> Comment | None:
    """The comment whose sender holds this key."""
    return Comment.objects.filter(follow_key_hash=fingerprint(key)).select_related("page").first()


def held_count() -> int:
    """How many comments wait for a moderator."""
    return Comment.objects.filter(status=CommentStatus.HELD).count()


def counts_by_status() -> dict[str, int]:
    """How many comments are in each state."""
    rows = Comment.objects.order_by().values_list("status").annotate(number=Count("pk"))
    return dict.fromkeys(CommentStatus.values, 0) | dict(rows)


def agency_name(comment: Comment) -> str:
    """The name under which the agency answers: the governing body of the comment's site."""
    site = comment.page.get_site() if comment.page else None
    profiles = SiteProfile.objects.filter(language=comment.language or "vi")
    profile = (profiles.filter(site=site) if site else profiles.filter(site__is_default_site=True)).first()
    return (profile.owner or profile.name)[:100] if profile else ""
