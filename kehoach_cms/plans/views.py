"""What a reader sees of a plan, put together for the template."""

import datetime
from collections.abc import Container
from dataclasses import dataclass, field
from itertools import chain, count

from django.http import HttpRequest

from kehoach_cms.conf import today
from kehoach_cms.documents.pages import DocumentPageMixin
from kehoach_cms.i18n import _, _now
from kehoach_cms.pages.display import format_date
from kehoach_cms.pages.listing import FilterField, FilterForm, Option
from kehoach_cms.plans.calendar import open_deadlines
from kehoach_cms.plans.models import Duty
from kehoach_cms.plans.queries import DutyLine, PlanState, TaskLine, duty_lines, plan_state, task_lines
from kehoach_cms.plans.status import OVERDUE, Status
from kehoach_cms.text import fold, slug, sort_key

#: How long the value of a unit that is only printed may be in an address.
UNIT_VALUE = 60


@dataclass(frozen=True)
class TaskChoice:
    """The tasks that the reader asked for, and the form that asks."""

    tasks: list[TaskLine]
    form: FilterForm


@dataclass
class UnitTasks:
    """A unit that performs tasks, and the anchors of those tasks."""

    name: str
    anchors: set[str] = field(default_factory=set)


def units_of(tasks: list[TaskLine]) -> dict[str, UnitTasks]:
    """Each unit that performs a task by its value in the address, in the order of the Vietnamese alphabet.

    A unit of the register has its own address. One that is only printed has its words as one, and counts with the
    unit of the register that bears the same name; where several do, it stands for itself.
    """
    units: dict[str, UnitTasks] = {}
    values: dict[str, set[str]] = {}
    for lead in (lead for task in tasks for lead in task.lead_units if lead.slug):
        units.setdefault(lead.slug, UnitTasks(lead.name))
        for name in (lead.printed, lead.name):
            values.setdefault(fold(name), set()).add(lead.slug)
    own: dict[str, str] = {}
    for task in tasks:
        for lead in task.lead_units:
            folded = fold(lead.printed)
            known = {lead.slug} if lead.slug else values.get(folded, set())
            value = next(iter(known)) if len(known) == 1 else own.get(folded, "")
            if not value:
                value = own[folded] = _free_value(slug(lead.printed, max_length=UNIT_VALUE), units)
                units[value] = UnitTasks(lead.printed)
            units[value].anchors.add(task.anchor)
    return dict(sorted(units.items(), key=lambda one: sort_key(one[1].name)))


def _free_value(words: str, taken: Container[str]) -> str:
    numbered = (f"{words or 'x'}-{number}" for number in count(2))
    return next(value for value in chain([words], numbered) if value and value not in taken)


def choose_tasks(tasks: list[TaskLine], request: HttpRequest) -> TaskChoice:
    """Filter tasks by unit (`don-vi`) and status (`tinh-trang`); what cannot be read is ignored."""
    units = units_of(tasks)
    states = {task.status.key: task.status.label for task in tasks}
    unit = request.GET.get("don-vi", "")
    state = request.GET.get("tinh-trang", "")
    unit = unit if unit in units else ""
    state = state if state in Status.values and state in states else ""
    chosen = [
        task
        for task in tasks
        if (not unit or task.anchor in units[unit].anchors) and (not state or task.status.key == state)
    ]
    form = FilterForm(
        fields=[
            FilterField(
                "don-vi",
                str(_("Unit")),
                unit,
                [Option(value, found.name, len(found.anchors), value == unit) for value, found in units.items()],
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
        clear_url="?#nhiem-vu" if unit or state else "",
    )
    return TaskChoice(chosen, form)


@dataclass(frozen=True)
class Deadline:
    """The next deadline of a plan, and the task that it is set for."""

    text: str
    url: str
    task: str


@dataclass(frozen=True)
class Panel:
    """How far a plan is, as `includes/status_panel.html` shows it."""

    key: str
    label: str
    done: int
    total: int
    states: list[str]
    deadline: Deadline | None
    updated: datetime.date | None
    #: Where the overdue tasks of each state stand.
    urls: dict[str, str] = field(default_factory=dict)


#: What tasks may say of a plan whose time has not come.
BEFORE_IT_BEGINS = {Status.NO_REPORT.value, Status.NOT_STARTED.value}


def late_urls(tasks: list[TaskLine], choice: TaskChoice) -> dict[str, str]:
    """Where the overdue tasks of each state stand: the one task, or those that the filter finds."""
    late: dict[str, list[TaskLine]] = {}
    for task in tasks:
        if task.status.key in OVERDUE:
            late.setdefault(task.status.key, []).append(task)
    return {
        key: task_url(found[0], choice) if len(found) == 1 else f"?tinh-trang={key}#nhiem-vu"
        for key, found in late.items()
    }


def task_url(task: TaskLine, choice: TaskChoice) -> str:
    """Where a task stands on its page: in the table as it is, or in that without a filter."""
    return f"#{task.anchor}" if task in choice.tasks else f"?#{task.anchor}"


def panel_of(page: DocumentPageMixin, state: PlanState, tasks: list[TaskLine], choice: TaskChoice) -> Panel:
    """The panel under the title of a plan; "updated" is the last change of its text or report on a task."""
    days = [task.last_news_on for task in tasks if task.last_news_on]
    if page.last_published_at:
        days.append(page.last_published_at.date())
    task = state.next_deadline
    early = page.period_from is not None and page.period_from > today() and set(state.states) <= BEFORE_IT_BEGINS
    return Panel(
        key="not_yet" if early else state.key,
        label=_now("Not yet time to carry it out") if early else state.label,
        done=state.done,
        total=state.total,
        states=state.states,
        deadline=Deadline(
            task.deadline_text or format_date(task.end),
            task_url(task, choice),
            _now("task %(number)s") % {"number": task.number.rstrip(".-)")},
        )
        if task
        else None,
        updated=max(days, default=None),
        urls=late_urls(tasks, choice),
    )


@dataclass(frozen=True)
class Work:
    """What a document demands and what came of it."""

    #: Every task of the text, and those that the reader asked for.
    all_tasks: list[TaskLine]
    tasks: list[TaskLine]
    filter: FilterForm
    state: PlanState
    duties: list[DutyLine]
    panel: Panel
    #: Those tasks that are still to be done by a day: a calendar file holds them.
    deadlines: list[TaskLine]

    @property
    def not_issued(self) -> list[str]:
        """The units that were to issue a plan of their own and have not."""
        asked = [duty for duty in self.duties if duty.what == Duty.What.ISSUE_PLAN]
        return list(dict.fromkeys(name for duty in asked for name in duty.missing))


def work_of(page: DocumentPageMixin, request: HttpRequest) -> Work:
    """The tasks, duties and state of a document's page, in a fixed number of queries."""
    tasks = task_lines(page.translation_key, request)
    choice = choose_tasks(tasks, request)
    state = plan_state(tasks)
    return Work(
        all_tasks=tasks,
        tasks=choice.tasks,
        filter=choice.form,
        state=state,
        duties=duty_lines(page.translation_key, request),
        panel=panel_of(page, state, tasks, choice),
        deadlines=open_deadlines(tasks),
    )
