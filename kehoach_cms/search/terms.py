"""Asking the index: which entries hold these terms?"""

import json
import math
import sys
import time
from array import array
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager

from django.db import connection, transaction
from django.db.models import Q

from kehoach_cms.pages.models import PageEntry
from kehoach_cms.search.schema import ENTRY, INDEX, TERMS_VECTOR, has_own_index
from kehoach_cms.search.sets import bits_of, bits_of_blocks

#: Every group must be met, a group by any one of its terms.
Groups = Sequence[Sequence[str]]

_VECTOR = TERMS_VECTOR.format(table="")

#: So many letters of a long list of ids are read at a time.
BLOCK = 40_000


def bits_with(groups: Groups) -> int:
    """The set of the entries that meet every group; visible or not."""
    if not groups:
        return 0
    if not has_index():
        return bits_of(_read_without_index(groups))
    with connection.cursor() as cursor:
        if connection.vendor == "sqlite":
            cursor.execute(
                f'SELECT group_concat(rowid) FROM "{INDEX}" WHERE "{INDEX}" MATCH %s', [_fts5_expression(groups)]
            )
            return bits_of_blocks(_from_text(cursor.fetchone()[0] or ""))
        cursor.execute(
            f"SELECT string_agg(int4send(id::int4), ''::bytea) FROM \"{ENTRY}\" WHERE {_VECTOR} @@ %s::tsquery",
            [_tsquery(groups)],
        )
        return bits_of(_from_bytes(cursor.fetchone()[0]))


def terms_of(ids: Iterable[int]) -> dict[int, str]:
    """The terms of some entries by their ids."""
    wanted = list(ids)
    return dict(PageEntry.objects.filter(pk__in=wanted).order_by().values_list("pk", "terms")) if wanted else {}


def meets(terms: str, groups: Groups) -> bool:
    """Whether an entry with these terms meets every group: what the index would say."""
    padded = f" {terms} "
    return all(any(f" {term} " in padded for term in group) for group in groups)


def _from_text(joined: str) -> Iterator[list[int]]:
    """Ids as SQLite sends them, "7,12,13", block by block."""
    start = 0
    while start < len(joined):
        end = joined.find(",", start + BLOCK)
        end = len(joined) if end < 0 else end
        yield json.loads(f"[{joined[start:end]}]")
        start = end + 1


def _from_bytes(raw: bytes | memoryview | None) -> "array[int]":
    """Ids as PostgreSQL sends them, four bytes each: a hundred thousand are read in no time."""
    ids = array("i", bytes(raw or b""))
    if sys.byteorder == "little":
        ids.byteswap()
    return ids


#: PostgreSQL's own statistics are asked for this seldom.
SECONDS_BETWEEN_STATISTICS = 600
_statistics: dict[str, tuple[float, dict[str, float]]] = {}


def estimates() -> dict[str, float]:
    """How many entries hold each of the commonest terms, as PostgreSQL reckons; nothing where it keeps that secret.

    Other databases reckon nothing.
    """
    if connection.vendor != "postgresql":
        return {}
    at, known = _statistics.get(connection.alias, (-math.inf, {}))
    if time.monotonic() - at > SECONDS_BETWEEN_STATISTICS:
        with connection.cursor() as cursor:
            cursor.execute(
                "SELECT term, share * reltuples FROM pg_class, pg_stats, "
                "unnest(most_common_elems::text::text[], most_common_elem_freqs) AS most (term, share) "
                "WHERE oid = %s::regclass AND reltuples > 0 "
                "AND schemaname = current_schema() AND tablename = %s AND term IS NOT NULL",
                [f'"{ENTRY}"', INDEX],
            )
            known = dict(cursor.fetchall())
        _statistics[connection.alias] = (time.monotonic(), known)
    return known


def count_up_to(terms: Sequence[str], limit: int) -> list[int]:
    """How many entries hold each term; counting stops at the limit."""
    if not terms:
        return []
    if not has_index():
        return [PageEntry.objects.filter(_holds(term))[:limit].count() for term in terms]
    if connection.vendor == "sqlite":
        one = f'SELECT (SELECT count(*) FROM (SELECT 1 FROM "{INDEX}" WHERE "{INDEX}" MATCH %s LIMIT {limit:d}))'
        values = [_fts5_expression([[term]]) for term in terms]
    else:
        # What PostgreSQL knows of the commonest terms need not be counted.
        known = {term: min(limit, round(most)) for term, most in estimates().items() if term in terms}
        if known:
            rest = [term for term in terms if term not in known]
            known.update(zip(rest, count_up_to(rest, limit), strict=True))
            return [known[term] for term in terms]
        inner = f'SELECT 1 FROM "{ENTRY}" WHERE {_VECTOR} @@ %s::tsquery LIMIT {limit:d}'
        one = f"SELECT (SELECT count(*) FROM ({inner}) AS found)"
        values = [_tsquery([[term]]) for term in terms]
    with connection.cursor() as cursor:
        cursor.execute(" UNION ALL ".join([one] * len(terms)), values)
        return [int(row[0]) for row in cursor.fetchall()]


_known: dict[str, bool] = {}


def has_index() -> bool:
    """Whether this database has the search's own index; asked once a process."""
    if connection.alias not in _known:
        _known[connection.alias] = has_own_index(connection)
    return _known[connection.alias]


@contextmanager
def plans_by_index() -> Iterator[None]:
    """Within this block PostgreSQL looks into the index, however common a word is.

    It does not know what it costs to take long values apart, and would rather read the whole table as soon
    as a word is common: forty times as slow. The setting ends with the transaction, so it is safe behind a
    pooler too.
    """
    if connection.vendor != "postgresql":
        yield
        return
    inside = connection.in_atomic_block
    with transaction.atomic(savepoint=False):
        _set_plans("off")
        yield
        if inside:
            _set_plans("on")


def _set_plans(value: str) -> None:
    with connection.cursor() as cursor:
        cursor.execute("SELECT set_config('enable_seqscan', %s, true), set_config('jit', %s, true)", [value, value])


def _fts5_expression(groups: Groups) -> str:
    return " AND ".join("(" + " OR ".join(f'"{term}"' for term in group) + ")" for group in groups)


def _tsquery(groups: Groups) -> str:
    return " & ".join("(" + " | ".join(f"'{term}'" for term in group) + ")" for group in groups)


def _holds(term: str) -> Q:
    # A database that may know no case (MySQL) or no marks finds too much here, never too little.
    return (
        Q(terms=term) | Q(terms__startswith=f"{term} ") | Q(terms__endswith=f" {term}") | Q(terms__contains=f" {term} ")
    )


def _read_without_index(groups: Groups) -> list[int]:
    wanted = Q()
    for group in groups:
        any_of = Q()
        for term in group:
            any_of |= _holds(term)
        wanted &= any_of
    return list(PageEntry.objects.filter(wanted).order_by().values_list("pk", flat=True))
