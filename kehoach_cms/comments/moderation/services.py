"""What moderators change: they decide, answer, take personal information out. One transaction, one event each."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from enum import Enum
from typing import Any

from django.db import transaction
from django.utils import timezone

from kehoach_cms.comments.cleaning import clean_line, clean_text
from kehoach_cms.comments.journal import log, note_shown_changed
from kehoach_cms.comments.models import Comment, CommentReport, CommentStatus, EventAction
from kehoach_cms.comments.moderation.models import CommentOriginal
from kehoach_cms.comments.moderation.redacting import PutIn, cut_text
from kehoach_cms.comments.privacy.mails import queue_notice
from kehoach_cms.comments.privacy.models import MailKind
from kehoach_cms.comments.queries import duplicate_key, fingerprint


class Decision(Enum):
    """What a moderator can do with a comment."""

    APPROVE = "approve"
    HANDLE = "handle"
    KEEP = "keep"
    REJECT = "reject"
    SPAM = "spam"
    HIDE = "hide"


@dataclass(frozen=True)
class _Rule:
    status: CommentStatus
    action: EventAction
    possible_from: frozenset[str]
    notice: MailKind | None = None


#: From which states a decision leads where. An erased comment stays erased.
RULES = {
    Decision.APPROVE: _Rule(
        CommentStatus.APPROVED,
        EventAction.APPROVED,
        frozenset(
            {
                CommentStatus.HELD,
                CommentStatus.HIDDEN,
                CommentStatus.REJECTED,
                CommentStatus.SPAM,
                CommentStatus.APPROVED,
            }
        ),
        MailKind.PUBLISHED,
    ),
    Decision.HANDLE: _Rule(
        CommentStatus.HANDLED,
        EventAction.HANDLED,
        frozenset({CommentStatus.HELD, CommentStatus.REJECTED, CommentStatus.SPAM}),
    ),
    Decision.KEEP: _Rule(CommentStatus.APPROVED, EventAction.KEPT, frozenset({CommentStatus.APPROVED})),
    Decision.REJECT: _Rule(
        CommentStatus.REJECTED,
        EventAction.REJECTED,
        frozenset({CommentStatus.HELD, CommentStatus.SPAM}),
        MailKind.REJECTED,
    ),
    Decision.SPAM: _Rule(CommentStatus.SPAM, EventAction.SPAM, frozenset({CommentStatus.HELD, CommentStatus.REJECTED})),
    Decision.HIDE: _Rule(CommentStatus.HIDDEN, EventAction.HIDDEN, frozenset({CommentStatus.APPROVED})),
}


class NotDecided(Exception):
    """What was not done; `code`: "conflict" (somebody else was faster), "state", "reason", "words", "same"."""

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code


@dataclass(frozen=True)
class Chosen:
    """A comment as the moderator saw it."""

    pk: int
    status: str
    version: int | None = None


def possible_decisions(comment: Comment) -> list[Decision]:
    """What can be done with a comment as it is."""
    return [decision for decision in Decision if _is_possible(decision, comment)]


def _is_possible(decision: Decision, comment: Comment) -> bool:
    if comment.erased_at is not None or comment.status not in RULES[decision].possible_from:
        return False
    if decision is Decision.APPROVE:
        return not comment.for_editors and (comment.status != CommentStatus.APPROVED or bool(comment.pending_body))
    if decision is Decision.HANDLE:
        return comment.for_editors
    return decision is not Decision.KEEP or comment.needs_review


def decide(
    comment_id: int, decision: Decision, *, seen: str, user: Any, note: str = "", version: int | None = None
) -> None:
    """Decide on a comment that the moderator saw in the state `seen`. Raises NotDecided and cleaning.Unclean."""
    _done, failed = decide_all([Chosen(comment_id, seen, version)], decision, user=user, note=note)
    for code in failed:
        raise NotDecided(code)


@transaction.atomic
def decide_all(chosen: Iterable[Chosen], decision: Decision, *, user: Any, note: str = "") -> tuple[int, set[str]]:
    """Decide alike on all that are chosen; returns how many were, and why others were not.

    Two moderators never both decide: state and version are compared and set in one statement, so nobody
    publishes a text that changed behind their back.
    """
    note = clean_text(note)
    if decision is Decision.REJECT and not note:
        return 0, {"reason"}
    done, failed, pages = 0, set(), set()
    for each in chosen:
        try:
            pages.add(_decide_one(each, decision, user, note))
            done += 1
        except NotDecided as error:
            failed.add(error.code)
    note_shown_changed(pages)
    return done, failed


def _decide_one(chosen: Chosen, decision: Decision, user: Any, note: str) -> int | None:
    rule = RULES[decision]
    if chosen.status not in rule.possible_from:
        raise NotDecided("state")
    comment = Comment.objects.filter(pk=chosen.pk).first()
    if comment is None or comment.status != chosen.status or chosen.version not in (None, comment.version):
        raise NotDecided("conflict")
    if not _is_possible(decision, comment):
        raise NotDecided("state")
    changes: dict[str, Any] = {
        "status": rule.status,
        "needs_review": False,
        "open_reports": 0,
        "pending_body": "",
        "decided_by": user,
        "decided_at": timezone.now(),
        "decision_note": note,
    }
    if decision is Decision.APPROVE and comment.pending_body:
        text = comment.pending_body
        changes |= {"body": text, "body_sha256": fingerprint(text), "duplicate_key": duplicate_key(text)}
    same = Comment.objects.filter(pk=comment.pk, status=comment.status, version=comment.version)
    if not same.update(**changes):
        raise NotDecided("conflict")
    CommentReport.objects.filter(comment_id=comment.pk).delete()
    before, comment.status = comment.status, rule.status
    log(comment, rule.action, before=before, user=user)
    if rule.notice is not None and before != rule.status:
        queue_notice(comment, rule.notice)
    return comment.page_id


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
    """Publish the agency's answer under a published comment; feedback is answered for its sender alone.

    Raises NotDecided and cleaning.Unclean. With the id that an answer has elsewhere, a second time changes nothing.
    """
    earlier = Comment.objects.filter(external_id=external_id).first() if external_id else None
    if earlier is not None:
        return earlier
    if comment.status not in (CommentStatus.APPROVED, CommentStatus.HANDLED) or comment.erased_at is not None:
        raise NotDecided("state")
    text = clean_text(text)
    now = at or timezone.now()
    reply = Comment.objects.create(
        page_id=comment.page_id,
        page_title=comment.page_title,
        page_path=comment.page_path,
        language=comment.language,
        translation_key=comment.translation_key,
        for_editors=comment.for_editors,
        parent_id=comment.parent_id or comment.pk,
        body=text,
        body_sha256=fingerprint(text),
        author_name=clean_line(name),
        is_agency=True,
        status=comment.status,
        needs_review=False,
        created_at=now,
        decided_by=user,
        decided_at=now,
        external_id=external_id,
    )
    log(reply, EventAction.APPROVED, before="", user=user)
    log(comment, EventAction.ANSWERED, before=comment.status, user=user)
    queue_notice(comment, MailKind.ANSWERED)
    note_shown_changed([comment.page_id])
    return reply


@transaction.atomic
def redact(comment_id: int, shortened: str, *, user: Any, version: int, name: str | None = None) -> None:
    """Take personal information out of a comment, and out of its sender's name where a shortened one is given; the
    original stays, for those with the permission to see it.

    Raises NotDecided and cleaning.Unclean.
    """
    comment = Comment.objects.select_for_update().filter(pk=comment_id, version=version).first()
    if comment is None:
        raise NotDecided("conflict")
    if comment.erased_at is not None or comment.pending_body or comment.is_agency:
        raise NotDecided("state")
    try:
        text = cut_text(comment.body, clean_text(shortened))
        called = comment.author_name if name is None else cut_text(comment.author_name, clean_text(name))
    except PutIn as error:
        raise NotDecided("words") from error
    if text == comment.body and called == comment.author_name:
        raise NotDecided("same")
    kept = {"body": comment.body, "author_name": comment.author_name}
    CommentOriginal.objects.get_or_create(comment=comment, defaults=kept)
    # The mark of a cut may be longer than what was cut.
    comment.body, comment.body_sha256, comment.author_name = text, fingerprint(text), called[:100]
    comment.redacted_at = timezone.now()
    comment.version += 1
    comment.save(update_fields=["body", "body_sha256", "author_name", "redacted_at", "version"])
    log(comment, EventAction.REDACTED, before=comment.status, user=user)
    note_shown_changed([comment.page_id])


@transaction.atomic
def see_original(comment: Comment, user: Any) -> CommentOriginal:
    """The name and the words before anything was taken out; that somebody looked is logged.

    Raises CommentOriginal.DoesNotExist.
    """
    original = CommentOriginal.objects.get(comment=comment)
    log(comment, EventAction.ORIGINAL_SEEN, before=comment.status, user=user)
    return original
