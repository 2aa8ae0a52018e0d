"""Days, months, quarters, half years and years as words name them, before anything is said of them."""

from __future__ import annotations

import re
from calendar import monthrange
from dataclasses import dataclass
from datetime import date

__all__ = ["ASIDE", "POINT", "ROMAN", "YEAR", "Point", "point_of", "whole"]

ROMAN = {"i": 1, "ii": 2, "iii": 3, "iv": 4, "1": 1, "2": 2, "3": 3, "4": 4, "một": 1, "hai": 2, "ba": 3, "bốn": 4}
_MONTH_WORDS = {
    "một": 1,
    "hai": 2,
    "ba": 3,
    "tư": 4,
    "bốn": 4,
    "sáu": 6,
    "bảy": 7,
    "tám": 8,
    "chín": 9,
    "mười": 10,
    "mười một": 11,
    "mười hai": 12,
}
ASIDE = re.compile(
    r" ?\(tức [^()]{0,80}\)|(?<=[0-9]) ?\((?:chậm nhất|muộn nhất) [^()]{0,80}\)"
    r"|^dự kiến (?:vào )?(?=(?:ngày )?[0-9]{1,2}/)"
)
"""What says no other day: "ngày 31/01/2022 (tức ngày 29 tháng chạp)", the same day by the moon's calendar; "Dự kiến
ngày 5/3/2027 (chậm nhất ...)", the day that is planned, whatever the last one is.
"""
YEAR = r"((?:19|20)[0-9]{2})(?![0-9])"
POINT = re.compile(
    "|".join(
        (
            # 1-3: a full day in words or figures
            r"(?:ngày )?(?<![0-9])(?<!tuần )(?<!tuần thứ )([0-9]{1,2}) ?(?:tháng|[/.-]) ?"
            r"([0-9]{1,2}) ?(?:,? ?năm|[/.-]) ?" + YEAR,
            # 4-6: half a year, or the first months of one
            r"(sáu|[369]|chín|ba) tháng (đầu|cuối)(?: của)? năm(?: ?" + YEAR + r"|(?! ?[0-9]))",
            # 7-8: quarter
            r"(?:quý|qúy|quí|q\.?) ?(iii|ii|iv|i|[1-4]|một|hai|ba|bốn)(?![\w])"
            r"(?: ?(?:[/,-]|của năm|năm) ?(?:năm )?" + YEAR + r")?",
            # 9-10: month
            r"(?<!\w)(?:tháng ?|t\.?)"
            r"(1[0-2]|0?[1-9]|mười hai|mười một|mười|một|hai|ba|tư|bốn|sáu|bảy|tám|chín)(?![\w])"
            r"(?: ?(?:[/-]|,? ?năm|, ?) ?" + YEAR + r")?",
            # 11-12: month and year in figures
            r"(?<![0-9/.])(1[0-2]|0?[1-9]) ?[/-] ?" + YEAR,
            # 13-14: day and month without a year
            r"(?:ngày )?(?<![0-9/.,])(?<!tuần )(?<!tuần thứ )([0-3]?[0-9]) ?(?:/| tháng ) ?"
            r"(1[0-2]|0?[1-9])(?![0-9/%])(?! (?:ngày|buổi|số|tổng số)(?!\w))",
            # 15: year
            r"(?:năm )?(?<![0-9/.,])" + YEAR,
            # 16: a day's figure alone, used only as the beginning of a stretch
            r"ngày ([0-3]?[0-9])(?![\w/.])",
        )
    )
)


@dataclass(slots=True)
class Point:
    """One stretch named in the words: a day, month, quarter, half year or year; parts may be missing."""

    kind: str
    numbers: tuple[int, ...]
    year: int | None

    def interval(self, year: int | None) -> tuple[date, date] | None:
        year = self.year or year
        if year is None:
            return None
        try:
            if self.kind == "day":
                day = date(year, self.numbers[1], self.numbers[0])
                return day, day
            first, last = self.numbers if self.kind != "year" else (1, 12)
            return date(year, first, 1), date(year, last, monthrange(year, last)[1])
        except ValueError:
            return None


def point_of(found: re.Match[str]) -> Point | None:
    groups = found.groups()
    if groups[0]:
        return Point("day", (int(groups[0]), int(groups[1])), int(groups[2]))
    if groups[3]:
        months = {"sáu": 6, "chín": 9, "ba": 3}.get(groups[3]) or int(groups[3])
        span = (1, months) if groups[4] == "đầu" else (13 - months, 12)
        return Point("half_year" if months == 6 else "period", span, whole(groups[5]))
    if groups[6]:
        quarter = ROMAN[groups[6]]
        return Point("quarter", (3 * quarter - 2, 3 * quarter), whole(groups[7]))
    if groups[8]:
        month = _MONTH_WORDS.get(groups[8]) or int(groups[8])
        return Point("month", (month, month), whole(groups[9]))
    if groups[10]:
        return Point("month", (int(groups[10]), int(groups[10])), int(groups[11]))
    if groups[12]:
        return Point("day", (int(groups[12]), int(groups[13])), None)
    if groups[14]:
        return Point("year", (), int(groups[14]))
    return Point("date", (int(groups[15]),), None) if groups[15] else None


def whole(text: str | None) -> int | None:
    return int(text) if text else None
