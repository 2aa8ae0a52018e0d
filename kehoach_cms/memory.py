"""What is remembered between requests: small facts of the whole portal that every page asks for.

Menu, footer, topic names, counts of filters. They live in Django's cache for a minute at most, and
publishing forgets them at once. With a cache that processes share (Redis, memcached) all processes
forget together; with the default one another process may be a minute behind.
"""

import uuid
from collections.abc import Callable
from typing import Any, TypeVar

from django.core.cache import cache
from django.db import transaction

SECONDS = 60
_GENERATION = "kehoach:generation"

T = TypeVar("T")


def remember(key: str, compute: Callable[[], T]) -> T:
    """The value computed last for a key, or computed now; never a value older than `SECONDS`.

    Values must pickle. Keys name all that the value depends on: site, language, filter.
    """
    generation = cache.get_or_set(_GENERATION, _fresh, None)
    full = f"kehoach:{generation}:{key}"
    missing: Any = object()
    value = cache.get(full, missing)
    if value is missing:
        value = compute()
        cache.set(full, value, SECONDS)
    return value


def forget() -> None:
    """Forget everything: now, and again when the running transaction is there for others to see."""
    _turn()
    transaction.on_commit(_turn)


def _turn() -> None:
    cache.set(_GENERATION, _fresh(), None)


def _fresh() -> str:
    return uuid.uuid4().hex
