"""How every public address of comments answers: for anybody, without cookie, kept by no cache, in no frame."""

from collections.abc import Callable
from functools import wraps
from http import HTTPStatus
from typing import Any

from django.db import Error as DatabaseTrouble
from django.db import transaction
from django.http import HttpRequest, HttpResponse, HttpResponseNotAllowed
from django.shortcuts import render
from django.urls import reverse
from django.utils import translation
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt

from kehoach_cms.comments.models import Comment
from kehoach_cms.comments.queries import by_follow_key
from kehoach_cms.comments.targets import Target
from kehoach_cms.conf import settings
from kehoach_cms.i18n import _now

View = Callable[..., HttpResponse]
_KEY_LENGTH = 32


def cookieless(view: View) -> View:
    """An answer that sets no cookie: Django's middleware meets a malformed csrftoken cookie with a new one."""

    @wraps(view)
    def answer(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        response = view(request, *args, **kwargs)
        request.META["CSRF_COOKIE_NEEDS_UPDATE"] = False
        return response

    return answer


def public_answer(*methods: str) -> Callable[[View], View]:
    """An answer for anybody: no cookie, no token of Django's, no cache, no frame, no long transaction."""

    def decorate(view: View) -> View:
        @wraps(view)
        def answer(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
            if request.method not in methods:
                response: HttpResponse = HttpResponseNotAllowed(methods)
            else:
                try:
                    response = view(request, *args, **kwargs)
                except DatabaseTrouble:
                    response = unavailable(request)
            response["X-Frame-Options"] = "DENY"
            response["X-Robots-Tag"] = "noindex"
            response["Referrer-Policy"] = "same-origin"
            return response

        # A 303 must mean that the comment is committed, also where a project wraps requests in transactions.
        return csrf_exempt(never_cache(transaction.non_atomic_requests(cookieless(answer))))

    return decorate


def page(
    request: HttpRequest, template: str, target: Target, status: int = HTTPStatus.OK, **context: Any
) -> HttpResponse:
    """An answer about a page that everybody may see."""
    return shell(request, template, status, article=target.path, article_title=target.page.title, **context)


def shell(request: HttpRequest, template: str, status: int = HTTPStatus.OK, **context: Any) -> HttpResponse:
    """An answer in the portal's frame."""
    context["base_template"] = settings.BASE_TEMPLATE
    response = render(request, f"kehoach_cms/comments/{template}", context, status=status)
    response["Content-Language"] = translation.get_language() or ""
    return response


def gone(request: HttpRequest, text: str = "") -> HttpResponse:
    """The same answer for a page that is missing, a draft, private or of another site, and for a wrong key."""
    title = _now("There is no page here that takes comments.")
    return shell(request, "gone.html", HTTPStatus.NOT_FOUND, title=title, kept=text.replace("\0", "\ufffd"))


def unavailable(request: HttpRequest, **context: Any) -> HttpResponse:
    """The database does not answer: a page that asks it nothing. `form` or `kept` give back what was typed."""
    if "form" in context or "kept" in context:
        message = _now("Your comment could not be stored. Please try again.")
    elif request.method == "POST":
        message = _now("This could not be done at the moment. Please try again.")
    else:
        message = _now("This page cannot be shown at the moment. Please try again.")
    context.setdefault("message", message)
    context.setdefault("heading", "" if "form" in context or "kept" in context else _now("Comments"))
    response = standalone(request, HTTPStatus.SERVICE_UNAVAILABLE, **context)
    response["Retry-After"] = "30"
    return response


def standalone(request: HttpRequest, status: int, **context: Any) -> HttpResponse:
    """An answer that is drawn without the database."""
    return render(request, "kehoach_cms/comments/standalone.html", context, status=status)


def see_other(name: str, *args: Any) -> HttpResponse:
    """303: what was posted is done; look there."""
    response = HttpResponse(status=HTTPStatus.SEE_OTHER)
    response["Location"] = reverse(f"kehoach_services:{name}", args=args)
    return response


def own_comment(key: str) -> Comment | None:
    """The comment of a sender's own page; every wrong key is as good as none."""
    is_key = len(key) == _KEY_LENGTH and all(char in "0123456789abcdef" for char in key)
    return by_follow_key(key) if settings.COMMENTS and is_key else None
