"""The Content-Security-Policy that every reader's page keeps: no script, style or picture but the portal's own.

Put `kehoach_cms.pages.policy.ReaderPolicyMiddleware` into MIDDLEWARE; a project with a policy of its own
(Django 6's SECURE_CSP, django-csp) copies `POLICY` instead. Wagtail's admin, previews and the userbar use inline
scripts, so what an editor sees keeps whatever policy the project sets.
"""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse
from django.urls import NoReverseMatch, reverse

from kehoach_cms.pages.privacy import has_session

POLICY: dict[str, list[str]] = {
    "default-src": ["'none'"],
    "script-src": ["'self'"],
    "style-src": ["'self'"],
    "img-src": ["'self'", "data:"],
    "font-src": ["'self'"],
    "connect-src": ["'self'"],
    "form-action": ["'self'"],
    "base-uri": ["'none'"],
    "frame-ancestors": ["'none'"],
}
HEADER = "; ".join(f"{name} {' '.join(sources)}" for name, sources in POLICY.items())


class ReaderPolicyMiddleware:
    """Send the policy with every page for readers; an answer that bears one already keeps it."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Add the header where the answer is a page for readers."""
        response = self.get_response(request)
        if not has_session(request) and not request.path.startswith(_admin()):
            response.headers.setdefault("Content-Security-Policy", HEADER)
        return response


def _admin() -> str:
    try:
        return reverse("wagtailadmin_home")
    except NoReverseMatch:
        return "\n"
