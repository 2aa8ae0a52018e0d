"""Whose address a request has, without keeping it: only keyed hashes leave this module."""

import ipaddress
from dataclasses import dataclass

from django.http import HttpRequest
from django.utils.crypto import salted_hmac

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
    """The keys of the address that a request came from; requests without one share one key."""
    address = client_address(request)
    if address is None:
        return AddressKeys(keyed_hash("unknown"), keyed_hash("unknown/wide"))
    narrow, wide = (32, 24) if address.version == 4 else (64, 48)
    return AddressKeys(keyed_hash(_network(address, narrow)), keyed_hash(_network(address, wide)))


def keyed_hash(value: str) -> str:
    """32 hex digits that tell nothing without the key."""
    return salted_hmac("kehoach.comment.address", value, algorithm="sha256").hexdigest()[:32]


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
