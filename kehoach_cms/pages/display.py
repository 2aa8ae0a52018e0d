"""How facts are shown to a reader: dates, document numbers, sizes, icons and the two drawings.

Pure functions: values in, text (or safe HTML) out; nothing is asked of the database or the request.
``kehoach_cms.templatetags.kehoach`` registers them under the names that templates use. What is
drawn carries geometry attributes and classes only, never ``style``, so it passes a strict
Content-Security-Policy. Words follow the active language: Vietnamese, else English.
"""

from __future__ import annotations

import datetime as dt
import json
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import is_dataclass
from functools import lru_cache
from itertools import groupby
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

from django.http import QueryDict
from django.utils import timezone
from django.utils.dateparse import parse_date, parse_datetime
from django.utils.html import conditional_escape, escape, format_html
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import get_language

from kehoach_cms.conf import settings
from kehoach_cms.i18n import _n, _now

NBSP = "\u00a0"
SPRITE = Path(__file__).resolve().parent.parent / "static" / "kehoach_cms" / "img" / "icons.svg"

STATES = (
    "done",
    "done_late",
    "doing",
    "ongoing",
    "late",
    "todo_late",
    "none_late",
    "stale",
    "none",
    "todo",
    "suspended",
    "cancelled",
)
"""The derived states of a task, in the order in which ticks and legends show them."""

MAX_TICKS = 24
"""Above this many tasks nobody counts segments: one run per state is drawn."""

Moment = dt.date | dt.datetime | str | None

WEEKDAYS_VI = ("thứ Hai", "thứ Ba", "thứ Tư", "thứ Năm", "thứ Sáu", "thứ Bảy", "Chủ nhật")
WEEKDAYS_EN = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
MONTHS_EN = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)


def is_vietnamese(language: str | None = None) -> bool:
    """True when ``language`` (by default the active one) is Vietnamese.

    With translations switched off (management commands) the content's language, Vietnamese, holds.
    """
    code = language or get_language() or "vi"
    return code.split("-")[0].lower() == "vi"


# Dates -------------------------------------------------------------------------------------------


def as_moment(value: Moment) -> dt.date | dt.datetime | None:
    """A date or a datetime in the portal's zone, from what templates hold: both, ISO text, or nothing."""
    if isinstance(value, str):
        try:
            value = parse_datetime(value) if len(value) > 10 else parse_date(value)
        except ValueError:
            return None
    if isinstance(value, dt.datetime):
        return value.astimezone(ZoneInfo(settings.TIME_ZONE)) if timezone.is_aware(value) else value
    return value if isinstance(value, dt.date) else None


def format_date(value: Moment, language: str | None = None) -> str:
    """``18/8/2022`` and ``05/01/2026`` as issued documents print them; ``18 August 2022`` in English.

    Nghị định 30/2020 pads days below 10 and months 1 and 2, nothing else.
    """
    day = as_moment(value)
    if day is None:
        return ""
    if is_vietnamese(language):
        return f"{day.day:02d}/{_month_vi(day)}/{day.year}"
    return f"{day.day} {MONTHS_EN[day.month - 1]} {day.year}"


def format_full_date(value: Moment, language: str | None = None) -> str:
    """``ngày 05 tháng 01 năm 2026``; ``5 January 2026`` in English."""
    day = as_moment(value)
    if day is None:
        return ""
    if is_vietnamese(language):
        return f"ngày {day.day:02d} tháng {_month_vi(day)} năm {day.year}"
    return format_date(day, language)


def format_time(value: Moment, style: str = "", language: str | None = None) -> str:
    """``8 giờ 00, thứ Sáu, ngày 26/8/2022``; with ``style="short"`` without the weekday.

    A date without a time of day loses the first part. English: ``8:00, Friday 26 August 2022``.
    """
    moment = as_moment(value)
    if moment is None:
        return ""
    short = style == "short"
    timed = moment if isinstance(moment, dt.datetime) else None
    if is_vietnamese(language):
        parts = [f"{timed.hour} giờ {timed.minute:02d}"] if timed else []
        parts += [] if short else [WEEKDAYS_VI[moment.weekday()]]
        parts.append(f"ngày {format_date(moment, 'vi')}")
        text = ", ".join(parts)
        return text[0].upper() + text[1:]
    weekday = "" if short else f"{WEEKDAYS_EN[moment.weekday()]} "
    clock = f"{timed.hour}:{timed.minute:02d}, " if timed else ""
    return f"{clock}{weekday}{format_date(moment, 'en')}"


def format_span(start: Moment, end: Moment, language: str | None = None) -> str:
    """``7 giờ 30 – 10 giờ 00, thứ Ba, ngày 10/11/2026``: the day is said once where both are on it."""
    first, last = as_moment(start), as_moment(end)
    if first is None or last is None:
        return format_time(start or end, language=language)
    if not (isinstance(first, dt.datetime) and isinstance(last, dt.datetime)) or first.date() != last.date():
        return f"{format_time(first, language=language)} – {format_time(last, language=language)}"
    hour = f"{first.hour} giờ {first.minute:02d}" if is_vietnamese(language) else f"{first.hour}:{first.minute:02d}"
    return f"{hour} – {format_time(last, language=language)}"


def printed_label(label: str) -> str:
    """A heading's number as documents print it: ``II.``, ``1.``, ``a)``; one that ends in a mark stays as it is."""
    label = label.strip()
    if not label or not label[-1].isalnum():
        return label
    return f"{label})" if len(label) == 1 and label.islower() else f"{label}."


def time_element(value: Moment, text: str | None = None, language: str | None = None) -> SafeString:
    """``<time datetime="2022-08-18">18/8/2022</time>``; ``text`` replaces the words inside."""
    moment = as_moment(value)
    if moment is None:
        return mark_safe("")
    return format_html(
        '<time datetime="{}">{}</time>',
        moment.isoformat(timespec="minutes") if isinstance(moment, dt.datetime) else moment.isoformat(),
        text or format_date(moment, language),
    )


def leaf_parts(value: Moment, language: str | None = None) -> dict[str, str] | None:
    """The words on a tear-off calendar leaf: ``iso``, ``month``, ``day``, ``weekday``, ``year``."""
    moment = as_moment(value)
    if moment is None:
        return None
    if is_vietnamese(language):
        weekday = WEEKDAYS_VI[moment.weekday()]
        month, weekday = f"Tháng {moment.month}", weekday[0].upper() + weekday[1:]
    else:
        month, weekday = MONTHS_EN[moment.month - 1], WEEKDAYS_EN[moment.weekday()]
    iso = moment.isoformat(timespec="minutes") if isinstance(moment, dt.datetime) else moment.isoformat()
    return {"iso": iso, "month": month, "day": str(moment.day), "weekday": weekday, "year": str(moment.year)}


def _month_vi(day: dt.date) -> str:
    return f"{day.month:02d}" if day.month < 3 else str(day.month)


# Numbers of documents and sizes ------------------------------------------------------------------

_LETTERS = r"[A-ZĐ][A-Za-zĐđ0-9]*"
_ISSUER = rf"{_LETTERS}(?:-{_LETTERS})*"
_NUMBER = re.compile(
    r"(?P<word>(?<!\w)(?:[Ss]ố|SỐ|No\.):?[ \u00a0]+)?"
    r"(?P<number>(?<![\w/.-])(?:"
    rf"\d{{1,5}}[a-zđ]?(?:-| [-–] ){_LETTERS}/{_ISSUER}"  # 98-KH/TU, 12-CTr/TU, 98 - KH/TU
    rf"|\d{{1,5}}[a-zđ]?/(?:\d{{4}}/)?{_ISSUER}(?:/{_ISSUER})?"  # 594/KH-UBND, 30/2020/NĐ-CP, 91/2025/QH15
    r")(?![\w]))"
)
_SPANS = re.compile(r"\b\d{4} [-–] \d{4}\b|(?<![\w/])\d+(?:/\d+)*–\d+(?:/\d+)*(?![\w/])")  # 2026 - 2030, 2022–2025
_TAG = re.compile(r"(<[^>]*>)")


def mark_numbers(value: Any, autoescape: bool = True) -> SafeString:
    """Wrap document numbers in ``<span class="kh-so">`` so that no line breaks inside one.

    ``số 98-KH/TU`` also gets a no-break space, and a span such as ``2026 - 2030`` stays on one line. Plain text
    is escaped first; in safe HTML only the text between tags is touched.
    """
    if value is None:
        return mark_safe("")
    text = str(conditional_escape(value)) if autoescape else str(value)
    pieces = _TAG.split(text)
    pieces[::2] = [_unbroken(piece) for piece in pieces[::2]]
    return mark_safe("".join(pieces))


def _unbroken(text: str) -> str:
    return _SPANS.sub(lambda match: f'<span class="kh-so">{match[0]}</span>', _NUMBER.sub(_number_span, text))


def _number_span(match: re.Match[str]) -> str:
    word = (match["word"] or "").rstrip(f" {NBSP}")
    return f'{word}{NBSP if word else ""}<span class="kh-so">{match["number"]}</span>'


def format_size(value: object, language: str | None = None) -> str:
    """A file's size: ``180 KB``, ``2,1 MB`` (``2.1 MB`` in English); nothing for an unknown size."""
    try:
        size = float(value)  # type: ignore[arg-type]
    except (TypeError, ValueError):
        return ""
    if size < 0:
        return ""
    if size < 1024:
        return f"{size:.0f}{NBSP}{'byte' if is_vietnamese(language) else 'bytes'}"
    unit = "KB"
    size /= 1024
    for larger in ("MB", "GB", "TB"):
        if round(size) < 1024:
            break
        size, unit = size / 1024, larger
    text = f"{size:.0f}" if unit == "KB" or size >= 100 else f"{size:.1f}".removesuffix(".0")
    return f"{text.replace('.', ',') if is_vietnamese(language) else text}{NBSP}{unit}"


def credit_line(value: object) -> str:
    """``Ảnh: Lâm An``; words that say by themselves what they are (``Tranh minh họa: Ban Biên tập``) stay."""
    text = str(value or "").strip()
    return text if not text or ":" in text else _now("Photo: %(credit)s") % {"credit": text}


def format_number(value: object, language: str | None = None) -> str:
    """A count with its thousands apart: ``2.000``, in English ``2,000``; other values unchanged."""
    if not isinstance(value, int):
        return "" if value is None else str(value)
    text = f"{value:,}"
    return text.replace(",", ".") if is_vietnamese(language) else text


# Icons -------------------------------------------------------------------------------------------

ICON_OF_STATE = {
    "in_force": "done",
    "completed": "done",
    "reviewed": "done",
    "partial": "doing",
    "amended": "doing",
    "upcoming": "soon",
    "not_yet": "soon",
    "pending": "soon",
    "past": "done",
    "postponed": "suspended",
    "replaced": "cancelled",
    "ended": "cancelled",
    "unknown": "none",
}
"""States of whole documents and activities borrow the shapes of tasks."""


@lru_cache(maxsize=1)
def sprite() -> dict[str, tuple[str, str]]:
    """The symbols of ``img/icons.svg``: name -> (viewBox, inner SVG)."""
    found = re.findall(r'<symbol id="(\w+)" viewBox="([\d ]+)"[^>]*>(.*?)</symbol>', SPRITE.read_text("utf-8"), re.S)
    return {name: (box, body) for name, box, body in found}


@lru_cache(maxsize=256)
def icon(name: str, css_class: str = "") -> SafeString:
    """One icon, hidden from assistive technology (a word always stands beside it).

    The symbol is copied into the page: no request, no cross-origin ``<use>`` (static files on
    another host would show nothing), no question to the Content-Security-Policy. An unknown name
    draws nothing rather than failing a page.
    """
    box, body = sprite().get(ICON_OF_STATE.get(name, name), ("", ""))
    if not body:
        return mark_safe("")
    classes = "kh-icon" + (" kh-icon--solid" if box == "0 0 16 16" else "")
    if css_class:
        classes += f" {escape(css_class)}"
    return mark_safe(f'<svg class="{classes}" viewBox="{box}" aria-hidden="true">{body}</svg>')


# Drawings ----------------------------------------------------------------------------------------


def ticks(states: Iterable[str] | None) -> SafeString:
    """One segment per task, sorted by state; above ``MAX_TICKS`` one run per state.

    Decoration (``aria-hidden``): the words "2/7 tasks completed" stand beside it.
    """
    known = {state: place for place, state in enumerate(STATES)}
    ordered = sorted((s if s in known else "none" for s in states or ()), key=lambda s: known[s])
    if not ordered:
        return mark_safe("")
    width, gap = 100 / len(ordered), 1.2 if len(ordered) <= MAX_TICKS else 0.6
    counts = [(state, len(list(run))) for state, run in groupby(ordered)]
    runs = [(state, 1) for state in ordered] if len(ordered) <= MAX_TICKS else counts
    rects, at = [], 0
    for state, count in runs:
        rects.append(
            f'<rect class="kh-s-{state}" x="{at * width:.1f}" y="1" width="{max(count * width - gap, 0.4):.1f}" '
            f'height="8"/>'
        )
        at += count
    return mark_safe(
        f'<svg class="kh-ticks" viewBox="0 0 {100 - gap:.1f} 10" preserveAspectRatio="none" '
        f'aria-hidden="true">{"".join(rects)}</svg>'
    )


def legend(states: Iterable[str] | None, urls: Mapping[str, str] | None = None) -> list[dict[str, Any]]:
    """How many tasks are in each state, in the order of the ticks: ``key``, ``count``, ``text``, ``url`` (or none)."""
    found = list(states or ())
    return [
        {
            "key": key,
            "count": found.count(key),
            "text": _count_words(key, found.count(key)),
            "url": (urls or {}).get(key, ""),
        }
        for key in STATES
        if key in found
    ]


def _count_words(key: str, count: int) -> str:
    words = {
        "done": _n("%(number)d completed", "%(number)d completed", count),
        "done_late": _n("%(number)d completed late", "%(number)d completed late", count),
        "doing": _n("%(number)d in progress", "%(number)d in progress", count),
        "ongoing": _n("%(number)d ongoing", "%(number)d ongoing", count),
        "late": _n("%(number)d overdue", "%(number)d overdue", count),
        "todo_late": _n("%(number)d not started, overdue", "%(number)d not started, overdue", count),
        "none_late": _n("%(number)d overdue without a report", "%(number)d overdue without a report", count),
        "stale": _n("%(number)d not updated for long", "%(number)d not updated for long", count),
        "none": _n("%(number)d without a report", "%(number)d without a report", count),
        "todo": _n("%(number)d not started", "%(number)d not started", count),
        "suspended": _n("%(number)d suspended", "%(number)d suspended", count),
        "cancelled": _n("%(number)d cancelled", "%(number)d cancelled", count),
    }
    return words[key]


PAGE_PARAMETER = "trang"


def replace_query(current: QueryDict | str, changes: Sequence[tuple[str, object]]) -> str:
    """The query string with some keys replaced; ``None`` or ``""`` takes a key out, a list repeats it.

    Any change but that of the page number goes back to page 1. The answer starts with ``?`` and so
    is a link by itself: a lone ``?`` is the page without a query.
    """
    query = QueryDict(current, mutable=True) if isinstance(current, str) else current.copy()
    if any(key != PAGE_PARAMETER for key, _ in changes):
        query.pop(PAGE_PARAMETER, None)
    for key, value in changes:
        if value is None or value == "":
            query.pop(key, None)
        elif isinstance(value, list | tuple):
            query.setlist(key, [str(item) for item in value])
        else:
            query[key] = str(value)
    return f"?{query.urlencode(safe='/')}"


def absolute_url(url: str | None, root: str) -> str:
    """``url`` with scheme and host: ``root`` is put before one that begins with a single slash."""
    url = url or ""
    return f"{root.rstrip('/')}{url}" if url.startswith("/") and not url.startswith("//") else url


def data_block(data: Mapping[str, Any]) -> str:
    """Data for machines as ``<script type="application/ld+json">``; nothing in it can end the block."""
    text = json.dumps(data, ensure_ascii=False, separators=(",", ":"))
    for letter in "<>&\u2028\u2029":
        text = text.replace(letter, f"\\u{ord(letter):04x}")
    return f'<script type="application/ld+json">{text}</script>'


def as_list(value: Any) -> list[Any]:
    """Nothing, one thing (text and mappings included) or many, as a list."""
    if value is None or value == "":
        return []
    if isinstance(value, str | Mapping) or not isinstance(value, Iterable):
        return [value]
    return list(value)


def as_rows(value: Any) -> list[Any]:
    """Plain records (dataclasses) as mappings, into which a template looks at a third of what an attribute costs it.

    For what a page shows by the dozen; whatever is no record stays as it is.
    """
    return [vars(one) if is_dataclass(one) else one for one in as_list(value)]


#: What keeps its spaces, and everywhere else the lines that templates are indented by (never a no-break space).
_INDENTED = re.compile(r"<(pre|textarea|script|style)\b.*?</\1>|\n[ \t\r\n]+", re.DOTALL | re.IGNORECASE)


def squeeze(html: str) -> SafeString:
    """HTML without indentation: a browser shows the same, and a page is a twentieth smaller on its way."""
    return mark_safe(_INDENTED.sub(lambda found: found[0] if found[1] else "\n", html).strip())
