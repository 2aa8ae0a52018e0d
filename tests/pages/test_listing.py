"""Index pages: filters, pages, nonsense in the address, a fixed number of queries."""

import datetime
import re

import pytest
from django.test import Client

from tests.factories import Portal, make_topic, make_unit, tasks


def listed(client: Client, portal: Portal, query: str = "") -> list[str]:
    answer = client.get(portal.news.get_url() + query)
    assert answer.status_code == 200
    return [entry.title for entry in answer.context["entries"]]


def test_a_list_shows_the_newest_first(client: Client, portal: Portal) -> None:
    portal.make_news("Cũ", date=datetime.date(2026, 8, 1))
    portal.make_news("Mới", date=datetime.date(2026, 11, 1))
    assert listed(client, portal) == ["Mới", "Cũ"]


def test_a_topic_filters_with_all_topics_below_it(client: Client, portal: Portal) -> None:
    party = make_topic("Xây dựng Đảng")
    history = make_topic("Lịch sử Đảng", parent=party)
    portal.make_news("Sử", topics=[history])
    portal.make_news("Khác")
    assert listed(client, portal, f"?chu-de={party.slug}") == ["Sử"]
    assert listed(client, portal, "?nam=2026") == ["Khác", "Sử"]


def test_units_and_kinds_filter_documents(client: Client, portal: Portal) -> None:
    unit = make_unit("Đảng ủy Sở Tư pháp")
    portal.make_plan("Của sở", issuer=unit)
    portal.make_plan("Chương trình", kind="chuong-trinh")
    url = portal.plans.get_url()
    titles = [e.title for e in client.get(f"{url}?don-vi={unit.slug}").context["entries"]]
    assert titles == ["Của sở"]
    titles = [e.title for e in client.get(f"{url}?loai=chuong-trinh").context["entries"]]
    assert titles == ["Chương trình"]


def test_choices_of_a_filter_stand_in_vietnamese_order(client: Client, portal: Portal) -> None:
    for kind in ("de-an", "du-an", "chi-thi"):
        portal.make_directive(kind=kind)
    html = client.get(portal.directives.url).content.decode()
    assert re.findall(r"<option value=\"(?:de-an|du-an|chi-thi)\">(\S+ \S+)", html) == ["Chỉ thị", "Dự án", "Đề án"]
    units = [make_unit(f"Sở {name}") for name in ("Y tế", "Đất đai", "Dân tộc", "Ánh Sáng")]
    plan = portal.make_plan(tasks=tasks(*({"lead": unit.name} for unit in units)))
    page = client.get(plan.url).content.decode()
    form = page[page.index('id="nv-don-vi"') : page.index("</select>", page.index('id="nv-don-vi"'))]
    assert re.findall(r">Sở ([^<(]+?) \(", form) == ["Ánh Sáng", "Dân tộc", "Đất đai", "Y tế"]


@pytest.mark.parametrize(
    "query",
    [
        "?nam=abc",
        "?nam=0000",
        "?nam=99999",
        "?chu-de=khong-co",
        "?chu-de=%00",
        "?don-vi='; DROP TABLE",
        "?loai=xyz",
        "?trang=abc",
        "?trang=",
        "?trang=%D9%A1",
        "?la=1&la=2",
        "?chu-de=" + "a" * 5000,
    ],
)
def test_nonsense_in_the_address_is_ignored(client: Client, portal: Portal, query: str) -> None:
    portal.make_news("Tin")
    assert listed(client, portal, query) == ["Tin"]


@pytest.mark.parametrize("number", ["0", "2", "9999999", "99999999", "9" * 30, "9" * 5000])
def test_a_page_of_the_list_out_of_range_is_not_found(client: Client, portal: Portal, number: str) -> None:
    portal.make_news("Tin")
    assert client.get(f"{portal.news.get_url()}?trang={number}").status_code == 404


def test_twenty_entries_stand_on_a_page(client: Client, portal: Portal) -> None:
    for number in range(21):
        portal.make_news(f"Tin {number:02d}")
    assert len(listed(client, portal)) == 20
    assert len(listed(client, portal, "?trang=2")) == 1


def test_a_hidden_topic_is_no_filter(client: Client, portal: Portal) -> None:
    topic = make_topic("Cũ", hidden=True)
    portal.make_news("Tin", topics=[topic])
    portal.make_news("Tin khác")
    assert len(listed(client, portal, f"?chu-de={topic.slug}")) == 2
