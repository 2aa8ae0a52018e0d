"""What a sender may do with their data, and the links of e-mails. A GET shows, only a POST acts: mail scanners GET."""

from http import HTTPStatus

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.urls import reverse
from django.utils import translation
from wagtail.models import Site

from kehoach_cms.comments import answers
from kehoach_cms.comments.answers import public_answer
from kehoach_cms.comments.guard.origin import Origin, origin_of
from kehoach_cms.comments.models import Comment
from kehoach_cms.comments.privacy.mails import confirm, subscription_of, unsubscribe
from kehoach_cms.comments.privacy.models import RequestKind
from kehoach_cms.comments.privacy.requests import data_of, serve_oneself
from kehoach_cms.comments.privacy.retention import term
from kehoach_cms.comments.privacy.vault import can_keep_email
from kehoach_cms.comments.targets import read_site
from kehoach_cms.conf import DEFAULTS, settings
from kehoach_cms.i18n import _now


@public_answer("GET", "HEAD")
def notice(request: HttpRequest) -> HttpResponse:
    """What is done with the data of those who comment, for how long, and what they may ask."""
    if not settings.COMMENTS:
        return answers.gone(request)
    language = (translation.get_language() or "vi").split("-")[0]
    return answers.shell(
        request,
        "privacy.html",
        agency=read_site(Site.find_for_request(request), language).agency,
        keeps_email=can_keep_email(),
        days={name: term(name) for name in DEFAULTS["COMMENTS_RETENTION_DAYS"]},
    )


@public_answer("POST")
def data(request: HttpRequest, key: str) -> HttpResponse:
    """Everything that is kept of one's own comment, as a file."""
    comment = _own(key)
    if comment is None:
        return answers.gone(request)
    if origin_of(request) is Origin.FOREIGN:
        return JsonResponse({}, status=HTTPStatus.FORBIDDEN)
    kept = data_of([comment])
    serve_oneself(RequestKind.ACCESS, comment)
    response = JsonResponse({"comments": kept}, json_dumps_params={"ensure_ascii": False, "indent": 2})
    response["Content-Disposition"] = 'attachment; filename="binh-luan.json"'
    return response


@public_answer("GET", "HEAD", "POST")
def withdraw(request: HttpRequest, key: str) -> HttpResponse:
    """Withdraw one's consent: the comment is erased for good, at once."""
    comment = _own(key)
    if comment is None:
        return answers.gone(request)
    follow_url = reverse("kehoach_services:comment_follow", args=[key])
    with translation.override(comment.language or None):
        if request.method != "POST":
            return answers.shell(request, "withdraw.html", follow_url=follow_url)
        if origin_of(request) is Origin.FOREIGN:
            return answers.shell(request, "withdraw.html", HTTPStatus.FORBIDDEN, follow_url=follow_url)
        try:
            serve_oneself(RequestKind.WITHDRAW, comment)
        except OSError:  # the list of erasures cannot be written
            message = _now(
                "Your comment cannot be erased at the moment. Your wish is on record and will be carried out."
            )
            return answers.unavailable(request, message=message)
    return answers.see_other("comment_follow", key)


def _own(key: str) -> Comment | None:
    comment = answers.own_comment(key)
    return comment if comment is not None and comment.erased_at is None else None


@public_answer("GET", "HEAD", "POST")
def mail_confirm(request: HttpRequest, uid: object, key: str) -> HttpResponse:
    """The second consent: whoever reads the mailbox wants notices."""
    return _mail(request, uid, key, confirming=True)


@public_answer("GET", "HEAD", "POST")
def mail_stop(request: HttpRequest, uid: object, key: str) -> HttpResponse:
    """No more notices. Mail programs may post here by themselves (RFC 8058), so no origin is asked."""
    return _mail(request, uid, key, confirming=False)


def _mail(request: HttpRequest, uid: object, key: str, *, confirming: bool) -> HttpResponse:
    subscription = subscription_of(uid, key) if settings.COMMENTS else None  # type: ignore[arg-type]
    if subscription is None:
        return answers.gone(request)
    with translation.override(subscription.comment.language or None):
        done = request.method == "POST"
        if done and confirming and origin_of(request) is Origin.FOREIGN:
            return answers.shell(request, "mail.html", HTTPStatus.FORBIDDEN, confirming=True, done=False)
        if done:
            (confirm if confirming else unsubscribe)(subscription)
        return answers.shell(request, "mail.html", confirming=confirming, done=done)
