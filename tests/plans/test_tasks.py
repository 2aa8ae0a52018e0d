"""Tasks: written in the text, derived on publishing, their facts kept outside the page."""

import datetime
import json
import re
import uuid
from typing import Any

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


@pytest.mark.parametrize(
    ("fulfilled", "day", "words"),
    [
        (0, datetime.date(2026, 6, 29), "Chưa thực hiện"),
        (1, datetime.date(2026, 6, 29), "Đang thực hiện trong hạn"),
        (0, datetime.date(2026, 7, 1), "Chưa thực hiện (quá hạn)"),
        (1, datetime.date(2026, 7, 1), "Đang thực hiện quá hạn"),
        (2, datetime.date(2026, 7, 1), "Đã thực hiện"),
    ],
)
def test_a_duty_that_some_units_fulfilled_is_being_carried_out(
    portal: Portal, fulfilled: int, day: datetime.date, words: str
) -> None:
    committee = make_unit("Đảng ủy Sở Văn hóa")
    for number in (1, 2):
        make_unit(f"Chi bộ {number}", parent=committee, level=Level.GRASSROOTS)
    duty = {"duty": True, "addressee": "Các chi bộ trực thuộc", "deadline": "xong trước ngày 30/6/2026"}
    plan = portal.make_plan(issuer=committee, tasks=tasks(duty))
    for result in DutyResult.objects.all()[:fulfilled]:
        result.done_on = datetime.date(2026, 6, 10)
        result.save()
    [line] = duty_lines(plan.translation_key, None, day)
    assert line.status.label == words


def test_a_site_that_calls_nothing_overdue_does_not_call_a_duty_so(portal: Portal, settings: Any) -> None:
    settings.KEHOACH_CMS = {**settings.KEHOACH_CMS, "SHOW_OVERDUE": False}
    committee = make_unit("Đảng ủy Sở Văn hóa")
    for number in (1, 2):
        make_unit(f"Chi bộ {number}", parent=committee, level=Level.GRASSROOTS)
    duty = {"duty": True, "addressee": "Các chi bộ trực thuộc", "deadline": "xong trước ngày 30/6/2026"}
    plan = portal.make_plan(issuer=committee, tasks=tasks(duty))
    DutyResult.objects.filter(unit__name="Chi bộ 1").update(done_on=datetime.date(2026, 6, 10))
    [line] = duty_lines(plan.translation_key, None, datetime.date(2026, 7, 1))
    assert line.status.label == "Đang thực hiện trong hạn"


def choices(html: str) -> list[tuple[str, str]]:
    """The choices of the filter by unit: value and words."""
    form = html[html.index('id="nv-don-vi"') :]
    return re.findall(r'<option value="([^"]+)"[^>]*>([^<]*)', form[: form.index("</select>")])


def test_every_unit_that_is_printed_beside_a_task_can_be_chosen(client: Client, portal: Portal) -> None:
    make_unit("Phòng Quản lý di sản")
    plan = portal.make_plan(
        tasks=tasks(
            {"lead": "Thư viện tỉnh"},
            {"lead": "Phòng Quản lý di sản; Đảng uỷ các xã"},
            {"lead": "Bảo tàng tỉnh; THƯ VIỆN TỈNH"},
            {"lead": "Đảng ủy các xã"},
            {"cooperating": "Ban Quản lý dự án"},
        )
    )
    html = client.get(plan.url).content.decode()
    assert choices(html) == [
        ("bao-tang-tinh", "Bảo tàng tỉnh (1)"),
        ("dang-uy-cac-xa", "Đảng uỷ các xã (2)"),
        ("phong-quan-ly-di-san", "Phòng Quản lý di sản (1)"),
        ("thu-vien-tinh", "Thư viện tỉnh (2)"),
    ]
    for value, found in (
        ("dang-uy-cac-xa", "24"),
        ("thu-vien-tinh", "13"),
        ("phong-quan-ly-di-san", "2"),
        ("ban-quan-ly-du-an", "12345"),
        ("'; DROP TABLE", "12345"),
        ("\x00", "12345"),
    ):
        answer = client.get(plan.url, {"don-vi": value})
        assert answer.status_code == 200
        assert "".join(re.findall(r'<tr id="nhiem-vu-(\d+)"', answer.content.decode())) == found


def test_a_printed_name_counts_with_the_unit_of_the_register_that_bears_it(client: Client, portal: Portal) -> None:
    plan = portal.make_plan(tasks=tasks(*({"lead": "Bảo tàng tỉnh"} for _ in range(3)), {"lead": "Bảo tàng Tỉnh"}))
    unit = make_unit("Bảo tàng tỉnh Sông Thao", slug="bao-tang")
    TaskUnit.objects.filter(task__number="1", task__translation_key=plan.translation_key).update(unit=unit)
    assert choices(client.get(plan.url).content.decode()) == [("bao-tang", "Bảo tàng tỉnh Sông Thao (4)")]


def test_a_printed_name_that_two_units_bear_stands_for_itself(client: Client, portal: Portal) -> None:
    plan = portal.make_plan(tasks=tasks(*({"lead": "Văn phòng"} for _ in range(4))))
    rows = TaskUnit.objects.filter(task__translation_key=plan.translation_key).order_by("task__sort_order")
    for row, address in zip(rows, ("van-phong", "van-phong-2"), strict=False):
        row.unit = make_unit("Văn phòng", slug=address)
        row.save()
    found = choices(client.get(plan.url).content.decode())
    assert sorted(found) == [
        ("van-phong", "Văn phòng (1)"),
        ("van-phong-2", "Văn phòng (1)"),
        ("van-phong-3", "Văn phòng (2)"),
    ]


def test_a_name_of_signs_alone_can_be_chosen(client: Client, portal: Portal) -> None:
    plan = portal.make_plan(tasks=tasks(*({"lead": "…"} for _ in range(4))))
    [(value, words)] = choices(client.get(plan.url).content.decode())
    assert value and words == "… (4)"


def panel(client: Client, address: str) -> str:
    html = client.get(address).content.decode()
    legend = html[html.index('class="kh-legend"') :]
    return legend[: legend.index("</ul>")]


def test_the_count_of_overdue_tasks_leads_to_them(client: Client, portal: Portal) -> None:
    late = {"deadline": "trước ngày 31/10/2020"}
    plan = portal.make_plan(tasks=tasks({}, late, {}, late, late))
    first = Task.objects.get(translation_key=plan.translation_key, number="2")
    record_progress(first, state="in_progress", on=datetime.date(2020, 6, 1))
    html = panel(client, plan.url)
    assert '<a href="#nhiem-vu-2">1 đang thực hiện quá hạn</a>' in html
    assert '<a href="?tinh-trang=none_late#nhiem-vu">2 chưa có báo cáo (quá hạn)</a>' in html
    assert html.count("<a ") == 2
    assert '<a href="?#nhiem-vu-2">' in panel(client, f"{plan.url}?tinh-trang=none_late")


def test_a_site_that_calls_nothing_overdue_leads_to_nothing(client: Client, portal: Portal, settings: Any) -> None:
    settings.KEHOACH_CMS = {**settings.KEHOACH_CMS, "SHOW_OVERDUE": False}
    plan = portal.make_plan(tasks=tasks({"deadline": "trước ngày 31/10/2020"}))
    assert "<a " not in panel(client, plan.url)
