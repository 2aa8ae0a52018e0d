"""Tasks of a plan or directive: from numbered items, label lines, unit headings and tables.

A task is an item that lays an action on somebody or sets a date for one. The lowest numbered item with a unit or a
time of its own counts; dashes below it belong to it unless several of them carry their own. Aims, principles,
money rules and closing words are none.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date

from .assignment import asks_whom, find_labels, partners, shared_cell, units_in_cell
from .citations import Citation
from .document import ParsedTask
from .event_days import counted_from, day_of_event
from .folding import bare
from .layout import Piece
from .outline import LOW_RANKS, Node, is_heading
from .periods import Period, parse_period
from .task_items import Found, dashed, loose
from .task_parts import PartReader
from .task_steps import milestones
from .task_tables import read_rows
from .task_words import (
    AGENDA,
    CLOSING,
    COUNTS,
    DUTIES,
    GROUNDS,
    LISTS_CASES,
    NO_TASKS,
    NOT_A_TASK,
    TASKS,
    TITLE_LENGTH,
    WATCHES,
    may_name_unit,
    what_is_asked,
)
from .unit_words import begins_with_verb

__all__ = ["TaskReader"]


class TaskReader(PartReader):
    """Reads tasks out of an outline. ``year`` and ``issued_on`` complete times; ``guarded`` asks for proof.

    ``citations`` are masked while times are looked for: the date of a document is no deadline. A ``guarded``
    document (a letter, a decision) has tasks only where a unit or a time is named, ``rules`` only below a heading of
    duties or of units. In an order (``points``) each numbered action below a unit is a task. ``grounds`` are where the
    items of a list of grounds begin. ``raw_span`` leads a task back to the raw text; ``stretches`` keeps where each
    stands in the cleaned one.
    """

    def __init__(
        self,
        citations: Sequence[Citation],
        *,
        year: int | None,
        issued_on: date | None,
        guarded: bool,
        rules: bool,
        points: bool,
        grounds: frozenset[int],
        raw_span: Callable[[int, int], tuple[int, int]],
    ) -> None:
        super().__init__(citations, issued_on.year if issued_on else year)
        self.year, self.issued_on, self.guarded, self.rules = year, issued_on, guarded, rules
        self.points, self.grounds = points, grounds
        self.tasks: list[ParsedTask] = []
        self.stretches: list[tuple[int, int]] = []
        self._raw_span = raw_span
        self.columns: dict[str, int] | None = None
        self._duty_headings: dict[int, bool] = {}
        self._periods: dict[tuple[str, bool], Period] = {}

    def read(self, root: Node) -> tuple[ParsedTask, ...]:
        """All tasks below the root, in reading order."""
        if reported := self._reported(root):
            self._append(reported, "1", "", ("", ""), False, root.kids[-1].end)
            return tuple(self.tasks)
        self.inherited = self._introduced(root.items)
        self._tables(root, root.items)
        self._assume_codes(root.kids)
        top = any(_heads_section(kid) for kid in root.kids) and not self._tells_units(root.kids)
        told = self.guarded and not self.rules and self._tells_units(root.kids)
        begun = root.kids[0].rank if top and not _heads_section(root.kids[0]) else ""
        for kid in root.kids:
            begun = begun if kid.rank == begun and kid.rank in LOW_RANKS else ""
            open_list = not self.rules and (not top or bool(begun) or kid.rank == "article")
            self._node(kid, allowed=not top and not self.guarded, open_list=open_list, told=told and open_list)
        if not self.tasks:
            paragraphs = [piece for piece in root.pieces() if piece.kind == "paragraph"]
            asked = self._described(paragraphs) or ([] if root.kids else self._sentences(root.items))
            for number, found, end in asked:
                self._append(found, number, "", ("", ""), False, end)
        return self._counted([self._with_time_of_others(task) for task in self.tasks], root)

    def _reported(self, root: Node) -> Found | None:
        """ "... đề nghị các xã báo cáo theo các nội dung sau:" over what the report is about: one task, that of the
        paragraph below the list where it asks again and sets a day.
        """
        pieces = [piece for piece in root.items if piece.kind == "paragraph"]
        if not pieces or len(root.kids) < 2 or _REPORTS_ON.search(pieces[-1].text) is None:
            return None
        heads = [kid.piece for kid in root.kids if kid.piece is not None and not kid.kids]
        if len(heads) < len(root.kids) or any(begins_with_verb(one.words) or self._leading(one) for one in heads):
            return None
        if any(self._times_in(one) for one in heads):
            return None
        below = [piece for piece in root.kids[-1].items if piece.kind == "paragraph" and piece.label is None]
        again = (one for piece in below if self._sets_day(piece) and (one := self._asked(piece)) is not None)
        return next(again, None) or self._asked(pieces[-1])

    def _with_time_of_others(self, task: ParsedTask) -> ParsedTask:
        """ "theo thời gian tại khoản 1 Công văn này": the last day of the item that the words name."""
        if task.period is None or task.period.kind != "relative" or task.period.end is not None:
            return task
        named = _OTHER_ITEM.search(task.time_text)
        ends = [one.period.end for one in self.tasks if named and one.period and one.label == named.group(1)]
        return replace(task, period=replace(task.period, end=ends[0])) if ends else task

    def _counted(self, tasks: list[ParsedTask], root: Node) -> tuple[ParsedTask, ...]:
        """The tasks, "trước 05 ngày tổ chức Hội nghị" with its last day where the text says when that is."""
        open_ends = [i for i, one in enumerate(tasks) if one.period and one.period.kind == "relative"]
        event = day_of_event(root.pieces(), self.year, self.issued_on) if open_ends else None
        for index in open_ends:
            period = tasks[index].period
            if event is not None and period is not None and period.end is None:
                end = counted_from(tasks[index].time_text, event)
                tasks[index] = replace(tasks[index], period=replace(period, end=end))
        return tuple(tasks)

    # -- walking

    def _node(self, node: Node, allowed: bool, open_list: bool, told: bool = False) -> None:
        """``allowed``: under a heading of tasks, every item counts; ``open_list``: items with proof count; ``told``:
        the other items of the list tell units what to do.
        """
        if node.piece is not None and node.piece.start in self.grounds:
            return
        words = node.title
        title = bare(words[:TITLE_LENGTH]).strip()
        heading = is_heading(node)
        closing = CLOSING.search(title) or (len(words) > TITLE_LENGTH and CLOSING.search(bare(words[-TITLE_LENGTH:])))
        if heading and NO_TASKS.match(title) and not (TASKS.search(title) and "nhiem vu" in title):
            return
        if NOT_A_TASK.match(title) or (closing and not node.kids) or _goes_on_closing(node):
            return
        if heading:
            allowed, open_list = self._under(node, title, allowed, open_list)
        before = len(self.tasks)
        self._tables(node, node.items)
        if len(self.tasks) > before and not node.kids and heading and not loose(node):
            return
        kept = (self.inherited, self.partners)
        if node.kids:
            self.inherited, self.partners = self._inherit(node)
        if node.kids and any(GROUNDS.match(bare(piece.words)) for piece in loose(node)[-1:]):
            node.kids = []
        if node.kids and self._heads_duties(node):
            self._assume_units(node)
        if node.kids and self._kids_carry(node):
            told = self.guarded and open_list and self._tells_units(node.kids)
            for kid in node.kids:
                self._node(kid, allowed, open_list, told)
            self.inherited, self.partners = kept
            return
        self.inherited, self.partners = kept
        if node.piece is not None and node.piece.words.isupper() and not node.kids:
            self._loose_section(node, allowed, open_list and WATCHES.fullmatch(title) is not None)
            return
        self._item(node, allowed, open_list, told)

    def _tells_units(self, kids: Sequence[Node]) -> bool:
        """Whether most items of a list begin with the unit that has to act."""
        telling = [kid for kid in kids if kid.piece and self._leading(kid.piece, alone=bool(kid.kids))]
        return len(telling) > 1 and len(telling) * 2 > len(kids)

    def _under(self, node: Node, title: str, allowed: bool, open_list: bool) -> tuple[bool, bool]:
        """``allowed`` and ``open_list`` for what stands below a heading."""
        if AGENDA.fullmatch(title):
            return False, True
        if self.rules:
            return allowed, open_list or DUTIES.search(title) is not None or self._heads_units(node)
        if TASKS.search(title) and (node.piece is not None and (node.piece.words.isupper() or node.kids)):
            return True, True
        return allowed, open_list or (not self.guarded and WATCHES.fullmatch(title) is not None)

    def _heads_units(self, node: Node) -> bool:
        """Whether a heading names units and nothing else ("Điều 5. Sở Xây dựng")."""
        return node.piece is not None and self._names_units(node.piece)

    def _loose_section(self, node: Node, allowed: bool, proven: bool) -> None:
        """A section without numbers: its dashes and the paragraphs that begin with a unit are its tasks; ``proven``
        asks for a unit in each.
        """
        if not allowed and not proven:
            return
        pieces = [piece for piece in loose(node) if allowed or self._proven(piece)]
        begins = [
            i for i, one in enumerate(pieces) if not self._is_label_line(one) and (dashed(one) or self._leading(one))
        ]
        found: list[Found] = []
        for index, first in enumerate(begins):
            last = begins[index + 1] if index + 1 < len(begins) else len(pieces)
            if NOT_A_TASK.match(bare(pieces[first].words)) or CLOSING.search(bare(pieces[first].words)):
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
        own = self._leading(node.piece, alone=True)
        heads_units = own is not None and own.how in ("heading", "given", "subject")
        kids = [self._of_node(kid) for kid in node.kids]
        self._read_nodes |= {kid.piece.start: read for kid, read in zip(node.kids, kids, strict=True) if kid.piece}
        if any(kid.time_text for kid in kids) or any(kid.own_unit for kid in kids):
            return True
        if self.points and heads_units and len(kids) > 1:
            return True
        if any(kid.kids for kid in node.kids) and not heads_units:
            return True
        return section or (is_heading(node) and not heads_units)

    def _assume_units(self, node: Node) -> None:
        """Below "Tổ chức thực hiện" short headings stand for units even where no list knows their names: where most
        of them are known, the others are taken for units too.
        """
        heads = [kid.piece for kid in node.kids if kid.piece is not None and may_name_unit(kid)]
        known = [kid for kid in node.kids if kid.piece is not None and self._leading(kid.piece, alone=True) is not None]
        if len(node.kids) > 2 and len(known) * 2 >= len(node.kids):
            self.assumed |= {piece.start for piece in heads}

    def _assume_codes(self, kids: Sequence[Node]) -> None:
        """Headings that are letters standing for a name ("CPXD:") are units where another of their list is one."""
        heads = [kid.piece for kid in kids if kid.piece is not None and (kid.items or kid.kids)]
        codes = [piece for piece in heads if _CODE.fullmatch(piece.words)]
        known = [piece for piece in heads if piece not in codes and self._names_units(piece)]
        if codes and known and len(codes) + len(known) == len(kids):
            self.assumed |= {piece.start for piece in codes}

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
        units = self._leading(node.piece, alone=True)
        if node.piece.start in self.assumed and _CODE.fullmatch(words):
            return [words.rstrip(" :.")], []
        if units is not None and asks_whom(words, units.end) and (introduced := self._introduced([node.piece])):
            return introduced, []
        if units is not None and not words.isupper():
            named = [name for span in partners(words) for name in self._names(words[slice(*span)])]
            return self._names(words[units.start : units.end]), named
        introduced = self._introduced([node.piece, *node.items])
        return (introduced, []) if introduced else (self.inherited, self.partners)

    # -- one item

    def _item(self, node: Node, allowed: bool, open_list: bool, told: bool) -> None:
        assert node.piece is not None
        dashes = self._split_dashes(node)
        found = dashes or self._split_sentences(node)
        proven = any(one.own_unit or one.time_text or (one.lead and self.inherited) for one in found)
        proven = proven or (told and begins_with_verb(node.title))
        if not (allowed or (open_list and proven)):
            return
        if self.guarded and not proven:
            return
        if not any(letter.isalpha() for letter in found[0].text):
            return
        if LISTS_CASES.search(node.piece.words) or self._counts(node):
            return
        labels = self._labels_of(node.piece)
        if len(found) > 1 and _closes(found[-1].text):
            found = found[:-1]
        if labels and labels[0].start == 0 and labels[0].role in ("other", "time") and not found[0].own_unit:
            return
        self._add(node, found)

    @staticmethod
    def _counts(node: Node) -> bool:
        """Whether an item says how many, with nothing to do below it."""
        acts = any(dashed(piece) and begins_with_verb(piece.words) for piece in node.items)
        return node.piece is not None and not acts and COUNTS.fullmatch(node.piece.words) is not None

    # -- results

    def _heads_duties(self, node: Node) -> bool:
        """Whether the item is a heading of duties ("Tổ chức thực hiện"); asked for each item below it."""
        assert node.piece is not None
        known = self._duty_headings.get(node.piece.start)
        if known is None:
            known = is_heading(node) and DUTIES.search(bare(node.title)) is not None
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

    def _period(self, words: str, deadline: bool) -> Period:
        """``parse_period``, with the document's year; "Thường xuyên" and the like stand in a plan many times."""
        known = self._periods.get((words, deadline))
        if known is None:
            known = parse_period(words, year=self.year, issued_on=self.issued_on, deadline=deadline)
            self._periods[words, deadline] = known
        return known

    def _append(self, one: Found, n: str, label: str, section: tuple[str, str], duty: bool, end: int) -> None:
        period = None
        if one.time_text:
            period = self._period(one.time_text, one.deadline)
        confidence = 0.9 if one.own_unit and one.time_text else 0.8 if one.own_unit or one.time_text else 0.6
        action = " ".join(one.text.split())
        self.stretches.append((one.start, max(end, one.start)))
        start, end = self._raw_span(*self.stretches[-1])
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
                what=what_is_asked(action),
                start=start,
                end=end,
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
                if not with_text:
                    lead, with_text = shared_cell(lead)
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
                steps = milestones(found)
                title = row.section_title or node.title
                duty = bool(DUTIES.search(bare(node.title))) and "nhiem vu" not in bare(node.title)
                for index, one in enumerate(steps):
                    number = row.label if index == 0 else f"{row.label}#{index + 1}"
                    section = (row.section_label or node.label, title.strip(" :"))
                    self._append(one, number, row.label, section, duty, row.end)


def _heads_section(node: Node) -> bool:
    """Whether an item heads a section of tasks: with items below it, not just a line of a list with its dashes."""
    if not is_heading(node) or not TASKS.search(bare(node.title)):
        return False
    return bool(node.kids) or (node.piece is not None and (node.piece.words.isupper() or node.piece.heading > 0))


_CLOSES = re.compile(
    r"(?:de nghi|yeu cau) (?:cac|thu truong)[^.;]{0,80}(?:nghiem tuc|nghiem chinh)"
    r"|van phong [^.;]{3,40}thong bao (?:de|den)|(?:yeu cau|de nghi)[^.;]{0,60}thuc hien nghiem|tren day la"
)
"""The words that close a letter, where they stand below its last item."""


def _goes_on_closing(node: Node) -> bool:
    """An article that says who carries the document out, in two paragraphs: a line's end parted them."""
    if node.rank != "article" or node.kids or len(below := loose(node)) != 1:
        return False
    return len(below[0].words) <= TITLE_LENGTH and CLOSING.search(bare(below[0].words)) is not None


_REPORTS_ON = re.compile(
    r"(?<!\w)báo cáo(?!\w)[^.;:]{0,200}(?:nội dung|vấn đề|mục)(?: [^.;:,]{1,20})?"
    r"(?: sau| sau đây| như sau| dưới đây)?\s?:$"
)
_OTHER_ITEM = re.compile(r"(?:khoản|điểm|mục|nội dung) (\w{1,4})(?: [^.;]{0,40})?(?:Công văn|Kế hoạch|văn bản|này)")
_CODE = re.compile(r"(?:[Cc]ác )?(?=(?:[A-ZĐa-z]{0,6}[A-ZĐ]){3})[A-ZĐa-z]{3,9}(?: \([^()]{2,40}\))?\s?:")


def _closes(words: str) -> bool:
    plain = bare(words)
    return NOT_A_TASK.match(plain) is not None or _CLOSES.match(plain) is not None
