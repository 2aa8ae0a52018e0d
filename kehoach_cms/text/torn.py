"""A letterhead whose lines a web page or a scanner broke: the halves are put together before the head is read.

Copies of law portals break each cell of a letterhead anywhere ("CỘNG" / "HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Số:" /
"11/2001/QĐ-UB"). Only lines that make no sense alone are joined; the list keeps its length, so indexes stay true.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from .cleaning import Clean
from .folding import UPPER, bare
from .header_forms import BODY
from .layout import Line

__all__ = ["mended"]

_REACH = 40
_MOTTO = re.compile(
    r"cong h[o0]a xa hoi chu n[gq]hia viet nam|doc lap ?[-_.] ?tu do ?[-_.] ?hanh phuc|dang cong san viet nam$"
)
_BODY = re.compile(r"uy ban nhan[ *]+dan|hoi dong nhan[ *]+dan|mat tran to[ *]+quoc")
_NUMBER_ALONE = re.compile(r"so\s?:?$")
_DIGIT = re.compile(r"[0-9]|/|…|\.\.")
_WORD_ALONE = re.compile(rf"[{UPPER}]{{1,7}}$")
_DATE_OPEN = re.compile(r"(?:ngay|thang|nam)(?:\s[0-9]{1,2})?$")
_DATE_REST = re.compile(r"(?:[0-9]{1,2}(?!\w)|thang|nam|[12][0-9]{3})")


def mended(clean: Clean, lines: Sequence[Line]) -> list[Line]:
    """The lines with torn ones of the head joined: the first half holds both, the second is an empty rule."""
    result = list(lines)
    above: int | None = None
    for index, line in enumerate(result[:_REACH]):
        if not line.text or line.cells or line.rule or line.heading:
            above = None
            continue
        if above is not None and _torn(result[above].text, line.text):
            start = result[above].start
            result[above] = replace(result[above], end=line.end, text=clean.text[start : line.end].replace("\n", " "))
            result[index] = replace(line, text="-", rule=True)
            continue
        above = index
    return result


def _torn(above: str, below: str) -> bool:
    """Whether two lines are halves of one."""
    first, second = bare(above), bare(below)
    if _NUMBER_ALONE.fullmatch(first):
        return _DIGIT.match(second) is not None
    if _DATE_OPEN.search(first) and len(first) < 60:
        return _DATE_REST.match(second) is not None
    both = f"{first} {second}"
    for phrase in (_MOTTO, _BODY):
        if phrase.search(both) and not phrase.search(first) and not phrase.search(second):
            return True
    if second.endswith("|") and "|" not in first and above.isupper() and below.isupper() and not BODY.match(second):
        return True
    return _WORD_ALONE.match(above) is not None and below.isupper() and below[0].isalpha()
