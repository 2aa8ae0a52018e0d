"""Feeds: well-formed to a feed reader, complete by RFC 4287 and RSS 2.0, stable ids, no secrets, 304 when unchanged."""

import datetime
import time

import feedparser
import pytest
from defusedxml import ElementTree
from django.test import Client
from django.utils import timezone
from wagtail.models import Locale, PageViewRestriction

from kehoach_cms.pages.feeds import FEED_SIZE
from kehoach_cms.pages.models import EntryUnit, PageEntry
from tests.factories import Portal, make_topic, make_unit, paragraphs, republish

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


HOSTILE = [
    "Họp <mặt> & “giao lưu” ]]> <![CDATA[ x",
    "Kế hoạch\x0bnăm\x1f2026 \x08\x7f\x85\ufffe\uffff",
    "&amp; &lt;b&gt; &#0; <?xml ?>",
    "Ă" * 250,
    "\u202eđảo ngược\u202c và \U0001f6a9",
]


@pytest.mark.parametrize("form", FORMS)
def test_no_words_break_a_feed(client: Client, portal: Portal, form: str) -> None:
    topic = make_topic("Chủ đề <b> ]]> & hết")
    for title in HOSTILE:
        # As a host's own import may have stored it: past the form, which would bring the words to form.
        page = portal.make_news("Tin", topics=[topic])
        PageEntry.objects.filter(page=page).update(title=title, subject="", summary="")
    unit = make_unit("Sở \x0b <Tư pháp>")
    EntryUnit.objects.create(entry=PageEntry.objects.first(), unit=unit)
    addresses = ["/", portal.news.get_url(), topic.url, f"/don-vi/{unit.slug}/"]
    for address in addresses:
        answer = client.get(address + form)
        read = feedparser.parse(answer.content, response_headers={"content-type": answer["Content-Type"]})
        assert not read.bozo, (address, read.get("bozo_exception"))
        ElementTree.fromstring(answer.content)
    entries = feedparser.parse(client.get(f"/{form}").content, sanitize_html=False).entries
    assert len(entries) == len(HOSTILE)
    shown = {entry.title for entry in entries}
    assert "Ă" * 250 in shown
    assert "Kế hoạch năm 2026" in shown
    # Without a summary the title stands in its place, and readers take that place for HTML.
    summaries = [entry.summary for entry in entries]
    assert any(text.startswith("Họp &lt;mặt&gt; &amp; “giao lưu” ]]&gt;") for text in summaries), summaries
    assert any(text.startswith("&amp;amp; &amp;lt;b&amp;gt;") for text in summaries), summaries


def test_words_that_cannot_be_shown_are_not_stored(client: Client, portal: Portal) -> None:
    body = paragraphs("Một\x0bhai", "e\u0302")
    page = portal.make_news("Kế hoạch\x0bnăm 2026", author="A\x1fB", body=body)
    assert page.title == "Kế hoạch năm 2026"
    assert page.author == "A B"
    assert [block["value"] for block in page.body.raw_data] == ["<p>Một hai</p><p>ê</p>"]
    assert page.slug == "ke-hoach-nam-2026"


def test_an_activity_to_come_did_not_come_out_tomorrow(client: Client, portal: Portal) -> None:
    now = timezone.now()
    portal.make_activity("Sắp tới", starts_at=now + datetime.timedelta(days=40))
    for form in FORMS:
        read = feedparser.parse(client.get(f"/{form}").content)
        limit = (now + datetime.timedelta(minutes=5)).timetuple()
        assert read.feed.updated_parsed <= limit
        assert all(entry.published_parsed <= limit for entry in read.entries)


def test_an_empty_feed_does_not_change(client: Client, portal: Portal) -> None:
    first = {form: client.get(f"{portal.news.get_url()}{form}")["ETag"] for form in FORMS}
    time.sleep(1.1)  # feeds tell the time in seconds
    for form, etag in first.items():
        assert client.get(f"{portal.news.get_url()}{form}", headers={"if-none-match": etag}).status_code == 304


def test_a_list_behind_a_password_has_no_feed(client: Client, portal: Portal) -> None:
    portal.plans.introduction = "Chỉ cho người trong ngành"
    portal.plans.save()
    PageViewRestriction.objects.create(page=portal.plans, restriction_type="password", password="x")
    for form in FORMS:
        assert client.get(f"{portal.plans.get_url()}{form}").status_code == 404


def test_a_feed_names_its_own_address_and_a_lasting_id(client: Client, portal: Portal) -> None:
    topic = make_topic("Lịch sử Đảng")
    portal.make_news("Tin", topics=[topic])
    address = f"{topic.url}atom.xml"
    whole, narrow = (ElementTree.fromstring(client.get(address + query).content) for query in ("", "?con=khong"))
    for root, query in ((whole, ""), (narrow, "?con=khong")):
        links = {link.get("rel"): link.get("href") for link in root.findall(f"{ATOM}link")}
        assert links["self"] == f"http://testserver{address}{query}"
        assert root.find(f"{ATOM}id").text == f"http://testserver{topic.url}"
        assert root.find(f"{ATOM}subtitle").text


def test_rss_names_authors_and_subjects(client: Client, filled: Portal) -> None:
    read = feedparser.parse(client.get("/rss.xml").content)
    assert {entry.author for entry in read.entries} >= {"Tỉnh ủy Sông Thao", "localhost"}
    assert any(tag.term == "Lịch sử Đảng" for entry in read.entries for tag in entry.get("tags", []))
    assert read.feed.rights == "localhost"
    assert read.feed.ttl


def test_each_language_has_feeds_of_its_own(client: Client, portal: Portal) -> None:
    english = Locale.objects.create(language_code="en")
    page = portal.make_news("Tin tiếng Việt")
    for original in (portal.home, portal.news, page):
        original.refresh_from_db()
        twin = original.copy_for_translation(english)
        if original is page:
            twin.title = "News in English"
        twin.save_revision().publish()
    for form in FORMS:
        both = {root: feedparser.parse(client.get(f"{root}{form}").content) for root in ("/", "/en/")}
        assert [read.feed.language for read in both.values()] == ["vi", "en"]
        assert [[entry.title for entry in read.entries] for read in both.values()] == [
            ["Tin tiếng Việt"],
            ["News in English"],
        ]
        ids = [entry.id for read in both.values() for entry in read.entries]
        assert len(set(ids)) == 2
        assert not any(read.bozo for read in both.values())
