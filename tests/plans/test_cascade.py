"""A directive's plans as tree, table and timeline, and deadlines for a calendar."""

import datetime
import itertools
import re
import uuid

import pytest
from django.test import Client

from kehoach_cms.documents.models import OfficialDocument
from kehoach_cms.pages.calendar import Event, calendar
from kehoach_cms.plans.models import Duty, DutyResult
from kehoach_cms.plans.pages import PlanPage
from kehoach_cms.units.models import Level
from tests.factories import Portal, make_unit, reference, tasks

pytestmark = pytest.mark.django_db


def unfolded(text: str) -> list[str]:
    assert text.endswith("\r\n")
    assert all(len(line.encode()) <= 75 for line in text.split("\r\n"))
    return text.replace("\r\n ", "").split("\r\n")


@pytest.mark.parametrize(
    ("view", "shown", "hidden"),
    [
        ("", "kh-tree", ("kh-docs", "kh-years")),
        ("bang", "kh-docs", ("kh-tree", "kh-years")),
        ("thoi-gian", "kh-years", ("kh-tree", "kh-docs")),
        ("'; DROP", "kh-tree", ("kh-docs", "kh-years")),
    ],
)
def test_the_plans_of_a_directive_can_be_seen_in_three_ways(
    client: Client, portal: Portal, view: str, shown: str, hidden: tuple[str, str]
) -> None:
    directive = portal.make_directive()
    portal.make_plan("Triển khai", number="27-KH/ĐU", tasks=tasks({}), references=[reference("14-CT/TU")])
    html = client.get(directive.url, {"xem": view}).content.decode()
    part = html[html.index('id="cap-duoi"') : html.index('id="toan-van"')]
    assert f'class="{shown}"' in part
    assert not any(f'class="{name}"' in part for name in hidden)
    assert "27-KH/ĐU" in part
    assert part.count('aria-current="true"') == 1


def test_the_timeline_begins_with_the_oldest_and_ends_with_what_has_no_date(client: Client, portal: Portal) -> None:
    directive = portal.make_directive()
    for number, day in (("2-KH/A", datetime.date(2026, 7, 1)), ("3-KH/A", None), ("1-KH/A", datetime.date(2026, 4, 1))):
        portal.make_plan(number=number, issued_on=day, references=[reference("14-CT/TU")])
    html = client.get(directive.url, {"xem": "thoi-gian"}).content.decode()
    part = html[html.index("kh-years") : html.index("</ol>", html.index("kh-years"))]
    assert re.findall(r"\d+-(?:KH/A|CT/TU)(?=</span>)", part) == ["14-CT/TU", "1-KH/A", "2-KH/A", "3-KH/A"]


def test_a_document_without_number_bears_the_title_of_its_page_and_the_undated_stand_last(
    client: Client, portal: Portal
) -> None:
    directive = portal.make_directive()
    department, province = make_unit("Sở A"), make_unit("Tỉnh B", level=Level.PROVINCE)
    for title, number, day, issuer in (
        ("Đất đai ven sông", "", None, department),
        ("Một", "1-KH/A", datetime.date(2026, 4, 1), department),
        ("Hai", "2-KH/A", datetime.date(2026, 7, 1), province),
        ("Ba", "3-KH/A", datetime.date(2026, 3, 20), None),
    ):
        above = [reference("14-CT/TU")]
        subject = "Thực hiện Chỉ thị số 14-CT/TU về mọi việc" if not number else ""
        portal.make_plan(title, number=number, issued_on=day, issuer=issuer, subject=subject, references=above)
    for view, order in (("", "213Đ"), ("bang", "213Đ"), ("thoi-gian", "312Đ")):
        html = client.get(directive.url, {"xem": view}).content.decode()
        part = html[html.index('id="cap-duoi"') : html.index('id="toan-van"')]
        found = re.findall(r"(\d)(?=-KH/A</span>)|(Đ)(?=ất đai ven sông</a>)", part)
        assert "".join(number or title for number, title in found) == order
        assert "mọi việc" not in part


def test_the_undated_stand_last_on_every_level(client: Client, portal: Portal) -> None:
    directive = portal.make_directive()
    portal.make_plan(number="1-KH/A", references=[reference("14-CT/TU")])
    for number, day in (("2-KH/A", None), ("3-KH/A", datetime.date(2026, 7, 1))):
        portal.make_plan(number=number, issued_on=day, references=[reference("1-KH/A")])
    html = client.get(directive.url, {"xem": "bang"}).content.decode()
    part = html[html.index('id="cap-duoi"') : html.index('id="toan-van"')]
    assert re.findall(r"\d-KH/A(?=</span>)", part) == ["1-KH/A", "3-KH/A", "2-KH/A"]


def chain(portal: Portal, *numbers: str) -> None:
    """Plans each of which carries out the one before it."""
    for above, number in itertools.pairwise(numbers):
        portal.make_plan(number=number, references=[reference(above)])


def test_what_lies_deeper_than_three_levels_is_counted_and_drawn_on_the_page_above_it(
    client: Client, portal: Portal
) -> None:
    directive = portal.make_directive()
    chain(portal, "14-CT/TU", "1-KH/A", "2-KH/A", "3-KH/A", "4-KH/A")
    portal.make_plan(number="5-KH/A", references=[reference("3-KH/A")])
    third = PlanPage.objects.get(number="3-KH/A")
    for view in ("", "bang"):
        html = client.get(directive.url, {"xem": view}).content.decode()
        part = html[html.index('id="cap-duoi"') : html.index('id="toan-van"')]
        assert "<b>5</b> kế hoạch triển khai, ở 4 cấp." in part
        assert "3-KH/A" in part and "4-KH/A" not in part
        assert f'<a href="{third.get_url()}#cap-duoi">Xem 2 kế hoạch cấp dưới</a>' in part


def test_a_long_first_level_is_cut_into_pages_and_none_of_it_is_lost(
    client: Client, portal: Portal, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("kehoach_cms.plans.cascade.CASCADE_FIRST", 2)
    directive = portal.make_directive()
    for number in range(1, 6):
        portal.make_plan(number=f"{number}-KH/A", references=[reference("14-CT/TU")])
    seen: list[str] = []
    for page in ("", "2", "3"):
        html = client.get(directive.url, {"xem": "bang", "trang": page}).content.decode()
        part = html[html.index('id="cap-duoi"') : html.index('id="toan-van"')]
        assert "<b>5</b> kế hoạch triển khai, ở 1 cấp." in part
        seen += re.findall(r"\d-KH/A(?=</span>)", part)
    assert sorted(seen) == [f"{number}-KH/A" for number in range(1, 6)]
    assert "5–5 trong 5 kết quả" in part
    assert 'href="?xem=bang&amp;trang=2#cap-duoi"' in part
    beyond = client.get(directive.url, {"trang": "9"})
    assert beyond.status_code == 200


def test_units_that_have_not_issued_their_plan_are_counted_where_the_cascade_begins(
    client: Client, portal: Portal
) -> None:
    directive = portal.make_directive()
    portal.make_plan(number="1-KH/A", references=[reference("14-CT/TU")])
    document = OfficialDocument.objects.get(translation_key=directive.translation_key)
    duty = Duty.objects.create(
        document=document,
        translation_key=directive.translation_key,
        text="Ban hành kế hoạch",
        what=Duty.What.ISSUE_PLAN,
        uuid=uuid.uuid4(),
    )
    for name in ("Đảng ủy Sở Y tế", "Đảng ủy Sở Nội vụ"):
        DutyResult.objects.create(duty=duty, unit=make_unit(name))
    html = client.get(directive.url).content.decode()
    assert '<a href="#giao-viec">Đơn vị chưa ban hành (2)</a>' in html
    assert "Chưa ban hành: Đảng ủy Sở Nội vụ, Đảng ủy Sở Y tế." in html


def test_open_deadlines_go_into_a_calendar(client: Client, portal: Portal) -> None:
    plan = portal.make_plan(
        tasks=tasks({"text": "Báo cáo; nêu rõ, đủ", "deadline": "trước ngày 31/10/2026"}, {"deadline": "Thường xuyên"})
    )
    address = re.search(r'href="(/thoi-han/\d+\.ics)"', client.get(plan.url).content.decode())
    assert address
    answer = client.get(address[1])
    assert answer["Content-Type"] == "text/calendar; charset=utf-8"
    lines = unfolded(answer.content.decode())
    assert lines.count("BEGIN:VEVENT") == 1
    # "Before the 31st" ends on the 30th, and a day's entry ends on the day after it.
    assert "DTSTART;VALUE=DATE:20261030" in lines
    assert "DTEND;VALUE=DATE:20261031" in lines
    assert any(line.endswith(r"Báo cáo\; nêu rõ\, đủ") and line.startswith("SUMMARY:") for line in lines)


def test_without_an_open_deadline_there_is_no_calendar(client: Client, portal: Portal) -> None:
    plan = portal.make_plan(tasks=tasks({"deadline": "Thường xuyên"}))
    assert ".ics" not in client.get(plan.url).content.decode()
    assert client.get(f"/thoi-han/{plan.pk}.ics").status_code == 404
    draft = portal.make_plan(publish=False, tasks=tasks({"deadline": "trước ngày 31/10/2026"}))
    assert client.get(f"/thoi-han/{draft.pk}.ics").status_code == 404
    assert client.get(f"/thoi-han/{portal.make_news().pk}.ics").status_code == 404


def test_a_long_line_is_folded_between_letters() -> None:
    moment = datetime.datetime(2026, 11, 10, 1, tzinfo=datetime.UTC)
    text = "ệ" * 200 + "\nhết"
    lines = unfolded(calendar("Lịch", [Event("1@x", "Tên", moment, text=text)], moment))
    assert "DESCRIPTION:" + "ệ" * 200 + "\\nhết" in lines
    assert "DTSTART:20261110T010000Z" in lines
