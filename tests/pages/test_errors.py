"""What stands where no page can be shown: the portal's own words, nothing of what is closed."""

import re

import pytest
from django.template.loader import render_to_string
from django.test import Client
from wagtail.models import PageViewRestriction

from tests.factories import Portal


@pytest.mark.parametrize("address", ["/khong-co/", "/tin-tuc/khong-co/", "/tin-tuc/?trang=9", "/chu-de/khong-co/"])
def test_what_is_not_found_leads_on(client: Client, portal: Portal, address: str) -> None:
    answer = client.get(address)
    assert answer.status_code == 404
    html = answer.content.decode()
    assert "<h1>Không tìm thấy trang</h1>" in html
    assert 'action="/tim-kiem/"' in html
    assert f'href="{portal.news.get_url()}"' in html
    assert 'rel="canonical"' not in html
    assert not answer.cookies


def test_an_address_in_english_is_not_found_in_english(client: Client, portal: Portal) -> None:
    answer = client.get("/en/nothing/")
    assert answer.status_code == 404
    assert "<h1>Page not found</h1>" in answer.content.decode()


@pytest.mark.parametrize(("name", "words"), [("500", "Cổng đang gặp sự cố"), ("403", "không mở cho bạn")])
def test_a_fault_is_told_without_database_or_request(name: str, words: str) -> None:
    html = render_to_string(f"{name}.html")
    assert words in html
    assert "kehoach.css" in html
    assert "<script" not in html


def test_a_page_behind_a_password_says_nothing_of_itself(client: Client, portal: Portal) -> None:
    page = portal.make_news("Họp kín", summary="Nội dung kín", author="Người kín")
    for closed in (page, portal.plans):
        PageViewRestriction.objects.create(page=closed, restriction_type="password", password="mở-ra")
        html = client.get(closed.get_url()).content.decode()
        assert "<h1>Trang này cần mật khẩu</h1>" in html
        assert "kín" not in html
        assert "og:title" not in html
        assert "ld+json" not in html
    action, back = re.search(r'<form action="([^"]+)" method="post">', html)[1], portal.plans.get_url()
    wrong = client.post(action, {"password": "sai", "return_url": back})
    assert 'aria-describedby="mat-khau-loi"' in wrong.content.decode()
    assert client.post(action, {"password": "mở-ra", "return_url": back})["Location"] == back
    assert "og:title" in client.get(back).content.decode()
