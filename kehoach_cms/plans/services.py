"""Deriving tasks and duties from a plan's text, and writing down what came of them."""

import datetime
import json
import re
import uuid
from typing import Any

from django.db import transaction
from django.utils import timezone
from wagtail.models import Locale, Page

from kehoach_cms.documents.models import OfficialDocument
from kehoach_cms.documents.pages import DocumentPageMixin
from kehoach_cms.documents.predicates import Predicate
from kehoach_cms.pages.display import printed_label
from kehoach_cms.pages.services import Step
from kehoach_cms.plans.models import Duty, DutyResult, ProgressUpdate, Task, TaskProgress, TaskUnit
from kehoach_cms.plans.status import State
from kehoach_cms.text import Period, fold, parse_period
from kehoach_cms.text.body_lists import split_bodies
from kehoach_cms.units.models import Level, Unit
from kehoach_cms.units.queries import units_by_name

#: The fields that publishing writes anew on a task or duty that exists already.
DERIVED = [
    "document",
    "in_text",
    "sort_order",
    "number",
    "section",
    "text",
    "deadline_text",
    "deadline_kind",
    "due_from",
    "due_to",
]


def read_deadline(value: Any, plan: DocumentPageMixin) -> Period:
    """The deadline of a task block: its printed words as read, or the day that an editor decided on."""
    words = str(value["deadline"] or "").strip()
    if value["due_on"]:
        return Period(kind="by", start=None, end=value["due_on"], text=words)
    return parse_period(words, year=plan.planning_year, issued_on=plan.issued_on)


def derive_tasks(page: Page) -> None:
    """Make, update or retire the task and duty rows of a published plan, in bulk.

    The page in the site's main language says the words; a translation only makes rows that are
    not there yet, since all languages share one state.
    """
    if not isinstance(page, DocumentPageMixin):
        return
    document = OfficialDocument.objects.filter(translation_key=page.translation_key).first()
    if document is None:
        return
    is_source = not (
        Page.objects.filter(
            translation_key=page.translation_key,
            live=True,
            locale=Locale.get_default(),
            alias_of__isnull=True,
        )
        .exclude(pk=page.pk)
        .exists()
    )
    tasks: list[tuple[Task, Any]] = []
    duties: list[tuple[Duty, Any]] = []
    section = ""
    for order, block in enumerate(page.tasks):
        if block.block_type == "section":
            section = " ".join(filter(None, [printed_label(block.value["label"]), block.value["heading"]]))
            continue
        period = read_deadline(block.value, page)
        common = {
            "uuid": uuid.UUID(str(block.id)),
            "translation_key": page.translation_key,
            "document": document,
            "in_text": True,
            "sort_order": order,
            "number": block.value["number"].strip(),
            "section": section[:520],
            "text": block.value["text"].strip(),
            "deadline_text": str(block.value["deadline"] or "").strip(),
            "deadline_kind": period.kind,
            "due_from": period.start,
            "due_to": period.end,
        }
        if block.block_type == "task":
            tasks.append((Task(**common), block.value))
        else:
            duty = Duty(**common, addressee=block.value["addressee"].strip(), what=block.value["what"])
            duties.append((duty, block.value))
    _store(Task, [row for row, _value in tasks], page, is_source)
    _store(Duty, [row for row, _value in duties], page, is_source)
    if is_source:
        _store_units(tasks, page)
        _expect_results(page)


def _store(model: type[Task] | type[Duty], rows: list[Any], page: Page, is_source: bool) -> None:
    group = model.objects.filter(translation_key=page.translation_key)
    known = {row.uuid: row.pk for row in group}
    fresh = [row for row in rows if row.uuid not in known]
    model.objects.bulk_create(fresh)
    if not is_source:
        return
    again = [row for row in rows if row.uuid in known]
    for row in again:
        row.pk = known[row.uuid]
    fields = DERIVED + (["addressee", "what"] if model is Duty else [])
    model.objects.bulk_update(again, fields, batch_size=200)
    group.exclude(uuid__in=[row.uuid for row in rows]).update(in_text=False)


def unit_names(printed: str) -> list[str]:
    """The units named in a block, one by one: a line each, or one line as a document prints them."""
    lines = [line.strip() for line in printed.splitlines() if line.strip()]
    return lines if len(lines) > 1 else [name for line in lines for name in split_bodies(line)]


def _store_units(tasks: list[tuple[Task, Any]], page: DocumentPageMixin) -> None:
    printed: list[tuple[uuid.UUID, str, str]] = []
    for task, value in tasks:
        for role, key in ((TaskUnit.Role.LEAD, "lead"), (TaskUnit.Role.COOPERATING, "cooperating")):
            printed += [(task.uuid, role, name) for name in unit_names(str(value[key] or ""))]
    units = units_by_name({name for _uuid, _role, name in printed}, page.issued_on, page.issuer)
    pks = dict(Task.objects.filter(translation_key=page.translation_key).values_list("uuid", "pk"))
    TaskUnit.objects.filter(task_id__in=pks.values()).delete()
    TaskUnit.objects.bulk_create(
        [
            TaskUnit(task_id=pks[key], unit=units[name], text=name[:300], role=role, sort_order=order)
            for order, (key, role, name) in enumerate(printed)
        ],
        batch_size=500,
    )


SUBORDINATES = re.compile(r"\b(truc thuoc|cap duoi|co so)\b")


def _expect_results(page: DocumentPageMixin) -> None:
    """For a duty laid on "các chi bộ trực thuộc": a row for each unit below the issuer on the due day.

    The set is frozen once made: units that come or go later change no denominator.
    """
    if page.issuer is None:
        return
    duties = Duty.objects.filter(translation_key=page.translation_key, in_text=True, results=None)
    children = list(page.issuer.children.all())
    rows = []
    for duty in duties:
        words = fold(duty.addressee)
        if not SUBORDINATES.search(words):
            continue
        day = duty.due_to or page.issued_on or timezone.localdate()
        for unit in children:
            fits = "chi bo" not in words or unit.level == Level.GRASSROOTS
            if fits and unit.is_alive_on(day):
                rows.append(DutyResult(duty=duty, unit=unit))
    DutyResult.objects.bulk_create(rows)


def note_issued_plan(page: Page) -> None:
    """A plan that implements another one fulfils the duty to issue it, at its own issuer."""
    if not isinstance(page, DocumentPageMixin) or page.issuer is None:
        return
    own = OfficialDocument.objects.filter(translation_key=page.translation_key).first()
    if own is None:
        return
    parents = own.outgoing.filter(predicate=Predicate.IMPLEMENTS).values("target")
    DutyResult.objects.filter(
        duty__document__in=parents,
        duty__what=Duty.What.ISSUE_PLAN,
        unit=page.issuer,
        document=None,
    ).update(document=own, done_on=page.issued_on)


@transaction.atomic
def record_progress(
    task: Task,
    *,
    state: str,
    on: datetime.date,
    text: str = "",
    unit: Unit | None = None,
    author: Any = None,
    submitted_on: datetime.date | None = None,
    result: str = "",
    result_document: OfficialDocument | None = None,
) -> TaskProgress:
    """Write down where a task stands and why; one fact and one report, in one transaction.

    `on` is the day on which it happened, not the day on which somebody typed it. Raises ValueError
    for a state that does not exist.
    """
    if state not in State.values:
        raise ValueError(f"unknown state {state!r}")
    progress = TaskProgress.objects.select_for_update().filter(task=task).first() or TaskProgress(task=task)
    progress.state = state
    if state in (State.IN_PROGRESS, State.SUBMITTED, State.COMPLETED) and progress.started_on is None:
        progress.started_on = on
    if state == State.SUBMITTED:
        progress.submitted_on = submitted_on or on
    elif submitted_on is not None:
        progress.submitted_on = submitted_on
    progress.completed_on = on if state == State.COMPLETED else None
    progress.last_news_on = max(filter(None, [progress.last_news_on, on]))
    progress.result = result or progress.result
    progress.result_document = result_document or progress.result_document
    progress.full_clean(exclude=["task"])
    progress.save()
    if text:
        ProgressUpdate.objects.create(task=task, date=on, text=text, unit=unit, author=author)
    return progress


def renew_block_ids(page: Page) -> None:
    """Give the task blocks of a copied plan ids of their own: a copy is a plan of its own.

    Wagtail keeps block ids in a copy; without this two plans would share one task's progress.
    Drafts that are kept in copied revisions are renewed with the same mapping.
    """
    if not isinstance(page, DocumentPageMixin):
        return
    renewed: dict[str, str] = {}

    def with_new_ids(blocks: list[dict[str, Any]]) -> list[dict[str, Any]]:
        for block in blocks:
            old = str(block.get("id") or "")
            renewed.setdefault(old, str(uuid.uuid4()))
            block["id"] = renewed[old]
        return blocks

    field = page._meta.get_field("tasks")
    page.tasks = field.to_python(with_new_ids(field.stream_block.get_prep_value(page.tasks)))
    type(page).objects.filter(pk=page.pk).update(tasks=page.tasks)
    for revision in page.revisions.all():
        blocks = json.loads(revision.content.get("tasks") or "[]")
        revision.content["tasks"] = json.dumps(with_new_ids(blocks))
        revision.save(update_fields=["content"])


TASKS_STEP = Step(name="tasks", order=20, publish=derive_tasks)
DUTIES_STEP = Step(name="duties", order=22, publish=note_issued_plan)
