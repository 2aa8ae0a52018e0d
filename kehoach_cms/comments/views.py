"""What the public can call: the form and the comments of a page, the token, the thanks.

None of these answers reads a session, a user or a cookie, sets one, or is kept by a cache. Whatever goes
wrong, the answer gives the text back (related-comments A4): only a 303 means that a comment is stored.
"""

from http import HTTPStatus

from django.core.exceptions import ValidationError
from django.db import Error as DatabaseTrouble
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.urls import reverse
from django.utils import translation

from kehoach_cms.comments import answers, display, services
from kehoach_cms.comments.answers import public_answer
from kehoach_cms.comments.forms import CommentForm, read_parent
from kehoach_cms.comments.guard.addresses import address_keys
from kehoach_cms.comments.guard.origin import Origin, origin_of
from kehoach_cms.comments.guard.tokens import Token, make_token, read_token
from kehoach_cms.comments.models import Comment
from kehoach_cms.comments.notices import comment_notice
from kehoach_cms.comments.privacy.vault import can_keep_email
from kehoach_cms.comments.queries import answerable
from kehoach_cms.comments.requests import Refused, read_fields
from kehoach_cms.comments.services import Outcome, Submission
from kehoach_cms.comments.targets import Target, find_target
from kehoach_cms.parameters import whole_number


@public_answer("GET", "HEAD", "POST")
def write(request: HttpRequest, page_id: int) -> HttpResponse:
    """The comments on a page and the form, on a page of their own; and where the form is sent."""
    if request.method == "POST":
        return _receive(request, page_id)
    target = find_target(request, page_id)
    if target is None:
        return answers.gone(request)
    with translation.override(target.page.locale.language_code):
        block = display.comments_block(target.page, request, after=whole_number(request.GET.get("sau", "")))
        if block is not None and block.form is not None:
            answered = _answered(request, target)
            if answered is not None:
                block.form = display.form_for_answer(block.form, answered)
            block.form.token = make_token(target.page.pk, block.form.parent)
        return answers.page(
            request, "thread.html", target, comments=block, closed_note=display.closed_note(target.state)
        )


def _answered(request: HttpRequest, target: Target) -> Comment | None:
    """The comment that a reader wants to answer; one that cannot be answered is ignored."""
    number = whole_number(request.GET.get("tra_loi", ""))
    return answerable(target.keeper_id).filter(pk=number).first() if number else None


def _receive(request: HttpRequest, page_id: int) -> HttpResponse:
    try:
        fields = read_fields(request)
    except Refused as refused:
        return answers.standalone(request, refused.status, message=refused.message)
    try:
        target = find_target(request, page_id)
        if target is None:
            return answers.gone(request, text=fields.get("noi_dung", ""))
        with translation.override(target.page.locale.language_code):
            return _take(request, target, CommentForm(fields, target.keeper_id))
    except DatabaseTrouble:
        return _unavailable(request, page_id, CommentForm(fields, page_id))


def _take(request: HttpRequest, target: Target, form: CommentForm) -> HttpResponse:
    """One step after the other, each with its own answer (related-comments A4)."""
    origin = origin_of(request)
    if not target.state.is_open:
        note = display.closed_note(target.state)
        context = {"title": note, "kept": form.typed("noi_dung"), "article": target.path}
        return answers.shell(request, "gone.html", HTTPStatus.CONFLICT, **context)
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
            consent_text=display.consent_text(target.agency, target.state.mode),
            email=form.cleaned_data["thu"] if can_keep_email() else "",
            wants_mail=form.typed("nhan_tin") == "1",
            honeypot=bool(form.typed("ho_ten_2")),
            origin_unknown=origin is Origin.UNKNOWN,
        )
    )
    if receipt.outcome is Outcome.GONE:
        return answers.gone(request, text=form.typed("noi_dung"))
    if receipt.outcome is Outcome.TOO_MANY:
        response = _ask_again(request, target, form, "too_many", HTTPStatus.TOO_MANY_REQUESTS, receipt.wait)
        response["Retry-After"] = str(receipt.wait)
        return response
    if receipt.outcome is Outcome.CHANGED:
        return _ask_again(request, target, form, "changed")
    return answers.see_other("comment_received", receipt.key)


def _ask_again(
    request: HttpRequest,
    target: Target,
    form: CommentForm,
    why: str,
    status: int = HTTPStatus.OK,
    wait: int = 0,
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
    notice = comment_notice(why, wait)
    return answers.page(request, "again.html", target, status, form=view, why=why, notice=notice, preview=seen)


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
    except DatabaseTrouble:
        return JsonResponse({}, status=HTTPStatus.SERVICE_UNAVAILABLE)
    if target is None:
        return JsonResponse({}, status=HTTPStatus.NOT_FOUND)
    if not target.state.is_open:
        return JsonResponse({}, status=HTTPStatus.CONFLICT)
    return JsonResponse({"token": make_token(target.page.pk, parent)})


@public_answer("GET", "HEAD")
def received(request: HttpRequest, key: str) -> HttpResponse:
    """That a comment was received, with the way to follow it; it shows no text."""
    comment = answers.own_comment(key)
    if comment is None:
        return answers.gone(request)
    with translation.override(comment.language or None):
        url = reverse("kehoach_services:comment_follow", args=[key])
        return answers.shell(request, "received.html", comment=comment, follow_url=url, minutes=services.CHANGE_MINUTES)


def _unavailable(request: HttpRequest, page_id: int, form: CommentForm) -> HttpResponse:
    """The form with its own token, drawn without the database: sending it again makes one comment."""
    view = display.unchecked_form(page_id, form)
    view.parent = whole_number(form.typed("tra_loi")) or None
    return answers.unavailable(request, form=view)
