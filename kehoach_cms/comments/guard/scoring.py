"""How suspicious a comment looks: every reason that applies, each with its points (related-comments A5).

Reasons only ever hold or sort a comment; none refuses it, since each hits honest people too.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from kehoach_cms.comments.guard.words import LINK, Seen, Watched, watched_in
from kehoach_cms.i18n import _
from kehoach_cms.text import fold

#: From so many points on a comment goes to the spam tab at once.
SPAM_SCORE = 8
#: From so many on it is held where others are shown at once.
HOLD_SCORE = 3

LABELS = {
    "honeypot": _("Filled in a hidden field"),
    "hasty": _("Sent within three seconds"),
    "no_origin": _("Unknown sender program"),
    "link": _("Has a link"),
    "links": _("Has several links"),
    "many_links": _("Has many links"),
    "duplicate": _("Same text as before"),
    "alike": _("Nearly the same text as before"),
    "mixed_scripts": _("Letters of two scripts in one word"),
    "foreign_script": _("Mostly not in Latin letters"),
    "reserved_name": _("Name sounds official"),
    "many_sent": _("Sent many times"),
    "phone": _("Has a telephone number"),
    "id_number": _("Has an identity number"),
    "email": _("Has an e-mail address"),
    "child": _("May be about a child"),
    "watched": _("Watched phrase"),
    "reported": _("Reported by readers"),
}

_PHONE = re.compile(r"(?<![\d/.-])(?:\+84|0)(?:[ .-]?\d){8,10}(?!\d)")
_ID_NUMBER = re.compile(r"(?<!\d)0\d{11}(?!\d)")
_EMAIL = re.compile(r"[\w.+-]{1,64}@[\w-]{1,63}\.\w")
#: A pupil with class or school: the private life of a child (Law 91/2025/QH15, article 24).
_CHILD = re.compile(r"\b(?:hoc sinh|chau|be)\b.{0,60}\b(?:lop \d{1,2}|truong (?:mam non|tieu hoc|thcs|trung hoc))")
_LATIN = "A-Za-z\u00aa\u00ba\u00c0-\u024f\u1e00-\u1eff"
_OTHER = "\u0370-\u03ff\u0400-\u052f"
_MIXED = re.compile(f"[{_LATIN}][{_OTHER}]|[{_OTHER}][{_LATIN}]")
_LATIN_LETTER = re.compile(f"[{_LATIN}]")
_OFFICIAL = re.compile(r"\b(?:admin|administrator|quan tri|bien tap|toa soan|tinh uy|uy ban nhan dan|ubnd)\b")


@dataclass(frozen=True)
class Reason:
    """One reason to look closer."""

    code: str
    points: int
    #: The watched phrase that was found.
    detail: str = ""

    def as_json(self) -> dict[str, object]:
        """The form in which a comment keeps it."""
        kept: dict[str, object] = {"code": self.code, "points": self.points}
        return kept | {"detail": self.detail} if self.detail else kept


@dataclass(frozen=True)
class Evidence:
    """What is known of a comment when it comes in."""

    text: str
    name: str
    honeypot: bool = False
    hasty: bool = False
    origin_unknown: bool = False
    duplicate: bool = False
    alike: bool = False
    many_sent: bool = False
    watched: Sequence[Watched] = ()


def judge(evidence: Evidence) -> list[Reason]:
    """Every reason that applies, in the order in which moderators read them."""
    found = watched_in(evidence.watched, evidence.name, evidence.text)
    watched = [Reason("watched", phrase.points, phrase.phrase) for phrase in found]
    return [*_circumstances(evidence), *_words(evidence.text, evidence.name), *watched]


def label(reason: dict[str, object]) -> str:
    """A kept reason in words."""
    code, detail = str(reason.get("code", "")), str(reason.get("detail", ""))
    words = str(LABELS.get(code, code))
    return f"{words}: {detail}" if detail else words


def _circumstances(evidence: Evidence) -> Iterator[Reason]:
    if evidence.honeypot:
        yield Reason("honeypot", 5)
    if evidence.hasty:
        yield Reason("hasty", 4)
    if evidence.origin_unknown:
        yield Reason("no_origin", 2)
    if evidence.duplicate:
        yield Reason("duplicate", 4)
    elif evidence.alike:
        yield Reason("alike", 4)
    if evidence.many_sent:
        yield Reason("many_sent", 3)


def _words(text: str, name: str) -> Iterator[Reason]:
    links = sum(1 for _found in LINK.finditer(f"{name} {text}"))
    if links:
        yield {1: Reason("link", 1), 2: Reason("links", 3)}.get(links, Reason("many_links", 6))
    if _MIXED.search(f"{name} {text}"):
        yield Reason("mixed_scripts", 3)
    if _is_foreign(text):
        yield Reason("foreign_script", 2)
    if _OFFICIAL.search(fold(Seen(name).plain)):
        yield Reason("reserved_name", 3)
    if _ID_NUMBER.search(text):
        yield Reason("id_number", 1)
    if _PHONE.search(text):
        yield Reason("phone", 1)
    if _EMAIL.search(text):
        yield Reason("email", 1)
    if _CHILD.search(fold(text).replace("\n", " ")):
        yield Reason("child", 3)


def _is_foreign(text: str) -> bool:
    letters = sum(char.isalpha() for char in text)
    return letters > 0 and len(_LATIN_LETTER.findall(text)) * 2 < letters
