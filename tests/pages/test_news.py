"""What a news page says of its age."""

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
