"""A database for a benchmark: a scratch SQLite file, or a scratch database on the server that DATABASE_URL names.

Both are gone when the block ends, unless they are to be kept for another measurement.
"""

from __future__ import annotations

import os
import shutil
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent


def set_up(settings: str = "portal.settings.test") -> None:
    """Start Django with the demo portal's settings for tests, or with others; safe to call twice."""
    for folder in (str(ROOT), str(ROOT / "site")):
        if folder not in sys.path:
            sys.path.insert(0, folder)
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", settings)
    import django

    django.setup()


@contextmanager
def scratch_portal(keep: str | None = None, *, copied: bool = False) -> Iterator[None]:
    """An empty database with the plug-in's tables; what `keep` names stays when the block ends.

    `keep` is a SQLite file, or the name of a database on the server of DATABASE_URL. One that exists already is used
    as it stands, so that a large corpus is loaded once; with `copied` it is left untouched, and a copy of it is used.
    """
    set_up()
    from django.core.management import call_command
    from django.db import connection

    with tempfile.TemporaryDirectory() as folder:
        if connection.vendor == "sqlite":
            connection.close()
            scratch = str(Path(folder) / "scratch.sqlite3")
            if keep and copied:
                shutil.copy(keep, scratch)
            connection.settings_dict["NAME"] = scratch if copied or not keep else str(keep)
            call_command("migrate", verbosity=0)
            try:
                yield
            finally:
                connection.close()
            return
        if keep:
            with _on_the_server(keep, copied=copied):
                call_command("migrate", verbosity=0)
                yield
            return
        connection.settings_dict["TEST"]["NAME"] = f"{connection.settings_dict['NAME']}_scratch_{os.getpid()}"
        old = connection.settings_dict["NAME"]
        connection.creation.create_test_db(verbosity=0, autoclobber=True, serialize=False)
        try:
            yield
        finally:
            connection.creation.destroy_test_db(old, verbosity=0)


@contextmanager
def _on_the_server(name: str, *, copied: bool) -> Iterator[None]:
    """The connection leads to a database of this name, made where it is missing, or to a copy while the block lasts."""
    from django.db import connection

    used = f"{name}_copy_{os.getpid()}" if copied else name
    quoted, source = connection.ops.quote_name(used), connection.ops.quote_name(name)

    def on_the_side(sql: str, *params: str) -> list[Any]:
        with connection._nodb_cursor() as cursor:
            cursor.execute(sql, params)
            return cursor.fetchall() if cursor.description else []

    if copied:
        on_the_side(f"CREATE DATABASE {quoted} TEMPLATE {source}")
    elif not on_the_side("SELECT 1 FROM pg_database WHERE datname = %s", used):
        on_the_side(f"CREATE DATABASE {quoted}")
    connection.close()
    connection.settings_dict["NAME"] = used
    try:
        yield
    finally:
        connection.close()
        if copied:
            on_the_side(f"DROP DATABASE {quoted}")
