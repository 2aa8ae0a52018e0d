"""Raw text -> text to read, with the way back: every offset found leads to the raw text it came from.

Nothing is rewritten but what no reader sees: letters are composed (NFC), invisible characters and Markdown's
asterisks and backslashes go, and a space that a copy lost between two words stands there again. ``match`` is the same
text, letter for letter, in the shape that expressions are matched against.
"""

from __future__ import annotations

import re
import unicodedata
from array import array
from bisect import bisect_right
from dataclasses import dataclass

from .glued import lost_spaces

__all__ = ["CELL_BREAK", "Clean", "Emphasis", "clean", "plain_match"]

_INVISIBLE = "\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufeff"
_CLUSTER = re.compile(f"[{_INVISIBLE}]|[^\\u0300-\\u036f\\n][\\u0300-\\u036f]{{1,8}}")
_INVISIBLE_CHAR = re.compile(f"[{_INVISIBLE}]")
_STARS = re.compile(r"\*{1,3}")
_ESCAPE = re.compile(r"\\(?=[.()\[\]{}*_#+!<>&~\"'`-])")
"""Markdown's backslash in front of a sign that is meant as itself: "1\\. Sở A", "chính trị \\- xã hội"."""
_PRINTED_END = re.compile(r"\\r\\n")
"""A line's end as an export prints it, letter by letter."""
_SAME_LENGTH = (
    dict.fromkeys(map(ord, "\u00ad\u2010\u2011\u2012\u2013\u2014\u2015\u2212\ufe58\ufe63\uff0d"), "-")
    | dict.fromkeys((0x09, 0x0B, 0x0C, 0x0D, 0x85, 0xA0, 0x202F, 0x2028, 0x2029, 0x3000), " ")
    | dict.fromkeys(range(8192, 8203), " ")
    | dict.fromkeys((*range(9), *range(14, 32), 127), " ")
    | {0xD0: "Đ", 0xF0: "đ", 0x189: "Đ", 0xFF0F: "/", 0x2044: "/", 0x2215: "/"}
)


_CHANGES = re.compile("[" + "".join(map(re.escape, map(chr, _SAME_LENGTH))) + "]")
_LETTERS: dict[str, str] = {chr(code): str(letter) for code, letter in _SAME_LENGTH.items()}


def _changed(found: re.Match[str]) -> str:
    return _LETTERS[found.group()]


def plain_match(text: str) -> str:
    """The text with one dash, one kind of space and Đ for Ð; as long as before, so offsets agree."""
    return _CHANGES.sub(_changed, text)


@dataclass(slots=True)
class Emphasis:
    """A stretch of the cleaned text that its markup made bold or italic."""

    start: int
    end: int
    bold: bool
    italic: bool


class Places:
    """Where the letters of a cleaned text stand in the raw text: stretch by stretch, either copied letter for letter or
    composed of several raw letters.
    """

    def __init__(self) -> None:
        self._starts, self._raws, self._widths = array("i"), array("i"), array("i")

    def add(self, start: int, raw: int, width: int = 0) -> None:
        """The stretch that begins at ``start``: copied from ``raw`` on, or composed of ``width`` raw letters there."""
        self._starts.append(start)
        self._raws.append(raw)
        self._widths.append(width)

    def raw(self, offset: int) -> int:
        """The offset in the raw text."""
        index = bisect_right(self._starts, offset) - 1
        return self._raws[index] + (0 if self._widths[index] else offset - self._starts[index])

    def behind(self, offset: int) -> int:
        """The offset behind the letter in the raw text: marks composed into it included, markup behind it not."""
        index = bisect_right(self._starts, offset) - 1
        return self._raws[index] + (self._widths[index] or offset - self._starts[index] + 1)

    def cleaned(self, raw_offset: int) -> int:
        """The offset in the cleaned text of the first letter that stands at a raw offset or behind it."""
        index = bisect_right(self._raws, raw_offset) - 1
        if index < 0:
            return 0
        inside = raw_offset - self._raws[index]
        if not inside:
            return self._starts[index]
        last = index + 1 == len(self._starts)
        if self._widths[index] or (not last and self._starts[index] + inside > self._starts[index + 1]):
            return self._starts[index + 1]
        return self._starts[index] + inside


@dataclass(frozen=True, slots=True)
class Clean:
    """A cleaned text. ``places`` lead back to the raw text; None when nothing moved."""

    text: str
    match: str
    places: Places | None = None
    emphasis: tuple[Emphasis, ...] = ()

    def raw_span(self, start: int, end: int) -> tuple[int, int]:
        """Where the stretch stands in the raw text: marks that were composed into its last letter included."""
        if self.places is None:
            return start, end
        return self.places.raw(start), self.places.behind(end - 1) if start < end else self.places.raw(end)


def clean(raw: str, markup: bool = False) -> Clean:
    """Cleans a text; with ``markup`` Markdown's bold and italic are taken off and kept as ``emphasis``, and its
    escapes go.
    """
    composed = unicodedata.is_normalized("NFC", raw)
    cuts = [(place, place, " ") for place in lost_spaces(raw)] if composed else []
    if not composed:
        for found in _CLUSTER.finditer(raw):
            piece = found.group()
            letters = "" if len(piece) == 1 else unicodedata.normalize("NFC", piece)
            if letters != piece and not _prints(raw, found.start()):
                cuts.append((found.start(), found.end(), letters))
    elif _INVISIBLE_CHAR.search(raw):
        cuts += [(one.start(), one.end(), "") for one in _INVISIBLE_CHAR.finditer(raw) if not _prints(raw, one.start())]
    if markup and "<" in raw:
        cuts += _tags(raw)
    if "\\" in raw:
        cuts += _backslashed(raw, markup)
    stars = _pairs_of_stars(raw) if markup and "*" in raw else []
    cuts += [(start, end, "") for pair in stars for start, end in pair]
    if not cuts:
        return Clean(raw, plain_match(raw))
    cuts.sort()
    pieces: list[str] = []
    places = Places()
    position = length = 0
    for start, end, letters in cuts:
        if start < position:
            continue
        pieces += [raw[position:start], letters]
        if start > position:
            places.add(length, position)
            length += start - position
        if letters:
            places.add(length, start, end - start)
            length += len(letters)
        position = end
    pieces.append(raw[position:])
    places.add(length, position)
    text = "".join(pieces)
    emphasis = tuple(
        Emphasis(places.cleaned(first[1]), places.cleaned(last[0]), width >= 2, width != 2)
        for first, last in stars
        for width in (first[1] - first[0],)
    )
    return Clean(text, plain_match(text), places, emphasis)


def _tags(raw: str) -> list[tuple[int, int, str]]:
    """Tags of a page inside Markdown: a break ends a line, in a table's row a cell's line; faces and paragraphs go."""
    cuts: list[tuple[int, int, str]] = []
    end, row = 0, False
    for found in _TAG.finditer(raw):
        if found.start() >= end:
            start = raw.rfind("\n", end, found.start()) + 1 or end
            end = raw.find("\n", found.start())
            end = len(raw) if end < 0 else end
            row = raw.find("|", start, end) >= 0
        cuts.append((found.start(), found.end(), "" if found.group(1) is None else CELL_BREAK if row else "\n"))
    return cuts


_TAG = re.compile(
    r"<(?:(br)\s?/?|/?(?:p|b|i|u|em|strong|center|div|span|font)(?:\s[a-z-]{1,12}=\"[^<>\"\n]{0,120}\"){0,6})>",
    re.IGNORECASE,
)


def _backslashed(raw: str, markup: bool) -> list[tuple[int, int, str]]:
    """Line ends that an export printed letter by letter, and Markdown's escapes."""
    ends = [(one.start(), one.end(), "\n") for one in _PRINTED_END.finditer(raw)]
    return ends + [(one.start(), one.end(), "") for one in _ESCAPE.finditer(raw)] if markup else ends


def _prints(raw: str, position: int) -> bool:
    """A soft hyphen that joins the letters of a number ("QĐ-UBND" out of some PDF files) is a hyphen."""
    if raw[position] != "\u00ad" or not 0 < position < len(raw) - 1:
        return False
    before, after = raw[position - 1], raw[position + 1]
    return (before.isupper() or before.isdigit()) and (after.isupper() or after.isdigit())


CELL_BREAK = "\u2028"
"""A line break inside a Markdown table's cell: Unicode's own sign for it, white space that is no line's end."""


_Pair = tuple[tuple[int, int], tuple[int, int]]


_MAX_FACE = 1500
_FRESH_LINE = re.compile(r"\n[ \t]*(?=\n|[*|#>+-]|[0-9]{1,2}[.)]\s)")
"""A line's end that no bold or italic stretch goes over: in front of a blank line, an item, a row, a heading."""


def _pairs_of_stars(raw: str) -> list[_Pair]:
    """Pairs of asterisks that hug words within one paragraph: ``*so*``, ``**so**``; a bullet or a rule is none."""
    pairs: list[_Pair] = []
    opened: tuple[int, int] | None = None
    for found in _STARS.finditer(raw):
        start, end = found.span()
        before = raw[start - 1] if start else "\n"
        after = raw[end] if end < len(raw) else "\n"
        if before == "\\":
            continue
        if opened is not None:
            line_ended = _FRESH_LINE.search(raw, opened[1], min(start, opened[1] + _MAX_FACE)) is not None
            line_ended = line_ended or start - opened[1] > _MAX_FACE
            if not line_ended and not before.isspace() and end - start == opened[1] - opened[0]:
                pairs.append((opened, (start, end)))
                opened = None
                continue
            if line_ended:
                opened = None
        if opened is None and not after.isspace() and not (before.isalnum() or before == "*") and after != "*":
            opened = (start, end)
    return pairs
