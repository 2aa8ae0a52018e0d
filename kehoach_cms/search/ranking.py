"""Which of the entries that match come first.

The same on every database: the index only proposes candidates, the marks are given here. A word in the title
counts most, then one that is prominent, then one that occurs; rare words count more than common ones; words
that stand together as typed count more than scattered ones; and where the reader typed marks, a word with
these marks counts more than one that only looks alike (docs/decisions/0042).
"""

import itertools
import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from kehoach_cms.pages.models import PageEntry
from kehoach_cms.pages.words import MARKED, PAIR, PROMINENT, TITLE, TITLE_MARKED
from kehoach_cms.search.terms import terms_of
from kehoach_cms.search.words import Query, Word
from kehoach_cms.text import canonical, fold

#: So many of the best are read once more with their text, for words that stand together and for how often they do.
CLOSE_READ = 16
#: So much of a text is read for that.
CLOSE_READ_LENGTH = 2500

TITLE_WEIGHT, TITLE_UNMARKED, PROMINENT_WEIGHT = 3.0, 1.0, 1.0
PHRASE_IN_TITLE, PAIRS_IN_TITLE, TITLE_COVERED, MARKED_WEIGHT = 2.0, 1.5, 1.5, 2.5
PAIRS_IN_TEXT, OFTEN_IN_TEXT, PHRASE_AS_TYPED = 2.0, 1.5, 1.0
TOPIC_WEIGHT, NEWNESS = 1.0, 0.3


@dataclass
class Candidate:
    """An entry that may come first, with the marks given to it so far."""

    pk: int
    score: float


def weights_of(words: Sequence[Word], frequencies: dict[str, int], size: int) -> list[float]:
    """How much each word says: much when few entries hold it."""
    return [math.log(1 + (size + 1) / (1 + frequencies.get(word.term, 0))) for word in words]


def rank(
    query: Query,
    candidates: Iterable[int],
    frequencies: dict[str, int],
    size: int,
    topical: set[int],
    newness: dict[int, float],
    read: dict[int, str],
) -> list[int]:
    """The candidates, best first; equal ones newest first. Two statements, whatever their number.

    The terms of some may have been read before.
    """
    pks = list(candidates)
    if not pks or not query.words:
        return pks
    weights = weights_of(query.words, frequencies, size)
    total = sum(weights)
    shares = [weight / total for weight in weights]
    look = _Look(query, shares)

    def order(one: Candidate) -> tuple[float, float, int]:
        return -one.score, -newness.get(one.pk, 0.0), -one.pk

    scored = []
    known = read | terms_of([pk for pk in pks if pk not in read])
    for pk in pks:
        terms = known.get(pk)
        if terms is None:
            # Deleted a moment ago.
            continue
        score = look.marks(f" {terms} ")
        score += TOPIC_WEIGHT * (pk in topical) + NEWNESS * newness.get(pk, 0.0)
        scored.append(Candidate(pk, score))
    scored.sort(key=order)
    close = {one.pk: one for one in scored[:CLOSE_READ]}
    rows = PageEntry.objects.filter(pk__in=close).order_by().values_list("pk", "title", "subject", "summary", "text")
    for pk, title, subject, summary, text in rows:
        body = f"{summary}\n{text}"[:CLOSE_READ_LENGTH]
        close[pk].score += _close_read(query, shares, f"{title}\n{subject}", body)
    return [one.pk for one in [*sorted(close.values(), key=order), *scored[CLOSE_READ:]]]


class _Look:
    """What a query is looked for by in the terms of one entry after the other."""

    def __init__(self, query: Query, shares: list[float]) -> None:
        title = TITLE_WEIGHT - 0.2 if query.has_marks else TITLE_WEIGHT
        #: (what to look for, what it counts, and if it is there: the same with marks, and what these add).
        self.titles: list[tuple[str, float, str, float]] = []
        self.others: list[tuple[str, float, str, float]] = []
        for word, share in zip(query.words, shares, strict=True):
            marked_title = f" {TITLE_MARKED}{word.typed} " if word.marked else ""
            unmarked = TITLE_UNMARKED if word.marked else title
            self.titles.append(
                (f" {TITLE}{word.folded} ", share * unmarked, marked_title, share * (TITLE_WEIGHT - TITLE_UNMARKED))
            )
            self.others.append((f" {PROMINENT}{word.folded} ", share * PROMINENT_WEIGHT, "", 0.0))
            marked = f" {MARKED}{word.typed} " if word.marked else ""
            self.others.append((f" {word.loose_term} ", share, marked, share * MARKED_WEIGHT))
        self.pairs = [f" {PAIR}{one.folded}_{two.folded} " for one, two in itertools.pairwise(query.words)]

    def marks(self, terms: str) -> float:
        """Marks for which of the words stand where, by the entry's terms alone."""
        score, hits = 0.0, 0
        for needle, weight, marked, more in self.titles:
            if needle in terms:
                hits += 1
                score += weight
                if marked and marked in terms:
                    score += more
        for needle, weight, marked, more in self.others:
            if needle in terms:
                score += weight
                if marked and marked in terms:
                    score += more
        if self.pairs:
            near = sum([pair in terms for pair in self.pairs])
            score += PAIRS_IN_TITLE * near / len(self.pairs) + PHRASE_IN_TITLE * (near == len(self.pairs))
        return score + TITLE_COVERED * hits / max(terms.count(f" {TITLE}"), 6)


def _close_read(query: Query, shares: list[float], title: str, text: str) -> float:
    """Marks for how often the words stand in the text, and how near to one another."""
    marked = query.has_marks
    body = f" {canonical(text) if marked else fold(text)} "
    forms = [word.typed if marked else word.folded for word in query.words]
    score = 0.0
    for form, share in zip(forms, shares, strict=True):
        times = body.count(f" {form} ")
        score += OFTEN_IN_TEXT * share * times / (times + 3)
    if len(forms) > 1:
        pairs = list(itertools.pairwise(forms))
        met = [body.count(f" {one} {two} ") for one, two in pairs]
        score += PAIRS_IN_TEXT * sum(times / (times + 1) for times in met) / len(pairs)
        head = f" {canonical(title) if marked else fold(title)} "
        score += PHRASE_AS_TYPED * (f" {' '.join(forms)} " in head)
    return score
