"""How many comments came from an address, in ten minutes and in a day, and from its network, in an hour.

They are counted so that parallel sends count too.
"""

import time
from enum import IntEnum

from django.db.models import F

from kehoach_cms.comments.guard.addresses import AddressKeys
from kehoach_cms.comments.guard.models import RateBucket
from kehoach_cms.conf import settings

SPAN = 10 * 60
_HOUR = 60 * 60
_DAY = 24 * _HOUR
#: Offices and mobile networks share addresses: a whole network may send so many times as much in an hour as
#: one address in ten minutes before that is noticed; only ten times that is refused.
NETWORK_SHARE = 6
_REFUSED_AT = 10


class Pressure(IntEnum):
    """What the count means: nothing, a reason to look closer, too many."""

    NONE = 0
    SOFT = 1
    HARD = 2


def count_in(keys: AddressKeys) -> Pressure:
    """Count one comment of an address and of its network, and say what that means.

    To be called within the transaction that stores the comment: a row once counted is locked until then,
    so of parallel sends exactly as many pass as the limit allows.
    """
    soft, hard = settings.COMMENTS_SOFT_LIMIT, settings.COMMENTS_HARD_LIMIT
    daily, network = settings.COMMENTS_DAILY_LIMIT, soft * NETWORK_SHARE
    return max(
        _pressure(_count(keys.narrow, SPAN), soft, hard),
        _pressure(_count(f"d:{keys.narrow}", _DAY), daily, daily * _REFUSED_AT),
        _pressure(_count(f"h:{keys.wide}", _HOUR), network, network * _REFUSED_AT),
    )


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


def _pressure(count: int, soft: int, hard: int) -> Pressure:
    if count > hard:
        return Pressure.HARD
    return Pressure.SOFT if count > soft else Pressure.NONE
