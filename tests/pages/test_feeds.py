"""Feeds: well-formed to a feed reader, complete by RFC 4287 and RSS 2.0, stable ids, no secrets, 304 when unchanged."""

import datetime

import feedparser
import pytest
from defusedxml import ElementTree
from django.test import Client
from wagtail.models import PageViewRestriction

from kehoach_cms.pages.feeds import FEED_SIZE
from tests.factories import Portal, make_topic, make_unit, republish

FORMS = ["rss.xml", "atom.xml"]
ATOM = "{http://www.w3.org/2005/Atom}"


@pytest.fixture
def filled(portal: Portal) -> Portal:
    """Something of each type about one topic, with letters that XML must escape."""
    topic = make_topic("Lịch sử Đảng")
    unit = make_unit("Tỉnh ủy Sông Thao")
    portal.make_news("Họp <mặt> & “giao lưu”", summary="Ông A & bà B < 3 > 2", topics=[topic])
    portal.make_directive(subject="Về tăng cường bảo vệ di tích", issuer=unit, topics=[topic])
    portal.make_plan(number="27-KH/ĐU", issuer=unit, subject="X" * 900)
    portal.make_activity()
    portal.make_gallery(pictures=1)
    return portal


def addresses(portal: Portal) -> list[str]:
    return [
        "/",
        portal.news.get_url(),
        portal.directives.get_url(),
        portal.plans.get_url(),
        "/don-vi/tinh-uy-song-thao/",
    ]


@pytest.mark.parametrize("form", FORMS)
def test_every_feed_is_well_formed_and_complete(client: Client, filled: Portal, form: str) -> None:
    for address in addresses(filled):
        answer = client.get(address + form)
        assert answer.status_code == 200, address
        read = feedparser.parse(answer.content, response_headers={"content-type": answer["Content-Type"]})
        assert not read.bozo, (address, read.get("bozo_exception"))
        assert read.version == {"rss.xml": "rss20", "atom.xml": "atom10"}[form]
        assert read.feed.title
        assert read.feed.link.startswith("http://")
        assert read.feed.language.startswith("vi")
        assert read.feed.updated_parsed
        assert any(link.rel == "self" and link.href.endswith(address + form) for link in read.feed.links)
        assert read.entries, address
        for entry in read.entries:
            assert entry.title and len(entry.title) <= 255
            assert entry.link.startswith("http://")
            assert entry.id.startswith("urn:uuid:")
            assert entry.summary
            assert entry.published_parsed
        assert len({entry.id for entry in read.entries}) == len(read.entries)


def test_an_atom_feed_has_what_rfc_4287_demands(client: Client, filled: Portal) -> None:
    root = ElementTree.fromstring(client.get("/atom.xml").content)
    for name in ("id", "title", "updated", "author"):
        assert len(root.findall(ATOM + name)) == 1, name
    for entry in root.findall(f"{ATOM}entry"):
        for name in ("id", "title", "updated", "published", "summary"):
            assert len(entry.findall(ATOM + name)) == 1, name
        assert entry.find(f"{ATOM}author/{ATOM}name") is not None
        assert [link for link in entry.findall(f"{ATOM}link") if link.get("rel") in ("alternate", None)]


def test_a_feed_is_newest_first_and_bounded(client: Client, portal: Portal) -> None:
    for number in range(FEED_SIZE + 3):
        portal.make_news(f"Tin {number}", date=datetime.date(2026, 1, 1) + datetime.timedelta(days=number))
    read = feedparser.parse(client.get(f"{portal.news.get_url()}rss.xml").content)
    assert len(read.entries) == FEED_SIZE
    assert read.entries[0].title == f"Tin {FEED_SIZE + 2}"


def test_an_id_outlives_a_new_title_and_a_new_address(client: Client, portal: Portal) -> None:
    page = portal.make_news("Trước")
    before = feedparser.parse(client.get("/atom.xml").content).entries[0].id
    page.title, page.slug = "Sau", "dia-chi-moi"
    republish(page)
    entry = feedparser.parse(client.get("/atom.xml").content).entries[0]
    assert (entry.id, entry.title) == (before, "Sau")
    assert entry.link.endswith("/dia-chi-moi/")


@pytest.mark.parametrize("form", FORMS)
def test_an_empty_feed_is_a_feed(client: Client, portal: Portal, form: str) -> None:
    read = feedparser.parse(client.get(f"{portal.news.get_url()}{form}").content)
    assert not read.bozo
    assert read.entries == []


def test_drafts_and_pages_behind_a_password_are_in_no_feed(
    client: Client, portal: Portal, django_capture_on_commit_callbacks
) -> None:
    portal.make_news("Bản nháp", publish=False)
    closed = portal.make_news("Có mật khẩu")
    with django_capture_on_commit_callbacks(execute=True):
        PageViewRestriction.objects.create(page=closed, restriction_type="password", password="x")
    for form in FORMS:
        content = client.get(f"/{form}").content.decode()
        assert "Bản nháp" not in content
        assert "Có mật khẩu" not in content


def test_a_page_that_is_no_list_has_no_feed(client: Client, portal: Portal) -> None:
    page = portal.make_news("Tin")
    for address in (page.get_url(), "/khong-co/", "/don-vi/khong-co/"):
        assert client.get(f"{address}rss.xml").status_code == 404


def test_an_unchanged_feed_is_not_sent_again(client: Client, filled: Portal) -> None:
    first = client.get("/rss.xml")
    again = client.get("/rss.xml", headers={"if-none-match": first["ETag"]})
    assert again.status_code == 304
    assert again.content == b""
    filled.make_news("Tin nữa")
    assert client.get("/rss.xml", headers={"if-none-match": first["ETag"]}).status_code == 200


def test_a_list_says_where_its_feeds_are(client: Client, filled: Portal) -> None:
    for address in (filled.news.get_url(), "/don-vi/tinh-uy-song-thao/"):
        html = client.get(address).content.decode()
        for form in FORMS:
            assert f'href="{address}{form}"' in html
    assert 'type="application/rss+xml"' in client.get(filled.news.get_url()).content.decode()


def test_a_feed_asks_a_fixed_number_of_questions(client: Client, portal: Portal, django_assert_max_num_queries) -> None:
    topic = make_topic("Chủ đề")
    for number in range(25):
        portal.make_news(f"Tin {number}", topics=[topic])
    client.get("/rss.xml")
    with django_assert_max_num_queries(8):
        client.get("/rss.xml")
