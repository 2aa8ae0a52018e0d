"""Pictures come in the widths and formats that a browser may want, with their size, described, lazy but the first."""

import json
import re
import uuid

import pytest
from django.core.exceptions import ValidationError
from django.test import Client
from wagtail.images.models import AbstractImage

from kehoach_cms.pages.pictures import drawn
from kehoach_cms.pages.queries import THUMBNAIL_SPEC
from kehoach_cms.pages.sharing import CARD_SPEC
from tests.factories import Portal, make_image, republish

TEXT = {"type": "paragraph", "value": "<p>Đoạn mở đầu.</p>"}


def figure(title: str, **image: object) -> dict:
    """A picture of the text."""
    value = {"image": make_image(title, (1400, 900)).pk, "alt_text": f"Cảnh {title}", "decorative": False, **image}
    return {"type": "figure", "value": {"image": value, "caption": title, "credit": ""}}


def stream(*blocks: dict) -> str:
    """The stored form of a body."""
    return json.dumps([{**block, "id": str(uuid.uuid4())} for block in blocks])


def pictures(client: Client, url: str) -> list[str]:
    """The page's own pictures, as HTML."""
    main = client.get(url).content.decode().split("<main")[1].split("</main>")[0]
    return re.findall(r"<img [^>]*>", main)


def lazy(images: list[str]) -> list[bool]:
    """Which of them wait until they are near."""
    return ['loading="lazy"' in image for image in images]


@pytest.mark.parametrize("kind", ["news", "activity"])
def test_the_first_picture_of_a_page_is_not_lazy_wherever_it_stands(client: Client, portal: Portal, kind: str) -> None:
    make = {"news": portal.make_news, "activity": portal.make_activity}[kind]
    body = stream(TEXT, figure("một"), TEXT, figure("hai"))
    assert lazy(pictures(client, make("Ảnh trong bài", body=body).get_url())) == [False, True]
    with_lead = make("Có ảnh đại diện", body=body, lead_image=make_image("đại diện", (1400, 900)))
    assert lazy(pictures(client, with_lead.get_url())) == [False, True, True]
    assert 'fetchpriority="high"' in pictures(client, with_lead.get_url())[0]


def test_the_first_picture_of_a_list_is_not_lazy(client: Client, portal: Portal) -> None:
    for number in range(3):
        portal.make_news(f"Tin {number}", lead_image=make_image())
        portal.make_gallery(f"Album {number}", pictures=1)
    for url in (portal.news.get_url(), portal.galleries.get_url()):
        images = pictures(client, url)
        assert lazy(images) == [False, True, True]
        assert all(re.search(r'width="\d+" height="\d+"', image) for image in images)


def test_the_cover_of_an_album_is_sharp_on_a_phone(client: Client, portal: Portal) -> None:
    large = portal.make_gallery("Lớn", pictures=1)
    first = large.pictures.get()
    first.image = make_image(size=(1600, 1200))
    large.pictures = [first]
    republish(large)
    image = pictures(client, portal.galleries.get_url())[0]
    assert [int(found) for found in re.findall(r"(\d+)w", image)] == [320, 640]
    assert 'sizes="(min-width: 48rem) 18rem, 100vw"' in image


@pytest.mark.parametrize(
    ("width", "webp", "avif"),
    [
        (200, [200], [200]),
        (340, [320], [340]),
        (500, [320, 500], [500]),
        (700, [320, 640], [640]),
        (1100, [320, 640, 960], [640, 960]),
        (1400, [320, 640, 960, 1200], [640, 960]),
    ],
)
def test_a_picture_comes_in_the_widths_it_is_large_enough_for(
    db: None, width: int, webp: list[int], avif: list[int]
) -> None:
    picture = drawn(make_image(size=(width, width // 2)))
    assert [int(found) for found in re.findall(r"(\d+)w", picture.srcset)] == webp
    assert [source.mime for source in picture.sources] == ["image/avif"]
    assert [int(found) for found in re.findall(r"(\d+)w", picture.sources[0].srcset)] == avif
    assert picture.width in webp
    assert abs(picture.height - picture.width / 2) <= 1


def test_small_pictures_are_cut_around_what_matters(portal: Portal, client: Client) -> None:
    image = make_image(size=(1600, 600))
    image.focal_point_x, image.focal_point_y, image.focal_point_width, image.focal_point_height = 1500, 300, 100, 100
    image.save()
    page = portal.make_news("Tin", lead_image=image)
    key = image.get_rendition(CARD_SPEC).focal_point_key
    assert key
    assert key in pictures(client, portal.news.get_url())[0]
    head = client.get(page.get_url()).content.decode().split("</head>")[0]
    assert key in re.search(r'og:image" content="([^"]+)"', head)[1]


def test_a_picture_of_a_given_shape_is_cut_around_its_focal_point(db: None) -> None:
    image = make_image(size=(1500, 600))
    image.focal_point_x, image.focal_point_y, image.focal_point_width, image.focal_point_height = 1400, 300, 100, 100
    image.save()
    picture = drawn(image, ratio=(3, 2))
    assert [int(found) for found in re.findall(r"(\d+)w", picture.srcset)] == [320, 640, 900]
    assert abs(picture.width / picture.height - 1.5) < 0.01
    assert image.get_rendition(CARD_SPEC).focal_point_key in picture.url
    assert image.get_rendition(CARD_SPEC).focal_point_key in picture.sources[0].srcset


def test_a_picture_is_described_in_its_own_words_never_by_its_file_s_name(client: Client, portal: Portal) -> None:
    bare, described = make_image("IMG_2031", (1400, 900)), make_image("IMG_2032", (1400, 900))
    described.description = "Cầu Bến Thao ngày khánh thành"
    described.save()
    for image, words in ((bare, ""), (described, "Cầu Bến Thao ngày khánh thành")):
        page = portal.make_news(f"Tin {len(words)}", lead_image=image)
        html = client.get(page.get_url()).content.decode()
        assert f'alt="{words}"' in html.split("<main")[1].split("</figure>")[0]
        assert f'og:image:alt" content="{words or page.title}"' in html
        assert image.title not in html
    decorative = portal.make_news("Tin", body=stream(figure("hoa văn", alt_text="", decorative=True)))
    assert 'alt=""' in pictures(client, decorative.get_url())[0]


def test_the_form_asks_for_a_description(admin_client: Client, portal: Portal) -> None:
    page = portal.make_news("Tin")
    block = page._meta.get_field("body").stream_block.child_blocks["figure"]
    with pytest.raises(ValidationError):
        block.clean(block.to_python(figure("một", alt_text="")["value"]))
    form = admin_client.get(f"/admin/pages/{page.pk}/edit/").content.decode()
    assert "Ghi mô tả cho người không nhìn thấy ảnh" in form


def test_a_picture_that_came_with_a_list_is_cut_once_and_not_for_every_reader(
    db: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    made = make_image(size=(900, 600))
    made.get_rendition(THUMBNAIL_SPEC)

    def from_a_list() -> AbstractImage:
        return type(made).objects.prefetch_renditions(THUMBNAIL_SPEC).get(pk=made.pk)

    first = drawn(from_a_list(), ratio=(3, 2))
    monkeypatch.setattr(AbstractImage, "generate_rendition_file", lambda *args, **kwargs: pytest.fail("cut again"))
    assert drawn(from_a_list(), ratio=(3, 2)) == first
