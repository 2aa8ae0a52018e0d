"""How many comments came from an address in ten minutes, counted so that parallel sends count too."""

import time
from enum import IntEnum

from django.db.models import F

from kehoach_cms.comments.guard.addresses import AddressKeys
from kehoach_cms.comments.guard.models import RateBucket
from kehoach_cms.conf import settings

SPAN = 10 * 60
#: Offices and mobile networks share addresses: a whole network may send so many times as much.
NETWORK_SHARE = 6
_KEPT_SPANS = 6


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
    own = _pressure(_count(keys.narrow), soft, hard)
    network = _pressure(_count(keys.wide), soft * NETWORK_SHARE, hard * NETWORK_SHARE)
    return max(own, network)


def forget_old_rates() -> None:
    """Delete the counts of an hour ago and before."""
    RateBucket.objects.filter(bucket__lt=_bucket() - _KEPT_SPANS).delete()


def _bucket() -> int:
    return int(time.time()) // SPAN


def _count(key: str) -> int:
    rows = RateBucket.objects.filter(key=key, bucket=_bucket())
    if not rows.update(count=F("count") + 1):
        RateBucket.objects.bulk_create([RateBucket(key=key, bucket=_bucket())], ignore_conflicts=True)
        rows.update(count=F("count") + 1)
    return rows.values_list("count", flat=True)[0]


def _pressure(count: int, soft: int, hard: int) -> Pressure:
    if count > hard:
        return Pressure.HARD
    return Pressure.SOFT if count > soft else Pressure.NONE
