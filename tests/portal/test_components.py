"""The living page of components: each state can be drawn, on the page or on one of its own."""

import re
from pathlib import Path

import pytest
from django.template.loader import render_to_string
from django.test import Client, RequestFactory
from portal.components import COMPONENTS
from portal.components.parts import LONG

from kehoach_cms.pages.policy import HEADER
from tests.factories import Portal

ROOT = Path(__file__).resolve().parents[2]
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


def test_every_include_says_what_it_takes_and_stands_in_the_guide() -> None:
    guide = (ROOT / "docs" / "integrators.md").read_text(encoding="utf-8")
    for file in sorted((ROOT / "kehoach_cms/templates/kehoach_cms/includes").glob("*.html")):
        head = file.read_text(encoding="utf-8").partition("{% endcomment %}")[0]
        assert head.startswith("{% comment %}"), file.name
        assert re.search(r"[Cc]ontext|from kh_frame", head), file.name
        assert f"`{file.name}`" in guide, file.name


#: What shows no words of editors (states, numbers, fixed words), or cuts them (the time axis).
WITHOUT_WORDS = {"status_chip", "pagination", "feed_line", "viewer", "more_below", "answer_notice", "tabs"}
WITHOUT_WORDS |= {"task_filter", "page_tools", "gantt"}


def test_every_component_is_shown_with_words_that_break_layouts(rf: RequestFactory) -> None:
    assert len(LONG) >= 250
    last = "nông thôn mới nâng cao"
    for component in COMPONENTS:
        drawn = (render_to_string(component.path, state.context, rf.get("/")) for state in component.states)
        assert component.key in WITHOUT_WORDS or any(last in html or "V" * 2000 in html for html in drawn), (
            component.key
        )


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
