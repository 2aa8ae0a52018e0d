"""How suspicious a comment looks: every reason that applies, each with its points (related-comments A5).

Reasons only ever hold or sort a comment; none refuses it, since each hits honest people too.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from kehoach_cms.i18n import _
from kehoach_cms.text import fold

#: From so many points on a comment goes to the spam tab at once.
SPAM_SCORE = 8

LABELS = {
    "honeypot": _("Filled in a hidden field"),
    "hasty": _("Sent within three seconds"),
    "no_origin": _("Unknown sender program"),
    "link": _("Has a link"),
    "links": _("Has several links"),
    "many_links": _("Has many links"),
    "duplicate": _("Same text as before"),
    "mixed_scripts": _("Letters of two scripts in one word"),
    "foreign_script": _("Mostly not in Latin letters"),
    "reserved_name": _("Name sounds official"),
    "many_sent": _("Sent many times"),
    "phone": _("Has a telephone number"),
    "id_number": _("Has an identity number"),
}

_LINK = re.compile(
    r"(?:h(?:tt|xx)ps?://|www\.)\S+"
    r"|\b[a-z0-9-]{1,63}\s?(?:\.|\[\.\]|\(\.\)|\[dot\]|\(dot\))\s?"
    r"(?:com|net|org|info|biz|vn|ru|cn|io|me|xyz|top|shop|club|site|online|link|app|tk|ly)\b\S*",
    re.IGNORECASE,
)
_PHONE = re.compile(r"(?<![\d/.-])(?:\+84|0)(?:[ .-]?\d){8,10}(?!\d)")
_ID_NUMBER = re.compile(r"(?<!\d)0\d{11}(?!\d)")
_LATIN = "A-Za-z\u00aa\u00ba\u00c0-\u024f\u1e00-\u1eff"
_OTHER = "\u0370-\u03ff\u0400-\u052f"
_MIXED = re.compile(f"[{_LATIN}][{_OTHER}]|[{_OTHER}][{_LATIN}]")
_LATIN_LETTER = re.compile(f"[{_LATIN}]")
#: Cyrillic and Greek letters that look like Latin ones.
_LOOKALIKES = str.maketrans(
    "АВЕЅІЈКМНОРСТХУаеѕіјорсхуԁһΑΒΕΖΗΙΚΜΝΟΡΤΧΥονρ", "ABESIJKMHOPCTXYaesijopcxydhABEZHIKMNOPTXYovp"
)
_OFFICIAL = re.compile(r"\b(?:admin|administrator|quan tri|bien tap|toa soan|tinh uy|uy ban nhan dan|ubnd)\b")


@dataclass(frozen=True)
class Reason:
    """One reason to look closer."""

    code: str
    points: int

    def as_json(self) -> dict[str, object]:
        """The form in which a comment keeps it."""
        return {"code": self.code, "points": self.points}


@dataclass(frozen=True)
class Evidence:
    """What is known of a comment when it comes in."""

    text: str
    name: str
    honeypot: bool = False
    hasty: bool = False
    origin_unknown: bool = False
    duplicate: bool = False
    many_sent: bool = False


def judge(evidence: Evidence) -> list[Reason]:
    """Every reason that applies, in the order in which moderators read them."""
    return [*_circumstances(evidence), *_words(evidence.text, evidence.name)]


def label(code: str) -> str:
    """A reason in words."""
    return LABELS.get(code, code)


def _circumstances(evidence: Evidence) -> Iterator[Reason]:
    if evidence.honeypot:
        yield Reason("honeypot", 5)
    if evidence.hasty:
        yield Reason("hasty", 4)
    if evidence.origin_unknown:
        yield Reason("no_origin", 2)
    if evidence.duplicate:
        yield Reason("duplicate", 4)
    if evidence.many_sent:
        yield Reason("many_sent", 3)


def _words(text: str, name: str) -> Iterator[Reason]:
    links = sum(1 for _found in _LINK.finditer(f"{name} {text}"))
    if links:
        yield {1: Reason("link", 1), 2: Reason("links", 3)}.get(links, Reason("many_links", 6))
    if _MIXED.search(f"{name} {text}"):
        yield Reason("mixed_scripts", 3)
    if _is_foreign(text):
        yield Reason("foreign_script", 2)
    if _OFFICIAL.search(fold(name.translate(_LOOKALIKES))):
        yield Reason("reserved_name", 3)
    if _ID_NUMBER.search(text):
        yield Reason("id_number", 1)
    if _PHONE.search(text):
        yield Reason("phone", 1)


def _is_foreign(text: str) -> bool:
    letters = sum(char.isalpha() for char in text)
    return letters > 0 and len(_LATIN_LETTER.findall(text)) * 2 < letters
