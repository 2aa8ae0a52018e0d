"""The page of a comment's own sender: what became of it, and changing it for a quarter of an hour.

Whoever holds the key in the address is the sender; there is no other proof, and no other is asked for.
"""

from datetime import timedelta
from http import HTTPStatus
from typing import Any

from django.db import Error as DatabaseTrouble
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils import timezone, translation

from kehoach_cms.comments import answers, display, services
from kehoach_cms.comments.answers import public_answer
from kehoach_cms.comments.forms import ChangeForm
from kehoach_cms.comments.guard.addresses import address_keys
from kehoach_cms.comments.guard.origin import Origin, origin_of
from kehoach_cms.comments.guard.rates import TooMany
from kehoach_cms.comments.models import Comment, CommentStatus
from kehoach_cms.comments.notices import comment_notice
from kehoach_cms.comments.requests import Refused, read_fields
from kehoach_cms.conf import settings
from kehoach_cms.i18n import _now


@public_answer("GET", "HEAD")
def follow(request: HttpRequest, key: str) -> HttpResponse:
    """What became of one's own comment."""
    comment = answers.own_comment(key)
    if comment is None:
        return answers.gone(request)
    with translation.override(comment.language or None):
        return answers.shell(request, "follow.html", comment=comment, **_state(comment), **_ways_on(comment, key))


def _ways_on(comment: Comment, key: str) -> dict[str, Any]:
    """The addresses to which the page of one's own leads."""
    if comment.erased_at is not None or comment.status == CommentStatus.ERASED:
        return {}
    may_change = services.can_change(comment)
    until = comment.created_at + timedelta(minutes=services.CHANGE_MINUTES)
    return {
        "change_url": reverse("kehoach_services:comment_change", args=[key]) if may_change else "",
        "minutes_left": max(1, round((until - timezone.now()).total_seconds() / 60)) if may_change else 0,
        "data_url": reverse("kehoach_services:comment_data", args=[key]),
        "withdraw_url": reverse("kehoach_services:comment_withdraw", args=[key]),
    }


def _state(comment: Comment) -> dict[str, Any]:
    """The state in the sender's words. Spam only waits: to tell its sender would teach how to pass."""
    is_erased = comment.erased_at is not None or comment.status == CommentStatus.ERASED
    refused = comment.status in (CommentStatus.REJECTED, CommentStatus.HIDDEN)
    if is_erased:
        title, tone = _now("Your comment has been erased"), ""
    elif comment.status == CommentStatus.APPROVED:
        title, tone = _now("Your comment is published"), "ok"
    elif comment.status == CommentStatus.HANDLED:
        title, tone = _now("The editors have dealt with your comment"), "ok"
    elif refused:
        title, tone = _now("Your comment is not published"), "warn"
    else:
        title, tone = _now("Your comment is waiting for review"), ""
    answered = comment.replies.filter(
        status__in=(CommentStatus.APPROVED, CommentStatus.HANDLED), is_agency=True, erased_at=None
    )
    return {
        "title": title,
        "tone": tone,
        "reason": comment.decision_note if refused else "",
        "item": None if is_erased else display.comment_view(comment),
        "pending": display.preview(comment.author_name, comment.pending_body) if comment.pending_body else None,
        "answers": [display.comment_view(reply) for reply in answered],
    }


@public_answer("GET", "HEAD", "POST")
def change(request: HttpRequest, key: str) -> HttpResponse:
    """The form to change one's words, and taking the change."""
    if request.method == "POST":
        return _receive(request, key)
    comment = answers.own_comment(key)
    if comment is None:
        return answers.gone(request)
    with translation.override(comment.language or None):
        if not services.can_change(comment):
            return _too_late(request, key, "")
        return _form(request, key, display.FieldView(comment.pending_body or comment.body))


def _receive(request: HttpRequest, key: str) -> HttpResponse:
    try:
        fields = read_fields(request)
    except Refused as refused:
        return answers.standalone(request, refused.status, message=refused.message)
    form = ChangeForm(fields)
    typed = form.typed("noi_dung")
    try:
        comment = answers.own_comment(key)
        if comment is None:
            return answers.gone(request, text=typed)
        with translation.override(comment.language or None):
            if origin_of(request) is Origin.FOREIGN:
                return _form(request, key, display.FieldView(typed), "foreign", HTTPStatus.FORBIDDEN)
            if not form.is_valid():
                return _form(request, key, display.FieldView(typed, form.errors_of("noi_dung")), "errors")
            return _change(request, key, comment, form)
    except DatabaseTrouble:
        return answers.unavailable(request, kept=typed)


def _change(request: HttpRequest, key: str, comment: Comment, form: ChangeForm) -> HttpResponse:
    try:
        changed = services.change_comment(comment.pk, form.cleaned_data["noi_dung"], address_keys(request))
    except TooMany as refused:
        field = display.FieldView(form.typed("noi_dung"))
        response = _form(request, key, field, "too_many", HTTPStatus.TOO_MANY_REQUESTS, refused.wait)
        response["Retry-After"] = str(refused.wait)
        return response
    if not changed:
        return _too_late(request, key, form.typed("noi_dung"))
    return answers.see_other("comment_follow", key)


def _form(
    request: HttpRequest,
    key: str,
    field: display.FieldView,
    why: str = "",
    status: int = HTTPStatus.OK,
    wait: int = 0,
) -> HttpResponse:
    return answers.shell(
        request,
        "change.html",
        status,
        text=field,
        errors=[display.ErrorView(error, "noi_dung") for error in field.errors],
        notice=comment_notice(why, wait),
        max_length=settings.COMMENTS_MAX_LENGTH,
        follow_url=reverse("kehoach_services:comment_follow", args=[key]),
    )


def _too_late(request: HttpRequest, key: str, typed: str) -> HttpResponse:
    return answers.shell(
        request,
        "gone.html",
        HTTPStatus.CONFLICT,
        title=_now("The time to change this comment is over."),
        kept=typed,
        follow_url=reverse("kehoach_services:comment_follow", args=[key]),
    )
