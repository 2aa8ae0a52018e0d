"""`/suc-khoe/`: whether the parts that pages need are up."""

from django.core.cache import cache
from django.db import DatabaseError, connection
from django.http import HttpRequest, JsonResponse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe


def _database() -> bool:
    try:
        with connection.cursor() as cursor:
            cursor.execute("SELECT 1")
            return bool(cursor.fetchone())
    except DatabaseError:
        return False


def _cache() -> bool:
    try:
        cache.set("kehoach_health", "up", 10)
        return cache.get("kehoach_health") == "up"
    except Exception:  # any backend may fail in its own way, and all of them mean "down"
        return False


@never_cache
@require_safe
def health(request: HttpRequest) -> JsonResponse:
    """200 with the state of database and cache; 503 when one is down."""
    parts = {"database": _database(), "cache": _cache()}
    state = {name: "ok" if up else "down" for name, up in parts.items()}
    return JsonResponse(state, status=200 if all(parts.values()) else 503)
