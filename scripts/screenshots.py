"""Draw every page type of the demo portal at 360 and 1280 px into docs/screenshots.

Needs a portal that is being served (`make run` in another window) and Chromium; ADDRESS and CHROMIUM
name them where they are elsewhere.
"""

import io
import os
import shutil
import sys
from pathlib import Path

from PIL import Image
from playwright.sync_api import sync_playwright

ROOT = Path(__file__).resolve().parent.parent
TARGET = ROOT / "docs" / "screenshots"
ADDRESS = os.environ.get("ADDRESS", "http://127.0.0.1:8000")
PAGES = {
    "home": "/",
    "directive": "/chi-thi/chi-thi-14-ct-tu/",
    "plan": "/ke-hoach/ke-hoach-27-kh-du/",
    "news": "/tin-tuc/khanh-thanh-cau-ben-thao/",
    "activity": "/hoat-dong/dang-huong-dai-tuong-niem-ben-thao/",
    "gallery": "/thu-vien-anh/boi-chai-ben-thao-2026/",
    "list": "/ke-hoach/",
    "topic": "/chu-de/lich-su-dang/",
    "search": "/tim-kiem/?q=di+tich",
}
#: Pictures are kept small: a page's first two screens tell enough.
HEIGHT = {1280: 1800, 360: 1600}


def main() -> int:
    """Draw them all."""
    chromium = os.environ.get("CHROMIUM") or shutil.which("chromium")
    if not chromium:
        print("install Chromium, or name it with CHROMIUM", file=sys.stderr)
        return 1
    TARGET.mkdir(parents=True, exist_ok=True)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium, args=["--headless=new", "--no-sandbox"])
        for width, height in HEIGHT.items():
            page = browser.new_page(viewport={"width": width, "height": height})
            for name, path in PAGES.items():
                page.goto(ADDRESS + path, wait_until="networkidle")
                picture = Image.open(io.BytesIO(page.screenshot())).convert("RGB")
                picture.quantize(128).save(TARGET / f"{name}-{width}.png", optimize=True)
        browser.close()
    return 0


if __name__ == "__main__":
    sys.exit(main())
