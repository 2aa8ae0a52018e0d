"""When something is to be done, as printed -> a kind, an interval of days and the words themselves.

Intervals are inclusive at both ends: "trước ngày 28/02" ends on the 27th, "đến ngày 28/02" on the 28th. Whatever
cannot be read keeps its words under the kind "none"; a missing year is taken from the document, never guessed.
"""

from __future__ import annotations

import itertools
import re
import unicodedata
from calendar import monthrange
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

from .dates import parse_date, print_date
from .period_points import ASIDE, POINT, ROMAN, YEAR, Point, point_of, whole

__all__ = ["PERIOD_KINDS", "Period", "parse_date", "parse_period"]

PERIOD_KINDS: Final = (
    "day",
    "week",
    "month",
    "quarter",
    "half_year",
    "year",
    "period",
    "term",
    "by",
    "before",
    "from",
    "recurring",
    "ongoing",
    "conditional",
    "relative",
    "immediate",
    "none",
)


@dataclass(frozen=True, slots=True)
class Period:
    """A time as printed. ``start`` and ``end`` are inclusive; None is an open end or no interval at all.

    ``first_end`` closes the first stretch of an open one ("Tháng 12/2013 và thường xuyên"); ``approximate`` marks
    an interval that rests on custom (a term of office, a school year, which week is a month's second).
    """

    kind: str
    start: date | None
    end: date | None
    text: str
    approximate: bool = False
    first_end: date | None = None

    def describe(self) -> str:
        """The interval in plain Vietnamese words, which read back give the same kind and the same days.

        >>> parse_period("hoàn thành trong quý IV năm 2022").describe()
        'quý IV/2022'
        """
        return _describe(self)


_DASH = re.compile("[\u2010-\u2015\u2212]")
# The words are matched with every point replaced by one of these letters; a text's own are blanks.
_MARK = {"day": "\ue001", "month": "\ue002", "quarter": "\ue002", "half_year": "\ue002", "period": "\ue002"} | {
    "year": "\ue003",
    "date": "\ue004",
}
_OWN_MARKS = re.compile("[\ue001-\ue004]")
_ANY = "[\ue001-\ue003]"
_UNTIL = r"(?: ?- ?| (?:cho )?(?:đến|tới)(?: (?:hết|cuối|ngày|khi|trước|thời điểm)){0,3} )"
_HOUR = r"(?:[0-9]{1,2} ?(?:h|giờ|g|:) ?(?:[0-9]{1,2})?(?: phút)?,? ?)"
_RECURRING = re.compile(
    "h[ằà]ng \ue003|"
    r"h[ằà]ng (?:năm|quý|quí|tháng|tuần|ngày|kỳ)|định k[ỳì]|mỗi (?:năm|quý|tháng|tuần|ngày|học kỳ)"
    r"|(?:theo|đầu|giữa|cuối) từng|tháng cuối quý|(?:đầu|giữa|cuối|sau) mỗi"
    r"|[0-9] ?(?:tháng|quý|năm|tuần|ngày)(?:/| một | 1 | )lần|(?:tháng|quý|năm|tuần)/lần|lần ?/"
)
_RELATIVE = re.compile(
    r"(?:trước|sau) (?:[0-9]{1,3}(?: ?\([^)]{0,30}\))?) ngày (?=(?:làm việc )?(?:tổ chức|diễn ra|khai mạc"
    r"|kết thúc|họp))|"
    r"(?:trong (?:vòng |thời gian |thời hạn )?)?([0-9]{1,3})(?: ?\([^)]{0,30}\))? (ngày|tuần|tháng|năm"
    r"|giờ)(?: làm việc)?,?(?: tính)? (?:kể )?(?:từ|sau)(?: khi| ngày| lúc)?\b"
    r"|(?:sau|trong(?: vòng| thời gian| thời hạn)) ([0-9]{1,3})(?: ?\([^)]{0,30}\))? (ngày|tuần|tháng"
    r"|năm|giờ)"
    r"|(?:theo|đúng) (?:thời gian|thời hạn) (?:quy định )?tại"
)
_WEEK = re.compile(
    r"tuần (?:lễ )?(?:thứ )?(đầu|nhất|cuối|[1-5]|một|hai|ba|tư|bốn|năm)(?: tiên"
    r"| cùng)?(?: của)?,? ?\ue002"
)
_WEEKS = {"đầu": 1, "nhất": 1, "một": 1, "hai": 2, "ba": 3, "tư": 4, "bốn": 4, "năm": 5, "cuối": -1}
_FOLLOWED = re.compile(
    _ANY + r"(?:(?: ?[,;])?(?: và| &)? (?:thường xuyên|(?:các |những )?(?:năm|giai đoạn"
    r"|thời gian) (?:tiếp theo|sau|kế tiếp|tới)"
    r"|tiếp theo|duy trì)|(?: ?[,;]| và| &)+ h[ằà]ng (?:năm|quý|tháng))"
)
_TERM = re.compile(r"nhiệm k[ỳì]")
_RANGE = re.compile("(" + _ANY + "|\ue004)" + _UNTIL + "(" + _ANY + ")")
_SHORT_RANGE = re.compile(r"(?:ngày )?(?<![0-9/])([0-3]?[0-9]) ?(?:-|đến|đến ngày|và) ?(?:ngày )?(?=\ue001)")
_TWO_DAYS = re.compile("\ue004 ?(?:,|và) ?(?:ngày )?\ue001")
_CLOCK = re.compile(r"(?<!trước )(?<![0-9:])[0-9]{1,2} ?(?::|h|giờ) ?[0-9]{0,2}(?: phút)?,? (?=ngày)")
_WEEKDAY = re.compile(
    r"(?<!\w)(?:ngày )?(?:thứ (?:hai|ba|tư|năm|sáu|bảy|[2-7])|chủ nhật),? ?\(?(?=ngày|[0-9]{1,2}(?:[/.-]| tháng))"
)
_ENDING = re.compile(
    "(" + _ANY + ")[;,.]? ?(?:và )?(?:kết thúc|hoàn thành) (trước|vào|đến hết|đến)(?: ngày)? (" + _ANY + ")"
)
_LIST = re.compile("\ue002(?: ?(?:,|và|;|-) ?\ue002)+|\ue003(?: ?(?:,|và|;) ?\ue003)+")
_ONWARD = re.compile(_ANY + " (?:trở đi|về sau)")
_FROM_NOW = re.compile(r"từ (?:nay|thời điểm này)(?: cho)? (?:đến|tới)(?: hết| cuối)?")
_POINT = r"(?: thời điểm| mốc| đầu| (?:phiên|kỳ) họp|(?: ngày| lễ){0,2} (?:quốc khánh|khai giảng|bầu cử|kỷ niệm))?"
_BEFORE = re.compile(rf"trước{_POINT} ({_HOUR})?(?:,? ?ngày |,? )?({_ANY})")
_BY = re.compile(
    r"(?:chậm nhất|muộn nhất|không (?:quá|muộn hơn|chậm hơn)|(?<!trong )(?<!quy )hạn"
    r"(?!(?: hoàn thành| thực hiện)? trong)|đến|tới|hết|^kết thúc"
    r"|(?:hoàn thành|kết thúc|xong)(?= (?:vào )?(?:ngày )?\ue001))(?: (?:tại|phiên họp|kỳ họp|là"
    r"|đến|hết|cuối|ngày|trong|vào|trước|hoàn thành|chót|cuối cùng)| ?:|" + _HOUR + r"| ){0,6}(" + _ANY + ")"
)
_FROM = re.compile(r"(?:từ|kể từ|bắt đầu|sau) (?:(?:sáng|chiều|tối) )?(?:ngày )?(" + _ANY + ")")
_AFTER_DAY = re.compile(r"sau (?:ngày )?\ue001")
_ROUGH = re.compile(r"(?:đầu|giữa|cuối|trung tuần|thượng tuần|hạ tuần|khoảng|dự kiến)(?: (?:tháng|quý|năm))? ?" + _ANY)
_LUNAR = re.compile(r"âm lịch|tháng giêng|tháng chạp|rằm|tết|dịp |nguyên đán|mùa (?:xuân|hạ|thu|đông|khô|mưa)")
_ONGOING = re.compile(r"thường xuyên|liên tục|suốt|xuyên suốt|hàng ngày|24/24")
_ALL_YEAR = re.compile(r"^(?:trong |cả )(?:cả )?năm(?: kế hoạch| nay)?$")
_CONDITIONAL = re.compile(
    r"theo |khi |sau khi|trước khi|ngay khi|trong quá trình|tùy|tuỳ|nếu |đột xuất|căn cứ|phù hợp"
    r"|bảo đảm (?:đúng )?tiến độ|chưa xác định"
    r"|(?:đầu|giữa|cuối|trong) (?:năm|tháng|quý|kỳ|học k[ỳì]|vụ|mùa|tuần)"
)
_IMMEDIATE = re.compile(r"(?<!\w)ngay(?!\w)|khẩn trương|kịp thời|tức thời|sớm nhất")
_SCHOOL_YEAR = re.compile(r"năm học \ue003(?: ?- ?\ue003)?")
_ONCE = re.compile(r"(?:(?<=tháng)|(?<=tuần)|(?<=quý)|(?<=năm)) (?:một|1) lần")
_MONTH_RANGE = re.compile(
    r"(?<![0-9/.])(?<!ngày )(0?[1-9]|1[0-2]) ?- ?((?:0?[1-9]|1[0-2])/(?:19|20)[0-9]{2})(?![0-9/])"
)
_TIDY = " \t\r\n.,;:*_()[]\"“”'-+"


def parse_period(
    text: str, *, year: int | None = None, issued_on: date | None = None, deadline: bool = False
) -> Period:
    """The period that the words name. Never raises on text: what cannot be read is kind "none", words kept.

    ``year`` completes a quarter, month or day without one; failing that the year of ``issued_on`` does.
    ``deadline`` says that the words stand under a heading such as "Thời hạn": a bare day is then a last day.

    >>> parse_period("Quý IV/2022").end
    datetime.date(2022, 12, 31)
    >>> period = parse_period("trước ngày 28/02", year=2023)
    >>> period.kind, period.start, period.end
    ('before', None, datetime.date(2023, 2, 27))
    >>> parse_period("Trong quý I").kind
    'none'
    """
    words = _OWN_MARKS.sub(" ", _DASH.sub("-", unicodedata.normalize("NFC", text[:2000]))).lower()
    words = _ONCE.sub("/lần", " ".join(ASIDE.sub("", words).split()))
    if _MONTH_RANGE.search(words):
        words = _MONTH_RANGE.sub(r"tháng \1 - tháng \2", words)
    words = _CLOCK.sub("", _WEEKDAY.sub("", words)).strip(_TIDY)
    if not words:
        return Period("none", None, None, text)
    found = _Reading(words, year or (issued_on.year if issued_on else None), issued_on, deadline).period()
    if found is None:
        return Period("none", None, None, text)
    return Period(found.kind, found.start, found.end, text, found.approximate, found.first_end)


class _Reading:
    """One reading of some words: the points named in them, the words with points masked, what was asked."""

    def __init__(self, words: str, year: int | None, issued_on: date | None, deadline: bool) -> None:
        self.words, self.issued_on, self.deadline = words, issued_on, deadline
        self.points: list[Point] = []
        pieces: list[str] = []
        position = 0
        for found in POINT.finditer(words):
            point = point_of(found)
            if point is None or (point.year is None and point.kind == "day" and not self._is_day(point)):
                continue
            pieces += [words[position : found.start()], _MARK[point.kind]]
            self.points.append(point)
            position = found.end()
        self.masked = "".join([*pieces, words[position:]]).strip(_TIDY)
        named = [point.year for point in self.points if point.year]
        self.year = named[-1] if named else year

    @staticmethod
    def _is_day(point: Point) -> bool:
        return point.interval(2024) is not None

    def at(self, found: re.Match[str], group: int) -> Point:
        """The point whose mark a group of the match holds."""
        return self.points[sum(1 for c in self.masked[: found.start(group)] if "\ue001" <= c <= "\ue004")]

    def span(self, point: Point) -> tuple[date, date] | None:
        return point.interval(self.year)

    def period(self) -> Period | None:
        if "âm lịch" in self.masked:
            return Period("conditional", None, None, "")
        steps = (self._relative, self._followed, self._recurring, self._term, self._stretch, self._bounded)
        for step in (*steps, self._named, self._undated):
            if found := step():
                return found
        return None

    # -- without or beside an interval

    def _relative(self) -> Period | None:
        found = _RELATIVE.search(self.masked) if not self.points or "từ" in self.masked else None
        if found is None or (self.points and self.masked[found.end() : found.end() + 2] != " \ue001"):
            return None
        amount, unit = found.group(1), found.group(2)
        issue = re.search(r"từ (?:ngày|khi) (?:ký|ban hành|kế hoạch này|văn bản này)", self.masked)
        first = (
            self.span(self.points[0]) if self.points else (self.issued_on,) * 2 if self.issued_on and issue else None
        )
        exact = "làm việc" not in self.masked and unit != "giờ"
        end = _later(first[0], int(amount), unit) if amount and first and exact else None
        return Period("relative", None, end, "")

    def _followed(self) -> Period | None:
        found = _FOLLOWED.search(self.masked) if self.points else None
        if found is None:
            return None
        before = _RANGE.search(self.masked[: found.start() + 1])
        first = self._range(before) if before else None
        span = first or self.span(self.at(found, 0))
        return Period("from", span[0], None, "", first_end=span[1]) if span else None

    def _recurring(self) -> Period | None:
        if _RECURRING.search(self.masked):
            return Period("recurring", None, None, "")
        if len(self.points) < 2:
            return None
        months = _LIST.search(self.masked)
        if months and "\ue002" in months.group() and "-" not in months.group():
            points = self.points_in(months.start(), months.end())
            firsts = [point.numbers for point in points]
            if any(later[0] != earlier[1] + 1 for earlier, later in itertools.pairwise(firsts)):
                return Period("recurring", None, None, "")
        days = re.search("\ue001(?: ?[,;]| và)+ (?:trước )?(?:ngày )?\ue001", self.masked)
        if days and all(point.year is None for point in self.points) and not self.masked.startswith("từ"):
            return Period("recurring", None, None, "")
        return None

    def points_in(self, start: int, end: int) -> list[Point]:
        skipped = sum(1 for c in self.masked[:start] if "\ue001" <= c <= "\ue004")
        inside = sum(1 for c in self.masked[start:end] if "\ue001" <= c <= "\ue004")
        return self.points[skipped : skipped + inside]

    # -- stretches

    def _term(self) -> Period | None:
        found = _TERM.search(self.masked)
        if found is None:
            return None
        years = [point.year for point in self.points if point.kind == "year" and point.year]
        days = [span for point in self.points if point.kind == "day" and (span := self.span(point))]
        last = date(max(years), 12, 31) if years else None
        if last is None and days and len(days) > 1:
            last = days[-1][1]
        start = date(min(years), 1, 1) if len(years) > 1 else None
        if _FROM_NOW.search(self.masked):
            start = self.issued_on
        elif days:
            start = days[0][0]
        elif re.search(r"(?:đến|tới|hết|trước) (?:hết |cuối )?nhiệm", self.masked):
            start = self.issued_on
        if last is None or (start is not None and start > last):
            return Period("conditional", None, None, "")
        return Period("term", start, last, "", approximate=True)

    def _stretch(self) -> Period | None:
        if school := _SCHOOL_YEAR.search(self.masked):
            first = self.points_in(school.start(), school.end())[0].year
            if first:
                return Period("period", date(first, 9, 5), date(first + 1, 5, 31), "", approximate=True)
        if re.fullmatch("\ue001 \ue001", self.masked):
            return self._closed(self.span(self.points[0]), self.span(self.points[1]))
        for read in (self._days_of_month, self._ending, self._from_now, self._between, self._listed):
            if found := read():
                return found
        return None

    def _days_of_month(self) -> Period | None:
        found = _SHORT_RANGE.search(self.masked) if self.points else None
        if found is None:
            return self._two_days()
        last = self.points_in(found.end(), found.end() + 1)[0]
        first = Point("day", (int(found.group(1)), last.numbers[1]), last.year)
        return self._closed(self.span(first), self.span(last))

    def _two_days(self) -> Period | None:
        """ "Ngày 10, 11/9/2024", "ngày 15 và 16/6": days that follow one another are one stretch."""
        found = _TWO_DAYS.search(self.masked) if len(self.points) > 1 else None
        if found is None:
            return None
        days = self.points_in(found.start(), found.end())
        first = Point("day", (days[0].numbers[0], days[1].numbers[1]), days[1].year)
        if days[1].numbers[0] - days[0].numbers[0] != 1:
            return Period("recurring", None, None, "")
        return self._closed(self.span(first), self.span(days[1]))

    def _ending(self) -> Period | None:
        found = _ENDING.search(self.masked) if len(self.points) > 1 else None
        if found is None or not re.search(r"từ (?:ngày )?$", self.masked[: found.start()]):
            return None
        first, last = self.span(self.at(found, 1)), self.span(self.at(found, 3))
        if first and last and found.group(2) == "trước":
            last = (last[0], last[0] - timedelta(days=1))
        return self._closed(first, last)

    def _from_now(self) -> Period | None:
        found = _FROM_NOW.search(self.masked) if self.points else None
        if found is None:
            return None
        span = self.span(self.points[-1])
        if span is None:
            return None
        if self.issued_on is None or self.issued_on > span[1]:
            return Period("by", None, span[1], "")
        return Period("period", self.issued_on, span[1], "")

    def _between(self) -> Period | None:
        found = _RANGE.search(self.masked) if len(self.points) > 1 else None
        if found is None:
            return None
        span = self._range(found)
        if span is None:
            return None
        if "tuần" in self.masked[: found.start()] and (span[1] - span[0]).days == 6:
            return Period("week", *span, "", approximate=False)
        return Period("period", *span, "")

    def _range(self, found: re.Match[str]) -> tuple[date, date] | None:
        first, last = self.at(found, 1), self.at(found, 2)
        if first.kind == "date":
            if last.kind != "day":
                return None
            first = Point("day", (first.numbers[0], last.numbers[1]), last.year)
        end = self.span(last)
        if end is None:
            return None
        start = first.interval(first.year or end[1].year)
        if start and first.year is None and start[0] > end[1]:
            start = first.interval(end[1].year - 1)
        closed = self._closed(start, end)
        return (closed.start, closed.end) if closed and closed.start and closed.end else None

    def _listed(self) -> Period | None:
        found = _LIST.search(self.masked) or _NUMBERED.search(self.words)
        if found is None:
            return None
        if found.re is _NUMBERED:
            return self._numbered(found)
        spans = [self.span(point) for point in self.points_in(found.start(), found.end())]
        return self._closed(spans[0], spans[-1])

    def _numbered(self, found: re.Match[str]) -> Period | None:
        """One word for several: "Quý III, IV/2023", "Tháng 11, 12/2013"."""
        unit, first, middle, last, year_text = found.groups()
        year = whole(year_text) or self.year
        if unit.startswith("t"):
            spans = [Point("month", (int(n), int(n)), year) for n in (first, last) if n.isdigit()]
        else:
            quarters = [ROMAN[name] for name in (first, last) if name in ROMAN]
            spans = [Point("quarter", (3 * q - 2, 3 * q), year) for q in quarters]
        if len(spans) < 2 or any(not 1 <= number <= 12 for point in spans for number in point.numbers):
            return None
        if spans[1].numbers[0] != spans[0].numbers[1] + 1 and not middle and "-" not in found.group():
            return Period("recurring", None, None, "")
        return self._closed(self.span(spans[0]), self.span(spans[1]))

    @staticmethod
    def _closed(first: tuple[date, date] | None, last: tuple[date, date] | None) -> Period | None:
        if first is None or last is None or first[0] > last[1]:
            return None
        return Period("period", first[0], last[1], "")

    # -- one bound

    def _bounded(self) -> Period | None:
        if not self.points:
            return None
        if found := _BEFORE.search(self.masked):
            if span := self.span(self.at(found, 2)):
                return Period("before", None, span[0] if found.group(1) else _day_before(span[0]), "")
            return None
        if _ROUGH.search(self.masked) and "đến cuối" not in self.masked and "hết" not in self.masked:
            return Period("conditional", None, None, "")
        if found := _BY.search(self.masked):
            span = self.span(self.at(found, 1))
            return Period("by", None, span[1], "") if span else None
        if found := _FROM.search(self.masked) or _ONWARD.search(self.masked):
            span = self.span(self.at(found, found.re.groups))
            if span and _AFTER_DAY.search(self.masked):
                span = (span[0] + timedelta(days=1), span[1])
            return Period("from", span[0], None, "") if span else None
        return None

    def _named(self) -> Period | None:
        if not self.points:
            return None
        if found := _WEEK.search(self.masked):
            return self._week(found)
        if _ONGOING.match(self.masked):
            return None
        point = next((point for point in self.points if point.kind != "date"), None)
        span = self.span(point) if point else None
        if point is None or span is None:
            return None
        if point.kind == "day" and self.deadline:
            return Period("by", None, span[1], "")
        return Period(point.kind, span[0], span[1], "")

    def _week(self, found: re.Match[str]) -> Period | None:
        """Weeks run from Monday to Sunday; a month's first week is the one that holds its first day."""
        month = self.span(self.points_in(found.end() - 1, found.end())[0])
        if month is None:
            return None
        named = found.group(1)
        which = _WEEKS.get(named) or int(named)
        inside = month[0] + timedelta(weeks=which - 1) if which > 0 else month[1]
        monday = inside - timedelta(days=inside.weekday())
        if monday > month[1]:
            return None
        return Period("week", monday, monday + timedelta(days=6), "", approximate=True)

    def _undated(self) -> Period | None:
        if _LUNAR.search(self.masked):
            return Period("conditional", None, None, "")
        if self.points:
            return Period("ongoing", None, None, "") if _ONGOING.match(self.masked) else None
        if _ALL_YEAR.match(self.masked) and self.year:
            return Period("year", date(self.year, 1, 1), date(self.year, 12, 31), "")
        kinds = (("immediate", re.compile(r"ngay sau")), ("ongoing", _ONGOING), ("immediate", _IMMEDIATE))
        for kind, pattern in (*kinds, ("conditional", _CONDITIONAL)):
            if pattern.search(self.masked):
                return Period(kind, None, None, "")
        return None


_NUMBERED = re.compile(
    r"(tháng|quý) ?([0-9]{1,2}|iii|ii|iv|i)((?: ?, ?(?:[0-9]{1,2}|iii|ii|iv|i)){0,9})"
    r" ?(?:,|và|-|đến) ?([0-9]{1,2}|iii|ii|iv|i)(?![\w])(?: ?(?:/|,? ?năm|-) ?" + YEAR + ")?"
)


def _day_before(day: date) -> date | None:
    return day - timedelta(days=1) if day > date.min else None


def _later(day: date, amount: int, unit: str) -> date | None:
    try:
        if unit in ("ngày", "tuần"):
            return day + timedelta(days=amount * (7 if unit == "tuần" else 1))
        months = day.month - 1 + amount * (12 if unit == "năm" else 1)
        year, month = day.year + months // 12, months % 12 + 1
        return date(year, month, min(day.day, monthrange(year, month)[1]))
    except (ValueError, OverflowError):
        return None


_ROMAN_QUARTERS = ("I", "II", "III", "IV")


def _describe(period: Period) -> str:
    start, end, kind = period.start, period.end, period.kind
    if start and end:
        between = f"từ ngày {print_date(start)} đến ngày {print_date(end)}"
        if kind == "quarter":
            return f"quý {_ROMAN_QUARTERS[(start.month - 1) // 3]}/{start.year:04d}"
        if kind == "half_year":
            return f"6 tháng {'đầu' if start.month == 1 else 'cuối'} năm {start.year:04d}"
        if kind == "term":
            return f"từ ngày {print_date(start)} đến hết nhiệm kỳ, ngày {print_date(end)}"
        plain = {
            "day": f"ngày {print_date(start)}",
            "week": f"tuần {between}",
            "month": f"tháng {start.month:02d}/{start.year:04d}",
            "year": f"năm {start.year:04d}",
        }
        return plain.get(kind, between)
    if end and kind == "before":
        return f"trước ngày {print_date(end + timedelta(days=1))}" if end < date.max else period.text
    if end and kind == "term":
        return f"đến hết nhiệm kỳ {end.year:04d}"
    if end and kind == "by":
        return f"đến hết ngày {print_date(end)}"
    if start and kind == "from":
        if period.first_end:
            return f"từ ngày {print_date(start)} đến ngày {print_date(period.first_end)} và tiếp theo"
        return f"từ ngày {print_date(start)} trở đi"
    return period.text
