"""What is asked of comments: those that readers see, those that came before, and who holds which key."""

import hashlib
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Protocol

from django.db.models import Exists, QuerySet
from django.utils import timezone
from wagtail.models import Page, PageViewRestriction, Site

from kehoach_cms.comments.guard.likeness import are_alike, runs_of, traits_of
from kehoach_cms.comments.guard.models import TextTrace
from kehoach_cms.comments.guard.words import duplicate_form
from kehoach_cms.comments.models import Comment, CommentStatus
from kehoach_cms.comments.targets import keeper_id_of
from kehoach_cms.pages.models import SiteProfile

#: Comments on one page of them, answers not counted.
PAGE_SIZE = 30
#: So many answers a comment takes from readers; the agency may always answer.
MAX_ANSWERS = 50
DUPLICATE_DAYS = 30
#: So many texts that share a trait are compared; a wave of one text is among the newest.
_MOST_COMPARED = 60
_SHOWN_FIELDS = ("pk", "parent_id", "author_name", "body", "created_at", "is_agency", "redacted_at", "erased_at")


@dataclass(frozen=True)
class Shown:
    """What is known of a page's comments before any is read."""

    #: All published ones, answers included.
    total: int = 0
    #: Names what is shown: never the same again once it has changed; "" where nothing was ever counted.
    stamp: str = ""
    #: Whether the page is not open to everybody.
    is_private: bool = False


class ShownComment(Protocol):
    """What of a comment is shown; a whole one has it too."""

    @property
    def pk(self) -> int: ...
    @property
    def parent_id(self) -> int | None: ...
    @property
    def author_name(self) -> str: ...
    @property
    def body(self) -> str: ...
    @property
    def created_at(self) -> datetime: ...
    @property
    def is_agency(self) -> bool: ...
    @property
    def redacted_at(self) -> datetime | None: ...
    @property
    def erased_at(self) -> datetime | None: ...


@dataclass
class Thread:
    """One page of published comments, oldest first, each with its answers."""

    rows: list[tuple[ShownComment, list[ShownComment]]] = field(default_factory=list)
    #: The id after which the next page begins; 0 on the last.
    next_after: int = 0


def what_is_shown(page: Page) -> Shown:
    """The number of a page's published comments and the stamp of what is shown; one query."""
    keeper = Page.objects.filter(pk=keeper_id_of(page)).annotate(kh_private=Exists(_restrictions(page))).order_by()
    row = keeper.values_list("kehoach_comment_tally__shown", "kehoach_comment_tally__stamp", "kh_private").first()
    total, stamp, is_private = row or (0, None, False)
    return Shown(total or 0, stamp.hex if stamp else "", is_private)


def published_thread(page: Page, after: int = 0) -> Thread:
    """The published comments of a page whose id is above `after`; two queries, whatever their number."""
    approved = Comment.objects.filter(page_id=keeper_id_of(page), status=CommentStatus.APPROVED)
    # By parent too, which is the same for all: PostgreSQL would else walk all comments of the portal by number.
    first = approved.filter(parent=None, pk__gt=after).order_by("parent_id", "pk")
    # Rows, not comments: thirty objects of a model cost as much as asking for them.
    top: list[ShownComment] = list(first.values_list(*_SHOWN_FIELDS, named=True)[: PAGE_SIZE + 1])
    if not top:
        return Thread()
    shown = top[:PAGE_SIZE]
    answers: dict[int | None, list[ShownComment]] = {comment.pk: [] for comment in shown}
    # By parent alone, in no order: with the page, or sorted, SQLite reads all comments of the page.
    below = Comment.objects.filter(parent__in=list(answers), status=CommentStatus.APPROVED)
    found = below.values_list(*_SHOWN_FIELDS, named=True).order_by()[: PAGE_SIZE * MAX_ANSWERS]
    for answer in sorted(found, key=lambda answer: answer.pk):
        answers[answer.parent_id].append(answer)
    return Thread(
        rows=[(comment, answers[comment.pk]) for comment in shown],
        next_after=shown[-1].pk if len(top) > PAGE_SIZE else 0,
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


def duplicate_key(text: str) -> str:
    """What texts share that differ in marks, capitals, spaces and signs only."""
    return fingerprint(duplicate_form(text))


def was_sent_before(key: str) -> bool:
    """Whether a text with this duplicate key came in within thirty days, on any page."""
    since = timezone.now() - timedelta(days=DUPLICATE_DAYS)
    return Comment.objects.filter(duplicate_key=key, created_at__gte=since).exists()


def was_nearly_sent_before(text: str, changed_id: int = 0) -> bool:
    """Whether nearly the same text came in within thirty days, on any page, but as the comment that is changed."""
    traits, runs = traits_of(text), runs_of(text)
    if not traits:
        return False
    since = timezone.now() - timedelta(days=DUPLICATE_DAYS)
    sharing = TextTrace.objects.filter(trait__in=traits, at__gte=since).exclude(comment_id=changed_id)
    newest = sharing.order_by("-pk").values_list("comment_id", flat=True)[:_MOST_COMPARED]
    texts = Comment.objects.filter(pk__in=set(newest)).values_list("body", flat=True)
    return any(are_alike(runs, runs_of(earlier)) for earlier in texts)


def takes_answers(comment_id: int) -> bool:
    """Whether a comment has room for one more answer of a reader."""
    answers = Comment.objects.filter(parent_id=comment_id, status=CommentStatus.APPROVED, is_agency=False)
    return answers[:MAX_ANSWERS].count() < MAX_ANSWERS


def by_follow_key(key: str) -> Comment | None:
    """The comment whose sender holds this key."""
    return Comment.objects.filter(follow_key_hash=fingerprint(key)).select_related("page").first()


def agency_name(comment: Comment) -> str:
    """The name under which the agency answers: the governing body of the comment's site."""
    site = comment.page.get_site() if comment.page else Site.objects.filter(is_default_site=True).first()
    profiles = SiteProfile.objects.filter(language=comment.language or "vi", site=site)
    profile = profiles.first()
    return (profile.owner or profile.name)[:100] if profile else ""
