"""Moderation's place in Wagtail's admin: addresses, menu, dashboard, lists of phrases and canned texts, the log."""

from typing import Any

from django.contrib.auth.models import Permission
from django.db.models import QuerySet
from django.http import HttpRequest
from django.urls import URLPattern, path, reverse
from laces.components import Component
from wagtail.admin.menu import MenuItem
from wagtail.admin.ui.sidebar import LinkMenuItem
from wagtail.admin.ui.tables import Column, DateColumn
from wagtail.admin.views import generic
from wagtail.admin.viewsets.base import ViewSet
from wagtail.snippets.views.snippets import SnippetViewSet

from kehoach_cms.comments.exchange.table import TableView
from kehoach_cms.comments.guard.models import WatchedPhrase
from kehoach_cms.comments.models import CommentEvent
from kehoach_cms.comments.moderation.base import NAMESPACE, TEMPLATES, ModeratorsOnly, NewestFirst
from kehoach_cms.comments.moderation.detail import AnswerView, DetailView, OriginalView, RedactView
from kehoach_cms.comments.moderation.models import CannedText
from kehoach_cms.comments.moderation.queries import counted, is_moderator, reported_count, waiting, waiting_since
from kehoach_cms.comments.moderation.queue import DecideView, QueueView
from kehoach_cms.comments.privacy import admin as privacy
from kehoach_cms.i18n import _


class LogView(NewestFirst, ModeratorsOnly, generic.IndexView):
    """What happened to the comments, newest first: when, what, by whom; nobody's words."""

    model = CommentEvent
    permission_policy = ModeratorsOnly.permission_policy
    any_permission_required = ModeratorsOnly.any_permission_required
    page_title = _("Log of the comments")
    header_icon = "history"
    index_url_name = f"{NAMESPACE}:log"
    index_results_url_name = f"{NAMESPACE}:log_results"
    results_template_name = f"{TEMPLATES}/log_results.html"
    is_searchable = False
    paginate_by = 50
    columns = [
        DateColumn("at", label=_("When")),
        Column("action", label=_("What"), accessor="get_action_display"),
        Column("user", label=_("Who")),
        Column("comment", label=_("Page"), accessor=lambda event: event.comment.page_title if event.comment else ""),
        Column("comment_uid", label=_("Comment")),
    ]

    def get_base_queryset(self) -> QuerySet[CommentEvent]:
        """Those of comments that are this moderator's; of comments that are gone, for who moderates all."""
        events = CommentEvent.objects.select_related("comment", "user")
        if self.request.user.has_perm("kehoach_cms.moderate_comment"):
            return events
        return events.filter(comment__in=self.comments)

    def get_context_data(self, *args: Any, **kwargs: Any) -> dict[str, Any]:
        """Add the way on."""
        return super().get_context_data(*args, **kwargs) | {"more_url": self.more_url({})}


class QueueMenuItem(MenuItem):
    """The way to the queue, with the number of comments that wait."""

    def is_shown(self, request: HttpRequest) -> bool:
        """For moderators."""
        return is_moderator(request.user)

    def render_component(self, request: HttpRequest) -> LinkMenuItem:
        """The label with the number."""
        number = waiting(request.user)
        label = f"{self.label} ({counted(number)})" if number else str(self.label)
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
            path("bang/", self.construct_view(TableView), name="table"),
            path("nhat-ky/", self.construct_view(LogView), name="log"),
            path("nhat-ky/ket-qua/", self.construct_view(LogView, results_only=True), name="log_results"),
            path("yeu-cau/", self.construct_view(privacy.RequestsView), name="requests"),
            path("yeu-cau/moi/", self.construct_view(privacy.NewRequestView), name="new_request"),
            path("yeu-cau/<int:pk>/", self.construct_view(privacy.RequestView), name="request"),
            path("<int:pk>/", self.construct_view(DetailView), name="detail"),
            path("<int:pk>/tra-loi/", self.construct_view(AnswerView), name="answer"),
            path("<int:pk>/luoc-bo/", self.construct_view(RedactView), name="redact"),
            path("<int:pk>/ban-goc/", self.construct_view(OriginalView), name="original"),
        ]


class WaitingPanel(Component):
    """On the dashboard: what waits, since when, what readers reported, which requests are due."""

    name = "kehoach_comments"
    template_name = f"{TEMPLATES}/panel.html"
    order = 120

    def get_context_data(self, parent_context: Any = None) -> dict[str, Any]:
        """The numbers, each with the way there."""
        user = parent_context["request"].user
        queue = reverse(f"{NAMESPACE}:index")
        number, reported = waiting(user), reported_count(user)
        return {
            "waiting": counted(number) if number else "",
            "since": waiting_since(user) if number else None,
            "reported": counted(reported) if reported else "",
            "queue_url": queue,
            "requests": privacy.due(user),
            "requests_url": reverse(f"{NAMESPACE}:requests"),
        }


class CannedTextViewSet(SnippetViewSet):
    """Reasons and answers that moderators use again."""

    model = CannedText
    icon = "clipboard-list"
    menu_label = _("Canned texts")
    list_display = ["title", "kind"]
    list_filter = ["kind"]


class WatchedPhraseViewSet(SnippetViewSet):
    """Words that moderators look out for."""

    model = WatchedPhrase
    icon = "warning"
    menu_label = _("Watched phrases")
    list_display = ["phrase", "where", "points"]
    list_filter = ["where"]
    search_fields = ["phrase"]


def waiting_panel(request: HttpRequest) -> WaitingPanel | None:
    """The dashboard's panel, for moderators."""
    return WaitingPanel() if is_moderator(request.user) or privacy.may_handle(request.user) else None


def register_comment_admin() -> CommentViewSet:
    """What the hook `register_admin_viewset` returns."""
    return CommentViewSet()


def comment_permissions() -> QuerySet[Permission]:
    """What the hook `register_permissions` returns: the boxes to tick in a group's form."""
    names = ["moderate_comment", "moderate_section_comment", "see_original_comment", "handle_personal_data"]
    return Permission.objects.filter(content_type__app_label="kehoach_cms", codename__in=names)
