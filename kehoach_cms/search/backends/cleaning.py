"""What our backends have in common: the query is cleaned before the stock backend sees it."""

from typing import Any

from wagtail.search.query import PlainText

from kehoach_cms.text import canonical


def cleaned(query: Any) -> Any:
    """A typed query as the index knows words; queries built in code pass as they are."""
    if isinstance(query, PlainText):
        return PlainText(canonical(query.query_string), operator=query.operator, boost=query.boost)
    return canonical(query.replace("\x00", " ")) if isinstance(query, str) else query


def with_cleaning(stock: type) -> type:
    """A backend class like the stock one; only what is typed is cleaned."""

    class CleaningBackend(stock):
        def search(self, query: Any, *args: Any, **kwargs: Any) -> Any:
            return super().search(cleaned(query), *args, **kwargs)

        def autocomplete(self, query: Any, *args: Any, **kwargs: Any) -> Any:
            return super().autocomplete(cleaned(query), *args, **kwargs)

    return CleaningBackend
