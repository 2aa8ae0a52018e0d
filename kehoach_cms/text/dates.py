"""Calendar days as documents print them, day first: 06/9/2022, 18-8-2022, 22.8.2022, ngày 07 tháng 6 năm 2012."""

from __future__ import annotations

import re
import unicodedata
from datetime import date
from typing import Final

__all__ = ["DATE_PATTERN", "date_from", "parse_date"]

# "ngày" may be missing before a date in figures and be misread ("ngay"); a scanner doubles a digit ("ngày 2 21
# tháng 4") and reads l or I for 1. Whitespace may be a line's end. Groups: 1-3 in words, 4-6 in figures.
_DAY = r"(?:[0-9]\s{1,3})?([0-9lI][0-9lIoO]?)"
DATE_PATTERN: Final = (
    r"(?:ng[àa]y\s{0,40}+"
    + _DAY
    + r"\s{0,40}+tháng\s{0,40}+([0-9lI][0-9lIoO]?)\s{0,40}+,?\s{0,40}+năm\s{0,40}+([12][0-9]{3})"
    r"|(?:ng[àa]y\s{0,40}+)?([0-9lI][0-9lIoO]?)\s?[/.-]\s?([0-9lI][0-9lIoO]?)\s?[/.-]\s?([12][0-9]{3}))(?![0-9])"
)
"""A written day as a regular expression; match it with IGNORECASE on text with plain hyphens."""

_DIGITS = str.maketrans("lIoO", "1100")
_DATE = re.compile(DATE_PATTERN, re.IGNORECASE)
_ISO = re.compile(r"([12][0-9]{3})-([0-9]{2})-([0-9]{2})(?![0-9])")
_DASHES = dict.fromkeys(map(ord, "\u2010\u2011\u2012\u2013\u2014\u2212"), "-")


def date_from(day: str | None, month: str | None, year: str | None) -> date | None:
    """The day, or None when there is no such day. Letters that scanners read for digits are put right."""
    if not (day and month and year):
        return None
    try:
        return date(int(year.translate(_DIGITS)), int(month.translate(_DIGITS)), int(day.translate(_DIGITS)))
    except ValueError:
        return None


def date_of_match(found: re.Match[str], first_group: int = 1) -> date | None:
    """The day that a match of ``DATE_PATTERN`` holds; ``first_group`` is the pattern's first group in it."""
    groups = found.groups()[first_group - 1 : first_group + 5]
    return date_from(*groups[0:3]) or date_from(*groups[3:6])


def parse_date(text: str) -> date | None:
    """The first day written in the text, or None. Never guesses a missing day, month or year.

    >>> parse_date("ngày 05 tháng 9 năm 2022"), parse_date("18/01/2018")
    (datetime.date(2022, 9, 5), datetime.date(2018, 1, 18))
    >>> parse_date("ngày 22/9") is None
    True
    """
    text = unicodedata.normalize("NFC", text[:10_000]).translate(_DASHES)
    if found := _ISO.search(text):
        return date_from(found.group(3), found.group(2), found.group(1))
    for found in _DATE.finditer(text):
        if (day := date_of_match(found)) is not None:
            return day
    return None


def print_date(day: date) -> str:
    """The day as the decrees print it: 0 before days below 10 and before January and February.

    >>> print_date(date(2022, 9, 6)), print_date(date(2018, 1, 18))
    ('06/9/2022', '18/01/2018')
    """
    month = f"{day.month:02d}" if day.month < 3 else str(day.month)
    return f"{day.day:02d}/{month}/{day.year:04d}"
