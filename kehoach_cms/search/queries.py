"""Finding pages by words or by number."""

from dataclasses import dataclass, field

from django.db.models import QuerySet
from django.http import HttpRequest

from kehoach_cms.pages.models import PageEntry
from kehoach_cms.pages.queries import site_entries
from kehoach_cms.text import DocumentNumber, canonical

#: Longer queries are cut: nobody types them, and each word costs the database work.
MAX_QUERY_LENGTH = 200
#: How many entries a search ranks at most; what lies beyond is never looked at by a reader.
MAX_RESULTS = 400


@dataclass(frozen=True)
class Found:
    """What a search found: entries that bear the number that was asked for, then the others in order."""

    exact: list[PageEntry] = field(default_factory=list)
    ids: list[int] = field(default_factory=list)


def clean_query(raw: str) -> str:
    """A query as the index knows words: composed, lower case, no punctuation, cut to length."""
    return canonical(raw.replace("\x00", " ")[:MAX_QUERY_LENGTH])


def search_entries(request: HttpRequest, raw: str, entries: QuerySet[PageEntry] | None = None) -> Found:
    """Search what a reader may see; nothing for a query of marks alone.

    A query that is a document number puts the documents that bear it on top, newest first.
    """
    base = entries if entries is not None else site_entries(request)
    query = clean_query(raw)
    if not query:
        return Found()
    exact: list[PageEntry] = []
    number = DocumentNumber.parse(raw.strip()[:MAX_QUERY_LENGTH])
    if number is not None:
        exact = list(base.filter(number_key=number.key).order_by("-date", "-pk")[:20])
    from wagtail.search.backends import get_search_backend

    visible = base.exclude(pk__in=[entry.pk for entry in exact]).values("pk")
    results = get_search_backend().search(query, PageEntry.objects.filter(pk__in=visible))
    return Found(exact, [entry.pk for entry in results[:MAX_RESULTS]])
