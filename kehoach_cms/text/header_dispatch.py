"""Below "CÔNG ĐIỆN": who sends it, over the word "điện:" with its list of those it goes to."""

from __future__ import annotations

import re
from collections.abc import Sequence

from .folding import bare
from .header_forms import AUTHORITY, BODY
from .layout import Line

__all__ = ["sender_below"]

_REACH = 12
_SENDS = re.compile(r"(?:^|\s)(?:dien|gui)\s?:")
_SENDS_BEHIND = re.compile(r"\s+(?:điện|ĐIỆN|gửi|GỬI)\s?:?\s*$")


def sender_below(lines: Sequence[Line], first: int) -> tuple[int, int] | None:
    """The stretch of the name in capitals that stands right above "Điện:" or on its line ("CHỦ TỊCH UBND TỈNH điện:");
    None when there is none near ``first``.
    """
    named: list[Line] = []
    for line in lines[first : first + _REACH]:
        if not line.text or line.rule:
            continue
        plain = bare(line.text)
        sends = _SENDS.search(plain)
        words = line.text[: sends.start()].rstrip() if sends else line.text
        if words and not words.isupper():
            if named:
                return None
            continue
        if words and (named or BODY.match(plain) or AUTHORITY.match(plain)):
            named.append(line)
        if sends:
            behind = _SENDS_BEHIND.search(named[-1].text) if named else None
            end = named[-1].start + behind.start() if behind else named[-1].end if named else 0
            return (named[0].start, end) if named else None
    return None
