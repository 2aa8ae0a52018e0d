"""What the plug-in adds to Wagtail's admin: registration only."""

from typing import Any

from django.contrib.auth.models import Permission
from django.db.models import QuerySet
from django.http import HttpRequest
from django.urls import URLPattern
from wagtail import hooks
from wagtail.admin.menu import MenuItem
from wagtail.log_actions import LogActionRegistry
from wagtail.models import Page
from wagtail.snippets.models import register_snippet
from wagtail.snippets.views.snippets import SnippetViewSetGroup

from kehoach_cms.comments.moderation.admin import (
    CannedTextViewSet,
    CommentViewSet,
    WatchedPhraseViewSet,
    comment_permissions,
    register_comment_admin,
    waiting_panel,
)
from kehoach_cms.comments.moderation.deleting import DeletePages, deleting_leaves_comments
from kehoach_cms.documents.admin import OfficialDocumentViewSet
from kehoach_cms.i18n import _
from kehoach_cms.pages.admin import SiteProfileViewSet, register_editor_part
from kehoach_cms.plans.admin import (
    DutyResultViewSet,
    ProgressUpdateViewSet,
    TaskChooserViewSet,
    TaskProgressViewSet,
)
from kehoach_cms.plans.services import renew_block_ids
from kehoach_cms.related.admin import advice_part, advice_urls
from kehoach_cms.topics.admin import KeywordViewSet, TopicViewSet, refuse_used_topics
from kehoach_cms.topics.bulk import AssignTopicAction, RemoveTopicAction, report_menu_item, report_urls
from kehoach_cms.topics.desk import TopicDesk
from kehoach_cms.topics.history import register as register_topic_history
from kehoach_cms.units.admin import UnitViewSet


class PortalGroup(SnippetViewSetGroup):
    """The plug-in's own menu."""

    menu_label = _("Documents and plans")
    menu_icon = "folder-open-inverse"
    menu_order = 150
    items = (
        OfficialDocumentViewSet,
        TaskProgressViewSet,
        ProgressUpdateViewSet,
        DutyResultViewSet,
        TopicViewSet,
        KeywordViewSet,
        UnitViewSet,
        SiteProfileViewSet,
        CannedTextViewSet,
        WatchedPhraseViewSet,
    )


register_snippet(PortalGroup)


@hooks.register("register_admin_viewset")
def register_task_chooser() -> TaskChooserViewSet:
    """Tasks are chosen, not edited: their words stand in the plan."""
    return TaskChooserViewSet("kehoach_task_chooser", url_prefix="kehoach-task-chooser")


@hooks.register("register_admin_viewset")
def register_topic_desk() -> TopicDesk:
    """The tree of topics, with its own menu item."""
    return TopicDesk()


@hooks.register("register_admin_viewset")
def register_comments() -> CommentViewSet:
    """The queue of comments, with its own menu item."""
    return register_comment_admin()


@hooks.register("register_permissions")
def register_comment_permission() -> QuerySet[Permission]:
    """Who may review comments is a box in a group's form."""
    return comment_permissions()


@hooks.register("register_admin_urls")
def register_picture_report_urls() -> list[URLPattern]:
    """The report of pictures without a description."""
    from kehoach_cms.galleries.reports import report_urls

    return report_urls()


@hooks.register("register_reports_menu_item")
def register_picture_report() -> MenuItem:
    """The same in the menu of reports."""
    from kehoach_cms.galleries.reports import report_menu_item

    return report_menu_item()


@hooks.register("register_admin_urls")
def register_topic_urls() -> list[URLPattern]:
    """Proposals in the page editor, and the report of pages without topic."""
    return [*advice_urls(), *report_urls()]


@hooks.register("register_reports_menu_item")
def register_topic_report() -> MenuItem:
    """The report of pages without topic."""
    return report_menu_item()


hooks.register("before_delete_snippet", refuse_used_topics)
hooks.register("register_bulk_action", AssignTopicAction)
hooks.register("register_bulk_action", RemoveTopicAction)
# After Wagtail's own, in whose place it stands.
hooks.register("register_bulk_action", DeletePages, order=1)
register_editor_part("related", advice_part)


@hooks.register("register_log_actions")
def register_topic_log_actions(actions: LogActionRegistry) -> None:
    """What webmasters do to topics stands in the site's history."""
    register_topic_history(actions)


@hooks.register("construct_homepage_panels")
def show_waiting_comments(request: HttpRequest, panels: list[Any]) -> None:
    """What waits for this moderator, on the dashboard."""
    panel = waiting_panel(request)
    if panel is not None:
        panels.append(panel)


@hooks.register("before_delete_page")
def tell_of_comments_left_behind(request: HttpRequest, page: Page) -> None:
    """Deleting a page archives its comments; whoever deletes it is told."""
    deleting_leaves_comments(request, [page])


@hooks.register("after_copy_page")
def give_copied_tasks_new_ids(request: HttpRequest, page: Page, new_page: Page) -> None:
    """A copied plan is a plan of its own, with its sections below it."""
    renew_block_ids(new_page.specific)
    for child in new_page.get_descendants().specific():
        renew_block_ids(child)
