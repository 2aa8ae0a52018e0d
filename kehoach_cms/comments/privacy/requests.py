"""What a person asks about their data, the clocks that run, and carrying it out.

Law 91/2025/QH15 with Decree 356/2025/NĐ-CP: an answer within 2 working days; access within 10 days, withdrawal
within 15, erasing within 20. (Summaries of the law were read, not the gazette: have a lawyer confirm the terms.)
"""

from collections.abc import Iterable
from datetime import date, datetime, timedelta
from functools import partial
from typing import Any
from uuid import UUID

from django.db import Error as DatabaseTrouble
from django.db import transaction
from django.utils import timezone

from kehoach_cms.comments.guard.scoring import label
from kehoach_cms.comments.journal import log
from kehoach_cms.comments.models import Comment, EventAction
from kehoach_cms.comments.privacy.erasing import erase_for_person
from kehoach_cms.comments.privacy.models import ConsentText, PersonRequest, RequestKind, Subscription
from kehoach_cms.comments.privacy.telling import tell_handlers
from kehoach_cms.comments.privacy.vault import email_hashes, unlock_email
from kehoach_cms.conf import today

ANSWER_WORKING_DAYS = 2
DONE_DAYS = {RequestKind.ACCESS: 10, RequestKind.WITHDRAW: 15, RequestKind.ERASE: 20}


class NotCarriedOut(Exception):
    """A request that cannot be carried out; `code`: "closed" (done or refused before), "reason" (none given)."""

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code


def add_working_days(start: date, days: int) -> date:
    """The last of so many working days after a day; Saturday and Sunday do not count."""
    day = start
    while days:
        day += timedelta(days=1)
        days -= day.weekday() < 5
    return day


def open_request(
    kind: RequestKind, comments: Iterable[Comment], *, proof: str = "", self_service: bool = False, user: Any = None
) -> PersonRequest:
    """Write a request down; its clocks begin to run, and those who handle requests are told once it is committed.

    A request that its sender carries out at once is nobody's work.
    """
    now = today()
    made = PersonRequest.objects.create(
        kind=kind,
        comment_uids=[str(comment.uid) for comment in comments],
        self_service=self_service,
        proof=proof,
        answer_due=add_working_days(now, ANSWER_WORKING_DAYS),
        done_due=now + timedelta(days=DONE_DAYS[kind]),
        handled_by=user,
    )
    if not self_service:
        transaction.on_commit(partial(tell_handlers, made), robust=True)
    return made


def serve_oneself(kind: RequestKind, comment: Comment) -> None:
    """Carry out what a sender asks on the page of one's own, at once.

    What goes wrong is raised; the request then stays open, and those who handle requests are told.
    """
    asked = open_request(kind, [comment], self_service=True)
    try:
        carry_out(asked)
    except (OSError, DatabaseTrouble):
        tell_handlers(asked)
        raise


def comments_of_email(address: str) -> list[Comment]:
    """The comments that were sent with an e-mail address."""
    hashes = email_hashes(address)
    return list(Comment.objects.filter(email_hash__in=hashes).order_by("pk")) if hashes else []


@transaction.atomic
def carry_out(request: PersonRequest, user: Any = None) -> None:
    """Do what is asked. Withdrawing erases: without consent nothing may be kept. Raises NotCarriedOut."""
    request = PersonRequest.objects.select_for_update().get(pk=request.pk)
    if request.done_at is not None:
        raise NotCarriedOut("closed")
    uids = [UUID(uid) for uid in request.comment_uids]
    if request.kind == RequestKind.ACCESS:
        for comment in Comment.objects.filter(uid__in=uids):
            log(comment, EventAction.EXPORTED, before=comment.status, user=user)
    else:
        erase_for_person(uids, user)
    now = timezone.now()
    request.answered_at = request.answered_at or now
    request.done_at = now
    request.handled_by = user
    request.proof = "" if request.kind != RequestKind.ACCESS else request.proof
    request.save()


@transaction.atomic
def note_answered(request: PersonRequest, user: Any = None) -> None:
    """The person has been told that the request is dealt with: the first clock stops, the second runs on.

    Raises NotCarriedOut.
    """
    request = PersonRequest.objects.select_for_update().get(pk=request.pk)
    if request.done_at is not None:
        raise NotCarriedOut("closed")
    request.answered_at = request.answered_at or timezone.now()
    request.handled_by = user
    request.save(update_fields=["answered_at", "handled_by"])


@transaction.atomic
def refuse(request: PersonRequest, because: str, user: Any = None) -> None:
    """Close a request without doing it; the person is told why. Raises NotCarriedOut."""
    request = PersonRequest.objects.select_for_update().get(pk=request.pk)
    if request.done_at is not None:
        raise NotCarriedOut("closed")
    if not because.strip():
        raise NotCarriedOut("reason")
    request.refused_because = because.strip()
    request.answered_at = request.done_at = timezone.now()
    request.handled_by = user
    request.save()


def data_of(comments: Iterable[Comment]) -> list[dict[str, Any]]:
    """Everything that is kept of comments, for the person whose they are: e-mail included."""
    comments = list(comments)
    versions = {comment.consent_version for comment in comments}
    words = dict(ConsentText.objects.filter(version__in=versions).values_list("version", "text"))
    return [
        {
            "uid": str(comment.uid),
            "page": comment.page_title,
            "address": comment.page_path,
            "name": comment.author_name,
            "email": unlock_email(comment.email_encrypted),
            "text": comment.body,
            "changed_text": comment.pending_body,
            "original_text": comment.original.body if hasattr(comment, "original") else "",
            "original_name": comment.original.author_name if hasattr(comment, "original") else "",
            "state": comment.status,
            "reason": comment.decision_note,
            "warnings": [label(reason) for reason in comment.reasons],
            "sent_at": comment.created_at.isoformat(),
            "changed_at": _iso(comment.edited_at),
            "decided_at": _iso(comment.decided_at),
            "consent": words.get(comment.consent_version, ""),
            "consent_version": comment.consent_version,
            "consented_at": _iso(comment.consented_at),
            "code_of_the_network_address": comment.address_key,
            "notices": _notices_of(comment),
        }
        for comment in comments
    ]


def _notices_of(comment: Comment) -> dict[str, str | None]:
    """Whether the sender wants e-mails about a comment, and since when."""
    wish = Subscription.objects.filter(comment=comment).first()
    if wish is None:
        return {}
    moments = {"asked_at": wish.asked_at, "confirmed_at": wish.confirmed_at, "ended_at": wish.ended_at}
    return {name: _iso(moment) for name, moment in moments.items()}


def _iso(moment: datetime | None) -> str | None:
    return moment.isoformat() if moment else None
