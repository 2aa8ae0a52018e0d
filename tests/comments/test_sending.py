"""A reader sends a comment: what is answered, and what is stored."""

import re
import unicodedata

import pytest
from django.db import DatabaseError, IntegrityError
from django.urls import reverse

from kehoach_cms.comments import services, targets, views
from kehoach_cms.comments.guard.addresses import AddressKeys
from kehoach_cms.comments.models import Comment, CommentEvent
from kehoach_cms.comments.privacy.erasing import erase_for_person
from kehoach_cms.comments.privacy.models import ConsentText
from kehoach_cms.comments.services import change_comment
from kehoach_cms.i18n import _now
from kehoach_cms.news.models import NewsPage
from tests.comments.conftest import OWN, TEXT, address, html, make_comment


def token_in(response):
    return re.search(r'name="ma" value="([^"]+)"', html(response)).group(1)


def test_a_complete_form_is_stored_and_held(client, send, page):
    response = send()
    assert response.status_code == 303
    assert response["Location"].startswith("/binh-luan/da-nhan/")
    comment = Comment.objects.get()
    assert (comment.status, comment.reasons, comment.score) == ("held", [], 0)
    assert (comment.page_id, comment.page_title, comment.page_path) == (page.pk, page.title, page.get_url())
    assert (comment.author_name, comment.body, comment.language) == ("Nguyễn Thị Mỹ Hạnh", TEXT, "vi")
    consent = ConsentText.objects.get(version=comment.consent_version)
    assert comment.consent_version.startswith("1.") and comment.consented_at is not None
    assert consent.text in html(client.get(address(page.pk))) and consent.language == "vi"
    assert [event.action for event in CommentEvent.objects.all()] == ["received"]


def test_neither_address_nor_e_mail_is_kept(send):
    send(thu="ten@coquan.gov.vn")
    comment = Comment.objects.get()
    assert comment.email_encrypted is None and comment.email_hash == ""
    assert re.fullmatch("[0-9a-f]{32}", comment.address_key)
    stored = " ".join(str(value) for value in Comment.objects.values_list().get())
    assert "127.0.0.1" not in stored and "coquan" not in stored


def test_the_way_without_a_script_checks_once_and_then_stores(client, page):
    first = client.post(address(page.pk), {"ten": "Lê Văn", "noi_dung": "Rất hay"}, **OWN)
    assert first.status_code == 200 and not Comment.objects.exists()
    assert _now("Check before sending") in html(first) and "Rất hay" in html(first)
    assert " checked" not in html(first) and "kh-error" not in html(first)
    fields = {"ten": "Lê Văn", "noi_dung": "Rất hay", "ma": token_in(first)}
    second = client.post(address(page.pk), fields, **OWN)
    assert second.status_code == 200 and _now("Tick the consent to send your comment") in html(second)
    third = client.post(address(page.pk), fields | {"ma": token_in(second), "dong_y": "1"}, **OWN)
    assert third.status_code == 303
    assert [reason["code"] for reason in Comment.objects.get().reasons] == ["hasty"]


def test_the_way_with_a_script_fetches_a_token_and_sends_once(client, page, old_token):
    answer = client.post(reverse("kehoach_services:comment_token", args=[page.pk]), {"tra_loi": ""}, **OWN)
    assert answer.status_code == 200 and "no-store" in answer["Cache-Control"]
    fields = {"ten": "Lê Văn", "noi_dung": "Rất hay", "dong_y": "1", "ma": answer.json()["token"]}
    assert client.post(address(page.pk), fields, **OWN).status_code == 303


def test_a_form_sent_twice_is_one_comment_and_one_answer(send):
    first, second = send(), send()
    assert (first.status_code, second.status_code) == (303, 303)
    assert first["Location"] == second["Location"]
    assert Comment.objects.count() == 1


def test_a_repeated_form_is_answered_alike_after_the_key_was_changed(send, settings):
    first = send()
    settings.SECRET_KEY_FALLBACKS, settings.SECRET_KEY = [settings.SECRET_KEY], "a new key"
    assert send()["Location"] == first["Location"]


def test_a_twin_that_was_faster_is_found_by_its_number(send, monkeypatch):
    first = send()
    real, calls = services._sent_with, []

    def late(nonce):
        calls.append(nonce)
        return None if len(calls) == 1 else real(nonce)

    monkeypatch.setattr(services, "_sent_with", late)
    assert send()["Location"] == first["Location"]
    assert Comment.objects.count() == 1 and len(calls) == 2


def test_another_text_in_a_form_already_sent_is_not_lost(send):
    send()
    response = send(noi_dung="Một bình luận khác")
    assert response.status_code == 200 and "Một bình luận khác" in html(response)
    assert Comment.objects.count() == 1
    assert send(noi_dung="Một bình luận khác", ma=token_in(response)).status_code == 303
    assert Comment.objects.count() == 2


@pytest.mark.parametrize(
    ("changes", "message"),
    [
        ({"ten": ""}, "Enter your full name"),
        ({"ten": "\u200b\u3164"}, "Enter your full name"),
        ({"noi_dung": " \n "}, "Enter your comment"),
        ({"noi_dung": "\u200b..."}, "Enter your comment"),
        ({"dong_y": None}, "Tick the consent to send your comment"),
        ({"dong_y": "0"}, "Tick the consent to send your comment"),
        ({"noi_dung": "a" + "\u0301" * 9}, "Too many marks are piled on one letter"),
        ({"thu": "a@b.vn, c@d.vn"}, "This e-mail address is not right, for example: ten@coquan.gov.vn"),
        ({"thu": "Nam\r\nBcc: x@y.vn"}, "This e-mail address is not right, for example: ten@coquan.gov.vn"),
        ({"thu": "x" * 330 + "@a.vn"}, ""),
        ({"noi_dung": "a\0b"}, ""),
    ],
)
def test_an_error_is_told_twice_and_nothing_typed_is_lost(send, changes, message):
    response = send(**changes)
    page = html(response)
    assert response.status_code == 200 and not Comment.objects.exists()
    assert f"<title>{_now('Error:')}" in page and "data-kh-focus" in page
    assert page.count(_now(message)) >= 2 if message else 'class="kh-error"' in page
    assert TEXT in page or "noi_dung" in changes
    assert "Mỹ Hạnh" in page or "ten" in changes
    assert token_in(response)


def test_a_form_mended_at_once_is_not_called_hasty(send):
    wrong = send(dong_y=None)
    assert send(ma=token_in(wrong)).status_code == 303
    assert Comment.objects.get().reasons == []


def test_a_text_one_character_too_long_is_told_how_long_it_is(send):
    response = send(noi_dung="x" * 2001)
    assert response.status_code == 200 and not Comment.objects.exists()
    assert "x" * 2001 in html(response) and "2.001" in html(response)
    assert send(noi_dung=unicodedata.normalize("NFD", "ệ" * 2000)).status_code == 303
    assert Comment.objects.get().body == "ệ" * 2000


def test_markup_is_echoed_escaped(send):
    evil = "</textarea><script>alert(1)</script>"
    response = send(ma=None, noi_dung=evil, ten='A" onmouseover="x')
    assert "<script>alert" not in html(response) and "&lt;/textarea&gt;" in html(response)
    assert 'onmouseover="x"' not in html(response)


@pytest.mark.parametrize("age", [3 * 3600, 86_400])
def test_an_expired_form_comes_back_with_its_text_and_a_fresh_token(send, page, old_token, age):
    response = send(ma=old_token(page.pk, age=age))
    assert response.status_code == 200 and not Comment.objects.exists()
    assert TEXT in html(response) and " checked" in html(response)
    assert send(ma=token_in(response)).status_code == 303


def test_a_token_of_another_page_or_an_altered_one_stores_nothing(send, fields, page, old_token):
    other = old_token(page.pk + 1)
    for token in (other, fields["ma"][:-2], "x" * 10_000, old_token(page.pk, parent=5)):
        response = send(ma=token)
        assert response.status_code == 200 and TEXT in html(response)
    assert not Comment.objects.exists()


def test_a_filled_trap_and_haste_only_hold(send, page, old_token):
    assert send(ho_ten_2="x", ma=old_token(page.pk, age=1)).status_code == 303
    comment = Comment.objects.get()
    assert [reason["code"] for reason in comment.reasons] == ["honeypot", "hasty"]
    assert (comment.status, comment.score) == ("spam", 9)


def test_a_request_without_any_word_of_its_origin_is_held_with_a_reason(send):
    assert send(headers={}).status_code == 303
    assert [reason["code"] for reason in Comment.objects.get().reasons] == ["no_origin"]


@pytest.mark.parametrize(
    "headers",
    [
        {"HTTP_SEC_FETCH_SITE": "cross-site"},
        {"HTTP_SEC_FETCH_SITE": "same-site"},
        {"HTTP_ORIGIN": "null"},
        {"HTTP_REFERER": "https://evil.example/"},
    ],
)
def test_another_site_cannot_send_but_the_text_is_given_back(send, headers):
    response = send(headers=headers)
    assert response.status_code == 403 and not Comment.objects.exists()
    assert TEXT in html(response) and token_in(response)
    assert send(ma=token_in(response)).status_code == 303


def test_the_same_text_again_is_held_as_a_duplicate(send, page, old_token):
    send()
    send(ma=old_token(page.pk), noi_dung=unicodedata.normalize("NFD", TEXT))
    assert [reason["code"] for reason in Comment.objects.last().reasons] == ["duplicate"]


def test_nearly_the_same_text_again_is_held_as_alike_on_any_page_and_forgotten_with_its_comment(
    send, page, old_token, news_index
):
    text = "Bán đất nền giá rẻ gần khu công nghiệp, sổ đỏ trao tay, liên hệ anh Ba để được xem đất trong ngày."
    other = news_index.add_child(instance=NewsPage(title="Bài khác", slug="bai-khac"))
    send(noi_dung=text)
    send(noi_dung=text.replace("anh Ba", "chị Tư"), ma=old_token(other.pk), to=other.pk)
    send(noi_dung="Đề nghị xã sửa đường vào bản, mùa mưa trẻ em đi học rất vất vả.", ma=old_token(page.pk))
    codes = [[reason["code"] for reason in comment.reasons] for comment in Comment.objects.order_by("pk")]
    assert codes == [[], ["alike"], []]
    erase_for_person(Comment.objects.order_by("pk")[:2].values_list("uid", flat=True))
    send(noi_dung=text.replace("anh Ba", "anh Năm"), ma=old_token(page.pk))
    assert Comment.objects.latest("pk").reasons == []


def test_a_text_changed_into_nearly_anothers_is_marked_and_ones_own_is_no_likeness(send, page, old_token):
    text = "Đề nghị đăng tập Chuyện kể bên bến Thao lên mạng để thầy cô và học sinh các trường cùng đọc."
    send(noi_dung=text)
    send(noi_dung="Một ý kiến hoàn toàn khác về việc sửa cầu.", ma=old_token(page.pk))
    first, second = Comment.objects.order_by("pk")
    keys = AddressKeys("address", "network")
    change_comment(first.pk, text.replace("cùng đọc", "được đọc"), keys)
    change_comment(second.pk, text, keys)
    codes = [[reason["code"] for reason in comment.reasons] for comment in Comment.objects.order_by("pk")]
    assert codes == [[], ["alike"]]


def test_above_the_soft_limit_comments_are_marked_above_the_hard_one_refused(send, page, old_token, settings):
    settings.KEHOACH_CMS = {"COMMENTS_SOFT_LIMIT": 1, "COMMENTS_HARD_LIMIT": 2}
    answers = [send(ma=old_token(page.pk), noi_dung=f"Ý kiến {each}") for each in range(3)]
    assert [answer.status_code for answer in answers] == [303, 303, 429]
    assert [[reason["code"] for reason in comment.reasons] for comment in Comment.objects.all()] == [[], ["many_sent"]]
    assert "Ý kiến 2" in html(answers[2]) and 0 < int(answers[2]["Retry-After"]) <= 600
    assert "Hãy thử lại sau" in html(answers[2]) and "Nội dung bạn viết vẫn được giữ." in html(answers[2])
    settings.KEHOACH_CMS = {}
    assert send(ma=token_in(answers[2]), noi_dung="Ý kiến 2").status_code == 303


def test_a_forged_forwarded_address_does_not_escape_the_limit(send, page, old_token, settings):
    settings.KEHOACH_CMS = {"COMMENTS_HARD_LIMIT": 1}
    for each, status in enumerate((303, 429)):
        headers = OWN | {"HTTP_X_FORWARDED_FOR": f"1.2.3.{each}"}
        assert send(headers=headers, ma=old_token(page.pk)).status_code == status


def test_an_answer_hangs_on_a_published_comment_of_the_same_page(send, page, old_token):
    parent = make_comment(page, status="approved")
    assert send(tra_loi=str(parent.pk), ma=old_token(page.pk, parent=parent.pk)).status_code == 303
    assert Comment.objects.last().parent_id == parent.pk


@pytest.mark.parametrize("parent", ["-1", "1000000000", "abc", "9" * 40, "٣", "1.5", "held", "reply", "elsewhere"])
def test_an_answer_to_anything_else_is_refused_and_the_text_given_back(send, page, news_index, parent):
    held = make_comment(page)
    published = make_comment(page, status="approved")
    reply = make_comment(page, status="approved", parent=published)
    elsewhere = make_comment(news_index, status="approved")
    ids = {"held": held.pk, "reply": reply.pk, "elsewhere": elsewhere.pk}
    response = send(tra_loi=str(ids.get(parent, parent)))
    assert response.status_code == 400 and TEXT in html(response)
    assert Comment.objects.count() == 4


def test_a_database_that_is_down_gives_the_text_back_and_a_second_try_makes_one_comment(send, fields, monkeypatch):
    def down(*args):
        raise DatabaseError("locked")

    with monkeypatch.context() as broken:
        broken.setattr(services, "count_in", down)
        response = send()
    assert response.status_code == 503 and response["Retry-After"]
    assert TEXT in html(response) and token_in(response) == fields["ma"] and " checked" in html(response)
    assert send().status_code == 303 and Comment.objects.count() == 1


def test_the_answer_of_a_portal_without_database_asks_no_database(send, monkeypatch, django_assert_num_queries):
    def down(*args):
        raise DatabaseError("gone")

    monkeypatch.setattr("kehoach_cms.comments.views.find_target", down)
    with django_assert_num_queries(0):
        assert send().status_code == 503


def test_a_page_that_goes_away_meanwhile_is_told_neutrally(send, monkeypatch):
    def gone(*args):
        raise IntegrityError("no such page")

    monkeypatch.setattr(services, "_store", gone)
    response = send()
    assert response.status_code == 404 and TEXT in html(response)


def test_no_answer_sets_or_varies_by_a_cookie_or_may_be_framed_or_kept(client, send, page):
    client.cookies["sessionid"] = "a" * 32
    for response in (client.get(address(page.pk)), send(ma=None), send(), client.get(send()["Location"])):
        assert not response.cookies
        assert "Cookie" not in response.get("Vary", "")
        assert response["X-Frame-Options"] == "DENY" and "no-store" in response["Cache-Control"]
        assert "csrfmiddlewaretoken" not in html(response)


class Untouched:
    """Fails whoever looks into it."""

    def __getattribute__(self, name):
        raise AssertionError(f"{name} was read")


@pytest.mark.parametrize("changes", [{}, {"ma": ""}, {"ten": ""}, {"noi_dung": "x" * 3000}, {"tra_loi": "abc"}])
def test_what_is_sent_is_answered_without_a_look_at_session_user_cookies_or_messages(rf, page, fields, changes):
    request = rf.post(address(page.pk), fields | changes, headers={"host": "localhost"}, **OWN)
    request.session = request.user = request.COOKIES = request._messages = Untouched()
    assert views.write(request, page.pk).status_code in (200, 303, 400)


def test_there_is_no_way_to_be_sent_elsewhere(send):
    response = send(next="https://evil.example/", url="https://evil.example/")
    assert response["Location"].startswith("/binh-luan/da-nhan/")


def test_the_answer_is_made_in_the_language_of_the_page(client, page):
    assert client.get(address(page.pk), headers={"accept-language": "en"})["Content-Language"] == "vi"


def test_a_stranger_to_the_portal_can_comment_on_a_page_of_any_type(send, client, page, old_token, db):
    home = targets.Page.objects.get(depth=2)
    assert send(to=home.pk, ma=old_token(home.pk)).status_code == 303
    assert Comment.objects.get().page_id == home.pk
