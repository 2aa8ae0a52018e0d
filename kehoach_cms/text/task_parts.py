"""What one item holds: dashes with units or days of their own, several days in one sentence, sentences about others."""

from __future__ import annotations

import re
from collections.abc import Sequence

from .assignment import Units, who_asks
from .layout import Piece
from .outline import Node, is_heading
from .task_items import Found, assumed_units, dashed, loose
from .task_sentences import SentenceReader
from .task_steps import clause_start, mild_days, separate

__all__ = ["PartReader"]

_OWN_TIME = ("strong", "mild", "label")
_CHARGED = re.compile(r"\s+(?:có trách nhiệm|có nhiệm vụ|chịu trách nhiệm (?!trước)|chủ trì)(?!\w)")
_FOR_WHOM = re.compile(r"(?:Đối với|Về phía)\s")
"""A heading that says for whom: the one paragraph below it that begins with who acts is the task."""
_SHORT_ADVERBIAL = 40
_SETS_A_DAY = ("strong", "mild", "recurring", "ongoing", "conditional", "label")


class PartReader(SentenceReader):
    """Parts an item into the tasks that it holds."""

    def _names_units(self, piece: Piece) -> bool:
        units = self._leading(piece, alone=True)
        return units is not None and units.how != "late" and not piece.words[units.action :].strip(" .:")

    def _end(self, piece: Piece) -> int:
        """Where the units that a paragraph begins with end."""
        units = self._leading(piece)
        return units.end if units is not None else 0

    def _split_dashes(self, node: Node) -> list[Found]:
        """Dashes of an item that each carry a unit or a time of their own; [] when they belong to it as one."""
        assert node.piece is not None
        if below := self._below_units(node) or self._asked_below(node) or self._below_introduction(node):
            return below
        if labelled := self._labelled_dashes(node):
            return labelled
        dashes = [piece for piece in loose(node) if piece.label and piece.label.kind in ("dash", "plus")]
        plain = [piece for piece in dashes if not self._is_label_line(piece)]
        if len(plain) < 2 or node.kids:
            others = [piece for piece in loose(node) if piece not in dashes and self._proven(piece)]
            if others and not self._proven(node.piece):
                others = [piece for piece in others if self.inherited and _CHARGED.match(piece.words, self._end(piece))]
            if len(others) == 1 == len(loose(node)) and _FOR_WHOM.match(node.piece.words) and is_heading(node):
                return [self._read(others)] if self._names_units(node.piece) else []
            if not (dashes or node.kids or others) and (beside := self._one_apart(node)):
                return beside
            if others and not dashes and not node.kids:
                return [self._read([node.piece]), *(self._read([piece]) for piece in others)]
            return []
        read = [self._read([piece]) for piece in plain]
        both = list(zip(read, plain, strict=True))
        carrying = [(one, piece) for one, piece in both if one.time_text and one.strength in _OWN_TIME]
        headed = [(one, piece) for one, piece in both if one.heading or (one.own_unit and self._proven(piece))]
        heads = len(headed) > 1 and len(headed) * 2 >= len(read) and is_heading(node)
        if heads and len(headed) < len(read):
            headed = [(one, piece) for one, piece in both if (one, piece) in headed or self._soon_named(piece)]
        apart = len(carrying) > 1 and not (heads and len(headed) >= len(carrying))
        if apart and self._leading(node.piece, alone=True) is None:
            return [part for one, piece in carrying for part in self._deadlines(one, piece)]
        return [part for one, piece in headed for part in self._deadlines(one, piece)] if heads else []

    def _one_apart(self, node: Node) -> list[Found]:
        """ "Mỗi học kỳ tổ chức ..." among paragraphs below a heading that name no time: a task beside the heading's."""
        assert node.piece is not None
        below = loose(node)
        timed = [piece for piece in below if self._times_in(piece) or self._labels_of(piece)]
        if len(below) < 2 or len(timed) != 1 or not is_heading(node) or self._times_in(node.piece):
            return []
        if timed[0] is below[0] or self._times_in(timed[0])[:1] == [] or self._times_in(timed[0])[0][0] > 0:
            return []
        rest = self._read([node.piece, *(piece for piece in below if piece is not timed[0])])
        return [rest, self._read(timed)]

    def _labelled_dashes(self, node: Node) -> list[Found]:
        """Dashes each with label lines of their own below them ("+ Đơn vị thực hiện: ..."); [] when fewer than two."""
        groups: list[list[Piece]] = []
        for piece in loose(node):
            if self._is_label_line(piece):
                if groups:
                    groups[-1].append(piece)
            elif piece.label is not None and piece.label.kind == "dash":
                groups.append([piece])
        labelled = [group for group in groups if len(group) > 1]
        if node.kids or len(labelled) < 2 or len(labelled) * 2 < len(groups):
            return []
        return [self._read(group) for group in groups]

    def _heading_units(self, piece: Piece) -> Units | None:
        """The units that a heading names, or that it is taken for."""
        units = self._leading(piece, alone=True)
        return assumed_units(piece.words) if units is None and piece.start in self.assumed else units

    def _below_units(self, node: Node) -> list[Found]:
        """Dashes or paragraphs below a heading of units: one with a time of its own is a task of its own, the others
        are one together with the first. [] when none has one.
        """
        assert node.piece is not None
        words = node.piece.words
        units = self._heading_units(node.piece)
        taken = units is None and bool(self.inherited) and is_heading(node) and words.endswith(":")
        heads = taken or (units is not None and not words[units.action :].strip(" :.;"))
        parts = [piece for piece in loose(node) if not self._is_label_line(piece)]
        if not heads or node.kids or len(parts) < 2 or len(parts) < len(loose(node)):
            return []
        found: list[Found] = []
        rest: list[Piece] = []
        timed = False
        heading = False
        for index, piece in enumerate(parts):
            plus = _is_plus(piece)
            if heading and plus:
                continue
            heading = dashed(piece) and not plus and piece.words.endswith(":") and self._names_units(piece)
            if heading:
                found.append(self._read(_with_pluses(parts, index)))
                continue
            one = self._read([piece])
            if plus:
                rest.append(piece)
            elif piece.label is None and one.own_unit and one.time_text:
                found.append(one)
                timed = True
            elif (dashed(piece) and self._leading(piece)) or (one.time_text and one.strength in _SETS_A_DAY):
                found += self._deadlines(one, piece)
            else:
                rest.append(piece)
        paragraphs = [one for one in parts if one.label is None]
        if not found or (len(paragraphs) == len(parts) and len(found) < 2 and not timed):
            return []
        if rest and rest[0] is parts[0]:
            together = self._read([rest[0], *rest[1:]])
            together.text = "; ".join(piece.words.strip(" ;.") for piece in rest)
            found.append(together)
        names = words[units.start : units.end] if units is not None else ""
        for one in found:
            if names and not one.heading and not one.own_unit:
                one.lead_text, one.lead, one.own_unit = names, self._names(names), True
        return sorted(found, key=lambda one: one.start)

    def _below_introduction(self, node: Node) -> list[Found]:
        """ "I. Nhiệm vụ chung" over "Các xã thực hiện các việc sau:" and dashes: a dash with a day or unit of its own
        is a task, the others are one.
        """
        assert node.piece is not None
        parts = loose(node)
        if node.kids or len(parts) < 2 or not is_heading(node) or not all(dashed(piece) for piece in parts[1:]):
            return []
        units = self._introduced(parts[:1]) if parts[0].label is None else []
        if not units or self._leading(node.piece, alone=True) is not None:
            return []
        found: list[Found] = []
        rest: list[Piece] = []
        for piece in parts[1:]:
            one = self._read([piece])
            if self._proven(piece) or (one.time_text and one.strength in _SETS_A_DAY):
                found += self._deadlines(one, piece)
            else:
                rest.append(piece)
        if rest:
            together = self._read(rest)
            together.text = "; ".join(piece.words.strip(" ;.") for piece in rest)
            found.append(together)
        for one in found:
            if not one.own_unit:
                one.lead, one.lead_text, one.own_unit = list(units), "; ".join(units), True
        return sorted(found, key=lambda one: one.start)

    def _asked_below(self, node: Node) -> list[Found]:
        """ "3. Ban Thường vụ yêu cầu:" over a paragraph that begins with whom it asks, with dashes below that."""
        assert node.piece is not None
        parts = loose(node)
        if node.kids or not parts or parts[0].label is not None or not who_asks(node.piece.words):
            return []
        if not self._proven(parts[0]):
            return []
        own = [piece for piece in parts[1:] if dashed(piece) and self._proven(piece)]
        first = self._read([parts[0], *(piece for piece in parts[1:] if piece not in own)])
        return [first, *(self._read([piece]) for piece in own)]

    def _soon_named(self, piece: Piece) -> bool:
        """ "Cuối vụ, các xã tổng kết ...": a unit behind a short word of when, in a list whose dashes name units."""
        units = self._leading(piece)
        return units is not None and units.how == "late" and units.start < _SHORT_ADVERBIAL

    def _proven(self, piece: Piece) -> bool:
        units = self._leading(piece)
        return units is not None and units.how != "late" and not piece.words.isupper()

    def _split_sentences(self, node: Node) -> list[Found]:
        """Two deadlines in one item are two tasks: the second begins with its own clause."""
        assert node.piece is not None
        whole = self._of_node(node)
        parts = self._deadlines(whole, node.piece)
        return sorted([*parts, *self._others(whole, node.piece)], key=lambda one: one.start)

    def _deadlines(self, whole: Found, piece: Piece) -> list[Found]:
        """What was read of a paragraph, parted where it sets a second day."""
        if whole.strength == "label" or whole.strength == "recurring":
            return [whole]
        phrases = [one for one in self._times_in(piece) if one[2] in ("strong", "mild")]
        mild = mild_days(self._masked(piece))
        if len(phrases) == 1 and mild:
            phrases = sorted({*phrases, *mild})
        elif not phrases and len(mild) > 1:
            phrases = mild
        phrases = separate(piece.words, phrases)
        if len(phrases) < 2:
            return [whole]
        parts: list[Found] = []
        for index, (start, end, strength) in enumerate(phrases):
            if index == 0:
                whole.time_text, whole.strength = piece.words[start:end].strip(), strength
                parts.append(whole)
                continue
            begin = clause_start(piece.words, start)
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


def _with_pluses(parts: Sequence[Piece], first: int) -> Sequence[Piece]:
    """A dash with the plus signs right below it."""
    last = first + 1
    while last < len(parts) and _is_plus(parts[last]):
        last += 1
    return parts[first:last]


def _is_plus(piece: Piece) -> bool:
    return piece.label is not None and piece.label.kind == "plus"
