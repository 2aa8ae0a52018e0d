"""A reader comments, a moderator approves, everybody reads it: as people do it, without and with JavaScript."""

import pytest
from playwright.sync_api import Browser, Page

pytestmark = pytest.mark.browser

NEWS = "/tin-tuc/khanh-thanh-cau-ben-thao/"


def write(page: Page, name: str, text: str) -> None:
    """Fill the form and send it; confirm on the page that asks, where one does."""
    page.get_by_role("textbox", name="Họ và tên").fill(name)
    page.get_by_role("textbox", name="Nội dung bình luận").fill(text)
    page.get_by_role("checkbox").check()
    page.get_by_role("button", name="Gửi bình luận").click()
    page.wait_for_load_state("load")
    if "/da-nhan/" not in page.url:
        page.wait_for_timeout(3200)
        box = page.get_by_role("checkbox")
        if not box.is_checked():
            box.check()
        page.get_by_role("button", name="Gửi bình luận").click()
        page.wait_for_load_state("load")


@pytest.mark.parametrize("with_script", [False, True])
def test_a_comment_is_held_then_approved_then_shown(served: str, browser: Browser, with_script: bool) -> None:
    text = f"Cây cầu này chúng tôi chờ đã ba đời. ({'có' if with_script else 'không'} kịch bản)"
    reader = browser.new_context(java_script_enabled=with_script, locale="vi-VN")
    page = reader.new_page()
    page.goto(served + NEWS)
    write(page, "Nguyễn Thị Lành", text)
    assert "/da-nhan/" in page.url
    assert "Đã nhận bình luận" in page.content() or "đã được nhận" in page.content()
    page.goto(served + NEWS)
    assert text not in page.content(), "a held comment is shown to nobody"
    assert not reader.cookies()

    desk = browser.new_context(locale="vi-VN")
    admin = desk.new_page()
    admin.goto(served + "/admin/login/")
    admin.fill("input[name=username]", "bientap")
    admin.fill("input[name=password]", "bientap")
    admin.click("button[type=submit]")
    admin.goto(served + "/admin/binh-luan/")
    row = admin.locator("tr", has_text=text)
    row.get_by_role("button", name="Duyệt").first.click()
    admin.wait_for_load_state("load")
    desk.close()

    page.goto(served + NEWS)
    assert text in page.content()
    reader.close()
