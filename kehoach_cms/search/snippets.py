"""The passage of a text in which the words of a query stand, with the words marked."""

import itertools
import re
from html import escape
from typing import NamedTuple

from django.utils.safestring import SafeString, mark_safe

from kehoach_cms.search.words import Query
from kehoach_cms.text import canonical
from kehoach_cms.text.folding import bare

#: How many words a passage has.
PASSAGE = 36
#: Texts are looked through no further.
MAX_LENGTH = 8_000

_WORD = re.compile(r"[^\W_]+")
_SPACES = re.compile(r"[\r\n\t ]+")
#: Where a block ends without a sign and the next one begins with a capital or a digit.
_BLOCKS_APART = re.compile(r"(?<=[^\s.!?:;,…·–-])[ \t]*[\r\n]\s*(?=(?:<mark>)?(\w))")
_MARKS_APART = re.compile(r"</mark>(\s+)<mark>")


class _Hit(NamedTuple):
    """One word of the query in a text: the how-manieth word of the text it is, and where it stands."""

    place: int
    start: int
    word: str


def snippet(query: Query, *texts: str) -> SafeString:
    """The passage with most of the words, each marked; nothing where no word stands in any of the texts.

    The first of the texts that has all of the words is taken, else the one with most of them.
    """
    asked = {word.folded: word.typed for word in query.words}
    if not asked:
        return mark_safe("")
    pattern = re.compile(rf"(?<![^\W_])(?:{'|'.join(map(re.escape, asked))})(?![^\W_])")
    best, best_count = "", 0
    for text in texts:
        text = text[:MAX_LENGTH]
        plain = bare(text)
        if len(plain) != len(text):
            continue
        hits = _hits(pattern, text, plain, asked if query.has_marks else {})
        if not hits:
            continue
        hits = _side_by_side(hits)
        first, count = _densest(hits)
        if count > best_count:
            best, best_count = _cut(text, plain, hits, first), count
        if count == len(asked):
            break
    return mark_safe(best)


def _hits(pattern: re.Pattern[str], text: str, plain: str, typed: dict[str, str]) -> list[_Hit]:
    """The words of the query in a text, those only that bear the marks typed. Most words of a text are none: they
    are counted, not looked at one by one.
    """
    hits = []
    place, at = 0, 0
    for found in pattern.finditer(plain):
        start, end = found.span()
        word = found[0]
        if typed and typed[word] != word and canonical(text[start:end]) != typed[word]:
            continue
        place += len(_WORD.findall(plain, at, start))
        hits.append(_Hit(place, start, word))
        place, at = place + 1, end
    return hits


def _side_by_side(hits: list[_Hit]) -> list[_Hit]:
    """Only the hits beside another one, where these have all of the words: "di tích" is asked for, not a lone "đi"."""
    known = {hit.place for hit in hits}
    beside = [hit for hit in hits if hit.place - 1 in known or hit.place + 1 in known]
    return beside if {hit.word for hit in beside} == {hit.word for hit in hits} else hits


def _densest(hits: list[_Hit]) -> tuple[int, int]:
    """The place at which the passage with most different words begins, and how many it has."""
    best = (hits[0].place, 0, 0)
    for number, first in enumerate(hits):
        inside = [
            hit.word for hit in itertools.islice(hits, number, number + PASSAGE) if hit.place < first.place + PASSAGE
        ]
        score = (len(set(inside)), len(inside))
        if score > best[1:]:
            best = (first.place, *score)
    return best[0], best[1]


def _cut(text: str, plain: str, hits: list[_Hit], first: int) -> str:
    # One word more than a passage may hold tells whether the text goes on.
    spans = [found.span() for found in itertools.islice(_WORD.finditer(plain), first + PASSAGE + 1)]
    begin = max(0, first - 6)
    # Begin with the sentence where one begins near by.
    for place in range(begin, first):
        gap = text[spans[place - 1][1] : spans[place][0]] if place else ""
        if place == 0 or any(sign in gap for sign in ".!?\n"):
            begin = place
    end = min(len(spans), begin + PASSAGE)
    pieces = ["… "] if begin else []
    at = spans[begin][0]
    for hit in hits:
        if begin <= hit.place < end:
            stop = hit.start + len(hit.word)
            pieces += [escape(text[at : hit.start]), "<mark>", escape(text[hit.start : stop]), "</mark>"]
            at = stop
    pieces.append(escape(text[at : spans[end - 1][1]]))
    pieces.append(" …" if end < len(spans) else escape(text[spans[end - 1][1] :].rstrip()[:40]))
    parted = _BLOCKS_APART.sub(lambda found: " " if found[1].islower() else " · ", "".join(pieces))
    return _MARKS_APART.sub(r"\1", _SPACES.sub(" ", parted))
