"""What every kind of source is turned into before it is read: lines of text with their places, pictures, counts."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from .cleaning import Clean, clean
from .document import Unplaced, Warning
from .layout import Line, lines_of

__all__ = ["Source", "SourcePicture", "source_of_text"]


@dataclass(frozen=True, slots=True)
class SourcePicture:
    """A picture of a file: ``line`` is the index of the line before which it stands."""

    line: int
    data: bytes | None = field(repr=False)
    content_type: str
    name: str
    alt: str


@dataclass(frozen=True, slots=True)
class Source:
    """Text with its lines in reading order, and what the file held besides."""

    raw: str
    clean: Clean
    lines: tuple[Line, ...]
    pictures: tuple[SourcePicture, ...] = ()
    unplaced: tuple[Unplaced, ...] = ()
    warnings: tuple[Warning, ...] = ()
    counts: Mapping[str, int] | None = None


def source_of_text(text: str) -> Source:
    """Plain or Markdown text as a source."""
    text = text.replace("\r\n", "\n").replace("\r", "\n") if "\r" in text and "\n" not in text else text
    cleaned = clean(text, markup=True)
    return Source(text, cleaned, tuple(lines_of(cleaned)))
