"""Wagtail's database search with the query cleaned first.

Stock SQLite search answers a lone `"` with an error page, in the explorer and the page chooser too
(wagtail#13227), and neither database knows that uỷ and ủy are one word. Use it as
`WAGTAILSEARCH_BACKENDS = {"default": {"BACKEND": "kehoach_cms.search.backends.database"}}`.
"""

from typing import Any

from wagtail.search.backends.database import SearchBackend as StockSearchBackend
from wagtail.search.query import PlainText

from kehoach_cms.text import canonical


def cleaned(query: Any) -> Any:
    """A typed query as the index knows words; queries built in code pass as they are."""
    if isinstance(query, PlainText):
        return PlainText(canonical(query.query_string), operator=query.operator, boost=query.boost)
    return canonical(query.replace("\x00", " ")) if isinstance(query, str) else query


def SearchBackend(params: dict[str, Any]) -> Any:
    """The stock backend of the project's database, with `search` and `autocomplete` cleaning the query."""
    stock = StockSearchBackend(params)

    class CleaningBackend(type(stock)):  # type: ignore[misc]
        """The stock backend; only what is typed is cleaned."""

        def search(self, query: Any, *args: Any, **kwargs: Any) -> Any:
            return super().search(cleaned(query), *args, **kwargs)

        def autocomplete(self, query: Any, *args: Any, **kwargs: Any) -> Any:
            return super().autocomplete(cleaned(query), *args, **kwargs)

    return CleaningBackend(params)
