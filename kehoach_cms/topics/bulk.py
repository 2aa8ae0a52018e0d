"""Topics of many pages at once: given and taken in the page listing; and which pages have none."""

from typing import Any, ClassVar

from django import forms
from django.apps import apps
from django.contrib.contenttypes.models import ContentType
from django.db.models import QuerySet
from django.http import HttpRequest
from django.urls import URLPattern, path, reverse
from wagtail.admin.menu import AdminOnlyMenuItem, MenuItem
from wagtail.admin.views.pages.bulk_actions.page_bulk_action import PageBulkAction
from wagtail.admin.views.reports import PageReportView
from wagtail.models import Page
from wagtail.permissions import page_permission_policy

from kehoach_cms.i18n import _, _n, _now
from kehoach_cms.topics.models import PageTopic, Topic
from kehoach_cms.topics.services import assign_topic, remove_topic
from kehoach_cms.topics.widgets import TopicChooser


def has_topics(page: Page) -> bool:
    """Whether a page is of a type that has topics: ours, and a host's with our mixin."""
    model = page.specific_class
    return model is not None and hasattr(model, "kh_topic_ids")


class TopicChoiceForm(forms.Form):
    """Which topic."""

    topic = forms.ModelChoiceField(Topic.objects.filter(merged_into=None), label=_("Topic"), widget=TopicChooser())


class TopicBulkAction(PageBulkAction):
    """What giving and taking share."""

    template_name = "kehoach_cms/topics/admin/bulk.html"
    form_class = TopicChoiceForm
    question: ClassVar[str] = ""

    def check_perm(self, page: Page) -> bool:
        """Those who may edit the page."""
        return has_topics(page) and page.permissions_for_user(self.request.user).can_edit()

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """The words of the page."""
        return super().get_context_data(**kwargs) | {"title": self.display_name, "question": self.question}

    def get_execution_context(self) -> dict[str, Any]:
        """The topic that was chosen."""
        return {**super().get_execution_context(), "topic": self.cleaned_form.cleaned_data["topic"]}

    def get_success_message(self, num_parent_objects: int, num_child_objects: int) -> str:
        """How many pages changed."""
        return _n("%(number)s page changed.", "%(number)s pages changed.", num_parent_objects)


class AssignTopicAction(TopicBulkAction):
    """[Gắn chủ đề]"""

    display_name = _("Give a topic")
    aria_label = _("Give a topic to the selected pages")
    action_type = "kehoach_assign_topic"
    action_priority = 60
    question = _("Give these pages a topic:")

    @classmethod
    def execute_action(cls, objects: list[Page], *, topic: Topic, user: Any = None, **kwargs: Any) -> tuple[int, int]:
        """Give; returns how many did not have it."""
        return len(assign_topic(topic, [page.pk for page in objects], user=user)), 0


class RemoveTopicAction(TopicBulkAction):
    """[Gỡ chủ đề]"""

    display_name = _("Take a topic away")
    aria_label = _("Take a topic from the selected pages")
    action_type = "kehoach_remove_topic"
    action_priority = 61
    question = _("Take a topic from these pages:")

    @classmethod
    def execute_action(cls, objects: list[Page], *, topic: Topic, user: Any = None, **kwargs: Any) -> tuple[int, int]:
        """Take; returns how many had it."""
        return len(remove_topic(topic, [page.pk for page in objects], user=user)), 0


def types_with_topics() -> list[ContentType]:
    """The types of pages that have topics."""
    models = [model for model in apps.get_models() if issubclass(model, Page) and hasattr(model, "kh_topic_ids")]
    return list(ContentType.objects.get_for_models(*models).values())


class WithoutTopicReport(PageReportView):
    """“Trang chưa gắn chủ đề”: live pages and drafts of types that have topics, without any."""

    page_title = _("Pages without topic")
    header_icon = "tag"
    index_url_name = "kehoach_without_topic"
    index_results_url_name = "kehoach_without_topic_results"

    def get_queryset(self) -> QuerySet[Page]:
        """Newest first; those that the user may edit."""
        about = PageTopic.objects.values("page_id")
        own = page_permission_policy.instances_user_has_permission_for(self.request.user, "change")
        pages = own.filter(content_type__in=types_with_topics(), alias_of=None).exclude(pk__in=about)
        return pages.order_by("-latest_revision_created_at", "-pk").select_related("content_type")


def report_urls() -> list[URLPattern]:
    """For the hook `register_admin_urls`."""
    return [
        path("reports/chua-gan-chu-de/", WithoutTopicReport.as_view(), name="kehoach_without_topic"),
        path(
            "reports/chua-gan-chu-de/ket-qua/",
            WithoutTopicReport.as_view(results_only=True),
            name="kehoach_without_topic_results",
        ),
    ]


class ReportMenuItem(AdminOnlyMenuItem):
    """For those who may change topics."""

    def is_shown(self, request: HttpRequest) -> bool:
        """Webmasters."""
        return request.user.has_perm("kehoach_cms.change_topic")


def report_menu_item() -> MenuItem:
    """For the hook `register_reports_menu_item`."""
    return ReportMenuItem(_now("Pages without topic"), reverse("kehoach_without_topic"), icon_name="tag", order=900)
