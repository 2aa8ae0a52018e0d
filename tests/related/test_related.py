"""“Tin khác cùng chủ đề”."""

import datetime
import re

import pytest
from django.contrib.auth import get_user_model
from django.core.management import call_command
from django.test import Client, TestCase
from django.utils import timezone
from wagtail.models import Locale, Page, PageViewRestriction

from kehoach_cms.related.models import RelatedDocument, RelatedPick
from kehoach_cms.related.queries import related_entries
from kehoach_cms.topics.services import merge_topics
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
    cited = "theo Chỉ thị số 20-CT/TW ngày 18/01/2018 của Ban Bí thư"
    page = portal.make_news("Ra mắt sách ảnh", body=paragraphs(f"Bảo tàng in một nghìn bản, {cited}."))
    portal.make_news("Cùng văn bản", body=paragraphs(f"Huyện mở lớp cho báo cáo viên {cited}."))
    portal.make_news("Khác", body=paragraphs("Đội bóng chuyền thắng ba ván liền."))
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


def test_what_says_the_same_as_a_pick_by_hand_is_not_shown_beside_it_and_two_such_picks_are(portal: Portal) -> None:
    topic = make_topic("Lịch sử Đảng")
    text = paragraphs(
        "Bảo tàng tỉnh nhận 214 hiện vật của thuyền trưởng bến Thao, trong đó có mái chèo và sổ ghi nước."
    )
    picks = [portal.make_news("Nhận hiện vật bến Thao", body=text) for _each in range(2)]
    portal.make_news("Nhận hiện vật bến Thao (đăng lại)", topics=[topic], body=text)
    portal.make_news("Mở kho tư liệu", topics=[topic], body=paragraphs("Kho mở cửa cả ngày thứ Bảy cho học sinh."))
    page = portal.make_news("Tin này", topics=[topic])
    page.kehoach_related_picks = [RelatedPick(target=pick) for pick in picks]
    page.save_revision().publish()
    assert titles(page, portal) == ["Nhận hiện vật bến Thao", "Nhận hiện vật bến Thao", "Mở kho tư liệu"]


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


def test_a_page_that_goes_with_nothing_but_its_copy_or_what_was_refused_shows_nothing(portal: Portal) -> None:
    topic = make_topic("Lịch sử Đảng")
    page = portal.make_news("Tin này", topics=[topic])
    portal.make_news("Tin này", topics=[topic])
    unwanted = portal.make_news("Đừng hiện", topics=[topic])
    page.kehoach_related_picks = [RelatedPick(target=unwanted, exclude=True)]
    page.save_revision().publish()
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
    with django_assert_max_num_queries(2):
        titles(page, portal)


def test_a_draft_shows_the_newest_of_its_topics_in_two_queries(portal: Portal, django_assert_max_num_queries) -> None:
    topic = make_topic("Lịch sử Đảng")
    portal.make_news("Cũ", topics=[topic], date=datetime.date(2026, 1, 1))
    portal.make_news("Mới", topics=[topic])
    draft = portal.make_news("Bản nháp", topics=[topic], publish=False)
    assert draft.kh_topic_ids
    with django_assert_max_num_queries(2):
        assert titles(draft, portal) == ["Mới", "Cũ"]


def test_a_short_list_is_filled_with_the_newest_pages_under_a_heading_of_their_own(
    client: Client, portal: Portal
) -> None:
    topic = make_topic("Lịch sử Đảng")
    page = portal.make_news("Tin này", topics=[topic])
    portal.make_news("Cùng chủ đề này", topics=[topic])
    for number in range(7):
        portal.make_news(f"Chuyện khác {number}", topics=[make_topic(f"Chủ đề {number}")])
    html = client.get(page.get_url()).content.decode()
    related, latest = html.split("Tin khác cùng chủ đề")[1].split("Tin mới", 1)
    assert "Cùng chủ đề này" in related
    assert "Chuyện khác" not in related
    assert latest.count("Chuyện khác") == 5


def test_the_newest_news_are_news_up_to_today(client: Client, portal: Portal) -> None:
    page = portal.make_news("Tin này", topics=[make_topic("Lịch sử Đảng")])
    tomorrow = timezone.now() + datetime.timedelta(days=1)
    portal.make_news("Chuyện hôm nay", date=timezone.localdate())
    portal.make_news("Chuyện ngày mai", date=timezone.localdate(tomorrow))
    portal.make_activity("Hội thảo ngày mai", starts_at=tomorrow)
    portal.make_activity("Hội thảo đã qua")
    portal.make_plan("Kế hoạch ven sông")
    portal.make_gallery("Bơi chải", pictures=1)
    html = client.get(page.get_url()).content.decode()
    latest = html.split('id="tin-moi"')[1].split("</section>")[0]
    assert re.findall(r'kh-news__t"[^>]*>([^<]+)', latest) == ["Chuyện hôm nay"]


def test_what_is_no_news_among_related_pages_says_what_it_is(client: Client, portal: Portal) -> None:
    topic = make_topic("Lịch sử Đảng")
    page = portal.make_news("Tin này", topics=[topic])
    portal.make_news("Chuyện kể", topics=[topic])
    portal.make_activity("Hội thảo", topics=[topic])
    portal.make_plan("Ven sông", topics=[topic])
    portal.make_directive("Giữ gìn", topics=[topic])
    html = client.get(page.get_url()).content.decode()
    related = html.split('id="lien-quan"')[1].split("</section>")[0]
    says = dict(re.findall(r'kh-news__t"[^>]*>([^<]+)</a><p class="kh-sub">([^<·]*)', related))
    assert {title: word.strip() for title, word in says.items()} == {
        "Chuyện kể": "",
        "Hội thảo": "Hoạt động",
        "Ven sông": "Kế hoạch",
        "Giữ gìn": "Chỉ thị",
    }


def test_reprints_of_one_text_are_not_shown_beside_each_other(portal: Portal) -> None:
    topic = make_topic("Phòng, chống thiên tai")
    text = (
        "Đêm qua nước sông Thao vượt báo động hai, loa xóm báo mỗi giờ một lần, hai mươi bảy hộ ở bãi giữa đã lên "
        "nhà văn hóa trước nửa đêm, đội xung kích chèo xuồng đưa người già ra trước rồi mới chuyển thóc và trâu bò."
    )
    page = portal.make_news("Diễn tập ở kè Ngòi Lao", topics=[topic])
    for unit in ("Phú An", "Âu Lâu", "Tiên Du"):
        portal.make_news(f"{unit}: đêm nước lên", topics=[topic], body=paragraphs(text))
    assert len(titles(page, portal)) == 1


def test_a_private_section_takes_its_pages_out_and_an_open_one_brings_them_back(portal: Portal) -> None:
    topic = make_topic("Lịch sử Đảng")
    page = portal.make_news("Tin này", topics=[topic])
    portal.make_activity("Họp kín", topics=[topic])
    assert titles(page, portal) == ["Họp kín"]
    with TestCase.captureOnCommitCallbacks(execute=True):
        restriction = PageViewRestriction.objects.create(page=portal.activities, restriction_type="login")
    assert titles(page, portal) == []
    with TestCase.captureOnCommitCallbacks(execute=True):
        restriction.delete()
    assert titles(page, portal) == ["Họp kín"]


def test_an_expired_page_is_hidden_even_before_it_is_unpublished(portal: Portal) -> None:
    topic = make_topic("Lịch sử Đảng")
    page = portal.make_news("Tin này", topics=[topic])
    other = portal.make_news("Hết hạn", topics=[topic])
    Page.objects.filter(pk=other.pk).update(expire_at=timezone.now() - datetime.timedelta(hours=1))
    assert titles(page, portal) == []


def test_in_the_background_nothing_is_weighed_before_the_task_runs(portal: Portal, settings) -> None:
    settings.KEHOACH_CMS = {**settings.KEHOACH_CMS, "RELATED_IN_BACKGROUND": True}
    with TestCase.captureOnCommitCallbacks() as tasks:
        page = portal.make_news("Tin này")
    assert tasks
    row = RelatedDocument.objects.get(page_id=page.pk)
    assert row.stale
    for run in tasks:
        run()
    row.refresh_from_db()
    assert not row.stale


def test_work_that_a_lost_task_left_is_done_by_the_command(portal: Portal, settings, capsys) -> None:
    settings.KEHOACH_CMS = {**settings.KEHOACH_CMS, "RELATED_IN_BACKGROUND": True}
    portal.make_news("Tin này")
    call_command("rebuild_related", "--stale")
    assert capsys.readouterr().out.strip() == "1 pages"
    assert not RelatedDocument.objects.filter(stale=True).exists()


def test_a_page_shows_its_related_block(client: Client, portal: Portal) -> None:
    topic = make_topic("Lịch sử Đảng")
    page = portal.make_news("Tin này", topics=[topic])
    other = portal.make_news("Tin kia", topics=[topic])
    html = client.get(page.get_url()).content.decode()
    assert "Tin khác cùng chủ đề" in html
    assert other.get_url() in html


def test_lists_follow_a_merge_when_its_request_has_been_answered(client: Client, portal: Portal) -> None:
    gone, kept = make_topic("Lịch sử Đảng bộ"), make_topic("Lịch sử Đảng")
    page = portal.make_news("Mở lớp", topics=[gone])
    other = portal.make_news("Trao giải", topics=[kept])
    assert titles(page, portal) == []
    client.force_login(get_user_model().objects.create_superuser("webmaster", "", "webmaster"))
    client.post(f"/admin/chu-de/{gone.pk}/gop/", {"kept": kept.pk, "previewed": kept.pk})
    assert not RelatedDocument.objects.filter(stale=True).exists()
    assert titles(page, portal) == ["Trao giải"]
    assert titles(other, portal) == ["Mở lớp"]


def test_what_a_merge_leaves_in_a_shell_is_done_by_the_command(portal: Portal) -> None:
    gone, kept = make_topic("Lịch sử Đảng bộ"), make_topic("Lịch sử Đảng")
    page = portal.make_news("Mở lớp", topics=[gone])
    portal.make_news("Trao giải", topics=[kept])
    merge_topics(gone, kept)
    assert RelatedDocument.objects.filter(stale=True).exists()
    call_command("rebuild_related", "--stale")
    assert titles(page, portal) == ["Trao giải"]


def test_in_the_background_a_merge_asks_for_one_task(portal: Portal, settings) -> None:
    gone, kept = make_topic("Lịch sử Đảng bộ"), make_topic("Lịch sử Đảng")
    page = portal.make_news("Mở lớp", topics=[gone])
    portal.make_news("Trao giải", topics=[kept])
    settings.KEHOACH_CMS = {**settings.KEHOACH_CMS, "RELATED_IN_BACKGROUND": True}
    with TestCase.captureOnCommitCallbacks(execute=True):
        merge_topics(gone, kept)
    assert titles(page, portal) == ["Trao giải"]


def test_a_fault_after_the_answer_is_logged_and_spoils_no_answer(
    client: Client, portal: Portal, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    def fail(page_ids: list[int]) -> int:
        raise RuntimeError("no")

    gone, kept = make_topic("Lịch sử Đảng bộ"), make_topic("Lịch sử Đảng")
    portal.make_news("Mở lớp", topics=[gone])
    monkeypatch.setattr("kehoach_cms.related.services.weigh_stale", fail)
    client.force_login(get_user_model().objects.create_superuser("webmaster", "", "webmaster"))
    answer = client.post(f"/admin/chu-de/{gone.pk}/gop/", {"kept": kept.pk, "previewed": kept.pk})
    assert answer.status_code == 302
    assert "What was left for after the answer failed" in caplog.text
