"""The status of a task: never stored, always derived from what happened and from the calendar.

Labels follow the reports on the follow-up of tasks (Quyết định 42/2014/QĐ-TTg and its practice):
"hoàn thành đúng hạn", "hoàn thành quá hạn", "đang thực hiện trong hạn", "đang thực hiện quá hạn",
"chưa thực hiện". A task that nobody ever reported on says so: "Chưa có báo cáo".
"""

import datetime

from django.db import models
from django.db.models import Case, F, Q, Value, When
from django.db.models.functions import Coalesce

from kehoach_cms.i18n import _


class State(models.TextChoices):
    """Where a task stands in its life, as its unit or the monitoring office says."""

    NOT_STARTED = "not_started", _("Not started")
    IN_PROGRESS = "in_progress", _("In progress")
    SUBMITTED = "submitted", _("Submitted for confirmation")
    COMPLETED = "completed", _("Completed")
    DECLINED = "declined", _("Declined")
    SUSPENDED = "suspended", _("Suspended")
    CANCELLED = "cancelled", _("Cancelled")


class Status(models.TextChoices):
    """What readers see of a task."""

    NO_REPORT = "none", _("No report yet")
    NO_REPORT_OVERDUE = "none_late", _("No report yet (overdue)")
    NOT_STARTED = "todo", _("Not carried out yet")
    NOT_STARTED_OVERDUE = "todo_late", _("Not carried out yet (overdue)")
    IN_PROGRESS = "doing", _("Being carried out, in time")
    IN_PROGRESS_OVERDUE = "late", _("Being carried out, overdue")
    COMPLETED_ON_TIME = "done", _("Completed in time")
    COMPLETED_LATE = "done_late", _("Completed late")
    COMPLETED_NO_DEADLINE = "done_open", _("Completed (no deadline)")
    ONGOING = "ongoing", _("Ongoing")
    ONGOING_STALE = "stale", _("Ongoing, not updated for long")
    SUSPENDED = "suspended", _("Suspended")
    CANCELLED = "cancelled", _("Cancelled")


COMPLETED = frozenset({Status.COMPLETED_ON_TIME, Status.COMPLETED_LATE, Status.COMPLETED_NO_DEADLINE})
OVERDUE = frozenset({Status.NO_REPORT_OVERDUE, Status.NOT_STARTED_OVERDUE, Status.IN_PROGRESS_OVERDUE})
#: Outside every rate.
OUTSIDE = frozenset({Status.SUSPENDED, Status.CANCELLED})


def derive_status(
    *,
    state: str | None,
    due: datetime.date | None,
    is_ongoing: bool,
    today: datetime.date,
    submitted_on: datetime.date | None = None,
    completed_on: datetime.date | None = None,
    last_news_on: datetime.date | None = None,
    stale_before: datetime.date | None = None,
) -> Status:
    """The status of one task on one day.

    `due` is the inclusive last day (None: nothing can be overdue). `state` None means that nobody
    ever reported. Lateness is judged by the day the work was done (submitted, else completed), not
    by the day on which somebody confirmed it. An ongoing task is stale when its last news, if any,
    is older than `stale_before`; one without any news is not blamed.
    """
    if state == State.CANCELLED:
        return Status.CANCELLED
    if state == State.SUSPENDED:
        return Status.SUSPENDED
    if state == State.COMPLETED:
        if due is None:
            return Status.COMPLETED_NO_DEADLINE
        done = submitted_on or completed_on or today
        return Status.COMPLETED_ON_TIME if done <= due else Status.COMPLETED_LATE
    if is_ongoing:
        stale = last_news_on is not None and stale_before is not None and last_news_on < stale_before
        return Status.ONGOING_STALE if stale else Status.ONGOING
    judged = submitted_on if state == State.SUBMITTED and submitted_on else today
    late = due is not None and judged > due
    if state in (State.IN_PROGRESS, State.SUBMITTED):
        return Status.IN_PROGRESS_OVERDUE if late else Status.IN_PROGRESS
    if state in (State.NOT_STARTED, State.DECLINED):
        return Status.NOT_STARTED_OVERDUE if late else Status.NOT_STARTED
    return Status.NO_REPORT_OVERDUE if late else Status.NO_REPORT


def status_expression(today: datetime.date, stale_before: datetime.date) -> Case:
    """The same rule as `derive_status`, for the database, over `Task` with its `progress`."""
    state = "progress__state"
    day = Value(today, output_field=models.DateField())
    done = Coalesce("progress__submitted_on", "progress__completed_on", day)
    submitted = Coalesce("progress__submitted_on", day)
    due = F("due_to")
    late_today = Q(due_to__lt=today)
    return Case(
        When(**{state: State.CANCELLED}, then=Value(Status.CANCELLED)),
        When(**{state: State.SUSPENDED}, then=Value(Status.SUSPENDED)),
        When(Q(**{state: State.COMPLETED}, due_to=None), then=Value(Status.COMPLETED_NO_DEADLINE)),
        When(
            Q(**{state: State.COMPLETED}) & models.lookups.LessThanOrEqual(done, due),
            then=Value(Status.COMPLETED_ON_TIME),
        ),
        When(**{state: State.COMPLETED}, then=Value(Status.COMPLETED_LATE)),
        When(
            Q(deadline_kind="ongoing", progress__last_news_on__lt=stale_before),
            then=Value(Status.ONGOING_STALE),
        ),
        When(deadline_kind="ongoing", then=Value(Status.ONGOING)),
        When(
            Q(**{state: State.SUBMITTED}) & models.lookups.GreaterThan(submitted, due),
            then=Value(Status.IN_PROGRESS_OVERDUE),
        ),
        When(**{state: State.SUBMITTED}, then=Value(Status.IN_PROGRESS)),
        When(late_today, **{state: State.IN_PROGRESS}, then=Value(Status.IN_PROGRESS_OVERDUE)),
        When(**{state: State.IN_PROGRESS}, then=Value(Status.IN_PROGRESS)),
        When(
            late_today,
            **{f"{state}__in": [State.NOT_STARTED, State.DECLINED]},
            then=Value(Status.NOT_STARTED_OVERDUE),
        ),
        When(**{f"{state}__in": [State.NOT_STARTED, State.DECLINED]}, then=Value(Status.NOT_STARTED)),
        When(late_today, then=Value(Status.NO_REPORT_OVERDUE)),
        default=Value(Status.NO_REPORT),
        output_field=models.CharField(),
    )
