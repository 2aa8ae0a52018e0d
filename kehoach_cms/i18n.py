"""Words that people see: English message ids, the Vietnamese catalogue complete.

Every message carries the context "kehoach_cms", so that a short word of ours ("Task", "News")
never changes Wagtail's own translation of the same word, nor Wagtail's ours.
"""

from typing import cast

from django.utils.translation import npgettext, pgettext, pgettext_lazy

CONTEXT = "kehoach_cms"


def _(message: str) -> str:
    """A message in the language active when it is shown (lazy, so `str()` it before joining)."""
    return cast(str, pgettext_lazy(CONTEXT, message))


def _now(message: str) -> str:
    """A message in the language active at this moment, as a plain string."""
    return pgettext(CONTEXT, message)


def _n(singular: str, plural: str, number: int) -> str:
    """A message that depends on a number, in the language active now; it may hold `%(number)s`."""
    return npgettext(CONTEXT, singular, plural, number) % {"number": number}
