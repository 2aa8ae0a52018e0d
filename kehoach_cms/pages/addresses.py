"""Full addresses: the scheme and host under which a site tells others of its pages."""

from django.http import HttpRequest
from wagtail.models import Site

#: What a site is called before anybody has told it its name: no address for anyone else.
UNNAMED = {"localhost", "127.0.0.1", "[::1]"}


def root_of(request: HttpRequest) -> str:
    """Scheme and host of the current site, the same however a reader came to it.

    A reader under another name of the site (www., its number) is told the site's own. https holds where the
    reader uses it, or where the site's port says so: behind a proxy that ends TLS one of them is usually forgotten.
    """
    host = request.get_host()
    site = Site.find_for_request(request)
    if site is None or site.hostname in UNNAMED:
        return f"{request.scheme}://{host}"
    scheme = "https" if site.port == 443 else request.scheme
    if host.rpartition(":")[0] == site.hostname or host == site.hostname:
        return f"{scheme}://{host}"
    port = "" if site.port in (80, 443) else f":{site.port}"
    return f"{scheme}://{site.hostname}{port}"
