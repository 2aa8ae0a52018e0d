"""Tables of tasks whose cells a copy left one below the other, put together again as rows.

Cells parted by tabs are a table too. "TT" alone on a line, the heads of the columns each on a line below, then "1"
alone with the cells of the first row: where every row has a line for each column they are its cells;
otherwise their shape tells whom a line belongs to.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from .assignment import units_in_cell
from .cleaning import Clean
from .folding import UPPER, bare
from .layout import FRESH, Cell, Line, Piece
from .periods import parse_period
from .task_tables import columns_of, is_task_head
from .unit_heads import is_unit
from .unit_words import names_end

__all__ = ["with_flat_tables"]

_NUMBER_HEAD = re.compile(r"(?:stt|tt|so tt|so thu tu)\.?")
_FIRST = re.compile(r"(?:1|01|I|A)[.)]?")
_NUMBER = re.compile(r"0?([0-9]{1,3})[.)]?")
_GROUP = re.compile(r"(?:[IVX]{1,5}|[A-HĐ])[.)]?")
_GROUP_LINE = re.compile(r"(?:[IVX]{1,5}|[A-H])[.)]\s+\w")
_INLINE_SECTION = ("roman", "part", "chapter", "division", "article", "upper")
_MOST_COLUMNS = 9
_LONG_CELL = 900
_MOST_LINES_OF_CELL = 24
_SHORT_TIME = 70
_SHORT_UNITS = 240


_HEAD_INITIALS = tuple("SsTt")
_SPACED_HEAD = re.compile(r"(?:stt|tt)\s+(?:noi dung|nhiem vu|cong viec|ten |hoat dong)")
_SPACED_COLUMNS = re.compile(
    r"(?P<text>noi dung(?: cong viec| nhiem vu)?|nhiem vu|cong viec|hoat dong)|(?P<with>[a-z ]{0,12}phoi hop)"
    r"|(?P<lead>(?:don vi |co quan |bo phan )?(?:chu tri|thuc hien|phu trach))"
    r"|(?P<time>thoi gian(?: hoan thanh| thuc hien)?|thoi han|tien do|bat dau|hoan thanh)"
)
_SPACED_ROW = re.compile(r"([0-9]{1,2}(?:\.[0-9]{1,2}){0,2})[.)]?\s+(?=\w)")
_DAYS = r"(?:ngày )?[0-9]{1,2}/[0-9]{1,2}/[0-9]{4}"
_SPACED_TIME = re.compile(
    rf"(?:^|\s)(?:(?:trước|từ|đến|hết) )?(?:{_DAYS}|[0-9]{{1,2}}/[0-9]{{4}}|tháng [0-9]{{1,2}}(?:/[0-9]{{4}})?"
    rf"|quý (?:iv|i{{1,3}})(?:/[0-9]{{4}})?)(?:(?: ?[-–] ?| đến | )(?:{_DAYS}|[0-9]{{1,2}}/[0-9]{{4}}))?$"
    r"|\s(?:hàng năm|hằng năm|hàng tháng|hằng tháng|hàng quý|hằng quý|thường xuyên)$",
    re.IGNORECASE,
)
_CAPITAL = re.compile(rf"(?<=\s)[{UPPER}]")
_MOST_LINES = 400


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
    if first.kind == "paragraph" and "\t" in first.text:
        return _tabbed(clean, pieces, index)
    line = first.lines[0].text if first.kind == "paragraph" else ""
    if line[:1] in _HEAD_INITIALS and _SPACED_HEAD.match(bare(line[:200])):
        return _spaced(pieces, index)
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


def _tabbed(clean: Clean, pieces: Sequence[Piece], index: int) -> tuple[Piece | None, int]:
    """A table whose cells tabs part, from the line that names its columns on; a cell may have lines of its own."""
    heads = _tab_cells(pieces[index].lines[0].start, pieces[index].lines[0].text)
    if not 3 <= len(heads) <= _MOST_COLUMNS or not is_task_head(columns_of(heads)):
        return None, index
    lines: list[Line] = []
    following: dict[int, int] = {}
    position = index
    rows, ends = [tuple(heads)], [1]
    while True:
        while len(lines) < ends[-1] + _MOST_LINES_OF_CELL and position < len(pieces):
            if pieces[position].kind != "paragraph":
                break
            lines += pieces[position].lines
            position += 1
            following[len(lines)] = position
        count = _lines_of_row(lines, ends[-1], len(heads)) if ends[-1] < len(lines) else 0
        if not count:
            break
        start = lines[ends[-1]].start
        ends.append(ends[-1] + count)
        rows.append(tuple(_tab_cells(start, clean.text[start : lines[ends[-1] - 1].end])))
    while len(rows) > 1 and (len(rows[-1]) == 1 or ends[-1] not in following):
        rows.pop()
        ends.pop()
    if len(rows) < 2:
        return None, index
    taken = tuple(lines[: ends[-1]])
    return Piece("table", taken[0].start, taken[-1].end, "", rows=tuple(rows), lines=taken), following[ends[-1]]


def _lines_of_row(lines: Sequence[Line], first: int, columns: int) -> int:
    """How many lines the row that begins on the line ``first`` has; 0 when no row begins there.

    A numbered row that lacks cells has them on the lines below, up to the last column.
    """
    tabs = lines[first].text.count("\t")
    numbered = _SPACED_ROW.match(lines[first].text) is not None
    total = tabs
    for count, line in enumerate(lines[first + 1 : first + _MOST_LINES_OF_CELL], 2):
        if not numbered or total >= columns - 1 or _SPACED_ROW.match(line.text):
            break
        total += line.text.count("\t")
        if total == columns - 1:
            return count
    return int(1 <= tabs < columns or (not tabs and _GROUP_LINE.match(lines[first].text) is not None))


def _spaced(pieces: Sequence[Piece], index: int) -> tuple[Piece | None, int]:
    """A table whose cells only spaces part: each row begins with its number and ends with its time."""
    head = pieces[index].lines[0]
    columns = [found.lastgroup or "" for found in _SPACED_COLUMNS.finditer(bare(head.text))]
    if "text" not in columns or "time" not in columns or len(columns) < 3:
        return None, index
    lines = [(line, position) for position in range(index, len(pieces)) for line in pieces[position].lines]
    rows: list[tuple[Cell, ...]] = []
    last = index
    for line, position in lines[1:_MOST_LINES]:
        numbered = _SPACED_ROW.match(line.text)
        if rows and numbered is None and _SPACED_TIME.fullmatch(line.text):
            rows.append((*rows[-1][:-1], _cell(line)))
            last = position
            continue
        if pieces[position].kind != "paragraph" or FRESH.match(line.text) or numbered is None:
            break
        rows.append(_spaced_row(line, numbered.group(1), numbered.end(), "with" in columns))
        last = position
    for at, (row, below) in enumerate(itertools.pairwise(rows)):
        if not row[-1].text and below[0].text.startswith(row[0].text + "."):
            rows[at] = (Cell(row[0].end, row[0].end, ""), *row[1:])
    timed = sum(1 for row in rows if row[-1].text)
    if timed < 2 or timed * 2 < len(rows) or pieces[last].lines[-1].end > rows[-1][-1].end:
        return None, index
    names = ("STT", "Nội dung", "Đơn vị thực hiện", "Đơn vị phối hợp", "Thời gian")
    table = [tuple(Cell(head.start, head.start, name) for name in names), *rows]
    taken = [line for piece in pieces[index : last + 1] for line in piece.lines]
    return Piece("table", head.start, taken[-1].end, "", rows=tuple(table), lines=tuple(taken)), last + 1


def _spaced_row(line: Line, number: str, begin: int, partners: bool) -> tuple[Cell, ...]:
    time = _SPACED_TIME.search(line.text, begin)
    end = time.start() if time else len(line.text)
    units = end
    for found in _CAPITAL.finditer(line.text, begin + 1, end):
        if is_unit(line.text[found.start() :]) and names_end(line.text[:end], found.start()) >= len(
            line.text[:end].rstrip()
        ):
            units = found.start()
            break
    names = units_in_cell(line.text[units:end]) if partners else []
    cut = line.text.find(names[1], units) if len(names) > 1 else end

    def cell(first: int, last: int) -> Cell:
        words = line.text[first:last].strip()
        at = line.start + line.text.index(words, first) if words else line.start + last
        return Cell(at, at + len(words), words)

    label = Cell(line.start, line.start + len(number), number)
    return (label, cell(begin, units), cell(units, cut), cell(cut, end), cell(end, len(line.text)))


def _tab_cells(start: int, text: str) -> list[Cell]:
    cells: list[Cell] = []
    for part in text.split("\t"):
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
