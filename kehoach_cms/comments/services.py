"""What the sender of a comment does: send it, change it for a quarter of an hour. One transaction, one event each."""

import uuid
from contextlib import suppress
from dataclasses import dataclass
from datetime import timedelta
from enum import Enum
from typing import Any

from django.conf import settings as django_settings
from django.db import Error as DatabaseTrouble
from django.db import IntegrityError, transaction
from django.utils import timezone
from django.utils.crypto import salted_hmac
from wagtail.models import Page

from kehoach_cms.comments.guard.addresses import AddressKeys
from kehoach_cms.comments.guard.likeness import traits_of
from kehoach_cms.comments.guard.models import TextTrace, WatchedPhrase
from kehoach_cms.comments.guard.rates import Pressure, TooMany, count_in, forget_old_rates
from kehoach_cms.comments.guard.scoring import HOLD_SCORE, SPAM_SCORE, Evidence, judge
from kehoach_cms.comments.guard.tokens import Token
from kehoach_cms.comments.journal import log, note_shown_changed
from kehoach_cms.comments.models import Comment, CommentStatus, EventAction
from kehoach_cms.comments.privacy.consent import record_consent
from kehoach_cms.comments.privacy.mails import ask_for_consent_to_mail
from kehoach_cms.comments.privacy.vault import email_hash, lock_email
from kehoach_cms.comments.queries import duplicate_key, fingerprint, was_nearly_sent_before, was_sent_before
from kehoach_cms.comments.targets import FEEDBACK, HOLD, Target, keeper_id_of

#: So long the sender may change a comment.
CHANGE_MINUTES = 15
_CHANGEABLE = (CommentStatus.HELD, CommentStatus.APPROVED, CommentStatus.SPAM)
#: Reasons that lie in how a comment was sent; a change of its words does not undo them.
_CIRCUMSTANCES = frozenset({"honeypot", "hasty", "no_origin", "duplicate", "alike", "many_sent"})


@dataclass(frozen=True)
class Submission:
    """A comment that passed the form, and what the guard knows of it."""

    target: Target
    parent_id: int | None
    name: str
    text: str
    token: Token
    keys: AddressKeys
    #: The words that the reader agreed to.
    consent_text: str = ""
    email: str = ""
    wants_mail: bool = False
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
    #: Of TOO_MANY: seconds until it would be taken.
    wait: int = 0


def submit_comment(submission: Submission) -> Receipt:
    """Store a reader's comment, once; when this returns STORED or REPEATED, it is committed."""
    earlier = _sent_with(submission.token.nonce)
    if earlier is None:
        try:
            with transaction.atomic():
                key = _store(submission)
        except TooMany as refused:
            return Receipt(Outcome.TOO_MANY, wait=refused.wait)
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
    same = duplicate_key(submission.text)
    is_duplicate = was_sent_before(same)
    reasons = judge(
        Evidence(
            text=submission.text,
            name=submission.name,
            honeypot=submission.honeypot,
            hasty=submission.token.is_hasty,
            origin_unknown=submission.origin_unknown,
            duplicate=is_duplicate,
            alike=not is_duplicate and was_nearly_sent_before(submission.text),
            many_sent=pressure is Pressure.SOFT,
            watched=list(WatchedPhrase.objects.all()),
        )
    )
    score = sum(reason.points for reason in reasons)
    status = _first_status(score, submission)
    key = follow_key(submission.token.nonce)
    now = timezone.now()
    comment = Comment.objects.create(
        **page_facts(submission.target.page, submission.target.path),
        parent_id=submission.parent_id,
        for_editors=submission.target.state.mode == FEEDBACK,
        nonce=submission.token.nonce,
        body=submission.text,
        body_sha256=fingerprint(submission.text),
        duplicate_key=same,
        author_name=submission.name,
        email_encrypted=lock_email(submission.email),
        email_hash=email_hash(submission.email),
        status=status,
        needs_review=status == CommentStatus.HELD,
        score=score,
        reasons=[reason.as_json() for reason in reasons],
        address_key=submission.keys.narrow,
        consent_version=record_consent(submission.consent_text, submission.target.page.locale.language_code),
        consented_at=now,
        created_at=now,
        decided_at=now if status == CommentStatus.APPROVED else None,
        follow_key_hash=fingerprint(key),
    )
    _keep_traces(comment)
    log(comment, EventAction.RECEIVED, before="")
    if status == CommentStatus.APPROVED:
        log(comment, EventAction.APPROVED, before=CommentStatus.HELD)
        note_shown_changed([comment.page_id])
    if submission.wants_mail:
        ask_for_consent_to_mail(comment)
    return key


def _keep_traces(comment: Comment) -> None:
    """Remember what later texts are compared with."""
    TextTrace.objects.filter(comment=comment).delete()
    TextTrace.objects.bulk_create(TextTrace(comment=comment, trait=trait) for trait in traits_of(comment.body))


def _first_status(score: int, submission: Submission) -> CommentStatus:
    if score >= SPAM_SCORE:
        return CommentStatus.SPAM
    # What no browser says the origin of is never shown unseen, whatever else speaks for it.
    if submission.target.state.mode == HOLD and score < HOLD_SCORE and not submission.origin_unknown:
        return CommentStatus.APPROVED
    return CommentStatus.HELD


def page_facts(page: Page, path: str) -> dict[str, Any]:
    """What a comment keeps of its page, for the day when the page is gone."""
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
    untouched = earlier.edited_at is None and earlier.redacted_at is None and earlier.erased_at is None
    if untouched and earlier.body_sha256 != fingerprint(submission.text):
        return Receipt(Outcome.CHANGED)
    secrets = [django_settings.SECRET_KEY, *django_settings.SECRET_KEY_FALLBACKS]
    keys = [follow_key(earlier.nonce, secret) for secret in secrets]
    known = [key for key in keys if fingerprint(key) == earlier.follow_key_hash]
    return Receipt(Outcome.REPEATED, (known or keys)[0])


def follow_key(nonce: uuid.UUID, secret: str | bytes | None = None) -> str:
    """The 128-bit key of the sender's own page: the same for the same form, and no one else's guess."""
    return salted_hmac("kehoach.comment.follow", nonce.hex, secret=secret, algorithm="sha256").hexdigest()[:32]


def _tidy() -> None:
    with suppress(DatabaseTrouble):  # the comment is stored; the next one tidies up
        forget_old_rates()


def can_change(comment: Comment) -> bool:
    """Whether the sender may change the words now. What an editor refused, hid or cut stays as it is."""
    if comment.redacted_at is not None or comment.status not in _CHANGEABLE:
        return False
    return timezone.now() < comment.created_at + timedelta(minutes=CHANGE_MINUTES)


@transaction.atomic
def change_comment(comment_id: int, text: str, keys: AddressKeys) -> bool:
    """Replace the sender's words; they are judged again and go back to the queue. False if it is too late.

    A published text stays until an editor has decided on the new one. The same text changes nothing.
    Raises TooMany.
    """
    count_in(keys)
    comment = Comment.objects.select_for_update().get(pk=comment_id)
    if not can_change(comment):
        return False
    if text == (comment.pending_body or comment.body):
        return True
    before = comment.status
    kept = [reason for reason in comment.reasons if reason["code"] in _CIRCUMSTANCES]
    is_known = any(reason["code"] in ("duplicate", "alike") for reason in kept)
    found = judge(
        Evidence(
            text=text,
            name=comment.author_name,
            alike=not is_known and was_nearly_sent_before(text, comment.pk),
            watched=list(WatchedPhrase.objects.all()),
        )
    )
    comment.reasons = [*kept, *(reason.as_json() for reason in found)]
    comment.score = sum(int(reason["points"]) for reason in comment.reasons)
    if comment.status == CommentStatus.APPROVED:
        comment.pending_body = "" if text == comment.body else text
        comment.needs_review = bool(comment.pending_body) or comment.open_reports > 0
    else:
        comment.body, comment.body_sha256 = text, fingerprint(text)
        comment.duplicate_key = duplicate_key(text)
        _keep_traces(comment)
        if comment.score >= SPAM_SCORE:
            comment.status = CommentStatus.SPAM
        comment.needs_review = comment.status == CommentStatus.HELD
    comment.version += 1
    comment.edited_at = timezone.now()
    comment.save()
    log(comment, EventAction.EDITED, before=before)
    return True
