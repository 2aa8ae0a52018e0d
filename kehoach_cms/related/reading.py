"""From entries to pages that compare, and the pages that share a term with one: the database side of the ranking."""

import datetime
from array import array
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from heapq import nlargest
from itertools import islice
from uuid import UUID

from django.db import connection
from django.db.models import F

from kehoach_cms.pages.models import EntryDocument, EntryTopic, PageEntry
from kehoach_cms.related.models import RelatedDocument, RelatedPick, RelatedTerm, TermCount
from kehoach_cms.related.ranking import NEWEST, WEIGHED, Candidate
from kehoach_cms.related.terms import (
    Source,
    Statistics,
    Vector,
    sketch_of,
    term_id,
    weighed_labels,
    weighed_words,
    words_of,
)
from kehoach_cms.text import fold
from kehoach_cms.topics.models import PageKeyword
from kehoach_cms.topics.queries import lineage

#: The day of a page that bears none: older than all others.
NO_DAY = datetime.date(1900, 1, 1)
#: So many steps of the tree path name the branch (a site, or a site in one language) that pages are compared in.
BRANCH = 8
BATCH = 500


def batches(ids: Iterable[int], size: int = BATCH) -> Iterator[list[int]]:
    """Ids in lists of a length that every database takes in one statement."""
    stream = iter(ids)
    while part := list(islice(stream, size)):
        yield part


@dataclass
class Read:
    """A public page as its entry tells it."""

    page_id: int
    group: str
    date: datetime.date
    translation_key: UUID
    source: Source


def read_pages(page_ids: Sequence[int]) -> list[Read]:
    """The public pages among those named, in order of their ids; five queries."""
    rows = list(
        PageEntry.objects.filter(page_id__in=page_ids, is_public=True, page__live=True)
        .order_by("page_id")
        .values_list(
            "pk", "page_id", "page__path", "locale_id", "translation_key", "date", "title", "subject", "summary", "text"
        )
    )
    entries = {row[0]: row[1] for row in rows}
    topics: dict[int, list[int]] = defaultdict(list)
    for entry, topic in EntryTopic.objects.filter(entry_id__in=entries, direct=True).values_list(
        "entry_id", "topic_id"
    ):
        topics[entries[entry]].append(topic)
    documents: dict[int, dict[str, bool]] = defaultdict(dict)
    cited = EntryDocument.objects.filter(entry_id__in=entries).values_list("entry_id", "document_key", "own")
    for entry, key, own in cited:
        documents[entries[entry]][key] = own
    keywords: dict[int, list[int]] = defaultdict(list)
    given = PageKeyword.objects.filter(content_object_id__in=page_ids).values_list("content_object_id", "tag_id")
    for page_id, tag in given:
        keywords[page_id].append(tag)
    chains = lineage({topic for chosen in topics.values() for topic in chosen})
    return [
        Read(
            page_id=page_id,
            group=f"{locale}:{path[:BRANCH]}",
            date=date or NO_DAY,
            translation_key=key,
            source=Source(
                title=title,
                lead=f"{subject} {summary}" if subject and subject != title else summary,
                body=text,
                topics=_distances(chains, topics[page_id]),
                documents=documents[page_id],
                keywords=sorted(keywords[page_id]),
            ),
        )
        for _, page_id, path, locale, key, date, title, subject, summary, text in rows
    ]


def _distances(chains: dict[int, list[int]], chosen: list[int]) -> dict[int, int]:
    distances: dict[int, int] = {}
    for topic in sorted(chosen):
        for distance, pk in enumerate(chains.get(topic, ())):
            distances[pk] = min(distance, distances.get(pk, distance))
    return distances


def statistics_for(terms: Iterable[str]) -> Statistics:
    """What was counted last of these terms."""
    counts: dict[str, int] = {}
    wanted = [term[:120] for term in terms]
    for start in range(0, len(wanted), BATCH):
        part = wanted[start : start + BATCH]
        counts.update(TermCount.objects.filter(term__in=part).values_list("term", "count"))
    pages = TermCount.objects.filter(term="").values_list("count", flat=True).first() or 0
    return Statistics(pages, counts)


def weigh(read: Read, words: dict[str, float], statistics: Statistics) -> RelatedDocument:
    """A page as a row to be kept, not yet saved."""
    text = weighed_words(words, statistics)
    labels = weighed_labels(read.source, statistics)
    return RelatedDocument(
        page_id=read.page_id,
        group=read.group,
        translation_key=read.translation_key,
        date=read.date,
        title_key=term_id(read.group, fold(read.source.title)),
        vector=Vector.of(read.group, text, labels).pack(),
        sketch=sketch_of(read.source).tobytes(),
        stale=False,
    )


def label_terms(source: Source) -> list[str]:
    """The names of all labels of a page."""
    return [
        *(f"t:{pk}" for pk in source.topics),
        *(f"d:{key}" for key in source.documents),
        *(f"k:{pk}" for pk in source.keywords),
    ]


def words_and_statistics(pages: list[Read]) -> tuple[list[dict[str, float]], Statistics]:
    """The words of each page, and the counts of all of them."""
    words = [words_of(page.source) for page in pages]
    wanted = {term for counted in words for term in counted}
    wanted |= {term for page in pages for term in label_terms(page.source)}
    return words, statistics_for(sorted(wanted))


def candidate(row: RelatedDocument) -> Candidate:
    """A kept row as it is compared."""
    sketch = array("I")
    sketch.frombytes(bytes(row.sketch))
    return Candidate(
        page_id=row.page_id,
        date=row.date,
        translation_key=row.translation_key,
        title_key=row.title_key,
        vector=Vector.unpack(bytes(row.vector)),
        sketch=set(sketch),
    )


def candidates(page_ids: Iterable[int]) -> dict[int, Candidate]:
    """Kept rows by page."""
    found: dict[int, Candidate] = {}
    for part in batches(page_ids):
        for row in RelatedDocument.objects.filter(page_id__in=part):
            found[row.page_id] = candidate(row)
    return found


def sharing(one: Candidate) -> dict[int, float]:
    """The newest pages of each of a page's terms, with what they share, roughly: one query.

    Bounded by the number of terms, not of pages.
    """
    weights = {**one.vector.text, **one.vector.labels}
    if not weights:
        return {}
    table = RelatedTerm._meta.db_table
    part = (
        f"SELECT * FROM (SELECT term, document_id, weight FROM {table} WHERE term = %s "
        f"ORDER BY date DESC, document_id DESC LIMIT {NEWEST}) AS newest"
    )
    shared: dict[int, float] = {}
    with connection.cursor() as cursor:
        cursor.execute(" UNION ALL ".join([part] * len(weights)), list(weights))
        for term, page_id, weight in cursor.fetchall():
            shared[page_id] = shared.get(page_id, 0.0) + weights[term] * weight
    shared.pop(one.page_id, None)
    return shared


def best(shared: dict[int, float]) -> list[int]:
    """The candidates that are worth weighing exactly; rounded, so that the order of adding up does not matter."""
    if not shared:
        return []
    least = nlargest(WEIGHED, shared.values())[-1] - 0.0001
    likely = [(round(value, 4), pk) for pk, value in shared.items() if value >= least]
    return [pk for _, pk in sorted(likely, reverse=True)[:WEIGHED]]


@dataclass(frozen=True)
class Say:
    """What the editor of a page said of its related block."""

    picked: tuple[int, ...] = ()
    never: frozenset[int] = frozenset()

    @property
    def decided(self) -> set[int]:
        """Pages about which there is nothing left to find out."""
        return {*self.picked, *self.never}


def said(page_ids: Iterable[int]) -> dict[int, Say]:
    """The picks and exclusions of pages; pages without any are left out."""
    picked: dict[int, list[int]] = defaultdict(list)
    never: dict[int, set[int]] = defaultdict(set)
    for part in batches(page_ids):
        rows = RelatedPick.objects.filter(page_id__in=part).order_by(F("sort_order").asc(nulls_last=True), "pk")
        for page_id, target, exclude in rows.values_list("page_id", "target_id", "exclude"):
            if exclude:
                never[page_id].add(target)
            elif target != page_id and target not in picked[page_id]:
                picked[page_id].append(target)
    return {
        pk: Say(tuple(target for target in picked[pk] if target not in never[pk]), frozenset(never[pk]))
        for pk in {*picked, *never}
    }
