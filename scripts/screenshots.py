"""Draw every page type of the demo portal at 360 and 1280 px, by day and by night, into docs/screenshots.

Needs Chromium (CHROMIUM names it where it is elsewhere); serves the portal itself unless ADDRESS names one.
"""

import io
import os
import shutil
import sys
from typing import Literal

from PIL import Image
from playwright.sync_api import sync_playwright
from serving import PAGES, ROOT, served

TARGET = ROOT / "docs" / "screenshots"
#: Pictures are kept small: a page's first two screens tell enough.
HEIGHT = {1280: 1800, 360: 1600}
SHOWN = (
    "home",
    "directive",
    "plan",
    "news",
    "activity",
    "gallery",
    "photo",
    "list-of-news",
    "list-of-directives",
    "list-of-plans",
    "list-of-activities",
    "list-of-galleries",
    "empty-list",
    "topics",
    "topic",
    "unit",
    "search",
    "search-for-a-number",
    "search-for-nothing",
    "number-unknown",
    "english",
    "components",
)


def main() -> int:
    """Draw them all."""
    chromium = os.environ.get("CHROMIUM") or shutil.which("chromium")
    if not chromium:
        print("install Chromium, or name it with CHROMIUM", file=sys.stderr)
        return 1
    shutil.rmtree(TARGET, ignore_errors=True)
    TARGET.mkdir(parents=True)
    with served() as address, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium, args=["--headless=new", "--no-sandbox"])
        schemes: list[tuple[Literal["light", "dark"], str]] = [("light", ""), ("dark", "-dark")]
        for scheme, suffix in schemes:
            for width, height in HEIGHT.items():
                page = browser.new_page(viewport={"width": width, "height": height}, color_scheme=scheme)
                for name in SHOWN:
                    page.goto(address + PAGES[name], wait_until="networkidle", timeout=120_000)
                    picture = Image.open(io.BytesIO(page.screenshot())).convert("RGB")
                    picture.save(TARGET / f"{name}-{width}{suffix}.webp", quality=60, method=6)
                page.close()
        browser.close()
    return 0


if __name__ == "__main__":
    sys.exit(main())
