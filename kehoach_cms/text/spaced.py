"""Words whose letters a copy set apart ("P HÓ CHỦ T Ị CH", "L ư u"): closed up to be understood, never to be printed.

A Vietnamese syllable is an onset, one to three vowels and a coda, with one tone; pieces that are no syllable alone are
put together with their neighbours so that as few and as whole syllables as possible stand there.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass

from .folding import bare

__all__ = ["Closed", "close_up", "is_syllable"]


@dataclass(frozen=True, slots=True)
class Closed:
    """A text without the spaces inside its words; ``places`` says where each of its letters is printed."""

    text: str
    printed_text: str
    places: tuple[int, ...]

    def printed(self, words: str) -> str:
        """Words of the closed text as they are printed."""
        at = self.text.find(words) if words else -1
        return words if at < 0 else self.printed_text[self.places[at] : self.places[at + len(words) - 1] + 1]


_APART = re.compile(r"(?<!\S)[^\W\d_]{1,2}(?!\S)")
_WORD = re.compile(r"\S+")
_SYLLABLE = re.compile(
    r"(?:ngh|ng|nh|ch|gh|gi|kh|ph|qu|th|tr|[bcdghklmnprstvx])?"
    r"(?:uye|uya|uyu|oai|oay|oeo|uay|ieu|yeu|uoi|uou|ai|ao|au|ay|eo|eu|ia|ie|iu|oa|oe|oi|oo|ua|ue|ui|uo|uu|uy|ye|[aeiouy])"
    r"(?:ng|nh|ch|[cmnpt])?"
)
_ONSET = re.compile(r"[^aeiouy]")
_STOPPED = re.compile(r"(?:ch|[cpt])$")
_TONES = "\u0300\u0309\u0303\u0301\u0323"
_LONGEST = 7
"""Letters of the longest syllable ("nghiêng")."""
_MOST_WORDS = 120
_ALONE, _JOINED, _LEFT, _NO_ONSET = 2, 2, 6, 1


def close_up(text: str) -> Closed:
    """The text with the letters of its torn words together; as it stands where none is torn."""
    if _APART.search(text) is None:
        return Closed(text, text, tuple(range(len(text))))
    words = [(found.start(), found.group()) for found in _WORD.finditer(text)]
    pieces: list[tuple[int, int]] = []
    for begin in range(0, len(words), _MOST_WORDS):
        part = [word for _, word in words[begin : begin + _MOST_WORDS]]
        pieces += [(begin + first, begin + last) for first, last in _parted(part)]
    letters: list[str] = []
    places: list[int] = []
    for first, last in pieces:
        if letters:
            letters.append(" ")
            places.append(words[first][0] - 1)
        for start, word in words[first:last]:
            letters.append(word)
            places += range(start, start + len(word))
    return Closed("".join(letters), text, tuple(places))


def _parted(words: list[str]) -> list[tuple[int, int]]:
    """The words parted into syllables, as runs ``first:last``, at the least cost."""
    whole = [is_syllable(word) for word in words]
    costs = [0] + [1 << 30] * len(words)
    before = [0] * (len(words) + 1)
    for last in range(1, len(words) + 1):
        for first in range(last - 1, max(-1, last - 1 - _LONGEST), -1):
            joined = "".join(words[first:last])
            if len(joined.strip(".,;:")) > _LONGEST and last - first > 1:
                break
            cost = costs[first] + _cost(words[first:last], whole[first:last], joined)
            if cost < costs[last]:
                costs[last], before[last] = cost, first
    runs: list[tuple[int, int]] = []
    last = len(words)
    while last:
        runs.append((before[last], last))
        last = before[last]
    return runs[::-1]


def _cost(words: list[str], whole: list[bool], joined: str) -> int:
    if len(words) == 1:
        return (_ALONE if whole[0] else _LEFT) + (_NO_ONSET if whole[0] and not _ONSET.match(bare(joined)) else 0)
    shouts = joined[1:].isupper()
    vowels = len(words) > 2 and words[0][0].isupper() and not any(_ONSET.match(bare(word)) for word in words[1:])
    if (
        (all(whole) and not vowels)
        or not (joined[1:].islower() or shouts)
        or any(not word[-1].isalpha() for word in words[:-1])
    ):
        return 1 << 20
    if not is_syllable(joined.rstrip(".,;:")):
        return 1 << 20
    return _JOINED + (0 if _ONSET.match(bare(joined)) else _NO_ONSET)


def is_syllable(word: str) -> bool:
    """Whether letters are a syllable as the language builds them, marks and all."""
    plain = bare(word)
    if _SYLLABLE.fullmatch(plain) is None:
        return False
    tones = [mark for mark in unicodedata.normalize("NFD", word) if mark in _TONES]
    return len(tones) < 2 and not (_STOPPED.search(plain) and len(plain) > 2 and tones and tones[0] in _TONES[:3])
