"""Calendar files (RFC 5545): what a reader puts into the calendar of a phone."""

import datetime
from collections.abc import Iterable
from dataclasses import dataclass

from django.http import Http404, HttpRequest, HttpResponse
from django.utils import timezone
from wagtail.models import Page

from kehoach_cms.pages.queries import site_entries
from kehoach_cms.text import slug

#: A line holds so many bytes; longer ones go on after a line break and a space.
LINE = 75


@dataclass(frozen=True)
class Event:
    """Something with a day, or with an hour."""

    uid: str
    summary: str
    #: A day, or a moment with its zone; an end that is a day is the last day itself.
    start: datetime.date
    end: datetime.date | None = None
    place: str = ""
    text: str = ""
    url: str = ""
    #: "CONFIRMED", "TENTATIVE" or "CANCELLED".
    status: str = "CONFIRMED"


def public_page(request: HttpRequest, page_id: int) -> Page:
    """A page that everybody may see on this site in this language; 404 for any other."""
    entry = site_entries(request).filter(page_id=page_id).select_related("page").first()
    if entry is None:
        raise Http404
    return entry.page.specific


def calendar_answer(name: str, events: Iterable[Event], stamp: datetime.datetime | None) -> HttpResponse:
    """Events as a file; `stamp` is when they were last said to be so."""
    answer = HttpResponse(calendar(name, events, stamp or timezone.now()), content_type="text/calendar; charset=utf-8")
    answer["Content-Disposition"] = f'attachment; filename="{slug(name) or "lich"}.ics"'
    return answer


def calendar(name: str, events: Iterable[Event], stamp: datetime.datetime) -> str:
    """Events in the form that every calendar reads."""
    lines = ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//Ke hoach CMS//Calendar//VI", "METHOD:PUBLISH"]
    lines.append(f"X-WR-CALNAME:{_escaped(name)}")
    for event in events:
        lines += ["BEGIN:VEVENT", f"UID:{event.uid}", f"DTSTAMP:{_moment(stamp)}", *_span(event)]
        for key, value in (("SUMMARY", event.summary), ("LOCATION", event.place), ("DESCRIPTION", event.text)):
            if value:
                lines.append(f"{key}:{_escaped(value)}")
        if event.url:
            lines.append(f"URL:{event.url}")
        lines += [f"STATUS:{event.status}", "END:VEVENT"]
    lines.append("END:VCALENDAR")
    return "".join(f"{_folded(line)}\r\n" for line in lines)


def _span(event: Event) -> list[str]:
    if isinstance(event.start, datetime.datetime):
        found = [f"DTSTART:{_moment(event.start)}"]
        return [*found, f"DTEND:{_moment(event.end)}"] if isinstance(event.end, datetime.datetime) else found
    # The end of a day's entry is the day after it.
    after = (event.end or event.start) + datetime.timedelta(days=1)
    return [f"DTSTART;VALUE=DATE:{event.start:%Y%m%d}", f"DTEND;VALUE=DATE:{after:%Y%m%d}"]


def _moment(moment: datetime.datetime) -> str:
    return f"{moment.astimezone(datetime.UTC):%Y%m%dT%H%M%SZ}"


def _escaped(text: str) -> str:
    for sign in ("\\", ";", ","):
        text = text.replace(sign, f"\\{sign}")
    return "\\n".join(text.splitlines())


def _folded(line: str) -> str:
    """A line in pieces of 75 bytes that break no letter."""
    pieces: list[str] = []
    piece, size = "", 0
    for letter in line:
        length = len(letter.encode())
        # The space that a further piece begins with counts too.
        if size + length > LINE - bool(pieces):
            pieces.append(piece)
            piece, size = "", 0
        piece += letter
        size += length
    return "\r\n ".join([*pieces, piece])
