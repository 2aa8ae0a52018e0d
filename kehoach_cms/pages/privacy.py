"""Which answers may be kept by a cache."""

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.utils.cache import patch_cache_control
from wagtail.models import PageViewRestriction


def has_session(request: HttpRequest) -> bool:
    """Whether the reader carries a session cookie; looking at the cookie never opens the session.

    Opening it would add `Vary: Cookie` to every answer and defeat caches in front.
    """
    return settings.SESSION_COOKIE_NAME in request.COOKIES


def mark_private(request: HttpRequest, response: HttpResponse) -> HttpResponse:
    """Forbid keeping an answer that was made for a session or a preview.

    Wagtail itself does so for pages behind a password or a group.
    """
    if has_session(request) or getattr(request, "is_preview", False):
        patch_cache_control(response, private=True, no_store=True)
    return response


def restricted_paths() -> list[str]:
    """Tree paths under which nothing is public."""
    return list(PageViewRestriction.objects.values_list("page__path", flat=True))


def is_public_path(path: str, restricted: list[str]) -> bool:
    """Whether no restriction lies on a page or above it."""
    return not any(path.startswith(prefix) for prefix in restricted)


class PasswordDoor:
    """A page that asks for its password in the project's own template, else in one that looks like the portal."""

    @property
    def password_required_template(self) -> str:
        """What Wagtail draws instead of the page until the reader has given the password."""
        own = getattr(settings, "WAGTAIL_PASSWORD_REQUIRED_TEMPLATE", "")
        return own or "kehoach_cms/pages/password_required.html"
