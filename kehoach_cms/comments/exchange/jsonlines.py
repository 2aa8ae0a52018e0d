"""Comments as JSON lines, out and in again: one line a comment, in the order in which they came.

A line holds what readers and moderators see and decided, never an e-mail address, a network address or a key.
Reading the same lines twice changes nothing: a comment is known by its `uid`, and one that its sender had erased does
not come back.
"""

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db import DataError, IntegrityError, transaction
from django.utils import timezone
from django.utils.dateparse import parse_datetime
from wagtail.models import Page

from kehoach_cms.comments.cleaning import Unclean, clean_line, clean_text
from kehoach_cms.comments.guard.scoring import Reason
from kehoach_cms.comments.journal import log, note_shown_changed
from kehoach_cms.comments.models import Comment, CommentStatus, EventAction
from kehoach_cms.comments.privacy.erasing import written_down
from kehoach_cms.comments.queries import duplicate_key, fingerprint
from kehoach_cms.comments.services import page_facts

FORMAT = 1
_BATCH = 1000
#: What a line that cannot be taken raises: it is no comment, or the database has no room for a value.
_FAULTS = (ValueError, KeyError, TypeError, AttributeError, OverflowError, Unclean, DataError, IntegrityError)
_MOST_POINTS = 10_000
_DATES = ("sent_at", "decided_at", "changed_at", "redacted_at", "consented_at", "erased_at")


def lines(comments: Any = None) -> Iterator[str]:
    """Each comment as a line; of those that were erased only the empty places above answers are left to say."""
    rows = (Comment.objects.all() if comments is None else comments).exclude(status=CommentStatus.ERASED)
    rows = rows.select_related("parent").order_by("pk")
    last = 0
    while batch := list(rows.filter(pk__gt=last).defer("email_encrypted", "parent__email_encrypted")[:_BATCH]):
        for comment in batch:
            yield json.dumps(_as_data(comment), ensure_ascii=False)
        last = batch[-1].pk


def _as_data(comment: Comment) -> dict[str, Any]:
    return {
        "format": FORMAT,
        "uid": str(comment.uid),
        "external_id": comment.external_id,
        "page": comment.page_id,
        "page_title": comment.page_title,
        "page_path": comment.page_path,
        "language": comment.language,
        "translation_key": str(comment.translation_key) if comment.translation_key else None,
        "parent": str(comment.parent.uid) if comment.parent else None,
        "name": comment.author_name,
        "text": comment.body,
        "changed_text": comment.pending_body,
        "agency": comment.is_agency,
        "for_editors": comment.for_editors,
        "status": comment.status,
        "needs_review": comment.needs_review,
        "score": comment.score,
        "reasons": comment.reasons,
        "note": comment.decision_note,
        "consent": comment.consent_version,
        "sent_at": _iso(comment.created_at),
        "decided_at": _iso(comment.decided_at),
        "changed_at": _iso(comment.edited_at),
        "redacted_at": _iso(comment.redacted_at),
        "consented_at": _iso(comment.consented_at),
        "erased_at": _iso(comment.erased_at),
    }


def _iso(moment: datetime | None) -> str | None:
    return moment.isoformat() if moment else None


@dataclass
class Read:
    """What came of reading lines."""

    new: int = 0
    known: int = 0
    #: (number of the line, what is wrong with it)
    faults: list[tuple[int, str]] = field(default_factory=list)


def read_lines(source: Iterable[str]) -> Read:
    """Take comments over, each once. A line that cannot be read is named, the others are taken."""
    result = Read()
    pages: set[int | None] = set()
    erased = set(written_down())
    for number, line in enumerate(source, start=1):
        if not line.strip():
            continue
        try:
            with transaction.atomic():
                comment = _take(json.loads(line), erased)
        except _FAULTS as error:
            result.faults.append((number, f"{type(error).__name__}: {error}"))
            continue
        if comment is None:
            result.known += 1
        else:
            result.new += 1
            pages.add(comment.page_id)
    with transaction.atomic():
        note_shown_changed(pages)
    return result


def _take(data: dict[str, Any], erased: set[UUID]) -> Comment | None:
    """One comment; None if it is here already, or was and its sender had it erased."""
    if data["format"] != FORMAT:
        raise ValueError(f"format {data['format']!r}")
    uid = UUID(data["uid"])
    if (uid in erased and not data.get("erased_at")) or Comment.objects.filter(uid=uid).exists():
        return None
    external_id = str(data.get("external_id") or "") or None
    if external_id and Comment.objects.filter(external_id=external_id).exists():
        return None
    page = _page_of(data)
    parent = _parent_of(data, page)
    text = clean_text(str(data["text"]))
    dates = {name: _moment(data.get(name)) for name in _DATES}
    if bool(text) == bool(dates["erased_at"]):
        raise ValueError("a text that was erased" if text else "no text")
    comment = Comment.objects.create(
        uid=uid,
        external_id=external_id,
        page=page,
        page_title=clean_line(str(data["page_title"]))[:255],
        page_path=str(data.get("page_path", "")),
        language=str(data.get("language", ""))[:12],
        translation_key=UUID(data["translation_key"]) if data.get("translation_key") else None,
        parent=parent,
        author_name=clean_line(str(data["name"]))[:100],
        body=text,
        body_sha256=fingerprint(text),
        duplicate_key=duplicate_key(text),
        pending_body=clean_text(str(data.get("changed_text", ""))),
        is_agency=bool(data.get("agency")),
        for_editors=bool(data.get("for_editors")),
        status=CommentStatus(data["status"]),
        needs_review=bool(data.get("needs_review", data["status"] == CommentStatus.HELD)),
        score=_points(data.get("score", 0)),
        reasons=[_reason(reason) for reason in data.get("reasons", [])],
        decision_note=clean_text(str(data.get("note", ""))),
        consent_version=str(data.get("consent", ""))[:40],
        created_at=dates["sent_at"] or timezone.now(),
        decided_at=dates["decided_at"],
        edited_at=dates["changed_at"],
        redacted_at=dates["redacted_at"],
        consented_at=dates["consented_at"],
        erased_at=dates["erased_at"],
    )
    log(comment, EventAction.RECEIVED, before="")
    return comment


def _points(value: Any) -> int:
    points = int(value)
    if abs(points) > _MOST_POINTS:
        raise ValueError(f"points {value!r}")
    return points


def _reason(data: dict[str, Any]) -> dict[str, object]:
    """A reason in the form in which the guard keeps it."""
    return Reason(str(data["code"]), _points(data["points"]), str(data.get("detail", ""))).as_json()


def _parent_of(data: dict[str, Any], page: Page | None) -> Comment | None:
    """The comment that is answered: on the same page, and no answer itself."""
    if not data.get("parent"):
        return None
    parent = Comment.objects.filter(uid=UUID(data["parent"])).first()
    if parent is None or parent.parent_id is not None or parent.page_id != (page.pk if page else None):
        raise ValueError(f"parent {data['parent']!r}")
    return parent


def _moment(text: str | None) -> datetime | None:
    moment = parse_datetime(text) if text else None
    if text and moment is None:
        raise ValueError(f"date {text!r}")
    return timezone.make_aware(moment) if moment is not None and timezone.is_naive(moment) else moment


def _page_of(data: dict[str, Any]) -> Page | None:
    """The page: by its translation group and language, else by its number where the title is the same too."""
    pages = Page.objects.filter(alias_of=None)
    if data.get("translation_key"):
        found = pages.filter(translation_key=data["translation_key"], locale__language_code=data.get("language", ""))
        if page := found.first():
            return page
    return pages.filter(pk=data.get("page") or 0, title=data["page_title"]).first()


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
            **page_facts(page, parts[2] if parts else ""),
            "body": text,
            "body_sha256": fingerprint(text),
            "duplicate_key": duplicate_key(text),
            "author_name": clean_line(name),
            "status": CommentStatus(status),
            "needs_review": status == CommentStatus.HELD,
            "created_at": at,
            "decided_at": None if status == CommentStatus.HELD else at,
            "decision_note": note,
        },
    )
    if created:
        log(comment, EventAction.RECEIVED, before="")
        note_shown_changed([comment.page_id])
    return comment, created
