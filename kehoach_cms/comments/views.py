"""What the public can call.

None of these answers reads a session, a user or a cookie, sets one, or is kept by a cache. Whatever goes
wrong, the answer gives the text back (related-comments A4): only a 303 means that a comment is stored.
"""

from collections.abc import Callable
from functools import wraps
from http import HTTPStatus
from typing import Any

from django.core.exceptions import ValidationError
from django.db import DatabaseError, transaction
from django.http import HttpRequest, HttpResponse, HttpResponseNotAllowed, JsonResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import translation
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt

from kehoach_cms.comments import display, services
from kehoach_cms.comments.forms import CommentForm, read_parent
from kehoach_cms.comments.guard.addresses import address_keys
from kehoach_cms.comments.guard.origin import Origin, origin_of
from kehoach_cms.comments.guard.rates import SPAN
from kehoach_cms.comments.guard.tokens import Token, make_token, read_token
from kehoach_cms.comments.models import Comment, CommentStatus
from kehoach_cms.comments.queries import answerable, by_follow_key
from kehoach_cms.comments.requests import Refused, read_fields
from kehoach_cms.comments.services import Outcome, Submission
from kehoach_cms.comments.targets import Target, find_target
from kehoach_cms.conf import settings
from kehoach_cms.i18n import _now

View = Callable[..., HttpResponse]
_KEY_LENGTH = 32


def public_answer(*methods: str) -> Callable[[View], View]:
    """An answer for anybody: no cookie, no token of Django's, no cache, no frame, no long transaction."""

    def decorate(view: View) -> View:
        @wraps(view)
        def answer(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
            if request.method not in methods:
                response: HttpResponse = HttpResponseNotAllowed(methods)
            else:
                response = view(request, *args, **kwargs)
            response["X-Frame-Options"] = "DENY"
            response["X-Robots-Tag"] = "noindex"
            response["Referrer-Policy"] = "same-origin"
            return response

        # A 303 must mean that the comment is committed, also where a project wraps requests in transactions.
        return csrf_exempt(never_cache(transaction.non_atomic_requests(answer)))

    return decorate


@public_answer("GET", "HEAD", "POST")
def write(request: HttpRequest, page_id: int) -> HttpResponse:
    """The comments on a page and the form, on a page of their own; and where the form is sent."""
    if request.method == "POST":
        return _receive(request, page_id)
    target = find_target(request, page_id)
    if target is None:
        return _gone(request)
    with translation.override(target.page.locale.language_code):
        block = display.comments_block(target.page, request, after=_number(request.GET.get("sau", "")))
        if block is not None and block.form is not None:
            answered = _answered(request, target)
            if answered is not None:
                block.form = display.form_for_answer(block.form, answered)
            block.form.token = make_token(target.page.pk, block.form.parent)
        return _page(request, "thread.html", target, comments=block, closed_note=display.closed_note(target.state))


def _number(text: str) -> int:
    return int(text) if text.isascii() and text.isdigit() and len(text) < 19 else 0


def _answered(request: HttpRequest, target: Target) -> Comment | None:
    """The comment that a reader wants to answer; one that cannot be answered is ignored."""
    number = _number(request.GET.get("tra_loi", ""))
    return answerable(target.keeper_id).filter(pk=number).first() if number else None


def _receive(request: HttpRequest, page_id: int) -> HttpResponse:
    try:
        fields = read_fields(request)
    except Refused as refused:
        return _standalone(request, refused.status, message=refused.message)
    try:
        target = find_target(request, page_id)
        if target is None:
            return _gone(request, text=fields.get("noi_dung", ""))
        with translation.override(target.page.locale.language_code):
            return _take(request, target, CommentForm(fields, target.keeper_id))
    except DatabaseError:
        return _unavailable(request, page_id, CommentForm(fields, page_id))


def _take(request: HttpRequest, target: Target, form: CommentForm) -> HttpResponse:
    """One step after the other, each with its own answer (related-comments A4)."""
    origin = origin_of(request)
    if not target.state.is_open:
        note = display.closed_note(target.state)
        context = {"title": note, "kept": form.typed("noi_dung"), "article": target.path}
        return _shell(request, "gone.html", HTTPStatus.CONFLICT, **context)
    if origin is Origin.FOREIGN:
        return _ask_again(request, target, form, "foreign", HTTPStatus.FORBIDDEN)
    form.full_clean()
    if form.has_wrong_parent:
        return _ask_again(request, target, form, "errors", HTTPStatus.BAD_REQUEST)
    parent = form.cleaned_data["tra_loi"]
    token = read_token(form.typed("ma"), target.page.pk, parent)
    if token is None and form.lacks_only_consent:
        return _ask_again(request, target, form, "expired" if form.typed("ma") else "check")
    if token is None or not form.is_valid():
        return _ask_again(request, target, form, "errors")
    return _submit(request, target, form, token, origin)


def _submit(request: HttpRequest, target: Target, form: CommentForm, token: Token, origin: Origin) -> HttpResponse:
    receipt = services.submit_comment(
        Submission(
            target=target,
            parent_id=form.cleaned_data["tra_loi"],
            name=form.cleaned_data["ten"],
            text=form.cleaned_data["noi_dung"],
            token=token,
            keys=address_keys(request),
            honeypot=bool(form.typed("ho_ten_2")),
            origin_unknown=origin is Origin.UNKNOWN,
        )
    )
    if receipt.outcome is Outcome.GONE:
        return _gone(request, text=form.typed("noi_dung"))
    if receipt.outcome is Outcome.TOO_MANY:
        response = _ask_again(request, target, form, "too_many", HTTPStatus.TOO_MANY_REQUESTS)
        response["Retry-After"] = str(SPAN)
        return response
    if receipt.outcome is Outcome.CHANGED:
        return _ask_again(request, target, form, "changed")
    response = HttpResponse(status=HTTPStatus.SEE_OTHER)
    response["Location"] = reverse("kehoach_services:comment_received", args=[receipt.key])
    return response


def _ask_again(
    request: HttpRequest, target: Target, form: CommentForm, why: str, status: int = HTTPStatus.OK
) -> HttpResponse:
    """The form with everything typed and a token that is good; nothing is stored.

    `why`: "check" (read it once more, and send), "expired", "errors", "foreign", "too_many", "changed".
    """
    form.full_clean()
    parent = form.cleaned_data.get("tra_loi")
    # A token that is still good stays: whoever mends a form in two seconds is not hasty.
    unused = why in ("errors", "too_many") and read_token(form.typed("ma"), target.page.pk, parent)
    token = form.typed("ma") if unused else make_token(target.page.pk, parent)
    view = display.filled_form(form, target, token, parent=parent, with_errors=why == "errors")
    text = form.cleaned_data.get("noi_dung", "")
    seen = display.preview(form.cleaned_data.get("ten", ""), text) if why == "check" else None
    return _page(request, "again.html", target, status=status, form=view, why=why, preview=seen)


@public_answer("POST")
def token(request: HttpRequest, page_id: int) -> HttpResponse:
    """A token for the form of a cached page: `{"token": ...}`."""
    if origin_of(request) is Origin.FOREIGN:
        return JsonResponse({}, status=HTTPStatus.FORBIDDEN)
    try:
        fields = read_fields(request) if request.META.get("CONTENT_LENGTH") else {}
        parent = read_parent(fields.get("tra_loi", ""))
        target = find_target(request, page_id)
    except Refused as refused:
        return JsonResponse({}, status=refused.status)
    except ValidationError:
        return JsonResponse({}, status=HTTPStatus.BAD_REQUEST)
    except DatabaseError:
        return JsonResponse({}, status=HTTPStatus.SERVICE_UNAVAILABLE)
    if target is None:
        return JsonResponse({}, status=HTTPStatus.NOT_FOUND)
    if not target.state.is_open:
        return JsonResponse({}, status=HTTPStatus.CONFLICT)
    return JsonResponse({"token": make_token(target.page.pk, parent)})


@public_answer("GET", "HEAD")
def received(request: HttpRequest, key: str) -> HttpResponse:
    """That a comment was received, with the way to follow it; it shows no text."""
    comment = _own_comment(key)
    if comment is None:
        return _gone(request)
    with translation.override(comment.language or None):
        url = reverse("kehoach_services:comment_follow", args=[key])
        return _shell(request, "received.html", HTTPStatus.OK, comment=comment, follow_url=url)


@public_answer("GET", "HEAD")
def follow(request: HttpRequest, key: str) -> HttpResponse:
    """What became of one's own comment."""
    comment = _own_comment(key)
    if comment is None:
        return _gone(request)
    with translation.override(comment.language or None):
        return _shell(request, "follow.html", HTTPStatus.OK, comment=comment, **_state(comment))


def _own_comment(key: str) -> Comment | None:
    is_key = len(key) == _KEY_LENGTH and all(char in "0123456789abcdef" for char in key)
    return by_follow_key(key) if settings.COMMENTS and is_key else None


def _state(comment: Comment) -> dict[str, Any]:
    """The state in the sender's words. Spam only waits: to tell its sender would teach how to pass."""
    if comment.status == CommentStatus.APPROVED:
        title, tone, key = _now("Your comment is published"), "ok", "done"
    elif comment.status in (CommentStatus.REJECTED, CommentStatus.HIDDEN):
        title, tone, key = _now("Your comment is not published"), "warn", "cancelled"
    elif comment.status == CommentStatus.ERASED:
        title, tone, key = _now("Your comment has been erased"), "", "cancelled"
    else:
        title, tone, key = _now("Your comment is waiting for review"), "", "pending"
    told = comment.status in (CommentStatus.REJECTED, CommentStatus.HIDDEN)
    item = display.comment_view(comment) if comment.status != CommentStatus.ERASED else None
    return {
        "title": title,
        "tone": tone,
        "state_key": key,
        "reason": comment.decision_note if told else "",
        "item": item,
        "answers": [
            display.comment_view(reply)
            for reply in comment.replies.filter(status=CommentStatus.APPROVED, is_agency=True)
        ],
    }


def _page(
    request: HttpRequest, template: str, target: Target, status: int = HTTPStatus.OK, **context: Any
) -> HttpResponse:
    """An answer about a page that everybody may see."""
    return _shell(request, template, status, article=target.path, article_title=target.page.title, **context)


def _shell(request: HttpRequest, template: str, status: int, **context: Any) -> HttpResponse:
    context["base_template"] = settings.BASE_TEMPLATE
    response = render(request, f"kehoach_cms/comments/{template}", context, status=status)
    response["Content-Language"] = translation.get_language() or ""
    return response


def _gone(request: HttpRequest, text: str = "") -> HttpResponse:
    """The same answer for a page that is missing, a draft, private or of another site."""
    title = _now("There is no page here that takes comments.")
    return _shell(request, "gone.html", HTTPStatus.NOT_FOUND, title=title, kept=text.replace("\0", "\ufffd"))


def _unavailable(request: HttpRequest, page_id: int, form: CommentForm) -> HttpResponse:
    """The form with its own token, drawn without the database: sending it again makes one comment."""
    view = display.form_view(page_id, "", form.typed("ma"))
    view.name = display.FieldView(form.typed("ten"))
    view.text = display.FieldView(form.typed("noi_dung"))
    view.consent = display.FieldView(form.typed("dong_y") == "1")
    view.parent = _number(form.typed("tra_loi")) or None
    message = _now("Your comment could not be stored. Please try again.")
    response = _standalone(request, HTTPStatus.SERVICE_UNAVAILABLE, message=message, form=view)
    response["Retry-After"] = "30"
    return response


def _standalone(request: HttpRequest, status: int, **context: Any) -> HttpResponse:
    return render(request, "kehoach_cms/comments/standalone.html", context, status=status)
