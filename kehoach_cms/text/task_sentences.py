"""Tasks of texts without numbers: sentences that ask a unit for something, dashes below words that introduce them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from .assignment import leading_units, said_of, units_of
from .folding import bare
from .layout import Label, Piece
from .task_items import Found, ItemReader, dashed
from .task_words import INTRODUCES, NOT_A_TASK

__all__ = ["SentenceReader"]

_NEEDS = re.compile(
    r"(?:nhiệm vụ|công việc|nội dung|giải pháp|việc)[^.;]{0,40}(?:sau|sau đây|như sau)\s*:?\s*$"
    r"|(?:có trách nhiệm|có nhiệm vụ|thực hiện|cần)\s*:\s*$"
)
_ISSUES = re.compile(r"(?:xây dựng|ban hành|lập|triển khai)\s+(?:[Kk]ế hoạch|[Cc]hương trình|[Hh]ướng dẫn)")
_ONLY_CLOSES = re.compile(
    r"(?:yeu cau|de nghi) [^.;:]{3,120}quan tam,? (?:phoi hop,? )?(?:chi dao,? )?(?:trien khai )?thuc hien"
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

    def _sentences(self, items: Sequence[Piece]) -> list[tuple[Found, int]]:
        """A text without numbers: each sentence that asks a unit for something is a task, each dash below words that
        introduce it, with the end of each.
        """
        found: list[tuple[Found, int]] = []
        introduced: list[str] = []
        listing = False
        for piece in items:
            if piece.kind != "paragraph" or piece.text.isupper() or NOT_A_TASK.match(bare(piece.words)):
                continue
            if _ONLY_CLOSES.match(bare(piece.words[:240])):
                continue
            if dashed(piece):
                if listing and (one := self._listed(piece, introduced)) is not None:
                    found.append((one, piece.end))
                continue
            listing = INTRODUCES.search(piece.text) is not None and not bare(piece.text[:12]).startswith("kinh ")
            introduced = _introduces(piece) if listing else []
            if not listing and (one := self._asked(piece)) is not None:
                found.append((one, piece.end))
        return found

    def _listed(self, piece: Piece, introduced: list[str]) -> Found | None:
        self.inherited = introduced
        one = self._read([piece])
        self.inherited = []
        return one if one.own_unit or one.time_text or introduced else None

    def _asked(self, piece: Piece) -> Found | None:
        words = piece.words
        said = leading_units(words)
        given = said is not None and said.how == "given"
        span = (said.start, said.end) if said is not None and given else said_of(words)
        if span is None or (not given and _TOLD.search(words[: span[0]])):
            return None
        asked = words if given else words[span[1] :].lstrip(" ,:")
        if not asked:
            return None
        begin = 0 if given else span[0]
        found = self._read([replace(piece, words=words[begin:], label=Label("given", "", piece.body + begin))])
        found.lead_text = words[slice(*span)]
        found.lead, found.own_unit = self._names(found.lead_text), True
        found.text, found.start = (words, piece.body) if given else (asked, piece.body + span[1] + 1)
        return found


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
