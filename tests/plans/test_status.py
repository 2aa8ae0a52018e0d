"""The status of a task is derived: on one day, from what happened and the deadline."""

import datetime
import uuid

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from kehoach_cms.documents.models import OfficialDocument
from kehoach_cms.plans.models import Task, TaskProgress
from kehoach_cms.plans.queries import stale_before
from kehoach_cms.plans.status import State, Status, derive_status, status_expression

DUE = datetime.date(2022, 12, 31)
BEFORE, AFTER = datetime.date(2022, 12, 31), datetime.date(2023, 1, 1)


@pytest.mark.parametrize(
    ("state", "due", "today", "dates", "expected"),
    [
        (None, DUE, BEFORE, {}, Status.NO_REPORT),
        (None, DUE, AFTER, {}, Status.NO_REPORT_OVERDUE),
        (None, None, AFTER, {}, Status.NO_REPORT),
        (State.NOT_STARTED, DUE, BEFORE, {}, Status.NOT_STARTED),
        (State.NOT_STARTED, DUE, AFTER, {}, Status.NOT_STARTED_OVERDUE),
        (State.DECLINED, DUE, AFTER, {}, Status.NOT_STARTED_OVERDUE),
        (State.IN_PROGRESS, DUE, BEFORE, {}, Status.IN_PROGRESS),
        (State.IN_PROGRESS, DUE, AFTER, {}, Status.IN_PROGRESS_OVERDUE),
        (State.SUBMITTED, DUE, AFTER, {"submitted_on": BEFORE}, Status.IN_PROGRESS),
        (State.SUBMITTED, DUE, AFTER, {"submitted_on": AFTER}, Status.IN_PROGRESS_OVERDUE),
        (State.COMPLETED, DUE, AFTER, {"completed_on": BEFORE}, Status.COMPLETED_ON_TIME),
        (State.COMPLETED, DUE, AFTER, {"completed_on": AFTER}, Status.COMPLETED_LATE),
        # Done on the last day, confirmed ten days later: in time.
        (
            State.COMPLETED,
            DUE,
            datetime.date(2023, 2, 1),
            {"submitted_on": BEFORE, "completed_on": datetime.date(2023, 1, 10)},
            Status.COMPLETED_ON_TIME,
        ),
        (State.COMPLETED, None, AFTER, {"completed_on": AFTER}, Status.COMPLETED_NO_DEADLINE),
        (State.SUSPENDED, DUE, AFTER, {}, Status.SUSPENDED),
        (State.CANCELLED, DUE, AFTER, {}, Status.CANCELLED),
    ],
)
def test_the_status_follows_from_facts_and_the_day(state, due, today, dates, expected) -> None:
    assert derive_status(state=state, due=due, is_ongoing=False, today=today, **dates) == expected


def test_an_ongoing_task_is_never_overdue_but_may_grow_stale() -> None:
    common = {"state": State.IN_PROGRESS, "due": None, "is_ongoing": True, "today": AFTER}
    assert derive_status(**common, last_news_on=AFTER, stale_before=BEFORE) == Status.ONGOING
    assert derive_status(**common, last_news_on=datetime.date(2021, 1, 1), stale_before=BEFORE) == Status.ONGOING_STALE
    assert derive_status(**common, last_news_on=None, stale_before=BEFORE) == Status.ONGOING


def test_a_year_before_a_leap_day_is_the_last_of_february() -> None:
    assert stale_before(datetime.date(2024, 2, 29)) == datetime.date(2023, 2, 28)
    assert stale_before(datetime.date(2026, 11, 23)) == datetime.date(2025, 11, 23)


DAYS = st.dates(datetime.date(2020, 1, 1), datetime.date(2030, 12, 31))
MAYBE = st.none() | DAYS


@pytest.mark.django_db
@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    rows=st.lists(
        st.tuples(st.none() | st.sampled_from(State.values), MAYBE, st.booleans(), MAYBE, DAYS, MAYBE),
        min_size=1,
        max_size=25,
    ),
    today=DAYS,
)
def test_the_database_derives_the_same_status_as_python(rows, today) -> None:
    document = OfficialDocument.objects.create(number=str(uuid.uuid4()))
    stale = stale_before(today)
    expected = {}
    for state, due, is_ongoing, submitted, completed, news in rows:
        due = None if is_ongoing else due
        task = Task.objects.create(
            document=document,
            translation_key=uuid.uuid4(),
            text="việc",
            deadline_kind="ongoing" if is_ongoing else ("by" if due else "none"),
            due_to=due,
        )
        facts = {
            "submitted_on": submitted,
            "completed_on": completed if state == State.COMPLETED else None,
            "last_news_on": news,
        }
        if state is not None:
            TaskProgress.objects.create(task=task, state=state, **facts)
        else:
            facts = {}
        expected[task.pk] = derive_status(
            state=state, due=due, is_ongoing=is_ongoing, today=today, stale_before=stale, **facts
        ).value
    found = dict(
        Task.objects.filter(document=document)
        .annotate(status=status_expression(today, stale))
        .values_list("pk", "status")
    )
    assert found == expected
