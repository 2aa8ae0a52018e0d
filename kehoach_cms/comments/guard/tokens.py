"""The one-use token of a form: bound to page and parent, known to be so many seconds old.

It is made only by answers that no cache keeps. Its number becomes the comment's `nonce`, which is unique:
a form sent twice is one comment. It is not bound to a browser; against other sites stands `origin`.
"""

import time
import uuid
from dataclasses import dataclass

from django.core import signing

SALT = "kehoach.comment.v1"
MAX_AGE = 2 * 60 * 60
MIN_AGE = 3
#: A clock that was set back a little is no reason to lose a form.
_MAX_AHEAD = 60
_MAX_LENGTH = 400


@dataclass(frozen=True)
class Token:
    """A token that was read and found good."""

    nonce: uuid.UUID
    age: float

    @property
    def is_hasty(self) -> bool:
        """Whether nobody types so fast."""
        return self.age < MIN_AGE


def make_token(page_id: int, parent_id: int | None = None) -> str:
    """A fresh token for a form on one page, or for an answer to one comment on it."""
    value = {"n": uuid.uuid4().hex, "t": round(time.time(), 2), "p": page_id, "r": parent_id or 0}
    return signing.dumps(value, salt=SALT)


def read_token(value: str, page_id: int, parent_id: int | None = None) -> Token | None:
    """The token, or None if it is missing, altered, too old, or of another page or parent."""
    if not value or len(value) > _MAX_LENGTH:
        return None
    try:
        held = signing.loads(value, salt=SALT)
        nonce, made, bound = uuid.UUID(held["n"]), float(held["t"]), (held["p"], held["r"])
    except (signing.BadSignature, AttributeError, KeyError, TypeError, ValueError):
        return None
    age = time.time() - made
    if bound != (page_id, parent_id or 0) or not -_MAX_AHEAD <= age <= MAX_AGE:
        return None
    return Token(nonce, age)
