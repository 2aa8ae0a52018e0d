"""Which database to use: SQLite unless DATABASE_URL names a PostgreSQL."""

from pathlib import Path
from typing import Any
from urllib.parse import unquote, urlsplit


def database_from_url(url: str, *, default: Path) -> dict[str, Any]:
    """Turn `postgresql://user:password@host:port/name` into Django's settings.

    An empty URL means the SQLite file `default`, with the options that keep readers and one
    writer out of each other's way (write-ahead log, immediate transactions), and everything committed on disk
    before anybody is told so (synchronous=FULL).
    Raises ValueError for any other scheme.
    """
    if not url:
        default.parent.mkdir(parents=True, exist_ok=True)
        return {
            "ENGINE": "django.db.backends.sqlite3",
            "NAME": str(default),
            "OPTIONS": {
                "timeout": 20,
                "transaction_mode": "IMMEDIATE",
                "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL;",
            },
        }
    parts = urlsplit(url)
    if parts.scheme not in ("postgresql", "postgres"):
        raise ValueError(f"DATABASE_URL must begin with postgresql://, not {parts.scheme}://")
    return {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": unquote(parts.path.lstrip("/")),
        "USER": unquote(parts.username or ""),
        "PASSWORD": unquote(parts.password or ""),
        "HOST": parts.hostname or "",
        "PORT": str(parts.port or ""),
    }
