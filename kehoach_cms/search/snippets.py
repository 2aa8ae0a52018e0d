"""The passage of a text in which the words of a query stand, with the words marked."""

import re

from django.utils.html import escape
from django.utils.safestring import SafeString, mark_safe

from kehoach_cms.search.words import Query
from kehoach_cms.text import canonical
from kehoach_cms.text.folding import bare

#: How many words a passage has.
PASSAGE = 36
#: Texts are looked through no further.
MAX_LENGTH = 8_000

_WORD = re.compile(r"[^\W_]+")


def snippet(query: Query, *texts: str) -> SafeString:
    """The passage with most of the words, each marked; nothing where no word stands in any of the texts.

    The first of the texts that has all of the words is taken, else the one with most of them.
    """
    asked = {word.folded: word.typed for word in query.words}
    marked = query.has_marks
    best, best_count = "", 0
    for text in texts:
        text = text[:MAX_LENGTH]
        plain = bare(text)
        if len(plain) != len(text):
            continue
        spans = [match.span() for match in _WORD.finditer(plain)]
        hits = [
            place
            for place, (start, end) in enumerate(spans)
            if (typed := asked.get(plain[start:end])) is not None
            and (not marked or typed == plain[start:end] or canonical(text[start:end]) == typed)
        ]
        if not hits:
            continue
        hits = _side_by_side(hits, [plain[slice(*spans[place])] for place in hits])
        first, count = _densest(hits, [plain[slice(*spans[place])] for place in hits])
        if count > best_count:
            best, best_count = _cut(text, spans, set(hits), first), count
        if count == len(asked):
            break
    return mark_safe(best)


def _side_by_side(hits: list[int], words: list[str]) -> list[int]:
    """Only the hits beside another one, where these have all of the words: "di tích" is asked for, not a lone "đi"."""
    known = set(hits)
    beside = [place for place in hits if place - 1 in known or place + 1 in known]
    word_at = dict(zip(hits, words, strict=True))
    return beside if {word_at[place] for place in beside} == set(words) else hits


def _densest(hits: list[int], words: list[str]) -> tuple[int, int]:
    """Where the passage with most different words begins, and how many it has."""
    best = (hits[0], 0, 0)
    for place, start in enumerate(hits):
        inside = [word for hit, word in zip(hits[place:], words[place:], strict=True) if hit < start + PASSAGE]
        score = (len(set(inside)), len(inside))
        if score > best[1:]:
            best = (start, *score)
    return best[0], best[1]


def _cut(text: str, spans: list[tuple[int, int]], hits: set[int], first: int) -> str:
    begin = max(0, first - 6)
    # Begin with the sentence where one begins near by.
    for place in range(begin, first):
        gap = text[spans[place - 1][1] : spans[place][0]] if place else ""
        if place == 0 or any(sign in gap for sign in ".!?\n"):
            begin = place
    end = min(len(spans), begin + PASSAGE)
    pieces = ["… "] if begin else []
    at = spans[begin][0]
    for place in range(begin, end):
        start, stop = spans[place]
        if place in hits:
            pieces += [str(escape(text[at:start])), "<mark>", str(escape(text[start:stop])), "</mark>"]
        else:
            pieces.append(str(escape(text[at:stop])))
        at = stop
    if end < len(spans):
        pieces.append(" …")
    else:
        pieces.append(str(escape(text[at:].rstrip()[:40])))
    return re.sub(r"</mark>(\s+)<mark>", r"\1", re.sub(r"[\r\n\t ]+", " ", "".join(pieces)))
