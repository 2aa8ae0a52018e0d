"""What tests share: a small site with a list page of each type, and a request to it."""

import os
import sqlite3
from collections.abc import Iterator
from contextlib import closing

import hypothesis
import pytest
from django.conf import settings
from django.core.cache import cache
from django.db import connection
from django.test import RequestFactory
from wagtail.models import Locale, Page, Site

from tests.factories import Portal, build_portal

# How long an example takes is a benchmark's business: a busy machine must not fail a test.
hypothesis.settings.register_profile("portal", deadline=None)
hypothesis.settings.load_profile("portal")


@pytest.fixture(scope="session")
def django_db_modify_db_settings(django_db_modify_db_settings: None) -> Iterator[None]:
    """Begin with the tables that scripts/run_tests.py made beforehand, where it did.

    Migrating takes each process some twenty seconds, nearly all of them for Wagtail's two hundred steps.
    """
    made = os.environ.get("TEST_TEMPLATE", "")
    if not made:
        yield
    elif connection.vendor == "postgresql":
        connection.settings_dict["TEST"]["TEMPLATE"] = made
        yield
    else:
        # A database in memory lives as long as somebody is connected to it.
        name = connection.creation._get_test_db_name()
        with closing(sqlite3.connect(name, uri=True)) as memory:
            with closing(sqlite3.connect(made)) as template:
                template.backup(memory)
            yield


@pytest.fixture(autouse=True)
def media_in_scratch(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """Uploads of a test stay in the test's scratch folder."""
    old = settings.MEDIA_ROOT
    settings.MEDIA_ROOT = str(tmp_path_factory.getbasetemp() / "media")
    yield
    settings.MEDIA_ROOT = old


@pytest.fixture(autouse=True)
def nothing_remembered() -> None:
    """No test sees what another one left in the cache."""
    cache.clear()


@pytest.fixture
def portal(db: None) -> Portal:
    """An empty portal: home page, a list page of each type, units and topics."""
    return build_portal()


@pytest.fixture
def reader(rf: RequestFactory, portal: Portal):
    """A request of an anonymous reader to the portal."""
    return rf.get("/", headers={"host": "localhost"})


@pytest.fixture
def wagtail_basics(transactional_db: None) -> None:
    """Wagtail's first locale, root page and site, which a test with real transactions flushes away."""
    locale, _ = Locale.objects.get_or_create(language_code="vi")
    if not Page.objects.exists():
        root = Page(title="Root", slug="root", locale=locale)
        Page.add_root(instance=root)
        home = root.add_child(instance=Page(title="Home", slug="home", locale=locale))
        Site.objects.create(hostname="localhost", root_page=home, is_default_site=True)
