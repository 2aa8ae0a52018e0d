"""The demo's first page: rows that an editor arranges, each drawing itself from what is published."""

import datetime
import json
import re
import uuid

import pytest
from django.core.exceptions import ValidationError
from django.test import Client
from django.utils import timezone
from portal.models import HomePage
from wagtail.models import Site

from kehoach_cms.pages.models import SiteProfile
from tests.factories import Portal, make_topic, reference, republish, tasks
from tests.pages.schema_terms import faults_of

ROWS = ["news", "documents", "plans", "activities", "galleries", "topics", "sites"]


@pytest.fixture
def home(portal: Portal) -> HomePage:
    """A portal whose first page is the demo's, with every row; the sections stand below it."""
    page = HomePage(title="Trang chủ", slug="cong", locale=portal.home.locale)
    portal.home.get_parent().add_child(instance=page)
    for section in (portal.news, portal.directives, portal.plans, portal.activities, portal.galleries):
        section.refresh_from_db()
        section.move(page, "last-child")
        section.refresh_from_db()
    Site.objects.update(root_page=page)
    Site.clear_site_root_paths_cache()
    return arrange(page, *ROWS)


def arrange(page: HomePage, *names: str, lead: int | None = None) -> HomePage:
    """Give the page these rows, in this order."""
    page = HomePage.objects.get(pk=page.pk)
    rows = [
        {"type": name, "value": {"lead": lead} if name == "news" else None, "id": str(uuid.uuid4())} for name in names
    ]
    page.rows = page._meta.get_field("rows").to_python(json.dumps(rows))
    return republish(page)


def fill(portal: Portal) -> None:
    """Something for every row."""
    topic = make_topic("Lịch sử Đảng")
    portal.make_news("Tin một", topics=[topic])
    portal.make_news("Tin hai")
    portal.make_plan("Kế hoạch đang làm", tasks=tasks({}, {}), number="27-KH/ĐU")
    portal.make_activity("Đã qua", starts_at=timezone.now() - datetime.timedelta(days=3))
    portal.make_activity("Sắp tới", starts_at=timezone.now() + datetime.timedelta(days=3))
    portal.make_gallery("Ảnh", pictures=1)
    SiteProfile.objects.create(
        site=Site.objects.get(),
        name="Cổng thông tin tỉnh Sông Thao",
        component_sites="Sở Tư pháp | https://stp.example/",
    )


def headings(html: str) -> list[str]:
    """The headings of the rows."""
    return re.findall(r'<h2 id="[^"]+">([^<]+)</h2>', html.split("<main")[1].split("</main>")[0])


def test_rows_stand_in_the_order_of_the_editor(client: Client, home: HomePage, portal: Portal) -> None:
    fill(portal)
    every = ["Tin mới", "Văn bản chỉ đạo mới", "Kế hoạch đang thực hiện", "Hoạt động", "Sắp diễn ra", "Ảnh", "Chủ đề"]
    assert headings(client.get("/").content.decode()) == [*every, "Trang thành phần"]
    arrange(home, "topics", "galleries", "news")
    assert headings(client.get("/").content.decode()) == ["Chủ đề", "Ảnh", "Tin mới"]


def test_a_row_can_stand_once(home: HomePage) -> None:
    twice = HomePage.objects.get(pk=home.pk)
    twice.rows.append(("documents", None))
    block = twice._meta.get_field("rows").stream_block
    with pytest.raises(ValidationError):
        block.clean(twice.rows)
    assert block.clean(home.rows)


def test_a_row_without_content_is_left_out_and_an_empty_portal_says_so(
    client: Client, home: HomePage, portal: Portal
) -> None:
    html = client.get("/").content.decode()
    assert "Chưa có nội dung nào được đăng." in html
    assert headings(html) == []
    portal.make_directive("Chỉ thị")
    html = client.get("/").content.decode()
    assert headings(html) == ["Văn bản chỉ đạo mới"]
    assert "Chưa có tin nào được đăng." in html
    arrange(home, "plans", "galleries")
    assert "Chưa có nội dung nào được đăng." in client.get("/").content.decode()
    arrange(home)
    assert "Chưa có nội dung nào được đăng." in client.get("/").content.decode()


def test_the_lead_story_is_the_chosen_one_while_it_can_be_read(client: Client, home: HomePage, portal: Portal) -> None:
    old = portal.make_news("Tin cũ", date=datetime.date(2025, 1, 1))
    arrange(home, "news", lead=old.pk)

    for number in range(8):
        portal.make_news(f"Tin {number}")
    newest = client.get("/").content.decode().split('id="tin-moi"')[1].split("</section>")[0]
    assert newest.count("<li>") == 6

    def lead() -> str:
        html = client.get("/").content.decode()
        assert html.count(">Tin 7</a>") == 1
        return re.search(r'<article class="kh-story kh-story--lead">.*?<h2><a[^>]*>([^<]+)', html, re.S)[1]

    assert lead() == "Tin cũ"
    old.unpublish()
    assert lead() == "Tin 7"
    old.delete()
    assert lead() == "Tin 7"


def test_plans_that_are_done_or_replaced_are_not_being_carried_out(
    client: Client, home: HomePage, portal: Portal
) -> None:
    over = datetime.date(2026, 6, 30)
    portal.make_plan("Kế hoạch đang làm", tasks=tasks({}), number="1-KH/ĐU")
    portal.make_plan("Kế hoạch đã hết hạn", tasks=tasks({}), number="2-KH/ĐU", expires_on=over)
    portal.make_plan("Kế hoạch không có nhiệm vụ", number="3-KH/ĐU")
    portal.make_plan("Kế hoạch đã bị thay thế", tasks=tasks({}), number="4-KH/ĐU")
    portal.make_plan(
        "Kế hoạch mới",
        tasks=tasks({}),
        number="5-KH/ĐU",
        references=[reference("4-KH/ĐU", predicate="replaces", kind="ke-hoach", issued_on=datetime.date(2026, 5, 15))],
    )
    row = client.get("/").content.decode().split('id="dang-lam"')[1].split("</section>")[0]
    assert re.findall(r"<h3><a[^>]*>([^<]+)</a>", row) == ["Kế hoạch mới", "Kế hoạch đang làm"]


def test_the_newest_documents_lead_to_directives_and_to_plans(client: Client, home: HomePage, portal: Portal) -> None:
    portal.make_directive("Chỉ thị")

    def links() -> list[str]:
        head = client.get("/").content.decode().split('id="van-ban"')[1].split("</div>")[0]
        return re.findall(r'<a class="kh-more" href="[^"]+">([^<]+)</a>', head)

    assert links() == ["Tất cả chỉ thị", "Tất cả kế hoạch"]
    portal.plans.unpublish()
    assert links() == ["Tất cả chỉ thị"]


def test_the_home_page_is_shared_as_the_portal(client: Client, home: HomePage, portal: Portal) -> None:
    fill(portal)
    head = client.get("/").content.decode().split("</head>")[0]
    shown = dict(re.findall(r'<meta property="([^"]+)" content="([^"]*)">', head))
    assert shown["og:title"] == "Cổng thông tin tỉnh Sông Thao"
    data = json.loads(re.search(r'<script type="application/ld\+json">(.*?)</script>', head)[1])
    assert data["@type"] == "WebSite"
    assert data["name"] == "Cổng thông tin tỉnh Sông Thao"
    assert data["potentialAction"]["target"]["urlTemplate"].startswith("http://testserver/tim-kiem/")
    assert not faults_of(data)
    for form in ("rss.xml", "atom.xml"):
        assert f'href="/{form}"' in head
