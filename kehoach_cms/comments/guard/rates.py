"""How many comments came from an address, in ten minutes and in a day, and from its network, in an hour.

They are counted so that parallel sends count too.
"""

import time
from enum import Enum

from django.db.models import F

from kehoach_cms.comments.guard.addresses import AddressKeys
from kehoach_cms.comments.guard.models import RateBucket
from kehoach_cms.conf import settings

SPAN = 10 * 60
HOUR = 60 * 60
_DAY = 24 * HOUR
#: Offices and mobile networks share addresses: a whole network may send so many times as much in an hour as
#: one address in ten minutes before that is noticed; only ten times that is refused.
NETWORK_SHARE = 6
_REFUSED_AT = 10


class Pressure(Enum):
    """What the count means: nothing, or a reason to look closer."""

    NONE = "none"
    SOFT = "soft"


class TooMany(Exception):
    """Somebody is over a hard limit; rolls back what was begun. `wait`: seconds until the span that is full ends."""

    def __init__(self, wait: int) -> None:
        super().__init__(wait)
        self.wait = wait


def count_in(keys: AddressKeys) -> Pressure:
    """Count one comment of an address and of its network, and say what that means: NONE or SOFT.

    Raises TooMany above a hard limit.

    To be called within the transaction that stores the comment: a row once counted is locked until then,
    so of parallel sends exactly as many pass as the limit allows.
    """
    soft, hard = settings.COMMENTS_SOFT_LIMIT, settings.COMMENTS_HARD_LIMIT
    daily, network = settings.COMMENTS_DAILY_LIMIT, soft * NETWORK_SHARE
    found = [
        (_count(keys.narrow, SPAN), soft, hard, SPAN),
        (_count(f"d:{keys.narrow}", _DAY), daily, daily * _REFUSED_AT, _DAY),
        (_count(f"h:{keys.wide}", HOUR), network, network * _REFUSED_AT, HOUR),
    ]
    full = [span for count, _soft, hard, span in found if count > hard]
    if full:
        raise TooMany(max(span - int(time.time()) % span for span in full))
    return Pressure.SOFT if any(count > soft for count, soft, _hard, _span in found) else Pressure.NONE


def is_first_today(key: str) -> bool:
    """Count what is done once a day (UTC) under this key, and say whether this is the first time."""
    return _count(key, _DAY) == 1


def forget_old_rates() -> None:
    """Delete the counts of spans that began more than a day ago."""
    RateBucket.objects.filter(bucket__lt=time.time() - _DAY).delete()


def _count(key: str, span: int) -> int:
    """One more in the span that runs; a bucket is named by its first second."""
    bucket = int(time.time()) // span * span
    rows = RateBucket.objects.filter(key=key, bucket=bucket)
    if not rows.update(count=F("count") + 1):
        RateBucket.objects.bulk_create([RateBucket(key=key, bucket=bucket)], ignore_conflicts=True)
        rows.update(count=F("count") + 1)
    return rows.values_list("count", flat=True)[0]
