"""Asking the index: which entries hold these terms?"""

import json
import math
import sys
import time
from array import array
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from itertools import compress

from django.db import connection, transaction
from django.db.models import Q

from kehoach_cms.pages.models import PageEntry
from kehoach_cms.search.schema import ENTRY, INDEX, TERMS_VECTOR, has_own_index

#: Every group must be met, a group by any one of its terms.
Groups = Sequence[Sequence[str]]

_VECTOR = TERMS_VECTOR.format(table="")


#: The places of the bits of each byte, and what makes of written digits truth and falsehood.
_PLACES = [tuple(place for place in range(8) if byte >> place & 1) for byte in range(256)]
_TRUTH = bytes.maketrans(b"01", b"\0\1")


def bits_of(ids: Iterable[int]) -> int:
    """A set of ids as one number with a bit each: thousands of such sets are met and counted in a moment."""
    known = list(ids)
    if not known:
        return 0
    highest = max(known)
    if len(known) * 64 < highest:
        flags = bytearray(highest // 8 + 1)
        for one in known:
            flags[one >> 3] |= 1 << (one & 7)
        return int.from_bytes(flags, "little")
    digits = bytearray(b"0") * (highest + 1)
    for one in known:
        digits[one] = 49
    digits.reverse()
    return int(digits.decode(), 2)


def ids_of(bits: int) -> list[int]:
    """The ids of a set, in order."""
    length = bits.bit_length()
    if bits.bit_count() * 8 > length:
        digits = bin(bits)[:1:-1].encode().translate(_TRUTH)
        return list(compress(range(length), digits))
    flags = bits.to_bytes(length // 8 + 1, "little")
    return [byte << 3 | place for byte in compress(range(len(flags)), flags) for place in _PLACES[flags[byte]]]


def ids_with(groups: Groups) -> list[int]:
    """The entries that meet every group, in no order; visible or not."""
    if not groups:
        return []
    if not has_index():
        return _read_without_index(groups)
    with connection.cursor() as cursor:
        if connection.vendor == "sqlite":
            cursor.execute(
                f'SELECT group_concat(rowid) FROM "{INDEX}" WHERE "{INDEX}" MATCH %s', [_fts5_expression(groups)]
            )
        else:
            cursor.execute(
                f"SELECT string_agg(int4send(id::int4), ''::bytea) FROM \"{ENTRY}\" WHERE {_VECTOR} @@ %s::tsquery",
                [_tsquery(groups)],
            )
            return _from_bytes(cursor.fetchone()[0])
        joined = cursor.fetchone()[0]
    return json.loads(f"[{joined}]") if joined else []


def _from_bytes(raw: bytes | memoryview | None) -> list[int]:
    """Ids as PostgreSQL sends them, four bytes each: a hundred thousand are read in no time."""
    ids = array("i", bytes(raw or b""))
    if sys.byteorder == "little":
        ids.byteswap()
    return ids.tolist()


#: PostgreSQL's own statistics are asked for this seldom.
SECONDS_BETWEEN_STATISTICS = 600
_statistics: dict[str, tuple[float, dict[str, float]]] = {}


def _estimates() -> dict[str, float]:
    """How many entries hold each of the commonest terms, as PostgreSQL reckons; nothing where it keeps that secret."""
    at, known = _statistics.get(connection.alias, (-math.inf, {}))
    if time.monotonic() - at > SECONDS_BETWEEN_STATISTICS:
        with connection.cursor() as cursor:
            cursor.execute(
                "SELECT term, share * greatest((SELECT reltuples FROM pg_class WHERE oid = %s::regclass), 0) "
                "FROM pg_stats, unnest(most_common_elems::text::text[], most_common_elem_freqs) AS most (term, share) "
                "WHERE schemaname = current_schema() AND tablename = %s AND term IS NOT NULL",
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
        # A term that is far more common than anybody wants to know need not be counted.
        known = {term: limit for term in terms if _estimates().get(term, 0) > 1.5 * limit}
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
    with transaction.atomic(savepoint=False):
        _set_plans("off")
        yield
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
