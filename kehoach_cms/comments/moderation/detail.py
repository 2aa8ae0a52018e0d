"""One comment in the admin: its text, page and warnings, the decision, the agency's answer, its history."""

from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.functional import cached_property
from django.views.generic import TemplateView
from wagtail.admin import messages
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin

from kehoach_cms.comments.cleaning import Unclean, has_words
from kehoach_cms.comments.guard import scoring
from kehoach_cms.comments.models import Comment, CommentStatus
from kehoach_cms.comments.moderation.base import NAMESPACE, TEMPLATES, WHY_NOT, ModeratorsOnly, buttons, seen_as
from kehoach_cms.comments.moderation.models import CannedKind, CannedText, CommentOriginal
from kehoach_cms.comments.moderation.redacting import suggested_cuts
from kehoach_cms.comments.moderation.services import NotDecided, answer, redact, see_original
from kehoach_cms.comments.queries import agency_name
from kehoach_cms.comments.rendering import text_html
from kehoach_cms.i18n import _, _now
from kehoach_cms.parameters import whole_number

SEE_ORIGINAL = "kehoach_cms.see_original_comment"


class DetailView(ModeratorsOnly, WagtailAdminTemplateMixin, TemplateView):
    """Everything that a decision needs, on one page."""

    template_name = f"{TEMPLATES}/detail.html"
    page_title = _("Comment")
    header_icon = "comment"

    @cached_property
    def comment(self) -> Comment:
        """The comment of this address, if it is this moderator's."""
        comments = self.comments.select_related("page", "parent", "decided_by")
        return get_object_or_404(comments, pk=self.kwargs["pk"])

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        """The way back to the queue."""
        return [
            *self.breadcrumbs_items,
            {"url": reverse(f"{NAMESPACE}:index"), "label": _now("Review comments")},
            {"url": "", "label": self.comment.author_name or _now("Comment")},
        ]

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Words, page, warnings, history, and what can be done."""
        comment = self.comment
        page = comment.page
        edit_url = None
        if page is not None and page.permissions_for_user(self.request.user).can_edit():
            edit_url = reverse("wagtailadmin_pages:edit", args=[page.pk])
        can_answer = comment.status in (CommentStatus.APPROVED, CommentStatus.HANDLED) and comment.erased_at is None
        return super().get_context_data(**kwargs) | {
            "comment": comment,
            "text": text_html(comment.body),
            "pending": text_html(comment.pending_body) if comment.pending_body else "",
            "parent_text": text_html(comment.parent.body) if comment.parent else "",
            "page_url": page.get_url(self.request) if page is not None and page.live else None,
            "page_edit_url": edit_url,
            "warnings": [(scoring.label(reason), reason["points"]) for reason in comment.reasons],
            "reports": comment.reports.all()[:100],
            "events": comment.events.select_related("user"),
            "answers": [(reply, text_html(reply.body)) for reply in comment.replies.filter(is_agency=True)],
            "buttons": buttons(comment),
            "seen": seen_as(comment),
            "reasons": CannedText.objects.filter(kind=CannedKind.REASON),
            "canned_answers": CannedText.objects.filter(kind=CannedKind.ANSWER),
            "decide_url": reverse(f"{NAMESPACE}:decide"),
            "answer_url": reverse(f"{NAMESPACE}:answer", args=[comment.pk]),
            "can_answer": can_answer,
            "agency_name": kwargs.get("name") or agency_name(comment),
            "redact_url": reverse(f"{NAMESPACE}:redact", args=[comment.pk]),
            "can_redact": not (comment.erased_at or comment.pending_body or comment.is_agency),
            "redact_typed": kwargs.get("redact_typed") or suggested_cuts(comment.body),
            "redact_name": kwargs.get("redact_name") or suggested_cuts(comment.author_name),
            "original_url": self._original_url(comment),
        }

    def _original_url(self, comment: Comment) -> str:
        """For those who may see what was taken out, where anything was."""
        if comment.redacted_at is None or not self.request.user.has_perm(SEE_ORIGINAL):
            return ""
        return reverse(f"{NAMESPACE}:original", args=[comment.pk])


class AnswerView(DetailView):
    """Publish the agency's answer; what was typed comes back when something is wrong with it."""

    http_method_names = ["post"]

    def post(self, request: HttpRequest, pk: int) -> HttpResponse:
        """Answer, and go back to the comment."""
        text, name = request.POST.get("text", ""), request.POST.get("name", "")
        if not has_words(text):
            text = self._canned(request.POST.get("canned", ""))
        if not (has_words(text) and has_words(name)) or len(name) > 100:
            messages.error(request, _now("Write the answer and the name of the agency."))
            return self.render_to_response(self.get_context_data(text_typed=text, name=name))
        try:
            answer(self.comment, text=text, name=name, user=request.user)
        except NotDecided as error:
            messages.error(request, WHY_NOT[error.code])
        except Unclean:
            messages.error(request, _now("Too many marks are piled on one letter"))
        else:
            messages.success(request, _now("The answer is published."))
            return redirect(f"{NAMESPACE}:detail", pk)
        return self.render_to_response(self.get_context_data(text_typed=text, name=name))

    def _canned(self, chosen: str) -> str:
        canned = CannedText.objects.filter(pk=whole_number(chosen), kind=CannedKind.ANSWER).first()
        return canned.text if canned else ""


class RedactView(DetailView):
    """Take personal information out of a comment; a wrong attempt comes back as it was typed."""

    http_method_names = ["post"]

    def post(self, request: HttpRequest, pk: int) -> HttpResponse:
        """Take out what the moderator deleted, and go back to the comment."""
        shortened, version = request.POST.get("text", ""), request.POST.get("version", "")
        name = request.POST.get("name")
        number = int(version) if version.isascii() and version.isdigit() and len(version) < 9 else 0
        try:
            redact(self.comment.pk, shortened, user=request.user, version=number, name=name)
        except NotDecided as error:
            messages.error(request, WHY_NOT[error.code])
        except Unclean:
            messages.error(request, _now("Too many marks are piled on one letter"))
        else:
            messages.success(request, _now("The personal information has been taken out."))
            return redirect(f"{NAMESPACE}:detail", pk)
        return self.render_to_response(self.get_context_data(redact_typed=shortened, redact_name=name))


class OriginalView(DetailView):
    """The words before anything was taken out: only by a press of a button, which the log records."""

    http_method_names = ["post"]
    template_name = f"{TEMPLATES}/original.html"

    def post(self, request: HttpRequest, pk: int) -> HttpResponse:
        """Show them."""
        if not request.user.has_perm(SEE_ORIGINAL):
            raise PermissionDenied
        try:
            original = see_original(self.comment, request.user)
        except CommentOriginal.DoesNotExist as error:
            raise Http404 from error
        context = super(DetailView, self).get_context_data(
            comment=self.comment,
            original=text_html(original.body),
            name=original.author_name or self.comment.author_name,
            detail_url=reverse(f"{NAMESPACE}:detail", args=[pk]),
        )
        return self.render_to_response(context)
