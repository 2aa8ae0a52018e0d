"""What readers see of comments, and what the sender of one sees (attack list 23, 45, 50)."""

import re

import pytest
from django.db import connection, transaction
from django.template import Context, Template
from django.test.utils import CaptureQueriesContext
from django.utils import translation
from wagtail.models import Locale

from kehoach_cms.comments import queries
from kehoach_cms.comments.display import comments_block
from kehoach_cms.comments.models import Comment
from kehoach_cms.comments.moderation.services import Decision, answer, decide, redact
from kehoach_cms.comments.privacy.erasing import erase_for_person
from kehoach_cms.i18n import _now
from tests.comments.conftest import address, html, make_comment


def test_only_published_comments_are_shown_oldest_first_with_their_answers(page):
    first = make_comment(page, status="approved", body="Ý một")
    for status in ("held", "rejected", "spam", "hidden", "erased"):
        make_comment(page, status=status)
    make_comment(page, status="approved", body="Ý hai")
    make_comment(page, status="approved", body="Trả lời", parent=first, is_agency=True)
    make_comment(page, status="held", parent=first)
    hidden = make_comment(page, status="hidden")
    make_comment(page, status="approved", parent=hidden)
    block = comments_block(page)
    assert [str(item.text_html) for item in block.items] == ["<p>Ý một</p>", "<p>Ý hai</p>"]
    assert [(reply.is_agency, str(reply.text_html)) for reply in block.items[0].replies] == [(True, "<p>Trả lời</p>")]
    assert block.count == 3 and block.open and block.form.token == ""


SHOWN = Template('{% include "kehoach_cms/includes/comments.html" %}')


def shown(page, request, **more):
    """What stands below a page, as HTML."""
    return SHOWN.render(Context({"comments": comments_block(page, request, **more)}))


def test_three_queries_serve_any_number_of_comments_and_one_their_second_reader(page, rf):
    request = rf.get("/", headers={"host": "localhost"})
    shown(page, request)  # the site and its agency are known by now, as on every page
    for number in (1, 40):
        for _each in range(number):
            parent = make_comment(page, status="approved")
            make_comment(page, status="approved", parent=parent)
        read = []
        for queries_asked in (3, 1):
            with CaptureQueriesContext(connection) as asked:
                read.append(shown(page, request))
            assert len(asked) == queries_asked, number
        assert read[0] == read[1] and "hầm chứa gạo" in read[0]


def test_a_page_without_comments_costs_two_queries(page, rf):
    request = rf.get("/", headers={"host": "localhost"})
    shown(page, request)
    with CaptureQueriesContext(connection) as asked:
        shown(page, request)
    assert len(asked) == 2


def test_a_kept_list_is_never_served_once_a_comment_is_withdrawn_hidden_redacted_or_answered(page, rf, moderator):
    request = rf.get("/", headers={"host": "localhost"})
    comment = make_comment(page, status="approved", body="Số của tôi là 0912345678, xin gọi.")
    other = make_comment(page, status="approved", body="Ý kiến thứ hai.")
    assert "0912345678" in shown(page, request)
    redact(comment.pk, "Số của tôi là , xin gọi.", user=moderator, version=1)
    assert "0912345678" not in shown(page, request)
    answer(comment, text="Đã ghi nhận.", name="Ban biên tập", user=moderator)
    assert "Đã ghi nhận." in shown(page, request)
    decide(other.pk, Decision.HIDE, seen="approved", user=moderator)
    assert "Ý kiến thứ hai." not in shown(page, request)
    assert "xin gọi" in shown(page, request)
    erase_for_person([comment.uid])
    assert "xin gọi" not in shown(page, request)


def test_a_change_that_is_rolled_back_leaves_the_kept_list_as_it_is(page, rf, moderator):
    request = rf.get("/", headers={"host": "localhost"})
    comment = make_comment(page, status="approved", body="Ý kiến còn đó.")
    before = shown(page, request)
    with pytest.raises(ZeroDivisionError), transaction.atomic():
        decide(comment.pk, Decision.HIDE, seen="approved", user=moderator)
        assert "Ý kiến còn đó." not in shown(page, request)
        raise ZeroDivisionError
    assert shown(page, request) == before


def test_a_list_is_kept_for_its_language_its_form_and_its_first_page_only(page, rf, settings):
    request = rf.get("/", headers={"host": "localhost"})
    for number in range(31):
        make_comment(page, status="approved", body=f"Ý kiến số {number}.")
    first = shown(page, request)
    with translation.override("en"):
        assert "Report this comment" in shown(page, request) and "Report this comment" not in first
    later = shown(page, request, after=Comment.objects.order_by("pk")[29].pk)
    assert "Ý kiến số 30." in later and "Ý kiến số 0." not in later
    assert "tra_loi=" in first
    page.comments_mode = "read_only"
    assert "tra_loi=" not in shown(page, request) and "Ý kiến số 0." in shown(page, request)


def test_a_page_of_comments_has_thirty_and_leads_to_the_next(client, page):
    comments = [make_comment(page, status="approved", body=f"Ý kiến số {n}.") for n in range(35)]
    block = comments_block(page)
    assert (len(block.items), block.count) == (30, 35)
    assert block.more_url == f"{address(page.pk)}?sau={comments[29].pk}"
    later = html(client.get(block.more_url))
    assert "Ý kiến số 30." in later and "Ý kiến số 29." not in later and "?sau=" not in later


def test_feedback_to_the_editors_is_taken_but_never_shown(page, send):
    page.comments_mode = "feedback"
    page.save()
    make_comment(page, status="approved")
    block = comments_block(page)
    assert block.open and not block.items and block.count == 0
    assert block.form.notice_text == _now("Your words go to the editors; they are not published.")
    assert send().status_code == 303


def test_a_read_only_page_shows_comments_and_no_form(page):
    page.comments_mode = "read_only"
    make_comment(page, status="approved")
    block = comments_block(page)
    assert len(block.items) == 1 and block.form is None and block.closed_note


def test_the_block_in_a_page_carries_no_token_and_asks_for_no_address(page, rf):
    below = shown(page, rf.get("/"))
    assert 'name="ma" value=""' in below and "csrf" not in below
    assert 'name="thu"' not in below and 'name="ho_ten_2"' in below and " checked" not in below


def test_the_page_of_comments_has_a_form_with_a_token(client, page):
    response = client.get(address(page.pk))
    assert response.status_code == 200 and response.headers["X-Robots-Tag"] == "noindex"
    assert re.search(r'name="ma" value="[^"]{60,}"', html(response))
    assert page.get_url() in html(response)


def test_a_form_for_an_answer_names_the_comment(client, page):
    parent = make_comment(page, status="approved")
    assert f'name="tra_loi" value="{parent.pk}"' in html(client.get(f"{address(page.pk)}?tra_loi={parent.pk}"))
    held = make_comment(page)
    assert 'name="tra_loi"' not in html(client.get(f"{address(page.pk)}?tra_loi={held.pk}"))


def test_names_and_texts_are_escaped(client, page):
    make_comment(page, status="approved", author_name='<b>"A"</b>', body="<script>alert(1)</script> {{7*7}}")
    read = html(client.get(address(page.pk)))
    assert "<script>alert" not in read and "&lt;b&gt;&quot;A&quot;&lt;/b&gt;" in read and "{{7*7}}" in read


def test_the_sender_follows_the_comment_until_it_is_published_and_answered(client, send, moderator):
    received = send()["Location"]
    thanks = html(client.get(received))
    assert "Chuyện kể" not in thanks
    follow = received.replace("da-nhan", "theo-doi")
    assert follow in thanks
    assert _now("Your comment is waiting for review") in html(client.get(follow))
    comment = Comment.objects.get()
    decide(comment.pk, Decision.APPROVE, seen="held", user=moderator)
    comment.refresh_from_db()
    answer(comment, text="Cảm ơn ông.", name="Bảo tàng tỉnh", user=moderator)
    shown = html(client.get(follow))
    assert _now("Your comment is published") in shown and "Cảm ơn ông." in shown


def test_the_sender_reads_why_a_comment_was_not_published(client, send, moderator):
    follow = send()["Location"].replace("da-nhan", "theo-doi")
    decide(Comment.objects.get().pk, Decision.REJECT, seen="held", user=moderator, note="Ngoài chủ đề.")
    assert "Ngoài chủ đề." in html(client.get(follow))


def test_spam_only_waits_for_its_sender_and_an_erased_text_is_gone(client, send):
    follow = send()["Location"].replace("da-nhan", "theo-doi")
    Comment.objects.update(status="spam", decision_note="thư rác")
    shown = html(client.get(follow))
    assert _now("Your comment is waiting for review") in shown and "thư rác" not in shown
    Comment.objects.update(status="erased")
    shown = html(client.get(follow))
    assert _now("Your comment has been erased") in shown and "Chuyện kể" not in shown


def test_keys_cannot_be_guessed_and_only_their_hashes_are_stored(client, send, comment):
    key = send()["Location"].split("/")[-2]
    stored = " ".join(str(value) for row in Comment.objects.values_list() for value in row)
    assert re.fullmatch("[0-9a-f]{32}", key) and key not in stored
    assert queries.by_follow_key(key) == Comment.objects.last()
    answers = {
        client.get(f"/binh-luan/{kind}/{wrong}/").content
        for kind in ("da-nhan", "theo-doi")
        for wrong in ("0" * 32, "1", key.upper(), key[:-1], "x" * 500, "None")
    }
    assert len(answers) == 1
    assert client.get(f"/binh-luan/theo-doi/{'0' * 32}/").status_code == 404


@pytest.mark.parametrize("kind", ["da-nhan", "theo-doi"])
def test_nothing_can_be_posted_to_the_page_of_ones_own(client, send, kind):
    where = send()["Location"].replace("da-nhan", kind)
    assert client.post(where, {"a": "b"}).status_code == 405


def test_a_deleted_page_leaves_its_comments_with_title_and_address(client, send, page):
    follow = send()["Location"].replace("da-nhan", "theo-doi")
    title, where = page.title, page.get_url()
    page.get_parent().delete()
    comment = Comment.objects.get()
    assert (comment.page_id, comment.page_title, comment.page_path) == (None, title, where)
    assert title in html(client.get(follow))


def test_moved_and_copied_pages_keep_what_is_theirs(page, news_index, comment):
    copy = page.copy(update_attrs={"slug": "ban-sao"}, to=news_index)
    assert comments_block(copy).count == 0
    page.refresh_from_db()
    page.move(news_index.get_parent(), pos="last-child")
    assert Comment.objects.get().page_id == page.pk


def test_unpublished_and_translated_pages_keep_what_is_theirs(client, page, comment):
    decide(comment.pk, Decision.APPROVE, seen="held", user=None)
    english = Locale.objects.get_or_create(language_code="en")[0]
    page.get_parent().get_parent().copy_for_translation(english)
    page.get_parent().copy_for_translation(english)
    translated = page.copy_for_translation(english)
    assert (comments_block(translated).count, comments_block(page).count) == (0, 1)
    page.unpublish()
    assert client.get(address(page.pk)).status_code == 404
    page.refresh_from_db()
    page.save_revision().publish()
    assert comment.body in html(client.get(address(page.pk)))
    assert Comment.objects.get().page_id == page.pk
