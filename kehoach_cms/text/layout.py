"""Cleaned text -> lines -> pieces: paragraphs with their labels, tables with their cells, in reading order.

A piece's text is as long as the stretch it stands for (line ends become spaces), so offsets inside it need no map.
Lines, labels and pieces stay as they are made; they are not frozen because that doubles the time it takes to make one,
and a document has thousands.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from .cleaning import Clean
from .folding import UPPER
from .run_on import LONG, line_ends

__all__ = ["FRESH", "UNFINISHED", "Cell", "Label", "Line", "Piece", "label_at", "lines_of", "pieces_of"]


@dataclass(slots=True)
class Cell:
    """A table's cell, trimmed."""

    start: int
    end: int
    text: str


@dataclass(slots=True)
class Line:
    """A printed line, trimmed. ``cells`` holds a table row's cells; ``heading`` the level of a heading.

    A ``rule`` only draws a line; a ``whole`` line is a paragraph that its file ended itself.
    """

    start: int
    end: int
    text: str
    indent: int = 0
    heading: int = 0
    cells: tuple[Cell, ...] = ()
    rule: bool = False
    whole: bool = False


@dataclass(slots=True)
class Label:
    """The number or dash in front of a paragraph: its kind, as printed without its sign, and where the words begin."""

    kind: str
    text: str
    end: int


@dataclass(slots=True)
class Piece:
    """A paragraph or a table. ``words`` are a paragraph's words behind its label, from ``body`` on; ``breaks`` are
    the stretches between that hold no words of it, but the mark of a page's end.
    """

    kind: str
    start: int
    end: int
    text: str
    label: Label | None = None
    heading: int = 0
    rows: tuple[tuple[Cell, ...], ...] = ()
    words: str = ""
    lines: tuple[Line, ...] = field(default=(), repr=False)
    breaks: tuple[tuple[int, int], ...] = ()

    @property
    def body(self) -> int:
        """The offset of the first word behind the label."""
        return self.label.end if self.label else self.start


_HEADING = re.compile(r"(#{1,6}) +")
_RULE_SIGNS = "|:_=*~.…—–-"
_RULE = re.compile(r"[\s|:_=*~.…—–-]{3,}$|[*—–-]{1,3}$|\|$")
_MAX_CELLS = 60

_LABELS = (
    ("part", (r"(Phần (?:thứ )?(?:[IVX]{1,5}|[0-9]{1,2}|nhất|hai|ba|tư|bốn|năm)|PHẦN (?:THỨ )?(?:[IVX]{1,5}"
        r"|[0-9]{1,2}|NHẤT|HAI|BA|TƯ))(?!\w)[.:)-]?\s*")),
    ("chapter", r"(Chương [IVX0-9]{1,5}|CHƯƠNG [IVX0-9]{1,5})(?!\w)[.:-]?\s*"),
    ("division", r"((?:Mục|MỤC) (?:[IVX]{1,5}|[0-9]{1,2}))\s?[.:)-]\s*(?=\S)"),
    ("article", r"(Điều [0-9]{1,3}[a-z]?)\s?[.:]\s*"),
    ("step", r"(Bước (?:[0-9]{1,2}|[IVX]{1,4}|một|hai|ba|bốn|năm))\s?[.:]\s*(?=\S)"),
    ("roman", r"([IVX]{1,6}|(?:HI|IH)(?=\. +[A-ZĐ]))\s?(?:[.):]\s{0,9}-?|/(?![vVM])|-)\s*(?=[^\W\d]|[\"“(])"),
    ("upper", r"([A-HĐ])(?:[.)]|\s?-)\s+(?=\w)"),
    ("dotted", r"([0-9]{1,2}(?:\.[0-9]{1,2}){1,4}(?:\.[a-zđ](?=\s?[.)]))?)(?:\s?[.)-]|/)?\s+(?=\S)"),
    ("number", r"([0-9]{1,3})(?:\s?[.)]\s*-?\s*(?=[^\W\d]|[\"“(])|\s?[.)]\s+-?\s*(?=\S)|\s?[-/]\s+(?=[^\W\d]))"),
    ("bracket", r"(\([0-9]{1,2}\)|\((?:i{1,3}|iv|v|vi{1,3}|[a-zđ])\))\s*(?=\S)"),
    ("letter", r"([a-zđ][0-9]?)\s?(?:\)|[.-](?=\s))\s*(?=\S)"),
    ("dash", r"([-•●▪◦·]|\uf0b7|–|—)\s*(?=[^\W\d_]|[\"“(]|[0-9])"),
    ("plus", r"([+o])\s+(?=\S)"),
    ("star", r"(\*)\s+(?=\S)"),
)  # fmt: skip


# One pattern in place of fourteen: most paragraphs begin with none of them.
_LABEL = re.compile("|".join(f"(?P<{kind}>{pattern})" for kind, pattern in _LABELS))


def label_at(match: str, start: int, end: int) -> Label | None:
    """The label that the paragraph ``start:end`` begins with, if any."""
    found = _LABEL.match(match[start : min(end, start + 60)])
    if found is None or found.lastgroup is None:
        return None
    kind = found.lastgroup
    text = found[_LABEL.groupindex[kind] + 1]
    return Label(kind, "III" if text in _SCANNED_THREE else text, start + found.end())


_SCANNED_THREE = ("HI", "IH")
"""What a scanner makes of "III"."""


_PAGE_BREAK = re.compile(r"-{2,} ?(?:PAGE BREAK|Page [0-9]{1,4}|Trang [0-9]{1,4}) ?-{2,}$", re.IGNORECASE)
_PAGE_NUMBER = re.compile(r"-? ?[0-9]{1,4} ?-?$")


def lines_of(clean: Clean) -> list[Line]:
    """The lines of the text; a blank one has an empty text. Rows of Markdown or ASCII tables get their cells.

    The mark that a scanner leaves between two pages, and the page's number right below it, are rules.
    """
    lines: list[Line] = []
    position = 0
    below_break = False
    for raw_line, last_part in _printed_lines(clean.match):
        start, position = position, position + len(raw_line) + last_part
        stripped = raw_line.strip()
        if not stripped and not last_part:
            continue
        if not stripped:
            lines.append(Line(position - 1, position - 1, "", len(raw_line)))
            continue
        first = start + len(raw_line) - len(raw_line.lstrip())
        last = first + len(stripped)
        heading = _HEADING.match(stripped) if stripped[0] == "#" else None
        if heading:
            first += heading.end()
            stripped = stripped[heading.end() :]
        cells: tuple[Cell, ...] = ()
        if "|" in stripped and (stripped[0] == "|" or stripped.count("|") >= 2):
            cells = _cells(clean, first, last)
        page_break = stripped[0] == "-" and _PAGE_BREAK.match(stripped) is not None
        rule = page_break or (stripped[0] in _RULE_SIGNS and _RULE.match(stripped) is not None)
        rule = rule or (below_break and _PAGE_NUMBER.match(stripped) is not None)
        below_break = page_break
        lines.append(
            Line(
                first,
                last,
                clean.text[first:last],
                first - start,
                len(heading.group(1)) if heading else 0,
                cells,
                rule,
                not last_part,
            )
        )
    return lines


def _printed_lines(match: str) -> Iterator[tuple[str, bool]]:
    """The lines of the text, one that runs on parted; with each whether a line's end stands behind it."""
    for line in match.split("\n"):
        begin = 0
        for end in line_ends(line, len(match)) if len(line) >= LONG else ():
            yield line[begin:end], False
            begin = end
        yield line[begin:], True


def _cells(clean: Clean, start: int, end: int) -> tuple[Cell, ...]:
    bars = [found.start() for found in re.finditer(r"\|", clean.match[start:end])]
    edges = [-1 if not bars or bars[0] else bars.pop(0), *bars]
    if edges[-1] != end - start - 1:
        edges.append(end - start)
    cells: list[Cell] = []
    for left, right in itertools.pairwise(edges):
        first, last = start + left + 1, start + right
        while first < last and clean.match[first] == " ":
            first += 1
        while last > first and clean.match[last - 1] == " ":
            last -= 1
        cells.append(Cell(first, last, clean.text[first:last]))
        if len(cells) >= _MAX_CELLS:
            break
    return tuple(cells)


_TERMINAL = re.compile(r"[.;:!?…][\"”’)\]]?$|/\.?$|\*$")
# What begins a paragraph of its own wherever it stands.
FRESH = re.compile(
    r"(?:Nơi nhận|Kính gửi|Kính trình|Căn cứ|CĂN CỨ|Theo đề nghị|Xét đề nghị|T/?M\.?|K/?T\.?|T/?L\.?"
    r"|TUQ\.|Ảnh|Hình|Số\s?:|V/v|Phụ lục|PHỤ LỤC|Ghi chú|Lưu ý)(?!\w)"
)
UNFINISHED = re.compile(r"(?<!\w)(?:ngày|tháng|năm|số|của|và|về|từ|đến|trước|quý)$")
_KIND_LINE_MAX = 60


def is_wrapped(lines: Sequence[Line], surely: bool = False) -> int:
    """The width at which the text was broken into lines by a machine; 0 when every line is a paragraph."""
    pairs = [(a, b) for a, b in itertools.pairwise(lines) if a.text and b.text and not a.cells and not b.cells]
    running = sum(1 for a, b in pairs if b.text[0].islower() and not _TERMINAL.search(a.text))
    if not surely and (len(pairs) < 4 or running * 5 < len(pairs)):
        return 0
    lengths = sorted(line.end - line.start + line.indent for line in lines if len(line.text) > 20)
    width = lengths[int(len(lengths) * 0.9)] if lengths else 0
    return width if width <= 140 or surely else 0


_LABEL_ALONE = re.compile(r"Điều [0-9]{1,3}[a-z]?\s?[.:]")
""" "Điều 2." on a line of its own: the words of the article stand below."""
_HEAD_ALONE = re.compile(
    r"(?:(?:[0-9IVX]{1,4}|[a-zđ])[.)]\s+)?(?:Sở|Bộ|Phòng|Cục|Chi cục|Vụ|Ủy ban|Uỷ ban|Văn phòng|Trung tâm|Ban Quản lý)"
)
"""A head of names alone on a line: a page broke it off its name ("2. Sở" / "Khoa học và Công nghệ:")."""
_SECTION = re.compile(r"(?:[IVX]{1,5}|[A-H])[.)]\s")
_HALF_NAME = re.compile(r"(?:Lao động|Văn hóa|Văn hoá|Phát thanh|[Kk]inh tế|Kế hoạch|[Cc]hính trị|Thi đua|Tài chính)$")
_OTHER_HALF = re.compile(
    r"[-–] (?:Thương binh|[Xx]ã hội|Truyền hình|Đầu tư|Tài chính|Kế hoạch|Khen thưởng|Thông tin)(?!\w)"
)
""" "Bộ Lao động" / "- Thương binh và Xã hội": the dash of a name at a line's begin heads no item."""
_NEXT_ITEM = re.compile(rf"[0-9]{{1,2}}(?:\.[0-9]{{1,2}})?[.)]\s+[{UPPER}]")
"""A number that a new item begins with, whatever the line above ends with ("Tiến độ: Hằng quý" / "2. Rà soát")."""


def _name_goes_on(above: str, below: str) -> bool:
    """Whether a line's end broke the name of a unit or a section's heading in capitals."""
    if above.isupper() and below.isupper() and _SECTION.match(above):
        return not below.startswith(("TT", "STT")) and label_at(below, 0, len(below)) is None
    if _HALF_NAME.search(above) and _OTHER_HALF.match(below):
        return True
    return below[0].isupper() and not below.isupper() and _HEAD_ALONE.fullmatch(above) is not None


def _continues(previous: Line, line: Line, width: int, gap: bool) -> bool:
    """Whether the line goes on with the paragraph of the line before it."""
    if not previous.text or not line.text or previous.cells or line.cells or previous.rule or line.rule:
        return False
    if not previous.whole and _LABEL_ALONE.fullmatch(previous.text) and not FRESH.match(line.text):
        return label_at(line.text, 0, len(line.text)) is None
    if previous.whole or previous.heading or line.heading or _TERMINAL.search(previous.text) or FRESH.match(line.text):
        return False
    if (
        previous.text.isupper() != line.text.isupper()
        and len(previous.text) < _KIND_LINE_MAX
        and previous.text.isupper()
    ):
        return False
    first = line.text[0]
    if first.islower() or (gap is False and first in ",;)"):
        label = label_at(line.text, 0, len(line.text))
        if label is not None and (not width or label.kind in ("letter", "bracket")):
            return False
        return not gap or width > 0
    if not gap and first.isdigit() and UNFINISHED.search(previous.text) and not _NEXT_ITEM.match(line.text):
        return True
    if not gap and _name_goes_on(previous.text, line.text):
        return True
    if gap or not width:
        return False
    if label_at(line.text, 0, len(line.text)) is not None:
        return False
    if first.isdigit():
        return True
    return previous.end - previous.start + previous.indent >= width * 0.78


def pieces_of(
    clean: Clean, lines: Sequence[Line], first: int = 0, last: int | None = None, broken: bool = False
) -> list[Piece]:
    """Paragraphs and tables of the lines ``first:last``; lines broken by a machine are joined again."""
    chosen = lines[first:last]
    width = is_wrapped(lines, broken)
    pieces: list[Piece] = []
    paragraph: list[Line] = []
    rows: list[Line] = []
    gap = False

    def close() -> None:
        if paragraph:
            pieces.append(_paragraph(clean, paragraph))
            paragraph.clear()
        if rows:
            table = _table(rows)
            if table is not None:
                pieces.append(table)
            rows.clear()

    between = _page_ends(chosen, width) if width else frozenset()
    for index, line in enumerate(chosen):
        if index in between:
            continue
        if not line.text:
            gap = True
            continue
        if line.cells:
            if paragraph or (gap and rows and not _goes_on_as_table(rows[-1], line)):
                close()
            rows.append(line)
        elif paragraph and _continues(paragraph[-1], line, width, gap):
            paragraph.append(line)
        else:
            close()
            paragraph.append(line)
        gap = False
    close()
    return pieces


def _page_ends(lines: Sequence[Line], width: int) -> frozenset[int]:
    """The lines between the halves of sentences that a page's end broke: blank ones, the mark, the page's number."""
    found: set[int] = set()
    for index, line in enumerate(lines):
        if not line.rule or _PAGE_BREAK.match(line.text) is None:
            continue
        above, below = index - 1, index + 1
        while above >= 0 and _is_page_end(lines[above]):
            above -= 1
        while below < len(lines) and _is_page_end(lines[below]):
            below += 1
        if above >= 0 and below < len(lines) and _continues(lines[above], lines[below], width, False):
            found |= set(range(above + 1, below))
    return frozenset(found)


def _is_page_end(line: Line) -> bool:
    return not line.text or line.rule or _PAGE_NUMBER.match(line.text) is not None


def _goes_on_as_table(above: Line, line: Line) -> bool:
    """Rows with blank lines between them: one table when they have as many cells, and too many for a letterhead."""
    return len(above.cells) == len(line.cells) and len(line.cells) >= _TABLE_WIDTH


_TABLE_WIDTH = 4


def _paragraph(clean: Clean, lines: Sequence[Line]) -> Piece:
    start, end = lines[0].start, lines[-1].end
    text = clean.text[start:end].replace("\n", " ")
    breaks: list[tuple[int, int]] = []
    for above, below in itertools.pairwise(lines) if len(lines) > 1 else ():
        if below.start - above.end > _WIDE and not text[above.end - start : below.start - start].isspace():
            blank = " " * (below.start - above.end)
            text = f"{text[: above.end - start]}{blank}{text[below.start - start :]}"
            breaks.append((above.end, below.start))
    label = None if lines[0].rule else label_at(clean.match, start, end)
    words = text[label.end - start :] if label else text
    return Piece("paragraph", start, end, text, label, lines[0].heading, (), words, tuple(lines), tuple(breaks))


_WIDE = 12
"""More letters between two lines of one paragraph than an indent takes: the mark of a page's end lies there."""


def _table(rows: Sequence[Line]) -> Piece | None:
    kept = tuple(row.cells for row in rows if not row.rule)
    if not kept:
        return None
    return Piece("table", rows[0].start, rows[-1].end, "", rows=kept, lines=tuple(rows))
