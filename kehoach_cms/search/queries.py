"""Finding entries by words or by number, with counts of what a reader may narrow them by."""

import datetime
import itertools
from collections.abc import Callable
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

from kehoach_cms.pages.models import PageEntry
from kehoach_cms.pages.words import MENTION, NUMBER
from kehoach_cms.search.candidates import Candidates
from kehoach_cms.search.facets import Facets, current
from kehoach_cms.search.ranking import rank, weights_of
from kehoach_cms.search.sets import bits_of, ids_of
from kehoach_cms.search.synonyms import meant_topic
from kehoach_cms.search.terms import count_up_to, plans_by_index
from kehoach_cms.search.words import Query, Word, parse_query

#: With fewer entries than this, the search also takes what looks alike, then what holds most of the words.
ENOUGH = 10
#: How common a word is, is counted no further than this.
COUNTED = 20_000
#: So many of a query's rarest words are tried in all combinations when few entries have all words: those that say most,
#: and the quickest to ask for.
RARE_WORDS = 4
#: An entry may lack words that say less than this share of what the rarest ones say; fewer where there are slips.
SHARE_WANTED = 0.5

BEST, NEWEST, OLDEST = "", "moi-nhat", "cu-nhat"


@dataclass(frozen=True)
class Narrowed:
    """What a reader narrows a search by: facet -> the chosen value, and the first and last day."""

    values: dict[str, Any] = field(default_factory=dict)
    first: datetime.date | None = None
    last: datetime.date | None = None
    sort: str = BEST


@dataclass
class Found:
    """What a search found. `stretch` gives the entries of one page of the list; nothing else is read."""

    query: Query
    facets: Facets
    #: Entries that are the document of the number that was typed, newest first.
    exact: list[int]
    #: All others, as a set.
    bits: int
    #: Those that come first, in no order yet, and what puts them in order.
    best: list[int]
    rank: Callable[[], list[int]]
    sort: str
    #: No entry holds all of the words.
    relaxed: bool = False
    #: Counts by facet: value -> entries that one would find by choosing it.
    counts: dict[str, dict[Any, int]] = field(default_factory=dict)

    @property
    def count(self) -> int:
        """How many entries were found."""
        return len(self.exact) + self.bits.bit_count()

    @cached_property
    def ranked(self) -> list[int]:
        """Those that come first, in order. Read only for the pages that show any: later ones need no ranking."""
        return self.rank()

    def __len__(self) -> int:
        return self.bits.bit_count()

    def stretch(self, start: int, stop: int) -> list[int]:
        """The ids from one place of the list to another, the exact ones not among them."""
        if not self.best:
            return self.facets.newest_first(self.bits, start, stop - start, oldest=self.sort == OLDEST)
        head = self.ranked[start:stop] if start < len(self.best) else []
        missing = min(stop, len(self)) - start - len(head)
        if missing <= 0:
            return head
        rest = self.bits & ~bits_of(self.best)
        return head + self.facets.newest_first(rest, max(0, start - len(self.best)), missing)

    def __getitem__(self, place: slice) -> list[int]:
        return self.stretch(place.start or 0, len(self) if place.stop is None else place.stop)


#: The facets that are counted, by the name of their sets.
COUNTED_FACETS = ("type", "kind", "issuer", "topic", "year", "state")


def search(raw: str, root_path: str, locale_id: int, narrowed: Narrowed | None = None) -> Found:
    """Search what everybody may see of a site in a language.

    Words without marks find all spellings, words with marks the very words, and what only looks alike
    where there is little else. A number finds the documents that bear it, and then what mentions them.
    An empty query with a filter finds everything that the filter lets through; without one, nothing.
    """
    narrowed = narrowed or Narrowed()
    facets = current()
    query = parse_query(raw)
    visible = facets.visible(root_path, locale_id)
    allowed = {name: facets.of(name, value) for name, value in narrowed.values.items()}
    span = facets.between(narrowed.first, narrowed.last) if narrowed.first or narrowed.last else -1
    base = visible & span
    everything = base
    for bits in allowed.values():
        everything &= bits
    found = Found(query, facets, [], 0, [], list, narrowed.sort)
    with plans_by_index():
        _find(found, base, everything, allowed, bool(allowed) or span != -1)
    return found


def _find(found: Found, base: int, everything: int, allowed: dict[str, int], is_narrowed: bool) -> None:
    """Fill in what was found: the sets, the counts, the order."""
    query, facets = found.query, found.facets
    wide, exact_wide = _matches(query, facets, base, everything, found, is_narrowed)
    within = (wide | exact_wide) & base
    for name in COUNTED_FACETS:
        others = within
        for other, bits in allowed.items():
            if other != name:
                others &= bits
        found.counts[name] = facets.counts(name, others)
    exact = exact_wide & everything
    found.exact = facets.newest_first(exact, 0, exact.bit_count())
    found.bits = wide & everything & ~exact
    if found.sort == BEST and query.words and not (query.only_number and found.exact):
        _choose_best(found)


def _matches(query: Query, facets: Facets, base: int, everything: int, found: Found, narrowed: bool) -> tuple[int, int]:
    """All entries that match (visible or not), and those that are the document of the number typed."""
    if not query.words:
        return (base if narrowed else 0), 0
    exact = _bearing(query, facets, base)
    if query.only_number:
        mentioned = facets.meeting([[MENTION + query.number]])
        if (exact | mentioned) & base:
            return mentioned, exact
    bits = facets.meeting([[word.term] for word in query.words])
    bits |= _about(query, facets)
    if (bits & everything).bit_count() < ENOUGH and query.has_marks:
        bits |= facets.meeting([[word.loose_term] for word in query.words])
    if (bits & everything).bit_count() < ENOUGH and len(query.words) > 1:
        before = bits & everything
        bits |= _with_most(query, facets)
        found.relaxed = not before and bool(bits & everything) and not exact & everything
    return bits, exact


def _bearing(query: Query, facets: Facets, base: int) -> int:
    """The entries that are the document of a number, or all of a kind and a serial where the query names no more.

    Spellings that differ only in signs are one. Where several numbers fall together so (98-KH/UBND of the
    Party, 98/KH-UBND of the State), a number typed as printed means the one that is printed so.
    """
    numbers = [query.number] if query.number else query.short_numbers
    if not numbers:
        return 0
    bits = facets.meeting([[NUMBER + number for number in numbers]])
    if query.number_key and (bits & base).bit_count() > 1:
        keys = dict(PageEntry.objects.filter(pk__in=ids_of(bits & base)).values_list("pk", "number_key"))
        same = [pk for pk, key in keys.items() if key == query.number_key]
        if same:
            return bits_of(same)
    return bits


def _about(query: Query, facets: Facets) -> int:
    """The entries of a topic that the query names, under any of its names."""
    meant = meant_topic(query)
    if meant is None:
        return 0
    rest = [[word.term] for word in meant.rest]
    bits = facets.of("topic", meant.topic_id)
    if rest:
        bits &= facets.meeting(rest)
    for name in meant.others:
        bits |= facets.meeting([*rest, *([word.term] for word in parse_query(name).words)])
    return bits


def _frequencies(words: tuple[Word, ...], facets: Facets) -> dict[str, int]:
    """How many entries hold each word, up to a limit; remembered until the next change, of common words for the day."""
    for word in words:
        known = facets.matches.get(((word.term,),))
        if known is not None:
            facets.frequencies[word.term] = min(known.bit_count(), COUNTED)
    unknown = [term for term in dict.fromkeys(word.term for word in words) if term not in facets.frequencies]
    for term, count in zip(unknown, count_up_to(unknown, COUNTED), strict=True):
        facets.frequencies[term] = count
    return facets.frequencies


def _with_most(query: Query, facets: Facets) -> int:
    """The entries that hold those words of a query that say most of what its rarest words say."""
    frequencies = _frequencies(query.words, facets)
    weights = dict(zip(query.words, weights_of(query.words, frequencies, facets.size), strict=True))
    # A word that nobody uses is a slip of the finger; what it would have said cannot be asked for.
    used = [word for word in query.words if frequencies.get(word.term)]
    rare = {word.term: weights[word] for word in sorted(used, key=lambda word: -weights[word])[:RARE_WORDS]}
    usable = sum(weights[word] for word in used)
    slips = sum(weights.values()) - usable
    share = SHARE_WANTED * (1 + slips / 2 / usable) if usable else 1
    if share >= 1:
        return 0
    wanted = share * sum(rare.values())
    # Asked at once, for what each entry must not lack: of each few words that say too much together, one must be there.
    groups: list[tuple[str, ...]] = []
    for size in range(1, len(rare) + 1):
        for lost in itertools.combinations(rare, size):
            left = sum(weight for term, weight in rare.items() if term not in lost)
            if left < wanted and not any(set(group) <= set(lost) for group in groups):
                groups.append(lost)
    return facets.meeting(groups)


def _choose_best(found: Found) -> None:
    """Choose those that come first, and note what it takes to put them in order."""
    query, facets, bits = found.query, found.facets, found.bits
    candidates = Candidates(query, facets)
    found.best = facets.remember("best", query.words, bits, compute=lambda: candidates.of(bits))
    best = bits_of(found.best)
    meant = meant_topic(query)
    topical = facets.of("topic", meant.topic_id) & best if meant else 0
    # Counted here, where PostgreSQL looks into the index.
    frequencies = _frequencies(query.words, facets)

    def rank_them() -> list[int]:
        newest = facets.newest_first(best, 0, len(found.best))
        newness = {pk: 1 - place / len(newest) for place, pk in enumerate(newest)}
        return rank(query, found.best, frequencies, facets.size, set(ids_of(topical)), newness, candidates.terms)

    found.rank = lambda: facets.remember("ranked", query.words, best, topical, compute=rank_them)
