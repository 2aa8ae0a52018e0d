"""Tasks of texts without numbers: sentences that ask a unit for something, dashes below words that introduce them."""

from __future__ import annotations

import itertools
import re
from collections.abc import Sequence
from dataclasses import replace

from .assignment import asks_whom, leading_units, said_of, units_of
from .folding import UPPER, bare
from .layout import Label, Piece
from .task_items import Found, ItemReader, closes, dashed
from .task_words import CONTENTLESS, COUNTS, INTRODUCES, NOT_A_TASK
from .unit_heads import is_unit
from .unit_words import begins_with_verb

__all__ = ["SentenceReader"]

_ASKS = re.compile(r"(?<!\w)(?:yêu cầu|đề nghị|chỉ đạo|giao)(?:\s[^.;:]{3,120})?\s?:\s*$")
_NEXT_CLAUSE = re.compile(rf"[.;]\s+(?=[{UPPER}])")
_MAY = re.compile(r"(?:có thể|sẽ|được phép|trân trọng|rất mong|chịu trách nhiệm (?:nếu|trước|khi))(?!\w)")
"""What a unit may do, or answers for, is no task of its own."""
_NEXT_SENTENCE = re.compile(rf"\.\s+(?=[{UPPER}])|;\s+(?=(?:[Gg]iao|[Đđ]ề nghị|[Yy]êu cầu)\s)")
_DONE = re.compile(r"(?:đã|đang|được|là|bị|không|cần được)(?!\w)")
"""Behind a subject: what is told of it, not laid on it."""
_MOST_SENTENCES = 40
_LONGEST_SENTENCE = 2000
_LONGEST_SUBJECT = 500
_NEEDS = re.compile(
    r"(?:nhiệm vụ|công việc|nội dung|giải pháp|việc)[^.;]{0,40}(?:sau|sau đây|như sau)\s*:?\s*$"
    r"|(?:có trách nhiệm|có nhiệm vụ|thực hiện|cần)\s*:\s*$"
)
_ISSUES = re.compile(
    r"(?:xây dựng|ban hành|lập|triển khai)\s+(?:[Kk]ế hoạch|[Cc]hương trình|[Hh]ướng dẫn)"
    r"|(?<!\w)(?:thông báo|hướng dẫn|phổ biến|lưu ý|công bố)\s"
)
_FEWEST_LABELS = 2
_LONGEST_LIST = 80
_WHEN = re.compile(
    r"(?:Thời (?:gian|hạn|điểm)|Hạn (?:chót|cuối|nộp|gửi)"
    r"|(?:Báo cáo|Kết quả|Danh sách|Hồ sơ|Ý kiến)(?! đã)[^.;:]{0,60}?\s(?:gửi|nộp)(?= về| cho| qua| theo| tới))(?!\w)"
)
_TOLD = re.compile(r"(?<!\w)đã\s[^.;]{0,300}$")
"""What was asked before is told, not asked: "ngày 16/8 Bộ đã có Công văn ... và đề nghị Sở A ..."."""


class SentenceReader(ItemReader):
    """Reads what stands outside of numbered items."""

    @staticmethod
    def _introduced(items: Sequence[Piece]) -> list[str]:
        """ "..., Thủ tướng Chính phủ yêu cầu Chủ tịch UBND các tỉnh:" in front of a list."""
        for piece in reversed(items):
            if piece.kind == "paragraph" and (units := _introduces(piece)):
                return units
        return []

    def _sentences(self, items: Sequence[Piece]) -> list[tuple[str, Found, int]]:
        """A text without numbers: each sentence that asks a unit for something is a task, each dash below words that
        introduce it, each paragraph below "... yêu cầu:" that tells units what to do; with its number and its end.
        """
        found: list[list[tuple[Found, int]]] = []
        introduced: list[str] = []
        introduced_by: list[str] = []
        asked: list[str] = []
        listing = telling = listed = False
        for piece in items:
            if piece.kind != "paragraph" or piece.text.isupper() or NOT_A_TASK.match(bare(piece.words)):
                continue
            if closes(piece) and not self._sets_day(piece):
                continue
            if dashed(piece):
                if not listing and not (listed and self._begins_with_unit(piece)):
                    continue
                if (one := self._listed(piece, introduced)) is not None:
                    found.append([(one, piece.end)])
                continue
            if telling and (parts := self._told(piece)):
                found.append(parts)
                continue
            listing = INTRODUCES.search(piece.text) is not None and not bare(piece.text[:12]).startswith("kinh ")
            listed = listed or listing
            introduced = _introduces(piece) if listing else []
            telling = telling or (listing and _ASKS.search(piece.text) is not None)
            one = None if listing else self._asked(piece) or self._asked_on(piece, asked)
            if one is None and found and self._tells_when(piece, found[-1][-1][0]):
                found[-1][-1] = (found[-1][-1][0], piece.end)
            if one is None and introduced_by and (one := self._acts(piece, introduced_by)) is None:
                introduced_by = []
            introduced_by = introduced if listing else introduced_by
            if one is not None:
                others = [] if listing else self._others(one, _behind(piece, one))
                found.append([(part, piece.end) for part in (one, *others)])
                asked = asked or [bare(name) for name in one.lead]
        return [
            (f"{count}#{part}" if part > 1 else str(count), one, end)
            for count, parts in enumerate(found, 1)
            for part, (one, end) in enumerate(parts, 1)
        ]

    def _acts(self, piece: Piece, introduced: list[str]) -> Found | None:
        """A paragraph without dash below "... đề nghị các xã thực hiện các việc sau:" that begins with an action."""
        return self._listed(piece, introduced) if begins_with_verb(piece.words) else None

    def _tells_when(self, piece: Piece, asked: Found) -> bool:
        """ "Thời gian thu phao từ ngày 8/10 tới 20/10." below a request that names no time: it is the request's."""
        if asked.time_text or _WHEN.match(piece.words) is None or len(piece.words) > _LONGEST_SUBJECT:
            return False
        labels = [one for one in self._labels_of(piece) if one.role == "time" and one.start == 0]
        phrases = [one for one in self._times_in(piece) if one[2] in ("strong", "mild", "relative")]
        if not labels and not phrases:
            return False
        start, end = (labels[0].value_start, labels[0].end) if labels else phrases[0][:2]
        asked.time_text = piece.words[start:end].strip()
        asked.strength, asked.deadline = "label" if labels else "strong", piece.words.startswith(("Thời hạn", "Hạn"))
        return True

    def _described(self, pieces: Sequence[Piece]) -> list[tuple[str, Found, int]]:
        """A request over a list that only says when, where and how many ("cụ thể:" / "1. Thời gian: ..." / "Sở A: 8
        người"): one task, at the time that the list gives; [] for any other list.
        """
        for index, piece in enumerate(pieces):
            if piece.label is not None or not INTRODUCES.search(piece.text) or bare(piece.text[:6]) == "kinh g":
                continue
            below = list(itertools.takewhile(self._describes, pieces[index + 1 : index + 1 + _LONGEST_LIST]))
            labels = [(line, one) for line in below for one in self._labels_of(line) if one.start == 0]
            times = [(line, one) for line, one in labels if one.role == "time"]
            counts = len(below) - len(labels)
            if counts < _FEWEST_LABELS and (not times or len(labels) < _FEWEST_LABELS):
                continue
            if (asked := self._asked(piece)) is None:
                continue
            if times:
                line, label = times[0]
                asked.time_text, asked.strength = line.words[label.value_start : label.end].strip(), "label"
                asked.deadline = "han" in label.label.split(":")[0]
            elif len(pieces) > (behind := index + 1 + len(below)) and not asked.time_text:
                self._takes_day(asked, pieces[behind])
            return [("1", asked, below[-1].end)]
        return []

    def _takes_day(self, asked: Found, piece: Piece) -> None:
        """ "Danh sách gửi về Sở trước ngày ..." below a list of how many: the day is the request's."""
        phrases = [one for one in self._times_in(piece) if one[2] == "strong"]
        if phrases and self._leading(piece) is None:
            asked.time_text, asked.strength = piece.words[slice(*phrases[0][:2])].strip(), "strong"

    def _sets_day(self, piece: Piece) -> bool:
        """Whether closing words set a day ("Nhận được công văn này, đề nghị các xã nộp sổ trước ngày ...")."""
        return any(strength == "strong" for _, _, strength in self._times_in(piece))

    def _describes(self, piece: Piece) -> bool:
        """Whether a paragraph says when, where, with whom or how many, and lays nothing on anybody."""
        return piece.kind == "paragraph" and (self._is_label_line(piece) or COUNTS.fullmatch(piece.words) is not None)

    def _begins_with_unit(self, piece: Piece) -> bool:
        units = self._leading(piece)
        return units is not None and units.how != "late" and not _DONE.match(piece.words, units.action)

    def _told(self, piece: Piece) -> list[tuple[Found, int]]:
        """The clauses of a paragraph that each begin with the unit that has to act, as "Sở A ...; Sở B ..."."""
        words = piece.words
        begins = [0, *(one.end() for one in _NEXT_CLAUSE.finditer(words))]
        begins = [one for one in begins if self._tells(words[one : one + _LONGEST_SUBJECT])]
        parts: list[tuple[Found, int]] = []
        for begin, end in itertools.pairwise((*begins, len(words))):
            clause = words[begin:end].rstrip()
            start = piece.body + begin
            part = replace(piece, start=start, end=start + len(clause), text=clause, words=clause, label=None)
            parts.append((self._read([part]), part.end))
        return parts

    def _other_subjects(self, whole: Found, piece: Piece) -> list[Found]:
        """The sentences of an item that lay something on other units than its first one does."""
        if not whole.own_unit or whole.strength == "label":
            return []
        words = piece.words
        parts: list[Found] = []
        for stop in itertools.islice(_NEXT_SENTENCE.finditer(words), _MOST_SENTENCES):
            clause = words[stop.end() : stop.end() + _LONGEST_SENTENCE]
            units = leading_units(clause[:_LONGEST_SUBJECT])
            if units is None or units.how not in ("subject", "given") or _MAY.match(clause, units.action):
                continue
            if clause.startswith("Đối với") or _DONE.match(clause, units.action) or NOT_A_TASK.match(bare(clause)):
                continue
            names = self._names(clause[units.start : units.end])
            if _ASKING.search(clause[: units.end]) or asks_whom(clause, units.end):
                continue
            if any(bare(name) in bare(whole.lead_text) for name in names) or not is_unit(clause[units.start :]):
                continue
            end = _NEXT_SENTENCE.search(clause)
            clause = clause[: end.start() + 1] if end else clause
            start = piece.body + stop.end()
            part = replace(piece, start=start, end=start + len(clause), text=clause, words=clause, label=None)
            if not closes(part):
                parts.append(self._read([part]))
        return parts

    def _others(self, whole: Found, piece: Piece) -> list[Found]:
        """``_other_subjects``, and a day that only their sentences name is taken from the first."""
        others = self._other_subjects(whole, piece)
        if others and whole.time_text and whole.strength != "label":
            cut = others[0].start - piece.body
            times = self._times_in(piece)
            if times and times[0][0] >= cut and piece.words[slice(*times[0][:2])].strip() == whole.time_text:
                whole.time_text, whole.strength = "", ""
        return others

    @staticmethod
    def _tells(clause: str) -> bool:
        units = leading_units(clause)
        return units is not None and units.how != "heading" and not _MAY.match(clause, units.action)

    def _listed(self, piece: Piece, introduced: list[str]) -> Found | None:
        labels = self._labels_of(piece)
        if labels and labels[0].start == 0 and labels[0].role in ("other", "time"):
            return None
        self.inherited = introduced
        one = self._read([piece])
        self.inherited = []
        return one if one.own_unit or one.time_text or introduced else None

    def _asked_on(self, piece: Piece, before: Sequence[str]) -> Found | None:
        """A paragraph that goes on with what was asked: "Đối với các bến ngang, Sở A hướng dẫn các xã ..."."""
        units = leading_units(piece.words) if before else None
        if units is None or units.how not in ("late", "subject") or _DONE.match(piece.words, units.action):
            return None
        names = [bare(name) for name in self._names(piece.words[units.start : units.end])]
        known = any(name in other or other in name for name in names for other in before)
        return self._read([piece]) if known and not _MAY.match(piece.words, units.action) else None

    def _asked(self, piece: Piece) -> Found | None:
        words = piece.words
        said = leading_units(words)
        given = said is not None and said.how == "given"
        span = (said.start, said.end) if said is not None and given else said_of(words)
        if span is None or (not given and _TOLD.search(words[: span[0]])):
            return None
        asked = words if given else words[span[1] :].lstrip(" ,:")
        if not asked or CONTENTLESS.fullmatch(words[said.action :] if given and said else asked):
            return None
        begin = 0 if given else span[0]
        found = self._read([replace(piece, words=words[begin:], label=Label("given", "", piece.body + begin))])
        found.lead_text = words[slice(*span)]
        found.lead, found.own_unit = self._names(found.lead_text), True
        found.text, found.start = (words, piece.body) if given else (asked, piece.body + span[1] + 1)
        return found


def _behind(piece: Piece, asked: Found) -> Piece:
    """A paragraph from where what it asks begins."""
    begin = max(0, min(asked.start - piece.body, len(piece.words)))
    start = piece.body + begin
    return replace(piece, start=start, text=piece.words[begin:], words=piece.words[begin:], label=None)


_ASKING = re.compile(r"\s(?:đề nghị|yêu cầu)\s")


def _introduces(piece: Piece) -> list[str]:
    if not INTRODUCES.search(piece.text):
        return []
    sentence = re.split(r"(?<=[.;])\s", piece.text)[-1]
    said = said_of(sentence)
    if said is not None:
        return units_of(sentence[slice(*said)])
    if _NEEDS.search(sentence) and not _ISSUES.search(sentence) and (subject := leading_units(sentence)) is not None:
        return units_of(sentence[subject.start : subject.end])
    return []
