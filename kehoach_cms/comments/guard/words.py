"""Finds watched words in a text, whatever is done to hide them: plain comparison, no pattern of anybody's.

Compared are folded forms, so capitals, tone place, lookalike letters of other scripts, full-width letters,
figures for letters ("v1agra") and signs or spaces between letters ("v.i.a.g.r.a") make no difference.
The cost grows with the length of the text only.
"""

import re
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import Protocol

from kehoach_cms.text import canonical, fold

#: Cyrillic and Greek letters that look like Latin ones.
LOOKALIKES = str.maketrans(
    "АВЕЅІЈКМНОРСТХУаеѕіјорсхуԁһΑΒΕΖΗΙΚΜΝΟΡΤΧΥονρ", "ABESIJKMHOPCTXYaesijopcxydhABEZHIKMNOPTXYovp"
)
_FIGURES = str.maketrans("013457@$", "oieastas")
_FIGURES_IN_WORD = re.compile(r"[^\W\d_]+[\d@$][\w@$]*|[\d@$]+[^\W\d_][\w@$]*")
#: Shorter phrases would be found across the ends of innocent words.
_SQUEEZED_LENGTH = 6

LINK = re.compile(
    r"(?:h(?:tt|xx)ps?://|www\.)\S+"
    r"|\b[a-z0-9-]{1,63}\s?(?:\.|\[\.\]|\(\.\)|\[dot\]|\(dot\))\s?"
    r"(?:com|net|org|info|biz|vn|ru|cn|io|me|xyz|top|shop|club|site|online|link|app|tk|ly)\b\S*",
    re.IGNORECASE,
)
_DOT = re.compile(r"\s?(?:\[\.\]|\(\.\)|\[dot\]|\(dot\))\s?|\s")


class Watched(Protocol):
    """A phrase to look for: `WatchedPhrase`, or anything like it."""

    phrase: str
    where: str
    points: int


@dataclass(frozen=True)
class Seen:
    """A text in the forms in which it is compared."""

    text: str

    @cached_property
    def plain(self) -> str:
        """Lookalike and wide letters made Latin; one spelling of each Vietnamese word."""
        latin = unicodedata.normalize("NFKC", self.text).translate(LOOKALIKES).casefold()
        # Figures that stand for letters within a word become letters; numbers stay.
        spelled = _FIGURES_IN_WORD.sub(lambda found: found.group().translate(_FIGURES), latin)
        return canonical(spelled)

    @cached_property
    def marked(self) -> str:
        """Words with their marks, single spaces around each."""
        return f" {self.plain} "

    @cached_property
    def bare(self) -> str:
        """Words without marks."""
        return f" {fold(self.plain)} "

    @cached_property
    def marked_run(self) -> str:
        """All letters with their marks in one run."""
        return self.plain.replace(" ", "")

    @cached_property
    def bare_run(self) -> str:
        """All letters without marks in one run."""
        return fold(self.plain).replace(" ", "")

    @cached_property
    def links(self) -> str:
        """Every address of a website, dots restored."""
        return " ".join(_DOT.sub(".", found.group()).casefold() for found in LINK.finditer(self.text))

    def has(self, phrase: str) -> bool:
        """Whether a phrase is in the text; typed without marks it is found with and without them."""
        needle = Seen(phrase)
        with_marks = needle.marked != needle.bare
        words, run = (self.marked, self.marked_run) if with_marks else (self.bare, self.bare_run)
        wanted, squeezed = (needle.marked, needle.marked_run) if with_marks else (needle.bare, needle.bare_run)
        if not squeezed:
            return False
        return wanted in words or (len(squeezed) >= _SQUEEZED_LENGTH and squeezed in run)


def watched_in(phrases: Iterable[Watched], name: str, text: str) -> Iterator[Watched]:
    """The watched phrases that are found, each once."""
    in_name, anywhere = Seen(name), Seen(f"{name} \n {text}")
    for phrase in phrases:
        if phrase.where == "link":
            found = phrase.phrase.strip().casefold() in anywhere.links
        else:
            found = (in_name if phrase.where == "name" else anywhere).has(phrase.phrase)
        if found:
            yield phrase


def duplicate_form(text: str) -> str:
    """What is left of a text when marks, capitals, spaces and signs do not count."""
    return Seen(text).bare_run
