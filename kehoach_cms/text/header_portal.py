"""Heads that a portal makes of its own words: "Kết luận số 12-KL/TW" alone, below it "Kết luận số 12-KL/TW ngày ... của
Bộ Chính trị về ..." or "... toàn văn Kết luận số 12-KL/TW:"; "Thông báo về việc ..." right above "Kính gửi:".
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from .bodies import body_end
from .folding import bare
from .header_bare import BareHead
from .header_forms import MOTTO, NUMBER_HERE, PLACE_DATE, parse_longest
from .kinds import Kind, kind_by_name
from .layout import Line

__all__ = ["addressed_below", "named_above_address", "named_by_portal"]

_NUMBER = re.compile(rf"\s{{1,3}}(?:số|SỐ)\s?:?\s{{1,3}}({NUMBER_HERE.pattern})")
_DAY = re.compile(
    r",?\s\(?ngày\s(?:[0-9]{1,2}[/.-][0-9]{1,2}[/.-][0-9]{4}|[0-9]{1,2}\stháng\s[0-9]{1,2}\snăm\s[0-9]{4})\)?,?"
)
_OF = re.compile(r"\s{1,3}của\s{1,3}(?=\w)")
_ABOUT = re.compile(r",?\s{1,3}(?:[Vv]ề (?:việc )?|V/v:?\s)(?=\S)")
_REACH = 6
_LONGEST = 700
_FURNITURE = 24
"""A line of a page's own words above the subject is no longer than that ("In trang")."""


def named_by_portal(lines: Sequence[Line]) -> BareHead | None:
    """Reads a first line that is nothing but kind and number, where a line below says whose it is and what it is
    about, or that the whole text follows.
    """
    head = [index for index, line in enumerate(lines[: 4 * _REACH]) if line.text and not line.rule][:_REACH]
    if len(head) < 2 or lines[head[0]].cells:
        return None
    first = lines[head[0]]
    named = _kind_at(first.text)
    numbered = _NUMBER.match(first.text, named[1]) if named else None
    number, used = parse_longest(numbered.group(1)) if numbered else (None, 0)
    if named is None or numbered is None or number is None:
        return None
    stop = numbered.start(1) + used
    if first.text[stop:].strip(" .:*") and _DAY.fullmatch(first.text, stop) is None:
        return None
    span = (first.start + numbered.start(1), first.start + stop)
    whole = any("toàn văn" in lines[index].text for index in head[1:])
    for index in head[1:]:
        line = lines[index]
        at = line.text.find(first.text[:stop])
        if at < 0 or len(line.text) > _LONGEST or (at > 0 and not whole):
            continue
        issuer, title = _whose(line, at + stop)
        if issuer is not None:
            begins = title if at == 0 else None
            return BareHead(named[0], begins, None, index if at == 0 else head[0], number, span, issuer)
    return BareHead(named[0], None, None, head[0], number, span) if whole else None


def _whose(line: Line, position: int) -> tuple[tuple[int, int] | None, tuple[int, int] | None]:
    """The stretches of the body and of the subject in "... ngày 11/01/2024 của <body> về <subject>"."""
    day = _DAY.match(line.text, position)
    of = _OF.match(line.text, day.end() if day else position)
    end = body_end(line.text, of.end()) if of else 0
    if of is None or end <= of.end():
        return None, None
    about = _ABOUT.match(line.text, end)
    title = (line.start + about.end(), line.start + len(line.text.rstrip(" .*"))) if about else None
    return (line.start + of.end(), line.start + end), title


def _kind_at(text: str) -> tuple[Kind, int] | None:
    """The kind that the first words name, and where they end."""
    words = text.split(maxsplit=4)[:4]
    for length in (4, 3, 2):
        name = " ".join(words[:length])
        if text.startswith(name) and name[:1].isupper() and (kind := kind_by_name(name)) is not None:
            return kind, len(name)
    return None


def addressed_below(lines: Sequence[Line]) -> BareHead | None:
    """Reads "Thông báo về việc ..." where "Kính gửi:" follows, a line of the page's own between them or above."""
    head = [index for index, line in enumerate(lines[: 4 * _REACH]) if line.text and not line.rule][:_REACH]
    for order, index in enumerate(head[:2]):
        line = lines[index]
        named = None if line.cells or len(line.text) > _LONGEST // 2 else _kind_at(line.text)
        about = _ABOUT.match(line.text, named[1]) if named else None
        below = [bare(lines[one].text[:12]) for one in head[order + 1 : order + 3]]
        if named is not None and about is not None and any(one.startswith("kinh gui") for one in below):
            title = (line.start + about.end(), line.start + len(line.text.rstrip(" .*")))
            return BareHead(named[0], title, None, index)
        if len(line.text) > _FURNITURE:
            return None
    return None


_NUMBER_NEAR = re.compile(rf"\s{{1,3}}(?:[Ss]ố|SỐ)\s?:?\s{{0,3}}({NUMBER_HERE.pattern})")
_QUOTED_ABOUT = re.compile(r",?\s{1,3}[“\"]?(?:[Vv]ề việc\s|V/v:?\s)(?=\S)")
_PAGE_DAY = re.compile(r"[0-9][0-9:/., APMhg|-]{5,36}")
_HEAD_LINES = 10


def named_above_address(lines: Sequence[Line]) -> BareHead | None:
    """Reads "Công văn Số: 12/ABC-VP ngày ... Về việc ..." or "Thông báo “V/v ...”" as the last line above "Kính gửi"
    but the motto, the place and the day.
    """
    head = [index for index, line in enumerate(lines[: 4 * _HEAD_LINES]) if line.text and not line.rule]
    address = next((at for at in head if bare(lines[at].text[:12]).startswith("kinh gui")), None)
    for index in reversed([at for at in head if address is not None and at < address]):
        line = lines[index]
        if MOTTO.search(bare(line.text)) or PLACE_DATE.match(line.text) or _PAGE_DAY.fullmatch(line.text):
            continue
        named = None if line.cells or len(line.text) > _LONGEST // 2 else _kind_at(line.text)
        if named is None:
            return None
        numbered = _NUMBER_NEAR.match(line.text, named[1])
        number, used = parse_longest(numbered.group(1)) if numbered else (None, 0)
        stop = numbered.start(1) + used if numbered and number else named[1]
        day = _DAY.match(line.text, stop)
        about = _QUOTED_ABOUT.match(line.text, day.end() if day else stop)
        if about is None:
            return None
        title = (line.start + about.end(), line.start + len(line.text.rstrip(' .*”"')))
        span = (line.start + numbered.start(1), line.start + stop) if numbered and number else None
        return BareHead(named[0], title, None, index, number, span)
    return None
