"""Reading plans: tasks with their status, how far a plan is, the plans below it."""

import datetime
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.db.models import Prefetch, QuerySet
from django.http import HttpRequest

from kehoach_cms.conf import settings, today
from kehoach_cms.documents.models import OfficialDocument
from kehoach_cms.documents.queries import DocumentLine
from kehoach_cms.i18n import _, _n
from kehoach_cms.pages.models import PageEntry
from kehoach_cms.plans.models import Duty, DutyResult, Task, TaskUnit
from kehoach_cms.plans.status import COMPLETED, OVERDUE, Status, status_expression


@dataclass(frozen=True)
class StatusLine:
    """A status as the templates show it: a key for its shape and colour, and the words."""

    key: str
    label: str


#: What a reader is shown of an overdue task where the site does not call tasks overdue.
DISCREET = {
    Status.NO_REPORT_OVERDUE: Status.NO_REPORT,
    Status.NOT_STARTED_OVERDUE: Status.NOT_STARTED,
    Status.IN_PROGRESS_OVERDUE: Status.IN_PROGRESS,
}


def status_line(value: str) -> StatusLine:
    """A status in words; overdue only where the site says so (`SHOW_OVERDUE`)."""
    status = Status(value)
    if not settings.SHOW_OVERDUE:
        status = DISCREET.get(status, status)
    return StatusLine(status.value, str(status.label))


def stale_before(day: datetime.date) -> datetime.date:
    """Ongoing tasks without news since that day are stale."""
    months = int(settings.ONGOING_STALE_MONTHS)
    year, month = divmod(day.year * 12 + day.month - 1 - months, 12)
    last = [31, 29 if year % 4 == 0 and (year % 100 or year % 400 == 0) else 28, 31, 30, 31, 30]
    last += [31, 31, 30, 31, 30, 31]
    return datetime.date(year, month + 1, min(day.day, last[month]))


def tasks_with_status(day: datetime.date | None = None) -> QuerySet[Task]:
    """Tasks that stand in the text of their plan, each with its `status` on a day."""
    on = day or today()
    return Task.objects.filter(in_text=True).annotate(status=status_expression(on, stale_before(on)))


@dataclass(frozen=True)
class TaskResult:
    """What came of a task: words, and the document that shows it."""

    text: str
    url: str | None


@dataclass(frozen=True)
class LeadUnit:
    """A unit that performs a task: as printed, and its address and name where the portal knows it."""

    printed: str
    slug: str = ""
    name: str = ""


@dataclass
class TaskLine:
    """A task as a reader sees it."""

    anchor: str
    number: str
    text: str
    lead: str
    cooperating: str
    deadline_text: str
    status: StatusLine
    section: str
    start: datetime.date | None
    end: datetime.date | None
    result: TaskResult | None
    #: Each performing unit as printed, with its address and name where the portal knows it.
    lead_units: tuple[LeadUnit, ...] = ()
    uuid: str = ""
    #: The day of the last report on it.
    last_news_on: datetime.date | None = None


def task_lines(translation_key: Any, request: HttpRequest | None, day: datetime.date | None = None) -> list[TaskLine]:
    """The tasks of a plan in the order of its text, in a fixed number of queries."""
    tasks = (
        tasks_with_status(day)
        .filter(translation_key=translation_key)
        .select_related("progress__result_document__page__locale")
        .prefetch_related(Prefetch("task_units", TaskUnit.objects.select_related("unit")))
        .order_by("sort_order", "pk")
    )
    lines = [_task_line(task, request, position) for position, task in enumerate(tasks, start=1)]
    taken: set[str] = set()
    for position, line in enumerate(lines, start=1):
        # numbers begin anew in every part of a plan, anchors must not
        if line.anchor in taken:
            line.anchor = f"{line.anchor}-{position}"
        taken.add(line.anchor)
    return lines


def _task_line(task: Task, request: HttpRequest | None, position: int) -> TaskLine:
    units = list(task.task_units.all())
    progress = getattr(task, "progress", None)
    return TaskLine(
        anchor=f"nhiem-vu-{task.number.rstrip('.-)') or position}",
        number=task.number or str(position),
        text=task.text,
        lead=_names(units, TaskUnit.Role.LEAD),
        cooperating=_names(units, TaskUnit.Role.COOPERATING),
        deadline_text=task.deadline_text,
        status=status_line(task.status),
        section=task.section,
        start=task.due_from,
        end=task.due_to,
        result=_result(progress, request) if progress else None,
        lead_units=tuple(
            LeadUnit(row.text, row.unit.slug, row.unit.name) if row.unit else LeadUnit(row.text)
            for row in units
            if row.role == TaskUnit.Role.LEAD
        ),
        uuid=str(task.uuid),
        last_news_on=progress.last_news_on if progress else None,
    )


def _names(units: list[TaskUnit], role: str) -> str:
    return ", ".join(row.text for row in units if row.role == role)


def _result(progress: Any, request: HttpRequest | None) -> TaskResult | None:
    document = progress.result_document
    if document is None:
        return TaskResult(progress.result, None) if progress.result else None
    return TaskResult(progress.result or document.name, document.public_url(request))


@dataclass
class PlanState:
    """How far a plan is: the counts of its tasks by status, never an average of averages."""

    total: int
    done: int
    overdue: int
    #: Status keys, one a task, in the order of the text.
    states: list[str]
    counts: list[tuple[StatusLine, int]]
    next_deadline: TaskLine | None = None
    #: The next deadline as printed, where lines of tasks were not read.
    next_deadline_text: str = ""
    key: str = "none"
    label: str = ""

    @property
    def summary(self) -> str:
        """ "2/7 nhiệm vụ đã hoàn thành" """
        return _n("%(number)d task", "%(number)d tasks", self.total)


def plan_state(tasks: list[TaskLine], day: datetime.date | None = None) -> PlanState:
    """The state of a plan from the lines of its tasks."""
    on = day or today()
    states = [task.status.key for task in tasks]
    state = _state_of(states)
    open_tasks = [task for task in tasks if task.end and task.end >= on and Status(task.status.key) not in COMPLETED]
    state.next_deadline = min(open_tasks, key=lambda task: (task.end, task.number), default=None)
    return state


def _state_of(states: list[str]) -> PlanState:
    counts = Counter(states)
    done = sum(counts[status.value] for status in COMPLETED)
    overdue = sum(counts[status.value] for status in OVERDUE)
    ordered = [(status_line(status.value), counts[status.value]) for status in Status if counts[status.value]]
    key, label = _plan_word(len(states), done, overdue, counts)
    return PlanState(len(states), done, overdue, states, ordered, key=key, label=label)


def _plan_word(total: int, done: int, overdue: int, counts: Counter[str]) -> tuple[str, str]:
    if not total:
        return "none", str(_("No tasks to follow"))
    counted = total - counts[Status.CANCELLED.value]
    if counted and done == counted:
        return "done", str(_("All tasks completed"))
    if overdue and settings.SHOW_OVERDUE:
        return "late", str(_("Being carried out; some tasks overdue"))
    if counts[Status.NO_REPORT.value] == total:
        return "none", str(_("No report yet"))
    return "doing", str(_("Being carried out"))


def states_by_document(documents: Iterable[OfficialDocument], day: datetime.date | None = None) -> dict[int, PlanState]:
    """How far each of several plans is; one query."""
    ids = [document.pk for document in documents]
    rows: QuerySet[Any] = tasks_with_status(day).filter(document_id__in=ids).order_by("sort_order", "pk")
    on = day or today()
    states: dict[int, list[str]] = {}
    nearest: dict[int, tuple[datetime.date, str]] = {}
    for document_id, status, end, words in rows.values_list("document_id", "status", "due_to", "deadline_text"):
        states.setdefault(document_id, []).append(status_line(status).key)
        if end and end >= on and Status(status) not in COMPLETED:
            nearest[document_id] = min(nearest.get(document_id, (end, words)), (end, words))
    found = {pk: _state_of(states.get(pk, [])) for pk in ids}
    for pk, (_end, words) in nearest.items():
        found[pk].next_deadline_text = words
    return found


def add_plan_states(lines: list[Any], entries: list[PageEntry]) -> list[Any]:
    """Give each listed plan the chip that says how far it is; two queries for the whole list."""
    keys = {entry.page_id: entry.translation_key for entry in entries}
    documents = {
        row.translation_key: row
        for row in OfficialDocument.objects.filter(translation_key__in=keys.values()).only("pk", "translation_key")
    }
    states = states_by_document(documents.values())
    for line in lines:
        document = documents.get(keys.get(line.page_id))
        if document is not None and states[document.pk].total:
            state = states[document.pk]
            line.status = StatusLine(state.key, state.label)
            line.plan_state = state
    return lines


@dataclass
class DutyItem:
    """What became of a duty at one unit."""

    unit: str
    document: DocumentLine | None
    date: datetime.date | None
    status: StatusLine


@dataclass
class DutyLine:
    """A duty of the units below, as a reader sees it."""

    number: str
    what: str
    text: str
    addressee: str
    deadline_text: str
    done: int
    total: int
    missing: list[str]
    items: list[DutyItem]
    status: StatusLine


def duty_lines(translation_key: Any, request: HttpRequest | None, day: datetime.date | None = None) -> list[DutyLine]:
    """The duties that a plan lays on units below, with what became of each; two queries."""
    on = day or today()
    results = DutyResult.objects.select_related("unit", "document__page__locale")
    duties = (
        Duty.objects.filter(translation_key=translation_key, in_text=True)
        .prefetch_related(Prefetch("results", results))
        .order_by("sort_order", "pk")
    )
    return [_duty_line(duty, request, on) for duty in duties]


def _duty_line(duty: Duty, request: HttpRequest | None, on: datetime.date) -> DutyLine:
    rows = [row for row in duty.results.all() if not row.waived_reason]
    items = [_duty_item(row, duty, request, on) for row in rows]
    done = [row for row in rows if row.done_on or row.document_id]
    late = duty.due_to is not None and on > duty.due_to
    return DutyLine(
        number=duty.number,
        what=duty.what,
        text=duty.text,
        addressee=duty.addressee,
        deadline_text=duty.deadline_text,
        done=len(done),
        total=len(rows),
        missing=[row.unit.name for row in rows if row not in done],
        items=items,
        status=_whole_duty(len(done), len(rows), late),
    )


def _whole_duty(done: int, total: int, late: bool) -> StatusLine:
    """How far a duty is at all its units; where some have done it, it is being carried out, as a task is."""
    if 0 < done < total:
        return status_line(Status.IN_PROGRESS_OVERDUE if late else Status.IN_PROGRESS)
    return _duty_status("done" if done else "todo_late" if late and total else "todo")


def _duty_item(row: DutyResult, duty: Duty, request: HttpRequest | None, on: datetime.date) -> DutyItem:
    if row.done_on or row.document_id:
        late = duty.due_to is not None and row.done_on is not None and row.done_on > duty.due_to
        key = "done_late" if late else "done"
    else:
        key = "todo_late" if duty.due_to is not None and on > duty.due_to else "todo"
    document = row.document
    line = DocumentLine(document.name, document.public_url(request), issuer="") if document is not None else None
    return DutyItem(row.unit.name, line, row.done_on, _duty_status(key))


def _duty_status(key: str) -> StatusLine:
    words = {
        "done": _("Done"),
        "done_late": _("Completed late"),
        "todo": _("Not yet"),
        "todo_late": _("Not yet (overdue)"),
    }
    if key == "todo_late" and not settings.SHOW_OVERDUE:
        key = "todo"
    return StatusLine(key, str(words[key]))
