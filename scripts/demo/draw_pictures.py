"""Draws the demo's pictures: SVG scenes, rendered by Chromium, given the grain of dó paper, saved as WebP.

    python scripts/demo/draw_pictures.py                 every scene
    python scripts/demo/draw_pictures.py song cho-dem    these only

Needs playwright and a Chromium (CHROMIUM=/path/to/chromium; /usr/bin/chromium otherwise). The .webp files are
committed, so nobody has to run this to run the demo. The scenes are in scripts/demo/drawing/.
"""

import io
import os
import random
import sys
from pathlib import Path

from drawing import country, indoors, river, town
from drawing.shapes import HEIGHT, WIDTH
from PIL import Image, ImageChops
from playwright.sync_api import sync_playwright

TARGET = Path(__file__).resolve().parents[2] / "site" / "portal" / "demo" / "pictures"
CHROMIUM = os.environ.get("CHROMIUM", "/usr/bin/chromium")
SIZE = (1600, 1067)
QUALITY = 62
SCENES = river.SCENES | country.SCENES | town.SCENES | indoors.SCENES


def page_of(scene: str) -> str:
    width, height = SIZE
    return (
        "<style>*{margin:0}svg{display:block}</style>"
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{width}" height="{height}"'
        f' viewBox="0 0 {WIDTH} {HEIGHT}" preserveAspectRatio="xMidYMid slice">{scene}</svg>'
    )


def on_paper(picture: Image.Image) -> Image.Image:
    """Adds a soft grain and lets the corners fall off a little; the same noise for every picture."""
    width, height = picture.size
    half = (width // 2, height // 2)
    noise = Image.frombytes("L", half, random.Random(1).randbytes(half[0] * half[1]))
    noise = noise.resize(picture.size, Image.Resampling.BICUBIC).point(lambda v: round(128 + (v - 128) * 0.045))
    grained = ImageChops.add(picture, Image.merge("RGB", (noise,) * 3), 1, -128)
    beyond = 1.42  # the gradient's edge lies in the corners
    fall = Image.radial_gradient("L").resize((int(width * beyond), int(height * beyond)), Image.Resampling.BICUBIC)
    left, top = (fall.width - width) // 2, (fall.height - height) // 2
    fall = fall.crop((left, top, left + width, top + height))
    fall = fall.point(lambda d: round(255 * (1 - 0.05 * (d / 255 * beyond) ** 2)))
    return ImageChops.multiply(grained, Image.merge("RGB", (fall,) * 3))


def main(names: list[str]) -> None:
    TARGET.mkdir(exist_ok=True)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox", "--disable-gpu"])
        page = browser.new_page(viewport={"width": SIZE[0], "height": SIZE[1]})
        for name in names or SCENES:
            page.set_content(page_of(SCENES[name]()))
            picture = on_paper(Image.open(io.BytesIO(page.screenshot())).convert("RGB"))
            path = TARGET / f"{name}.webp"
            picture.save(path, "WEBP", quality=QUALITY, method=6)
            print(f"{path.name}  {path.stat().st_size / 1024:.0f} KB")
        browser.close()


if __name__ == "__main__":
    main(sys.argv[1:])
