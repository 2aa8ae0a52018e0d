"""Wagtail's database search with the query cleaned first: for the admin's search, explorer and choosers.

Stock SQLite search answers a lone `"` with an error page, in the explorer and the page chooser too
(wagtail#13227), and neither database knows that uỷ and ủy are one word. PostgreSQL is told to know no
language: the English stop words of many servers swallow folded Vietnamese words ("an", "do", "he", "so").
Use it as `WAGTAILSEARCH_BACKENDS = {"default": {"BACKEND": "kehoach_cms.search.backends.database"}}`.
"""

from typing import Any

from django.db import connection
from wagtail.search.backends.database import SearchBackend as StockSearchBackend

from kehoach_cms.search.backends.cleaning import with_cleaning


def SearchBackend(params: dict[str, Any]) -> Any:
    """The stock backend of the project's database, with `search` and `autocomplete` cleaning the query."""
    if connection.vendor == "postgresql":
        params.setdefault("SEARCH_CONFIG", "simple")
    return with_cleaning(type(StockSearchBackend(dict(params))))(params)
