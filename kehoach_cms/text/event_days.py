"""Times counted from an event whose day the same text names: "trước 05 ngày tổ chức Hội nghị"."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date, timedelta

from .assignment import find_labels
from .layout import Piece
from .periods import parse_period

__all__ = ["counted_from", "day_of_event"]

_COUNTED = re.compile(
    r"(?P<side>trước|sau) (?P<days>[0-9]{1,3})(?: ?\([^()]{2,20}\))? ngày"
    r" (?:tổ chức|diễn ra|khai mạc|kết thúc|họp)(?!\w)",
    re.IGNORECASE,
)
_WHEN_HELD = re.compile(r"(?:thời gian|thời gian tổ chức|thời gian (?:họp|khai mạc|diễn ra))\s?:?", re.IGNORECASE)
_LONGEST_LABEL = 60


def day_of_event(pieces: Iterable[Piece], year: int | None, issued_on: date | None) -> tuple[date, date] | None:
    """First and last day of what the text is about; None where it names none, or several."""
    held = {span for piece in pieces if (span := _held_on(piece, year, issued_on)) is not None}
    return held.pop() if len(held) == 1 else None


def counted_from(words: str, event: tuple[date, date]) -> date | None:
    """The last day that the words set; None where they count from nothing."""
    counted = _COUNTED.search(words)
    if counted is None:
        return None
    first, last = event
    days = timedelta(days=int(counted.group("days")))
    try:
        return first - days if counted.group("side").lower() == "trước" else last + days
    except OverflowError:
        return None


def _held_on(piece: Piece, year: int | None, issued_on: date | None) -> tuple[date, date] | None:
    """First and last day of a line "Thời gian: ..."; None for every other paragraph."""
    if piece.kind != "paragraph" or _WHEN_HELD.match(piece.words[:_LONGEST_LABEL]) is None:
        return None
    label = next((one for one in find_labels(piece.words) if one.role == "time" and one.start == 0), None)
    if label is None:
        return None
    period = parse_period(piece.words[label.value_start : label.end], year=year, issued_on=issued_on)
    return (period.start, period.end or period.start) if period.start is not None else None
