"""The parts of the search that migrations cannot say for every database: index and triggers.

They are made after every `migrate` where they are missing (SQLite drops triggers whenever a migration
rebuilds a table), and need nothing that a plain server lacks: FTS5 on SQLite, a GIN index on PostgreSQL,
no extension, no superuser. Other databases get neither: there the search reads the entries themselves,
which is right but slow (system check W005).
"""

import re
from typing import Any

from django.db import DEFAULT_DB_ALIAS, connections
from django.db.backends.base.base import BaseDatabaseWrapper

from kehoach_cms.pages.services import Step

ENTRY = "kehoach_cms_pageentry"
TOPIC = "kehoach_cms_entrytopic"
CHANGE = "kehoach_cms_entrychange"
INDEX = "kehoach_cms_entry_terms"
#: How many changes are kept for processes that have not read them yet.
KEPT_CHANGES = 2000

#: PostgreSQL's expression over an entry's terms; index and queries must say it letter for letter.
TERMS_VECTOR = "array_to_tsvector(array_remove(string_to_array({table}terms, ' '), ''))"

_SQLITE_CHANGE = (
    f'INSERT INTO "{CHANGE}" (entry_id, stamp, xid, at) '
    "VALUES ({entry}, random() / 4, 0, strftime('%Y-%m-%d %H:%M:%f', 'now'));"
)
_SQLITE = [
    f"""CREATE VIRTUAL TABLE IF NOT EXISTS "{INDEX}" USING fts5(
        terms, content='{ENTRY}', content_rowid='id', detail=none, columnsize=0,
        tokenize="unicode61 remove_diacritics 0 tokenchars '_'")""",
    f"""CREATE TRIGGER IF NOT EXISTS {INDEX}_insert AFTER INSERT ON "{ENTRY}" BEGIN
        INSERT INTO "{INDEX}" (rowid, terms) VALUES (new.id, new.terms);
        {_SQLITE_CHANGE.format(entry="new.id")} END""",
    f"""CREATE TRIGGER IF NOT EXISTS {INDEX}_delete AFTER DELETE ON "{ENTRY}" BEGIN
        INSERT INTO "{INDEX}" ("{INDEX}", rowid, terms) VALUES ('delete', old.id, old.terms);
        {_SQLITE_CHANGE.format(entry="old.id")} END""",
    f"""CREATE TRIGGER IF NOT EXISTS {INDEX}_update AFTER UPDATE OF terms ON "{ENTRY}" WHEN old.terms <> new.terms BEGIN
        INSERT INTO "{INDEX}" ("{INDEX}", rowid, terms) VALUES ('delete', old.id, old.terms);
        INSERT INTO "{INDEX}" (rowid, terms) VALUES (new.id, new.terms); END""",
    f"""CREATE TRIGGER IF NOT EXISTS {INDEX}_changed AFTER UPDATE ON "{ENTRY}" BEGIN
        {_SQLITE_CHANGE.format(entry="new.id")} END""",
    f"""CREATE TRIGGER IF NOT EXISTS {INDEX}_topic_insert AFTER INSERT ON "{TOPIC}" BEGIN
        {_SQLITE_CHANGE.format(entry="new.entry_id")} END""",
    f"""CREATE TRIGGER IF NOT EXISTS {INDEX}_topic_update AFTER UPDATE ON "{TOPIC}" BEGIN
        {_SQLITE_CHANGE.format(entry="new.entry_id")} END""",
    f"""CREATE TRIGGER IF NOT EXISTS {INDEX}_topic_delete AFTER DELETE ON "{TOPIC}" BEGIN
        {_SQLITE_CHANGE.format(entry="old.entry_id")} END""",
]

_EVENTS = {"insert": ("new",), "update": ("new",), "delete": ("old",)}


def _postgresql() -> list[str]:
    statements = [
        # Long texts go out of line, so that the rows a common word leads to fit into memory.
        f"""DO $body$ BEGIN
        IF NOT EXISTS (SELECT 1 FROM pg_class WHERE oid = '"{ENTRY}"'::regclass
            AND 'toast_tuple_target=128' = ANY (reloptions))
        THEN ALTER TABLE "{ENTRY}" SET (toast_tuple_target = 128);
        END IF; END $body$""",
        f'CREATE INDEX IF NOT EXISTS "{INDEX}" ON "{ENTRY}" '
        f"USING gin (({TERMS_VECTOR.format(table='')})) WITH (fastupdate = off)",
    ]
    for table, column in ((ENTRY, "id"), (TOPIC, "entry_id")):
        function = f"{INDEX}_note_{column}"
        statements.append(
            f"""CREATE OR REPLACE FUNCTION {function}() RETURNS trigger LANGUAGE plpgsql AS $body$
            BEGIN
                IF (SELECT count(*) FROM changed) > 500 THEN
                    INSERT INTO "{CHANGE}" (entry_id, stamp, xid, at)
                    VALUES (NULL, (random() * 9e15)::bigint, pg_current_xact_id()::text::bigint, clock_timestamp());
                ELSE
                    INSERT INTO "{CHANGE}" (entry_id, stamp, xid, at)
                    SELECT DISTINCT {column}, (random() * 9e15)::bigint, pg_current_xact_id()::text::bigint,
                        clock_timestamp() FROM changed;
                END IF;
                RETURN NULL;
            END $body$"""
        )
        for event, (rows,) in _EVENTS.items():
            trigger = f"{INDEX}_{column}_{event}"
            statements.append(
                f"""DO $body$ BEGIN
                IF NOT EXISTS (SELECT 1 FROM pg_trigger WHERE tgname = '{trigger}' AND tgrelid = '"{table}"'::regclass)
                THEN CREATE TRIGGER {trigger} AFTER {event.upper()} ON "{table}"
                    REFERENCING {rows.upper()} TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION {function}();
                END IF; END $body$"""
            )
    return statements


def has_own_index(connection: BaseDatabaseWrapper) -> bool:
    """Whether the database is one of the two that get an index of the search's own."""
    if connection.vendor == "sqlite":
        with connection.cursor() as cursor:
            cursor.execute("SELECT 1 FROM pragma_compile_options WHERE compile_options = 'ENABLE_FTS5'")
            return cursor.fetchone() is not None
    return connection.vendor == "postgresql"


def is_installed(connection: BaseDatabaseWrapper) -> bool:
    """Whether the index is there."""
    with connection.cursor() as cursor:
        if connection.vendor == "sqlite":
            names = [re.findall(r'EXISTS "?(\w+)', statement)[0] for statement in _SQLITE]
            holes = ", ".join(["%s"] * len(names))
            cursor.execute(f"SELECT count(*) FROM sqlite_master WHERE name IN ({holes})", names)
            return int(cursor.fetchone()[0]) == len(names)
        if connection.vendor == "postgresql":
            cursor.execute("SELECT to_regclass(%s) IS NOT NULL", [f'"{INDEX}"'])
            if not cursor.fetchone()[0]:
                return False
            cursor.execute("SELECT count(*) FROM pg_trigger WHERE NOT tgisinternal AND tgname LIKE %s", [f"{INDEX}%"])
            return int(cursor.fetchone()[0]) >= 2 * len(_EVENTS)
    return False


def install(connection: BaseDatabaseWrapper) -> bool:
    """Make index and triggers where they are missing; True when the index may not hold what was written before."""
    if not has_own_index(connection):
        return False
    known = is_installed(connection)
    with connection.cursor() as cursor:
        for statement in _SQLITE if connection.vendor == "sqlite" else _postgresql():
            cursor.execute(statement)
    return not known


def refill(connection: BaseDatabaseWrapper) -> None:
    """Let the index hold exactly what the entries hold, and every process count anew."""
    with connection.cursor() as cursor:
        if connection.vendor == "sqlite" and has_own_index(connection):
            cursor.execute(f"""INSERT INTO "{INDEX}" ("{INDEX}") VALUES ('rebuild')""")
        elif connection.vendor == "postgresql":
            cursor.execute(f'REINDEX INDEX "{INDEX}"')
    note_everything(connection)


def note_everything(connection: BaseDatabaseWrapper) -> None:
    """Say that everything may have changed, so that every process counts anew."""
    from kehoach_cms.search.models import EntryChange

    EntryChange.objects.using(connection.alias).create(entry_id=None, stamp=_stamp(), xid=_transaction(connection))


def _stamp() -> int:
    import secrets

    return secrets.randbits(60)


def _transaction(connection: BaseDatabaseWrapper) -> int:
    if connection.vendor != "postgresql":
        return 0
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_current_xact_id()::text::bigint")
        return int(cursor.fetchone()[0])


def after_migrate(sender: Any, using: str = DEFAULT_DB_ALIAS, **kwargs: Any) -> None:
    """Bring the search's part of the database into place; runs after every `migrate` and every `flush`."""
    connection = connections[using]
    tables = set(connection.introspection.table_names())
    if not {ENTRY, TOPIC, CHANGE} <= tables:
        return
    if install(connection) or _differs(connection):
        refill(connection)


def _differs(connection: BaseDatabaseWrapper) -> bool:
    """Whether the journal is empty: the tables were emptied behind the triggers' back (flush, a fresh load)."""
    from kehoach_cms.search.models import EntryChange

    return has_own_index(connection) and not EntryChange.objects.using(connection.alias).exists()


def trim_changes(alias: str = DEFAULT_DB_ALIAS) -> None:
    """Forget changes that every process has read by now, or will never catch up on."""
    from kehoach_cms.search.models import EntryChange

    changes = EntryChange.objects.using(alias)
    newest = changes.order_by("-pk").values_list("pk", flat=True).first()
    if newest is not None:
        changes.filter(pk__lte=newest - KEPT_CHANGES).delete()


TRIM_STEP = Step(name="search", order=90, publish=lambda page: trim_changes())
