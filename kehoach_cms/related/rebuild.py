"""The whole table of neighbours from nothing: words counted anew, every page weighed, every list chosen.

Pages are weighed and compared in memory, on as many processors as there are; readers keep the lists of before until
each is replaced.
"""

import multiprocessing
import os
from array import array
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

from django.db import connection, connections, transaction
from django.utils import timezone

from kehoach_cms.pages.models import PageEntry
from kehoach_cms.related.models import RelatedDocument, RelatedPage, RelatedTerm, TermCount
from kehoach_cms.related.ranking import NEWEST, Candidate, Neighbour, choose
from kehoach_cms.related.reading import (
    batches,
    best,
    candidate,
    label_terms,
    read_pages,
    said,
    weigh,
)
from kehoach_cms.related.services import Say, save_documents, weigh_stale, write_neighbours
from kehoach_cms.related.terms import Statistics, words_of

#: Words are counted in a sample of so many pages, spread over all of them; labels in all.
SAMPLE = 12_000
#: Words counted fewer times are as rare as words never seen.
SEEN = 2
#: A young portal's words are counted anew whenever its pages have doubled, up to so many.
YOUNG = 256
#: So many pages are kept unpacked, in each process.
UNPACKED = 15_000
#: Lists chosen by one piece of work.
PIECE = 200


def rebuild_related(say: Callable[[str], None] = lambda text: None, *, processes: int | None = None) -> int:
    """Count, weigh and choose everything anew; returns the number of pages.

    Pages that are published meanwhile are weighed again at the end, against the new counts.
    """
    begin = timezone.now()
    ids = list(
        PageEntry.objects.filter(is_public=True, page__live=True).order_by("page_id").values_list("page_id", flat=True)
    )
    statistics = count_terms(ids)
    say(f"{len(ids)} pages, {len(statistics.counts)} terms counted")
    _drop_others(ids)
    memory = Memory()
    for page_ids in batches(ids, 1000):
        rows = _weighed(page_ids, statistics)
        _write_rows(rows)
        for row in rows:
            memory.add(row)
    say("weighed")
    memory.close()
    for lists in _chosen(memory, processes or os.cpu_count() or 1):
        opinions = said(lists)
        fresh = {pk: (opinions.get(pk, Say()), chosen) for pk, chosen in lists.items()}
        for pk, opinion in opinions.items():
            fresh[pk] = (opinion, memory.choose(pk, opinion.decided))
        with transaction.atomic():
            write_neighbours(fresh)
    say("neighbours chosen")
    changed = RelatedDocument.objects.filter(stale=True, changed_at__gte=begin)
    weigh_stale(list(changed.values_list("page_id", flat=True)))
    return len(ids)


def recount_if_grown() -> None:
    """Count a young portal's words anew when its pages have doubled: what was rare may be common now."""
    counted = TermCount.objects.filter(term="").values_list("count", flat=True).first() or 0
    if counted >= YOUNG:
        return
    pages = RelatedDocument.objects.count()
    if max(8, 2 * counted) <= pages <= 2 * YOUNG:
        rebuild_related(processes=1)


def count_terms(ids: list[int]) -> Statistics:
    """Count in how many pages each term occurs, and keep the counts."""
    step = max(1, -(-len(ids) // SAMPLE))
    sample = set(ids[::step])
    words: Counter[str] = Counter()
    labels: Counter[str] = Counter()
    for page_ids in batches(ids, 1000):
        for page in read_pages(page_ids):
            labels.update(label_terms(page.source))
            if page.page_id in sample:
                words.update(words_of(page.source).keys())
    counts = {term: count * step for term, count in words.items() if count >= SEEN}
    counts.update(labels)
    with transaction.atomic():
        TermCount.objects.all().delete()
        rows = [TermCount(term=term, count=count) for term, count in counts.items() if len(term) <= 120]
        TermCount.objects.bulk_create([TermCount(term="", count=len(ids)), *rows], batch_size=5000)
    return Statistics(len(ids), {term: count for term, count in counts.items() if len(term) <= 120})


def _drop_others(ids: list[int]) -> None:
    """Take out pages that are no longer shown."""
    known = set(RelatedDocument.objects.values_list("page_id", flat=True))
    for part in batches(sorted(known - set(ids))):
        RelatedPage.objects.filter(target_id__in=part, position=None).delete()
        RelatedPage.objects.filter(source_id__in=part).delete()
        RelatedTerm.objects.filter(document_id__in=part).delete()
        RelatedDocument.objects.filter(page_id__in=part).delete()


def _weighed(page_ids: list[int], statistics: Statistics) -> list[RelatedDocument]:
    return [weigh(page, words_of(page.source), statistics) for page in read_pages(page_ids)]


def _write_rows(rows: list[RelatedDocument]) -> None:
    """Write weighed pages and their terms; the terms past Django's models, which would take most of the time."""
    ids = [row.page_id for row in rows]
    table = connection.ops.quote_name(RelatedTerm._meta.db_table)
    values = [
        (term, one.page_id, one.date, weight)
        for one in map(candidate, rows)
        for term, weight in {**one.vector.text, **one.vector.labels}.items()
    ]
    with transaction.atomic():
        RelatedTerm.objects.filter(document_id__in=ids).delete()
        save_documents(rows)
        columns = f"INSERT INTO {table} (term, document_id, date, weight) VALUES "
        with connection.cursor() as cursor:
            for start in range(0, len(values), 2000):
                part = values[start : start + 2000]
                cursor.execute(
                    columns + ", ".join(["(%s, %s, %s, %s)"] * len(part)), [value for row in part for value in row]
                )


@dataclass
class Memory:
    """All weighed pages, and for each term the newest that have it; what the database's table is, in memory."""

    rows: dict[int, RelatedDocument] = field(default_factory=dict)
    pages: dict[int, array] = field(default_factory=dict)
    weights: dict[int, array] = field(default_factory=dict)
    unpacked: dict[int, Candidate] = field(default_factory=dict)

    def add(self, row: RelatedDocument) -> None:
        """Take in one page."""
        self.rows[row.page_id] = row

    def close(self) -> None:
        """Sort the pages into the terms, newest first, after all are in."""
        ordered = sorted(self.rows.values(), key=lambda row: (row.date, row.page_id), reverse=True)
        for row in ordered:
            vector = candidate(row).vector
            for term, weight in {**vector.text, **vector.labels}.items():
                pages = self.pages.get(term)
                if pages is None:
                    self.pages[term], self.weights[term] = array("Q", [row.page_id]), array("f", [weight])
                elif len(pages) < NEWEST:
                    pages.append(row.page_id)
                    self.weights[term].append(weight)
        self.rows = {pk: self.rows[pk] for pk in sorted(self.rows)}

    def choose(self, page_id: int, decided: set[int]) -> list[Neighbour]:
        """The neighbours of a page."""
        one = candidate(self.rows[page_id])
        shared: dict[int, float] = {}
        get = shared.get
        for term, weight in {**one.vector.text, **one.vector.labels}.items():
            for pk, other in zip(self.pages[term], self.weights[term], strict=True):
                shared[pk] = get(pk, 0.0) + weight * other
        shared.pop(page_id, None)
        return choose(one, [self.candidate(pk) for pk in best(shared)], decided)

    def candidate(self, page_id: int) -> Candidate:
        """A page as it is compared; those asked for lately stay unpacked."""
        found = self.unpacked.get(page_id)
        if found is None:
            if len(self.unpacked) >= UNPACKED:
                self.unpacked.clear()
            found = self.unpacked[page_id] = candidate(self.rows[page_id])
        return found


_memory: Memory | None = None


def _piece(page_ids: list[int]) -> dict[int, list[Neighbour]]:
    assert _memory is not None
    return {pk: _memory.choose(pk, set()) for pk in page_ids}


def _chosen(memory: Memory, processes: int) -> Iterator[dict[int, list[Neighbour]]]:
    """The lists of all pages, piece by piece; children see the memory without a copy where the system can fork."""
    global _memory
    _memory = memory
    pieces = batches(memory.rows, PIECE)
    try:
        if processes < 2 or len(memory.rows) < 4 * PIECE or "fork" not in multiprocessing.get_all_start_methods():
            yield from map(_piece, pieces)
            return
        if not connection.in_atomic_block:
            # A child must not share the connection; the next question opens it again.
            connections.close_all()
        with multiprocessing.get_context("fork").Pool(processes) as pool:
            yield from pool.imap_unordered(_piece, pieces)
    finally:
        _memory = None
