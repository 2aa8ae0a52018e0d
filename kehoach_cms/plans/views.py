"""What a reader sees of a plan, put together for the template."""

from dataclasses import dataclass

from django.http import HttpRequest

from kehoach_cms.documents.pages import DocumentPageMixin
from kehoach_cms.i18n import _
from kehoach_cms.pages.listing import FilterField, FilterForm, Option
from kehoach_cms.plans.queries import DutyLine, PlanState, TaskLine, duty_lines, plan_state, task_lines
from kehoach_cms.plans.status import Status


@dataclass(frozen=True)
class TaskChoice:
    """The tasks that the reader asked for, and the form that asks."""

    tasks: list[TaskLine]
    form: FilterForm


def choose_tasks(tasks: list[TaskLine], request: HttpRequest) -> TaskChoice:
    """Filter tasks by unit (`don-vi`) and status (`tinh-trang`); what cannot be read is ignored."""
    units: dict[str, tuple[str, int]] = {}
    for task in tasks:
        for slug, name in task.lead_units:
            units[slug] = (name, units.get(slug, (name, 0))[1] + 1)
    states = {task.status.key: task.status.label for task in tasks}
    unit = request.GET.get("don-vi", "")
    state = request.GET.get("tinh-trang", "")
    unit = unit if unit in units else ""
    state = state if state in Status.values and state in states else ""
    chosen = [
        task
        for task in tasks
        if (not unit or unit in dict(task.lead_units)) and (not state or task.status.key == state)
    ]
    form = FilterForm(
        fields=[
            FilterField(
                "don-vi",
                str(_("Unit")),
                unit,
                [Option(slug, name, count, slug == unit) for slug, (name, count) in units.items()],
            ),
            FilterField(
                "tinh-trang",
                str(_("Status")),
                state,
                [
                    Option(key, label, sum(task.status.key == key for task in tasks), key == state)
                    for key, label in states.items()
                ],
            ),
        ],
        active=[],
        clear_url="?#nhiem-vu",
    )
    return TaskChoice(chosen, form)


@dataclass(frozen=True)
class Work:
    """What a document demands and what came of it."""

    #: Every task of the text, and those that the reader asked for.
    all_tasks: list[TaskLine]
    tasks: list[TaskLine]
    filter: FilterForm
    state: PlanState
    duties: list[DutyLine]


def work_of(page: DocumentPageMixin, request: HttpRequest) -> Work:
    """The tasks, duties and state of a document's page, in a fixed number of queries."""
    tasks = task_lines(page.translation_key, request)
    choice = choose_tasks(tasks, request)
    return Work(
        all_tasks=tasks,
        tasks=choice.tasks,
        filter=choice.form,
        state=plan_state(tasks),
        duties=duty_lines(page.translation_key, request),
    )
