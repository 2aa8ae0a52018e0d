"""Pictures of running text and heads: one image in several widths, with its size so that nothing jumps."""

from dataclasses import dataclass
from typing import Any

#: Widths of the renditions of a picture in the text; the browser takes the one it needs.
WIDTHS = (320, 640, 960, 1200)


@dataclass(frozen=True)
class DrawnPicture:
    """What an `<img>` needs."""

    url: str
    width: int
    height: int
    srcset: str
    alt: str


def drawn(image: Any, alt: str | None = None) -> DrawnPicture | None:
    """A picture as WebP in the widths it is large enough for; one query, none when renditions are cached."""
    if image is None:
        return None
    widths = [width for width in WIDTHS if width <= image.width] or [image.width]
    specs = [f"width-{width}|format-webp" for width in widths]
    renditions = list(image.get_renditions(*specs).values())
    middle = min(renditions, key=lambda rendition: abs(rendition.width - 640))
    return DrawnPicture(
        url=middle.url,
        width=middle.width,
        height=middle.height,
        srcset=", ".join(f"{rendition.url} {rendition.width}w" for rendition in renditions),
        alt=image.default_alt_text if alt is None else alt,
    )
