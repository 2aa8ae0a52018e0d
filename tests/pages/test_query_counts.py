"""Each public page asks the database a fixed number of questions, however many pages there are.

Counts are of a warm process: sites and renditions are cached as in production.
"""

import datetime

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from wagtail.models import Page

from kehoach_cms.comments.exchange.jsonlines import import_comment
from tests.factories import Portal, make_image, make_topic, make_unit, paragraphs, reference, tasks

BODY = paragraphs(
    "Thực hiện Chỉ thị số 14-CT/TU ngày 12/3/2026 của Ban Thường vụ Tỉnh ủy.",
    "Theo Kế hoạch số 41-KH/ĐU ngày 08/4/2026 của Đảng ủy Ủy ban nhân dân tỉnh.",
)


def fill(portal: Portal, count: int) -> None:
    """Pages of every type, `count` each, all about one topic and citing one another."""
    topic = make_topic(f"Chủ đề {count}")
    unit = make_unit(f"Đơn vị {count}")
    image = make_image()
    for number in range(count):
        when = datetime.date(2026, 10, 1) + datetime.timedelta(days=number % 28)
        common = {"topics": [topic], "keywords": ["ven sông"], "body": BODY}
        portal.make_news(f"Tin {count}-{number}", date=when, lead_image=image, **common)
        portal.make_plan(
            f"Kế hoạch {count}-{number}",
            number=f"{number + 1}-KH/CB",
            issued_on=when,
            issuer=unit,
            references=[reference("14-CT/TU")],
            tasks=tasks({"lead": unit.name}, {}),
            **common,
        )
    for _ in range(count // 4):
        portal.make_activity(topics=[topic])
        portal.make_gallery(topics=[topic], pictures=2)


@pytest.fixture
def busy(portal: Portal) -> dict[str, Page]:
    """One page of each type under test, among a few others."""
    topic = make_topic("Bảo tồn di tích", english="Heritage")
    unit = make_unit("Đảng ủy Sở Văn hóa")
    pages: dict[str, Page] = {}
    pages["directive"] = portal.make_directive(topics=[topic], body=BODY)
    pages["plan"] = portal.make_plan(
        number="27-KH/ĐU",
        issuer=unit,
        topics=[topic],
        keywords=["ven sông"],
        body=BODY,
        references=[reference("14-CT/TU"), reference("41-KH/ĐU")],
        tasks=tasks(*({"text": f"Việc {n}", "lead": unit.name, "deadline": "Quý III/2026"} for n in range(30))),
    )
    pages["news"] = portal.make_news(topics=[topic], keywords=["ven sông"], body=BODY, lead_image=make_image())
    pages["activity"] = portal.make_activity(topics=[topic], body=BODY, lead_image=make_image())
    pages["gallery"] = portal.make_gallery(topics=[topic], pictures=8)
    pages["list of news"] = portal.news
    pages["list of plans"] = portal.plans
    for number in range(3):
        import_comment(
            pages["news"],
            external_id=f"c{number}",
            name="Nguyễn Văn A",
            text="Rất hay.",
            at=pages["news"].first_published_at,
            status="approved",
        )
    fill(portal, 3)
    return pages


def queries(client: Client, url: str) -> list[str]:
    client.get(url)
    with CaptureQueriesContext(
        connection,
    ) as captured:
        assert client.get(url).status_code == 200
    return [query["sql"] for query in captured.captured_queries]


#: What each page may ask; a list holds 20 entries, the plan 30 tasks.
BUDGETS = {
    "news": 15,
    "plan": 20,
    "directive": 22,
    "activity": 16,
    "gallery": 16,
    "list of news": 12,
    "list of plans": 12,
    "/tim-kiem/?q=ke+hoach": 15,
    "/chu-de/": 5,
    "/chu-de/bao-ton-di-tich/": 12,
    "/don-vi/dang-uy-so-van-hoa/": 12,
    "/vb/?so=41-KH/ĐU": 6,
}


def test_every_page_keeps_its_budget_and_does_not_grow_with_the_portal(
    client: Client, portal: Portal, busy: dict[str, Page]
) -> None:
    addresses = {name: busy[name].get_url() if name in busy else name for name in BUDGETS}
    few = {name: queries(client, url) for name, url in addresses.items()}
    fill(portal, 25)
    faults = []
    for name, url in addresses.items():
        asked = queries(client, url)
        grown = len(asked) - len(few[name])
        if len(asked) > BUDGETS[name] or grown > 1:
            listing = "\n    ".join(sql[:140] for sql in asked)
            faults.append(f"{name}: {len(asked)} of {BUDGETS[name]}, {grown:+d} with more pages\n    {listing}")
    assert not faults, "\n".join(faults)


def test_a_reader_s_page_carries_nothing_personal(client: Client, busy: dict[str, Page]) -> None:
    for page in busy.values():
        answer = client.get(page.get_url())
        html = answer.content.decode()
        assert not answer.cookies, page
        assert "Cookie" not in answer.get("Vary", ""), page
        assert "csrfmiddlewaretoken" not in html
        assert "<style" not in html
        assert " style=" not in html
        assert " onclick=" not in html


def test_what_an_editor_sees_is_kept_by_no_cache(admin_client: Client, busy: dict[str, Page]) -> None:
    for page in busy.values():
        answer = admin_client.get(page.get_url())
        assert "no-store" in answer["Cache-Control"], page
        assert "private" in answer["Cache-Control"], page
