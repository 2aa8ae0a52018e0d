"""What stands where on a PDF's page: lines of words with their places, and ruled tables; read by pdfplumber.

Runs in the child process of ``pdf_source`` only. Plain lists and numbers are returned, ready for JSON; what they
mean is decided in ``pdf_layout``. Lengths are points (1/72 inch) from the upper left corner of the page.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from typing import Any

__all__ = ["page_items"]

_SAME_LINE = 0.5
_GAP = 2.5
"""A gap of this many letter heights parts two columns by itself."""
_SHARED_GAP = 0.8
"""A gap of this many letter heights does where the line above or below is parted at the same place."""

Word = dict[str, Any]
Item = dict[str, Any]


def page_items(page: Any) -> dict[str, Any]:
    """The page's width, and its lines and tables from top to bottom."""
    tables = [table for table in page.find_tables() if _is_table(table)] if page.edges else []
    words = [
        word
        for word in page.extract_words(return_chars=True, x_tolerance_ratio=0.15, y_tolerance=3)
        if not any(_inside(word, table.bbox) for table in tables)
    ]
    items = [_line(line, gaps) for line, gaps in _parted(_lines(words))]
    items += [
        {"kind": "table", "top": table.bbox[1], "bottom": table.bbox[3], "rows": _rows(table)} for table in tables
    ]
    items.sort(key=lambda item: float(item["top"]))
    return {"width": float(page.width), "items": items, "images": bool(page.images)}


# ---- tables


def _is_table(table: Any) -> bool:
    """At least two columns, and a row that fills two of them: frames and underlines are no tables."""
    rows = table.extract()
    return bool(rows) and max(map(len, rows)) > 1 and any(sum(1 for cell in row if cell) > 1 for row in rows)


def _rows(table: Any) -> list[list[str]]:
    return [[cell or "" for cell in row] for row in table.extract()]


def _inside(word: Word, box: Sequence[float]) -> bool:
    x, y = (word["x0"] + word["x1"]) / 2, (word["top"] + word["bottom"]) / 2
    return bool(box[0] <= x <= box[2] and box[1] <= y <= box[3])


# ---- lines


def _height(word: Word) -> float:
    return max(1.0, float(word["bottom"] - word["top"]))


def _lines(words: Sequence[Word]) -> list[list[Word]]:
    """The words by lines: those whose middles stand at about the same height, from left to right."""
    lines: list[list[Word]] = []
    middle = height = 0.0
    for word in sorted(words, key=lambda one: (one["top"] + one["bottom"], one["x0"])):
        at = (word["top"] + word["bottom"]) / 2
        if lines and abs(at - middle) < _SAME_LINE * min(height, _height(word)):
            lines[-1].append(word)
            continue
        lines.append([word])
        middle, height = at, _height(word)
    for line in lines:
        line.sort(key=lambda one: float(one["x0"]))
    return lines


def _parted(lines: Sequence[list[Word]]) -> list[tuple[list[Word], set[int]]]:
    """Each line with the places (index of the word behind) where a column ends."""
    gaps: list[dict[int, tuple[float, float, bool]]] = []
    for line in lines:
        height = max(map(_height, line))
        gaps.append(
            {
                index: (before["x1"], after["x0"], after["x0"] - before["x1"] >= _GAP * height)
                for index, (before, after) in enumerate(pairwise(line), 1)
                if after["x0"] - before["x1"] >= _SHARED_GAP * height
            }
        )
    chosen = [{index for index, (_, _, wide) in one.items() if wide} for one in gaps]
    for order in (range(1, len(lines)), range(len(lines) - 2, -1, -1)):
        step = 1 if order.step < 0 else -1
        for number in order:
            others = [gaps[number + step][index] for index in chosen[number + step]]
            for index, (left, right, _) in gaps[number].items():
                if any(min(right, far) - max(left, near) > 2 for near, far, _ in others):
                    chosen[number].add(index)
    return list(zip(lines, chosen, strict=True))


def _line(words: Sequence[Word], gaps: set[int]) -> Item:
    bounds = [0, *sorted(gaps), len(words)]
    parts = [words[first:last] for first, last in pairwise(bounds)]
    return {
        "kind": "line",
        "top": float(min(word["top"] for word in words)),
        "bottom": float(max(word["bottom"] for word in words)),
        "parts": [
            {"x0": float(part[0]["x0"]), "x1": float(part[-1]["x1"]), "words": [_word(one) for one in part]}
            for part in parts
        ],
    }


def _word(word: Word) -> list[object]:
    """[words, font, bold, italic]; a font's name tells its face ("ABCDEF+TimesNewRomanPS-BoldItalicMT")."""
    font = str(word["chars"][0].get("fontname", "")).split("+")[-1] if word.get("chars") else ""
    face = font.lower()
    text = str(word["text"]).encode("utf-8", "replace").decode("utf-8")
    return [text, font[:60], "bold" in face or "black" in face, "italic" in face or "oblique" in face]
