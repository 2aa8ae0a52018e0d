"""Lines with their places on a page -> paragraphs, columns and tables in reading order.

A PDF knows where words stand, not which belong together. A paragraph goes on where its line reaches the right margin
and the next begins at the left one; a letterhead and a signature are two columns side by side; a table that is cut
by the end of a page goes on with its next part.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from .document import Run, Unplaced
from .layout import FRESH, UNFINISHED, label_at
from .legacy import convert_font, convert_text
from .source import Source, SourceBuilder

__all__ = ["source_of_pages"]

_PAGE_NUMBER = re.compile(r"[-–—\s]*[0-9]{1,4}(?:\s?/\s?[0-9]{1,4})?[-–—\s]*$")
_RULE = re.compile(r"[\s_=*.…—–-]{2,}$")
_WIDE = 0.6
_CENTRE = 14.0
_SIGNATURE_SPACE = 170.0
"""Points that may lie between a post and the name below it: room for a stamp."""


@dataclass(slots=True)
class _Part:
    x0: float
    x1: float
    runs: list[Run]

    @property
    def text(self) -> str:
        return "".join(run.text for run in self.runs)


@dataclass(slots=True)
class _Line:
    page: int
    top: float
    bottom: float
    parts: list[_Part]
    rows: list[list[str]] | None = None

    @property
    def x0(self) -> float:
        return self.parts[0].x0

    @property
    def x1(self) -> float:
        return self.parts[-1].x1

    @property
    def height(self) -> float:
        return max(1.0, self.bottom - self.top)

    @property
    def text(self) -> str:
        return " ".join(part.text for part in self.parts)


@dataclass(slots=True)
class _Column:
    """The text's margins on all pages."""

    left: float
    right: float

    def centred(self, line: _Line) -> bool:
        off = (line.x0 + line.x1) / 2 - (self.left + self.right) / 2
        width = self.right - self.left
        return abs(off) < _CENTRE and line.x1 - line.x0 < 0.85 * width and line.x0 > self.left + 0.05 * width


def source_of_pages(pages: Sequence[Mapping[str, Any]]) -> Source:
    """The pages of ``pdf_page.page_items`` as a source; page numbers come back as unplaced."""
    composer = _Composer(pages)
    composer.compose()
    return composer.builder.source()


@dataclass(slots=True)
class _Composer:
    pages: Sequence[Mapping[str, Any]]
    builder: SourceBuilder = field(default_factory=SourceBuilder)
    lines: list[_Line] = field(default_factory=list)
    column: _Column = field(default_factory=lambda: _Column(0, 0))
    paragraph: list[_Line] = field(default_factory=list)

    def compose(self) -> None:
        """Writes everything into the builder."""
        code = convert_text(" ".join(_words_of(self.pages)))[1]
        for number, page in enumerate(self.pages):
            self._read_page(number, page, code)
        if code:
            self.builder.warn("old_font_converted", font=code)
        if any(page.get("images") for page in self.pages):
            self.builder.warn("pictures_not_read")
        self.column = _margins(self.lines, max((float(page["width"]) for page in self.pages), default=0.0))
        position = 0
        while position < len(self.lines):
            line = self.lines[position]
            if line.rows is not None:
                position = self._table(position)
            elif len(line.parts) > 1:
                position = self._columns(position)
            else:
                self._text(line)
                position += 1
        self._end_paragraph()

    # -- from the page's items

    def _read_page(self, number: int, page: Mapping[str, Any], code: str) -> None:
        lines = [_line_of(number, item, code) for item in page["items"]]
        for end in (0, -1):
            if lines and lines[end].rows is None and _PAGE_NUMBER.match(lines[end].text):
                where = f"page number {number + 1}"
                self.builder.unplaced.append(Unplaced(lines.pop(end).text.strip(), where))
        self.lines += lines

    # -- tables

    def _table(self, position: int) -> int:
        """A table, with its parts on the following pages: the head row that they repeat is left out."""
        self._end_paragraph()
        first = self.lines[position]
        rows = [list(map(_cell, row)) for row in first.rows or []]
        position += 1
        while position < len(self.lines):
            following = self.lines[position]
            if following.rows is None or following.page != self.lines[position - 1].page + 1:
                break
            more = [list(map(_cell, row)) for row in following.rows]
            if len(more[0]) != len(rows[0]):
                break
            if more[0] == rows[0]:
                more = more[1:]
            if more and len(rows) > 1 and not more[0][0] and any(more[0]):
                rows[-1] = [f"{above} {below}".strip() for above, below in zip(rows[-1], more[0], strict=True)]
                more = more[1:]
            rows += more
            position += 1
        self.builder.table(rows)
        return position

    # -- columns side by side

    def _columns(self, position: int) -> int:
        """Lines in two columns, and those below that stand wholly in one of them, until the text takes the whole
        width again.
        """
        gutter = _gutter(self.lines[position])
        first = position
        while self.paragraph and self._right_of(self.paragraph[-1], gutter, self.lines[first]):
            self.paragraph.pop()
            first -= 1
        self._end_paragraph()
        last = position + 1
        while last < len(self.lines) and self._in_columns(self.lines[last], self.lines[last - 1], gutter):
            last += 1
        rows: list[list[str]] = []
        for line in self.lines[first:last]:
            cells = [part.text.strip() for part in line.parts]
            if len(cells) == 1:
                side = int(line.x0 >= gutter)
                if rows and len(rows[-1]) == 2 and UNFINISHED.search(rows[-1][side]):
                    rows[-1][side] += f" {cells[0]}"
                    continue
                cells = ["", *cells] if side else [*cells, ""]
            rows.append(cells)
        for row in rows:
            self.builder.row(row)
        self.builder.blank()
        return last

    def _right_of(self, line: _Line, gutter: float, below: _Line) -> bool:
        near = line.page == below.page and below.top - line.bottom < 1.2 * line.height
        return near and line.x0 >= gutter and not self.column.centred(line)

    def _in_columns(self, line: _Line, above: _Line, gutter: float) -> bool:
        if line.rows is not None or line.page != above.page:
            return False
        if len(line.parts) > 1:
            return any(
                a.x1 <= gutter + 6 and b.x0 >= gutter - 6 for a, b in zip(line.parts, line.parts[1:], strict=False)
            )
        if self.column.centred(line):
            return False
        space = line.top - above.bottom
        if line.x0 >= gutter:
            return space < _SIGNATURE_SPACE
        return line.x1 <= gutter and space < 2.5 * line.height

    # -- paragraphs

    def _text(self, line: _Line) -> None:
        if self.paragraph and not self._goes_on(self.paragraph[-1], line):
            self._end_paragraph()
        self.paragraph.append(line)

    def _goes_on(self, above: _Line, line: _Line) -> bool:
        """Whether a line goes on with the paragraph of the line above it."""
        text, before = line.text.strip(), above.text.strip()
        if _RULE.match(text) or _RULE.match(before) or FRESH.match(text):
            return False
        if before.isupper() and len(before) < 60 and not text.isupper():
            return False
        same_page = line.page == above.page
        if same_page and line.top - above.bottom > 0.9 * above.height:
            return False
        both_centred = self.column.centred(above) and self.column.centred(line)
        if both_centred:
            faces = above.parts[0].runs[0][1:] == line.parts[0].runs[0][1:]
            return same_page and faces and before.isupper() == text.isupper() and not text.startswith("(")
        label = label_at(text, 0, len(text))
        if (text[:1].islower() and label is None) or UNFINISHED.search(before):
            return True
        if above.x1 < self.column.right - 3 * above.height:
            return False
        if self.column.centred(line) and before.endswith((".", ":", ";")):
            return False
        if label is not None and label.kind in ("dash", "plus", "star"):
            return before[-1:].isdigit() and text[label.end : label.end + 1].isdigit()
        labelled = label is not None
        first = self.paragraph[0]
        if len(self.paragraph) > 1 or not same_page:
            indented = line.x0 > self.column.left + 0.8 * line.height and line.x0 > above.x0 + 0.8 * line.height
        else:
            hanging = label_at(first.text, 0, 40) is not None and line.x0 > first.x0
            indented = line.x0 > above.x0 + 0.3 * line.height and not hanging
        if indented or (labelled and line.x0 > self.column.left + 0.8 * line.height):
            return False
        return not (labelled and before.endswith((".", ";", ":", "./")))

    def _end_paragraph(self) -> None:
        if not self.paragraph:
            return
        runs: list[Run] = []
        for number, line in enumerate(self.paragraph):
            if number:
                runs[-1] = Run(runs[-1].text + _joint(runs[-1].text), runs[-1].bold, runs[-1].italic)
            runs += line.parts[0].runs
        self.builder.paragraph(_merged(runs))
        self.paragraph.clear()


def _joint(before: str) -> str:
    """A line that ends inside a number or a compound ("02/TTr-CAT-") goes on without a space."""
    return "" if re.search(r"[A-ZĐ0-9]-$", before) else " "


def _merged(runs: Sequence[Run]) -> list[Run]:
    merged: list[Run] = []
    for run in runs:
        if merged and merged[-1][1:] == run[1:]:
            merged[-1] = Run(merged[-1].text + run.text, run.bold, run.italic)
        else:
            merged.append(run)
    return merged


def _gutter(line: _Line) -> float:
    """The middle of the widest gap between the line's columns."""
    gaps = [(b.x0 - a.x1, (a.x1 + b.x0) / 2) for a, b in zip(line.parts, line.parts[1:], strict=False)]
    return max(gaps)[1]


def _margins(lines: Sequence[_Line], width: float) -> _Column:
    """Where the text begins and ends: taken from the lines that fill most of the page."""
    wide = [line for line in lines if line.rows is None and line.x1 - line.x0 > _WIDE * width]
    if not wide:
        return _Column(width * 0.14, width * 0.92)
    lefts, rights = sorted(line.x0 for line in wide), sorted(line.x1 for line in wide)
    return _Column(lefts[len(lefts) // 10], rights[-1 - len(rights) // 10])


def _line_of(page: int, item: Mapping[str, Any], code: str) -> _Line:
    top, bottom = float(item["top"]), float(item["bottom"])
    if item["kind"] == "table":
        rows = [[convert_text(str(cell))[0] if code else str(cell) for cell in row] for row in item["rows"]]
        return _Line(page, top, bottom, [], rows)
    parts = []
    for part in item["parts"]:
        runs: list[Run] = []
        for text, font, bold, italic in part["words"]:
            words = convert_font(text, font)[0] if code else text
            space = " " if runs else ""
            runs = _merged([*runs, Run(space + words, bool(bold), bool(italic))])
        parts.append(_Part(float(part["x0"]), float(part["x1"]), runs))
    return _Line(page, top, bottom, parts)


_NEW_LINE = re.compile(r"\n(?=\s*(?:[-+•–]\s|[0-9]+[.)]\s))|(?<=[;.:])\n")


def _cell(text: str) -> str:
    """A cell's words: lines that only the column's width broke are joined, items stay lines of their own."""
    return "\n".join(" ".join(line.split()) for line in _NEW_LINE.split(text) if line.strip())


def _words_of(pages: Sequence[Mapping[str, Any]]) -> list[str]:
    found: list[str] = []
    for page in pages:
        for item in page["items"]:
            if item["kind"] == "table":
                found += [str(cell) for row in item["rows"] for cell in row]
            else:
                found += [str(word[0]) for part in item["parts"] for word in part["words"]]
    return found
