"""How a page is shared and indexed: cards, canonical addresses, schema.org data, the sitemap."""

import datetime
import io
import json
import re

import feedparser
import pytest
from defusedxml import ElementTree
from django.core.cache import cache
from django.test import Client
from django.utils import timezone
from PIL import Image
from wagtail.models import Page, Site

from kehoach_cms.documents.models import OfficialDocument
from kehoach_cms.pages.cards import CardWords, draw_card, fitted, lines_of
from kehoach_cms.pages.display import data_block
from kehoach_cms.pages.sharing import CARD_SPEC
from tests.factories import Portal, make_image, make_topic, make_unit, reference, republish
from tests.pages.schema_terms import faults_of

LONG = "Thực hiện Chỉ thị số 14-CT/TU về bảo vệ, phát huy giá trị di tích và giáo dục truyền thống " * 4


def head_of(client: Client, url: str) -> tuple[str, dict[str, str], list[dict]]:
    """The page, its Open Graph properties, and its blocks of data."""
    html = client.get(url).content.decode()
    properties = dict(re.findall(r'<meta property="([^"]+)" content="([^"]*)">', html))
    blocks = re.findall(r'<script type="application/ld\+json">(.*?)</script>', html, re.S)
    return html, properties, [json.loads(block) for block in blocks]


@pytest.fixture
def pages(portal: Portal) -> dict[str, Page]:
    """A page of each type."""
    unit = make_unit("Tỉnh ủy Sông Thao")
    return {
        "NewsArticle": portal.make_news("Tin", author="Lâm An", source="Báo", summary="Tóm tắt & hơn"),
        "Legislation": portal.make_directive("Chỉ thị", issuer=unit, effective_on=datetime.date(2026, 4, 1)),
        "WebPage": portal.make_activity("Lễ", venue="Nhà văn hóa", organisers="Tỉnh đoàn"),
        "ImageGallery": portal.make_gallery("Ảnh", pictures=2),
        "CollectionPage": portal.news,
    }


def test_each_type_tells_schema_org_what_it_is(client: Client, pages: dict[str, Page]) -> None:
    for wanted, page in pages.items():
        blocks = head_of(client, page.get_url())[2]
        assert blocks[0]["@type"] == wanted
        assert blocks[-1]["@type"] == "BreadcrumbList"
        for block in blocks:
            assert not faults_of(block), (wanted, faults_of(block))


def test_a_plan_tells_number_issuer_and_date(client: Client, portal: Portal) -> None:
    unit = make_unit("Đảng ủy Sở Tư pháp")
    page = portal.make_plan(number="27-KH/ĐU", issuer=unit, period_from=datetime.date(2026, 1, 1))
    block = head_of(client, page.get_url())[2][0]
    assert block["legislationIdentifier"] == "27-KH/ĐU"
    assert block["legislationDate"] == "2026-05-15"
    assert block["legislationPassedBy"]["name"] == "Đảng ủy Sở Tư pháp"
    assert not faults_of(block)


def test_units_home_and_activities_are_valid_too(client: Client, portal: Portal) -> None:
    make_unit("Tỉnh ủy Sông Thao", established_on=datetime.date(1947, 3, 1))
    page = portal.make_activity(course="cancelled", ends_at=timezone.now() + datetime.timedelta(days=900))
    for url in ("/don-vi/tinh-uy-song-thao/", page.get_url()):
        blocks = head_of(client, url)[2]
        assert blocks
        for block in blocks:
            assert not faults_of(block), faults_of(block)
    event = head_of(client, page.get_url())[2][0]["mainEntity"]
    assert event["@type"] == "Event"
    assert event["eventStatus"] == "https://schema.org/EventCancelled"


def test_data_in_a_page_can_never_end_its_block() -> None:
    block = data_block({"name": "</script><script>alert(1)</script> & \u2028"})
    inner = re.fullmatch(r'<script type="application/ld\+json">(.*)</script>', block)[1]
    assert "<" not in inner
    assert json.loads(inner)["name"].startswith("</script>")


def test_a_shared_page_says_what_it_is(client: Client, pages: dict[str, Page]) -> None:
    html, shown, _blocks = head_of(client, pages["NewsArticle"].get_url())
    assert shown["og:type"] == "article"
    assert shown["og:title"] == "Tin"
    assert shown["og:description"] == "Tóm tắt &amp; hơn"
    assert shown["og:locale"] == "vi_VN"
    assert shown["og:url"].endswith("/tin-tuc/tin/")
    assert f'<link rel="canonical" href="{shown["og:url"]}">' in html
    assert 'name="twitter:card" content="summary_large_image"' in html


def test_a_page_of_which_nothing_is_said_still_has_a_description(client: Client, portal: Portal) -> None:
    html = client.get(portal.plans.get_url()).content.decode()
    assert re.search(r'<meta name="description" content="Kế hoạch – [^"]+">', html)


def test_a_later_page_of_a_list_is_its_own_page(client: Client, portal: Portal) -> None:
    for number in range(21):
        portal.make_news(f"Tin {number}")
    html = client.get(f"{portal.news.get_url()}?trang=2&nam=2026").content.decode()
    assert 'rel="canonical" href="http://testserver/tin-tuc/?trang=2"' in html


def test_each_tab_of_a_list_is_a_page_of_its_own(client: Client, portal: Portal) -> None:
    from wagtail.models import Locale

    now = timezone.now()
    portal.make_activity("Sắp tới", starts_at=now + datetime.timedelta(days=9))
    for number in range(21):
        portal.make_activity(f"Đã qua {number}", starts_at=now - datetime.timedelta(days=9))
    english = Locale.objects.create(language_code="en")
    portal.home.copy_for_translation(english).save_revision().publish()
    portal.activities.refresh_from_db()
    portal.activities.copy_for_translation(english).save_revision().publish()
    url = portal.activities.get_url()
    seen = {query: client.get(url + query).content.decode() for query in ("", "?xem=da-dien-ra&trang=2&thang=2026-01")}
    for query, html in {"": seen[""], "?xem=da-dien-ra": client.get(f"{url}?xem=da-dien-ra").content.decode()}.items():
        assert f'rel="canonical" href="http://testserver{url}{query}"' in html
    # Filters leave the canonical address alone; what it names can be asked for.
    later = client.get(f"{url}?xem=da-dien-ra&trang=2").content.decode()
    address = re.search(r'rel="canonical" href="http://testserver([^"]+)"', later)[1].replace("&amp;", "&")
    assert address == f"{url}?xem=da-dien-ra&trang=2"
    assert client.get(address).status_code == 200
    # Where nothing is to come, what was held is the list itself.
    portal.activities.get_children().filter(title="Sắp tới").first().delete()
    cache.clear()
    for query in ("", "?xem=da-dien-ra"):
        assert f'rel="canonical" href="http://testserver{url}"' in client.get(url + query).content.decode()
    # Only the list itself has a twin: the English list has pages and tabs of its own.
    assert "hreflang" in seen[""].split("</head>")[0]
    assert "hreflang" not in later.split("</head>")[0]


@pytest.mark.parametrize(
    ("hostname", "port", "host", "secure", "root"),
    [
        ("songthao.example", 80, "songthao.example", True, "https://songthao.example"),
        ("songthao.example", 443, "songthao.example", False, "https://songthao.example"),
        ("songthao.example", 80, "www.songthao.example", True, "https://songthao.example"),
        ("songthao.example", 443, "10.0.0.7:8000", False, "https://songthao.example"),
        ("songthao.example", 8080, "www.songthao.example", False, "http://songthao.example:8080"),
        ("localhost", 80, "songthao.example", True, "https://songthao.example"),
        ("localhost", 80, "127.0.0.1:8000", False, "http://127.0.0.1:8000"),
    ],
)
def test_one_address_holds_everywhere_also_behind_a_proxy(
    client: Client, portal: Portal, hostname: str, port: int, host: str, secure: bool, root: str
) -> None:
    Site.objects.update(hostname=hostname, port=port)
    Site.clear_site_root_paths_cache()
    page = portal.make_news("Tin", summary="Tóm tắt", lead_image=make_image(size=(1200, 630)))
    wanted = root + page.get_url()

    def ask(path: str) -> str:
        return client.get(path, secure=secure, headers={"host": host}).content.decode()

    html = ask(page.get_url())
    properties = dict(re.findall(r'<meta property="([^"]+)" content="([^"]*)">', html))
    data = json.loads(re.search(r'<script type="application/ld\+json">(.*?)</script>', html)[1])
    assert f'<link rel="canonical" href="{wanted}">' in html
    assert properties["og:url"] == data["url"] == data["@id"] == wanted
    assert properties["og:image"].startswith(f"{root}/")
    assert f'data-url="{wanted}"' in html
    assert f"{page.title}&#10;&#10;Tóm tắt&#10;&#10;{wanted}" in html
    assert f"In từ {wanted} ngày" in html
    for form in ("rss.xml", "atom.xml"):
        read = feedparser.parse(ask(f"/{form}"))
        assert read.feed.link == f"{root}/"
        assert [entry.link for entry in read.entries] == [wanted]
        assert [link.href for link in read.feed.links if link.rel == "self"] == [f"{root}/{form}"]
    assert f"<loc>{root}/sitemap-1.xml</loc>" in ask("/sitemap.xml")
    assert f"<loc>{wanted}</loc>" in ask("/sitemap-1.xml")


def test_a_text_to_post_needs_no_summary(client: Client, portal: Portal) -> None:
    page = portal.make_news("Tin không có tóm tắt")
    album = portal.make_gallery("Hội bơi chải", pictures=1)
    for found in (page, album):
        html = client.get(found.get_url()).content.decode()
        assert f'data-text="{found.title}&#10;&#10;http://testserver{found.get_url()}"' in html


def test_pages_outside_the_tree_say_what_they_are(client: Client, portal: Portal) -> None:
    topic = make_topic("Lịch sử Đảng")
    make_topic("Lịch sử địa phương", parent=topic)
    portal.make_plan(number="27-KH/ĐU", references=[reference("14-CT/TU", kind="chi-thi")], topics=[topic])
    stub = OfficialDocument.objects.get(number="14-CT/TU")
    wanted = {"/chu-de/": "CollectionPage", topic.url: "CollectionPage", f"/vb/id/{stub.uuid}/": "Legislation"}
    for url, kind in wanted.items():
        html, shown, blocks = head_of(client, url)
        assert f'<link rel="canonical" href="http://testserver{url}">' in html
        assert '<meta name="description" content="' in html, "also without a description of its own"
        assert shown["og:image"]
        assert blocks[0]["@type"] == kind
        assert not faults_of(blocks)


def test_a_chosen_picture_is_shown_and_else_one_is_drawn(client: Client, portal: Portal) -> None:
    chosen = portal.make_news("Có ảnh", lead_image=make_image(size=(1400, 900)))
    assert "/images/" in head_of(client, chosen.get_url())[1]["og:image"]
    bare = portal.make_plan("Không ảnh", number="27-KH/ĐU")
    address = head_of(client, bare.get_url())[1]["og:image"].split("testserver")[-1]
    answer = client.get(address)
    assert answer["Content-Type"] == "image/png"
    assert "immutable" in answer["Cache-Control"]
    assert Image.open(io.BytesIO(answer.content)).size == (1200, 630)


def test_a_small_picture_says_how_small_it_is(client: Client, portal: Portal) -> None:
    page = portal.make_news("Ảnh nhỏ", lead_image=make_image(size=(630, 630)))
    shown = head_of(client, page.get_url())[1]
    drawn = page.lead_image.get_rendition(CARD_SPEC)
    assert drawn.width == 630
    assert (shown["og:image:width"], shown["og:image:height"]) == (str(drawn.width), str(drawn.height))
    large = portal.make_news("Ảnh lớn", lead_image=make_image(size=(1400, 900)))
    shown = head_of(client, large.get_url())[1]
    assert (shown["og:image:width"], shown["og:image:height"]) == ("1200", "630")


def test_an_alias_names_its_original(client: Client, portal: Portal) -> None:
    page = portal.make_news("Tin")
    portal.news.refresh_from_db()
    alias = page.create_alias(parent=portal.news, update_slug="tin-dat-lai")
    html = client.get(alias.get_url()).content.decode()
    assert f'rel="canonical" href="http://testserver{page.get_url()}"' in html


def test_a_card_changes_with_the_page_and_an_old_address_leads_to_the_new_one(client: Client, portal: Portal) -> None:
    page = portal.make_plan("Trước")
    old = head_of(client, page.get_url())[1]["og:image"].split("testserver")[-1]
    before = client.get(old).content
    page.subject = "Sau, với trích yếu khác hẳn"
    page.last_published_at = None
    republish(page)
    Page.objects.filter(pk=page.pk).update(last_published_at=timezone.now() + datetime.timedelta(minutes=1))
    answer = client.get(old, follow=True)
    assert answer.redirect_chain
    assert answer.content != before


def test_no_card_of_a_draft_or_a_page_that_is_not_there(client: Client, portal: Portal) -> None:
    draft = portal.make_news("Nháp", publish=False)
    for pk in (draft.pk, portal.news.pk, 987654):
        assert client.get(f"/the-chia-se/{pk}/x.png").status_code == 404


@pytest.mark.parametrize(
    "title",
    ["Ngắn", LONG, "X" * 400, "HỘI NGHỊ TỔNG KẾT ẪỄỘỰ", "Hai\ndòng", "A\u0302\u0303 tổ hợp", "字 không có hình", ""],
)
def test_any_title_fits_on_a_card(title: str) -> None:
    drawn = draw_card(CardWords("Kế hoạch số 27-KH/ĐU " * 8, title or "…", "Đảng ủy " * 40, "Cổng thông tin"))
    assert Image.open(io.BytesIO(drawn)).size == (1200, 630)
    lines, font, leading = fitted(title or "…", 1056, 320)
    assert len(lines) * leading <= 320
    assert all(font.getlength(line) <= 1056 for line in lines)


def test_a_word_wider_than_the_card_is_cut_not_lost() -> None:
    _lines, font, _leading = fitted("x", 1056, 320)
    assert "".join(lines_of("W" * 90, font, 600)) == "W" * 90


NS = {"s": "http://www.sitemaps.org/schemas/sitemap/0.9", "x": "http://www.w3.org/1999/xhtml"}


def test_the_sitemap_names_every_public_page_once(client: Client, pages: dict[str, Page], portal: Portal) -> None:
    portal.make_news("Nháp", publish=False)
    index = ElementTree.fromstring(client.get("/sitemap.xml").content)
    parts = [node.text for node in index.findall("s:sitemap/s:loc", NS)]
    assert len(parts) == 1
    root = ElementTree.fromstring(client.get(parts[0].split("testserver")[-1]).content)
    found = [node.text for node in root.findall("s:url/s:loc", NS)]
    assert len(found) == len(set(found))
    for page in [*pages.values(), portal.home, portal.plans]:
        assert f"http://testserver{page.get_url()}" in found
    assert not any("nhap" in url for url in found)


def test_twins_name_one_another(client: Client, portal: Portal) -> None:
    from wagtail.models import Locale

    english = Locale.objects.create(language_code="en")
    page = portal.make_news("Tin")
    portal.home.copy_for_translation(english).save_revision().publish()
    portal.news.refresh_from_db()
    portal.news.copy_for_translation(english).save_revision().publish()
    page.copy_for_translation(english).save_revision().publish()
    root = ElementTree.fromstring(client.get("/sitemap-1.xml").content)
    both = [
        sorted(link.get("hreflang") for link in node.findall("x:link", NS))
        for node in root.findall("s:url", NS)
        if "/tin-tuc/tin/" in node.find("s:loc", NS).text
    ]
    assert both == [["en", "vi", "x-default"], ["en", "vi", "x-default"]]
    assert 'hreflang="x-default"' in client.get(page.get_url()).content.decode()


def test_the_sitemap_names_topics_and_units_that_have_pages(client: Client, portal: Portal) -> None:
    from wagtail.models import Locale

    unit, topic = make_unit("Tỉnh ủy Sông Thao"), make_topic("Lịch sử Đảng")
    make_unit("Đảng ủy chưa có gì")
    make_topic("Chủ đề chưa có trang")
    make_topic("Chủ đề ẩn", hidden=True)
    portal.make_plan(issuer=unit, topics=[topic])
    english = Locale.objects.create(language_code="en")
    portal.home.copy_for_translation(english).save_revision().publish()
    portal.news.refresh_from_db()
    portal.news.copy_for_translation(english).save_revision().publish()
    page = portal.make_news("Tin", topics=[topic])
    page.copy_for_translation(english).save_revision().publish()
    root = ElementTree.fromstring(client.get("/sitemap-1.xml").content)
    lines = {node.find("s:loc", NS).text: node.findall("x:link", NS) for node in root.findall("s:url", NS)}
    hubs = {url: len(twins) for url, twins in lines.items() if "/chu-de/" in url or "/don-vi/" in url}
    assert hubs == {
        "http://testserver/chu-de/lich-su-dang/": 3,
        "http://testserver/en/chu-de/lich-su-dang/": 3,
        "http://testserver/don-vi/tinh-uy-song-thao/": 0,
    }
    for url in lines:
        assert client.get(url.removeprefix("http://testserver")).status_code == 200


def test_the_sitemap_has_no_part_beyond_the_last(client: Client, portal: Portal) -> None:
    assert client.get("/sitemap-2.xml").status_code == 404
    assert client.get("/sitemap-0.xml").status_code == 404
