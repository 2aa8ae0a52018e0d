"""What a letter is about, where a copy moved it: behind the recipients, or above "Kính gửi" of a text without head."""

from __future__ import annotations

import re
from collections.abc import Sequence

from .folding import bare
from .layout import Line, Piece

__all__ = ["subject_above_address", "subject_at_end"]

_REACH = 40
_LINES = 4
_MARK = re.compile(r"v\s?/\s?v\s{0,9}[:.]?\s{1,9}(?=\S)|ve viec\s?:?\s{1,9}(?=\S)")
_SHORTEST, _LONGEST = 20, 400


def subject_at_end(lines: Sequence[Line], first: int) -> tuple[int, int] | None:
    """The stretch of "V/v ..." among the lines from ``first`` on, near the signature; None when there is none."""
    for index in range(max(first, len(lines) - _REACH, 0), len(lines)):
        found = _MARK.match(bare(lines[index].text))
        if found is None or lines[index].cells:
            continue
        last = index
        while last + 1 < len(lines) and last - index < _LINES - 1 and _goes_on(lines[last + 1]):
            last += 1
        return lines[index].start + found.end(), lines[last].end
    return None


def _goes_on(line: Line) -> bool:
    return bool(line.text) and line.text[0].islower() and not line.cells and not line.rule


_PAGE_DAY = re.compile(r"(?:(?:Cập nhật|Ngày đăng|Ngày cập nhật|Đăng lúc)[^0-9\n]{0,12})?[0-9][0-9:/., APMhg|-]{5,36}")
"""When a page was put up ("8/24/2026 9:49:07 AM", "Cập nhật: 08:51 17/04/2026")."""


def subject_above_address(pieces: Sequence[Piece]) -> tuple[int, int] | None:
    """The stretch of the first line of a text whose second one begins with "Kính gửi", the day of the page between
    them or not; None when it is no subject.
    """
    if len(pieces) > 2 and _PAGE_DAY.fullmatch(pieces[1].text.strip()) is not None:
        pieces = [pieces[0], *pieces[2:3]]
    if len(pieces) < 2 or not bare(pieces[1].text[:12]).startswith("kinh gui"):
        return None
    first = pieces[0]
    if first.kind != "paragraph" or first.label is not None or not _SHORTEST <= len(first.text) <= _LONGEST:
        return None
    if first.text.rstrip()[-1:] in ".;:," or first.text.isupper():
        return None
    found = _MARK.match(bare(first.text))
    return first.start + (found.end() if found else 0), first.end
