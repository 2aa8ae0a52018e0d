"""What readers see of comments, and what the sender of one sees (attack list 23, 45, 50)."""

import re

import pytest
from django.db import connection
from django.template import Context, Template
from django.test.utils import CaptureQueriesContext

from kehoach_cms.comments import queries
from kehoach_cms.comments.display import comments_block
from kehoach_cms.comments.models import Comment
from kehoach_cms.comments.moderation.services import Decision, answer, decide
from kehoach_cms.i18n import _now
from tests.comments.conftest import address, make_comment


def html(response):
    return response.content.decode()


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


def test_two_queries_serve_any_number_of_comments(page, rf):
    request = rf.get("/", headers={"host": "localhost"})
    comments_block(page, request)  # the site and its agency are known by now, as on every page
    for number in (0, 1, 40):
        for _each in range(number):
            parent = make_comment(page, status="approved")
            make_comment(page, status="approved", parent=parent)
        with CaptureQueriesContext(connection) as asked:
            comments_block(page, request)
        assert len(asked) == 2, number


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
    template = Template('{% include "kehoach_cms/includes/comments.html" %}')
    shown = template.render(Context({"comments": comments_block(page, rf.get("/"))}))
    assert 'name="ma" value=""' in shown and "csrf" not in shown
    assert 'name="thu"' not in shown and 'name="ho_ten_2"' in shown and " checked" not in shown


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
    shown = html(client.get(address(page.pk)))
    assert "<script>alert" not in shown and "&lt;b&gt;&quot;A&quot;&lt;/b&gt;" in shown and "{{7*7}}" in shown


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
