"""What every kind of source is turned into before it is read: lines of text with their places, pictures, counts."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from .cleaning import Clean, Emphasis, clean, plain_match
from .document import Run, Unplaced, Warning
from .errors import UnreadableSource
from .folding import bare
from .layout import Cell, Line, lines_of

__all__ = ["MAX_CELLS", "Source", "SourceBuilder", "SourcePicture", "source_of_text"]

MAX_CELLS = 20_000
"""Cells that all tables of a file may have together."""


@dataclass(frozen=True, slots=True)
class SourcePicture:
    """A picture of a file: ``line`` is the index of the line before which it stands."""

    line: int
    data: bytes | None = field(repr=False)
    content_type: str
    name: str
    alt: str
    caption: str = ""


@dataclass(frozen=True, slots=True)
class Source:
    """Text with its lines in reading order, and what the file held besides; ``broken`` lines are a machine's."""

    raw: str
    clean: Clean
    lines: tuple[Line, ...]
    pictures: tuple[SourcePicture, ...] = ()
    unplaced: tuple[Unplaced, ...] = ()
    warnings: tuple[Warning, ...] = ()
    counts: Mapping[str, int] | None = None
    broken: bool = False


def source_of_text(text: str, warnings: Sequence[Warning] = (), unplaced: Sequence[Unplaced] = ()) -> Source:
    """Plain or Markdown text as a source."""
    cleaned = clean(text, markup=True)
    lines = tuple(lines_of(cleaned))
    return Source(text, cleaned, lines, warnings=tuple(warnings), unplaced=tuple(unplaced))


_INVISIBLE = re.compile("[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufeff\x00]")
_RULE = re.compile(r"[\s_=*~.…—–-]{3,}$|[*—–-]{1,3}$")
_LAYOUT = re.compile(
    r"cong hoa xa hoi chu nghia|dang cong san viet nam|noi nhan|(?:^|\n)(?:t/?m|k/?t|t/?l|tuq)[./ ]"
    r"|(?:^|\n)kinh gui|(?:^|\n)(?:kt|tm|tl)\.|doan tncs ho chi minh|doc lap - tu do"
)


class SourceBuilder:
    """Composes the text of a file and its lines: paragraph by paragraph, table by table, in reading order."""

    def __init__(self) -> None:
        self.pieces: list[str] = []
        self.length = 0
        self.lines: list[Line] = []
        self.emphasis: list[Emphasis] = []
        self.pictures: list[SourcePicture] = []
        self.unplaced: list[Unplaced] = []
        self.warnings: dict[str, dict[str, object]] = {}
        self.counts = {"paragraphs": 0, "cells": 0, "pictures": 0}

    def warn(self, code: str, **params: object) -> None:
        """Adds a warning; one of a code counts how often it came."""
        known = self.warnings.setdefault(code, {"count": 0, **params})
        known["count"] = int(str(known["count"])) + 1

    def paragraph(self, runs: Sequence[Run], heading: int = 0) -> None:
        """A paragraph; line breaks inside it part lines of the same paragraph's look, not paragraphs."""
        lines: list[list[Run]] = [[]]
        for run in runs:
            for index, words in enumerate(_plain(run.text).split("\n")):
                if index:
                    lines.append([])
                if words:
                    lines[-1].append(Run(words, run.bold, run.italic))
        counted = False
        for line in lines:
            text = "".join(run.text for run in line)
            if not text.strip():
                self.blank()
                continue
            counted = True
            start = self.length
            for run in line:
                if run.bold or run.italic:
                    self.emphasis.append(Emphasis(self.length, self.length + len(run.text), run.bold, run.italic))
                self._write(run.text)
            left = len(text) - len(text.lstrip())
            stripped = text.strip()
            first = start + left
            rule = _RULE.match(stripped) is not None
            self.lines.append(Line(first, first + len(stripped), stripped, left, heading, (), rule, True))
            self._write("\n")
        self.counts["paragraphs"] += counted

    def table(self, rows: Sequence[Sequence[str]]) -> None:
        """A table. Letterheads and signatures are tables too: their columns are laid side by side, line by line."""
        cleaned = [[_plain(cell).strip() for cell in row] for row in rows]
        filled = sum(1 for row in cleaned for cell in row if cell)
        self.counts["cells"] += filled
        if self.counts["cells"] > MAX_CELLS:
            raise UnreadableSource("too_many_cells", {"limit": MAX_CELLS})
        whole = bare("\n".join(cell for row in cleaned for cell in row))
        layout = _LAYOUT.search(whole[:20_000]) is not None and max(map(len, cleaned), default=0) <= 4
        for row in cleaned:
            if not any(row):
                continue
            if not layout:
                self.row(row)
                continue
            columns = [[line for line in cell.split("\n") if line.strip()] for cell in row]
            for index in range(max(map(len, columns))):
                self.row([column[index] if index < len(column) else "" for column in columns])
        self.blank()

    def picture(self, data: bytes | None, content_type: str, name: str, alt: str, caption: str = "") -> None:
        """A picture at this place of the text."""
        self.counts["pictures"] += 1
        self.pictures.append(SourcePicture(len(self.lines), data, content_type, name, alt, caption))

    def source(self) -> Source:
        """All of it as a source."""
        text = "".join(self.pieces)
        made = Clean(text, plain_match(text), None, tuple(self.emphasis))
        warnings = tuple(Warning(code, params) for code, params in self.warnings.items())
        return Source(text, made, tuple(self.lines), tuple(self.pictures), tuple(self.unplaced), warnings, self.counts)

    def row(self, row: Sequence[str]) -> None:
        """Cells side by side: a table's row, or one line of columns that stand next to each other."""
        start = self.length
        self._write("|")
        cells: list[Cell] = []
        for words in row:
            self._write(" ")
            text = words.strip()
            cells.append(Cell(self.length, self.length + len(text), text))
            self._write(f"{text} |")
        text = "".join(self.pieces[-2 * len(row) - 1 :]) if row else ""
        self.lines.append(Line(start, self.length, text, 0, 0, tuple(cells), False, True))
        self._write("\n")

    def blank(self) -> None:
        """An empty line, once."""
        if self.lines and self.lines[-1].text:
            self.lines.append(Line(self.length, self.length, ""))
            self._write("\n")

    def _write(self, text: str) -> None:
        self.pieces.append(text)
        self.length += len(text)


def _plain(text: str) -> str:
    """Composed text without what no reader sees."""
    return _INVISIBLE.sub("", unicodedata.normalize("NFC", text))
