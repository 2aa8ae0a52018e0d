"""A photo has a page of its own below its album, and words for those who cannot see it."""

import json
import re

import pytest
from django.test import Client

from kehoach_cms.pages.sharing import CARD_SPEC
from tests.factories import Portal, republish
from tests.pages.schema_terms import faults_of


def test_each_photo_stands_at_its_number_with_its_neighbours(client: Client, portal: Portal) -> None:
    album = portal.make_gallery("Hội bơi chải", pictures=3)
    first, middle, last = (client.get(f"{album.get_url()}anh/{number}/") for number in (1, 2, 3))
    assert "Ảnh 2/3" in middle.content.decode()
    assert middle.context["previous_url"].endswith("/anh/1/")
    assert middle.context["next_url"].endswith("/anh/3/")
    assert first.context["previous_url"] == ""
    assert last.context["next_url"] == ""
    assert "Cảnh 1" in middle.content.decode()


def test_a_photo_is_shared_as_itself_and_leads_back_to_its_album(client: Client, portal: Portal) -> None:
    album = portal.make_gallery("Hội bơi chải", pictures=3)
    address = f"{album.get_url()}anh/2/"
    html = client.get(address).content.decode()
    shown = dict(re.findall(r'<meta property="([^"]+)" content="([^"]*)">', html))
    assert f'<link rel="canonical" href="http://testserver{address}">' in html
    assert shown["og:title"] == "Ảnh 2/3 – Hội bơi chải"
    assert shown["og:description"] == "Ảnh 1"
    assert shown["og:image:alt"] == "Cảnh 1"
    second = album.pictures.all()[1].image
    assert shown["og:image"].endswith(second.get_rendition(CARD_SPEC).url)
    found = json.loads(re.search(r'<script type="application/ld\+json">(.*?)</script>', html)[1])
    assert found["@type"] == "ImageObject"
    assert found["url"].endswith(address)
    assert not faults_of(found)
    assert f'<li><a href="{album.get_url()}">Hội bơi chải</a></li></ol>' in html


def test_a_photo_comes_in_small_formats_and_not_later_than_the_page(client: Client, portal: Portal) -> None:
    album = portal.make_gallery(pictures=1)
    figure = client.get(f"{album.get_url()}anh/1/").content.decode().split('<figure class="kh-fig kh-photo">')[1]
    assert '<picture><source type="image/avif" srcset="/media/' in figure
    assert 'loading="lazy"' not in figure.split("</figure>")[0]


@pytest.mark.parametrize("number", ["0", "4", "99999999999999999999", "-1", "a", "²", "01x", "9" * 5000, "0000031"])
def test_a_photo_that_is_not_there_is_not_found(client: Client, portal: Portal, number: str) -> None:
    album = portal.make_gallery(pictures=3)
    assert client.get(f"{album.get_url()}anh/{number}/").status_code == 404


def test_photos_of_a_draft_are_not_found(client: Client, portal: Portal) -> None:
    album = portal.make_gallery(pictures=1, publish=False)
    assert client.get(f"/thu-vien-anh/{album.slug}/anh/1/").status_code == 404


def test_a_photo_is_described_by_its_own_words_then_the_image_s_then_its_caption(portal: Portal) -> None:
    album = portal.make_gallery(pictures=3)
    own, image, caption = album.pictures.all()
    image.alt_text = caption.alt_text = ""
    image.image.description = "Mô tả của ảnh"
    image.image.save()
    album.pictures = [own, image, caption]
    album = republish(album)
    assert [photo["alt"] for photo in album.drawn_pictures()] == ["Cảnh 0", "Mô tả của ảnh", "Ảnh 2"]


def test_an_album_asks_a_fixed_number_of_questions(
    client: Client, portal: Portal, django_assert_max_num_queries
) -> None:
    album = portal.make_gallery(pictures=12)
    # The first visit cuts the pictures.
    client.get(album.get_url())
    client.get(f"{album.get_url()}anh/5/")
    with django_assert_max_num_queries(16):
        client.get(f"{album.get_url()}anh/5/")


def test_pictures_that_nobody_described_are_reported(admin_client: Client, portal: Portal) -> None:
    album = portal.make_gallery(pictures=3)
    bare, described, worded = album.pictures.all()
    bare.alt_text = described.alt_text = ""
    described.image.description = "Có mô tả"
    described.image.save()
    for picture, title in ((bare, "anh-khong-lời"), (described, "anh-co-mo-ta"), (worded, "anh-co-loi")):
        picture.image.title = title
        picture.image.save()
    album.pictures = [worded, bare, described]
    republish(album)
    # The first picture stands for the album in lists, so it needs a description of its own.
    worded.image.description = "Ảnh bìa"
    worded.image.save()
    page = admin_client.get("/admin/reports/pictures-without-description/")
    assert page.status_code == 200
    assert [image.title for image in page.context["object_list"]] == ["anh-khong-lời"]
    assert page.context["object_list"][0].albums == 1
    sheet = admin_client.get("/admin/reports/pictures-without-description/?export=csv")
    assert "anh-khong-lời" in b"".join(sheet.streaming_content).decode()
    assert "/admin/reports/pictures-without-description/" in admin_client.get("/admin/").content.decode()
