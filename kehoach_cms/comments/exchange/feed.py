"""The newest published comments of a page as Atom: names and words, nothing else of anybody."""

from http import HTTPStatus

from django.db import Error as DatabaseTrouble
from django.http import HttpRequest, HttpResponse
from django.utils import translation
from django.utils.feedgenerator import Atom1Feed
from django.views.decorators.http import require_safe

from kehoach_cms.comments.answers import cookieless
from kehoach_cms.comments.journal import shown_on
from kehoach_cms.comments.rendering import text_html
from kehoach_cms.comments.targets import find_target
from kehoach_cms.i18n import _now
from kehoach_cms.pages.addresses import root_of
from kehoach_cms.pages.language import printable

#: Comments in a feed.
ENTRIES = 50
_SECONDS = 300


@cookieless
@require_safe
def feed(request: HttpRequest, page_id: int) -> HttpResponse:
    """Atom, for anybody; a cache may keep it for five minutes."""
    try:
        return _feed(request, page_id)
    except DatabaseTrouble:
        return HttpResponse(status=HTTPStatus.SERVICE_UNAVAILABLE, headers={"Retry-After": "30"})


def _feed(request: HttpRequest, page_id: int) -> HttpResponse:
    target = find_target(request, page_id)
    if target is None or not target.state.is_shown:
        return HttpResponse(status=HTTPStatus.NOT_FOUND)
    root = root_of(request)
    with translation.override(target.page.locale.language_code):
        atom = Atom1Feed(
            title=_now("Comments on: %(title)s") % {"title": printable(target.page.title)},
            link=f"{root}{target.path}",
            description="",
            language=target.page.locale.language_code,
            feed_url=root + request.path,
        )
    newest = shown_on(target.keeper_id).filter(erased_at=None).order_by("-pk")[:ENTRIES]
    for comment in newest:
        atom.add_item(
            title=comment.author_name,
            link=f"{root}{target.path}#bl-{comment.pk}",
            description=str(text_html(comment.body)),
            author_name=comment.author_name,
            unique_id=f"urn:uuid:{comment.uid}",
            pubdate=comment.created_at,
            updateddate=comment.decided_at or comment.created_at,
        )
    response = HttpResponse(content_type="application/atom+xml; charset=utf-8")
    atom.write(response, "utf-8")
    response["Cache-Control"] = f"public, max-age={_SECONDS}"
    response["X-Content-Type-Options"] = "nosniff"
    return response
