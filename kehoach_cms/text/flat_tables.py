"""Tables of tasks whose cells a copy left one below the other, put together again as rows.

Cells parted by tabs are a table too. "TT" alone on a line, the heads of the columns each on a line below, then "1"
alone with the cells of the first row: where every row has a line for each column they are its cells;
otherwise their shape tells whom a line belongs to.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from .cleaning import Clean
from .folding import bare
from .layout import FRESH, Cell, Line, Piece
from .periods import parse_period
from .task_tables import columns_of, is_task_head
from .unit_words import is_unit

__all__ = ["with_flat_tables"]

_NUMBER_HEAD = re.compile(r"(?:stt|tt|so tt|so thu tu)\.?")
_FIRST = re.compile(r"(?:1|01|I|A)[.)]?")
_NUMBER = re.compile(r"0?([0-9]{1,3})[.)]?")
_GROUP = re.compile(r"(?:[IVX]{1,5}|[A-HĐ])[.)]?")
_INLINE_SECTION = ("roman", "part", "chapter", "division", "article", "upper")
_MOST_COLUMNS = 9
_LONG_CELL = 900
_SHORT_TIME = 70
_SHORT_UNITS = 240


@dataclass(slots=True)
class _Row:
    number: Line
    cells: list[Line] = field(default_factory=list)
    group: bool = False


def with_flat_tables(clean: Clean, pieces: list[Piece]) -> list[Piece]:
    """The pieces, those that are the lines of a flattened table of tasks replaced by the table."""
    found: list[Piece] = []
    index = 0
    while index < len(pieces):
        table, following = _table_at(clean, pieces, index)
        found.append(table or pieces[index])
        index = following if table else index + 1
    return found


def _table_at(clean: Clean, pieces: Sequence[Piece], index: int) -> tuple[Piece | None, int]:
    first = pieces[index]
    if "\t" in first.text:
        return _tabbed(pieces, index)
    if first.kind != "paragraph" or len(first.text) > 160 or not _is_number_head(first.lines[0]):
        return None, index
    heads: list[Line] = []
    position = index
    while position < len(pieces) and len(heads) <= _MOST_COLUMNS:
        piece = pieces[position]
        if piece.kind != "paragraph" or (heads and _FIRST.fullmatch(piece.text)):
            break
        heads += piece.lines
        position += 1
    if position >= len(pieces) or not 3 <= len(heads) <= _MOST_COLUMNS or any(len(one.text) > 80 for one in heads):
        return None, index
    columns = columns_of([_cell(one) for one in heads])
    if not is_task_head(columns) or not {"lead", "time"} & columns.keys():
        return None, index
    rows, following = _rows(pieces, position, len(heads))
    if not rows:
        return None, index
    table = [tuple(_cell(one) for one in heads)]
    table += [_cells(clean, row, columns, len(heads)) for row in rows]
    lines = [line for piece in pieces[index:following] for line in piece.lines]
    return Piece("table", first.start, lines[-1].end, "", rows=tuple(table), lines=tuple(lines)), following


def _tabbed(pieces: Sequence[Piece], index: int) -> tuple[Piece | None, int]:
    """A table whose cells tabs part, from the line that names its columns on."""
    heads = _tab_cells(pieces[index].lines[0])
    if not 3 <= len(heads) <= _MOST_COLUMNS or not is_task_head(columns_of(heads)):
        return None, index
    rows = [tuple(heads)]
    lines: list[Line] = []
    position = index
    while position < len(pieces) and pieces[position].kind == "paragraph":
        piece = pieces[position]
        if not all(2 <= len(_tab_cells(line)) <= len(heads) for line in piece.lines):
            break
        below = piece.lines[1:] if position == index else piece.lines
        rows += [tuple(_tab_cells(line)) for line in below]
        lines += piece.lines
        position += 1
    if len(rows) < 2:
        return None, index
    return Piece("table", lines[0].start, lines[-1].end, "", rows=tuple(rows), lines=tuple(lines)), position


def _tab_cells(line: Line) -> list[Cell]:
    cells: list[Cell] = []
    start = line.start
    for part in line.text.split("\t"):
        first = start + len(part) - len(part.lstrip())
        cells.append(Cell(first, first + len(part.strip()), part.strip()))
        start += len(part) + 1
    return cells


def _is_number_head(line: Line) -> bool:
    return not line.cells and len(line.text) < 12 and _NUMBER_HEAD.fullmatch(bare(line.text)) is not None


def _rows(pieces: Sequence[Piece], position: int, columns: int) -> tuple[list[_Row], int]:
    """The rows from ``position`` on, and the piece behind the table."""
    rows: list[_Row] = []
    expected = 1
    while position < len(pieces):
        piece = pieces[position]
        if piece.kind != "paragraph" or piece.heading or len(piece.text) > _LONG_CELL or FRESH.match(piece.text):
            break
        if piece.label is not None and piece.label.kind in _INLINE_SECTION:
            break
        if rows and not rows[-1].group and len(rows[-1].cells) >= columns - 1 and _is_over(piece, expected):
            break
        for line in piece.lines:
            number = _NUMBER.fullmatch(line.text)
            if number is not None and (int(number.group(1)) == expected or (rows and rows[-1].group)):
                rows.append(_Row(line))
                expected = int(number.group(1)) + 1
                continue
            if _GROUP.fullmatch(line.text):
                rows.append(_Row(line, group=True))
                continue
            if not rows:
                return [], position
            rows[-1].cells.append(line)
        position += 1
    return [row for row in rows if row.cells], position


def _is_over(piece: Piece, expected: int) -> bool:
    """Whether a paragraph behind a full row is none of its cells: the next row begins with its number."""
    number = _NUMBER.fullmatch(piece.lines[0].text)
    if number is not None:
        return int(number.group(1)) not in (expected, 1)
    return not _GROUP.fullmatch(piece.text) and (len(piece.text) > 120 or piece.label is not None)


def _cells(clean: Clean, row: _Row, columns: dict[str, int], width: int) -> tuple[Cell, ...]:
    number = _cell(row.number)
    empty = Cell(number.end, number.end, "")
    if row.group:
        text = _joined(clean, row.cells)
        return (number, text, *[empty] * (width - 2))
    if len(row.cells) == width - 1:
        return (number, *(_cell(one) for one in row.cells))
    placed: dict[int, list[Line]] = {}
    used: list[str] = []
    for line in row.cells:
        name = _column_of(line, used, columns)
        used.append(name)
        placed.setdefault(columns.get(name, width), []).append(line)
    return (number, *(_joined(clean, placed[i]) if i in placed else empty for i in range(1, width)))


def _column_of(line: Line, used: Sequence[str], columns: dict[str, int]) -> str:
    """The column that a line of an uneven row belongs to: the action first, then units, then a time."""
    if not used:
        return "text"
    if "time" in columns and len(line.text) < _SHORT_TIME and parse_period(line.text, year=2000).kind != "none":
        return "time"
    if "lead" in columns and len(line.text) < _SHORT_UNITS and is_unit(line.text.lstrip("-+ ")) and "time" not in used:
        return "with" if "with" in columns and "lead" in used else "lead"
    return "text" if used[-1] == "text" else "product"


def _joined(clean: Clean, lines: Sequence[Line]) -> Cell:
    start, end = lines[0].start, lines[-1].end
    return Cell(start, end, clean.text[start:end].replace("\n", " "))


def _cell(line: Line) -> Cell:
    return Cell(line.start, line.end, line.text)
