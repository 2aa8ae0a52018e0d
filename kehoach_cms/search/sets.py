"""Sets of ids as one long number each, and the order in which lists show them.

Thousands of such sets are met and counted in a moment. What is made of a hundred thousand ids is made without
keeping a hundred thousand Python objects: in a process that has run for a while these lie scattered in memory, and
going through them costs four times as much as going through an array.
"""

from __future__ import annotations

from array import array
from bisect import bisect_left, bisect_right
from collections.abc import Iterable
from dataclasses import dataclass, field
from itertools import compress, islice
from operator import neg

#: From so many ids on a set is made without looking how far apart they lie.
MANY = 20_000
#: The places of the bits of each byte, and what makes of written digits truth and falsehood.
_PLACES = [tuple(place for place in range(8) if byte >> place & 1) for byte in range(256)]
_TRUTH = bytes.maketrans(b"01", b"\0\1")


def bits_of(ids: Iterable[int]) -> int:
    """A set of ids, each at least 0, as one number with a bit each."""
    known = ids if isinstance(ids, (list, array)) else list(ids)
    if not known:
        return 0
    highest = max(known) if len(known) < MANY else 0
    if len(known) * 64 >= highest:
        return bits_of_blocks([known])
    flags = bytearray(highest // 8 + 1)
    for one in known:
        flags[one >> 3] |= 1 << (one & 7)
    return int.from_bytes(flags, "little")


def bits_of_blocks(blocks: Iterable[Iterable[int]]) -> int:
    """The same of many ids that come piece by piece."""
    digits = bytearray(b"0") * MANY
    for block in blocks:
        ids = iter(block)
        for one in ids:
            # Looking for the highest first would mean to go through all of them twice.
            try:
                digits[one] = 49
                for one in ids:
                    digits[one] = 49
            except IndexError:
                digits.extend(b"0" * max(one + 1 - len(digits), len(digits)))
                digits[one] = 49
    digits.reverse()
    return int(digits, 2)


def _truth_of(bits: int) -> bytes:
    """A byte for each id from 0 on: 1 where the set has it. It ends with the highest id of the set."""
    return bin(bits)[:1:-1].encode().translate(_TRUTH)


def ids_of(bits: int) -> list[int]:
    """The ids of a set, in order."""
    length = bits.bit_length()
    if bits.bit_count() * 8 > length:
        return list(compress(range(length), _truth_of(bits)))
    flags = bits.to_bytes(length // 8 + 1, "little")
    return [byte << 3 | place for byte in compress(range(len(flags)), flags) for place in _PLACES[flags[byte]]]


#: Putting the ids of a set in order by themselves costs as much for one as going past this many entries.
STEPS_TO_SORT_ONE = 12


@dataclass
class Order:
    """All entries, newest first, those of one day by falling id; those without a day last."""

    #: Minus the day as a number (0 for none), and the id, place by place.
    minus_days: array[int]
    ids: array[int]
    #: Minus the day by id.
    day_of: array[int] = field(compare=False)

    @classmethod
    def of(cls, rows: list[tuple[int, int]]) -> Order:
        """An order of (minus day, minus id)."""
        rows.sort()
        ids = array("q", [-minus_id for _, minus_id in rows])
        order = cls(array("i", [minus_day for minus_day, _ in rows]), ids, array("i"))
        order._note(rows)
        return order

    def __len__(self) -> int:
        return len(self.ids)

    def _note(self, rows: list[tuple[int, int]]) -> None:
        missing = max((-minus_id for _, minus_id in rows), default=-1) + 1 - len(self.day_of)
        self.day_of.extend([0] * missing)
        for minus_day, minus_id in rows:
            self.day_of[-minus_id] = minus_day

    def changed(self, gone: set[int], rows: list[tuple[int, int]]) -> Order:
        """Another order without some ids, and with some (minus day, minus id)."""
        other = Order(self.minus_days[:], self.ids[:], self.day_of[:])
        for place in reversed([place for place, one in enumerate(self.ids) if one in gone]):
            del other.minus_days[place], other.ids[place]
        for minus_day, minus_id in rows:
            first, last = bisect_left(other.minus_days, minus_day), bisect_right(other.minus_days, minus_day)
            place = bisect_left(other.ids, minus_id, first, last, key=neg)
            other.minus_days.insert(place, minus_day)
            other.ids.insert(place, -minus_id)
        other._note(rows)
        return other

    def between(self, first: int, last: int) -> array[int]:
        """The ids whose day lies between two days as numbers, both included."""
        return self.ids[bisect_left(self.minus_days, -last) : bisect_right(self.minus_days, -first)]

    def stretch(self, bits: int, skip: int, count: int, *, oldest: bool = False) -> list[int]:
        """Some ids of a set in this order, from a place on; the set holds ids of this order alone.

        A small set is put in order by itself, else all entries are gone past until enough are found.
        """
        size = bits.bit_count()
        if not size or count <= 0:
            return []
        if STEPS_TO_SORT_ONE * size < min(skip + count, size) * len(self) // size:
            rows = sorted([(self.day_of[one], -one) for one in ids_of(bits)], reverse=oldest)
            return [-minus_id for _, minus_id in rows[skip : skip + count]]
        truth = _truth_of(bits).ljust(len(self.day_of), b"\0")
        ids, again = (reversed(self.ids), reversed(self.ids)) if oldest else (self.ids, self.ids)
        return list(islice(compress(ids, map(truth.__getitem__, again)), skip, skip + count))
