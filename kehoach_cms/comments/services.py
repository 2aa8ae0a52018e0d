"""What is changed: a comment comes in, is decided on, is answered. One transaction, one event each."""

import uuid
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime
from enum import Enum
from typing import Any

from django.conf import settings as django_settings
from django.db import DatabaseError, IntegrityError, transaction
from django.utils import timezone
from django.utils.crypto import salted_hmac
from wagtail.models import Page

from kehoach_cms.comments.cleaning import clean_line, clean_text
from kehoach_cms.comments.guard.addresses import AddressKeys
from kehoach_cms.comments.guard.rates import Pressure, count_in, forget_old_rates
from kehoach_cms.comments.guard.scoring import SPAM_SCORE, Evidence, judge
from kehoach_cms.comments.guard.tokens import Token
from kehoach_cms.comments.models import Comment, CommentEvent, CommentStatus, EventAction
from kehoach_cms.comments.queries import fingerprint, was_sent_before
from kehoach_cms.comments.targets import Target, keeper_id_of
from kehoach_cms.conf import settings


@dataclass(frozen=True)
class Submission:
    """A comment that passed the form, and what the guard knows of it."""

    target: Target
    parent_id: int | None
    name: str
    text: str
    token: Token
    keys: AddressKeys
    honeypot: bool = False
    origin_unknown: bool = False


class Outcome(Enum):
    """What became of a submission."""

    STORED = "stored"
    #: The same form came before: the comment is there already.
    REPEATED = "repeated"
    #: The form came before with another text: this one is not stored.
    CHANGED = "changed"
    TOO_MANY = "too_many"
    #: The page went away while the comment was on its way.
    GONE = "gone"


@dataclass(frozen=True)
class Receipt:
    """The outcome, and the key of the sender's own page when the comment is stored."""

    outcome: Outcome
    key: str = ""


class _TooMany(Exception):
    """Rolls back what was begun for a comment over the hard limit."""


def submit_comment(submission: Submission) -> Receipt:
    """Store a reader's comment, once; when this returns STORED or REPEATED, it is committed."""
    earlier = _sent_with(submission.token.nonce)
    if earlier is None:
        try:
            with transaction.atomic():
                key = _store(submission)
        except _TooMany:
            return Receipt(Outcome.TOO_MANY)
        except IntegrityError:
            # A twin was faster, or the page is gone.
            earlier = _sent_with(submission.token.nonce)
            if earlier is None:
                return Receipt(Outcome.GONE)
        else:
            _tidy()
            return Receipt(Outcome.STORED, key)
    return _receipt_again(earlier, submission)


def _store(submission: Submission) -> str:
    # The first statement writes, so SQLite takes its lock at once instead of failing half-way.
    pressure = count_in(submission.keys)
    if pressure is Pressure.HARD:
        raise _TooMany
    body_sha256 = fingerprint(submission.text)
    reasons = judge(
        Evidence(
            text=submission.text,
            name=submission.name,
            honeypot=submission.honeypot,
            hasty=submission.token.is_hasty,
            origin_unknown=submission.origin_unknown,
            duplicate=was_sent_before(body_sha256),
            many_sent=pressure is Pressure.SOFT,
        )
    )
    score = sum(reason.points for reason in reasons)
    key = follow_key(submission.token.nonce)
    now = timezone.now()
    comment = Comment.objects.create(
        **_page_facts(submission.target.page, submission.target.path),
        parent_id=submission.parent_id,
        nonce=submission.token.nonce,
        body=submission.text,
        body_sha256=body_sha256,
        author_name=submission.name,
        status=CommentStatus.SPAM if score >= SPAM_SCORE else CommentStatus.HELD,
        score=score,
        reasons=[reason.as_json() for reason in reasons],
        address_key=submission.keys.narrow,
        consent_version=settings.COMMENTS_CONSENT_VERSION,
        consented_at=now,
        created_at=now,
        follow_key_hash=fingerprint(key),
    )
    _log(comment, EventAction.RECEIVED, before="")
    return key


def _page_facts(page: Page, path: str) -> dict[str, Any]:
    return {
        "page_id": keeper_id_of(page),
        "page_title": page.title,
        "page_path": path,
        "language": page.locale.language_code,
        "translation_key": page.translation_key,
    }


def _sent_with(nonce: uuid.UUID) -> Comment | None:
    return Comment.objects.filter(nonce=nonce).first()


def _receipt_again(earlier: Comment, submission: Submission) -> Receipt:
    """Answer a form that came before as the first time, unless its text has changed since."""
    if earlier.body_sha256 != fingerprint(submission.text) and earlier.edited_at is None:
        return Receipt(Outcome.CHANGED)
    secrets = [django_settings.SECRET_KEY, *django_settings.SECRET_KEY_FALLBACKS]
    keys = [follow_key(earlier.nonce, secret) for secret in secrets]
    known = [key for key in keys if fingerprint(key) == earlier.follow_key_hash]
    return Receipt(Outcome.REPEATED, (known or keys)[0])


def follow_key(nonce: uuid.UUID, secret: str | bytes | None = None) -> str:
    """The 128-bit key of the sender's own page: the same for the same form, and no one else's guess."""
    return salted_hmac("kehoach.comment.follow", nonce.hex, secret=secret, algorithm="sha256").hexdigest()[:32]


def _tidy() -> None:
    with suppress(DatabaseError):  # the comment is stored; the next one tidies up
        forget_old_rates()


class Decision(Enum):
    """What a moderator can do with a comment."""

    APPROVE = "approve"
    REJECT = "reject"
    SPAM = "spam"
    HIDE = "hide"


@dataclass(frozen=True)
class _Rule:
    status: CommentStatus
    action: EventAction
    possible_from: frozenset[str]


#: From which states a decision leads where. An erased comment stays erased.
RULES = {
    Decision.APPROVE: _Rule(
        CommentStatus.APPROVED,
        EventAction.APPROVED,
        frozenset({CommentStatus.HELD, CommentStatus.HIDDEN, CommentStatus.REJECTED, CommentStatus.SPAM}),
    ),
    Decision.REJECT: _Rule(
        CommentStatus.REJECTED, EventAction.REJECTED, frozenset({CommentStatus.HELD, CommentStatus.SPAM})
    ),
    Decision.SPAM: _Rule(CommentStatus.SPAM, EventAction.SPAM, frozenset({CommentStatus.HELD, CommentStatus.REJECTED})),
    Decision.HIDE: _Rule(CommentStatus.HIDDEN, EventAction.HIDDEN, frozenset({CommentStatus.APPROVED})),
}


class NotDecided(Exception):
    """A decision that was not taken; `code`: "conflict" (decided by somebody else), "state", "reason"."""

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code


def possible_decisions(status: str) -> list[Decision]:
    """What can be done with a comment in this state."""
    return [decision for decision, rule in RULES.items() if status in rule.possible_from]


@transaction.atomic
def decide(comment_id: int, decision: Decision, *, seen: str, user: Any, note: str = "") -> None:
    """Decide on a comment that the moderator saw in the state `seen`. Raises NotDecided.

    Two moderators never both decide: the state is compared and set in one statement.
    """
    rule = RULES[decision]
    if seen not in rule.possible_from:
        raise NotDecided("state")
    note = clean_text(note)
    if decision is Decision.REJECT and not note:
        raise NotDecided("reason")
    decided = Comment.objects.filter(pk=comment_id, status=seen).update(
        status=rule.status, decided_by=user, decided_at=timezone.now(), decision_note=note
    )
    if not decided:
        raise NotDecided("conflict")
    _log(Comment.objects.get(pk=comment_id), rule.action, before=seen, user=user)


@transaction.atomic
def answer(
    comment: Comment,
    *,
    text: str,
    name: str,
    user: Any,
    at: datetime | None = None,
    external_id: str | None = None,
) -> Comment:
    """Publish the agency's answer under a published comment. Raises NotDecided and cleaning.Unclean.

    With the id that an answer has elsewhere, a second time changes nothing.
    """
    earlier = Comment.objects.filter(external_id=external_id).first() if external_id else None
    if earlier is not None:
        return earlier
    if comment.status != CommentStatus.APPROVED:
        raise NotDecided("state")
    text = clean_text(text)
    now = at or timezone.now()
    reply = Comment.objects.create(
        page_id=comment.page_id,
        page_title=comment.page_title,
        page_path=comment.page_path,
        language=comment.language,
        translation_key=comment.translation_key,
        parent_id=comment.parent_id or comment.pk,
        body=text,
        body_sha256=fingerprint(text),
        author_name=clean_line(name),
        is_agency=True,
        status=CommentStatus.APPROVED,
        created_at=now,
        decided_by=user,
        decided_at=now,
        external_id=external_id,
    )
    _log(reply, EventAction.APPROVED, before="", user=user)
    _log(comment, EventAction.ANSWERED, before=comment.status, user=user)
    return reply


@transaction.atomic
def import_comment(
    page: Page, *, external_id: str, name: str, text: str, at: datetime, status: str, note: str = ""
) -> tuple[Comment, bool]:
    """Take over a comment from elsewhere; a second time with the same id changes nothing.

    Returns the comment and whether it is new. Raises cleaning.Unclean.
    """
    text = clean_text(text)
    parts = page.get_url_parts()
    comment, created = Comment.objects.get_or_create(
        external_id=external_id,
        defaults={
            **_page_facts(page, parts[2] if parts else ""),
            "body": text,
            "body_sha256": fingerprint(text),
            "author_name": clean_line(name),
            "status": CommentStatus(status),
            "created_at": at,
            "decided_at": None if status == CommentStatus.HELD else at,
            "decision_note": note,
        },
    )
    if created:
        _log(comment, EventAction.RECEIVED, before="")
    return comment, created


def _log(comment: Comment, action: EventAction, *, before: str, user: Any = None) -> None:
    CommentEvent.objects.create(
        comment=comment,
        comment_uid=comment.uid,
        action=action,
        status_before=before,
        status_after=comment.status,
        user=user,
    )
