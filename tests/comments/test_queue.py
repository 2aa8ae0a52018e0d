"""The moderators' screens: sections, canned texts, redaction, the log, the dashboard, e-mails, pages of the queue."""

from datetime import timedelta

import pytest
from django.contrib.auth.models import Group, Permission
from django.core import mail
from django.core.management import call_command
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from wagtail.models import GroupPagePermission
from wagtail.users.models import UserProfile

from kehoach_cms.comments.guard.addresses import AddressKeys
from kehoach_cms.comments.models import Comment, CommentEvent, ReportReason
from kehoach_cms.comments.moderation.base import NAMESPACE
from kehoach_cms.comments.moderation.models import CannedText, CommentOriginal, ModeratorMail
from kehoach_cms.comments.moderation.queries import count_up_to, counted, moderated_by
from kehoach_cms.comments.moderation.redacting import PutIn, cut_text, suggested_cuts
from kehoach_cms.comments.moderation.services import Decision, NotDecided, decide, redact
from kehoach_cms.comments.reports.services import report
from kehoach_cms.comments.services import change_comment
from kehoach_cms.i18n import _now
from kehoach_cms.news.models import NewsPage
from tests.comments.conftest import html, make_comment

QUEUE, DECIDE = f"{NAMESPACE}:index", f"{NAMESPACE}:decide"


def grant(user, *codenames):
    user.user_permissions.add(*Permission.objects.filter(codename__in=codenames))


@pytest.fixture
def section_moderator(django_user_model, news_index):
    """Somebody who may publish below one section and moderate there."""
    section = news_index.add_child(instance=NewsPage(title="Chuyên mục", slug="chuyen-muc"))
    group = Group.objects.create(name="Chuyên mục")
    group.permissions.set(Permission.objects.filter(codename__in=["access_admin", "moderate_section_comment"]))
    GroupPagePermission.objects.create(
        group=group, page=section, permission=Permission.objects.get(codename="publish_page")
    )
    user = django_user_model.objects.create_user("muc", "muc@example.vn", "x")
    user.groups.add(group)
    return user, section


def test_a_section_moderator_sees_and_decides_only_what_is_below_the_section(client, section_moderator, page):
    user, section = section_moderator
    below = section.add_child(instance=NewsPage(title="Bài", slug="bai"))
    mine, other = make_comment(below, body="Trong mục"), make_comment(page, body="Ngoài mục")
    gone = make_comment(page, page_id=None)
    assert list(moderated_by(user)) == [mine]
    client.force_login(user)
    shown = html(client.get(reverse(QUEUE)))
    assert "Trong mục" in shown and "Ngoài mục" not in shown
    for comment in (other, gone):
        assert client.get(reverse(f"{NAMESPACE}:detail", args=[comment.pk])).status_code == 404
        client.post(reverse(DECIDE), {"one": f"approve:{comment.pk}:held:1"})
        comment.refresh_from_db()
        assert comment.status == "held"
    client.post(reverse(DECIDE), {"one": f"approve:{mine.pk}:held:1"})
    mine.refresh_from_db()
    assert mine.status == "approved"


def test_the_right_to_moderate_a_section_is_nothing_without_a_section(django_user_model, comment):
    user = django_user_model.objects.create_user("khong")
    grant(user, "moderate_section_comment")
    assert not moderated_by(user).exists()


def test_a_text_that_changed_behind_the_moderators_back_is_not_published(moderating, comment):
    Comment.objects.filter(pk=comment.pk).update(body="khác", version=2)
    response = moderating.post(reverse(DECIDE), {"one": f"approve:{comment.pk}:held:1"}, follow=True)
    comment.refresh_from_db()
    assert comment.status == "held"
    assert _now("Somebody has changed or decided on this comment in the meantime. Look at it again.") in html(response)


def test_a_canned_reason_serves_where_none_is_written(moderating, comment):
    reason = CannedText.objects.create(title="Ngoài chủ đề", text="Bình luận không liên quan đến bài viết.")
    assert "Ngoài chủ đề" in html(moderating.get(reverse(QUEUE)))
    moderating.post(
        reverse(DECIDE), {"chosen": f"{comment.pk}:held:1", "decision": "reject", "canned": reason.pk, "note": ""}
    )
    comment.refresh_from_db()
    assert (comment.status, comment.decision_note) == ("rejected", reason.text)


def test_a_canned_answer_serves_where_none_is_written(moderating, page):
    comment = make_comment(page, status="approved")
    canned = CannedText.objects.create(kind="answer", title="Cảm ơn", text="Cảm ơn ông/bà đã góp ý.")
    moderating.post(
        reverse(f"{NAMESPACE}:answer", args=[comment.pk]), {"name": "UBND tỉnh", "text": "", "canned": canned.pk}
    )
    assert comment.replies.get().body == canned.text


@pytest.mark.parametrize(
    ("original", "typed", "result"),
    [
        ("Gọi tôi số 0912345678 nhé", "Gọi tôi số  nhé", "Gọi tôi số […] nhé"),
        ("Gọi tôi số 0912345678 nhé", "Gọi tôi số […] nhé", "Gọi tôi số […] nhé"),
        ("Ông A ở thôn B nói", "Ông […] ở thôn […] nói", "Ông […] ở thôn […] nói"),
        ("Một\n\nHai\n\nBa", "Một\n\nBa", "Một\n\n[…]\n\nBa"),
        ("Chỉ một câu", "Chỉ một câu", "Chỉ một câu"),
    ],
)
def test_what_is_taken_out_is_marked(original, typed, result):
    assert cut_text(original, typed) == result


@pytest.mark.parametrize("typed", ["Tôi không đồng ý", "Tôi đồng ý lắm", "đồng Tôi ý", "Tôi đồng í"])
def test_words_can_be_taken_out_but_never_put_in_changed_or_moved(typed):
    with pytest.raises(PutIn):
        cut_text("Tôi đồng ý", typed)


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(
    words=st.lists(st.sampled_from(["một", "hai", "0912345678", "ba", ".", "\n"]), min_size=1, max_size=25),
    data=st.data(),
)
def test_whatever_is_taken_out_what_stays_are_the_readers_words_in_their_order(words, data):
    kept = data.draw(st.lists(st.booleans(), min_size=len(words), max_size=len(words)))
    original = " ".join(words)
    typed = " ".join(word for word, stays in zip(words, kept, strict=True) if stays)
    result = cut_text(original, typed).replace("[…]", " ").split()
    left = iter(original.split())
    assert all(word in left for word in result)
    assert result == typed.split()


def test_a_suggestion_takes_out_numbers_and_addresses_and_leaves_the_rest():
    text = "CCCD 001099012345, gọi 0912 345 678, thư an@thu.vn, văn bản 98-KH/TU ngày 30/9/2022, 4.200 cây"
    assert suggested_cuts(text) == "CCCD […], gọi […], thư […], văn bản 98-KH/TU ngày 30/9/2022, 4.200 cây"


def test_redacting_keeps_the_original_for_those_who_may_see_it_and_logs_who_did(moderating, moderator, page):
    comment = make_comment(page, body="Gọi 0912345678 nhé", status="approved")
    where = reverse(f"{NAMESPACE}:redact", args=[comment.pk])
    wrong = moderating.post(where, {"text": "Gọi ai đó nhé", "version": "1"})
    assert wrong.status_code == 200 and "Gọi ai đó nhé" in html(wrong)
    assert moderating.post(where, {"text": "Gọi […] nhé", "version": "1"}).status_code == 302
    comment.refresh_from_db()
    assert comment.body == "Gọi […] nhé" and comment.redacted_at and comment.version == 2
    assert CommentOriginal.objects.get().body == "Gọi 0912345678 nhé"
    detail = reverse(f"{NAMESPACE}:detail", args=[comment.pk])
    assert "0912345678" not in html(moderating.get(detail))
    original = reverse(f"{NAMESPACE}:original", args=[comment.pk])
    assert "0912345678" not in html(moderating.post(original, follow=True))
    grant(moderator, "see_original_comment")
    assert moderating.get(original).status_code == 405
    assert "0912345678" in html(moderating.post(original))
    assert list(CommentEvent.objects.values_list("action", flat=True)) == ["redacted", "seen"]


def test_a_number_in_the_name_is_cut_too_and_the_name_as_sent_stays_with_the_original(moderating, moderator, page):
    comment = make_comment(page, author_name="Tổ xe 0912345678", body="Bến mới rộng", status="approved")
    where = reverse(f"{NAMESPACE}:redact", args=[comment.pk])
    assert 'value="Tổ xe […]"' in html(moderating.get(reverse(f"{NAMESPACE}:detail", args=[comment.pk])))
    wrong = moderating.post(where, {"text": "Bến mới rộng", "name": "Tổ thuyền", "version": "1"})
    assert wrong.status_code == 200 and 'value="Tổ thuyền"' in html(wrong)
    assert moderating.post(where, {"text": "Bến mới rộng", "name": "Tổ xe […]", "version": "1"}).status_code == 302
    comment.refresh_from_db()
    assert (comment.author_name, comment.body) == ("Tổ xe […]", "Bến mới rộng") and comment.redacted_at
    grant(moderator, "see_original_comment")
    assert "Tổ xe 0912345678" in html(moderating.post(reverse(f"{NAMESPACE}:original", args=[comment.pk])))


def test_a_redaction_of_a_text_that_changed_meanwhile_is_refused(comment, moderator):
    with pytest.raises(NotDecided) as refused:
        redact(comment.pk, "Ở thôn", user=moderator, version=7)
    assert refused.value.code == "conflict"


def test_the_log_tells_what_happened_without_anybodys_words(moderating, comment):
    moderating.post(reverse(DECIDE), {"one": f"spam:{comment.pk}:held:1"})
    shown = html(moderating.get(reverse(f"{NAMESPACE}:log")))
    assert _now("Marked as spam") in shown and "duyet" in shown and comment.body not in shown


def test_the_dashboard_tells_how_many_wait_and_since_when(moderating, page):
    for _each in range(3):
        make_comment(page)
    shown = html(moderating.get(reverse("wagtailadmin_home")))
    assert (_now("Comments waiting for review (%(waiting)s)") % {"waiting": 3}) in shown


def test_whoever_deletes_a_page_is_told_that_its_comments_stay(client, admin_user, page, comment):
    client.force_login(admin_user)
    url = reverse("wagtailadmin_pages:delete", args=[page.pk])
    words = _now(
        "%(number)s comments stay in the archive when this page is deleted: readers no longer see them, moderators do."
    )
    assert words % {"number": 1} in html(client.get(url))
    client.post(url)
    comment.refresh_from_db()
    assert (comment.page_id, comment.page_title) == (None, page.title)
    assert comment.body in html(client.get(reverse(QUEUE)))


def test_whoever_deletes_several_pages_at_once_is_told_so_before_it_is_done(client, admin_user, page, comment):
    client.force_login(admin_user)
    url = reverse("wagtail_bulk_action", args=["wagtailcore", "page", "delete"]) + f"?id={page.pk}"
    words = _now(
        "%(number)s comments stay in the archive when this page is deleted: readers no longer see them, moderators do."
    )
    assert words % {"number": 1} in html(client.get(url))
    client.post(url)
    comment.refresh_from_db()
    assert (comment.page_id, comment.page_title) == (None, page.title)


def test_moderators_get_one_e_mail_for_many_comments_and_the_next_after_a_while(moderator, page):
    call_command("send_comment_mail", verbosity=0)
    assert not mail.outbox
    for _each in range(3):
        make_comment(page, body="Lời riêng", author_name="Tên riêng")
    for _run in range(2):
        call_command("send_comment_mail", verbosity=0)
    assert [message.to for message in mail.outbox] == [["duyet@example.vn"]]
    assert "3" in mail.outbox[0].subject and "Lời riêng" not in mail.outbox[0].body + mail.outbox[0].subject
    make_comment(page)
    call_command("send_comment_mail", verbosity=0)
    assert len(mail.outbox) == 1, "not before the quarter of an hour is over"
    ModeratorMail.objects.update(sent_at=timezone.now() - timedelta(minutes=16))
    call_command("send_comment_mail", verbosity=0)
    call_command("send_comment_mail", verbosity=0)
    assert len(mail.outbox) == 2


def test_a_report_is_told_at_once_and_so_is_the_first_comment_after_an_empty_queue(moderator, page):
    shown = make_comment(page, status="approved")
    held = [make_comment(page) for _each in range(2)]
    call_command("send_comment_mail", verbosity=0)
    assert len(mail.outbox) == 1
    for number in range(3):
        report(shown.pk, ReportReason.INSULT, AddressKeys(f"address {number}", "network"))
    call_command("send_comment_mail", verbosity=0)
    call_command("send_comment_mail", verbosity=0)
    reported = _now("Readers have reported a comment; %(number)s wait for review") % {"number": 3}
    assert [message.subject for message in mail.outbox[1:]] == [reported]
    decide(shown.pk, Decision.KEEP, seen="approved", user=moderator)
    for comment in held:
        decide(comment.pk, Decision.APPROVE, seen="held", user=moderator)
    call_command("send_comment_mail", verbosity=0)
    assert len(mail.outbox) == 2, "nothing waits"
    make_comment(page)
    call_command("send_comment_mail", verbosity=0)
    assert len(mail.outbox) == 3
    make_comment(page)
    call_command("send_comment_mail", verbosity=0)
    assert len(mail.outbox) == 3, "something waited already"


def test_a_published_comment_that_its_sender_changed_is_told_of_in_its_turn(moderator, page):
    shown = make_comment(page, status="approved")
    waits = make_comment(page)
    call_command("send_comment_mail", verbosity=0)
    assert change_comment(shown.pk, "Ý kiến mới, đã sửa.", AddressKeys("address", "network"))
    call_command("send_comment_mail", verbosity=0)
    assert len(mail.outbox) == 1 and waits.status == "held"
    ModeratorMail.objects.update(sent_at=timezone.now() - timedelta(minutes=16))
    call_command("send_comment_mail", verbosity=0)
    assert len(mail.outbox) == 2


def test_a_moderator_who_wants_no_notifications_gets_none(moderator, comment):
    profile = UserProfile.get_for_user(moderator)
    profile.submitted_notifications = False
    profile.save()
    call_command("send_comment_mail", verbosity=0)
    assert not mail.outbox


def test_pages_of_the_queue_follow_one_another_without_gaps_and_cost_the_same(moderating, page):
    Comment.objects.bulk_create(
        Comment(page_id=page.pk, page_title="x", author_name="A", body=f"Ý kiến số {n}.") for n in range(95)
    )
    moderating.get(reverse(QUEUE))
    seen, url, costs = [], reverse(QUEUE), []
    while url:
        with CaptureQueriesContext(connection) as asked:
            response = moderating.get(url)
        costs.append(len(asked))
        seen += [comment.pk for comment in response.context["object_list"]]
        url = response.context["more_url"]
    assert seen == sorted(seen, reverse=True) and len(seen) == len(set(seen)) == 95
    assert len(set(costs)) == 1


def test_a_tab_counts_to_a_thousand_and_no_further(page):
    Comment.objects.bulk_create(
        Comment(page_id=page.pk, page_title="x", author_name="A", body="b") for _each in range(1005)
    )
    assert counted(count_up_to(Comment.objects.all())) == "1.000+"
    assert counted(count_up_to(Comment.objects.filter(pk__lt=Comment.objects.order_by("pk")[7].pk))) == "7"


def test_a_decision_is_told_to_caches_once_it_is_committed(comment, moderator, django_capture_on_commit_callbacks):
    from kehoach_cms.comments.journal import thread_changed

    heard = []
    thread_changed.connect(lambda page_id, **kwargs: heard.append(page_id), weak=False, dispatch_uid="test")
    try:
        with django_capture_on_commit_callbacks(execute=True):
            decide(comment.pk, Decision.APPROVE, seen="held", user=moderator)
            assert heard == []
    finally:
        thread_changed.disconnect(dispatch_uid="test")
    assert heard == [comment.page_id]
