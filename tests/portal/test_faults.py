"""What a reader sees where there is nothing to see: no such page, a failure, a page with a password."""

import pytest
from django.http import HttpResponse
from django.template.loader import render_to_string
from django.test import Client
from wagtail.models import PageViewRestriction

from kehoach_cms.pages.policy import HEADER
from tests.factories import Portal


def test_an_address_without_a_page_offers_a_search_and_the_sections(client: Client, portal: Portal) -> None:
    answer = client.get("/khong-co-trang-nay/")
    assert answer.status_code == 404
    html = answer.content.decode()
    assert "<h1>Không tìm thấy trang</h1>" in html
    assert 'action="/tim-kiem/"' in html
    assert html.count(portal.news.get_url()) > 2
    assert "noindex" in html
    assert 'rel="canonical"' not in html and "og:title" not in html
    assert answer["Content-Security-Policy"] == HEADER
    assert not answer.cookies


@pytest.mark.parametrize("address", ["/tin-tuc/khong-co/", "/tin-tuc/?trang=9", "/chu-de/khong-co/", "/en/nothing/"])
def test_nothing_below_a_page_or_in_another_language_either(client: Client, portal: Portal, address: str) -> None:
    answer = client.get(address)
    assert answer.status_code == 404
    assert f"<h1>{'Page not found' if '/en/' in address else 'Không tìm thấy trang'}</h1>" in answer.content.decode()


@pytest.mark.parametrize(("name", "words"), [("500", "Cổng đang gặp sự cố"), ("403", "không mở cho bạn")])
def test_a_failure_asks_nobody_for_anything(name: str, words: str) -> None:
    html = render_to_string(f"{name}.html")
    assert words in html and "kehoach.css" in html
    assert "<script" not in html and " style=" not in html


@pytest.fixture
def locked(portal: Portal) -> str:
    page = portal.make_news("Tin nội bộ", summary="Không ai được đọc")
    PageViewRestriction.objects.create(page=page, restriction_type=PageViewRestriction.PASSWORD, password="song-thao")
    return str(page.get_url())


def test_a_page_with_a_password_looks_like_the_portal_and_tells_nothing_of_itself(client: Client, locked: str) -> None:
    answer = client.get(locked)
    html = answer.content.decode()
    assert "<h1>Trang có mật khẩu</h1>" in html
    assert "kh-mast" in html
    assert "Tin nội bộ" not in html and "Không ai được đọc" not in html
    assert answer["Content-Security-Policy"] == HEADER


def test_a_list_with_a_password_tells_nothing_of_itself_either(client: Client, portal: Portal) -> None:
    portal.make_plan("Kế hoạch kín", number="1/KH-UBND")
    PageViewRestriction.objects.create(page=portal.plans, restriction_type="password", password="song-thao")
    html = client.get(portal.plans.get_url()).content.decode()
    assert "<h1>Trang có mật khẩu</h1>" in html
    assert "Kế hoạch kín" not in html and "og:title" not in html and "ld+json" not in html


def test_a_wrong_password_is_said_and_the_right_one_opens(client: Client, locked: str) -> None:
    def send(password: str) -> HttpResponse:
        form = client.get(locked).context
        return client.post(form["action_url"], {"password": password, "return_url": locked}, follow=True)

    assert "Mật khẩu chưa đúng. Hãy nhập lại." in send("x").content.decode()
    assert "Không ai được đọc" in send("song-thao").content.decode()
