"""The living page of components: each state can be drawn, on the page or on one of its own."""

import pytest
from django.template.loader import render_to_string
from django.test import Client, RequestFactory
from portal.components import COMPONENTS

from kehoach_cms.pages.policy import HEADER
from tests.factories import Portal

STATES = [
    pytest.param(component, number, id=f"{component.key}-{number}")
    for component in COMPONENTS
    for number in range(1, len(component.states) + 1)
]


@pytest.mark.parametrize(("component", "number"), STATES)
def test_every_state_can_be_drawn_without_inline_style_or_script(rf: RequestFactory, component, number: int) -> None:
    html = render_to_string(component.path, component.states[number - 1].context, rf.get("/"))
    assert " style=" not in html
    assert "<script" not in html
    assert " onclick" not in html


def test_the_living_page_shows_them_all(client: Client, portal: Portal) -> None:
    html = client.get("/kieu-dang/").content.decode()
    for component in COMPONENTS:
        assert f'id="{component.key}"' in html
        for number in range(2, len(component.states) + 1) if component.alone else ():
            assert f"/kieu-dang/{component.key}/{number}/" in html


@pytest.mark.parametrize("path", ["khong-co/1", "notice/0", "notice/9"])
def test_a_state_that_is_not_there_is_not_found(client: Client, portal: Portal, path: str) -> None:
    assert client.get(f"/kieu-dang/{path}/").status_code == 404


def test_readers_get_the_strict_policy_and_the_admin_keeps_its_own(client: Client, portal: Portal) -> None:
    page = portal.make_news()
    assert client.get(page.get_url())["Content-Security-Policy"] == HEADER
    assert "Content-Security-Policy" not in client.get("/admin/login/")


def test_what_an_editor_sees_has_no_strict_policy(admin_client: Client, portal: Portal) -> None:
    page = portal.make_news()
    assert "Content-Security-Policy" not in admin_client.get(page.get_url())
