"""Work for after the answer: what a request leaves to do is done when its answer is on the way.

A worker does it in the process that answered, so nothing has to be set up for it; what must not be lost is marked in
the database as well. Outside of a request (a command, a shell) nothing waits for the end of one: there `after_answer`
does nothing, and the mark is all that is left.
"""

import logging
from collections.abc import Callable
from typing import Any

from asgiref.local import Local
from django.core.signals import request_finished, request_started
from django.db import connections

logger = logging.getLogger(__name__)

_request = Local()


def after_answer(work: Callable[[], Any]) -> None:
    """Have something done once when the request that runs now has been answered."""
    waiting: list[Callable[[], Any]] | None = getattr(_request, "waiting", None)
    if waiting is not None and work not in waiting:
        waiting.append(work)


def _begin(**kwargs: Any) -> None:
    _request.waiting = []


def _finish(**kwargs: Any) -> None:
    waiting: list[Callable[[], Any]] | None = getattr(_request, "waiting", None)
    _request.waiting = None
    for work in waiting or ():
        try:
            work()
        except Exception:
            # The reader has the answer already: a fault is for the log, not for the server's loop.
            logger.exception("What was left for after the answer failed")
        finally:
            _close_old_connections()


def _close_old_connections() -> None:
    """As Django does at the end of a request, before which it did so; a test's own transaction is let alone."""
    for connection in connections.all(initialized_only=True):
        if not connection.in_atomic_block:
            connection.close_if_unusable_or_obsolete()


def connect() -> None:
    """Listen to the begin and the end of requests; once, when the app starts."""
    request_started.connect(_begin, dispatch_uid="kehoach_later_begin")
    request_finished.connect(_finish, dispatch_uid="kehoach_later_finish")
