"""How well two pages go together, and which of many are shown: no database, no settings."""

import datetime
from collections.abc import Iterable
from dataclasses import dataclass

from kehoach_cms.related.terms import DUPLICATE, Vector, likeness

#: How many neighbours of a page are kept: six are shown, the others stand in for those that readers may not see.
KEPT = 14
#: How many candidates are weighed exactly, and how many of each term's newest pages are candidates.
WEIGHED = 80
NEWEST = 300
#: What pages have to have in common to go together: in what editors said, or in words. Pages whose topics differ
#: need more words in common: the editor's topic decides who belongs.
ENOUGH_LABELS = 0.1
ENOUGH_WORDS = 0.14
ENOUGH_WORDS_ACROSS_TOPICS = 0.3
#: What pages of the same day gain over pages that are years apart.
RECENCY = 0.05


@dataclass
class Candidate:
    """A page as it is compared."""

    page_id: int
    date: datetime.date
    translation_key: object
    title_key: int
    vector: Vector
    sketch: set[int]


@dataclass(frozen=True)
class Neighbour:
    """A page that goes with another, and how well."""

    page_id: int
    score: float
    date: datetime.date

    @property
    def order(self) -> tuple[float, int, int]:
        """Best first; of equals the newer, then the later page."""
        return (-self.score, -self.date.toordinal(), -self.page_id)


def score(one: Candidate, other: Candidate) -> float:
    """How well two pages go together, the same both ways; 0 if they do not."""
    first, second = (one, other) if one.page_id < other.page_id else (other, one)
    words = _product(first.vector.text, second.vector.text)
    labels = _product(first.vector.labels, second.vector.labels)
    enough = ENOUGH_WORDS_ACROSS_TOPICS if first.vector.has_topics and second.vector.has_topics else ENOUGH_WORDS
    if labels < ENOUGH_LABELS and words < enough:
        return 0.0
    days = abs(first.date.toordinal() - second.date.toordinal())
    return round(words + labels + RECENCY * 0.5 ** (days / 365), 5)


def _product(one: dict[int, float], other: dict[int, float]) -> float:
    return sum([weight * other[term] for term, weight in one.items() if term in other])


def alike(one: Candidate, other: Candidate) -> bool:
    """Whether two pages say the same, so that no list shows both: translations, reprints, one title."""
    return (
        one.translation_key == other.translation_key
        or one.title_key == other.title_key
        or likeness(one.sketch, other.sketch) >= DUPLICATE
    )


def choose(source: Candidate, candidates: Iterable[Candidate], excluded: set[int]) -> list[Neighbour]:
    """The neighbours of a page, best first, none a near-duplicate of the page or of one before it."""
    ranked = []
    for candidate in candidates:
        if candidate.page_id == source.page_id or candidate.page_id in excluded:
            continue
        value = score(source, candidate)
        if value > 0:
            ranked.append((Neighbour(candidate.page_id, value, candidate.date), candidate))
    ranked.sort(key=lambda pair: pair[0].order)
    chosen: list[Neighbour] = []
    shown = [source]
    for neighbour, candidate in ranked:
        if not any(alike(candidate, other) for other in shown):
            chosen.append(neighbour)
            shown.append(candidate)
            if len(chosen) == KEPT:
                break
    return chosen
