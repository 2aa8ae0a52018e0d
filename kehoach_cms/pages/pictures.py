"""Pictures of running text and heads: one image in several widths and formats, with its size so that nothing jumps."""

from copy import copy
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Any

from PIL import features

from kehoach_cms.text import nfc

#: Widths of the renditions of a picture in the text; the browser takes the one it needs.
WIDTHS = (320, 640, 960, 1200)
#: AVIF is slow to make and the first reader waits for it: the two widths that phones and the text's column take.
AVIF_WIDTHS = (640, 960)
#: How each format is made: small files first, where the browser can read them.
AVIF = "avifquality-50|format-avif"
WEBP = "webpquality-72|format-webp"


@dataclass(frozen=True)
class Source:
    """One `<source>` of a `<picture>`."""

    mime: str
    srcset: str


@dataclass(frozen=True)
class DrawnPicture:
    """What a `<picture>` needs: sources from the smallest format on, then the `<img>` that every browser reads."""

    url: str
    width: int
    height: int
    srcset: str
    alt: str
    sources: list[Source] = field(default_factory=list)
    #: The largest of them, for those who want to look closely.
    large_url: str = ""


@lru_cache(maxsize=1)
def has_avif() -> bool:
    """Whether this machine's Pillow can write AVIF; without it pictures are WebP only."""
    return bool(features.check("avif"))


#: Two numbers: how wide a cut picture is to its height, (3, 2).
Ratio = tuple[int, int]


def specs_of(most: int = WIDTHS[-1], ratio: Ratio | None = None) -> list[str]:
    """How `drawn` cuts a picture that is so wide, the WebP ones first; to fetch the renditions of many at once."""

    def sized(width: int) -> str:
        return f"fill-{width}x{round(width * ratio[1] / ratio[0])}" if ratio else f"width-{width}"

    webp = [f"{sized(width)}|{WEBP}" for width in _fitting(WIDTHS, most)]
    return webp + ([f"{sized(width)}|{AVIF}" for width in _fitting(AVIF_WIDTHS, most)] if has_avif() else [])


def drawn(image: Any, alt: str | None = None, ratio: Ratio | None = None) -> DrawnPicture | None:
    """A picture as AVIF and WebP in the widths it is large enough for; one query, none when renditions are cached.

    With a ratio it is cut to it around its focal point, which a style sheet does not know.
    """
    if image is None:
        return None
    specs = specs_of(min(image.width, image.height * ratio[0] // ratio[1]) if ratio else image.width, ratio)
    renditions = _renditions(image, specs)
    fallback = [renditions[spec] for spec in specs if spec.endswith(WEBP)]
    avif = [renditions[spec] for spec in specs if spec.endswith(AVIF)]
    middle = min(fallback, key=lambda rendition: abs(rendition.width - 640))
    return DrawnPicture(
        url=middle.url,
        width=middle.width,
        height=middle.height,
        srcset=_srcset(fallback),
        alt=nfc(words_of(image) if alt is None else alt),
        sources=[Source("image/avif", _srcset(avif))] if avif else [],
        large_url=fallback[-1].url,
    )


def _renditions(image: Any, specs: list[str]) -> dict[str, Any]:
    """The renditions of an image, made where there are none yet.

    What was fetched with a list, Wagtail takes for all that there are: it would cut every other one anew for
    every reader.
    """
    fetched = getattr(image, "prefetched_renditions", None)
    if fetched is not None and not {rendition.filter_spec for rendition in fetched}.issuperset(specs):
        image = copy(image)
        del image.prefetched_renditions
    return dict(image.get_renditions(*specs))


def words_of(image: Any) -> str:
    """What a picture shows, in its description's words; none rather than the name of its file ("IMG_2031")."""
    words = image.default_alt_text
    return "" if words == image.title and not getattr(image, "description", "") else words


def _fitting(widths: tuple[int, ...], most: int) -> list[int]:
    """The widths that need no blowing up; a picture between two of them also in its own."""
    fitting = [width for width in widths if width <= most]
    return fitting if fitting and (most >= widths[-1] or most < fitting[-1] * 1.2) else [*fitting, most]


def _srcset(renditions: list[Any]) -> str:
    return ", ".join(f"{rendition.url} {rendition.width}w" for rendition in renditions)
