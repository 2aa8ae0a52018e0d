"""Whether a request was made by our own page: the wall against other sites (related-comments A4, step 3).

No cookie or session is read, so there is nothing to forge; the browser's own word for where the request
began replaces the CSRF token that a cached page cannot carry.
"""

from enum import Enum
from urllib.parse import urlsplit

from django.conf import settings
from django.http import HttpRequest


class Origin(Enum):
    """Where a request began."""

    OWN = "own"
    UNKNOWN = "unknown"
    FOREIGN = "foreign"


def origin_of(request: HttpRequest) -> Origin:
    """The first that is there decides: Sec-Fetch-Site, Origin, Referer."""
    site = request.META.get("HTTP_SEC_FETCH_SITE")
    origin = request.META.get("HTTP_ORIGIN")
    referer = request.META.get("HTTP_REFERER")
    if site is not None:
        own = site == "same-origin" or (origin is not None and _is_trusted(origin))
    elif origin is not None:
        own = _is_own(request, origin) or _is_trusted(origin)
    elif referer is not None:
        start = _origin_of_url(referer)
        own = _is_own(request, start) or _is_trusted(start)
    else:
        return Origin.UNKNOWN
    return Origin.OWN if own else Origin.FOREIGN


def _is_own(request: HttpRequest, origin: str) -> bool:
    return origin.lower() == f"{request.scheme}://{request.get_host()}".lower()


def _origin_of_url(url: str) -> str:
    try:
        parts = urlsplit(url)
    except ValueError:
        return ""
    return f"{parts.scheme}://{parts.netloc}"


def _is_trusted(origin: str) -> bool:
    """Whether an origin is in Django's CSRF_TRUSTED_ORIGINS, `https://*.example.vn` included."""
    origin = origin.lower()
    for pattern in settings.CSRF_TRUSTED_ORIGINS:
        scheme, _, host = pattern.lower().partition("://*")
        if origin == pattern.lower():
            return True
        if host.startswith(".") and origin.startswith(f"{scheme}://") and origin.endswith(host):
            return True
    return False
