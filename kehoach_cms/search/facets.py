"""Who may see which entries, and how many are of which type, year, topic ...: counted in memory.

A count of each facet over a query that half of the portal matches takes a database seconds. Here each value
of each facet is one long number with a bit for every entry that has it; meeting two of them and counting takes
microseconds (docs/decisions/0041). Each process builds these sets once and then reads only what changed
(`EntryChange`), with one small query a search.
"""

import datetime
import threading
import time
from array import array
from collections import OrderedDict, defaultdict
from collections.abc import Callable
from typing import Any, TypeVar

from django.db import connection
from django.utils import timezone
from wagtail.models import Page

from kehoach_cms.conf import today
from kehoach_cms.pages.models import EntryTopic, PageEntry
from kehoach_cms.search.models import EntryChange
from kehoach_cms.search.sets import Order, bits_of
from kehoach_cms.search.terms import Groups, bits_with, has_index, meets, terms_of

#: (facet, value): ("type", "news"), ("year", 2026), ("topic", 17) ...
Key = tuple[str, Any]
K = TypeVar("K")
V = TypeVar("V")
GroupsKey = tuple[tuple[str, ...], ...]
Members = dict[Key, "array[int]"]

#: More changes than this since the last look, and everything is counted anew.
MANY_CHANGES = 1500
#: What so many entries hold is a common word: it is counted once a day.
COMMON = 2_000
#: So many sets of matching entries, and lists of the best, are kept, those asked for last: for the next page, the next
#: filter, the next reader.
KEPT = 128
#: After more changes than this at once they are asked of the index again.
CARRIED_CHANGES = 100


class Facets:
    """The sets of one moment; never changed once other threads can see it."""

    def __init__(self) -> None:
        self.sets: dict[Key, int] = {}
        self.by_facet: dict[str, list[Any]] = {}
        self.order = Order.of([])
        self.expiring: list[tuple[datetime.datetime, int]] = []
        self.day = today()
        self.mark: tuple[int, int] | None = None
        self.horizon = 0
        #: The entries that meet groups of terms, by these; the one asked for longest ago first.
        self.matches: OrderedDict[GroupsKey, int] = OrderedDict()
        #: What comes first, by what was asked.
        self.lists: OrderedDict[Any, list[int]] = OrderedDict()
        #: How many entries hold a word.
        self.frequencies: dict[str, int] = {}

    @property
    def size(self) -> int:
        """How many entries there are."""
        return len(self.order)

    def of(self, facet: str, value: Any) -> int:
        """The entries that have a value."""
        return self.sets.get((facet, value), 0)

    def counts(self, facet: str, within: int) -> dict[Any, int]:
        """How many entries of a set have each value of a facet; values that none has are left out."""
        found = {}
        for value in self.by_facet.get(facet, ()):
            count = (self.sets[facet, value] & within).bit_count()
            if count:
                found[value] = count
        return found

    def visible(self, root_path: str, locale_id: int) -> int:
        """What everybody may see of a site in a language now."""
        bits = self.of("public", True) & self.of("locale", locale_id)
        if root_path:
            bits &= self.of("path", root_path)
        now = timezone.now()
        gone = [pk for at, pk in self.expiring if at <= now]
        return bits & ~bits_of(gone) if gone else bits

    def between(self, first: datetime.date | None, last: datetime.date | None) -> int:
        """The entries whose day lies between two days, both included; whole years are known already."""
        low = first.toordinal() if first else 1
        high = last.toordinal() if last else 10**7
        bits = 0
        for year in self.by_facet.get("year", ()):
            begins, ends = datetime.date(year, 1, 1).toordinal(), datetime.date(year, 12, 31).toordinal()
            if low <= begins and ends <= high:
                bits |= self.of("year", year)
            elif begins <= high and low <= ends:
                bits |= bits_of(self.order.between(max(begins, low), min(ends, high)))
        return bits

    def state_of(self, pk: int) -> str:
        """Where an entry's content stands today; "" where that has no meaning."""
        bit = 1 << pk
        return next((state for state in self.by_facet.get("state", ()) if self.sets["state", state] & bit), "")

    def newest_first(self, bits: int, skip: int, count: int, *, oldest: bool = False) -> list[int]:
        """A stretch of a set in the order of days."""
        return self.order.stretch(bits, skip, count, oldest=oldest)

    def knows(self, groups: Groups) -> bool:
        """Whether the entries that meet every group are known without asking the index."""
        return _key(groups) in self.matches

    def meeting(self, groups: Groups) -> int:
        """The entries that meet every group, visible or not."""
        return _kept(self.matches, _key(groups), lambda: bits_with(groups))

    def remember(self, *asked: Any, compute: Callable[[], list[int]]) -> list[int]:
        """What comes first, as it was found before for the same that was asked, or now."""
        return _kept(self.lists, asked, compute)


def _kept(known: OrderedDict[K, V], key: K, compute: Callable[[], V]) -> V:
    """What is known for a key, or computed now."""
    # Taken out and put in again: so the one that nobody asks for is the one that goes.
    value = known.pop(key, None)
    known[key] = value = compute() if value is None else value
    while len(known) > KEPT:
        known.popitem(last=False)
    return value


def _key(groups: Groups) -> GroupsKey:
    return tuple(tuple(group) for group in groups)


def _no_ids() -> "array[int]":
    return array("q")


def load() -> Facets:
    """Count everything."""
    facets = Facets()
    # The mark first: what is written meanwhile is read once more at the next look.
    _read_mark(facets)
    members: Members = defaultdict(_no_ids)
    facets.order = Order.of(_collect(facets, members, PageEntry.objects.all(), EntryTopic.objects.all()))
    facets.sets = {key: bits_of(ids) for key, ids in members.items()}
    _list_values(facets)
    return facets


def _list_values(facets: Facets) -> None:
    facets.by_facet = {}
    for facet, value in facets.sets:
        facets.by_facet.setdefault(facet, []).append(value)


def _collect(facets: Facets, members: Members, entries: Any, topics: Any) -> list[tuple[int, int]]:
    """Read entries into the lists of who has what; returns (minus the day as a number, minus the id) of each."""
    order = []
    day = facets.day.isoformat()
    rows = entries.order_by().values_list(
        "pk", "type_key", "kind", "issuer_id", "date", "locale_id", "is_public", "states",
        "page__path", "page__live", "page__expire_at",
    )  # fmt: skip
    steplen = Page.steplen
    for pk, type_key, kind, issuer, date, locale, public, states, path, live, expires in rows.iterator(5000):
        members["type", type_key].append(pk)
        if kind:
            members["kind", kind].append(pk)
        if issuer is not None:
            members["issuer", issuer].append(pk)
        if date is not None:
            members["year", date.year].append(pk)
        members["locale", locale].append(pk)
        if public and live:
            members["public", True].append(pk)
        if states:
            reached = [state for since, state in states if since <= day]
            if reached:
                members["state", reached[-1]].append(pk)
        for end in range(2 * steplen, len(path), steplen):
            members["path", path[:end]].append(pk)
        if expires is not None:
            facets.expiring.append((expires, pk))
        order.append((-date.toordinal() if date else 0, -pk))
    for entry, topic in topics.order_by().values_list("entry_id", "topic_id").iterator(20000):
        members["topic", topic].append(entry)
    return order


def _read_mark(facets: Facets) -> None:
    newest = EntryChange.objects.order_by("-pk").values_list("pk", "stamp").first()
    facets.mark = newest
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_snapshot_xmin(pg_current_snapshot())::text::bigint")
            facets.horizon = int(cursor.fetchone()[0])


def _changes_since(facets: Facets) -> set[int] | None:
    """The entries that changed since the last look; None when that cannot be told."""
    if facets.mark is None or facets.day != today():
        return None
    last, stamp = facets.mark
    table = EntryChange._meta.db_table
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            cursor.execute(
                f"SELECT id, stamp, entry_id, pg_snapshot_xmin(pg_current_snapshot())::text::bigint FROM {table} "
                "WHERE id >= %s OR (xid >= %s AND at > now() - interval '1 hour') ORDER BY id LIMIT %s",
                [last, facets.horizon, MANY_CHANGES + 1],
            )
        else:
            cursor.execute(
                f"SELECT id, stamp, entry_id, 0 FROM {table} WHERE id >= %s ORDER BY id LIMIT %s",
                [last, MANY_CHANGES + 1],
            )
        rows = cursor.fetchall()
    if (last, stamp) not in {(row[0], row[1]) for row in rows} or len(rows) > MANY_CHANGES:
        return None
    changed = {row[2] for row in rows if row[0] != last}
    if None in changed:
        return None
    facets.mark = (rows[-1][0], rows[-1][1])
    facets.horizon = int(rows[-1][3])
    return changed


def update(old: Facets, changed: set[int]) -> Facets:
    """The sets after some entries changed; the old ones stay as they are for who still reads them."""
    facets = Facets()
    facets.day, facets.mark, facets.horizon = old.day, old.mark, old.horizon
    # A change or two more make no difference to the weight of a common word, and counting it takes long.
    facets.frequencies = {word: count for word, count in list(old.frequencies.items()) if count >= COMMON}
    gone = bits_of(changed)
    facets.expiring = [row for row in old.expiring if row[1] not in changed]
    members: Members = defaultdict(_no_ids)
    entries, topics = PageEntry.objects.filter(pk__in=changed), EntryTopic.objects.filter(entry_id__in=changed)
    facets.order = old.order.changed(changed, _collect(facets, members, entries, topics))
    facets.sets = {key: bits & ~gone if bits & gone else bits for key, bits in old.sets.items()}
    for key, ids in members.items():
        facets.sets[key] = facets.sets.get(key, 0) | bits_of(ids)
    _list_values(facets)
    facets.matches = _carried(list(old.matches.items()), changed, gone)
    return facets


def _carried(matches: list[tuple[GroupsKey, int]], changed: set[int], gone: int) -> OrderedDict[GroupsKey, int]:
    """Sets of matching entries after some entries changed; asking the index again takes a common word long."""
    kept: OrderedDict[GroupsKey, int] = OrderedDict()
    if len(changed) > CARRIED_CHANGES or not matches:
        return kept
    entries = terms_of(changed)
    for groups, bits in matches:
        kept[groups] = bits & ~gone | bits_of([pk for pk, terms in entries.items() if meets(terms, groups)])
    return kept


_lock = threading.Lock()
_current: Facets | None = None
_loaded_at = 0.0
#: Databases without triggers tell nobody of changes: there everything is counted anew after so many seconds.
SECONDS_WITHOUT_TRIGGERS = 60


def current() -> Facets:
    """The sets as they are now; asks the database what changed."""
    global _current, _loaded_at
    with _lock:
        if _current is not None and not has_index():
            if time.monotonic() - _loaded_at < SECONDS_WITHOUT_TRIGGERS:
                return _current
            _current = None
        changed = _changes_since(_current) if _current is not None and has_index() else None
        if _current is None or changed is None:
            _current = load()
            _loaded_at = time.monotonic()
        elif changed:
            _current = update(_current, changed)
        return _current


def forget_facets() -> None:
    """Count everything anew at the next search."""
    global _current
    with _lock:
        _current = None
