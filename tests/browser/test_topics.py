"""A webmaster rules topics by keyboard alone; an editor takes a proposal; axe finds nothing in our screens."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.conftest import log_in

pytestmark = pytest.mark.browser

AXE = Path(__file__).resolve().parents[1] / "vendor" / "axe-core-4.14.1" / "axe.min.js"


@pytest.fixture
def desk(served: str, browser: Browser) -> Iterator[Page]:
    """A webmaster's browser at the tree of topics."""
    context = browser.new_context(locale="vi-VN", viewport={"width": 1280, "height": 900})
    page = context.new_page()
    log_in(page, served, "/admin/chu-de/")
    yield page
    context.close()


def focused(page: Page) -> str:
    """The text of what has the focus."""
    text = page.evaluate("document.activeElement?.innerText || document.activeElement?.value || ''")
    return " ".join(text.split()).replace(" :", ":")


def tab_to(page: Page, text: str, *, kind: str = "*", limit: int = 400) -> None:
    """Press Tab until what has the focus is called so; `kind` is a selector that it must match ("button")."""
    for _ in range(limit):
        page.keyboard.press("Tab")
        if focused(page).startswith(text) and page.evaluate("kind => document.activeElement.matches(kind)", kind):
            return
    raise AssertionError(f"{text!r} cannot be reached with the Tab key; the focus is on {focused(page)!r}")


def follow(page: Page) -> None:
    """Press Enter on a link or button that leads to another page."""
    with page.expect_navigation():
        page.keyboard.press("Enter")


def faults(page: Page, inside: str) -> list[str]:
    """What axe finds in a part of the page."""
    page.evaluate(AXE.read_text(encoding="utf-8"))
    found = page.evaluate("selector => axe.run(selector, { resultTypes: ['violations'] })", inside)
    return [
        f"{fault['id']}: {fault['help']} ({node['html'][:150]})"
        for fault in found["violations"]
        for node in fault["nodes"]
    ]


def names(page: Page) -> list[str]:
    """The topics in the order of the tree."""
    return page.locator("[data-kht-name]").all_inner_texts()


def test_a_topic_is_moved_by_keys_and_the_webmaster_hears_of_it(desk: Page) -> None:
    before = names(desk)
    one, two = before.index("Di tích cách mạng"), before.index("Nhân chứng, hiện vật")
    assert two == one + 1
    tab_to(desk, "Nhân chứng, hiện vật")
    desk.keyboard.press("Alt+ArrowUp")
    desk.wait_for_function("document.querySelector('[data-kht-said]').textContent.includes('Lịch sử Đảng')")
    after = names(desk)
    assert after.index("Nhân chứng, hiện vật") + 1 == after.index("Di tích cách mạng")
    assert focused(desk) == "Nhân chứng, hiện vật"
    desk.reload()
    assert names(desk) == after
    tab_to(desk, "Di tích cách mạng")
    desk.keyboard.press("Alt+ArrowRight")
    desk.wait_for_function("document.querySelector('[data-kht-said]').textContent.includes('Nhân chứng')")
    desk.keyboard.press("Alt+ArrowLeft")
    desk.wait_for_function("document.querySelector('[data-kht-said]').textContent.includes('Lịch sử Đảng')")
    assert not faults(desk, "main")
    desk.reload()
    assert names(desk) == after


def test_a_topic_is_dragged_below_another(desk: Page) -> None:
    source = desk.locator("[data-kht-name]", has_text="Bảo tồn di tích")
    target = desk.locator("[data-kht-topic] > .kht-row", has=desk.locator("[data-kht-name]", has_text="Lịch sử Đảng"))
    source.drag_to(target.first)
    desk.wait_for_function("document.querySelector('[data-kht-said]').textContent.includes('Lịch sử Đảng')")
    desk.reload()
    inside = desk.locator("[data-kht-topic]", has=desk.locator("> .kht-row [data-kht-name]", has_text="Lịch sử Đảng"))
    assert "Bảo tồn di tích" in inside.last.inner_text()


def test_a_topic_is_merged_by_keyboard_alone_and_its_address_leads_on(desk: Page, served: str) -> None:
    assert not faults(desk, "main")
    tab_to(desk, "Gộp vào…: An sinh xã hội")
    follow(desk)
    tab_to(desk, "Chọn")
    desk.keyboard.press("Enter")
    desk.wait_for_selector(".modal-body table, .modal-body .listing")
    # Once it has faded in, the dialog takes the focus; a key before that would be lost.
    expect(desk.locator(".modal.in")).to_be_focused()
    tab_to(desk, "Giáo dục")
    desk.keyboard.press("Enter")
    desk.wait_for_selector(".modal-body", state="detached")
    assert not faults(desk, "main")
    tab_to(desk, "Xem trước", kind="button")
    follow(desk)
    assert "Gộp “An sinh xã hội” vào “Giáo dục”" in desk.inner_text("main")
    assert "sẽ chuyển sang chủ đề mới" in desk.inner_text("main")
    assert not faults(desk, "main")
    tab_to(desk, "Gộp chủ đề", kind="button")
    follow(desk)
    assert "An sinh xã hội" not in names(desk)
    desk.goto(served + "/chu-de/an-sinh-xa-hoi/")
    assert desk.url.startswith(served + "/chu-de/giao-duc/")
    assert "Chủ đề “An sinh xã hội” đã được gộp vào “Giáo dục”." in desk.inner_text("body")


def test_a_topic_is_hidden_and_shown_again_by_keyboard_alone(desk: Page, served: str) -> None:
    for act, status in (("Ẩn", 404), ("Hiện lại", 200)):
        desk.goto(served + "/admin/chu-de/")
        tab_to(desk, f"{act}: Học tập và làm theo Bác")
        follow(desk)
        assert not faults(desk, "main")
        tab_to(desk, act, kind="button")
        follow(desk)
        assert desk.request.get(served + "/chu-de/hoc-tap-va-lam-theo-bac/").status == status


def test_an_editor_takes_a_proposed_topic_with_one_click_and_reads_why(desk: Page, served: str) -> None:
    desk.goto(served + "/admin/pages/search/?q=" + "Khánh thành cầu Bến Thao")
    desk.locator("a[href*='/edit/']").first.click()
    desk.get_by_role("tab", name="Chủ đề và trang liên quan").click()
    part = desk.locator("[data-kh-advice]")
    before = desk.locator("input[name$='-topic'][name^='kehoach_topics-']").count()
    part.get_by_role("button", name="Gợi ý chủ đề").click()
    take = part.locator("[data-kh-take]").first
    take.wait_for()
    assert "vì" in part.inner_text()
    name, taken = take.get_attribute("data-name"), take.get_attribute("data-kh-take")
    take.click()
    rows = desk.locator("input[name$='-topic'][name^='kehoach_topics-']")
    expect(rows).to_have_count(before + 1)
    assert desk.locator(f"#id_kehoach_topics-{before}-topic-title").inner_text() == name
    assert rows.nth(before).input_value() == str(taken)
