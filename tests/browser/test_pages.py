"""Every page type in a real browser: answers, an empty console, nothing for axe, nothing that overflows."""

import hashlib
import tomllib
from pathlib import Path

import pytest
from playwright.sync_api import Browser
from portal.components import COMPONENTS

from tests.browser.conftest import AXE_RUN, POLICY
from tests.browser.demo import PAGES

pytestmark = pytest.mark.browser

VENDOR = Path(__file__).resolve().parents[1] / "vendor" / "axe-core-4.14.1"

#: Includes that are only ever drawn inside another one, or that every page draws.
PARTS = {
    f"kehoach_cms/includes/{name}.html"
    for name in [
        "comment_form",
        "document_line",
        "file_pages",
        "footer",
        "found",
        "image",
        "img",
        "leaf",
        "letterhead",
        "masthead",
        "nav",
        "printed_from",
        "recipients",
        "section_head",
        "share",
        "sharing",
        "signature",
        "ticks",
    ]
}

#: How words stand: lines too close for stacked marks (Ộ, Ữ), and numbers and days that two lines share.
SET = r"""() => {
    const faults = [], number = /\d{1,5}[a-zđ]?-[A-ZĐ][A-Za-zĐđ]*\/[A-ZĐ][A-Za-zĐđ-]*/g.source,
        state = /\d{1,5}\/(?:\d{4}\/)?[A-ZĐ][A-Za-zĐđ]*-[A-Za-zĐđ-]+/g.source,
        others = /\d{4} ?[–-] ?\d{4}|\d{1,2}\/\d{1,2}\/\d{4}/g.source,
        printed = new RegExp([number, state, others].join("|"), "g"),
        texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT),
        lines = (range) => new Set([...range.getClientRects()].map((box) => Math.round(box.top))).size;
    while (texts.nextNode()) {
        const text = texts.currentNode, holder = text.parentElement, range = document.createRange();
        range.selectNodeContents(text);
        if (!text.data.trim() || !range.getClientRects().length || holder.closest("svg, .kh-vh")) continue;
        const style = getComputedStyle(holder), height = parseFloat(style.lineHeight) / parseFloat(style.fontSize);
        if (!(height >= 1.399)) faults.push(`line height ${height}: ${holder.outerHTML.slice(0, 90)}`);
        for (const { 0: words, index } of text.data.matchAll(printed)) {
            range.setStart(text, index);
            range.setEnd(text, index + words.length);
            if (lines(range) > 1) faults.push(`broken: ${words} in ${holder.outerHTML.slice(0, 90)}`);
        }
    }
    return faults;
}"""


def test_axe_is_the_file_that_its_note_describes() -> None:
    note = tomllib.loads((VENDOR / "vendor.toml").read_text(encoding="utf-8"))
    for name, expected in note["sha256"].items():
        assert hashlib.sha256((VENDOR / name).read_bytes()).hexdigest() == expected


#: Width, colour scheme, forced colours: two phones, a tablet, a desk by day, by night, in Windows' contrast.
CONDITIONS = [
    (320, "light", "none"),
    (360, "light", "none"),
    (768, "dark", "none"),
    (1280, "light", "none"),
    (1280, "dark", "none"),
    (1280, "light", "active"),
]


#: WCAG 1.4.12: the spacing that a reader may set, and whatever would cut a text off then. A constructed sheet is no
#: inline style, so the strict policy stays as it is.
SPACED = """() => {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(`* { line-height: 1.5 !important; letter-spacing: .12em !important;
        word-spacing: .16em !important; } p { margin-block-end: 2em !important; }`);
    document.adoptedStyleSheets = [sheet];
    return [...document.querySelectorAll("body *")].filter((e) => {
        const style = getComputedStyle(e);
        return style.overflow !== "visible" && style.clipPath === "none" && !e.matches("img, svg, svg *, select")
            && e.clientHeight > 1 && e.innerText
            && (e.scrollHeight > e.clientHeight + 1 || e.scrollWidth > e.clientWidth + 1);
    }).map((e) => e.outerHTML.slice(0, 120));
}"""


def test_every_component_is_on_the_living_page() -> None:
    known = {component.path for component in COMPONENTS}
    includes = Path(__file__).resolve().parents[2] / "kehoach_cms/templates/kehoach_cms/includes"
    shown_within = {component.path for component in COMPONENTS} | PARTS
    missing = {f"kehoach_cms/includes/{file.name}" for file in includes.glob("*.html")} - shown_within
    assert not missing
    assert known


@pytest.mark.parametrize("name", list(PAGES))
def test_a_page_is_sound_in_all_conditions(served: str, browser: Browser, name: str) -> None:
    page = browser.new_page(viewport={"width": 360, "height": 800})
    messages: list[str] = []
    page.on("console", lambda message: messages.append(f"{message.type}: {message.text}"))
    page.on("pageerror", lambda error: messages.append(str(error)))
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.on("requestfailed", lambda request: messages.append(f"failed: {request.url}"))
    try:
        answer = page.goto(served + PAGES[name], wait_until="load")
        assert answer is not None
        assert answer.status == 200
        assert answer.headers["content-security-policy"] == POLICY
        assert not page.context.cookies()
        page.evaluate((VENDOR / "axe.min.js").read_text(encoding="utf-8"))
        faults = []
        for width, scheme, forced in CONDITIONS:
            page.set_viewport_size({"width": width, "height": 800})
            page.emulate_media(color_scheme=scheme, forced_colors=forced)
            for fault in page.evaluate(AXE_RUN)["violations"]:
                for node in fault["nodes"]:
                    faults.append(f"{width} {scheme} {forced}: {fault['id']}: {fault['help']} ({node['html'][:150]})")
            if page.evaluate("document.documentElement.scrollWidth") > width:
                faults.append(f"{width}: wider than the screen")
            faults += [f"{width}: {fault}" for fault in page.evaluate(SET)]
        for width in (320, 1280):
            page.set_viewport_size({"width": width, "height": 800})
            faults += [f"{width}: cut off when spaced: {html}" for html in page.evaluate(SPACED)]
            if page.evaluate("document.documentElement.scrollWidth") > width:
                faults.append(f"{width}: wider than the screen when spaced")
        assert not faults, "\n".join(faults)
        elsewhere = [url for url in asked if not url.startswith((served, "data:"))]
        assert not elsewhere, "nothing comes from another host"
        # A refused script, style or picture says so on the console: the strict policy is kept.
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


def test_the_living_page_opens_at_its_beginning_whatever_errors_it_shows(served: str, browser: Browser) -> None:
    page = browser.new_page(viewport={"width": 360, "height": 800})
    page.goto(served + "/kieu-dang/")
    assert page.locator("[data-kh-focus]").count()
    assert page.evaluate("scrollY") == 0
    page.close()
