"""Tasks of a plan or directive: from numbered items, label lines, unit headings and tables.

A task is an item that lays an action on somebody or sets a date for one. The lowest numbered item with a unit or a
time of its own counts; dashes below it belong to it unless several of them carry their own. Aims, principles,
money rules and closing words are none.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from .assignment import (
    find_labels,
    leading_units,
    partners,
    point_in,
    said_of,
    time_phrases,
    units_in_cell,
    units_of,
)
from .citations import Citation
from .document import ParsedTask
from .folding import bare
from .layout import Piece
from .outline import Node, is_heading
from .periods import parse_period
from .task_items import Found, ItemReader, dashed, loose
from .task_tables import read_rows

__all__ = ["TaskReader"]

_TASKS = re.compile(
    r"nhiem vu|giai phap|to chuc thuc hien|phan cong|noi dung|hoat dong|trach nhiem|tien do|lo trinh"
    r"|thoi gian|cong viec|cong tac |bien phap|trien khai|chu tri|ke hoach|yeu cau cac|to chuc "
)
_NO_TASKS = re.compile(
    r"^(?:ve )?(?:muc dich|yeu cau|muc tieu|quan diem|pham vi|doi tuong|nguyen tac|kinh phi"
    r"|nguon kinh phi|kinh phi thuc hien|dac diem|thuc trang|tinh hinh|ket qua|danh gia|chi tieu"
    r"|giai thich|can cu|bo cuc|hieu luc|su can thiet|co so|dinh huong|phuong huong|khai niem|tam nhin"
    r"|huong dan chung|quy dinh chung|so luong|co cau|che do|dieu khoan chung|phuong cham|thanh phan"
    r"|dia diem|y nghia|khau hieu)(?!\w)"
)
_DUTIES = re.compile(
    r"to chuc thuc hien|phan cong|trach nhiem|dieu khoan thi hanh|to chuc, thuc hien|thuc hien ke hoach"
    r"|trien khai thuc hien"
)
_NOT_A_TASK = re.compile(
    r"^(?:(?:trong )?qua trinh (?:trien khai |to chuc )?(?:thuc hien|trien khai),? ?(?:neu|co"
    r"|gap)[^.]{0,40}(?:kho khan|vuong mac|phat sinh)|(?:kinh phi|nguon kinh phi"
    r"|kinh phi thuc hien)(?!\w)"
    r"|(?:quyet dinh|nghi quyet|ke hoach|huong dan|chi thi|thong tu|nghi dinh|quy dinh|quy che"
    r"|thong bao|chuong trinh|ket luan|van ban) nay (?:co hieu luc|thay the|duoc pho bien|bai bo)"
    r"|bai bo|thay the|ban hanh kem theo|luu y|ghi chu)"
)
_CLOSING = re.compile(
    r"chiu trach nhiem thi hanh|nay co hieu luc|hieu luc (?:thi hanh )?(?:ke )?tu ngay ky"
    r"|can cu quyet dinh thi hanh|thi hanh (?:quyet dinh|nghi quyet|ke hoach) nay"
)
_TITLE = 300
_GROUNDS = re.compile(r"(?:ly do|nguyen nhan|dieu kien|trong truong hop)(?!\w)")
_INTRODUCES = re.compile(r"[:]\s*$|(?:như sau|sau đây|sau)\s*[:.]?\s*$")
_DUTY_KINDS = (
    (
        "issue_plan",
        re.compile(
            r"(?:ban hanh|xay dung|lap) (?:va (?:ban hanh|trien khai|to chuc thuc hien) )?(?:cac )?(?:ke hoach"
            r"|chuong trinh|van ban)|cu the hoa .{0,40}ke hoach"
        ),
    ),
    ("hold_conference", re.compile(r"(?:to chuc|mo) (?:cac )?(?:hoi nghi|so ket|tong ket|hoi thao)")),
    ("report", re.compile(r"bao cao")),
)


class TaskReader(ItemReader):
    """Reads tasks out of an outline. ``year`` and ``issued_on`` complete times; ``guarded`` asks for proof.

    ``citations`` are masked while times are looked for: the date of a document is no deadline. A ``guarded``
    document (a letter, a decision, rules) has tasks only where a unit or a time is named.
    """

    def __init__(
        self,
        citations: Sequence[Citation],
        *,
        year: int | None,
        issued_on: date | None,
        guarded: bool,
    ) -> None:
        super().__init__(citations, issued_on.year if issued_on else year)
        self.year, self.issued_on, self.guarded = year, issued_on, guarded
        self.tasks: list[ParsedTask] = []
        self.columns: dict[str, int] | None = None
        self._duty_headings: dict[int, bool] = {}

    def read(self, root: Node) -> tuple[ParsedTask, ...]:
        """All tasks below the root, in reading order."""
        self.inherited = self._introduced(root.items)
        self._tables(root, root.items)
        top = any(_TASKS.search(bare(kid.title)) and is_heading(kid) for kid in root.kids)
        for kid in root.kids:
            self._node(kid, allowed=not top and not self.guarded, open_list=not top)
        if not root.kids and not self.tasks:
            self._unnumbered(root.items)
        return tuple(self.tasks)

    # -- walking

    def _node(self, node: Node, allowed: bool, open_list: bool) -> None:
        """``allowed``: under a heading of tasks, every item counts; ``open_list``: items with proof count."""
        words = node.title
        title = bare(words[:_TITLE]).strip()
        heading = is_heading(node)
        closing = _CLOSING.search(title) or (len(words) > _TITLE and _CLOSING.search(bare(words[-_TITLE:])))
        if heading and _NO_TASKS.match(title) and not (_TASKS.search(title) and "nhiem vu" in title):
            return
        if _NOT_A_TASK.match(title) or (closing and not node.kids):
            return
        if heading and _TASKS.search(title) and (node.piece is not None and (node.piece.words.isupper() or node.kids)):
            allowed, open_list = True, True
        before = len(self.tasks)
        self._tables(node, node.items)
        if len(self.tasks) > before and not node.kids and heading and not loose(node):
            return
        kept = (self.inherited, self.partners)
        if node.kids:
            self.inherited, self.partners = self._inherit(node)
        if node.kids and any(_GROUNDS.match(bare(piece.words)) for piece in loose(node)[-1:]):
            node.kids = []
        if node.kids and self._heads_duties(node):
            self._assume_units(node)
        if node.kids and self._kids_carry(node):
            for kid in node.kids:
                self._node(kid, allowed, open_list)
            self.inherited, self.partners = kept
            return
        self.inherited, self.partners = kept
        if node.piece is not None and node.piece.words.isupper() and not node.kids:
            self._loose_section(node, allowed)
            return
        self._item(node, allowed, open_list)

    def _loose_section(self, node: Node, allowed: bool) -> None:
        """A section without numbers: its dashes and the paragraphs that begin with a unit are its tasks."""
        if not allowed:
            return
        pieces = loose(node)
        begins = [
            i
            for i, one in enumerate(pieces)
            if not self._is_label_line(one) and (dashed(one) or leading_units(one.words))
        ]
        found: list[Found] = []
        for index, first in enumerate(begins):
            last = begins[index + 1] if index + 1 < len(begins) else len(pieces)
            if _NOT_A_TASK.match(bare(pieces[first].words)) or _CLOSING.search(bare(pieces[first].words)):
                continue
            found.append(self._read(pieces[first:last]))
        if found:
            self._add(node, found)

    def _kids_carry(self, node: Node) -> bool:
        """Whether the items below are the tasks, and this one their heading."""
        if node.piece is None:
            return True
        words = node.piece.words
        section = words.isupper() or node.rank in ("roman", "part", "chapter", "division", "upper", "article")
        if not section and self._are_label_lines(node.kids):
            return False
        own = leading_units(words, alone=True)
        heads_units = own is not None and own.how in ("heading", "given", "subject")
        kids = [self._of_node(kid) for kid in node.kids]
        self._read_nodes |= {kid.piece.start: read for kid, read in zip(node.kids, kids, strict=True) if kid.piece}
        if any(kid.time_text for kid in kids) or any(kid.own_unit for kid in kids):
            return True
        if any(kid.kids for kid in node.kids) and not heads_units:
            return True
        return section or (is_heading(node) and not heads_units)

    def _assume_units(self, node: Node) -> None:
        """Below "Tổ chức thực hiện" short headings stand for units even where no list knows their names: where most
        of them are known, the others are taken for units too.
        """
        heads = [kid.piece for kid in node.kids if kid.piece is not None and _may_name_unit(kid)]
        known = [piece for piece in heads if leading_units(piece.words, alone=True) is not None]
        if len(heads) > 2 and len(known) * 2 >= len(heads):
            self.assumed |= {piece.start for piece in heads}

    def _are_label_lines(self, kids: Sequence[Node]) -> bool:
        """ "a) Đơn vị chủ trì: ...", "b) Thời gian: ...": lettered lines that say who and when of the item above."""
        pieces = [kid.piece for kid in kids if kid.piece is not None and not kid.kids]
        if len(pieces) < len(kids) or not all(self._is_label_line(piece) for piece in pieces):
            return False
        return any(self._labels_of(piece)[0].role in ("lead", "with", "time") for piece in pieces)

    def _inherit(self, node: Node) -> tuple[list[str], list[str]]:
        """Units and partners that the items below take over: the heading's, or those its introduction names."""
        if node.piece is None:
            return self.inherited, self.partners
        words = node.piece.words
        units = leading_units(words, alone=True)
        if units is not None and not words.isupper():
            named = [name for span in partners(words) for name in units_of(words[slice(*span)])]
            return units_of(words[units.start : units.end]), named
        introduced = self._introduced([node.piece, *node.items])
        return (introduced, []) if introduced else (self.inherited, self.partners)

    @staticmethod
    def _introduced(items: Sequence[Piece]) -> list[str]:
        """ "..., Thủ tướng Chính phủ yêu cầu Chủ tịch UBND các tỉnh:" in front of a list."""
        for piece in reversed(items):
            if piece.kind != "paragraph" or not _INTRODUCES.search(piece.text):
                continue
            sentence = re.split(r"(?<=[.;])\s", piece.text)[-1]
            said = said_of(sentence)
            if said is not None:
                return units_of(sentence[slice(*said)])
        return []

    # -- one item

    def _item(self, node: Node, allowed: bool, open_list: bool) -> None:
        assert node.piece is not None
        dashes = self._split_dashes(node)
        found = dashes or self._split_sentences(node)
        proven = any(one.own_unit or one.time_text or (one.lead and self.inherited) for one in found)
        if not (allowed or (open_list and proven)):
            return
        if self.guarded and not proven:
            return
        if not any(letter.isalpha() for letter in found[0].text):
            return
        labels = self._labels_of(node.piece)
        if labels and labels[0].start == 0 and labels[0].role in ("other", "time") and not found[0].own_unit:
            return
        self._add(node, found)

    # -- several in one item

    def _split_dashes(self, node: Node) -> list[Found]:
        """Dashes of an item that each carry a unit or a time of their own; [] when they belong to it as one."""
        assert node.piece is not None
        if below := self._below_units(node):
            return below
        dashes = [piece for piece in loose(node) if piece.label and piece.label.kind in ("dash", "plus")]
        plain = [piece for piece in dashes if not self._is_label_line(piece)]
        if len(plain) < 2 or node.kids:
            others = [piece for piece in loose(node) if piece not in dashes and self._proven(piece)]
            if others and not dashes and not node.kids and self._proven(node.piece):
                return [self._read([node.piece]), *(self._read([piece]) for piece in others)]
            return []
        read = [self._read([piece]) for piece in plain]
        carrying = [one for one in read if one.time_text and one.strength in ("strong", "mild", "label")]
        headed = [one for one in read if one.heading]
        if len(carrying) > 1 and not leading_units(node.piece.words, alone=True):
            return carrying
        if len(headed) > 1 and len(headed) * 2 >= len(read) and is_heading(node):
            return headed
        return []

    def _below_units(self, node: Node) -> list[Found]:
        """Dashes or paragraphs below a heading of units: one with a time of its own is a task of its own, the others
        are one together. [] when none has one.
        """
        assert node.piece is not None
        units = leading_units(node.piece.words, alone=True)
        heads = units is not None and not node.piece.words[units.action :].strip(" :.;")
        parts = [piece for piece in loose(node) if not self._is_label_line(piece)]
        if units is None or not heads or node.kids or len(parts) < 2 or len(parts) < len(loose(node)):
            return []
        found: list[Found] = []
        rest: list[Piece] = []
        for piece in parts:
            one = self._read([piece])
            if piece.label is not None and piece.label.kind == "plus":
                rest.append(piece)
            elif one.time_text and one.strength in ("strong", "mild", "recurring", "ongoing"):
                found.append(one)
            else:
                rest.append(piece)
        paragraphs = [one for one in parts if one.label is None]
        if not found or (len(paragraphs) == len(parts) and len(found) < 2):
            return []
        if rest:
            together = self._read([rest[0], *rest[1:]])
            together.text = "; ".join(piece.words.strip(" ;.") for piece in rest)
            found.append(together)
        names = node.piece.words[units.start : units.end]
        for one in found:
            if not one.heading:
                one.lead_text, one.lead, one.own_unit = names, units_of(names), True
        return sorted(found, key=lambda one: one.start)

    def _proven(self, piece: Piece) -> bool:
        units = leading_units(piece.words)
        return units is not None and units.how != "late" and not piece.words.isupper()

    def _split_sentences(self, node: Node) -> list[Found]:
        """Two deadlines in one item are two tasks: the second begins with its own clause."""
        whole = self._of_node(node)
        assert node.piece is not None
        piece = node.piece
        if whole.strength == "label" or whole.strength == "recurring":
            return [whole]
        masked = self._masked(piece)
        phrases = [one for one in time_phrases(masked, self.first_year) if one[2] in ("strong", "mild")]
        mild = _mild_days(masked)
        if len(phrases) == 1 and mild:
            phrases = sorted({*phrases, *mild})
        elif not phrases and len(mild) > 1:
            phrases = mild
        phrases = _separate(piece.words, phrases)
        if len(phrases) < 2:
            return [whole]
        parts: list[Found] = []
        for index, (start, end, strength) in enumerate(phrases):
            if index == 0:
                whole.time_text, whole.strength = piece.words[start:end].strip(), strength
                parts.append(whole)
                continue
            begin = _clause_start(piece.words, start)
            text = piece.words[begin:]
            part = Found(
                text,
                piece.body + begin,
                list(whole.lead),
                list(whole.cooperating),
                whole.lead_text,
                whole.cooperating_text,
            )
            part.time_text, part.strength, part.own_unit = piece.words[start:end].strip(), strength, whole.own_unit
            parts.append(part)
        return parts

    # -- results

    def _heads_duties(self, node: Node) -> bool:
        """Whether the item is a heading of duties ("Tổ chức thực hiện"); asked for each item below it."""
        assert node.piece is not None
        known = self._duty_headings.get(node.piece.start)
        if known is None:
            known = is_heading(node) and _DUTIES.search(bare(node.title)) is not None
            self._duty_headings[node.piece.start] = known
        return known

    def _add(self, node: Node, found: Sequence[Found]) -> None:
        assert node.piece is not None
        section = next((one for one in node.ancestors() if is_heading(one)), None)
        duty = any(self._heads_duties(one) for one in (node, *node.ancestors()))
        path = node.path()
        if node.piece.start <= found[0].start <= node.piece.end:
            found[0].start = node.piece.start
        for index, one in enumerate(found):
            number = path if index == 0 else f"{path}#{index + 1}"
            self._append(
                one,
                number,
                node.label,
                (section.label, section.title.strip(" :")) if section else ("", ""),
                duty,
                node.end if index == len(found) - 1 else found[index + 1].start,
            )

    def _append(self, one: Found, n: str, label: str, section: tuple[str, str], duty: bool, end: int) -> None:
        period = None
        if one.time_text:
            period = parse_period(one.time_text, year=self.year, issued_on=self.issued_on, deadline=one.deadline)
        confidence = 0.9 if one.own_unit and one.time_text else 0.8 if one.own_unit or one.time_text else 0.6
        action = " ".join(one.text.split())
        self.tasks.append(
            ParsedTask(
                n=n,
                label=label,
                section_label=section[0],
                section_title=section[1],
                text=action,
                lead=tuple(one.lead),
                cooperating=tuple(one.cooperating),
                lead_text=" ".join(one.lead_text.split()),
                cooperating_text=" ".join(one.cooperating_text.split()),
                time_text=" ".join(one.time_text.split()),
                period=period,
                duty=duty,
                what=_what(action),
                start=one.start,
                end=max(end, one.start),
                confidence=confidence,
                product=one.product,
            )
        )

    def _tables(self, node: Node, items: Sequence[Piece]) -> None:
        for piece in items:
            if piece.kind != "table":
                continue
            rows, columns = read_rows(piece, self.columns)
            self.columns = columns
            for row in rows:
                lead = row.lead.text if row.lead else ""
                with_text = row.cooperating.text if row.cooperating else ""
                said = {one.role: lead[one.value_start : one.end] for one in reversed(find_labels(lead))}
                if "lead" in said or "with" in said:
                    lead, with_text = said.get("lead", ""), said.get("with", "") or with_text
                joint = re.search(r"[;,.]?\s*(?:chủ trì,? )?[Pp]hối hợp(?: với|:)?\s", lead) if not with_text else None
                if joint and joint.start():
                    lead, with_text = lead[: joint.start()], lead[joint.end() :]
                found = Found(
                    row.text.text.strip(" *_"),
                    row.text.start,
                    units_in_cell(lead),
                    units_in_cell(with_text),
                    lead,
                    with_text,
                    row.time.text.strip(" *_") if row.time else "",
                    row.deadline,
                    row.product.text if row.product else "",
                    bool(lead.strip()),
                )
                milestones = _milestones(found)
                title = row.section_title or node.title
                duty = bool(_DUTIES.search(bare(node.title))) and "nhiem vu" not in bare(node.title)
                for index, one in enumerate(milestones):
                    number = row.label if index == 0 else f"{row.label}#{index + 1}"
                    section = (row.section_label or node.label, title.strip(" :"))
                    self._append(one, number, row.label, section, duty, row.end)

    def _unnumbered(self, items: Sequence[Piece]) -> None:
        """A letter without numbers: each sentence that asks a unit for something is a task, numbered as it comes."""
        count = 0
        for piece in items:
            if piece.kind != "paragraph" or piece.text.isupper() or _NOT_A_TASK.match(bare(piece.words)):
                continue
            words = piece.words
            said = leading_units(words)
            span = (said.start, said.end) if said is not None and said.how == "given" else said_of(words)
            if span is None or _INTRODUCES.search(words):
                continue
            count += 1
            found = self._read([piece])
            found.lead_text = words[slice(*span)]
            found.lead, found.own_unit = units_of(found.lead_text), True
            if said is None or said.how != "given":
                begin = span[1]
                found.text, found.start = words[begin:].lstrip(" ,:"), piece.body + begin + 1
            self._append(found, str(count), "", ("", ""), False, piece.end)


_CLAUSES = re.compile(r"\s*[;\n]\s*")


def _milestones(row: Found) -> list[Found]:
    """A row whose time cell names several steps, each with its own day ("khởi động quý IV/2026; báo cáo quý II/2027"),
    is a task each: the first has the row's words, the others those of their step.
    """
    clauses = [clause for clause in _CLAUSES.split(row.time_text.strip(" .")) if clause]
    times = [point_in(clause) for clause in clauses]
    worded = [clause for clause, time in zip(clauses, times, strict=True) if time and len(clause) > len(time) + 8]
    if len(clauses) < 2 or not all(times) or not worded:
        return [row]
    steps: list[Found] = []
    for index, (clause, time) in enumerate(zip(clauses, times, strict=True)):
        step = replace(row, time_text=time)
        if index:
            step.text = clause
        steps.append(step)
    return steps


def _may_name_unit(node: Node) -> bool:
    """A heading of at most a dozen words over its actions, or such words with a colon before the action."""
    assert node.piece is not None
    words = node.piece.words
    head = words.split(":", 1)[0] if ":" in words[:120] else words if node.items or node.kids else ""
    return 0 < len(head.split()) <= 12 and head[:1].isupper() and not re.search(r"[.;]\s", head)


def _mild_days(text: str) -> list[tuple[int, int, str]]:
    return [
        (found.start(), found.end(), "mild")
        for found in re.finditer(r"(?<!từ )(?<!đến )[Nn]gày\s+[0-9]{1,2}/[0-9]{1,2}/(?:19|20)[0-9]{2}", text)
        if not re.search(r"(?:trước|từ|đến|hết|nhất|quá|kể từ)\s$", text[max(0, found.start() - 9) : found.start()])
    ]


def _separate(words: str, phrases: list[tuple[int, int, str]]) -> list[tuple[int, int, str]]:
    """The phrases that stand in clauses of their own (a semicolon or a full stop between them)."""
    kept: list[tuple[int, int, str]] = []
    for phrase in phrases:
        if not kept or re.search(r"[;.]\s", words[kept[-1][1] : phrase[0]]):
            kept.append(phrase)
    return kept


def _clause_start(words: str, position: int) -> int:
    starts = [found.end() for found in re.finditer(r"[;.]\s+", words[:position])]
    return starts[-1] if starts else 0


def _what(action: str) -> str:
    plain = bare(action[:160])
    for name, pattern in _DUTY_KINDS:
        if pattern.search(plain):
            return name
    return "other"


def year_of(title: str, citations: Sequence[Citation], start: int) -> int | None:
    """The year a plan's title names ("... năm 2024"), leaving out dates of documents and stretches of years."""
    masked = list(title)
    for one in citations:
        for position in range(max(0, one.start - start), min(len(masked), one.end - start)):
            masked[position] = "_"
    years = re.findall(r"năm\s+((?:19|20)[0-9]{2})(?!\s?[-–])", "".join(masked), re.IGNORECASE)
    return int(years[-1]) if years else None


__all__ += ["year_of"]
