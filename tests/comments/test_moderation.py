"""Moderators decide and answer; nobody changes or deletes a reader's words (attack list 53)."""

import pytest
from django.apps import apps
from django.contrib.auth.models import Permission
from django.urls import reverse
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from kehoach_cms.comments.cleaning import Unclean
from kehoach_cms.comments.display import comments_block
from kehoach_cms.comments.exchange.jsonlines import import_comment
from kehoach_cms.comments.models import Comment, CommentEvent
from kehoach_cms.comments.moderation import queries
from kehoach_cms.comments.moderation.admin import CommentViewSet, comment_permissions
from kehoach_cms.comments.moderation.base import NAMESPACE
from kehoach_cms.comments.moderation.services import Decision, NotDecided, answer, decide
from kehoach_cms.comments.privacy.erasing import erase
from kehoach_cms.i18n import _now
from tests.comments.conftest import html, make_comment

QUEUE, DECIDE = f"{NAMESPACE}:index", f"{NAMESPACE}:decide"


@pytest.mark.parametrize(
    ("status", "decision", "after"),
    [
        ("held", Decision.APPROVE, "approved"),
        ("held", Decision.REJECT, "rejected"),
        ("held", Decision.SPAM, "spam"),
        ("approved", Decision.HIDE, "hidden"),
        ("hidden", Decision.APPROVE, "approved"),
        ("spam", Decision.APPROVE, "approved"),
        ("held", Decision.HIDE, None),
        ("approved", Decision.REJECT, None),
        ("erased", Decision.APPROVE, None),
        ("nonsense", Decision.APPROVE, None),
    ],
)
def test_a_decision_leads_from_state_to_state_and_is_logged(page, moderator, status, decision, after):
    comment = make_comment(page, status=status)
    if after is None:
        with pytest.raises(NotDecided):
            decide(comment.pk, decision, seen=status, user=moderator, note="vì")
        assert not CommentEvent.objects.exists()
        return
    decide(comment.pk, decision, seen=status, user=moderator, note="vì")
    comment.refresh_from_db()
    event = CommentEvent.objects.get()
    assert (comment.status, comment.decided_by, comment.decision_note) == (after, moderator, "vì")
    assert (event.status_before, event.status_after, event.user) == (status, after, moderator)


def test_two_moderators_never_both_decide(comment, moderator):
    decide(comment.pk, Decision.APPROVE, seen="held", user=moderator)
    with pytest.raises(NotDecided) as second:
        decide(comment.pk, Decision.SPAM, seen="held", user=moderator)
    assert second.value.code == "conflict"
    comment.refresh_from_db()
    assert comment.status == "approved" and CommentEvent.objects.count() == 1


def test_not_publishing_needs_a_reason(comment, moderator):
    with pytest.raises(NotDecided) as refused:
        decide(comment.pk, Decision.REJECT, seen="held", user=moderator, note=" \u200b ")
    assert refused.value.code == "reason"


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=25, deadline=None)
@given(decisions=st.lists(st.sampled_from(Decision), max_size=8))
def test_whatever_is_decided_the_words_stay_and_only_published_ones_are_shown(page, moderator, decisions):
    comment = make_comment(page, body="Lời của tôi")
    for decision in decisions:
        try:
            decide(comment.pk, decision, seen=comment.status, user=moderator, note="vì")
        except NotDecided:
            continue
        comment.refresh_from_db()
    assert comment.body == "Lời của tôi"
    shown = [item.id for item in comments_block(page).items]
    assert (str(comment.pk) in shown) is (comment.status == "approved")
    Comment.objects.filter(pk=comment.pk).delete()


def test_the_agency_answers_published_comments_one_level_deep(page, moderator):
    held = make_comment(page)
    with pytest.raises(NotDecided):
        answer(held, text="Cảm ơn", name="Sở Tư pháp", user=moderator)
    comment = make_comment(page, status="approved")
    first = answer(comment, text="Cảm\u200b ơn", name="Sở Tư pháp", user=moderator)
    second = answer(first, text="Xin bổ sung", name="Sở Tư pháp", user=moderator)
    assert first.parent_id == second.parent_id == comment.pk
    assert (first.body, first.is_agency, first.status) == ("Cảm ơn", True, "approved")
    assert [event.action for event in comment.events.all()] == ["answered"]
    with pytest.raises(Unclean):
        answer(comment, text="a" + "\u0301" * 9, name="Sở Tư pháp", user=moderator)


def test_an_empty_place_is_not_answered(page, moderator):
    comment = make_comment(page, status="approved")
    answer(comment, text="Cảm ơn.", name="Sở", user=moderator)
    erase([comment])
    comment.refresh_from_db()
    with pytest.raises(NotDecided):
        answer(comment, text="Thêm nữa.", name="Sở", user=moderator)


def test_importing_twice_equals_importing_once(page):
    from django.utils import timezone

    fields = {"name": "Trần Quốc Ẩn", "text": "Ý kiến", "at": timezone.now(), "status": "approved"}
    first, new = import_comment(page, external_id="demo-1", **fields)
    again, newer = import_comment(page, external_id="demo-1", **fields)
    assert (first.pk, new, newer) == (again.pk, True, False)
    assert comments_block(page).count == 1


def test_the_queue_shows_what_waits_and_the_tabs_the_rest(moderating, page):
    make_comment(page, body="Đang chờ", reasons=[{"code": "link", "points": 1}])
    make_comment(page, status="approved", body="Đã đăng rồi")
    shown = html(moderating.get(reverse(QUEUE)))
    assert "Đang chờ" in shown and "Đã đăng rồi" not in shown and _now("Has a link") in shown
    assert "Đã đăng rồi" in html(moderating.get(reverse(QUEUE), {"status": "approved"}))
    everything = html(moderating.get(reverse(QUEUE), {"status": "all"}))
    assert "Đang chờ" in everything and "Đã đăng rồi" in everything
    for status in ("held", "", "nonsense"):
        assert "Đã đăng rồi" not in html(moderating.get(reverse(QUEUE), {"status": status}))
    assert moderating.get(reverse(QUEUE), {"status": "nonsense", "p": "999", "ordering": "x"}).status_code == 200


def test_the_queue_is_searched_within_a_tab(moderating, page):
    make_comment(page, body="con đường liên xã", author_name="Ẩn")
    make_comment(page, body="hầm chứa gạo 100%", author_name="Ba")
    results = reverse(f"{NAMESPACE}:results")
    shown = html(moderating.get(results, {"q": "liên xã"}))
    assert "con đường" in shown and "hầm chứa" not in shown
    assert "con đường" not in html(moderating.get(results, {"q": "%"}))
    assert moderating.get(results, {"q": "\"'_\\%"}).status_code == 200


def test_the_queue_asks_as_often_for_many_as_for_few(moderating, page, django_assert_max_num_queries):
    moderating.get(reverse(QUEUE))
    for number in (1, 29):
        for _each in range(number):
            make_comment(page)
        with django_assert_max_num_queries(25):
            moderating.get(reverse(QUEUE))


def test_the_one_whose_button_is_pressed_is_decided(moderating, comment):
    response = moderating.post(reverse(DECIDE), {"one": f"approve:{comment.pk}:held"})
    comment.refresh_from_db()
    assert response.status_code == 302 and comment.status == "approved"


def test_all_that_are_ticked_are_decided_but_those_decided_meanwhile(moderating, page):
    comments = [make_comment(page) for _each in range(3)]
    chosen = [f"{comment.pk}:held" for comment in comments]
    Comment.objects.filter(pk=comments[0].pk).update(status="spam")
    response = moderating.post(
        reverse(DECIDE), {"chosen": chosen, "decision": "reject", "note": "Ngoài chủ đề"}, follow=True
    )
    assert sorted(Comment.objects.values_list("status", flat=True)) == ["rejected", "rejected", "spam"]
    assert _now("Somebody has changed or decided on this comment in the meantime. Look at it again.") in html(response)


@pytest.mark.parametrize(
    "posted",
    [
        {},
        {"one": "x"},
        {"one": "approve:abc:held"},
        {"one": "nonsense:1:held"},
        {"chosen": ["1", ":", "a:b:c"], "decision": "approve"},
        {"chosen": ["1:held"], "decision": "delete"},
    ],
)
def test_nonsense_decides_nothing(moderating, comment, posted):
    assert moderating.post(reverse(DECIDE), posted).status_code == 302
    comment.refresh_from_db()
    assert comment.status == "held"


def test_there_is_no_way_back_to_another_site(moderating, comment):
    response = moderating.post(reverse(DECIDE), {"next": "https://evil.example/"})
    assert response["Location"] == reverse(QUEUE)


def test_one_comment_is_shown_with_its_page_warnings_and_history(moderating, page, moderator):
    comment = make_comment(
        page,
        body="<script>x</script>",
        score=6,
        reasons=[{"code": "phone", "points": 1}, {"code": "honeypot", "points": 5}],
    )
    detail = reverse(f"{NAMESPACE}:detail", args=[comment.pk])
    shown = html(moderating.get(detail))
    assert "<script>x" not in shown and "&lt;script&gt;x" in shown
    assert page.get_url() in shown and f"{_now('Has a telephone number')} (+1)" in shown
    assert f"{_now('Filled in a hidden field')} (+5)" in shown and f"{_now('Points in all:')} 6" in shown
    assert 'id="kh-text"' not in shown
    moderating.post(reverse(DECIDE), {"chosen": f"{comment.pk}:held", "decision": "approve"})
    shown = html(moderating.get(detail))
    assert moderator.get_username() in shown and 'id="kh-text"' in shown
    page.delete()
    assert moderating.get(detail).status_code == 200
    assert moderating.get(reverse(f"{NAMESPACE}:detail", args=[987_654])).status_code == 404


def test_an_answer_is_published_from_the_admin_and_a_wrong_one_comes_back(moderating, page):
    comment = make_comment(page, status="approved")
    where = reverse(f"{NAMESPACE}:answer", args=[comment.pk])
    wrong = moderating.post(where, {"text": "Cảm ơn ông", "name": ""})
    assert wrong.status_code == 200 and "Cảm ơn ông" in html(wrong)
    assert moderating.post(where, {"text": "Cảm ơn ông", "name": "Bảo tàng tỉnh"}).status_code == 302
    assert comments_block(page).items[0].replies[0].is_agency


def test_only_moderators_get_in(client, django_user_model, comment):
    urls = [reverse(QUEUE), reverse(f"{NAMESPACE}:results"), reverse(f"{NAMESPACE}:detail", args=[comment.pk])]
    posts = [reverse(DECIDE), reverse(f"{NAMESPACE}:answer", args=[comment.pk])]
    assert all(client.get(url).status_code == 302 for url in urls)
    editor = django_user_model.objects.create_user("bientap", "b@example.vn", "x")
    editor.user_permissions.add(Permission.objects.get(codename="access_admin"))
    client.force_login(editor)
    for response in [client.get(url) for url in urls] + [client.post(url, {"one": "spam:1:held"}) for url in posts]:
        assert response.status_code == 302 and response["Location"] == reverse("wagtailadmin_home")
    comment.refresh_from_db()
    assert comment.status == "held"


def test_a_decision_needs_djangos_own_token(moderator, comment):
    from django.test import Client

    client = Client(enforce_csrf_checks=True)
    client.force_login(moderator)
    assert client.post(reverse(DECIDE), {"one": f"approve:{comment.pk}:held"}).status_code == 403


def test_nobody_is_given_a_permission_to_change_or_delete_a_comment(db):
    names = Permission.objects.filter(content_type__model="comment", content_type__app_label="kehoach_cms")
    granted = {"moderate_comment", "moderate_section_comment", "see_original_comment", "handle_personal_data"}
    assert set(names.values_list("codename", flat=True)) == granted
    assert set(comment_permissions()) == set(names)
    views = {pattern.name for pattern in CommentViewSet().get_urlpatterns()}
    assert not {name for name in views if "delete" in name or "edit" in name}


def test_the_menu_shows_moderators_how_many_wait(moderating, comment, rf, moderator, django_user_model):
    request = rf.get("/")
    request.user = moderator
    item = CommentViewSet().get_menu_item()
    assert item.is_shown(request) and item.render_component(request).label.endswith("(1)")
    request.user = django_user_model.objects.create_user("khac")
    assert not item.is_shown(request)
    assert queries.waiting(moderator) == 1
    assert reverse(QUEUE) in html(moderating.get(reverse("wagtailadmin_home")))


def test_every_word_of_the_models_can_be_translated():
    for name in ("Comment", "CommentEvent", "RateBucket"):
        assert str(apps.get_model("kehoach_cms", name)._meta.verbose_name)
