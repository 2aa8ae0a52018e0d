"""A reader comments, a moderator approves, everybody reads it: as people do it, without and with JavaScript.

Every state is looked at by axe, at the width of a phone; one way is gone with the keyboard alone.
"""

import urllib.error
import urllib.parse
import urllib.request
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.conftest import AXE_RUN, log_in, refusals

pytestmark = pytest.mark.browser

NEWS = "/tin-tuc/khanh-thanh-cau-ben-thao/"
AXE = Path(__file__).resolve().parents[1] / "vendor" / "axe-core-4.14.1" / "axe.min.js"


def press(page: Page, role: Any, name: str) -> None:
    """Press a button or link, and wait for the page that it leads to."""
    with page.expect_navigation():
        page.get_by_role(role, name=name).first.click()


def assert_sound(page: Page, state: str, part: str = "main") -> None:
    """Nothing for axe, nothing wider than the screen, no cookie. In the admin only a part is looked at."""
    page.evaluate(AXE.read_text(encoding="utf-8"))
    # A message that is still fading in has no contrast yet; what never ends cannot be finished.
    page.evaluate("document.getAnimations().forEach(one => { try { one.finish() } catch {} })")
    # In the admin what stands around our own part is Wagtail's, which has two searches of one name.
    inside = "/admin/" in page.url
    found = (
        page.evaluate("part => axe.run(document.querySelector(part), { resultTypes: ['violations'] })", part)
        if inside
        else page.evaluate(AXE_RUN)
    )
    faults = [f"{fault['id']}: {node['html'][:150]}" for fault in found["violations"] for node in fault["nodes"]]
    assert not faults, f"{state}: " + "\n".join(faults)
    width = page.evaluate("[document.documentElement.scrollWidth, window.innerWidth]")
    assert width[0] <= width[1], state
    if not inside:
        assert not page.context.cookies(), state


def fill(page: Page, name: str, text: str) -> None:
    """Fill the form and tick the consent."""
    page.get_by_role("textbox", name="Họ và tên").fill(name)
    page.get_by_role("textbox", name="Nội dung bình luận").fill(text)
    page.get_by_role("checkbox", name="Tôi đồng ý").check()


def send(page: Page) -> None:
    """Press the button; confirm on the page that asks, where one does."""
    press(page, "button", "Gửi bình luận")
    if "/da-nhan/" not in page.url:
        page.wait_for_timeout(3200)
        box = page.get_by_role("checkbox", name="Tôi đồng ý")
        if not box.is_checked():
            box.check()
        press(page, "button", "Gửi bình luận")


@pytest.fixture
def desk(served: str, browser: Browser) -> Iterator[Page]:
    """A moderator at the queue."""
    context = browser.new_context(locale="vi-VN", viewport={"width": 1280, "height": 900})
    admin = context.new_page()
    log_in(admin, served, "/admin/binh-luan/")
    yield admin
    context.close()


@pytest.mark.parametrize("with_script", [False, True])
def test_a_comment_is_held_then_approved_then_shown(
    served: str, browser: Browser, desk: Page, with_script: bool
) -> None:
    text = f"Cây cầu này chúng tôi chờ đã ba đời. ({'có' if with_script else 'không'} kịch bản)"
    reader = browser.new_context(java_script_enabled=with_script, locale="vi-VN")
    page = reader.new_page()
    page.goto(served + NEWS)
    fill(page, "Nguyễn Thị Lành", text)
    send(page)
    assert "/da-nhan/" in page.url
    page.goto(served + NEWS)
    assert text not in page.content(), "a held comment is shown to nobody"
    assert not reader.cookies()
    desk.reload()
    row = desk.locator("tr", has_text=text)
    with desk.expect_navigation():
        row.get_by_role("button", name="Duyệt").first.click()
    page.goto(served + NEWS)
    assert text in page.content()
    reader.close()


@pytest.mark.parametrize("with_script", [False, True])
def test_an_error_is_told_at_the_top_and_at_the_field_and_nothing_is_lost(
    served: str, browser: Browser, with_script: bool
) -> None:
    context = browser.new_context(java_script_enabled=with_script, locale="vi-VN")
    page = context.new_page()
    page.goto(served + NEWS)
    page.get_by_role("textbox", name="Nội dung bình luận").fill("Một ý kiến chưa có tên")
    press(page, "button", "Gửi bình luận")
    assert page.title().startswith("Lỗi")
    assert page.get_by_role("textbox", name="Nội dung bình luận").input_value() == "Một ý kiến chưa có tên"
    assert page.get_by_role("alert").get_by_role("link", name="Nhập họ và tên").count() == 1
    if with_script:
        expect(page.locator("[data-kh-focus]")).to_be_focused()
    context.close()


def test_every_state_is_sound_on_a_phone(served: str, browser: Browser, desk: Page) -> None:
    context = browser.new_context(locale="vi-VN", viewport={"width": 360, "height": 740})
    page = context.new_page()
    refused = refusals(context)
    page.goto(served + NEWS)
    assert_sound(page, "form")
    action = page.locator("form.kh-form").get_attribute("action") or ""
    press(page, "button", "Gửi bình luận")
    assert_sound(page, "errors")
    fill(page, "Lê Văn Chín", "Đề nghị lắp thêm đèn ở đầu cầu phía thôn Chằm.")
    send(page)
    assert_sound(page, "received")
    press(page, "link", "Xem tình trạng bình luận")
    own = page.url
    assert_sound(page, "followed, waiting")
    press(page, "link", "Sửa bình luận")
    assert_sound(page, "change")
    page.get_by_role("textbox", name="Nội dung bình luận").fill("")
    press(page, "button", "Gửi nội dung đã sửa")
    assert_sound(page, "change with an error")
    page.get_by_role("textbox", name="Nội dung bình luận").fill("Đề nghị lắp thêm hai đèn ở đầu cầu.")
    press(page, "button", "Gửi nội dung đã sửa")
    assert "lắp thêm hai đèn" in page.content()
    page.goto(f"{own}rut-lai/")
    assert_sound(page, "withdraw")
    page.goto(served + "/binh-luan/du-lieu-ca-nhan/")
    assert_sound(page, "notice on personal data")
    desk.reload()
    assert_sound(desk, "queue")
    row = desk.locator("tr", has_text="lắp thêm hai đèn")
    with desk.expect_navigation():
        row.get_by_role("link", name="Mở").click()
    assert_sound(desk, "one comment in the admin")
    desk.get_by_label("Lý do không đăng").fill("Đã có trong kế hoạch.")
    press(desk, "button", "Không đăng")
    page.goto(own)
    assert "Đã có trong kế hoạch." in page.content()
    assert_sound(page, "followed, not published")
    page.goto(f"{own}rut-lai/")
    press(page, "button", "Rút lại và xóa")
    assert "đã được xóa" in page.content() or "đã bị xóa" in page.content()
    assert_sound(page, "followed, erased")
    page.goto(served + action)
    assert_sound(page, "comments on a page of their own")
    page.goto(served + "/binh-luan/999999/")
    assert_sound(page, "no such page")
    assert not refused
    context.close()


def answer_to(address: str, fields: dict[str, str], **headers: str) -> str:
    """What the portal answers to a form, whatever its status."""
    sent = {"Content-Type": "application/x-www-form-urlencoded", "Sec-Fetch-Site": "same-origin"} | {
        name.replace("_", "-"): value for name, value in headers.items()
    }
    request = urllib.request.Request(address, urllib.parse.urlencode(fields).encode(), sent)
    try:
        with urllib.request.urlopen(request, timeout=60) as response:
            return str(response.read().decode())
    except urllib.error.HTTPError as error:
        return error.read().decode()


def open_as(page: Page, address: str, body: str) -> None:
    """Open an answer as if it had come from this address."""
    page.route(address, lambda route: route.fulfill(body=body, content_type="text/html; charset=utf-8"))
    page.goto(address)
    page.unroute(address)


def test_every_answer_that_gives_a_form_back_is_sound_on_a_phone(served: str, browser: Browser) -> None:
    context = browser.new_context(locale="vi-VN", viewport={"width": 360, "height": 740})
    page = context.new_page()
    refused = refusals(context)
    page.goto(served + "/tin-tuc/huong-dan-dot-sinh-hoat-chinh-tri/")
    where = served + (page.locator("form.kh-form").get_attribute("action") or "")
    press(page, "link", "Trả lời")
    assert_sound(page, "the form of an answer")
    page.goto(where)
    token = page.locator("[name=ma]").input_value()
    form = {"ten": "Đỗ Văn Thử", "noi_dung": "Một ý kiến để thử các trạng thái.", "dong_y": "1"}
    assert "Đỗ Văn Thử" not in answer_to(where, form | {"ma": token})
    answers = {
        "Xem lại trước khi gửi": answer_to(where, form),
        "Biểu mẫu đã hết hạn": answer_to(where, form | {"ma": "hong"}),
        "Bạn đã gửi một bình luận": answer_to(where, form | {"ma": token, "noi_dung": "Một ý kiến khác."}),
        "không được gửi từ cổng này": answer_to(where, form, Sec_Fetch_Site="cross-site"),
        "Có lỗi cần sửa": answer_to(where, form | {"tra_loi": "abc", "thu": "x"}),
        "bình luận quá dài": answer_to(where, form | {"noi_dung": "a" * 70_000}),
        "Chỉ có thể gửi bình luận": answer_to(where, form, Content_Type="text/plain"),
    }
    for words, body in answers.items():
        open_as(page, f"{served}/tra-loi/", body)
        assert words.lower() in page.content().lower(), words
        assert_sound(page, words)
    assert not refused
    context.close()


def test_the_other_pages_of_moderators_are_sound(served: str, desk: Page) -> None:
    for path in ("nhat-ky/", "yeu-cau/"):
        desk.goto(f"{served}/admin/binh-luan/{path}")
        assert_sound(desk, path)
    desk.goto(f"{served}/admin/binh-luan/?status=approved")
    # Of a list that is filtered, Wagtail's own heading is not sound.
    assert_sound(desk, "another tab", ".kh-queue")
    number = (desk.locator("[data-kh-open]").first.get_attribute("href") or "").rstrip("/").split("/")[-1]
    desk.goto(f"{served}/admin/binh-luan/yeu-cau/moi/")
    assert_sound(desk, "a request to be written down")
    desk.get_by_label("Hoặc số của các bình luận").fill(number)
    desk.locator("[name=proof]").fill("Đến trực tiếp")
    press(desk, "button", "Ghi nhận")
    assert_sound(desk, "an open request")
    press(desk, "button", "Đã trả lời người yêu cầu")
    assert_sound(desk, "an answered request")
    desk.locator("[name=because]").fill("Không đúng người gửi.")
    press(desk, "button", "Từ chối")
    assert_sound(desk, "a refused request")
    desk.goto(f"{served}/admin/binh-luan/{number}/")
    assert_sound(desk, "a published comment in the admin")


def test_a_word_of_any_length_is_wrapped_for_moderators(served: str, browser: Browser, desk: Page) -> None:
    context = browser.new_context(locale="vi-VN")
    page = context.new_page()
    page.goto(served + NEWS)
    fill(page, "n" * 100, "dài" * 600)
    send(page)
    context.close()
    desk.reload()
    assert_sound(desk, "a long word in the queue")
    with desk.expect_navigation():
        desk.locator("tr", has_text="dàidài").get_by_role("link", name="Mở").click()
    assert_sound(desk, "a long word in the admin")


def test_a_published_comment_is_reported(served: str, browser: Browser) -> None:
    context = browser.new_context(locale="vi-VN", viewport={"width": 360, "height": 740})
    page = context.new_page()
    refused = refusals(context)
    page.goto(served + "/tin-tuc/huong-dan-dot-sinh-hoat-chinh-tri/")
    press(page, "link", "Báo cáo bình luận")
    assert_sound(page, "report")
    press(page, "button", "Gửi báo cáo")
    assert_sound(page, "report with an error")
    page.get_by_role("radio", name="Lý do khác").check()
    press(page, "button", "Gửi báo cáo")
    assert "/da-bao-cao/" in page.url
    assert_sound(page, "reported")
    assert not refused
    context.close()


def press_until(page: Page, selector: str, most: int = 80) -> None:
    """Tab on until an element has the focus."""
    for _press in range(most):
        page.keyboard.press("Tab")
        if page.evaluate("selector => document.activeElement.matches(selector)", selector):
            return
    raise AssertionError(f"{selector} is not reached by the keyboard")


def test_a_comment_is_sent_and_approved_with_the_keyboard_alone(served: str, browser: Browser, desk: Page) -> None:
    text = "Gửi bằng bàn phím, không dùng chuột."
    context = browser.new_context(locale="vi-VN")
    page = context.new_page()
    page.goto(served + "/tin-tuc/huong-dan-dot-sinh-hoat-chinh-tri/")
    press_until(page, "#bl-ten", 150)
    page.keyboard.type("Phan Thị Phím")
    press_until(page, "#bl-noi_dung")
    page.keyboard.type(text)
    press_until(page, "#bl-dong_y")
    page.keyboard.press("Space")
    page.wait_for_timeout(3200)
    press_until(page, "form.kh-form button[type=submit]")
    page.keyboard.press("Enter")
    page.wait_for_url("**/da-nhan/**")
    context.close()

    desk.reload()
    desk.get_by_label("Dùng các phím tắt này").focus()
    desk.keyboard.press("Space")
    desk.keyboard.press("j")
    assert text in desk.locator("tr[data-kh-current]").inner_text()
    with desk.expect_navigation():
        desk.keyboard.press("d")
    desk.goto(served + "/admin/binh-luan/?status=approved")
    assert text in desk.content()
