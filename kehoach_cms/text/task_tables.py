"""Tables of tasks: STT | Nội dung | Đơn vị chủ trì | Đơn vị phối hợp | Thời gian hoàn thành."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from .folding import bare
from .layout import Cell, Piece
from .unit_heads import is_unit

__all__ = ["TaskRow", "columns_of", "has_task_head", "is_task_head", "read_rows"]

_COLUMNS = (
    ("number", re.compile(r"^(?:stt|tt|so tt|so thu tu|so)\W*$")),
    ("with", re.compile(r"phoi hop(?!.*ghi chu)|^(?!ghi chu).*phoi hop")),
    (
        "time",
        re.compile(
            r"thoi gian|thoi han|tien do|han hoan thanh|hoan thanh|moc (?:thoi gian|hoan thanh)|thoi diem"
            r"|^han$|lo trinh|^nam$|^quy$|ngay"
        ),
    ),
    ("product", re.compile(r"ket qua|san pham|dau ra")),
    ("lead", re.compile(r"chu tri|thuc hien|phu trach|don vi|co quan|trach nhiem|phan cong|tham muu|dau moi|bo phan")),
    ("text", re.compile(r"noi dung|nhiem vu|cong viec|hoat dong|ten |dau viec|giai phap|de an|van ban|cong tac|muc")),
    ("other", re.compile(r"ghi chu|kinh phi|dia diem|so luong|nguon|chi tieu|doi tuong|thanh phan")),
)
_TEXT_FIRST = re.compile(
    r"^(?:noi dung|nhiem vu|cong viec|ten |hoat dong|dau viec|cac nhiem vu|cac noi dung"
    r"|noi dung cong viec|noi dung thuc hien|nhiem vu, giai phap)"
)
_DEADLINE = re.compile(r"han\b|hoan thanh")
_LABEL = re.compile(r"^([0-9]{1,3}(?:\.[0-9]{1,3}){0,3}|[IVX]{1,6}|[A-ZĐ]|[a-zđ])\s?[.):/-]?$")


_NUMBERED = re.compile(r"([0-9]{1,3}(?:\.[0-9]{1,3}){0,2})[.)]?\s+(?=\w)")


@dataclass(frozen=True, slots=True)
class TaskRow:
    """A row of such a table; cells that it does not have are None. ``section`` is the group row above it."""

    label: str
    text: Cell
    lead: Cell | None
    cooperating: Cell | None
    time: Cell | None
    product: Cell | None
    deadline: bool
    section_label: str
    section_title: str
    start: int
    end: int


Mapping = dict[str, int]
_REGISTER = re.compile(
    r"(?:ngay|thoi diem|ly do|noi dung)(?: [a-z]+){0,2} het hieu luc"
    r"|thoi (?:han|gian) giai quyet|(?:phi,|phi va) le phi"
)
"""A list of documents that ended, or of what people may apply for: its rows are nobody's task."""


def columns_of(cells: Sequence[Cell]) -> Mapping:
    found: Mapping = {}
    if any(_REGISTER.match(" ".join(bare(cell.text[:80]).split()).strip(" *_")) for cell in cells):
        return found
    for index, cell in enumerate(cells):
        head = " ".join(bare(cell.text).split()).strip(" *_")
        if not head or len(head) > 80:
            continue
        if _TEXT_FIRST.match(head) and "text" not in found:
            found["text"] = index
            continue
        for name, pattern in _COLUMNS:
            if pattern.search(head) and not (name == "with" and "chu tri" in head):
                found.setdefault(name, index)
                if name == "with" and "ghi chu" in head:
                    found["notes"] = index
                break
    return found


def has_task_head(table: Piece) -> bool:
    """Whether a table's head names tasks, who leads them and when."""
    columns, _ = _head(table.rows)
    return columns is not None and {"text", "lead", "time"} <= columns.keys()


def is_task_head(columns: Mapping) -> bool:
    return "text" in columns and bool({"lead", "time", "with"} & columns.keys())


def read_rows(table: Piece, before: Mapping | None = None) -> tuple[list[TaskRow], Mapping | None]:
    """The task rows of a table and its columns; ``before`` are those of a table that this one may carry on.

    A table whose head names no tasks, or only tasks without units and times, gives no rows.
    """
    rows = table.rows
    columns, first = _head(rows)
    if columns is None:
        if before is None or not rows or len(rows[0]) <= max(before.values()):
            return [], None
        columns, first = before, 0
    found: list[TaskRow] = []
    section = ("", "")
    deadline = False
    if first > 0 and "time" in columns:
        head = " ".join(bare(row[columns["time"]].text) for row in rows[:first] if len(row) > columns["time"])
        deadline = _DEADLINE.search(head) is not None
    for cells in rows[first:]:
        filled = [cell for cell in cells if cell.text.strip(" *_-")]
        if not filled:
            continue
        label = _label(cells, columns)
        if _is_group(filled, label, cells, columns):
            title = next((cell for cell in filled if not _LABEL.match(cell.text.strip(" *_"))), filled[-1])
            group = label or _group_label(title.text)
            section = (group, title.text.strip(" *_"))
            continue
        text = _cell(cells, columns, "text")
        if text is None or not text.text.strip(" *_"):
            continue
        if not label and not found and len(filled) < 2:
            continue
        if not label and "number" not in columns and (numbered := _NUMBERED.match(text.text)) is not None:
            label = numbered.group(1)
            text = Cell(text.start + numbered.end(), text.end, text.text[numbered.end() :])
        found.append(
            TaskRow(
                label or str(len(found) + 1),
                text,
                _cell(cells, columns, "lead"),
                _partners(cells, columns),
                _cell(cells, columns, "time"),
                _cell(cells, columns, "product"),
                deadline,
                *section,
                cells[0].start,
                cells[-1].end,
            )
        )
    return _numbered_anew(found), columns


def _numbered_anew(rows: list[TaskRow]) -> list[TaskRow]:
    """Rows whose numbers begin anew in each group are told apart by the group's number: "II.1"."""
    labels = [row.label for row in rows]
    if len(set(labels)) == len(labels) or not all(row.section_label for row in rows):
        return rows
    whole = [f"{row.section_label}.{row.label}" for row in rows]
    if len(set(whole)) < len(whole):
        return rows
    return [replace(row, label=label) for row, label in zip(rows, whole, strict=True)]


def _head(rows: Sequence[tuple[Cell, ...]]) -> tuple[Mapping | None, int]:
    """The columns and the number of head rows: one, or two where "Phân công" spans "Chủ trì" and "Phối hợp"."""
    for index in range(min(3, len(rows))):
        if _LABEL.match(rows[index][0].text.strip(" *_")) and len(rows[index]) > 1:
            continue
        columns = columns_of(rows[index])
        if index + 1 < len(rows) and not _label(rows[index + 1], columns | {"number": columns.get("number", 0)}):
            below = columns_of(rows[index + 1])
            if (
                {"lead", "with", "time"} & below.keys()
                and "text" in columns
                and all(len(c.text) < 60 for c in rows[index + 1])
            ):
                return {**columns, **{k: v for k, v in below.items() if k not in ("text", "number")}}, index + 2
        if is_task_head(columns):
            return columns, index + 1
    return None, 0


def _label(cells: Sequence[Cell], columns: Mapping) -> str:
    index = columns.get("number")
    if index is None or index >= len(cells):
        return ""
    found = _LABEL.match(cells[index].text.strip(" *_"))
    return found.group(1) if found else ""


def _group_label(text: str) -> str:
    found = re.match(r"\W*([IVX]{1,6}|[A-HĐ])[.)\s-]", text)
    return found.group(1) if found else ""


def _is_group(filled: Sequence[Cell], label: str, cells: Sequence[Cell], columns: Mapping) -> bool:
    """A row that heads the rows below: nobody does it, no time is set, and its label is none of a task's."""
    others = [index for name, index in columns.items() if name in ("lead", "with", "time", "product")]
    empty = all(index >= len(cells) or not cells[index].text.strip(" *_-") for index in others)
    worded = {cell.text for cell in filled if not _LABEL.match(cell.text.strip(" *_"))}
    same = len(worded) == 1 and len(filled) > 2 - (not label)
    return same or (empty and (not label or not label[0].isdigit() or len(filled) == 1))


_HELPS = re.compile(r"\W*(?:[Cc]ùng )?[Pp]hối hợp(?: chặt chẽ)?(?: với| cùng)?\s?:?\s+(?!thực hiện)")


def _partners(cells: Sequence[Cell], columns: Mapping) -> Cell | None:
    """The cell of who helps without the verb in front of the names ("Phối hợp Sở A"); in a column that is for notes
    too only a cell that begins with the verb or with a unit names somebody.
    """
    cell = _cell(cells, columns, "with")
    if cell is None:
        return None
    helps = _HELPS.match(cell.text)
    if helps is not None:
        return Cell(cell.start + helps.end(), cell.end, cell.text[helps.end() :])
    return None if "notes" in columns and not is_unit(cell.text.strip(" *_-")) else cell


def _cell(cells: Sequence[Cell], columns: Mapping, name: str) -> Cell | None:
    index = columns.get(name)
    return cells[index] if index is not None and index < len(cells) else None
