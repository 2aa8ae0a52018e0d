"""What the public can call."""

from django.http import Http404, HttpRequest, HttpResponse


def write(request: HttpRequest, page_id: int) -> HttpResponse:
    raise Http404


def token(request: HttpRequest, page_id: int) -> HttpResponse:
    raise Http404


def received(request: HttpRequest, key: str) -> HttpResponse:
    raise Http404


def follow(request: HttpRequest, key: str) -> HttpResponse:
    raise Http404
