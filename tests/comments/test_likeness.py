"""Which texts count as nearly the same, and how long they are remembered."""

from datetime import timedelta

import pytest
from django.utils import timezone
from hypothesis import given
from hypothesis import strategies as st

from kehoach_cms.comments.guard.likeness import are_alike, runs_of, traits_of
from kehoach_cms.comments.guard.models import TextTrace
from kehoach_cms.comments.privacy.retention import forget_old
from tests.comments.conftest import make_comment

TEXT = (
    "Bán đất nền giá rẻ gần khu công nghiệp, sổ đỏ trao tay, hỗ trợ vay bảy mươi phần trăm, cam kết sinh lời "
    "sau sáu tháng, liên hệ anh Ba để được xem đất trong ngày."
)


@pytest.mark.parametrize(
    "other",
    [
        TEXT.replace("anh Ba", "chị Tư 0912345678"),
        TEXT.upper(),
        "Chào các bác! " + TEXT,
        TEXT.replace("Bán đất nền", "BÁN ĐẤT-NỀN ***"),
        TEXT.replace("bảy mươi", "tám mươi"),
    ],
)
def test_a_text_with_another_name_number_or_greeting_is_alike_and_shares_a_trait(other):
    assert are_alike(runs_of(TEXT), runs_of(other))
    assert set(traits_of(TEXT)) & set(traits_of(other))


@pytest.mark.parametrize(
    "other",
    [
        "Đề nghị xã sửa con đường vào bản Thao, mùa mưa trẻ em đi học rất vất vả, xe cứu thương không vào được.",
        "Bán đất nền là việc của doanh nghiệp, đề nghị huyện công bố quy hoạch để người dân biết và giám sát.",
        "Rất hay, cảm ơn.",
        "",
    ],
)
def test_another_text_about_the_same_is_not_alike(other):
    assert not are_alike(runs_of(TEXT), runs_of(other))


def test_short_texts_have_no_traits_so_thanks_are_never_advertising():
    assert traits_of("Rất hay, cảm ơn ban biên tập.") == []
    assert not are_alike(runs_of("Rất hay"), runs_of("Rất hay"))


@given(st.text(max_size=300))
def test_traits_are_at_most_eight_numbers_that_a_database_takes_and_the_same_each_time(text):
    traits = traits_of(text)
    assert len(traits) <= 8 and traits == traits_of(text)
    assert all(-(2**63) <= trait < 2**63 for trait in traits)


@pytest.mark.django_db
def test_traits_are_forgotten_after_thirty_days(page):
    comment = make_comment(page)
    now = timezone.now()
    TextTrace.objects.create(comment=comment, trait=1, at=now - timedelta(days=31))
    kept = TextTrace.objects.create(comment=comment, trait=1, at=now - timedelta(days=29))
    assert forget_old()["traces"] == 1
    assert TextTrace.objects.get() == kept
