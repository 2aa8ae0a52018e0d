"""Words that a copy ran together at a line's end ("Trung ươngbáo cáo"): where a space was lost.

Two syllables in one can often be parted in more than one way ("thực hiện", "thự chiện"). The text itself says which is
meant: both halves stand in it as words of their own.
"""

from __future__ import annotations

import re

from .spaced import is_syllable

__all__ = ["lost_spaces"]

_WORD = re.compile(r"[^\W\d_]+")
_SHORTEST, _LONGEST = 4, 14
"""Letters of two syllables together."""


def lost_spaces(text: str) -> list[int]:
    """Where a space belongs between two letters, in order."""
    # Most words stand in a text many times: splitting at spaces is the quickest way to meet each once.
    words = set(_WORD.findall(" ".join(set(text.split()))))
    known = {word.lower() for word in words if len(word) < _LONGEST and is_syllable(word)}
    parted = {word: place for word in words if (place := _place(word, known)) > 0}
    if not parted:
        return []
    return [found.start() + parted[found.group()] for found in _WORD.finditer(text) if found.group() in parted]


def _place(word: str, known: set[str]) -> int:
    """Where a word falls into two known ones, the second in small letters; 0 where it is one, or none or several do."""
    if not _SHORTEST <= len(word) <= _LONGEST or word.isascii() or not word[1:].islower() or is_syllable(word):
        return 0
    lower = word.lower()
    places = [at for at in range(1, len(word)) if lower[:at] in known and lower[at:] in known]
    return places[0] if len(places) == 1 else 0
