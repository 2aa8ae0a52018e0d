"""The page on which a reader reports a comment: reasons to choose from, nothing to write."""

from http import HTTPStatus

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils import translation

from kehoach_cms.comments import answers, display
from kehoach_cms.comments.answers import public_answer
from kehoach_cms.comments.guard.addresses import address_keys
from kehoach_cms.comments.guard.origin import Origin, origin_of
from kehoach_cms.comments.guard.rates import TooMany
from kehoach_cms.comments.models import Comment, CommentStatus, ReportReason
from kehoach_cms.comments.notices import report_notice
from kehoach_cms.comments.reports.services import report
from kehoach_cms.comments.requests import Refused, read_fields
from kehoach_cms.comments.targets import Target, find_target
from kehoach_cms.i18n import _now


@public_answer("GET", "HEAD", "POST")
def report_comment(request: HttpRequest, comment_id: int) -> HttpResponse:
    """The reasons, and taking a report."""
    comment, target = _shown(request, comment_id)
    if comment is None or target is None:
        return answers.gone(request)
    with translation.override(target.page.locale.language_code):
        if request.method == "POST":
            return _receive(request, comment, target)
        return _form(request, comment, target)


def _shown(request: HttpRequest, comment_id: int) -> tuple[Comment | None, Target | None]:
    """A published comment of a reader, on a page that shows comments to everybody."""
    shown = Comment.objects.filter(status=CommentStatus.APPROVED, is_agency=False, erased_at=None)
    comment = shown.filter(pk=comment_id).first() if comment_id < 2**63 else None
    target = find_target(request, comment.page_id) if comment is not None and comment.page_id else None
    return (comment, target) if target is not None and target.state.is_shown else (None, None)


def _receive(request: HttpRequest, comment: Comment, target: Target) -> HttpResponse:
    try:
        fields = read_fields(request)
    except Refused as refused:
        return answers.standalone(request, refused.status, message=refused.message)
    chosen = fields.get("ly_do", "")
    if origin_of(request) is Origin.FOREIGN:
        return _form(request, comment, target, chosen, "foreign", HTTPStatus.FORBIDDEN)
    if chosen not in ReportReason.values:
        return _form(request, comment, target, "", "errors")
    try:
        report(comment.pk, ReportReason(chosen), address_keys(request))
    except TooMany as refused:
        response = _form(request, comment, target, chosen, "too_many", HTTPStatus.TOO_MANY_REQUESTS, refused.wait)
        response["Retry-After"] = str(refused.wait)
        return response
    return answers.see_other("comment_reported", target.page.pk)


def _form(
    request: HttpRequest,
    comment: Comment,
    target: Target,
    chosen: str = "",
    why: str = "",
    status: int = HTTPStatus.OK,
    wait: int = 0,
) -> HttpResponse:
    error = _now("Choose a reason") if why == "errors" else ""
    return answers.page(
        request,
        "report.html",
        target,
        status,
        item=display.comment_view(comment),
        reasons=ReportReason.choices,
        chosen=chosen,
        notice=report_notice(why, wait),
        error=error,
        errors=[display.ErrorView(error, "ly_do")] if error else [],
    )


@public_answer("GET", "HEAD")
def reported(request: HttpRequest, page_id: int) -> HttpResponse:
    """Thanks; says nothing of the comment."""
    target = find_target(request, page_id)
    if target is None:
        return answers.gone(request)
    with translation.override(target.page.locale.language_code):
        return answers.page(request, "reported.html", target, back=reverse("kehoach_services:comments", args=[page_id]))
