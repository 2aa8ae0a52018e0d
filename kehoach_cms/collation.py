"""The Vietnamese alphabet in the database's own ORDER BY, for lists without a stored sort key."""

from typing import Any

from django.db.models import CharField, Func

from kehoach_cms.text import sort_key


class InVietnameseOrder(Func):
    """`order_by(InVietnameseOrder("name"))`: a, ă, â ... d, đ ..., tones last.

    SQLite is taught the order (a function of the connection); PostgreSQL has it from ICU.
    """

    output_field = CharField()
    arity = 1

    def as_sqlite(self, compiler: Any, connection: Any, **extra: Any) -> Any:
        """Call our own sort key."""
        connection.ensure_connection()
        connection.connection.create_function("kehoach_sort_key", 1, _key, deterministic=True)
        return self.as_sql(compiler, connection, function="kehoach_sort_key", **extra)

    def as_postgresql(self, compiler: Any, connection: Any, **extra: Any) -> Any:
        """Compare as ICU does for Vietnamese."""
        return self.as_sql(compiler, connection, template='(%(expressions)s) COLLATE "vi-x-icu"', **extra)


def _key(text: str | None) -> str:
    return sort_key(text or "")
