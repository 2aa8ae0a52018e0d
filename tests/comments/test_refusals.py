"""What is not taken, and how that is said (attack list 10, 11, 31-34, 37, 38, 41)."""

import datetime
from datetime import timedelta

import pytest
from django.contrib.auth.models import Group
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from wagtail.models import PageViewRestriction, Site

from kehoach_cms.comments.display import comments_block
from kehoach_cms.comments.models import Comment
from kehoach_cms.comments.moderation.services import Decision, decide
from kehoach_cms.conf import today
from kehoach_cms.news.models import NewsPage
from tests.comments.conftest import OWN, TEXT, address, html


@pytest.fixture
def unreachable(page, news_index):
    """Pages that must look as if they did not exist, by why."""

    def child(slug, **fields):
        return news_index.add_child(instance=NewsPage(title=f"Trang {slug}", slug=slug, **fields))

    private, grouped = child("rieng"), child("nhom")
    PageViewRestriction.objects.create(page=private, restriction_type="password", password="x")
    restriction = PageViewRestriction.objects.create(page=grouped, restriction_type="groups")
    restriction.groups.add(Group.objects.create(name="Nội bộ"))
    other_root = Site.objects.get().root_page.get_parent().add_child(instance=NewsPage(title="Site khác", slug="khac"))
    Site.objects.create(hostname="khac.example.vn", root_page=other_root)
    below = private.add_child(instance=NewsPage(title="Trang con", slug="con"))
    return {
        "missing": 987_654,
        "draft": child("nhap", live=False).pk,
        "password": private.pk,
        "group": grouped.pk,
        "below private": below.pk,
        "expired": child("het-han", expire_at=timezone.now() - timedelta(minutes=1)).pk,
        "other site": other_root.pk,
        "root": Site.objects.first().root_page.get_parent().pk,
        "largest": 2**63,
        "enormous": int("9" * 40),
    }


def test_missing_draft_private_and_foreign_pages_are_answered_alike_to_the_byte(client, unreachable, send, page):
    assert send(ma=None).status_code == 200
    answers = {why: send(to=page_id) for why, page_id in unreachable.items()}
    assert {response.status_code for response in answers.values()} == {404}
    assert len({response.content for response in answers.values()}) == 1
    assert TEXT in html(answers["missing"])
    assert len({client.get(address(page_id)).content for page_id in unreachable.values()}) == 1
    tokens = [
        client.post(reverse("kehoach_services:comment_token", args=[page_id]), {"tra_loi": ""}, **OWN)
        for page_id in unreachable.values()
    ]
    assert {(response.status_code, response.content) for response in tokens} == {(404, b"{}")}
    assert not Comment.objects.exists()


def test_a_private_page_offers_no_form(page, rf):
    assert comments_block(page).open
    PageViewRestriction.objects.create(page=page.get_parent(), restriction_type="login")
    assert not comments_block(page).open


@pytest.mark.parametrize(
    "changes",
    [{"comments_mode": "closed"}, {"comments_mode": "read_only"}, {"is_press_copy": True}, {"date": "closed"}],
)
def test_a_closed_page_says_so_and_gives_the_text_back(send, page, changes):
    if changes.pop("date", None):
        changes = {"comments_closed_on": today() - timedelta(days=1)}
    NewsPage.objects.filter(pk=page.pk).update(**changes)
    response = send()
    assert response.status_code == 409 and TEXT in html(response)
    assert not Comment.objects.exists()


def test_the_last_day_still_takes_comments(send, page):
    NewsPage.objects.filter(pk=page.pk).update(comments_closed_on=today())
    assert send().status_code == 303


def test_a_page_closed_by_date_names_the_day(page):
    page.comments_closed_on = datetime.date(2022, 8, 18)
    block = comments_block(page)
    assert not block.open and "19/8/2022" in block.closed_note


def test_a_press_copy_stays_closed_whatever_is_chosen(page):
    page.is_press_copy, page.comments_mode = True, "review"
    assert comments_block(page) is None


@pytest.mark.parametrize(
    ("modes", "mode"),
    [
        ({"": "review"}, "review"),
        ({"": "review", "news": "feedback"}, "feedback"),
        ({"kehoach_cms.NewsPage": "read_only", "": "review"}, "read_only"),
        ({"plan": "review"}, None),
    ],
)
def test_the_settings_say_what_a_type_of_page_does(page, settings, modes, mode):
    settings.KEHOACH_CMS = {"COMMENTS_MODES": modes}
    block = comments_block(page)
    assert (block and block.mode) == mode


def test_comments_switched_off_are_gone_everywhere(client, send, page, settings):
    received = send()["Location"]
    settings.KEHOACH_CMS = {"COMMENTS": False}
    assert comments_block(page) is None
    assert [send().status_code, client.get(address(page.pk)).status_code, client.get(received).status_code] == [404] * 3


def test_an_alias_leaves_its_comments_with_its_source(client, send, page, news_index, old_token):
    alias = page.create_alias(parent=news_index, update_slug="bi-danh")
    assert send(to=alias.pk, ma=old_token(alias.pk)).status_code == 303
    comment = Comment.objects.get()
    assert comment.page_id == page.pk
    decide(comment.pk, Decision.APPROVE, seen="held", user=None)
    assert comments_block(alias).count == comments_block(page).count == 1


@pytest.mark.parametrize("method", ["put", "patch", "delete", "options", "trace"])
def test_other_methods_do_nothing(client, page, method):
    response = getattr(client, method)(address(page.pk))
    assert response.status_code == 405
    override = client.get(address(page.pk), {"_method": "POST", "noi_dung": TEXT}, HTTP_X_HTTP_METHOD_OVERRIDE="POST")
    assert override.status_code == 200 and not Comment.objects.exists()


@pytest.mark.parametrize("type_", ["text/plain", "application/json", "", "multipart/mixed"])
def test_only_forms_are_read(client, page, type_):
    assert client.post(address(page.pk), b'{"ten": "a"}', content_type=type_, **OWN).status_code == 415


@pytest.mark.parametrize(
    ("length", "status"),
    [("", 411), ("65537", 413), ("10000000", 413), ("9" * 5000, 413), ("-5", 400), ("1e3", 400), ("٣", 400)],
)
def test_the_size_is_known_before_the_body_is_read(client, page, length, status):
    response = client.generic(
        "POST", address(page.pk), b"ten=a", "application/x-www-form-urlencoded", CONTENT_LENGTH=length, **OWN
    )
    assert response.status_code == status


@pytest.mark.parametrize(
    ("body", "type_"),
    [
        ("&".join(f"a{n}=1" for n in range(100)), "application/x-www-form-urlencoded"),
        ("a&" * 20_000, "application/x-www-form-urlencoded"),
        ("noi_dung=a&noi_dung=b&ten=c", "application/x-www-form-urlencoded"),
        ("--x\r\nbroken", "multipart/form-data"),
        (
            '--x\r\nContent-Disposition: form-data; name="tep"; filename="a.txt"\r\n\r\nabc\r\n--x--\r\n',
            "multipart/form-data; boundary=x",
        ),
    ],
)
def test_what_no_form_of_ours_sends_is_a_bad_request(client, page, body, type_):
    assert client.generic("POST", address(page.pk), body, type_, **OWN).status_code == 400
    assert not Comment.objects.exists()


@pytest.mark.parametrize("charset", ["hex", "rot13", "idna", "undefined", "utf-16", "nonsense"])
def test_a_body_in_a_charset_that_no_form_has_is_answered_by_a_page_of_ours(client, page, charset):
    client.raise_request_exception = False
    part = '--x\r\nContent-Disposition: form-data; name="noi_dung"\r\n\r\nVăn\r\n--x--\r\n'
    for body, kind in ((part, "multipart/form-data; boundary=x"), ("a=b", "application/x-www-form-urlencoded")):
        response = client.generic("POST", address(page.pk), body, f"{kind}; charset={charset}", **OWN)
        # A charset that Python does not know is read as UTF-8.
        assert response.status_code in (200, 400) and "<title>" in response.content.decode()
        assert "kehoach.css" in response.content.decode()
    assert not Comment.objects.exists()


@pytest.mark.parametrize(
    "raw", [b"noi_dung=%ff%fe%c0%80&ten=%ed%a0%80", b"noi_dung=\xff\xfe&ten=\xe1\xbb", b"%", b"=&=&;"]
)
def test_bytes_that_are_no_text_are_never_an_error_of_ours(client, page, raw):
    response = client.generic("POST", address(page.pk), raw, "application/x-www-form-urlencoded", **OWN)
    assert response.status_code == 200 and not Comment.objects.exists()


def test_a_forged_host_is_refused(page, settings):
    settings.ALLOWED_HOSTS = ["testserver"]
    response = Client(raise_request_exception=False).get(address(page.pk), headers={"host": "evil.example"})
    assert response.status_code == 400


@pytest.mark.parametrize(
    "query", ["?x=1", "?sau=abc", "?sau=-1", "?sau=" + "9" * 30, "?tra_loi=abc", "?tra_loi=" + "9" * 40]
)
def test_strange_queries_change_nothing(client, page, query):
    response = client.get(address(page.pk) + query)
    assert response.status_code == 200 and "no-store" in response["Cache-Control"]


def test_a_token_asked_for_by_another_site_is_refused(client, page):
    where = reverse("kehoach_services:comment_token", args=[page.pk])
    assert client.post(where, {"tra_loi": ""}, HTTP_SEC_FETCH_SITE="cross-site").status_code == 403
    assert client.get(where).status_code == 405
    assert client.post(where, {"tra_loi": "abc"}, **OWN).status_code == 400
    assert client.post(where, b"", content_type="application/x-www-form-urlencoded", **OWN).status_code == 200
    NewsPage.objects.filter(pk=page.pk).update(comments_mode="closed")
    assert client.post(where, {"tra_loi": ""}, **OWN).status_code == 409
