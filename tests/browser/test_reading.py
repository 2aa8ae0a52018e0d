"""How people read: large letters, no JavaScript, the keyboard alone, on paper, photo by photo."""

import re
from collections.abc import Iterator

import pypdfium2
import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.conftest import AXE_RUN, log_in
from tests.browser.demo import PAGES
from tests.browser.test_pages import VENDOR

pytestmark = pytest.mark.browser

ALBUM = "/thu-vien-anh/boi-chai-ben-thao-2026/"
PLAN = "/ke-hoach/ke-hoach-27-kh-du/"
NEWS = "/tin-tuc/khanh-thanh-cau-ben-thao/"


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    """A phone's page."""
    opened = browser.new_page(viewport={"width": 360, "height": 740}, has_touch=True)
    yield opened
    opened.close()


@pytest.fixture
def plain(browser: Browser) -> Iterator[Page]:
    """A page in a browser without JavaScript."""
    context = browser.new_context(java_script_enabled=False, viewport={"width": 360, "height": 740})
    yield context.new_page()
    context.close()


def test_letters_of_twice_the_size_fit_on_the_screen(served: str, large_letters: Browser) -> None:
    wide = []
    page = large_letters.new_page()
    for name, path in PAGES.items():
        page.goto(served + path)
        for width in (1280, 768, 320):
            page.set_viewport_size({"width": width, "height": 800})
            if page.evaluate("document.documentElement.scrollWidth") > width:
                wide.append(f"{name} at {width}")
    assert not wide


def test_without_javascript_nothing_is_missing_and_nothing_is_dead(served: str, plain: Page) -> None:
    for path in PAGES.values():
        plain.goto(served + path)
        assert plain.locator("h1").count() == 1
        # Buttons that only a script serves are not shown.
        assert plain.locator("[data-kh-do]:visible").count() == 0, path
    plain.goto(served + "/")
    plain.locator(".kh-menu summary").click()
    plain.locator(".kh-menu__panel").get_by_role("link", name="Kế hoạch").click()
    expect(plain).to_have_url(served + "/ke-hoach/")


def test_axe_finds_nothing_where_the_script_never_comes(served: str, page: Page) -> None:
    # axe itself needs a browser that runs scripts: ours is kept away.
    page.route("**/kehoach.js", lambda route: route.abort())
    axe = (VENDOR / "axe.min.js").read_text(encoding="utf-8")
    faults = []
    for name, path in PAGES.items():
        page.goto(served + path)
        page.evaluate(axe)
        faults += [f"{name}: {fault['id']}" for fault in page.evaluate(AXE_RUN)["violations"]]
    assert not faults


def test_without_javascript_a_photo_is_a_page_with_neighbours(served: str, plain: Page) -> None:
    plain.goto(served + ALBUM)
    plain.locator(".kh-shots a").nth(1).click()
    expect(plain).to_have_url(served + ALBUM + "anh/2/")
    plain.get_by_role("link", name="Ảnh sau").click()
    expect(plain).to_have_url(served + ALBUM + "anh/3/")
    assert "Ảnh 3/12" in plain.content()
    plain.get_by_role("link", name="Tất cả ảnh").click()
    expect(plain).to_have_url(served + ALBUM)


def assert_shown(page: Page, photo: str) -> None:
    """The viewer is open, and shows this one."""
    expect(page.locator("#kh-viewer")).to_be_visible()
    expect(page.locator("#kh-viewer [data-kh=count]")).to_have_text(photo)


def test_the_viewer_opens_steps_and_gives_the_focus_back(served: str, page: Page) -> None:
    page.goto(served + ALBUM)
    third = page.locator(".kh-shots a").nth(2)
    third.click()
    assert_shown(page, "Ảnh 3/12")
    expect(page).to_have_url(served + ALBUM + "#anh-3")
    page.keyboard.press("ArrowRight")
    assert_shown(page, "Ảnh 4/12")
    page.keyboard.press("ArrowLeft")
    page.keyboard.press("ArrowLeft")
    assert_shown(page, "Ảnh 2/12")
    assert page.locator("#kh-viewer img").get_attribute("alt")
    page.keyboard.press("Escape")
    # The browser tells that a dialog was closed a moment after it closed it.
    expect(page.locator("[data-kh-photo=anh-2]")).to_be_focused()
    assert not page.locator("#kh-viewer").is_visible()
    expect(page).to_have_url(served + ALBUM)


@pytest.mark.parametrize("path", [ALBUM, NEWS])
def test_back_closes_the_viewer_and_leaves_the_reader_at_the_photo(served: str, page: Page, path: str) -> None:
    page.goto(served + "/")
    page.goto(served + path)
    photo = page.locator("a[data-kh-photo]").nth(1)
    photo.scroll_into_view_if_needed()
    place = page.evaluate("scrollY")
    photo.click()
    assert_shown(page, "Ảnh 2/12" if path == ALBUM else "Ảnh 2/3")
    page.go_back()
    expect(page.locator("#kh-viewer")).to_be_hidden()
    expect(photo).to_be_focused()
    expect(page).to_have_url(served + path)
    page.wait_for_function("place => scrollY === place", arg=place)
    page.go_forward()
    assert_shown(page, "Ảnh 2/12" if path == ALBUM else "Ảnh 2/3")
    page.go_back()
    expect(page.locator("#kh-viewer")).to_be_hidden()
    page.go_back()
    expect(page).to_have_url(served + "/")


@pytest.mark.parametrize("way", ["Escape", "button"])
def test_closing_the_viewer_leaves_nothing_that_back_would_have_to_pass(served: str, page: Page, way: str) -> None:
    def close() -> None:
        if way == "Escape":
            page.keyboard.press("Escape")
        else:
            page.locator("#kh-viewer [data-kh=close]").click()
        expect(page.locator("#kh-viewer")).to_be_hidden()
        expect(page).to_have_url(served + ALBUM)

    page.goto(served + "/")
    page.goto(served + ALBUM)
    for opened, steps, shown in ((1, 10, "anh-12"), (4, 1, "anh-6")):
        page.locator(".kh-shots a").nth(opened).click()
        for _step in range(steps):
            page.keyboard.press("ArrowRight")
        close()
        last = page.locator(f"[data-kh-photo={shown}]")
        expect(last).to_be_focused()
        expect(last).to_be_in_viewport()
    page.go_back()
    expect(page).to_have_url(served + "/")


def test_a_viewer_opened_by_a_link_closes_on_its_page_and_back_leaves_it(served: str, page: Page) -> None:
    page.goto(served + "/")
    page.goto(served + ALBUM + "#anh-5")
    page.keyboard.press("ArrowRight")
    assert_shown(page, "Ảnh 6/12")
    page.keyboard.press("Escape")
    expect(page.locator("[data-kh-photo=anh-6]")).to_be_focused()
    expect(page).to_have_url(served + ALBUM)
    page.go_back()
    expect(page).to_have_url(served + "/")
    page.goto(served + ALBUM)
    page.locator(".kh-shots a").first.click()
    page.reload()
    assert_shown(page, "Ảnh 1/12")
    page.keyboard.press("Escape")
    expect(page).to_have_url(served + ALBUM)
    page.go_back()
    expect(page).to_have_url(served + "/")


def test_a_link_to_a_photo_opens_it_and_a_swipe_turns_it(served: str, page: Page) -> None:
    page.goto(served + ALBUM + "#anh-5")
    assert_shown(page, "Ảnh 5/12")
    swipe = """([from, to]) => {
        const viewer = document.getElementById("kh-viewer");
        const touch = (x) => new Touch({ identifier: 1, target: viewer, clientX: x, clientY: 300 });
        viewer.dispatchEvent(new TouchEvent("touchstart", { touches: [touch(from)], changedTouches: [touch(from)] }));
        viewer.dispatchEvent(new TouchEvent("touchend", { touches: [], changedTouches: [touch(to)] }));
    }"""
    page.evaluate(swipe, [300, 100])
    assert_shown(page, "Ảnh 6/12")
    page.evaluate(swipe, [100, 300])
    assert_shown(page, "Ảnh 5/12")


def test_a_picture_of_the_text_opens_in_the_viewer_and_without_javascript_by_itself(
    served: str, page: Page, plain: Page
) -> None:
    page.goto(served + NEWS)
    page.locator(".kh-fig a").nth(1).click()
    assert_shown(page, "Ảnh 2/3")
    assert "Đội hát xoan" in page.locator("#kh-viewer [data-kh=caption]").inner_text()
    assert "Bốn cô mặc áo dài" in (page.locator("#kh-viewer img").get_attribute("alt") or "")
    page.keyboard.press("Escape")
    expect(page.locator(".kh-fig a").nth(1)).to_be_focused()
    plain.goto(served + NEWS)
    large = plain.locator(".kh-fig a").nth(1).get_attribute("href")
    assert large
    assert plain.request.get(served + large).headers["content-type"] == "image/webp"


@pytest.mark.parametrize("path", ["/", NEWS, PLAN, "/ke-hoach/", "/tim-kiem/?q=di+tich", ALBUM])
def test_the_keyboard_reaches_everything_in_order_and_shows_where_it_is(served: str, page: Page, path: str) -> None:
    page.set_viewport_size({"width": 1280, "height": 800})
    page.goto(served + path)
    focused = """() => {
        const e = document.activeElement, r = e.getBoundingClientRect(), s = getComputedStyle(e);
        return { skip: e.className === "kh-skip", body: e === document.body, seen: r.width > 0 && r.height > 0,
                 ring: s.outlineStyle !== "none" && parseFloat(s.outlineWidth) >= 2, html: e.outerHTML.slice(0, 120) };
    }"""
    page.keyboard.press("Tab")
    assert page.evaluate(focused)["skip"], "the first stop is the link to the content"
    wanted = page.evaluate(
        """[...document.querySelectorAll("a[href], button, input:not([type=hidden]), select, textarea, summary")]
           .filter((e) => e.tabIndex >= 0 && e.checkVisibility({ visibilityProperty: true })
                   && !e.disabled && !e.closest("dialog:not([open])")).length"""
    )
    stops = 1
    while stops < 400:
        page.keyboard.press("Tab")
        now = page.evaluate(focused)
        if now["body"] or now["skip"]:
            break
        assert now["seen"], now["html"]
        assert now["ring"], now["html"]
        stops += 1
    # Regions that scroll are stops as well, so there may be more; never fewer.
    assert stops >= wanted


def test_the_link_to_the_content_leads_there(served: str, page: Page) -> None:
    page.goto(served + NEWS)
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    expect(page).to_have_url(served + NEWS + "#noi-dung")


def test_a_text_to_post_can_be_copied(served: str, browser: Browser) -> None:
    context = browser.new_context(permissions=["clipboard-read", "clipboard-write"])
    page = context.new_page()
    page.goto(served + PLAN)
    page.get_by_role("button", name="Sao chép bài đăng").click()
    page.get_by_text("Đã sao chép bài đăng").wait_for()
    words = page.evaluate("navigator.clipboard.readText()")
    assert words.startswith("Kế hoạch số 27-KH/ĐU ngày 15/5/2026\n\nThực hiện Chỉ thị số 14-CT/TU")
    assert words.endswith(PLAN)
    context.close()


def test_an_address_is_made_of_the_title_while_it_is_typed(served: str, browser: Browser) -> None:
    page = browser.new_page()
    log_in(page, served, "/admin/pages/")
    page.get_by_role("link", name="Trang chủ").first.click()
    page.wait_for_url(re.compile(r"/pages/\d+/"))
    number = re.search(r"/pages/(\d+)/", page.url)
    assert number
    listing = page.evaluate(
        "(id) => fetch(`/admin/api/main/pages/?child_of=${id}&fields=_,id,title`).then((answer) => answer.json())",
        number[1],
    )
    news = next(item["id"] for item in listing["items"] if item["title"] == "Tin tức")
    page.goto(f"{served}/admin/pages/add/kehoach_cms/newspage/{news}/")
    page.fill("#id_title", "Kế hoạch số 98-KH/TU của Đảng bộ")
    page.locator("#id_title").blur()
    page.wait_for_function("document.getElementById('id_slug').value !== ''")
    assert page.input_value("#id_slug") == "ke-hoach-so-98-kh-tu-cua-dang-bo"
    page.close()


def printed(page: Page) -> list[str]:
    """The text of each sheet of paper."""
    with pypdfium2.PdfDocument(page.pdf(prefer_css_page_size=True)) as paper:
        for sheet in paper:
            assert [round(side) for side in sheet.get_size()] == [595, 842], "A4"
        return [re.sub(r"\s+", " ", sheet.get_textpage().get_text_range()) for sheet in paper]


@pytest.mark.parametrize(
    ("path", "head", "sheets"),
    [
        (PLAN, ["ĐẢNG CỘNG SẢN VIỆT NAM", "Số 27-KH/ĐU", "ngày 15 tháng 5 năm 2026", "KẾ HOẠCH"], 7),
        ("/chi-thi/chi-thi-14-ct-tu/", ["ĐẢNG CỘNG SẢN VIỆT NAM", "Số 14-CT/TU", "CHỈ THỊ"], 5),
        (
            "/ke-hoach/ke-hoach-214-kh-ubnd/",
            ["CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Độc lập - Tự do - Hạnh phúc", "Số: 214/KH-UBND", "KẾ HOẠCH"],
            6,
        ),
    ],
)
def test_a_document_prints_as_the_letter_that_it_is(
    served: str, page: Page, path: str, head: list[str], sheets: int
) -> None:
    page.goto(served + path)
    paper = printed(page)
    assert len(paper) <= sheets
    for words in head:
        assert words in paper[0], words
    everything = " ".join(paper)
    assert "Nơi nhận:" in everything
    assert "(Đã ký)" in everything
    assert everything.index("Nơi nhận:") < everything.index("Thông tin văn bản"), "the letter first, its facts after it"
    assert "không thay thế văn bản gốc." in paper[-1]
    page.emulate_media(media="print")
    below = """() => {
        const end = document.querySelector(".kh-print-only").getBoundingClientRect().bottom;
        const lower = (e) => e.getBoundingClientRect().bottom > end + 1;
        return [...document.querySelectorAll("main :is(p, li, dd)")].filter(lower).length;
    }"""
    assert page.evaluate(below) == 0, "where it was printed comes last"
    for sheet in paper:
        if "nhiệm vụ, giải pháp chủ yếu" in sheet:
            assert "Nội dung nhiệm vụ" in sheet, "a table begins where its title stands"
    for words in ("Trang chủ", "Bình luận", "Sao chép liên kết", "Nội dung trang", "Trang thành phần"):
        assert words not in everything, words


def test_the_head_and_the_signature_of_a_state_document_stand_line_by_line(served: str, page: Page) -> None:
    page.goto(served + "/ke-hoach/ke-hoach-214-kh-ubnd/")
    page.set_viewport_size({"width": 624, "height": 900})
    page.emulate_media(media="print")
    page.evaluate("dispatchEvent(new Event('beforeprint'))")
    lines = """(words) => {
        const found = [...document.querySelectorAll(".kh-sheet b")].find((e) => e.textContent === words);
        return new Set([...found.getClientRects()].map((box) => box.top)).size;
    }"""
    assert page.evaluate(lines, "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM") == 1
    assert page.locator(".kh-sign span").all_inner_texts() == [
        "TM. ỦY BAN NHÂN DÂN",
        "KT. CHỦ TỊCH",
        "PHÓ CHỦ TỊCH",
        "(Đã ký)",
        "Hà Thị Thúy Vân",
    ]
    # The red rule over a section's title would stand on the foot of the sheet before it.
    assert page.evaluate("getComputedStyle(document.querySelector('.kh-sec__head'), '::before').display") == "none"


def test_news_prints_its_text_and_where_it_came_from(served: str, page: Page) -> None:
    page.goto(served + NEWS)
    paper = printed(page)
    assert len(paper) <= 4
    everything = " ".join(paper)
    assert "Khánh thành cầu Bến Thao" in paper[0]
    assert "Hồ Sỹ Quang" in everything
    assert re.search(r"In từ http\S+ ngày \d{2}/(0[12]|[3-9]|1[0-2])/20\d\d\.", everything)
    assert "Gửi bình luận" not in everything


@pytest.mark.parametrize(
    ("path", "now", "written"),
    [
        (NEWS, "2027-01-05T09:00:00", "05/01/2027"),
        (NEWS, "2026-08-18T09:00:00", "18/8/2026"),
        ("/en/news/khanh-thanh-cau-ben-thao/", "2027-01-05T09:00:00", "5 January 2027"),
    ],
)
def test_the_day_of_printing_is_written_as_every_other_day(
    served: str, page: Page, path: str, now: str, written: str
) -> None:
    page.clock.set_fixed_time(now)
    page.goto(served + path)
    page.evaluate("dispatchEvent(new Event('beforeprint'))")
    assert page.locator("[data-kh-today]").text_content() == written


def test_pictures_come_in_small_formats_with_their_size_and_only_the_first_at_once(served: str, page: Page) -> None:
    page.goto(served + NEWS)
    pictures = page.locator("main picture")
    assert pictures.count() >= 3
    for place in range(pictures.count()):
        picture = pictures.nth(place)
        assert picture.locator("source").get_attribute("type") == "image/avif"
        image = picture.locator("img")
        assert image.get_attribute("width") and image.get_attribute("height")
        assert "640w" in (image.get_attribute("srcset") or "")
        assert image.get_attribute("alt") is not None
    page.goto(served + "/")
    assert page.locator("main img").first.get_attribute("loading") != "lazy"
    assert page.locator("main img").nth(1).get_attribute("loading") == "lazy"


def test_a_story_that_stands_alone_shows_its_headline_without_scrolling(served: str, page: Page) -> None:
    page.set_viewport_size({"width": 1280, "height": 900})
    page.goto(served + "/en/")
    story = page.locator(".kh-story--lead:only-child")
    for part in ("h2", "p >> nth=0"):
        expect(story.locator(part)).to_be_in_viewport(ratio=1)
        text, picture = story.locator(part).bounding_box(), story.locator("img").bounding_box()
        assert text and picture
        assert text["y"] < picture["y"] + picture["height"], "beside the picture"


def test_the_newest_news_stand_apart_from_the_link_above_them(served: str, page: Page) -> None:
    page.goto(served + NEWS)
    link = page.locator(".kh-related .kh-more").bounding_box()
    rule = page.locator(".kh-related + .kh-related").bounding_box()
    assert link and rule
    assert rule["y"] - (link["y"] + link["height"]) >= 16


def test_comments_stand_in_the_order_in_which_they_were_written(served: str, page: Page) -> None:
    page.goto(served + NEWS)
    times = page.locator(".kh-comments time").evaluate_all("all => all.map((time) => time.dateTime)")
    # The demo's own; other tests may have added theirs below.
    assert len(times) >= 5
    assert times[:5] == sorted(times[:5])
