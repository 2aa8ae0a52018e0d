"""Every page type in a real browser: answers, an empty console, nothing for axe, nothing that overflows."""

import hashlib
import tomllib
from pathlib import Path

import pytest
from playwright.sync_api import Browser

pytestmark = pytest.mark.browser

VENDOR = Path(__file__).resolve().parents[1] / "vendor" / "axe-core-4.14.1"

PAGES = {
    "home": "/",
    "directive": "/chi-thi/chi-thi-14-ct-tu/",
    "plan": "/ke-hoach/ke-hoach-27-kh-du/",
    "plan without number": "/ke-hoach/ke-hoach-dang-uy-so-nong-nghiep-va-moi-truong/",
    "news": "/tin-tuc/khanh-thanh-cau-ben-thao/",
    "activity": "/hoat-dong/dang-huong-dai-tuong-niem-ben-thao/",
    "gallery": "/thu-vien-anh/boi-chai-ben-thao-2026/",
    "list of news": "/tin-tuc/",
    "list of directives": "/chi-thi/",
    "list of plans": "/ke-hoach/?nam=2026",
    "list of activities": "/hoat-dong/",
    "list of galleries": "/thu-vien-anh/",
    "topics": "/chu-de/",
    "topic": "/chu-de/lich-su-dang/",
    "unit": "/don-vi/tinh-uy-song-thao/",
    "search": "/tim-kiem/?q=di+tich",
    "search for a number": "/tim-kiem/?q=14-CT/TU",
    "search for nothing": "/tim-kiem/?q=xyzzy",
    "search without words": "/tim-kiem/",
    "search with filters": "/tim-kiem/?q=di+tich&nam=2026&loai=news&loai=ke-hoach",
    "search with a fault": "/tim-kiem/?q=di+tich&tu=2026-11-01&den=2026-01-01",
    "search by filters alone": "/tim-kiem/?chu-de=lich-su-dang&sap-xep=cu-nhat",
    "number unknown": "/vb/",
    "English": "/en/",
}


def test_axe_is_the_file_that_its_note_describes() -> None:
    note = tomllib.loads((VENDOR / "vendor.toml").read_text(encoding="utf-8"))
    for name, expected in note["sha256"].items():
        assert hashlib.sha256((VENDOR / name).read_bytes()).hexdigest() == expected


@pytest.mark.parametrize("width", [360, 1280])
@pytest.mark.parametrize("name", list(PAGES))
def test_a_page_is_sound(served: str, browser: Browser, name: str, width: int) -> None:
    page = browser.new_page(viewport={"width": width, "height": 800})
    messages: list[str] = []
    page.on("console", lambda message: messages.append(f"{message.type}: {message.text}"))
    page.on("pageerror", lambda error: messages.append(str(error)))
    page.on("requestfailed", lambda request: messages.append(f"failed: {request.url}"))
    try:
        answer = page.goto(served + PAGES[name], wait_until="load")
        assert answer is not None
        assert answer.status == 200
        assert not page.context.cookies()
        page.evaluate((VENDOR / "axe.min.js").read_text(encoding="utf-8"))
        found = page.evaluate("axe.run()")
        faults = [
            f"{fault['id']}: {fault['help']} ({node['html'][:150]})"
            for fault in found["violations"]
            for node in fault["nodes"]
        ]
        assert not faults, "\n".join(faults)
        assert page.evaluate("document.documentElement.scrollWidth") <= width
        assert not messages
    finally:
        page.close()


def test_the_english_page_says_so_and_leads_back(served: str, browser: Browser) -> None:
    page = browser.new_page()
    page.goto(served + "/en/news/khanh-thanh-cau-ben-thao/")
    assert page.get_attribute("html", "lang") == "en"
    assert page.locator("h1").inner_text().startswith("Bến Thao Bridge")
    page.locator(".kh-nav a[hreflang=vi]").click()
    page.wait_for_url("**/tin-tuc/**")
    assert page.get_attribute("html", "lang") == "vi"
    page.close()
