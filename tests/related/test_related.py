"""“Tin khác cùng chủ đề”."""

import datetime

from django.test import Client
from wagtail.models import Locale

from kehoach_cms.related.models import RelatedPick
from kehoach_cms.related.queries import related_entries
from tests.factories import Portal, make_topic, paragraphs


def titles(page, portal: Portal, limit: int = 6) -> list[str]:
    return [entry.title for entry in related_entries(page, portal.home.path, limit)]


def test_pages_of_the_same_topic_are_related_newest_first(portal: Portal) -> None:
    topic = make_topic("Lịch sử Đảng")
    page = portal.make_news("Tin này", topics=[topic])
    portal.make_news("Cũ", topics=[topic], date=datetime.date(2026, 1, 1))
    portal.make_news("Mới", topics=[topic], date=datetime.date(2026, 10, 1))
    portal.make_news("Không liên quan", topics=[make_topic("Giao thông")])
    portal.make_news("Không chủ đề")
    assert titles(page, portal) == ["Mới", "Cũ"]


def test_a_rare_topic_counts_more_than_a_common_one(portal: Portal) -> None:
    common, rare = make_topic("Xây dựng Đảng"), make_topic("Hát xoan")
    page = portal.make_news("Tin này", topics=[common, rare])
    for number in range(8):
        portal.make_news(f"Chung {number}", topics=[common], date=datetime.date(2026, 11, 1 + number))
    portal.make_news("Riêng", topics=[rare], date=datetime.date(2025, 1, 1))
    assert titles(page, portal)[0] == "Riêng"


def test_a_document_in_common_relates_pages_without_topics(portal: Portal) -> None:
    words = "Theo Chỉ thị số 20-CT/TW ngày 18/01/2018 của Ban Bí thư."
    page = portal.make_news("Tin này", body=paragraphs(words))
    portal.make_news("Cùng văn bản", body=paragraphs(words))
    portal.make_news("Khác")
    assert titles(page, portal) == ["Cùng văn bản"]


def test_keywords_in_common_relate_pages(portal: Portal) -> None:
    page = portal.make_news("Tin này", keywords=["bơi chải"])
    portal.make_news("Cùng từ khóa", keywords=["bơi chải"])
    assert titles(page, portal) == ["Cùng từ khóa"]


def test_picks_by_hand_come_first_and_exclusions_never(portal: Portal) -> None:
    topic = make_topic("Lịch sử Đảng")
    chosen = portal.make_news("Chọn tay")
    unwanted = portal.make_news("Đừng hiện", topics=[topic])
    portal.make_news("Tự động", topics=[topic])
    page = portal.make_news("Tin này", topics=[topic])
    page.kehoach_related_picks = [RelatedPick(target=chosen), RelatedPick(target=unwanted, exclude=True)]
    page.save_revision().publish()
    assert titles(page, portal) == ["Chọn tay", "Tự động"]


def test_drafts_private_pages_other_languages_and_the_page_itself_are_never_shown(portal: Portal) -> None:
    topic = make_topic("Lịch sử Đảng")
    page = portal.make_news("Tin này", topics=[topic])
    portal.make_news("Nháp", topics=[topic], publish=False)
    gone = portal.make_news("Đã gỡ", topics=[topic])
    gone.unpublish()
    english = Locale.objects.create(language_code="en")
    translated = page.copy_for_translation(english, copy_parents=True)
    translated.title = "This news"
    translated.save_revision().publish()
    assert titles(page, portal) == []


def test_the_order_is_the_same_every_time(portal: Portal) -> None:
    topic = make_topic("Lịch sử Đảng")
    page = portal.make_news("Tin này", topics=[topic])
    for number in range(12):
        portal.make_news(f"Tin {number}", topics=[topic])
    assert titles(page, portal) == titles(page, portal)
    assert len(titles(page, portal)) == 6


def test_reading_takes_the_same_number_of_queries_for_ten_pages_and_for_forty(
    portal: Portal, django_assert_max_num_queries
) -> None:
    topic = make_topic("Lịch sử Đảng")
    page = portal.make_news("Tin này", topics=[topic], keywords=["sử"])
    for number in range(40):
        portal.make_news(f"Tin {number}", topics=[topic], keywords=["sử"])
    with django_assert_max_num_queries(6):
        titles(page, portal)


def test_a_page_shows_its_related_block(client: Client, portal: Portal) -> None:
    topic = make_topic("Lịch sử Đảng")
    page = portal.make_news("Tin này", topics=[topic])
    other = portal.make_news("Tin kia", topics=[topic])
    html = client.get(page.get_url()).content.decode()
    assert "Tin khác cùng chủ đề" in html
    assert other.get_url() in html
