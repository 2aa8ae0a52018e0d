"""A directive's plans as tree, table and timeline, and deadlines for a calendar."""

import datetime
import re

import pytest
from django.test import Client

from kehoach_cms.pages.calendar import Event, calendar
from tests.factories import Portal, reference, tasks

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
