"""What one item of a plan says: its action, who does it, with whom, until when."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from .assignment import Labelled, Units, find_labels, given_inside, leading_units, partners, shared_cell, units_of
from .citations import Citation
from .folding import bare
from .layout import Piece
from .outline import Node
from .task_times import as_planned, at_once, ongoing_at, time_phrases

__all__ = ["Found", "ItemReader", "assumed_units", "closes", "dashed", "loose"]

_TOLD = re.compile(r"[^.:;()]{3,110}(?<!gồm):\s+(?=\w)")
_HISTORY_YEARS = 1
_FAR = 110
"""What is given to somebody behind a longer adverbial than that begins with whom it is given to."""
_GIVEN_BEHIND = re.compile(r"(?<!\w)(?:giao|giao cho|đề nghị|yêu cầu)\s+$")


_STEP = re.compile(r"Bước (?:[0-9]{1,2}|[IVX]{1,4}|một|hai|ba|bốn|năm)\s?[.:]")
"""A step of a procedure is named by what is done; who does it stands below, also behind what comes first."""
_HURRY_REACH = 300
_SHIFT = 24
"""A text has fewer letters than 2 to this: where a paragraph ends and how long it is tell it from a part of itself."""
_WAYS = ("subject", "heading", "given")
_STEP_WAYS = (*_WAYS, "late")


@dataclass(slots=True)
class Found:
    """What one item says: the action's stretch, units and time as stretches of the whole text or as words."""

    text: str
    start: int
    lead: list[str] = field(default_factory=list)
    cooperating: list[str] = field(default_factory=list)
    lead_text: str = ""
    cooperating_text: str = ""
    time_text: str = ""
    deadline: bool = False
    product: str = ""
    own_unit: bool = False
    heading: bool = False
    strength: str = ""


class ItemReader:
    """Reads items one by one. ``citations`` are masked while times are looked for: the date of a document is no
    deadline; years before ``first`` are history. ``inherited`` and ``partners`` are what items take over.
    """

    def __init__(self, citations: Sequence[Citation], first: int | None) -> None:
        self.spans = [(one.start, one.end) for one in citations]
        self.first_year = first - _HISTORY_YEARS if first else None
        self.inherited: list[str] = []
        self.partners: list[str] = []
        self.assumed: set[int] = set()
        self._labels: dict[int, list[Labelled]] = {}
        self._units: dict[tuple[int, bool], Units | None] = {}
        self._named: dict[str, list[str]] = {}
        self._times: dict[int, list[tuple[int, int, str]]] = {}
        self._read_nodes: dict[int, Found] = {}

    def _labels_of(self, piece: Piece) -> list[Labelled]:
        if ":" not in piece.words:
            return []
        known = self._labels.get(key := (piece.end << _SHIFT) + len(piece.words))
        if known is None:
            known = self._labels[key] = find_labels(piece.words)
        return known

    def _leading(self, piece: Piece, alone: bool = False) -> Units | None:
        """The units that a paragraph begins with (``leading_units``); several steps ask for them."""
        key = ((piece.end << _SHIFT) + len(piece.words), alone)
        if key not in self._units:
            self._units[key] = leading_units(piece.words, alone)
        return self._units[key]

    def _names(self, words: str) -> list[str]:
        """The units of a stretch (``units_of``); a plan names the same ones again and again."""
        known = self._named.get(words)
        if known is None:
            known = self._named[words] = units_of(words)
        return list(known)

    def _times_in(self, piece: Piece) -> list[tuple[int, int, str]]:
        """The times that a paragraph names, mentions of documents left out."""
        known = self._times.get(key := (piece.end << _SHIFT) + len(piece.words))
        if known is None:
            known = self._times[key] = time_phrases(self._masked(piece), self.first_year)
        return known

    def _is_label_line(self, piece: Piece) -> bool:
        labels = self._labels_of(piece)
        return bool(labels) and labels[0].start == 0

    def _of_node(self, node: Node) -> Found:
        """What an item says, with the dashes, paragraphs and lower items below it."""
        assert node.piece is not None
        known = self._read_nodes.pop(node.piece.start, None)
        if known is not None:
            return known
        pieces = [node.piece, *loose(node)]
        for kid in node.walk():
            assert kid.piece is not None
            pieces += [kid.piece, *loose(kid)]
        return self._read(pieces)

    def _read(self, pieces: Sequence[Piece]) -> Found:
        head = pieces[0]
        labels: list[tuple[Piece, Labelled]] = []
        for piece in pieces:
            labels += [(piece, one) for one in self._labels_of(piece)]
        words = self._action(head, labels)
        found = Found(words, head.body)
        below = [piece for piece in pieces[1:] if not self._is_label_line(piece)]
        self._units_from_head(found, head, len(pieces) > 1, below)
        alone = len(below) == 1 or all(piece.label is None for piece in below)
        if not found.own_unit and below and alone and below[0].label is None and len(head.words) < 160:
            self._unit_below(found, below[0], _STEP_WAYS if _is_step(head) else _WAYS)
        if found.own_unit and len(below) == 1 and len(pieces) == 2 and head.words.startswith("Đối với"):
            self._unit_below(found, below[0], ("given",))
        self._units_from_labels(found, labels)
        self._units_inside(found, pieces)
        self._time(found, pieces, labels)
        return found

    def _action(self, head: Piece, labels: Sequence[tuple[Piece, Labelled]]) -> str:
        """The action's words: the paragraph without the label lines that stand in it."""
        words = head.words
        inside = [one for piece, one in labels if piece is head and one.role != "other"]
        return words[: inside[0].start].rstrip(" ;,.(-+–") if inside and inside[0].start > 12 else words

    def _units_from_head(self, found: Found, head: Piece, more: bool, below: Sequence[Piece]) -> None:
        words = found.text
        units = self._leading(head, more) if words == head.words else leading_units(words, alone=more)
        if units is None and head.start in self.assumed:
            units = assumed_units(words)
        if units is None:
            return
        found.lead_text = words[units.start : units.end]
        found.lead = self._names(found.lead_text)
        found.own_unit = True
        found.heading = units.how == "heading"
        action = units.action
        if not found.heading and (told := _TOLD.match(words, units.end)) is not None:
            found.heading, action = True, told.end()
        if found.heading and words[action:].strip():
            found.text = words[action:]
            found.start = head.body + action
        elif below and (found.heading or not words[action:].strip(" .:;")):
            found.text = "; ".join(piece.words.strip(" ;.") for piece in below)
            found.start = below[0].body
        elif (
            units.how == "late"
            and units.start > _FAR
            and ". " not in words[: units.start]
            and _GIVEN_BEHIND.search(words[max(0, units.start - 12) : units.start])
        ):
            found.text, found.start = words[units.start :], head.body + units.start
        elif ongoing := ongoing_at(words, units.end):
            found.time_text, found.strength = words[slice(*ongoing)], "ongoing"

    def _unit_below(self, found: Found, piece: Piece, ways: Sequence[str]) -> None:
        """A heading that names no unit, or a group ("Đối với các hội"), over one paragraph that names who acts."""
        units = self._leading(piece)
        if units is not None and units.how in ways:
            found.lead_text = piece.words[units.start : units.end]
            found.lead, found.own_unit = self._names(found.lead_text), True

    def _units_from_labels(self, found: Found, labels: Sequence[tuple[Piece, Labelled]]) -> None:
        for piece, one in labels:
            value = " ".join(piece.words[one.value_start : one.end].split())
            if one.role == "lead" and value:
                lead, others = shared_cell(value)
                if found.own_unit and not found.lead_text:
                    continue
                found.lead_text, found.lead, found.own_unit = lead, self._names(lead), True
                if others:
                    self._join(found, others)
            elif one.role == "with" and value:
                self._join(found, value)
            elif one.role == "product" and value:
                found.product = value

    def _join(self, found: Found, words: str) -> None:
        found.cooperating_text = f"{found.cooperating_text}; {words}" if found.cooperating_text else words
        found.cooperating += self._new_names(found, words)

    def _new_names(self, found: Found, words: str) -> list[str]:
        """The units of a stretch that are not among the partners yet, however their first letters are written."""
        known = {name.lower() for name in found.cooperating}
        return [name for name in self._names(words) if name.lower() not in known]

    def _units_inside(self, found: Found, pieces: Sequence[Piece]) -> None:
        """ "(Giao Sở A chủ trì, phối hợp với Sở B)" inside an item, and partners wherever they are named."""
        for piece in pieces:
            words = piece.words
            if not found.own_unit and (given := given_inside(words)) is not None:
                found.lead_text = words[slice(*given)]
                found.lead, found.own_unit = self._names(found.lead_text), True
            if piece is not pieces[0] and self._labels_of(piece):
                continue
            for span in partners(words):
                names = self._new_names(found, words[slice(*span)])
                if names:
                    found.cooperating += names
                    found.cooperating_text = "; ".join(filter(None, (found.cooperating_text, words[slice(*span)])))
        if not found.own_unit and self.inherited:
            found.lead = list(self.inherited)
            found.lead_text = "; ".join(found.lead)
            if not found.cooperating:
                found.cooperating = list(self.partners)
                found.cooperating_text = "; ".join(found.cooperating)

    def _time(self, found: Found, pieces: Sequence[Piece], labels: Sequence[tuple[Piece, Labelled]]) -> None:
        timed = [(piece, one) for piece, one in labels if one.role == "time"]
        if timed:
            piece, one = timed[0]
            found.time_text = piece.words[one.value_start : one.end].strip()
            found.deadline = "han" in one.label.split(":")[0] or "hoan thanh" in one.label
            found.strength = "label"
            return
        for piece in pieces:
            if piece.label and piece.label.kind == "star":
                continue
            phrases = self._times_in(piece)
            if phrases and (not found.time_text or phrases[0][2] == "strong"):
                start, end, found.strength = phrases[0]
                found.time_text = piece.words[start:end].strip()
                return
        hurried = not found.time_text and "hẩn trương" in found.text[:_HURRY_REACH]
        if hurried and (hurry := at_once(found.text, self._action_at(found.text))) is not None:
            found.time_text, found.strength = found.text[slice(*hurry)], "immediate"
        if found.time_text or found.own_unit:
            return
        words = pieces[0].words
        if len(words) < 220 and (planned := as_planned(words)):
            found.time_text, found.strength = words[slice(*planned)], "conditional"

    @staticmethod
    def _action_at(text: str) -> int:
        """Where the action begins in the words of an item: behind its units, if it names any."""
        units = leading_units(text)
        return units.action if units is not None and units.how in _WAYS else 0

    def _masked(self, piece: Piece) -> str:
        """The words with the mentions of documents blanked out, as long as before."""
        spans = self._spans_in(piece.start, piece.end)
        if not spans:
            return piece.words
        words = list(piece.words)
        base = piece.body
        for start, end in spans:
            for position in range(max(0, start - base), min(len(words), end - base)):
                words[position] = "_"
        return "".join(words)

    def _spans_in(self, start: int, end: int) -> list[tuple[int, int]]:
        low, high = 0, len(self.spans)
        while low < high:
            middle = (low + high) // 2
            if self.spans[middle][1] <= start:
                low = middle + 1
            else:
                high = middle
        found = []
        while low < len(self.spans) and self.spans[low][0] < end:
            found.append(self.spans[low])
            low += 1
        return found


def _is_step(head: Piece) -> bool:
    return (head.label is not None and head.label.kind == "step") or _STEP.match(head.words) is not None


def assumed_units(words: str) -> Units:
    """The heading, or what stands before its colon, as the units of an item that is known to begin with some."""
    head = words.split(":", 1)[0].rstrip(" .;")
    action = words.find(":") + 1 or len(words)
    return Units(
        len("Đối với ") if head.startswith("Đối với ") else 0,
        len(head),
        action + len(words[action:]) - len(words[action:].lstrip()),
        "heading",
    )


_CLOSES = re.compile(
    r"tren day la|[^.;:]{0,60}(?:tran trong (?:cam on|de nghi|thong bao|bao cao)|rat mong)"
    r"|[^.;:]{4,60} thong bao (?:de|den|toi) [^.;]{3,120}(?:biet|thuc hien)"
    r"|trong qua trinh (?:to chuc |trien khai |thuc hien)|nhan duoc (?:van ban|cong van|ke hoach) nay"
    r"|(?:ke hoach|nghi quyet|chi thi|quyet dinh|chuong trinh|ket luan|huong dan|thong bao|van ban|cong van) nay"
    r" (?:da )?(?:co|duoc|thay|het|gom|pho bien)"
    r"|(?:yeu cau|de nghi) [^.;:]{3,120}quan tam,? (?:phoi hop,? )?(?:chi dao,? )?(?:trien khai )?thuc hien"
    r"|(?:[^.;:,]{4,60} )?(?:yeu cau|de nghi) [^.;:]{3,120}(?:nghiem tuc|nghiem chinh|nghiem|to chuc|trien khai"
    r"|khan truong) (?:trien khai )?(?:va )?(?:to chuc )?thuc hien"
    r"(?:\s?[./]|\s*$| (?:tot |nghiem |day du |nghiem tuc )*(?:(?:cac|nhung) noi dung|noi dung|ke hoach|thong bao"
    r"|chi thi|cong van|van ban|chuong trinh))"
)
"""Paragraphs that close a document: they belong to no item, though they stand below the last one."""


def _is_furniture(piece: Piece) -> bool:
    """A rule, the mark of a page's end or a page's number between the paragraphs of an item."""
    return piece.text.isdigit() or all(line.rule for line in piece.lines)


def closes(piece: Piece) -> bool:
    """Whether a paragraph is nothing but the words that close a document."""
    return _CLOSES.match(bare(piece.words[:240])) is not None


def loose(node: Node) -> tuple[Piece, ...]:
    """The paragraphs below an item, without the words that close the document; many steps ask for them."""
    if node.loose is None:
        node.loose = _loose(node)
    return node.loose


def _loose(node: Node) -> tuple[Piece, ...]:
    pieces = [piece for piece in node.items if piece.kind == "paragraph" and not _is_furniture(piece)]
    while pieces and pieces[-1].label is None and closes(pieces[-1]):
        pieces.pop()
    return tuple(pieces)


def dashed(piece: Piece) -> bool:
    return piece.label is not None and piece.label.kind in ("dash", "plus")
