"""What a news page says of its age and of its corrections."""

import datetime

import pytest
from django.test import Client

from tests.factories import Portal

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("years", "days", "limit", "said"),
    [(3, 1, 3, "hơn 3 năm"), (5, 1, 3, "hơn 5 năm"), (3, -5, 3, ""), (9, 1, 0, "")],
)
def test_old_news_says_so_where_the_portal_wants_it(
    client: Client, portal: Portal, settings, years: int, days: int, limit: int, said: str
) -> None:
    settings.KEHOACH_CMS = {**getattr(settings, "KEHOACH_CMS", {}), "OLD_NEWS_YEARS": limit}
    now = datetime.date.today()
    day = datetime.date(now.year - years, now.month, min(now.day, 28)) - datetime.timedelta(days=days)
    html = client.get(portal.make_news(date=day).url).content.decode()
    assert ("Nội dung cũ: đăng cách đây" in html) == bool(said)
    assert said in html


def test_a_corrected_item_says_when_and_what_newest_first_and_tells_search_engines(
    client: Client, portal: Portal
) -> None:
    corrections = [
        ("correction", {"date": datetime.date(2026, 11, 3), "text": "Cầu dài 462 mét, không phải 426 mét."}),
        ("correction", {"date": datetime.date(2026, 11, 21), "text": "Người phát biểu là ông Đào Văn Mễ."}),
    ]
    html = client.get(portal.make_news(corrections=corrections).url).content.decode()
    first = html.index("Tin này đã được đính chính ngày 21/11/2026: Người phát biểu là ông Đào Văn Mễ.")
    second = html.index("Tin này đã được đính chính ngày 03/11/2026: Cầu dài 462 mét, không phải 426 mét.")
    assert first < second
    assert '"correction": ["Cầu dài 462 mét' in html or '"correction":["Cầu dài 462 mét' in html


def test_an_item_without_corrections_says_nothing_of_any(client: Client, portal: Portal) -> None:
    assert "đính chính" not in client.get(portal.make_news().url).content.decode()


def test_a_correction_without_a_day_yet_does_not_break_the_preview_of_a_draft(client: Client, portal: Portal) -> None:
    page = portal.make_news(corrections=[("correction", {"date": None, "text": "Số đúng là 187."})])
    assert page.notices == []
