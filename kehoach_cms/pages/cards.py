"""The picture that a page shows when somebody shares it and no picture was chosen: number, title, agency.

Drawn with Pillow in the portal's colours, 1200 x 630 pixels, with the vendored letters (Pillow's own font
has no Vietnamese). Pure: words in, PNG out.
"""

import hashlib
import io
import unicodedata
from dataclasses import astuple, dataclass
from functools import lru_cache
from pathlib import Path

from PIL import Image, ImageDraw, ImageFont

SIZE = (1200, 630)
#: Raise it when the drawing changes, so that nobody keeps an old one.
VERSION = 1

FONTS = Path(__file__).resolve().parent.parent / "static" / "kehoach_cms" / "vendor" / "noto-2.004"
TITLE_FONT = FONTS / "NotoSerif-Bold.ttf"
TEXT_FONT = FONTS / "NotoSans-Regular.ttf"

PAPER, INK, MUTED, RED, GOLD, CREAM = "#fffdf8", "#231c18", "#5f544b", "#8a1719", "#cf9a35", "#fff6e4"
MARGIN = 72
BAND = 112
#: Sizes of a title, largest first: the first at which it fits is taken.
TITLE_SIZES = (64, 56, 48, 42, 36)
#: Stacked marks (Ẫ, Ộ) need this much of the letter's size from line to line.
LEADING = 1.44


@dataclass(frozen=True)
class CardWords:
    """What a card says: the line above the title ("Kế hoạch số 27-KH/ĐU"), title, line below, name of the portal."""

    above: str
    title: str
    below: str
    name: str

    @property
    def key(self) -> str:
        """Changes with every word, so that an address with it may be kept for ever."""
        return hashlib.sha256(repr((VERSION, astuple(self))).encode()).hexdigest()[:16]


@lru_cache(maxsize=16)
def _font(path: Path, size: int) -> ImageFont.FreeTypeFont:
    return ImageFont.truetype(str(path), size)


def lines_of(text: str, font: ImageFont.FreeTypeFont, width: int) -> list[str]:
    """A text cut into lines that fit a width in pixels; a word wider than that is cut."""
    lines: list[str] = []
    for word in text.split():
        while font.getlength(word) > width:
            cut = next(end for end in range(len(word) - 1, 0, -1) if font.getlength(word[:end]) <= width or end == 1)
            lines.append(word[:cut])
            word = word[cut:]
        if lines and font.getlength(f"{lines[-1]} {word}") <= width:
            lines[-1] = f"{lines[-1]} {word}"
        else:
            lines.append(word)
    return lines


def fitted(text: str, width: int, height: int) -> tuple[list[str], ImageFont.FreeTypeFont, int]:
    """A title's lines, font and line height, as large as fits; what never fits ends in an ellipsis."""
    for size in TITLE_SIZES:
        font, leading = _font(TITLE_FONT, size), round(size * LEADING)
        lines = lines_of(text, font, width)
        if len(lines) * leading <= height:
            return lines, font, leading
    kept = lines[: height // leading]
    while kept and font.getlength(f"{kept[-1]}…") > width:
        kept[-1] = kept[-1][:-1].rstrip()
    return [*kept[:-1], f"{kept[-1]}…"], font, leading


def draw_card(words: CardWords) -> bytes:
    """The card as PNG."""
    above, title, below, name = (unicodedata.normalize("NFC", " ".join(text.split())) for text in astuple(words))
    width, height = SIZE
    image = Image.new("RGB", SIZE, PAPER)
    pen = ImageDraw.Draw(image)
    inner = width - 2 * MARGIN
    top = MARGIN - 16
    pen.rectangle((MARGIN, top, MARGIN + 96, top + 7), fill=RED)
    top += 28
    if above:
        font = _font(TEXT_FONT, 32)
        pen.text((MARGIN, top), _one_line(above, font, inner), font=font, fill=RED)
        top += 56
    bottom = height - BAND - 24 - (48 if below else 0)
    lines, font, leading = fitted(title, inner, bottom - top)
    for line in lines:
        pen.text((MARGIN, top), line, font=font, fill=INK)
        top += leading
    if below:
        font = _font(TEXT_FONT, 30)
        pen.text((MARGIN, bottom + 4), _one_line(below, font, inner), font=font, fill=MUTED)
    pen.rectangle((0, height - BAND, width, height), fill=RED)
    pen.rectangle((0, height - BAND, width, height - BAND + 5), fill=GOLD)
    name_font = _font(TITLE_FONT, 34)
    middle = (MARGIN, height - BAND / 2 + 2)
    pen.text(middle, _one_line(name, name_font, inner), font=name_font, fill=CREAM, anchor="lm")
    buffer = io.BytesIO()
    image.quantize(64).save(buffer, "PNG", optimize=True)
    return buffer.getvalue()


def _one_line(text: str, font: ImageFont.FreeTypeFont, width: int) -> str:
    """A text that stands on one line, cut with an ellipsis where it is too long."""
    if font.getlength(text) <= width:
        return text
    while text and font.getlength(f"{text}…") > width:
        text = text[:-1].rstrip()
    return f"{text}…"
