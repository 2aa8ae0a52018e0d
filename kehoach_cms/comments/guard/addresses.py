"""Whose address a request has, without keeping it: only keyed hashes leave this module.

The key is made of SECRET_KEY and a random secret of the day. The secret is destroyed after 30 days
(`forget_old_secrets`); from then on nobody can tell from a hash which address it was, not even by trying all.
"""

import datetime
import ipaddress
from dataclasses import dataclass

from django.conf import settings as django_settings
from django.http import HttpRequest
from django.utils import timezone
from django.utils.crypto import salted_hmac

from kehoach_cms.comments.guard.models import AddressSecret
from kehoach_cms.conf import settings

Address = ipaddress.IPv4Address | ipaddress.IPv6Address
Network = ipaddress.IPv4Network | ipaddress.IPv6Network

#: So many steps back through proxies are looked at.
_MAX_HOPS = 20


@dataclass(frozen=True)
class AddressKeys:
    """Keyed hashes of an address (v4 /32, v6 /64) and of the network around it (v4 /24, v6 /48)."""

    narrow: str
    wide: str


def address_keys(request: HttpRequest) -> AddressKeys:
    """The keys of the address that a request came from; requests without one share one key. One query."""
    secret = secret_of_today()
    address = client_address(request)
    if address is None:
        return AddressKeys(keyed_hash("unknown", secret), keyed_hash("unknown/wide", secret))
    narrow, wide = (32, 24) if address.version == 4 else (64, 48)
    return AddressKeys(keyed_hash(_network(address, narrow), secret), keyed_hash(_network(address, wide), secret))


def keyed_hash(value: str, secret: str) -> str:
    """32 hex digits that tell nothing without the key of the installation and the secret of the day."""
    key = f"{django_settings.SECRET_KEY}{secret}"
    return salted_hmac("kehoach.comment.address", value, secret=key, algorithm="sha256").hexdigest()[:32]


def secret_of_today() -> str:
    """The random secret of this day (UTC), made by whoever needs it first."""
    row, _created = AddressSecret.objects.get_or_create(day=timezone.now().date())
    return row.secret


def forget_old_secrets(days: int) -> int:
    """Destroy the secrets that are older than so many days; returns how many."""
    oldest = timezone.now().date() - datetime.timedelta(days=days)
    return AddressSecret.objects.filter(day__lt=oldest).delete()[0]


def client_address(request: HttpRequest) -> Address | None:
    """The address of the reader: X-Forwarded-For is walked from its end as long as proxies are trusted."""
    trusted = [ipaddress.ip_network(network) for network in settings.COMMENTS_TRUSTED_PROXIES]
    peer = request.META.get("REMOTE_ADDR", "")
    address = parse_address(peer)
    # An empty peer is a proxy on a local socket; it is believed only where proxies are.
    if not trusted or (peer and not _is_in(address, trusted)):
        return address
    hops = request.META.get("HTTP_X_FORWARDED_FOR", "").split(",")[-_MAX_HOPS:]
    for hop in reversed(hops):
        earlier = parse_address(hop)
        if earlier is None:
            break
        address = earlier
        if not _is_in(address, trusted):
            break
    return address


def parse_address(text: str) -> Address | None:
    """An address with or without port and brackets; a v4 address in v6 clothes is a v4 address."""
    text = text.strip()
    if text.startswith("["):
        text = text[1:].partition("]")[0]
    elif text.count(":") == 1:
        text = text.partition(":")[0]
    try:
        address = ipaddress.ip_address(text)
    except ValueError:
        return None
    if isinstance(address, ipaddress.IPv6Address) and address.ipv4_mapped:
        return address.ipv4_mapped
    return address


def _is_in(address: Address | None, networks: list[Network]) -> bool:
    return address is not None and any(address in network for network in networks)


def _network(address: Address, bits: int) -> str:
    return str(ipaddress.ip_network((address, bits), strict=False))
