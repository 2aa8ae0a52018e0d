"""Which entries of a set may come first: only these are ranked, and of a small set all.

Of a large one first those with the words side by side in the title, then all in the title, then prominent in the text,
then the newest; of each the newest. A word that is prominent in half of the portal need not be asked of the index for
that: the newest few hundred entries tell by their own terms.
"""

import itertools
import math

from kehoach_cms.pages.words import PAIR, PROMINENT, TITLE
from kehoach_cms.search.facets import Facets
from kehoach_cms.search.sets import ids_of
from kehoach_cms.search.terms import Groups, estimates, meets, terms_of
from kehoach_cms.search.words import Query

#: So many entries are ranked; those beyond follow, newest first.
CANDIDATES = 120
#: Reading the terms of one entry takes as long as being told so many ids by the index.
IDS_A_READING = 100
#: So much more is read than is likely to do: reading twice costs a statement more.
TO_BE_SURE = 1.15


class Candidates:
    """The candidates of a set, and the terms that were read to find them."""

    def __init__(self, query: Query, facets: Facets) -> None:
        self.facets = facets
        #: The terms of those entries that were read, by id.
        self.terms: dict[int, str] = {}
        words = [word.folded for word in query.words]
        #: What the entries of each tier meet.
        self.tiers: list[Groups] = [
            [[f"{PAIR}{one}_{two}"] for one, two in itertools.pairwise(words)],
            [[TITLE + word] for word in words],
            [[PROMINENT + word] for word in words],
        ]

    def of(self, bits: int) -> list[int]:
        """The candidates of a set; no more than `CANDIDATES`."""
        if bits.bit_count() <= CANDIDATES:
            return ids_of(bits)
        chosen: list[int] = []
        for groups in self.tiers:
            if not groups:
                continue
            wanted = CANDIDATES - len(chosen)
            newest = self._by_reading(groups, bits, wanted)
            if newest is not None:
                return chosen + newest
            part = bits & self.facets.meeting(groups)
            chosen += self.facets.newest_first(part, 0, wanted)
            if len(chosen) >= CANDIDATES:
                return chosen
            bits &= ~part
        return chosen + self.facets.newest_first(bits, 0, CANDIDATES - len(chosen))

    def _by_reading(self, groups: Groups, bits: int, wanted: int) -> list[int] | None:
        """The newest of a set that meet every group, by their terms; None where asking the index is quicker."""
        if self.facets.knows(groups):
            return None
        known = estimates()
        rarest = min(known.get(term, 0.0) for group in groups for term in group)
        # The terms of those that are chosen are read anyway, for ranking.
        most = min(wanted + int(rarest / IDS_A_READING), bits.bit_count())
        rate = rarest / max(self.facets.size, 1)
        found: list[int] = []
        read = 0
        while rate > 0 and len(found) < wanted:
            step = math.ceil((wanted - len(found)) / rate * TO_BE_SURE)
            if read + step > most:
                return None
            ids = self.facets.newest_first(bits, read, step)
            self.terms.update(terms_of([pk for pk in ids if pk not in self.terms]))
            found += [pk for pk in ids if meets(self.terms.get(pk, ""), groups)]
            read += step
            rate = len(found) / read
        return found[:wanted] if len(found) >= wanted else None
