"""System checks that say what is missing in a project, and how to mend it."""

from collections.abc import Iterable
from typing import Any

from django.conf import settings
from django.core.checks import CheckMessage, Error, Tags, Warning, register
from django.db import connection, connections
from django.urls import NoReverseMatch, reverse

from kehoach_cms.comments.privacy.vault import HAS_LIBRARY, is_good_key
from kehoach_cms.conf import DEFAULTS
from kehoach_cms.conf import settings as ours

#: Fields that the form of a plan with 300 tasks posts, with room to spare.
FIELDS_OF_A_LONG_PLAN = 5000


@register(Tags.compatibility)
def check_settings(app_configs: Any, **kwargs: Any) -> Iterable[CheckMessage]:
    """E001 an unknown key, E002 a value of the wrong type."""
    configured = getattr(settings, "KEHOACH_CMS", {})
    if not isinstance(configured, dict):
        yield Error(
            "KEHOACH_CMS must be a dict.",
            hint='Write KEHOACH_CMS = {"PAGE_SIZE": 20}.',
            id="kehoach_cms.E002",
        )
        return
    for key, value in configured.items():
        if key not in DEFAULTS:
            yield Error(
                f"KEHOACH_CMS has an unknown key {key!r}.",
                hint=f"Known keys: {', '.join(sorted(DEFAULTS))}.",
                id="kehoach_cms.E001",
            )
        elif not isinstance(value, type(DEFAULTS[key])):
            yield Error(
                f"KEHOACH_CMS[{key!r}] must be of type {type(DEFAULTS[key]).__name__}.",
                hint=f"Its default is {DEFAULTS[key]!r}.",
                id="kehoach_cms.E002",
            )


@register(Tags.compatibility)
def check_upload_fields(app_configs: Any, **kwargs: Any) -> Iterable[CheckMessage]:
    """W001: Django's default limit of form fields refuses a plan of about a hundred tasks."""
    limit = settings.DATA_UPLOAD_MAX_NUMBER_FIELDS
    if limit is not None and limit < FIELDS_OF_A_LONG_PLAN:
        yield Warning(
            f"DATA_UPLOAD_MAX_NUMBER_FIELDS is {limit}: a plan of more than about {limit // 11} tasks cannot be saved.",
            hint="Set DATA_UPLOAD_MAX_NUMBER_FIELDS = 10_000, as Wagtail's own project template does.",
            id="kehoach_cms.W001",
        )


@register(Tags.search if hasattr(Tags, "search") else Tags.compatibility)
def check_search_backend(app_configs: Any, **kwargs: Any) -> Iterable[CheckMessage]:
    """W002: the stock database backend fails on a lone quotation mark."""
    backends = getattr(settings, "WAGTAILSEARCH_BACKENDS", {"default": {"BACKEND": "wagtail.search.backends.database"}})
    backend = backends.get("default", {}).get("BACKEND", "")
    if backend == "wagtail.search.backends.database":
        yield Warning(
            "Wagtail's database search answers a lone \" with an error page on SQLite, and knows no uỷ = ủy.",
            hint='Set WAGTAILSEARCH_BACKENDS = {"default": {"BACKEND": "kehoach_cms.search.backends.database"}}.',
            id="kehoach_cms.W002",
        )


@register(Tags.search if hasattr(Tags, "search") else Tags.compatibility)
def check_search_database(app_configs: Any, **kwargs: Any) -> Iterable[CheckMessage]:
    """W005: on other databases than SQLite and PostgreSQL the readers' search has no index of its own."""
    if connection.vendor not in ("sqlite", "postgresql"):
        yield Warning(
            f"The readers' search has no index on {connection.vendor}: right, but slow beyond some thousand pages.",
            hint="Use PostgreSQL or SQLite.",
            id="kehoach_cms.W005",
        )


@register(Tags.database)
def check_search_index(app_configs: Any, databases: Any = None, **kwargs: Any) -> Iterable[CheckMessage]:
    """W006: the search's index or its triggers are missing (`check --database default` looks)."""
    from kehoach_cms.search import schema

    for alias in databases or ():
        database = connections[alias]
        tables = database.introspection.table_names()
        if schema.ENTRY in tables and schema.has_own_index(database) and not schema.is_installed(database):
            yield Warning(
                f"The search's index is missing in the database {alias!r}.",
                hint="Run `manage.py migrate`: it makes index and triggers where they are missing.",
                id="kehoach_cms.W006",
            )


@register(Tags.urls)
def check_urls(app_configs: Any, **kwargs: Any) -> Iterable[CheckMessage]:
    """W003: the plug-in's addresses are not included."""
    for include, name in (("kehoach_cms.urls", "search"), ("kehoach_cms.service_urls", "health")):
        namespace = "kehoach_cms" if include.endswith(".urls") else "kehoach_services"
        try:
            reverse(f"{namespace}:{name}")
        except NoReverseMatch:
            yield Warning(
                f"The addresses of {include} are not in the project's urlconf.",
                hint=f'Add path("", include("{include}")) before Wagtail\'s own.',
                id="kehoach_cms.W003",
            )


@register(Tags.compatibility)
def check_language(app_configs: Any, **kwargs: Any) -> Iterable[CheckMessage]:
    """W004: content would not be Vietnamese first."""
    if not settings.LANGUAGE_CODE.startswith("vi"):
        yield Warning(
            f"LANGUAGE_CODE is {settings.LANGUAGE_CODE!r}: the first locale, and dates, will not be Vietnamese.",
            hint='Set LANGUAGE_CODE = "vi" before the first migrate.',
            id="kehoach_cms.W004",
        )


@register(Tags.security)
def check_email_keys(app_configs: Any, **kwargs: Any) -> Iterable[CheckMessage]:
    """E003: e-mail addresses of commenters cannot be locked with what is configured."""
    keys = ours.COMMENTS_EMAIL_KEYS
    if not isinstance(keys, list) or not keys:
        return
    if not HAS_LIBRARY:
        yield Error(
            "COMMENTS_EMAIL_KEYS is set, but the library cryptography is not installed: no address is kept.",
            hint='pip install "kehoach-cms[privacy]"',
            id="kehoach_cms.E003",
        )
    elif not all(is_good_key(key) for key in keys):
        yield Error(
            "COMMENTS_EMAIL_KEYS holds something that is no Fernet key.",
            hint='Make one: python -c "from cryptography.fernet import Fernet; print(Fernet.generate_key().decode())"',
            id="kehoach_cms.E003",
        )


@register(Tags.security, deploy=True)
def check_erasures_file(app_configs: Any, **kwargs: Any) -> Iterable[CheckMessage]:
    """W007: a restored backup would bring back comments that people had erased."""
    if ours.COMMENTS and not ours.COMMENTS_ERASURES_FILE:
        yield Warning(
            "COMMENTS_ERASURES_FILE is empty: after a backup is restored, erased comments are back.",
            hint="Name a file outside the database, and run erase_comments --replay after every restore.",
            id="kehoach_cms.W007",
        )
