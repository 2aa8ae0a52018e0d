"""What the demo portal says of itself, and the foot that leads there."""

import json
from pathlib import Path

import pytest
from django.test import Client

from tests.factories import Portal, make_topic, make_unit

DEMO = Path(__file__).resolve().parents[2] / "site" / "portal" / "demo"
LABELS = ["Sơ đồ cổng", "Điều khoản sử dụng", "Bảo vệ dữ liệu cá nhân", "Tuyên bố về khả năng tiếp cận"]


def test_the_foot_names_what_readers_look_for_and_every_name_leads_somewhere(client: Client, portal: Portal) -> None:
    links = json.loads((DEMO / "portal.json").read_text(encoding="utf-8"))["about_links"]
    assert [link["title"] for link in links] == LABELS
    for link in links:
        assert client.get(link["url"]).status_code == 200, link


@pytest.mark.parametrize("slug", ["dieu-khoan-su-dung", "kha-nang-tiep-can"])
def test_a_page_about_the_portal_has_one_title_and_its_sections(client: Client, portal: Portal, slug: str) -> None:
    html = client.get(f"/ve-cong/{slug}/").content.decode()
    assert html.count("<h1") == 1
    assert html.count("<h2>") == 3
    assert client.get("/ve-cong/khong-co/").status_code == 404


def test_the_site_map_holds_sections_topics_and_units_in_vietnamese_order(client: Client, portal: Portal) -> None:
    topics = [make_topic(name) for name in ("Đất đai", "Dân vận", "Ăn ở")]
    portal.make_news(topics=topics)
    make_unit("Tỉnh ủy Sông Thao")
    html = client.get("/ve-cong/so-do/").content.decode()
    assert f'<a href="{portal.news.get_url()}">' in html
    places = [html.index(f">{name}</a>") for name in ("Ăn ở", "Dân vận", "Đất đai", "Tỉnh ủy Sông Thao")]
    assert places == sorted(places)
