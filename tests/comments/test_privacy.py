"""Personal data: e-mail under lock, double opt-in, withdrawal, requests with clocks, retention, restored backups."""

import json
from datetime import date, timedelta

import pytest
from django.contrib.auth.models import Permission
from django.core import mail
from django.core.management import CommandError, call_command
from django.urls import reverse
from django.utils import timezone
from wagtail.users.models import UserProfile

from kehoach_cms.comments.display import comments_block
from kehoach_cms.comments.exchange.jsonlines import lines
from kehoach_cms.comments.guard.models import AddressSecret
from kehoach_cms.comments.guard.scoring import LABELS
from kehoach_cms.comments.models import Comment, CommentEvent
from kehoach_cms.comments.moderation.models import CommentOriginal
from kehoach_cms.comments.moderation.services import Decision, answer, decide
from kehoach_cms.comments.privacy import vault
from kehoach_cms.comments.privacy.admin import due
from kehoach_cms.comments.privacy.mails import mail_key
from kehoach_cms.comments.privacy.models import CommentMail, PersonRequest, RequestKind, Subscription
from kehoach_cms.comments.privacy.requests import (
    NotCarriedOut,
    add_working_days,
    carry_out,
    comments_of_email,
    open_request,
    refuse,
)
from kehoach_cms.comments.privacy.retention import forget_old_in_background
from kehoach_cms.i18n import _now
from tests.comments.conftest import OWN, TEXT, address, html, make_comment

EMAIL = "hanh@thu.example"


TERMS = {
    "The key of the code is destroyed after %(days)s days.": 30,
    "What nobody has reviewed is erased after %(days)s days.": 90,
    "What is not published is erased %(days)s days after the decision.": 30,
    "What was taken off the page after it was published is erased %(days)s days after that.": 365,
    "Words to the editors are erased %(days)s days after they were dealt with.": 365,
    "Where the editors took personal information out of a comment, its original is erased after %(days)s days.": 90,
}


@pytest.fixture
def erasures(settings, tmp_path):
    """The file that lists erasures."""
    file = tmp_path / "xoa" / "binh-luan.jsonl"
    settings.KEHOACH_CMS = {**settings.KEHOACH_CMS, "COMMENTS_ERASURES_FILE": str(file)}
    return file


@pytest.fixture
def subscribed(client, send, email_keys):
    """A comment whose sender has confirmed that notices are wanted."""
    send(thu=EMAIL, nhan_tin="1")
    comment = Comment.objects.get()
    call_command("send_comment_mail", verbosity=0)
    client.post(f"/binh-luan/thu/{comment.uid}/{mail_key(comment.uid)}/", **OWN)
    mail.outbox.clear()
    return comment


def handler(django_user_model, email=""):
    user = django_user_model.objects.create_user("phaply", email)
    user.user_permissions.add(*Permission.objects.filter(codename__in=["access_admin", "handle_personal_data"]))
    return user


def test_without_keys_no_address_is_asked_for_or_kept(client, send, page):
    assert 'name="thu"' not in html(client.get(address(page.pk)))
    send(thu=EMAIL, nhan_tin="1")
    comment = Comment.objects.get()
    assert (comment.email_encrypted, comment.email_hash) == (None, "") and not Subscription.objects.exists()


def test_without_the_library_no_address_is_asked_for_or_kept(client, send, page, email_keys, monkeypatch):
    monkeypatch.setattr(vault, "HAS_LIBRARY", False)
    assert 'name="thu"' not in html(client.get(address(page.pk)))
    send(thu=EMAIL)
    assert Comment.objects.get().email_encrypted is None


def test_with_keys_an_address_is_kept_under_lock_and_shown_to_nobody(client, moderating, send, page, email_keys):
    assert 'name="thu"' in html(client.get(address(page.pk)))
    send(thu=EMAIL)
    comment = Comment.objects.get()
    assert vault.unlock_email(comment.email_encrypted) == EMAIL and EMAIL.encode() not in bytes(comment.email_encrypted)
    decide(comment.pk, Decision.APPROVE, seen="held", user=None)
    shown = [
        html(client.get(address(page.pk))),
        html(client.get(reverse("kehoach_services:comment_feed", args=[page.pk]))),
        html(moderating.get(reverse("kehoach_comments:index"), {"status": "all"})),
        html(moderating.get(reverse("kehoach_comments:detail", args=[comment.pk]))),
        b"".join(moderating.get(reverse("kehoach_comments:table"), {"status": "all"}).streaming_content).decode(),
        "".join(lines()),
    ]
    assert all(EMAIL not in text and comment.email_hash not in text for text in shown)


def test_keys_are_changed_by_putting_a_new_one_in_front(send, settings, email_keys, capsys):
    from cryptography.fernet import Fernet

    send(thu=EMAIL)
    old, new = email_keys[0], Fernet.generate_key().decode()
    settings.KEHOACH_CMS = {"COMMENTS_EMAIL_KEYS": [new, old]}
    call_command("rotate_comment_keys")
    assert "locked again: 1, without a key: 0" in capsys.readouterr().out
    settings.KEHOACH_CMS = {"COMMENTS_EMAIL_KEYS": [new]}
    assert vault.unlock_email(Comment.objects.get().email_encrypted) == EMAIL
    settings.KEHOACH_CMS = {"COMMENTS_EMAIL_KEYS": [Fernet.generate_key().decode()]}
    assert vault.unlock_email(Comment.objects.get().email_encrypted) == ""
    settings.KEHOACH_CMS = {}
    with pytest.raises(CommandError):
        call_command("rotate_comment_keys")


def test_a_comment_found_by_its_address_after_the_installations_key_was_changed(send, settings, email_keys):
    send(thu=EMAIL)
    settings.SECRET_KEY_FALLBACKS, settings.SECRET_KEY = [settings.SECRET_KEY], "another"
    assert comments_of_email(f" {EMAIL.upper()} ") == [Comment.objects.get()]
    assert comments_of_email("ai@khac.example") == []


def test_no_notice_goes_out_before_the_address_itself_has_agreed(client, send, email_keys, moderator):
    send(thu=EMAIL, nhan_tin="1")
    comment = Comment.objects.get()
    decide(comment.pk, Decision.APPROVE, seen="held", user=moderator)
    call_command("send_comment_mail", verbosity=0)
    assert [message.to for message in mail.outbox] == [[EMAIL]]
    assert mail.outbox[0].subject == _now("Do you want notices about your comment?")
    assert CommentMail.objects.count() == 1


def test_who_ticks_nothing_gets_nothing(send, email_keys):
    send(thu=EMAIL)
    call_command("send_comment_mail", verbosity=0)
    assert not mail.outbox and Comment.objects.get().email_encrypted is not None


def test_after_the_second_consent_the_sender_hears_of_publication_and_answer(subscribed, moderator):
    decide(subscribed.pk, Decision.APPROVE, seen="held", user=moderator)
    subscribed.refresh_from_db()
    answer(subscribed, text="Lời của cơ quan", name="Sở", user=moderator)
    call_command("send_comment_mail", verbosity=0)
    told = [message for message in mail.outbox if message.to == [EMAIL]]
    assert [message.subject for message in told] == [
        _now("Your comment is published"),
        _now("The agency has answered your comment"),
    ]
    assert all("Lời của cơ quan" not in message.body and "Chuyện kể" not in message.body for message in told)
    assert told[0].extra_headers["List-Unsubscribe-Post"] == "List-Unsubscribe=One-Click"
    assert len({message.extra_headers["Message-ID"] for message in told}) == 2


def test_one_press_of_the_mail_program_ends_the_notices(client, subscribed, moderator):
    decide(subscribed.pk, Decision.APPROVE, seen="held", user=moderator)
    stop = f"/binh-luan/thu/{subscribed.uid}/{mail_key(subscribed.uid)}/ngung/"
    assert client.get(stop).status_code == 200 and CommentMail.objects.filter(sent_at=None).exists()
    assert client.post(stop, {"List-Unsubscribe": "One-Click"}).status_code == 200
    assert not CommentMail.objects.filter(sent_at=None).exists()
    call_command("send_comment_mail", verbosity=0)
    assert [message for message in mail.outbox if message.to == [EMAIL]] == []


def test_an_e_mail_that_cannot_be_sent_is_tried_again_later(subscribed, moderator, monkeypatch):
    decide(subscribed.pk, Decision.APPROVE, seen="held", user=moderator)

    def down(self, **kwargs):
        raise OSError("no mail server")

    with monkeypatch.context() as broken:
        broken.setattr("django.core.mail.EmailMessage.send", down)
        call_command("send_comment_mail", verbosity=0)
    waiting = CommentMail.objects.get(sent_at=None)
    assert waiting.tries == 1 and waiting.send_after > timezone.now()
    CommentMail.objects.update(send_after=timezone.now())
    call_command("send_comment_mail", verbosity=0)
    assert not CommentMail.objects.filter(sent_at=None).exists()


def test_the_sender_downloads_all_that_is_kept(client, send, email_keys):
    own = send(thu=EMAIL, nhan_tin="1", noi_dung=f"{TEXT} 0912 345 678")["Location"].replace("da-nhan", "theo-doi")
    assert client.get(f"{own}du-lieu/").status_code == 405
    kept = json.loads(client.post(f"{own}du-lieu/", **OWN).content)["comments"][0]
    assert (kept["email"], kept["text"], kept["name"]) == (EMAIL, f"{TEXT} 0912 345 678", "Nguyễn Thị Mỹ Hạnh")
    assert kept["consent"] and kept["consent_version"] and len(kept["code_of_the_network_address"]) == 32
    assert kept["warnings"] == [str(LABELS["phone"])] and kept["notices"]["asked_at"]
    request = PersonRequest.objects.get()
    assert (request.kind, request.self_service) == ("access", True) and request.done_at is not None


def test_withdrawing_erases_everything_at_once(client, send, email_keys, erasures, page):
    own = send(thu=EMAIL, nhan_tin="1")["Location"].replace("da-nhan", "theo-doi")
    assert client.get(f"{own}rut-lai/").status_code == 200 and Comment.objects.get().body == TEXT
    assert client.post(f"{own}rut-lai/", **OWN)["Location"] == own
    comment = Comment.objects.get()
    assert (comment.status, comment.body, comment.author_name) == ("erased", "", "")
    assert (comment.email_encrypted, comment.email_hash, comment.address_key, comment.duplicate_key) == (
        None,
        "",
        "",
        "",
    )
    assert not CommentMail.objects.exists() and not Subscription.objects.exists()
    assert _now("Your comment has been erased") in html(client.get(own))
    assert json.loads(erasures.read_text())["uid"] == str(comment.uid)
    assert [event.action for event in CommentEvent.objects.all()] == ["received", "erased"]
    assert TEXT not in "".join(lines())


def test_an_erased_comment_with_answers_leaves_an_empty_place(client, page, moderator, email_keys, erasures):
    parent = make_comment(page, status="approved", body="Lời đã xóa")
    answer(parent, text="Cảm ơn.", name="Sở", user=moderator)
    carry_out(open_request(RequestKind.ERASE, [parent], proof="thư tay"), moderator)
    block = comments_block(page)
    assert block.items[0].erased and not block.items[0].report_url and len(block.items[0].replies) == 1
    assert block.count == 2
    shown = html(client.get(address(page.pk)))
    assert "Lời đã xóa" not in shown and "Cảm ơn." in shown and "Trần Quốc Ẩn" not in shown


def test_what_was_erased_stays_erased_when_a_backup_is_restored(send, email_keys, erasures, client, capsys):
    own = send(thu=EMAIL)["Location"].replace("da-nhan", "theo-doi")
    backup = Comment.objects.values().get()
    client.post(f"{own}rut-lai/", **OWN)
    Comment.objects.all().delete()
    Comment.objects.create(**backup)
    with erasures.open("a") as file:
        file.write('{"uid": "cut short')
    call_command("erase_comments", "--replay")
    assert "erased again: 1" in capsys.readouterr().out
    assert (Comment.objects.get().body, Comment.objects.get().email_hash) == ("", "")
    call_command("erase_comments", "--replay")
    assert "erased again: 0" in capsys.readouterr().out


def test_an_erasure_that_cannot_be_written_down_is_not_begun_and_its_request_stays_open(
    client, send, settings, email_keys, tmp_path, django_user_model
):
    own = send()["Location"].replace("da-nhan", "theo-doi")
    settings.KEHOACH_CMS = {**settings.KEHOACH_CMS, "COMMENTS_ERASURES_FILE": str(tmp_path)}
    answer = client.post(f"{own}rut-lai/", **OWN)
    assert answer.status_code == 503 and _now("Comments") in html(answer)
    assert "Your comment could not be stored" not in html(answer)
    assert Comment.objects.get().body == TEXT
    asked = PersonRequest.objects.get()
    assert (asked.kind, asked.done_at) == ("withdraw", None), "it is on record"
    person = handler(django_user_model)
    client.force_login(person)
    client.post(reverse("kehoach_comments:request", args=[asked.pk]), {"do": "carry-out"})
    asked.refresh_from_db()
    assert asked.done_at is None and Comment.objects.get().body == TEXT


def test_those_who_handle_requests_hear_of_each_by_e_mail_without_a_word_of_whose_it_is(
    client, django_user_model, send, email_keys, django_capture_on_commit_callbacks, moderator
):
    person = handler(django_user_model, "phaply@example.vn")
    send(thu=EMAIL)
    comment = Comment.objects.get()
    with django_capture_on_commit_callbacks() as committed:
        asked = open_request(RequestKind.ERASE, [comment], proof="Bà Hạnh đến trực tiếp")
    assert not mail.outbox, "not before it is on disk"
    for callback in committed:
        callback()
    told = mail.outbox[0]
    assert [message.to for message in mail.outbox] == [[person.email]], "the moderator has no such right"
    assert f"/yeu-cau/{asked.pk}/" in told.body and f"{asked.answer_due.year}" in told.subject
    for word in ("Hạnh", EMAIL, TEXT, comment.page_title, str(comment.uid)):
        assert word not in told.body + told.subject


def test_a_request_that_its_sender_carries_out_at_once_is_told_to_nobody_unless_it_fails(
    client, send, settings, email_keys, tmp_path, django_user_model, django_capture_on_commit_callbacks
):
    handler(django_user_model, "phaply@example.vn")
    own = send()["Location"].replace("da-nhan", "theo-doi")
    with django_capture_on_commit_callbacks(execute=True):
        client.post(f"{own}du-lieu/", **OWN)
    assert not mail.outbox
    settings.KEHOACH_CMS = {**settings.KEHOACH_CMS, "COMMENTS_ERASURES_FILE": str(tmp_path)}
    client.post(f"{own}rut-lai/", **OWN)
    assert [message.to for message in mail.outbox] == [["phaply@example.vn"]]


@pytest.mark.parametrize("why", ["switched off", "not wanted", "no such person"])
def test_nobody_is_written_to_who_wants_no_e_mail_and_superusers_where_there_is_nobody_else(
    django_user_model, comment, settings, why, django_capture_on_commit_callbacks
):
    django_user_model.objects.create_superuser("chu", "chu@example.vn", "chu")
    if why == "switched off":
        settings.KEHOACH_CMS = {"COMMENTS_MODERATOR_MAIL_MINUTES": 0}
    if why == "not wanted":
        profile = UserProfile.get_for_user(handler(django_user_model, "phaply@example.vn"))
        profile.submitted_notifications = False
        profile.save()
    with django_capture_on_commit_callbacks(execute=True):
        open_request(RequestKind.ACCESS, [comment], proof="thư")
    assert [message.to for message in mail.outbox] == ([["chu@example.vn"]] if why == "no such person" else [])


def test_a_mail_server_that_is_down_stops_no_request(
    django_user_model, comment, monkeypatch, django_capture_on_commit_callbacks
):
    def down(self, **kwargs):
        raise ConnectionRefusedError

    handler(django_user_model, "phaply@example.vn")
    monkeypatch.setattr("django.core.mail.EmailMessage.send", down)
    with django_capture_on_commit_callbacks(execute=True):
        open_request(RequestKind.ERASE, [comment], proof="thư")
    assert PersonRequest.objects.count() == 1


@pytest.mark.parametrize(
    ("start", "days", "end"),
    [
        (date(2026, 11, 23), 2, date(2026, 11, 25)),
        (date(2026, 11, 26), 2, date(2026, 11, 30)),
        (date(2026, 11, 27), 2, date(2026, 12, 1)),
        (date(2026, 11, 28), 2, date(2026, 12, 1)),
        (date(2026, 11, 28), 0, date(2026, 11, 28)),
    ],
)
def test_saturday_and_sunday_are_no_working_days(start, days, end):
    assert add_working_days(start, days) == end


def test_a_request_has_its_clocks_and_is_carried_out_once(client, django_user_model, comment, email_keys, erasures):
    user = handler(django_user_model)
    client.force_login(user)
    wrong = client.post(reverse("kehoach_comments:new_request"), {"kind": "erase", "numbers": "", "proof": "x"})
    assert wrong.status_code == 200 and not PersonRequest.objects.exists()
    client.post(
        reverse("kehoach_comments:new_request"), {"kind": "erase", "numbers": str(comment.pk), "proof": "đến trực tiếp"}
    )
    request = PersonRequest.objects.get()
    assert request.done_due - timezone.localdate(request.received_at) == timedelta(days=20)
    where = reverse("kehoach_comments:request", args=[request.pk])
    assert client.get(where).status_code == 200
    assert str(request) and client.get(reverse("kehoach_comments:requests")).status_code == 200
    client.post(where, {"do": "carry-out"})
    request.refresh_from_db()
    comment.refresh_from_db()
    assert request.done_at and comment.body == "" and request.handled_by == user
    with pytest.raises(NotCarriedOut):
        carry_out(request, user)


def test_the_first_clock_of_a_request_stops_when_the_person_is_answered_and_the_second_runs_on(
    client, django_user_model, comment
):
    user = handler(django_user_model)
    client.force_login(user)
    asked = open_request(RequestKind.ERASE, [comment], proof="thư")
    yesterday = timezone.localdate() - timedelta(days=1)
    PersonRequest.objects.update(answer_due=yesterday)
    assert due(user) == {"open": 1, "late": 1}
    where = reverse("kehoach_comments:request", args=[asked.pk])
    assert _now("The person has been answered") in html(client.get(where))
    client.post(where, {"do": "answered"})
    assert due(user) == {"open": 1, "late": 0}
    assert _now("The person has been answered") not in html(client.get(where))
    PersonRequest.objects.update(done_due=yesterday)
    assert due(user) == {"open": 1, "late": 1}
    client.post(where, {"do": "carry-out"})
    client.post(where, {"do": "answered"})
    assert due(user) == {"open": 0, "late": 0}


def test_whoever_handles_requests_finds_them_on_the_dashboard_without_being_a_moderator(client, django_user_model):
    client.force_login(handler(django_user_model))
    assert reverse("kehoach_comments:requests") in html(client.get(reverse("wagtailadmin_home")))


def test_a_request_is_refused_with_a_reason_only(comment):
    request = open_request(RequestKind.ERASE, [comment], proof="thư")
    with pytest.raises(NotCarriedOut):
        refuse(request, "  ")
    refuse(request, "Không phải người gửi.")
    comment.refresh_from_db()
    assert comment.body and PersonRequest.objects.get().refused_because


def test_a_request_to_see_ones_data_hands_it_out(client, django_user_model, send, email_keys):
    send(thu=EMAIL)
    client.force_login(handler(django_user_model))
    client.post(
        reverse("kehoach_comments:new_request"), {"kind": "access", "email": EMAIL, "proof": "thư từ địa chỉ đó"}
    )
    where = reverse("kehoach_comments:request", args=[PersonRequest.objects.get().pk])
    assert json.loads(client.post(where, {"do": "carry-out"}).content)["comments"][0]["email"] == EMAIL


def test_only_those_with_the_right_handle_requests(moderating):
    for name in ("requests", "new_request"):
        assert moderating.get(reverse(f"kehoach_comments:{name}")).status_code == 302


def test_whatever_is_past_its_term_is_forgotten_and_nothing_else(page, moderator, capsys):
    now = timezone.now()

    def old(days, **fields):
        return make_comment(page, created_at=now - timedelta(days=days), address_key="a" * 32, **fields)

    held_old, held_new = old(91), old(89)
    rejected_old = old(60, status="rejected", decided_at=now - timedelta(days=31))
    rejected_new = old(60, status="rejected", decided_at=now - timedelta(days=29))
    spam_old, spam_new = old(31, status="spam"), old(29, status="spam")
    published = old(3000, status="approved")
    CommentOriginal.objects.create(comment=published, body="gốc", at=now - timedelta(days=91))
    AddressSecret.objects.create(day=(now - timedelta(days=31)).date())
    AddressSecret.objects.create(day=(now - timedelta(days=29)).date())
    asked_old, asked_new = (open_request(RequestKind.ERASE, [published], proof="Ông A") for _each in range(2))
    PersonRequest.objects.filter(pk=asked_old.pk).update(done_at=now - timedelta(days=731))
    call_command("erase_comments", "--old")
    assert "held: 1" in capsys.readouterr().out
    bodies = dict(Comment.objects.values_list("pk", "body"))
    assert spam_old.pk not in bodies
    assert (bodies[held_old.pk], bodies[rejected_old.pk]) == ("", "")
    assert all(bodies[comment.pk] for comment in (held_new, rejected_new, spam_new, published))
    assert not CommentOriginal.objects.exists() and AddressSecret.objects.count() == 1
    assert list(PersonRequest.objects.all()) == [asked_new]
    keys = dict(Comment.objects.values_list("pk", "address_key"))
    assert keys[published.pk] == "" and keys[spam_new.pk] == "a" * 32


def test_a_hash_tells_nothing_once_its_key_is_destroyed(send, page, old_token):
    send()
    first = Comment.objects.get().address_key
    AddressSecret.objects.all().delete()
    send(ma=old_token(page.pk), noi_dung="Ý khác")
    assert Comment.objects.order_by("pk").last().address_key != first


def test_the_notice_tells_who_what_how_long_and_which_rights(client, page):
    where = reverse("kehoach_services:comment_privacy")
    assert where in html(client.get(address(page.pk)))
    shown = html(client.get(where))
    assert all(_now(words) in shown for words in ("Who processes the data", "How long", "What you may ask"))
    for words, days in TERMS.items():
        assert (_now(words) % {"days": days}) in shown


def test_the_notice_promises_no_term_that_is_switched_off(client, settings, db):
    settings.KEHOACH_CMS = {"COMMENTS_RETENTION_DAYS": dict.fromkeys(("held", "hidden", "addresses"), 0)}
    shown = html(client.get(reverse("kehoach_services:comment_privacy")))
    told = [words for words, days in TERMS.items() if (_now(words) % {"days": days}) in shown]
    assert len(told) == len(TERMS) - 3 and " 0 " not in shown.partition("<h1>")[2].partition("</main>")[0]


def test_what_is_past_its_term_is_forgotten_by_a_task_too(page):
    make_comment(page, created_at=timezone.now() - timedelta(days=91))
    assert forget_old_in_background.enqueue().return_value["held"] == 1
