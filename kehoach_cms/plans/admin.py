"""What editors see of plans: choosing a task, progress, results of duties."""

from wagtail.admin.panels import FieldPanel, FieldRowPanel
from wagtail.admin.viewsets.chooser import ChooserViewSet
from wagtail.snippets.views.snippets import SnippetViewSet

from kehoach_cms.i18n import _
from kehoach_cms.plans.models import DutyResult, ProgressUpdate, TaskProgress


class TaskChooserViewSet(ChooserViewSet):
    """Choosing a task of a plan."""

    model = "kehoach_cms.Task"
    icon = "tasks"
    choose_one_text = _("Choose a task")
    choose_another_text = _("Choose another task")
    per_page = 20


class TaskProgressViewSet(SnippetViewSet):
    """Where each task stands."""

    model = TaskProgress
    icon = "tasks"
    menu_label = _("Progress of tasks")
    list_display = ["task", "state", "submitted_on", "completed_on", "updated_at"]
    list_filter = ["state"]
    panels = [
        FieldPanel("task"),
        FieldPanel("state"),
        FieldRowPanel([FieldPanel("started_on"), FieldPanel("submitted_on"), FieldPanel("completed_on")]),
        FieldPanel("result"),
        FieldPanel("result_document"),
    ]


class ProgressUpdateViewSet(SnippetViewSet):
    """Reports on tasks."""

    model = ProgressUpdate
    icon = "edit"
    menu_label = _("Reports on tasks")
    list_display = ["task", "date", "text"]
    panels = [FieldPanel(name) for name in ("task", "date", "text", "unit", "is_public")]


class DutyResultViewSet(SnippetViewSet):
    """What became of duties at the units below."""

    model = DutyResult
    icon = "group"
    menu_label = _("Results of duties")
    list_display = ["duty", "unit", "done_on", "document"]
    list_filter = ["unit"]
    panels = [FieldPanel(name) for name in ("duty", "unit", "done_on", "document", "waived_reason")]
