"""Whether two texts are nearly the same: advertising comes back with another name, number or greeting.

A text is the set of its runs of five letters, marks and spaces left out. Two texts are alike when most of their
runs are shared. So that not every text need be compared with every other, a text has eight traits, each made of
the least hashes of three slices of its runs: alike texts share at least one, others hardly ever do.
"""

from hashlib import blake2b
from itertools import islice

from kehoach_cms.comments.guard.words import duplicate_form

_RUN = 5
_TRAITS = 8
_SLICES_A_TRAIT = 3
#: Shorter texts ("Rất hay, cảm ơn") are alike by nature; for them only the same text is the same.
_LEAST_LETTERS = 40
#: Of all runs of two texts so many are in both. One word changed in a text of thirty leaves .8.
ALIKE = 0.7


def runs_of(text: str) -> frozenset[str]:
    """The runs of letters of a text; none of a short one."""
    letters = duplicate_form(text)
    if len(letters) < _LEAST_LETTERS:
        return frozenset()
    return frozenset(letters[start : start + _RUN] for start in range(len(letters) - _RUN + 1))


def traits_of(text: str) -> list[int]:
    """The traits of a text, signed 64-bit numbers; none of a short one."""
    least: dict[int, int] = {}
    slices = _TRAITS * _SLICES_A_TRAIT
    for run in runs_of(text):
        number = int.from_bytes(blake2b(run.encode(), digest_size=8).digest(), "big")
        place, rest = number % slices, number // slices
        if rest < least.get(place, rest + 1):
            least[place] = rest
    if not least:
        return []
    found = iter([least.get(place, 0) for place in range(slices)])
    groups = [tuple(islice(found, _SLICES_A_TRAIT)) for _each in range(_TRAITS)]
    return [_number(place, group) for place, group in enumerate(groups) if any(group)]


def are_alike(one: frozenset[str], other: frozenset[str]) -> bool:
    """Whether two texts share most of their runs."""
    return bool(one) and len(one & other) >= ALIKE * len(one | other)


def _number(place: int, group: tuple[int, ...]) -> int:
    packed = b"".join(value.to_bytes(8, "big") for value in (place, *group))
    return int.from_bytes(blake2b(packed, digest_size=8).digest(), "big", signed=True)
