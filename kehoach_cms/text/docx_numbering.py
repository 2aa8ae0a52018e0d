"""Automatic list numbers of a .docx, printed as Word prints them."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from xml.etree.ElementTree import Element

__all__ = ["Numbering"]

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_PLACE = re.compile(r"%([1-9])")
_ROMAN = (
    *((1000, "M"), (900, "CM"), (500, "D"), (400, "CD"), (100, "C"), (90, "XC"), (50, "L")),
    *((40, "XL"), (10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I")),
)
_BULLETS = {
    "\uf0b7": "-",
    "\uf0a7": "-",
    "\uf0d8": "-",
    "o": "+",
    "\uf02d": "-",
    "\uf0fc": "-",
    "•": "-",
    "–": "-",
    "—": "-",
    "": "-",
}


@dataclass(slots=True)
class _Level:
    start: int = 1
    format: str = "decimal"
    text: str = "%1."
    legal: bool = False


@dataclass(slots=True)
class _List:
    abstract: str
    starts: dict[int, int] = field(default_factory=dict)
    levels: dict[int, _Level] = field(default_factory=dict)


def _value(element: Element | None, default: str = "") -> str:
    return default if element is None else element.get(f"{W}val", default)


def _int(text: str, default: int) -> int:
    try:
        return int(text)
    except ValueError:
        return default


class Numbering:
    """The lists of a document and where each stands; ``label`` counts on."""

    def __init__(self, root: Element | None) -> None:
        self._abstract: dict[str, dict[int, _Level]] = {}
        self._lists: dict[str, _List] = {}
        self._counts: dict[tuple[str, int], int] = {}
        self._restarted: set[str] = set()
        if root is None:
            return
        for one in root.findall(f"{W}abstractNum"):
            self._abstract[one.get(f"{W}abstractNumId", "")] = _levels(one)
        for one in root.findall(f"{W}num"):
            entry = _List(_value(one.find(f"{W}abstractNumId")))
            for override in one.findall(f"{W}lvlOverride"):
                level = _int(override.get(f"{W}ilvl", ""), 0)
                if (begin := override.find(f"{W}startOverride")) is not None:
                    entry.starts[level] = _int(_value(begin), 1)
                entry.levels |= _levels(override)
            self._lists[one.get(f"{W}numId", "")] = entry

    def label(self, list_id: str, depth: int) -> str:
        """The next number of the list at this depth, as printed ("1.", "a)", "-"); "" for a list without numbers."""
        entry = self._lists.get(list_id)
        if entry is None or not 0 <= depth < 9:
            return ""
        levels = {**self._abstract.get(entry.abstract, {}), **entry.levels}
        level = levels.get(depth)
        if level is None or level.format == "none":
            return ""
        if level.format == "bullet":
            return _BULLETS.get(level.text, level.text if level.text.isascii() else "-")
        if entry.starts and list_id not in self._restarted:
            self._restarted.add(list_id)
            for at, begin in entry.starts.items():
                self._counts[(entry.abstract, at)] = begin - 1
        key = (entry.abstract, depth)
        self._counts[key] = self._counts.get(key, level.start - 1) + 1
        for below in range(depth + 1, 9):
            self._counts.pop((entry.abstract, below), None)

        def printed(found: re.Match[str]) -> str:
            at = int(found.group(1)) - 1
            other = levels.get(at, _Level())
            number = self._counts.get((entry.abstract, at), other.start)
            return _number(number, "decimal" if level.legal else other.format)

        return _PLACE.sub(printed, level.text)


def _levels(parent: Element) -> dict[int, _Level]:
    found: dict[int, _Level] = {}
    for one in parent.findall(f"{W}lvl"):
        level = _Level(
            _int(_value(one.find(f"{W}start"), "1"), 1),
            _value(one.find(f"{W}numFmt"), "decimal"),
            _value(one.find(f"{W}lvlText")),
            one.find(f"{W}isLgl") is not None,
        )
        found[_int(one.get(f"{W}ilvl", ""), 0)] = level
    return found


def _number(number: int, form: str) -> str:
    if form in ("upperRoman", "lowerRoman"):
        text = _roman(number)
        return text if form == "upperRoman" else text.lower()
    if form in ("upperLetter", "lowerLetter") and number > 0:
        letter = chr(ord("a") + (number - 1) % 26) * min(1 + (number - 1) // 26, 5)
        return letter.upper() if form == "upperLetter" else letter
    if form == "decimalZero":
        return f"{number:02d}"
    return str(number)


def _roman(number: int) -> str:
    if not 0 < number < 4000:
        return str(number)
    letters: list[str] = []
    for value, letter in _ROMAN:
        while number >= value:
            letters.append(letter)
            number -= value
    return "".join(letters)
