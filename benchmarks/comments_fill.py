"""Fills the demo portal with very many comments, in the database itself: ten million take minutes, not days.

Rows are like those that readers send: keys, hashes and states as in life, every tenth comment an answer, eight in
a hundred not published. Only the log has no lines of them. On PostgreSQL indexes are made after the rows, and foreign
keys are not checked meanwhile, for which the user must be a superuser.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

BATCH = 100_000
SECTIONS = 100
TEXT = "Ở thôn còn một hầm chứa gạo thời kháng chiến chưa có tên trong danh mục. "
#: By the last two figures of a comment's number, where it answers nothing.
STATES = {11: "held", 25: "held", 33: "held", 57: "rejected", 64: "rejected", 72: "spam", 83: "spam", 95: "hidden"}

#: What each database calls the same.
WORDS = {
    "postgresql": {
        "numbers": "generate_series({first}, {last}) AS numbers(n)",
        "begin": "",
        "uuid": "gen_random_uuid()",
        "hash": "md5(random()::text) || md5(n::text)",
        "text": "repeat('{text}', 1 + n % 3) || n",
        "moment": "timestamptz '2020-01-01' + n * interval '10 seconds'",
        "json": "'[]'::jsonb",
    },
    "sqlite": {
        "numbers": "numbers",
        "begin": "WITH RECURSIVE numbers(n) AS (SELECT {first} UNION ALL SELECT n + 1 FROM numbers WHERE n < {last}) ",
        "uuid": "lower(hex(randomblob(16)))",
        "hash": "lower(hex(randomblob(32)))",
        "text": "replace(substr('xxx', 1, 1 + n % 3), 'x', '{text}') || n",
        "moment": "datetime('2020-01-01', (n * 10) || ' seconds') || '.000000'",
        "json": "'[]'",
    },
}


def fill_portal(pages: list[Any], number: int, published_only: bool = False) -> None:
    """So many comments, spread over pages; ten that belong together lie on one page."""
    from django.db import connection, transaction
    from django.db.models import Max

    from kehoach_cms.comments.journal import note_shown_changed
    from kehoach_cms.comments.models import Comment

    begin = (Comment.objects.aggregate(newest=Max("pk"))["newest"] or 0) // 100 * 100 + 100
    with _bare_table(Comment._meta.db_table) if number > BATCH else _as_it_is():
        for first in range(begin, begin + number, BATCH):
            last = min(first + BATCH, begin + number) - 1
            with transaction.atomic(), connection.cursor() as cursor:
                cursor.execute(_statement(connection.vendor, [page.pk for page in pages], first, last, published_only))
            print(f"\r{last - begin + 1:,} of {number:,} comments", end="", flush=True)
    print(flush=True)
    with transaction.atomic():
        note_shown_changed([page.pk for page in pages])
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            cursor.execute(
                "SELECT setval(pg_get_serial_sequence(%s, 'id'), %s)", [Comment._meta.db_table, begin + number]
            )
        cursor.execute("VACUUM ANALYZE" if connection.vendor == "postgresql" else "ANALYZE")


def _statement(vendor: str, page_ids: list[int], first: int, last: int, published_only: bool) -> str:
    """One INSERT for the comments of these numbers."""
    from django.db import connection, models

    from kehoach_cms.comments.models import Comment

    words = {name: words.format(first=first, last=last, text=TEXT) for name, words in WORDS[vendor].items()}
    states = " ".join(f"WHEN {figure} THEN '{state}'" for figure, state in STATES.items())
    status = "'approved'" if published_only else f"CASE n % 100 {states} ELSE 'approved' END"
    pages = " ".join(f"WHEN {place} THEN {pk}" for place, pk in enumerate(page_ids))
    known = {
        "id": "n",
        "page_id": f"CASE (n / 10) % {len(page_ids)} {pages} END",
        "parent_id": "CASE WHEN n % 10 = 9 THEN n - 9 END",
        "page_title": "'Bài'",
        "page_path": "'/tin-tuc/bai/'",
        "language": "'vi'",
        "author_name": "'Trần Quốc Ẩn'",
        "body": words["text"],
        "status": status,
        "needs_review": f"({status}) = 'held'",
        "version": "1",
        "consent_version": "'1.0123456789ab'",
        "decided_at": f"CASE WHEN ({status}) <> 'held' THEN {words['moment']} END",
    }
    known |= dict.fromkeys(("uid", "nonce"), words["uuid"])
    known |= dict.fromkeys(("body_sha256", "duplicate_key", "follow_key_hash"), words["hash"])
    known |= dict.fromkeys(("created_at", "consented_at"), words["moment"])

    def value(field: models.Field[Any, Any]) -> str:
        if field.column in known:
            return known[field.column]
        if field.null:
            return "NULL"
        if isinstance(field, models.JSONField):
            return words["json"]
        if isinstance(field, models.BooleanField):
            return "FALSE"
        return "0" if isinstance(field, models.IntegerField) else "''"

    fields = Comment._meta.concrete_fields
    names = ", ".join(connection.ops.quote_name(str(field.column)) for field in fields)
    values = ", ".join(value(field) for field in fields)
    table = connection.ops.quote_name(Comment._meta.db_table)
    return f"INSERT INTO {table} ({names}) {words['begin']}SELECT {values} FROM {words['numbers']}"


@contextmanager
def _as_it_is() -> Iterator[None]:
    yield


@contextmanager
def _bare_table(table: str) -> Iterator[None]:
    """PostgreSQL: without indexes and checks meanwhile; they are made again as they were."""
    from django.db import connection

    if connection.vendor != "postgresql":
        yield
        return
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT conname, pg_get_constraintdef(oid) FROM pg_constraint"
            " WHERE conrelid = %s::regclass AND contype = 'u'",
            [table],
        )
        unique = cursor.fetchall()
        cursor.execute(
            "SELECT relname, pg_get_indexdef(indexrelid) FROM pg_index JOIN pg_class ON pg_class.oid = indexrelid"
            " WHERE indrelid = %s::regclass AND NOT indisprimary AND NOT indisunique",
            [table],
        )
        indexes = cursor.fetchall()
        cursor.execute("SET session_replication_role = replica")
        for name, _definition in unique:
            cursor.execute(f'ALTER TABLE "{table}" DROP CONSTRAINT "{name}"')
        for name, _definition in indexes:
            cursor.execute(f'DROP INDEX "{name}"')
    try:
        yield
    finally:
        with connection.cursor() as cursor:
            cursor.execute("SET session_replication_role = DEFAULT")
            cursor.execute("SET maintenance_work_mem = '1GB'")
            for name, definition in unique:
                cursor.execute(f'ALTER TABLE "{table}" ADD CONSTRAINT "{name}" {definition}')
            for _name, definition in indexes:
                cursor.execute(definition)
