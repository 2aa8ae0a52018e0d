"""The Gantt chart of a plan's tasks, drawn on the server as SVG with geometry attributes only."""

from __future__ import annotations

import datetime as dt
import zlib
from collections.abc import Iterable, Mapping
from typing import Any

from django.utils.html import escape
from django.utils.safestring import SafeString, mark_safe

from kehoach_cms.conf import today as current_date
from kehoach_cms.i18n import _now
from kehoach_cms.pages.display import STATES, Moment, as_moment, format_date

GANTT_WIDTH, GANTT_LEFT, GANTT_RIGHT, GANTT_TOP, GANTT_ROW = 940, 262, 930, 44, 34


def gantt(tasks: Iterable[Any] | None, today: Moment = None) -> SafeString:
    """Tasks as bars over months (quarters from two years on, years from eight), drawn on the server.

    A task gives ``number``, ``text`` (or ``short``), ``start``, ``end`` and ``status.key``, as
    attributes or keys. Only an end: a lozenge on that day. Neither: a dotted line over the whole
    span when the task is ongoing, an empty row otherwise. Returns nothing when no task has a date.
    """
    rows = [_gantt_row(task) for task in tasks or ()]
    days = [day for row in rows for day in (row["start"], row["end"]) if day]
    if not days:
        return mark_safe("")
    axis = _Axis(min(days), max(days))
    now = _day(today) or current_date()
    height = GANTT_TOP + GANTT_ROW * len(rows) + 12
    # What repeats word for word costs next to nothing once it is compressed.
    below = f"M0 {GANTT_TOP + GANTT_ROW}h{GANTT_RIGHT}" + f"m-{GANTT_RIGHT} {GANTT_ROW}h{GANTT_RIGHT}" * (len(rows) - 1)
    parts = [axis.grid(height), f'<path class="kh-g-l" d="{below}"/>']
    hatch = f"kh-h{zlib.crc32(repr(rows).encode()):x}"
    for place, row in enumerate(rows):
        parts.append(_gantt_bar(row, axis, GANTT_TOP + GANTT_ROW * place, hatch))
    bottom = height + 4
    if axis.first <= now <= axis.last:
        x = axis.x(now)
        anchor = "end" if x > GANTT_RIGHT - 80 else "middle"
        label = _now("Today, %(day)s") % {"day": format_date(now)}
        parts.append(
            f'<path class="kh-g-now" d="M{x:.0f} {GANTT_TOP - 8}V{height - 8}"/>'
            f'<text class="kh-g-nowt" x="{x:.0f}" y="{height + 8}" text-anchor="{anchor}">'
            f"{escape(label)}</text>"
        )
        bottom = height + 14
    title = escape(_now("Timeline of the tasks; the table of tasks says the same in words"))
    return mark_safe(
        f'<svg class="kh-gantt" viewBox="0 0 {GANTT_WIDTH} {bottom}" role="img" aria-label="{title}">'
        f'<defs><pattern id="{hatch}" width="7" height="7" patternUnits="userSpaceOnUse" '
        f'patternTransform="rotate(45)"><path class="kh-hatch" d="M2 0V7"/></pattern></defs>'
        f"{''.join(parts)}</svg>"
    )


class _Axis:
    """The time axis of one drawing: whole months, marked by month, quarter or year."""

    def __init__(self, start: dt.date, end: dt.date) -> None:
        first, last = start.year * 12 + start.month - 1, end.year * 12 + end.month - 1
        span = last - first + 1
        self.step = 1 if span <= 24 else 3 if span <= 96 else 12
        self.begin = first - first % self.step
        self.months = -(-(last + 1 - self.begin) // self.step) * self.step
        self.first = dt.date(self.begin // 12, self.begin % 12 + 1, 1)
        stop = self.begin + self.months
        self.last = dt.date(stop // 12, stop % 12 + 1, 1) - dt.timedelta(days=1)

    def x(self, day: dt.date, after: bool = False) -> float:
        """Where a day begins (``after``: ends) on the drawing."""
        following = dt.date(day.year + day.month // 12, day.month % 12 + 1, 1)
        length = (following - day.replace(day=1)).days
        month = day.year * 12 + day.month - 1 - self.begin + (day.day - (0 if after else 1)) / length
        return GANTT_LEFT + (GANTT_RIGHT - GANTT_LEFT) * month / self.months

    def grid(self, height: int) -> str:
        column = (GANTT_RIGHT - GANTT_LEFT) / self.months * self.step
        tall = height - GANTT_TOP
        lines = f"M{GANTT_LEFT} {GANTT_TOP - 8}v{tall}" + f"m{column:.2f}-{tall}v{tall}" * (self.months // self.step)
        over, marks, years = "", [], []
        for place in range(self.months // self.step + 1):
            month = self.begin + place * self.step
            x, new_year = GANTT_LEFT + column * place, month % 12 == 0
            if new_year and self.step < 12:
                over += f"M{x:.2f} 6V{height - 8}"
            if place == self.months // self.step:
                break
            marks.append(f'<text x="{x + column / 2:.0f}">{self._mark(month)}</text>')
            if self.step < 12 and (new_year or place == 0):
                years.append(self._year(month, x, column))
        paths = f'<path class="kh-g-{"l" if self.step < 12 else "y"}" d="{lines}"/>'
        if over:
            paths += f'<path class="kh-g-y" d="{over}"/>'
        return (
            f'{paths}<g class="kh-g-m" transform="translate(0 12)">{"".join(years)}</g>'
            f'<g class="kh-g-m" transform="translate(0 32)" text-anchor="middle">{"".join(marks)}</g>'
        )

    def _year(self, month: int, x: float, column: float) -> str:
        """The year above its first column, in as many words as there is room for."""
        room = min((12 - month % 12) / self.step * column, GANTT_RIGHT - x)
        year, number = _now("Year %(year)s") % {"year": month // 12}, str(month // 12)
        text = year if room > 72 else number if room > 36 else ""
        return f'<text x="{x + (0 if month % 12 else 6):.0f}">{escape(text)}</text>'

    def _mark(self, month: int) -> str:
        if self.step == 12:
            return str(month // 12)
        return str(month % 12 + 1) if self.step == 1 else ("I", "II", "III", "IV")[month % 12 // 3]


def _gantt_row(task: Any) -> dict[str, Any]:
    start, end = _day(_get(task, "start")), _day(_get(task, "end"))
    if start and end and end < start:
        start = None
    number = _get(task, "number")
    label = str(_get(task, "short") or _get(task, "text") or "")
    key = str(_get(_get(task, "status"), "key") or "none")
    return {
        "label": (f"{number}. " if number not in (None, "") else "") + _shorten(label),
        "start": start,
        "end": end,
        "key": key if key in STATES else "none",
    }


def _gantt_bar(row: Mapping[str, Any], axis: _Axis, y: int, hatch: str) -> str:
    out = f'<text x="0" y="{y + 22}">{escape(row["label"])}</text>'
    start, end, key = row["start"], row["end"], row["key"]
    # a bar in progress is hatched: not told by colour alone
    fill = f' fill="url(#{hatch})"' if key == "doing" else ""
    if start is None and end is not None:
        x = (axis.x(end) + axis.x(end, after=True)) / 2
        return f'{out}<path class="kh-s-{key}"{fill} d="M{x:.0f} {y + 7}l10 10-10 10-10-10Z"/>'
    if start is None:
        if key not in ("ongoing", "stale"):
            return out
        return f'{out}<path class="kh-g-on" d="M{GANTT_LEFT} {y + 17}H{GANTT_RIGHT}"/>'
    left, right = axis.x(start), axis.x(end, after=True) if end else GANTT_RIGHT
    return (
        f'{out}<rect class="kh-s-{key}"{fill} x="{left:.0f}" y="{y + 8}" '
        f'width="{max(right - left, 4):.0f}" height="18" rx="2"/>'
    )


def _shorten(text: str, length: int = 34) -> str:
    text = " ".join(text.split())
    if len(text) <= length:
        return text
    cut = text[:length].rsplit(" ", 1)[0]
    return f"{cut.rstrip(' ,;:.–-')}…"


def _day(value: Moment) -> dt.date | None:
    moment = as_moment(value)
    return moment.date() if isinstance(moment, dt.datetime) else moment


def _get(thing: Any, name: str) -> Any:
    if isinstance(thing, Mapping):
        return thing.get(name)
    return getattr(thing, name, None)
