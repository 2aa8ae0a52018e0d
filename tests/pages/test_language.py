"""Vietnamese text from the first row: composed letters, readable addresses, day-first dates."""

import re
import unicodedata

import pytest
from django import forms
from django.test import override_settings
from django.utils import translation
from hypothesis import given
from hypothesis import strategies as st
from wagtail.models import Site

from kehoach_cms.galleries.models import GalleryPicture
from kehoach_cms.pages.forms import SLUG_FORMATTERS
from kehoach_cms.pages.models import SiteProfile
from kehoach_cms.pages.pictures import drawn
from kehoach_cms.text import slug
from tests.factories import Portal, make_image, paragraphs, reference

TITLES = [
    ("Kế hoạch số 98-KH/TU", "ke-hoach-so-98-kh-tu"),
    ("Đảng bộ tỉnh Đắk Lắk", "dang-bo-tinh-dak-lak"),
    ("QUYẾT ĐỊNH VỀ ƯU ĐÃI", "quyet-dinh-ve-uu-dai"),
    ("Ủy ban nhân dân xã Ẩm Ỷ", "uy-ban-nhan-dan-xa-am-y"),
]


def in_the_browser(title: str) -> str:
    """What the admin's script makes of a title: our formatters, then Wagtail's rules for ASCII slugs."""
    text = title
    for pattern, replacement in SLUG_FORMATTERS:
        text = re.sub(pattern, replacement, text)
    text = re.sub(r"[^\w\s-]", "", text.lower(), flags=re.ASCII)
    return re.sub(r"[-\s]+", "-", text).strip("-")


@pytest.mark.parametrize(("title", "expected"), TITLES)
@pytest.mark.parametrize("form", ["NFC", "NFD"])
def test_the_address_is_the_same_in_the_browser_and_on_the_server(title: str, expected: str, form: str) -> None:
    typed = unicodedata.normalize(form, title)
    assert in_the_browser(typed) == expected
    assert slug(typed) == expected


@given(
    st.text(
        alphabet="aăâbcdđeêghiklmnoôơpqrstuưvxyáàảãạắằẳẵặấầẩẫậéèẻẽẹếềểễệíìỉĩịóòỏõọốồổỗộớờởỡợúùủũụứừửữựýỳỷỹỵ ",
        max_size=60,
    )
)
def test_every_vietnamese_letter_keeps_its_base_in_an_address(title: str) -> None:
    assert in_the_browser(title) == slug(title)


@pytest.mark.parametrize("allow_unicode", [True, False])
def test_a_page_without_a_slug_gets_an_ascii_one_whatever_the_host_allows(portal: Portal, allow_unicode: bool) -> None:
    with override_settings(WAGTAIL_ALLOW_UNICODE_SLUGS=allow_unicode):
        live = portal.make_news("Kế hoạch số 98-KH/TU")
        draft = portal.make_news("Đảng bộ tỉnh", publish=False)
        twin = portal.make_news("Kế hoạch số 98-KH/TU")
    assert [page.slug for page in (live, draft, twin)] == [
        "ke-hoach-so-98-kh-tu",
        "dang-bo-tinh",
        "ke-hoach-so-98-kh-tu-2",
    ]


def test_text_pasted_decomposed_is_stored_composed(portal: Portal) -> None:
    words = "Nghiên cứu, biên soạn lịch sử Đảng bộ"
    loose = unicodedata.normalize("NFD", words)
    page = portal.make_news(loose, subject=loose, body=paragraphs(loose))
    page.refresh_from_db()
    assert page.title == words
    assert page.subject == words
    assert words in str(page.body[0].value)


def test_what_stands_in_rows_of_its_own_is_stored_composed_too(portal: Portal) -> None:
    words = "Đội hát xoan phường Bến Thao, Kế hoạch"
    loose = unicodedata.normalize("NFD", words)
    picture = GalleryPicture(image=make_image(loose), caption=loose, alt_text=loose, credit=loose)
    album = portal.make_gallery(pictures=0)
    album.pictures = [picture]
    album.save_revision().publish()
    row = GalleryPicture.objects.get(page=album)
    assert [row.caption, row.alt_text, row.credit] == [words] * 3
    plan = portal.make_plan(references=[reference("27-KH/ĐU", issuer_printed=loose)])
    assert plan.kehoach_references.get().issuer_printed == words
    profile = SiteProfile.objects.create(site=Site.objects.get(), language="xx", name=loose, note=loose)
    profile.refresh_from_db()
    assert [profile.name, profile.note] == [words] * 2


def test_the_name_of_a_file_is_shown_composed(portal: Portal) -> None:
    loose = unicodedata.normalize("NFD", "Lễ khánh thành")
    picture = drawn(make_image(loose))
    assert picture is not None
    assert picture.alt == "Lễ khánh thành"


def test_a_title_of_255_letters_fits_however_it_is_typed(portal: Portal) -> None:
    title = ("Nghiên cứu lịch sử Đảng " * 11)[:255].strip()
    page = portal.make_news(unicodedata.normalize("NFD", title))
    assert page.title == title


@pytest.mark.parametrize("typed", ["5/6/2022", "05/06/2022", "5-6-2022", "5.6.2022", "2022-06-05"])
def test_a_typed_date_is_read_day_first(typed: str) -> None:
    with translation.override("vi"):
        assert forms.DateField().clean(typed).isoformat() == "2022-06-05"


def test_the_same_topic_chosen_twice_is_kept_once(portal: Portal) -> None:
    from tests.factories import make_topic

    topic = make_topic("Lịch sử Đảng")
    page = portal.make_news(topics=[topic, topic])
    assert page.kehoach_topics.count() == 1
