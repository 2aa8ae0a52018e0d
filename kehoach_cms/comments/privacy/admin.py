"""Requests about personal data in the admin: what is due, writing one down, carrying it out."""

from typing import Any

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.functional import cached_property
from django.views.generic import TemplateView
from wagtail.admin import messages
from wagtail.admin.ui.tables import Column, DateColumn, TitleColumn
from wagtail.admin.views import generic
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin
from wagtail.admin.views.generic.permissions import PermissionCheckedMixin
from wagtail.admin.widgets import HeaderButton
from wagtail.permission_policies import ModelPermissionPolicy

from kehoach_cms.comments.models import Comment
from kehoach_cms.comments.privacy.models import PersonRequest, RequestKind
from kehoach_cms.comments.privacy.requests import (
    NotCarriedOut,
    carry_out,
    comments_of_email,
    data_of,
    note_answered,
    open_request,
    refuse,
)
from kehoach_cms.comments.privacy.telling import HANDLE
from kehoach_cms.conf import today
from kehoach_cms.i18n import _, _now

PERMISSION = f"kehoach_cms.{HANDLE}"
NAMESPACE = "kehoach_comments"
TEMPLATES = "kehoach_cms/comments/admin"
WHY_NOT = {
    "closed": _("This request has been dealt with already."),
    "reason": _("Write why the request is refused."),
}


def may_handle(user: Any) -> bool:
    """Whether somebody deals with requests about personal data."""
    return bool(user.has_perm(PERMISSION))


def due(user: Any) -> dict[str, int]:
    """How many requests are open, and how many of them are late; nothing for those who may not handle any."""
    if not may_handle(user):
        return {}
    waiting = PersonRequest.objects.filter(done_at=None)
    late = sum(row.done_due < today() or _answer_is_late(row) for row in waiting)
    return {"open": len(waiting), "late": late}


def _answer_is_late(request: PersonRequest) -> bool:
    return request.answered_at is None and request.answer_due < today()


class _HandlersOnly(PermissionCheckedMixin):
    """Users with the permission to handle requests about personal data."""

    permission_policy = ModelPermissionPolicy(Comment)

    def user_has_permission(self, permission: str) -> bool:
        """The one that counts here."""
        return may_handle(self.request.user)

    permission_required = "handle"


class RequestsView(_HandlersOnly, generic.IndexView):
    """All requests: open ones by the day on which they are due."""

    model = PersonRequest
    any_permission_required = None
    page_title = _("Requests about personal data")
    header_icon = "user"
    index_url_name = f"{NAMESPACE}:requests"
    is_searchable = False
    paginate_by = 50
    columns = [
        TitleColumn("kind", label=_("Request"), accessor="get_kind_display", url_name=f"{NAMESPACE}:request"),
        DateColumn("received_at", label=_("Received")),
        Column("answer_due", label=_("Answer by")),
        Column("done_due", label=_("Carry out by")),
        DateColumn("done_at", label=_("Done")),
        Column("proof", label=_("How the person is known")),
    ]

    def order_queryset(self, queryset: Any) -> Any:
        """Open ones first."""
        return queryset.order_by("done_at", "done_due", "pk")

    @cached_property
    def header_buttons(self) -> list[HeaderButton]:
        """Writing one down."""
        return [HeaderButton(_now("Write a request down"), url=reverse(f"{NAMESPACE}:new_request"), icon_name="plus")]


class NewRequestView(_HandlersOnly, WagtailAdminTemplateMixin, TemplateView):
    """A request that came by letter, telephone or in person."""

    template_name = f"{TEMPLATES}/new_request.html"
    page_title = _("Write a request down")
    header_icon = "user"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """The form, with what was typed."""
        return super().get_context_data(**kwargs) | {"kinds": RequestKind.choices, "typed": self.request.POST}

    def post(self, request: HttpRequest) -> HttpResponse:
        """Find the comments and start the clocks; an address that sent none, or no proof, is an error."""
        kind, address = request.POST.get("kind", ""), request.POST.get("email", "").strip()
        ids = [number for number in request.POST.get("numbers", "").replace(",", " ").split() if number.isdecimal()]
        comments = {comment.pk: comment for comment in comments_of_email(address)}
        found = Comment.objects.filter(pk__in=[int(number) for number in ids if len(number) < 19])
        comments.update({comment.pk: comment for comment in found})
        proof = request.POST.get("proof", "").strip()[:250]
        if kind not in RequestKind.values or not comments or not proof:
            messages.error(
                request, _now("Choose what is asked, name comments that exist, and how the person is known.")
            )
            return self.render_to_response(self.get_context_data())
        made = open_request(RequestKind(kind), comments.values(), proof=proof, user=request.user)
        return redirect(f"{NAMESPACE}:request", made.pk)


class RequestView(_HandlersOnly, WagtailAdminTemplateMixin, TemplateView):
    """One request: its clocks, the comments meant, carrying it out or refusing it."""

    template_name = f"{TEMPLATES}/request.html"
    page_title = _("Request about personal data")
    header_icon = "user"

    @cached_property
    def asked(self) -> PersonRequest:
        """The request of this address."""
        return get_object_or_404(PersonRequest, pk=self.kwargs["pk"])

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """The request and its comments."""
        return super().get_context_data(**kwargs) | {
            "asked": self.asked,
            "comments": Comment.objects.filter(uid__in=self.asked.comment_uids),
            "requests_url": reverse(f"{NAMESPACE}:requests"),
        }

    def post(self, request: HttpRequest, pk: int) -> HttpResponse:
        """Note the answer, carry out or refuse; access hands out a file."""
        try:
            if request.POST.get("do") == "answered":
                note_answered(self.asked, request.user)
                messages.success(request, _now("It is noted that the person has been answered."))
                return redirect(f"{NAMESPACE}:request", pk)
            if request.POST.get("do") == "refuse":
                refuse(self.asked, request.POST.get("because", ""), request.user)
            elif self.asked.kind == RequestKind.ACCESS:
                kept = data_of(Comment.objects.filter(uid__in=self.asked.comment_uids))
                carry_out(self.asked, request.user)
                response = JsonResponse({"comments": kept}, json_dumps_params={"ensure_ascii": False, "indent": 2})
                response["Content-Disposition"] = f'attachment; filename="yeu-cau-{pk}.json"'
                response["Cache-Control"] = "no-store"
                return response
            else:
                carry_out(self.asked, request.user)
        except NotCarriedOut as error:
            messages.error(request, WHY_NOT[error.code])
        except OSError:
            words = _now("Nothing has been erased: the list of erasures (COMMENTS_ERASURES_FILE) cannot be written.")
            messages.error(request, words)
        else:
            messages.success(request, _now("The request has been dealt with."))
        return redirect(f"{NAMESPACE}:request", pk)
