"""The list of activities: what is coming, what was, month by month; times that say the day once."""

import datetime

import pytest
from django.test import Client
from django.utils import timezone

from kehoach_cms.conf import today
from kehoach_cms.pages.display import format_span, printed_label
from tests.factories import Portal


def at(days: int) -> datetime.datetime:
    """Eight o'clock, so many days from today."""
    day = today() + datetime.timedelta(days=days)
    return timezone.make_aware(datetime.datetime.combine(day, datetime.time(8)))


@pytest.fixture
def held(portal: Portal) -> Portal:
    """Two to come, two that were."""
    for title, days in (("Tuần sau", 7), ("Hôm nay", 0), ("Hôm qua", -1), ("Năm ngoái", -400)):
        portal.make_activity(title, starts_at=at(days), venue="Nhà văn hóa")
    return portal


def titles(client: Client, portal: Portal, query: str = "") -> list[str]:
    return [line.title for line in client.get(portal.activities.get_url() + query).context["entries"]]


def test_what_is_coming_stands_first_the_soonest_on_top(client: Client, held: Portal) -> None:
    assert titles(client, held) == ["Hôm nay", "Tuần sau"]
    assert titles(client, held, "?xem=da-dien-ra") == ["Hôm qua", "Năm ngoái"]
    assert titles(client, held, "?xem=vo-nghia") == ["Hôm nay", "Tuần sau"]


def test_tabs_count_and_filters_keep_the_tab(client: Client, held: Portal) -> None:
    answer = client.get(held.activities.get_url() + "?xem=da-dien-ra")
    assert [tab.title for tab in answer.context["tabs"]] == ["Sắp diễn ra (2)", "Đã diễn ra (2)"]
    assert [tab.current for tab in answer.context["tabs"]] == [False, True]
    assert [(field.name, field.value) for field in answer.context["filters"].hidden] == [("xem", "da-dien-ra")]


def test_without_anything_to_come_the_list_shows_what_was(client: Client, portal: Portal) -> None:
    portal.make_activity("Đã qua", starts_at=at(-3))
    assert titles(client, portal) == ["Đã qua"]


def test_a_month_filters(client: Client, held: Portal) -> None:
    month = at(-400)
    assert titles(client, held, f"?xem=da-dien-ra&thang={month:%Y-%m}") == ["Năm ngoái"]
    for nonsense in ("2026-13", "abc", "0000-01", "2026-1"):
        assert len(titles(client, held, f"?thang={nonsense}")) == 2


def test_a_line_says_when_and_where(client: Client, held: Portal) -> None:
    line = client.get(held.activities.get_url()).context["entries"][1]
    assert (line.time_text, line.place, line.past) == ("8 giờ 00", "Nhà văn hóa", False)


def moment(text: str) -> datetime.datetime:
    return timezone.make_aware(datetime.datetime.fromisoformat(text))


@pytest.mark.parametrize(
    ("start", "end", "language", "words"),
    [
        (
            "2026-11-10T07:30",
            "2026-11-10T10:00",
            "vi",
            "7 giờ 30 – 10 giờ 00, thứ Ba, ngày 10/11/2026",
        ),
        ("2026-11-10T07:30", "2026-11-10T10:00", "en", "7:30 – 10:00, Tuesday 10 November 2026"),
        (
            "2026-11-10T07:30",
            "2026-11-11T10:00",
            "vi",
            "7 giờ 30, thứ Ba, ngày 10/11/2026 – 10 giờ 00, thứ Tư, ngày 11/11/2026",
        ),
        ("2026-11-10T07:30", "", "vi", "7 giờ 30, thứ Ba, ngày 10/11/2026"),
        ("", "", "vi", ""),
    ],
)
def test_a_span_of_time_says_the_day_once(start: str, end: str, language: str, words: str) -> None:
    assert format_span(start and moment(start), end and moment(end), language) == words


@pytest.mark.parametrize(
    ("label", "printed"),
    [
        ("II", "II."),
        ("1", "1."),
        ("1.1", "1.1."),
        ("a", "a)"),
        ("đ", "đ)"),
        ("II-", "II-"),
        ("1.", "1."),
        ("-", "-"),
        ("", ""),
    ],
)
def test_a_heading_s_number_is_printed_with_its_mark(label: str, printed: str) -> None:
    assert printed_label(label) == printed
