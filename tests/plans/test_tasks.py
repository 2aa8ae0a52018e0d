"""Tasks: written in the text, derived on publishing, their facts kept outside the page."""

import datetime
import json
import uuid

import pytest
from django.test import Client
from wagtail.models import Locale

from kehoach_cms.plans.models import Duty, DutyResult, Task, TaskUnit
from kehoach_cms.plans.queries import duty_lines, plan_state, task_lines
from kehoach_cms.plans.services import record_progress, renew_block_ids
from kehoach_cms.units.models import Level
from tests.factories import Portal, make_unit, reference, republish, tasks


def test_publishing_derives_a_row_for_each_task_block(portal: Portal) -> None:
    plan = portal.make_plan(
        issued_on=datetime.date(2022, 9, 20),
        tasks=tasks(
            {"text": "Báo cáo sơ kết", "deadline": "Quý IV/2022", "lead": "Ban Chấp hành Đảng bộ"},
            {"text": "Tuyên truyền", "deadline": "Thường xuyên"},
        ),
    )
    rows = list(Task.objects.filter(translation_key=plan.translation_key).order_by("sort_order"))
    assert [(row.text, row.deadline_kind, row.due_from, row.due_to) for row in rows] == [
        ("Báo cáo sơ kết", "quarter", datetime.date(2022, 10, 1), datetime.date(2022, 12, 31)),
        ("Tuyên truyền", "ongoing", None, None),
    ]
    assert [str(block.id) for block in plan.tasks] == [str(row.uuid) for row in rows]


def test_the_words_of_a_deadline_that_cannot_be_read_are_kept_and_an_editor_may_decide(portal: Portal) -> None:
    plan = portal.make_plan(
        tasks=tasks({"deadline": "khi nào xong thì thôi"}, {"deadline": "sau mùa gặt", "due_on": "2026-10-31"})
    )
    first, second = Task.objects.filter(translation_key=plan.translation_key).order_by("sort_order")
    assert (first.deadline_text, first.due_to) == ("khi nào xong thì thôi", None)
    assert (second.deadline_text, second.due_to) == ("sau mùa gặt", datetime.date(2026, 10, 31))


def test_a_quarter_without_a_year_takes_that_of_the_plan(portal: Portal) -> None:
    plan = portal.make_plan(issued_on=datetime.date(2026, 5, 15), tasks=tasks({"deadline": "Quý III"}))
    assert Task.objects.get(translation_key=plan.translation_key).due_to == datetime.date(2026, 9, 30)


def test_republishing_changes_words_and_loses_no_fact(portal: Portal) -> None:
    plan = portal.make_plan(tasks=tasks({"text": "Số hóa tư liệu", "deadline": "trước ngày 31/10/2026"}))
    task = Task.objects.get(translation_key=plan.translation_key)
    record_progress(task, state="completed", on=datetime.date(2026, 10, 20), text="Xong 4.200 trang")
    data = json.loads(json.dumps(plan._meta.get_field("tasks").stream_block.get_prep_value(plan.tasks)))
    data[0]["value"]["text"] = "Số hóa 4.200 trang tư liệu"
    plan.tasks = plan._meta.get_field("tasks").to_python(data)
    plan = republish(plan)
    [line] = task_lines(plan.translation_key, None, datetime.date(2026, 11, 1))
    assert line.text == "Số hóa 4.200 trang tư liệu"
    assert line.status.key == "done"
    assert Task.objects.get(translation_key=plan.translation_key).pk == task.pk


def test_a_task_taken_out_of_the_text_keeps_its_history(portal: Portal) -> None:
    plan = portal.make_plan(tasks=tasks({"text": "Một"}, {"text": "Hai"}))
    second = Task.objects.get(translation_key=plan.translation_key, text="Hai")
    record_progress(second, state="in_progress", on=datetime.date(2026, 6, 1), text="Đã bắt đầu")
    data = plan._meta.get_field("tasks").stream_block.get_prep_value(plan.tasks)
    plan.tasks = plan._meta.get_field("tasks").to_python(data[:1])
    republish(plan)
    second.refresh_from_db()
    assert not second.in_text
    assert second.updates.get().text == "Đã bắt đầu"
    assert [line.text for line in task_lines(plan.translation_key, None)] == ["Một"]


def test_units_are_found_by_their_printed_names_and_others_stay_as_printed(portal: Portal) -> None:
    unit = make_unit("Bảo tàng tỉnh")
    plan = portal.make_plan(tasks=tasks({"lead": "Bảo tàng tỉnh", "cooperating": "Lãnh đạo Sở; Thư viện tỉnh"}))
    rows = TaskUnit.objects.filter(task__translation_key=plan.translation_key)
    assert [(row.text, row.role, row.unit) for row in rows] == [
        ("Bảo tàng tỉnh", "lead", unit),
        ("Lãnh đạo Sở", "cooperating", None),
        ("Thư viện tỉnh", "cooperating", None),
    ]


def test_a_copied_plan_has_tasks_of_its_own(portal: Portal) -> None:
    plan = portal.make_plan(tasks=tasks({"text": "Một"}))
    original = Task.objects.get(translation_key=plan.translation_key)
    record_progress(original, state="completed", on=datetime.date(2026, 6, 1))
    copy = plan.copy(update_attrs={"title": "Bản sao", "slug": "ban-sao"}, keep_live=False)
    renew_block_ids(copy)
    copy.refresh_from_db()
    copy.get_latest_revision_as_object().save_revision().publish()
    own = Task.objects.get(translation_key=copy.translation_key)
    assert own.uuid != original.uuid
    assert task_lines(copy.translation_key, None)[0].status.key == "none"


@pytest.mark.parametrize("language", ["en"])
def test_a_translation_shows_the_same_state_and_adds_no_task(portal: Portal, language: str) -> None:
    locale = Locale.objects.create(language_code=language)
    plan = portal.make_plan(tasks=tasks({"text": "Một"}))
    translated = plan.copy_for_translation(locale, copy_parents=True)
    translated.title = "A plan"
    translated.save_revision().publish()
    task = Task.objects.get(translation_key=plan.translation_key)
    record_progress(task, state="completed", on=datetime.date(2026, 6, 1))
    assert [line.status.key for line in task_lines(translated.translation_key, None)] == ["done_open"]


def test_completing_needs_the_day_and_an_unknown_state_is_refused(portal: Portal) -> None:
    plan = portal.make_plan(tasks=tasks({}))
    task = Task.objects.get(translation_key=plan.translation_key)
    with pytest.raises(ValueError, match="unknown state"):
        record_progress(task, state="finished", on=datetime.date(2026, 6, 1))
    done = record_progress(task, state="completed", on=datetime.date(2026, 6, 1))
    assert done.completed_on == datetime.date(2026, 6, 1)
    again = record_progress(task, state="in_progress", on=datetime.date(2026, 6, 2))
    assert again.completed_on is None
    assert again.started_on == datetime.date(2026, 6, 1)


def test_the_state_of_a_plan_counts_its_tasks(portal: Portal) -> None:
    plan = portal.make_plan(tasks=tasks({"deadline": "trước ngày 01/6/2026"}, {"deadline": "Quý IV/2026"}, {}))
    first = Task.objects.filter(translation_key=plan.translation_key).first()
    record_progress(first, state="completed", on=datetime.date(2026, 5, 20))
    day = datetime.date(2026, 11, 23)
    state = plan_state(task_lines(plan.translation_key, None, day), day)
    assert (state.done, state.total, state.overdue) == (1, 3, 0)
    assert state.next_deadline is not None
    assert state.next_deadline.number == "2"


def test_a_duty_of_the_units_below_expects_each_of_them_and_their_plan_fulfils_it(portal: Portal) -> None:
    committee = make_unit("Đảng ủy Sở Văn hóa")
    cells = [make_unit(f"Chi bộ {n}", parent=committee, level=Level.GRASSROOTS) for n in (1, 2)]
    make_unit("Phòng Di sản", parent=committee, level=Level.DEPARTMENT)
    plan = portal.make_plan(
        number="27-KH/ĐU",
        issuer=committee,
        tasks=tasks(
            {
                "duty": True,
                "addressee": "Các chi bộ trực thuộc",
                "what": "issue_plan",
                "deadline": "xong trước ngày 30/6/2026",
            }
        ),
    )
    assert DutyResult.objects.count() == 2
    portal.make_plan(
        number="05-KH/CB",
        issuer=cells[0],
        issued_on=datetime.date(2026, 6, 10),
        references=[reference("27-KH/ĐU", issued_on=datetime.date(2026, 5, 15))],
    )
    [line] = duty_lines(plan.translation_key, None, datetime.date(2026, 7, 1))
    assert (line.done, line.total, line.missing) == (1, 2, ["Chi bộ 2"])
    assert line.status.key == "todo_late"
    assert Duty.objects.get().due_to == datetime.date(2026, 6, 29)


def test_three_hundred_tasks_are_edited_and_saved_in_the_admin(portal: Portal, admin_client: Client) -> None:
    plan = portal.make_plan(publish=False, tasks=tasks(*({"text": f"Việc {n}"} for n in range(300))))
    page = admin_client.get(f"/admin/pages/{plan.pk}/edit/")
    assert page.status_code == 200
    from wagtail.test.utils.form_data import nested_form_data, streamfield

    blocks = [
        (
            "task",
            {"number": str(n), "text": f"Việc {n}", "lead": "", "cooperating": "", "deadline": "", "due_on": ""},
        )
        for n in range(300)
    ]
    none = {"TOTAL_FORMS": 0, "INITIAL_FORMS": 0, "MIN_NUM_FORMS": 0, "MAX_NUM_FORMS": 1000}
    data = nested_form_data(
        {
            "title": "Kế hoạch dài",
            "slug": "ke-hoach-dai",
            "kind": "ke-hoach",
            "lead_role": "performing",
            "tasks": streamfield(blocks),
            "body": streamfield([]),
            **dict.fromkeys(
                ("kehoach_topics", "kehoach_related_picks", "kehoach_references", "kehoach_files", "comments"), none
            ),
            "action-publish": "1",
        }
    )
    answer = admin_client.post(f"/admin/pages/{plan.pk}/edit/", data)
    assert answer.status_code == 302, answer.content[:2000]
    assert Task.objects.filter(translation_key=plan.translation_key, in_text=True).count() == 300


def test_ids_of_blocks_are_uuids(portal: Portal) -> None:
    plan = portal.make_plan(tasks=tasks({}))
    assert all(uuid.UUID(str(block.id)) for block in plan.tasks)
