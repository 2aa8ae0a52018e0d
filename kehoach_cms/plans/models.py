"""Tasks and duties derived from plans, and what came of them."""

import uuid
from typing import Any

from django.conf import settings
from django.db import models
from wagtail.search import index

from kehoach_cms.documents.models import OfficialDocument
from kehoach_cms.i18n import _
from kehoach_cms.plans.status import State
from kehoach_cms.text import index_text
from kehoach_cms.units.models import Unit


class DeadlineKind(models.TextChoices):
    """How a deadline is worded; the kinds of the annotation schema, plus none."""

    DAY = "day", _("Day")
    WEEK = "week", _("Week")
    MONTH = "month", _("Month")
    QUARTER = "quarter", _("Quarter")
    HALF_YEAR = "half_year", _("Half-year")
    YEAR = "year", _("Year")
    PERIOD = "period", _("Period")
    TERM = "term", _("Term of office")
    BY = "by", _("By a day")
    BEFORE = "before", _("Before a day")
    FROM = "from", _("From a day on")
    RECURRING = "recurring", _("Recurring")
    ONGOING = "ongoing", _("Ongoing")
    CONDITIONAL = "conditional", _("Depends on something else")
    RELATIVE = "relative", _("Counted from an event")
    IMMEDIATE = "immediate", _("At once")
    NONE = "none", _("Not stated")


#: Kinds whose words always name a last day.
DATED_KINDS = ("day", "week", "month", "quarter", "half_year", "year", "period", "term", "by", "before")
#: Kinds that never have a last day.
UNDATED_KINDS = ("recurring", "ongoing", "conditional", "immediate", "none")


class Commitment(models.Model):
    """What a task and a duty share: words and deadline derived from a block of the plan's text.

    A row is made when the plan is first published and never deleted by publishing: taken out of
    the text it keeps its history (`in_text` is false). What happens hangs on it in tables of its
    own, so republishing loses no fact.
    """

    #: The id of the block, kept by translations; unique within the plan's translation group.
    uuid = models.UUIDField(default=uuid.uuid4)
    translation_key = models.UUIDField()
    document = models.ForeignKey(OfficialDocument, on_delete=models.CASCADE, related_name="%(class)ss")
    in_text = models.BooleanField(default=True)
    sort_order = models.PositiveIntegerField(default=0)
    number = models.CharField(_("number"), max_length=20, blank=True)
    section = models.CharField(_("section"), max_length=520, blank=True)
    text = models.TextField(_("text"))
    deadline_text = models.CharField(_("deadline as printed"), max_length=300, blank=True)
    deadline_kind = models.CharField(
        _("kind of deadline"), max_length=12, choices=DeadlineKind.choices, default=DeadlineKind.NONE
    )
    due_from = models.DateField(_("from"), null=True, blank=True)
    #: The last day, included.
    due_to = models.DateField(_("until"), null=True, blank=True)

    class Meta:
        abstract = True

    def __str__(self) -> str:
        return f"{self.number}. {self.text[:80]}" if self.number else self.text[:80]


def _deadline_constraints(prefix: str) -> list[models.BaseConstraint]:
    return [
        models.UniqueConstraint(fields=["uuid", "translation_key"], name=f"{prefix}_once_a_plan"),
        models.CheckConstraint(
            condition=~models.Q(deadline_kind__in=DATED_KINDS) | models.Q(due_to__isnull=False),
            name=f"{prefix}_dated_has_last_day",
        ),
        models.CheckConstraint(
            condition=~models.Q(deadline_kind__in=UNDATED_KINDS) | models.Q(due_to__isnull=True),
            name=f"{prefix}_undated_has_no_last_day",
        ),
        models.CheckConstraint(
            condition=models.Q(due_from__isnull=True)
            | models.Q(due_to__isnull=True)
            | models.Q(due_from__lte=models.F("due_to")),
            name=f"{prefix}_days_in_order",
        ),
    ]


class Task(index.Indexed, Commitment):
    """A task of a published plan."""

    search_fields = [index.AutocompleteField("search_text"), index.SearchField("search_text")]

    class Meta:
        verbose_name = _("task")
        verbose_name_plural = _("tasks")
        ordering = ["document", "sort_order", "pk"]
        constraints = _deadline_constraints("kehoach_task")
        indexes = [models.Index(fields=["in_text", "due_to"], name="kehoach_task_due")]

    def search_text(self) -> str:
        """The words of the task and of its plan, for a chooser."""
        return index_text(f"{self.number} {self.text} {self.document.number} {self.document.subject}")

    @property
    def name_with_plan(self) -> str:
        """The task and the plan it stands in."""
        return f"{self.document} – {self}"


class TaskUnit(models.Model):
    """That a unit leads, performs or helps with a task; the printed words where the unit is not known."""

    class Role(models.TextChoices):
        """A unit's part in a task."""

        LEAD = "lead", _("performing or lead unit")
        COOPERATING = "cooperating", _("cooperating unit")

    task = models.ForeignKey(Task, on_delete=models.CASCADE, related_name="task_units")
    unit = models.ForeignKey(Unit, null=True, blank=True, on_delete=models.SET_NULL, related_name="task_units")
    text = models.CharField(max_length=300)
    role = models.CharField(max_length=12, choices=Role.choices)
    sort_order = models.PositiveIntegerField(default=0)

    class Meta:
        verbose_name = _("unit of a task")
        verbose_name_plural = _("units of a task")
        ordering = ["sort_order", "pk"]

    def __str__(self) -> str:
        return self.text


class TaskProgress(models.Model):
    """Where a task stands: facts and dates, outside the page's drafts and revisions."""

    task = models.OneToOneField(Task, verbose_name=_("task"), on_delete=models.CASCADE, related_name="progress")
    state = models.CharField(_("state"), max_length=12, choices=State.choices, default=State.NOT_STARTED)
    started_on = models.DateField(_("started on"), null=True, blank=True)
    submitted_on = models.DateField(_("result submitted on"), null=True, blank=True)
    completed_on = models.DateField(_("completed on"), null=True, blank=True)
    last_news_on = models.DateField(null=True, blank=True, editable=False)
    result = models.CharField(_("result"), max_length=500, blank=True)
    result_document = models.ForeignKey(
        OfficialDocument,
        verbose_name=_("document with the result"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
    )
    updated_at = models.DateTimeField(auto_now=True)

    class Meta:
        verbose_name = _("progress of a task")
        verbose_name_plural = _("progress of tasks")
        constraints = [
            models.CheckConstraint(
                condition=models.Q(state=State.COMPLETED, completed_on__isnull=False)
                | (~models.Q(state=State.COMPLETED) & models.Q(completed_on__isnull=True)),
                name="kehoach_completed_has_a_day",
                violation_error_message=_("A completed task has the day of completion, and only such a task."),
            )
        ]

    def __str__(self) -> str:
        return f"{self.task}: {self.get_state_display()}"


class ProgressUpdate(models.Model):
    """A report on a task, never changed afterwards."""

    task = models.ForeignKey(Task, verbose_name=_("task"), on_delete=models.CASCADE, related_name="updates")
    date = models.DateField(_("date"))
    text = models.TextField(_("report"))
    unit = models.ForeignKey(
        Unit, verbose_name=_("unit"), null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    author = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    is_public = models.BooleanField(_("shown to readers"), default=True)
    created_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        verbose_name = _("report on a task")
        verbose_name_plural = _("reports on tasks")
        ordering = ["-date", "-pk"]

    def __str__(self) -> str:
        return self.text[:80]


class Duty(Commitment):
    """What a plan lays on the units below it: to issue their own plan, to report."""

    class What(models.TextChoices):
        """What is asked."""

        ISSUE_PLAN = "issue_plan", _("Issue a plan of their own")
        REPORT = "report", _("Report")
        HOLD_CONFERENCE = "hold_conference", _("Hold a conference")
        OTHER = "other", _("Something else")

    addressee = models.CharField(_("who"), max_length=300, blank=True)
    what = models.CharField(_("what is asked"), max_length=20, choices=What.choices, default=What.OTHER)

    class Meta:
        verbose_name = _("duty of units below")
        verbose_name_plural = _("duties of units below")
        ordering = ["document", "sort_order", "pk"]
        constraints = _deadline_constraints("kehoach_duty")


class DutyResult(models.Model):
    """What became of a duty at one unit."""

    duty = models.ForeignKey(
        Duty, verbose_name=_("duty of units below"), on_delete=models.CASCADE, related_name="results"
    )
    unit = models.ForeignKey(Unit, verbose_name=_("unit"), on_delete=models.CASCADE, related_name="duty_results")
    done_on = models.DateField(_("done on"), null=True, blank=True)
    document = models.ForeignKey(
        OfficialDocument,
        verbose_name=_("document that fulfils it"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="fulfils",
    )
    waived_reason = models.CharField(_("not asked of this unit because"), max_length=255, blank=True)

    class Meta:
        verbose_name = _("result of a duty")
        verbose_name_plural = _("results of duties")
        ordering = ["unit__sort_key", "pk"]
        constraints = [models.UniqueConstraint(fields=["duty", "unit"], name="kehoach_one_result_a_unit")]

    def __str__(self) -> str:
        return f"{self.unit}: {self.done_on or '–'}"


def fields_of(commitment: Commitment) -> dict[str, Any]:
    """The derived fields of a task or duty, for comparing a row with what the text says now."""
    names = (
        "number",
        "section",
        "text",
        "deadline_text",
        "deadline_kind",
        "due_from",
        "due_to",
        "sort_order",
    )
    return {name: getattr(commitment, name) for name in names}
