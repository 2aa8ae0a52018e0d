"""The sender's own page: changing for a quarter of an hour; and what modes, sites and reports do."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone
from wagtail.models import Site

from kehoach_cms.comments.display import comments_block
from kehoach_cms.comments.guard.models import WatchedPhrase
from kehoach_cms.comments.models import Comment, CommentEvent, CommentReport
from kehoach_cms.comments.moderation.services import Decision, NotDecided, answer, decide
from kehoach_cms.comments.queries import MAX_ANSWERS
from kehoach_cms.i18n import _now
from kehoach_cms.news.models import NewsPage
from kehoach_cms.pages.models import SiteProfile
from tests.comments.conftest import OWN, TEXT, address, html, make_comment


@pytest.fixture
def own(send):
    """The address of the sender's own page, of a comment just sent."""
    return send()["Location"].replace("da-nhan", "theo-doi")


def test_a_held_comment_is_changed_judged_again_and_stays_in_the_queue(client, own):
    assert f"{own}sua/" in html(client.get(own)) and TEXT in html(client.get(f"{own}sua/"))
    assert client.post(f"{own}sua/", {"noi_dung": "Gọi 0912 345 678"}, **OWN)["Location"] == own
    comment = Comment.objects.get()
    assert (comment.body, comment.status, comment.needs_review, comment.version) == (
        "Gọi 0912 345 678",
        "held",
        True,
        2,
    )
    assert [reason["code"] for reason in comment.reasons] == ["phone"]
    assert [event.action for event in CommentEvent.objects.all()] == ["received", "edited"]


def test_a_change_of_nothing_changes_nothing(client, own):
    client.post(f"{own}sua/", {"noi_dung": f" {TEXT}\r\n"}, **OWN)
    comment = Comment.objects.get()
    assert (comment.version, comment.edited_at) == (1, None)


@pytest.mark.parametrize("text", ["", " \n", "x" * 2001, "a" + "\u0301" * 9])
def test_a_wrong_change_comes_back_with_its_error(client, own, text):
    response = client.post(f"{own}sua/", {"noi_dung": text}, **OWN)
    assert response.status_code == 200 and "kh-error" in html(response) and _now("Error:") in html(response)
    assert Comment.objects.get().body == TEXT


def test_after_a_quarter_of_an_hour_it_is_too_late_and_the_text_is_given_back(client, own):
    Comment.objects.update(created_at=timezone.now() - timedelta(minutes=16))
    assert f"{own}sua/" not in html(client.get(own))
    response = client.post(f"{own}sua/", {"noi_dung": "Ý kiến mới"}, **OWN)
    assert response.status_code == 409 and "Ý kiến mới" in html(response)
    assert client.get(f"{own}sua/").status_code == 409 and Comment.objects.get().body == TEXT


@pytest.mark.parametrize("status", ["rejected", "hidden"])
def test_what_an_editor_refused_cannot_be_changed(client, own, status):
    Comment.objects.update(status=status)
    assert client.post(f"{own}sua/", {"noi_dung": "Ý kiến mới"}, **OWN).status_code == 409


def test_a_change_from_another_site_or_too_often_is_refused_with_the_text(client, own, settings):
    response = client.post(f"{own}sua/", {"noi_dung": "Ý khác"}, HTTP_SEC_FETCH_SITE="cross-site")
    assert response.status_code == 403 and "Ý khác" in html(response)
    settings.KEHOACH_CMS = {"COMMENTS_HARD_LIMIT": 1}
    response = client.post(f"{own}sua/", {"noi_dung": "Ý khác"}, **OWN)
    assert response.status_code == 429 and "Ý khác" in html(response) and response["Retry-After"]
    assert Comment.objects.get().body == TEXT


def test_a_change_of_a_published_comment_waits_and_is_taken_or_left(client, own, page, moderator):
    comment = Comment.objects.get()
    decide(comment.pk, Decision.APPROVE, seen="held", user=moderator)
    client.post(f"{own}sua/", {"noi_dung": "Ý kiến mới"}, **OWN)
    shown = html(client.get(own))
    assert "Ý kiến mới" in shown and TEXT in shown and _now("Your change is waiting for review") in shown
    assert str(comments_block(page).items[0].text_html) == f"<p>{TEXT}</p>"
    decide(comment.pk, Decision.APPROVE, seen="approved", version=2, user=moderator)
    assert str(comments_block(page).items[0].text_html) == "<p>Ý kiến mới</p>"
    client.post(f"{own}sua/", {"noi_dung": "Ý kiến thứ ba"}, **OWN)
    decide(comment.pk, Decision.KEEP, seen="approved", version=3, user=moderator)
    comment.refresh_from_db()
    assert (comment.body, comment.pending_body, comment.needs_review) == ("Ý kiến mới", "", False)


def test_where_only_the_suspicious_are_held_others_are_shown_at_once(send, page, old_token):
    NewsPage.objects.filter(pk=page.pk).update(comments_mode="hold_suspicious")
    page.refresh_from_db()
    WatchedPhrase.objects.create(phrase="đánh bạc", points=3)
    send()
    send(ma=old_token(page.pk), noi_dung="Trang đ.á.n.h b-ạ-c mới")
    send(ma=old_token(page.pk, age=1), noi_dung="Gửi vội")
    send(ma=old_token(page.pk), noi_dung="Không rõ gửi từ đâu", headers={})
    assert list(Comment.objects.order_by("pk").values_list("status", flat=True)) == ["approved", *["held"] * 3]
    block = comments_block(page)
    assert block.count == len(block.items) == 1
    assert block.form.notice_text == _now("The editors may review comments before they are shown.")


def test_feedback_is_dealt_with_and_answered_for_its_sender_alone(client, send, page, moderator):
    NewsPage.objects.filter(pk=page.pk).update(comments_mode="feedback")
    own = send()["Location"].replace("da-nhan", "theo-doi")
    comment = Comment.objects.get()
    assert comment.for_editors
    with pytest.raises(NotDecided):
        decide(comment.pk, Decision.APPROVE, seen="held", user=moderator)
    decide(comment.pk, Decision.HANDLE, seen="held", user=moderator)
    comment.refresh_from_db()
    answer(comment, text="Đã chuyển Sở Giao thông.", name="UBND tỉnh", user=moderator)
    assert "Đã chuyển Sở Giao thông." in html(client.get(own))
    NewsPage.objects.filter(pk=page.pk).update(comments_mode="review")
    page.refresh_from_db()
    assert comments_block(page).items == [], "whoever wrote to the editors alone is never published"


def test_a_site_that_is_closed_takes_nothing_anywhere_and_says_so(client, send, page):
    SiteProfile.objects.create(site=Site.objects.get(), name="Cổng", comments_closed=True)
    make_comment(page, status="approved")
    block = comments_block(page)
    assert not block.open and len(block.items) == 1
    assert block.closed_note == _now("The portal takes no comments at present.")
    response = send()
    assert response.status_code == 409 and TEXT in html(response) and Comment.objects.count() == 1


def test_the_consent_names_the_agency_and_its_words_are_kept(client, send, page):
    SiteProfile.objects.create(site=Site.objects.get(), name="Cổng", owner="UBND tỉnh Sông Thao")
    assert "UBND tỉnh Sông Thao" in html(client.get(address(page.pk)))
    send()
    from kehoach_cms.comments.privacy.models import ConsentText

    assert "UBND tỉnh Sông Thao" in ConsentText.objects.get(version=Comment.objects.get().consent_version).text


def test_a_comment_takes_so_many_answers_of_readers_and_no_more(send, page, old_token, moderator):
    parent = make_comment(page, status="approved")
    Comment.objects.bulk_create(
        Comment(page_id=page.pk, page_title="x", author_name="A", body="b", status="approved", parent=parent)
        for _each in range(MAX_ANSWERS)
    )
    response = send(tra_loi=str(parent.pk), ma=old_token(page.pk, parent=parent.pk))
    assert response.status_code == 400 and TEXT in html(response)
    assert answer(parent, text="Cảm ơn.", name="Sở", user=moderator).pk


def test_a_report_needs_a_reason_and_is_stored_without_words(client, page):
    comment = make_comment(page, status="approved")
    url = reverse("kehoach_services:comment_report", args=[comment.pk])
    assert url in html(client.get(address(page.pk)))
    assert _now("Choose a reason") in html(client.post(url, {"ly_do": "nonsense"}, **OWN))
    assert client.post(url, {"ly_do": "insult"}, HTTP_SEC_FETCH_SITE="cross-site").status_code == 403
    assert not CommentReport.objects.exists()
    sent = client.post(url, {"ly_do": "insult"}, **OWN)
    assert sent.status_code == 303 and client.get(sent["Location"]).status_code == 200
    assert list(CommentReport.objects.values_list("reason", flat=True)) == ["insult"]


def test_only_published_comments_of_readers_on_public_pages_can_be_reported(client, page):
    held = make_comment(page)
    agency = make_comment(page, status="approved", is_agency=True)
    other = make_comment(page, status="approved")
    NewsPage.objects.filter(pk=page.pk).update(live=False)
    for pk in (held.pk, agency.pk, other.pk, 987_654, 2**64):
        assert client.get(f"/binh-luan/bao-cao/{pk}/").status_code == 404


def test_too_many_reports_of_one_address_are_refused(client, page, settings):
    settings.KEHOACH_CMS = {"COMMENTS_HARD_LIMIT": 1}
    for number, status in enumerate((303, 429)):
        comment = make_comment(page, status="approved", body=f"Ý {number}")
        url = reverse("kehoach_services:comment_report", args=[comment.pk])
        assert client.post(url, {"ly_do": "other"}, **OWN).status_code == status
