"""What moderators see: the queue "Duyệt bình luận", one comment with its history, and what they can do.

A moderator decides and answers. Nobody changes a reader's words or deletes them, so no view here can.
"""

from collections.abc import Iterable
from typing import Any

import django_filters
from django.contrib.auth.models import Permission
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import URLPattern, path, reverse
from django.utils.functional import cached_property
from django.utils.text import Truncator
from django.views.generic import TemplateView, View
from wagtail.admin import messages
from wagtail.admin.filters import WagtailFilterSet
from wagtail.admin.menu import MenuItem
from wagtail.admin.ui.sidebar import LinkMenuItem
from wagtail.admin.ui.tables import Column, DateColumn, TitleColumn
from wagtail.admin.utils import get_valid_next_url_from_request
from wagtail.admin.views import generic
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin
from wagtail.admin.views.generic.permissions import PermissionCheckedMixin
from wagtail.admin.viewsets.base import ViewSet
from wagtail.permission_policies import ModelPermissionPolicy

from kehoach_cms.comments.cleaning import Unclean, has_words
from kehoach_cms.comments.guard import scoring
from kehoach_cms.comments.models import Comment, CommentStatus
from kehoach_cms.comments.queries import agency_name, counts_by_status, held_count
from kehoach_cms.comments.rendering import text_html
from kehoach_cms.comments.services import Decision, NotDecided, answer, decide, possible_decisions
from kehoach_cms.i18n import _, _n, _now

NAMESPACE = "kehoach_comments"
PERMISSION = "kehoach_cms.moderate_comment"
TEMPLATES = "kehoach_cms/comments/admin"
#: The tab with every comment.
ALL = "all"

#: The button for a decision: its words, icon and looks.
BUTTONS = {
    Decision.APPROVE: (_("Approve and publish"), "check", ""),
    Decision.REJECT: (_("Do not publish"), "cross", "button-secondary"),
    Decision.SPAM: (_("Mark as spam"), "warning", "button-secondary"),
    Decision.HIDE: (_("Hide"), "no-view", "button-secondary"),
}
WHY_NOT = {
    "conflict": _("Somebody else has decided on this comment in the meantime."),
    "state": _("This cannot be done with a comment in this state."),
    "reason": _("Write the reason; the sender will read it."),
}


class ModeratorsOnly(PermissionCheckedMixin):
    """Users with the permission "moderate comments", and superusers."""

    permission_policy = ModelPermissionPolicy(Comment)
    any_permission_required = ["moderate"]


class CommentFilterSet(WagtailFilterSet):
    """The tabs as a filter, so that a search stays within one; the view does the filtering."""

    status = django_filters.ChoiceFilter(
        label=_("state"), choices=[*CommentStatus.choices, (ALL, _("All"))], empty_label=None
    )

    class Meta:
        model = Comment
        fields = ["status"]


class SelectColumn(Column):
    """A box to tick, for what is done with several comments at once."""

    cell_template_name = f"{TEMPLATES}/select_cell.html"
    header_template_name = f"{TEMPLATES}/select_header.html"


class DecisionsColumn(Column):
    """What can be done at once with one comment; a refusal needs a reason, so it has a page."""

    cell_template_name = f"{TEMPLATES}/decisions_cell.html"

    def get_value(self, instance: Comment) -> list[tuple[str, Any, str, str]]:
        """The buttons of a row."""
        return [button for button in buttons(instance) if button[0] != Decision.REJECT.value]


def buttons(comment: Comment) -> list[tuple[str, Any, str, str]]:
    """Value, words, icon and looks of what can be done with a comment."""
    return [(decision.value, *BUTTONS[decision]) for decision in possible_decisions(comment.status)]


def warnings(comment: Comment) -> str:
    """The guard's reasons in words."""
    return "; ".join(str(scoring.label(reason["code"])) for reason in comment.reasons)


class QueueView(ModeratorsOnly, generic.IndexView):
    """The queue: tabs, search, one or many decisions."""

    model = Comment
    permission_policy = ModeratorsOnly.permission_policy
    any_permission_required = ModeratorsOnly.any_permission_required
    page_title = _("Review comments")
    header_icon = "comment"
    index_url_name = f"{NAMESPACE}:index"
    index_results_url_name = f"{NAMESPACE}:results"
    results_template_name = f"{TEMPLATES}/queue_results.html"
    filterset_class = CommentFilterSet
    search_fields = ["body", "author_name", "page_title"]
    default_ordering = "-pk"
    paginate_by = 30
    columns = [
        SelectColumn("select"),
        TitleColumn(
            "body",
            label=_("Text"),
            accessor=lambda comment: Truncator(comment.body).chars(160),
            url_name=f"{NAMESPACE}:detail",
        ),
        Column("page_title", label=_("Page")),
        Column("author_name", label=_("Sender")),
        DateColumn("created_at", label=_("Sent at")),
        Column("reasons", label=_("Warnings"), accessor=warnings),
        DecisionsColumn("decisions", label=_("Decision")),
    ]

    @cached_property
    def tab(self) -> str:
        """The state whose comments are shown: at first, and for nonsense, those that wait."""
        status = self.request.GET.get("status", "")
        return status if status in (*CommentStatus.values, ALL) else CommentStatus.HELD.value

    def filter_queryset(self, queryset: QuerySet[Comment]) -> QuerySet[Comment]:
        """Those of the tab."""
        return queryset if self.tab == ALL else queryset.filter(status=self.tab)

    def get_context_data(self, *args: Any, **kwargs: Any) -> dict[str, Any]:
        """Add the tabs and what can be done with all that are ticked."""
        context = super().get_context_data(*args, **kwargs)
        counts = counts_by_status()
        address = reverse(self.index_url_name)
        tabs = [(value, label, counts[value]) for value, label in CommentStatus.choices]
        tabs.append((ALL, _now("All"), sum(counts.values())))
        return context | {
            "tabs": [(f"{address}?status={value}", label, count, value == self.tab) for value, label, count in tabs],
            "bulk_decisions": [
                (decision.value, *BUTTONS[decision])
                for decision in Decision
                if self.tab == ALL or decision in possible_decisions(self.tab)
            ],
            "decide_url": reverse(f"{NAMESPACE}:decide"),
            "next_url": f"{address}?status={self.tab}",
        }


class DecideView(ModeratorsOnly, View):
    """Decide on the comments that are ticked, or on the one whose button was pressed."""

    http_method_names = ["post"]

    def post(self, request: HttpRequest) -> HttpResponse:
        """Take the decision wherever it is still possible, and say how often it was."""
        note = request.POST.get("note", "")
        single, together = request.POST.get("one", ""), request.POST.get("decision", "")
        if single:
            value, _colon, chosen = single.partition(":")
            done, failed = self._decide(value, [chosen], note)
        else:
            done, failed = self._decide(together, request.POST.getlist("chosen")[:200], note)
        if done:
            messages.success(request, _n("%(number)s comment decided.", "%(number)s comments decided.", done))
        for code in sorted(failed):
            messages.error(request, WHY_NOT[code])
        if not done and not failed:
            messages.warning(request, _now("No comment was chosen."))
        return redirect(get_valid_next_url_from_request(request) or reverse(f"{NAMESPACE}:index"))

    def _decide(self, value: str, chosen: Iterable[str], note: str) -> tuple[int, set[str]]:
        done, failed = 0, set()
        for item in chosen:
            number, _colon, seen = item.partition(":")
            try:
                decide(int(number), Decision(value), seen=seen, user=self.request.user, note=note)
                done += 1
            except NotDecided as error:
                failed.add(error.code)
            except ValueError:  # not a number, no decision, or a note that cannot be kept
                failed.add("state")
        return done, failed


class DetailView(ModeratorsOnly, WagtailAdminTemplateMixin, TemplateView):
    """One comment: its text, page and warnings, the decision, the agency's answer, its history."""

    template_name = f"{TEMPLATES}/detail.html"
    page_title = _("Comment")
    header_icon = "comment"

    @cached_property
    def comment(self) -> Comment:
        """The comment of this address."""
        comments = Comment.objects.select_related("page", "parent", "decided_by")
        return get_object_or_404(comments, pk=self.kwargs["pk"])

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        """The way back to the queue."""
        return [
            *self.breadcrumbs_items,
            {"url": reverse(f"{NAMESPACE}:index"), "label": _now("Review comments")},
            {"url": "", "label": self.comment.author_name},
        ]

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Everything that a decision needs."""
        comment = self.comment
        page = comment.page
        edit_url = None
        if page is not None and page.permissions_for_user(self.request.user).can_edit():
            edit_url = reverse("wagtailadmin_pages:edit", args=[page.pk])
        return super().get_context_data(**kwargs) | {
            "comment": comment,
            "text": text_html(comment.body),
            "parent_text": text_html(comment.parent.body) if comment.parent else "",
            "page_url": page.get_url(self.request) if page is not None and page.live else None,
            "page_edit_url": edit_url,
            "warnings": [(scoring.label(reason["code"]), reason["points"]) for reason in comment.reasons],
            "events": comment.events.select_related("user"),
            "answers": [(reply, text_html(reply.body)) for reply in comment.replies.filter(is_agency=True)],
            "buttons": buttons(comment),
            "decide_url": reverse(f"{NAMESPACE}:decide"),
            "answer_url": reverse(f"{NAMESPACE}:answer", args=[comment.pk]),
            "can_answer": comment.status == CommentStatus.APPROVED,
            "agency_name": kwargs.get("name") or agency_name(comment),
        }


class AnswerView(DetailView):
    """Publish the agency's answer; what was typed comes back when something is wrong with it."""

    http_method_names = ["post"]

    def post(self, request: HttpRequest, pk: int) -> HttpResponse:
        """Answer, and go back to the comment."""
        text, name = request.POST.get("text", ""), request.POST.get("name", "")
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


class QueueMenuItem(MenuItem):
    """The way to the queue, with the number of comments that wait."""

    def is_shown(self, request: HttpRequest) -> bool:
        """For moderators."""
        return request.user.has_perm(PERMISSION)

    def render_component(self, request: HttpRequest) -> LinkMenuItem:
        """The label with the number."""
        waiting = held_count()
        label = f"{self.label} ({waiting})" if waiting else str(self.label)
        return LinkMenuItem(self.name, label, self.url, icon_name=self.icon_name, classname=self.classname)


class CommentViewSet(ViewSet):
    """Everything about comments in the admin, under one address."""

    name = NAMESPACE
    url_prefix = "binh-luan"
    icon = "comment"
    menu_label = _("Review comments")
    menu_name = "kehoach-comments"
    menu_order = 160
    menu_item_class = QueueMenuItem
    add_to_admin_menu = True

    def get_urlpatterns(self) -> list[URLPattern]:
        """The queue first: it is where the menu leads."""
        return [
            path("", self.construct_view(QueueView), name="index"),
            path("ket-qua/", self.construct_view(QueueView, results_only=True), name="results"),
            path("quyet-dinh/", self.construct_view(DecideView), name="decide"),
            path("<int:pk>/", self.construct_view(DetailView), name="detail"),
            path("<int:pk>/tra-loi/", self.construct_view(AnswerView), name="answer"),
        ]


def register_comment_admin() -> CommentViewSet:
    """What the hook `register_admin_viewset` returns."""
    return CommentViewSet()


def comment_permissions() -> QuerySet[Permission]:
    """What the hook `register_permissions` returns: the box to tick in a group's form."""
    return Permission.objects.filter(content_type__app_label="kehoach_cms", codename="moderate_comment")
