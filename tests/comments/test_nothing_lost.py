"""Full disk, locked database, lost connection: a clear answer, the text kept, and a second try makes one comment."""

import sqlite3
import threading
from unittest import mock

import pytest
from django.db import DatabaseError, OperationalError, connection, connections
from django.test import Client

from kehoach_cms.comments.models import Comment
from tests.comments.conftest import OWN, TEXT, address, html


@pytest.fixture
def post(real_database, old_token):
    """Sends one and the same form."""
    # Longer than a page of the database, so that it does not fit into a page that is there already.
    text = f"{TEXT} {'ừ' * 1900}"
    fields = {"ten": "Nam", "noi_dung": text, "dong_y": "1", "ma": old_token(real_database.page.pk)}

    def send():
        # As a server answers: an error of ours would be a 500, not an exception.
        client = Client(raise_request_exception=False)
        return client.post(address(real_database.page.pk), fields, **OWN)

    return send


def assert_kept(response):
    assert response.status_code == 503 and response["Retry-After"]
    assert TEXT in html(response) and 'value="Nam"' in html(response)


def test_a_full_disk_is_told_and_the_same_form_is_taken_once_there_is_room(real_database, post):
    if connection.vendor == "sqlite":

        def on_a_full_disk():
            with connection.cursor() as cursor:
                cursor.execute("CREATE TABLE filling (text TEXT)")
                pages = cursor.execute("PRAGMA page_count").fetchone()[0]
                cursor.execute(f"PRAGMA max_page_count = {pages}")
                try:
                    while True:
                        cursor.execute("INSERT INTO filling VALUES (%s)", ["x" * 500])
                except DatabaseError:  # full to the last page
                    pass
            return post()

        assert_kept(real_database.ask(on_a_full_disk))
    else:

        def on_a_full_disk():
            full = OperationalError("could not extend file: No space left on device")
            with mock.patch.object(Comment.objects, "create", side_effect=full):
                return post()

        assert_kept(real_database.ask(on_a_full_disk))
    assert real_database.ask(Comment.objects.count) == 0
    assert real_database.ask(post).status_code == 303
    assert real_database.ask(post).status_code == 303
    assert real_database.ask(Comment.objects.count) == 1


def test_a_locked_database_is_told_and_the_same_form_is_taken_afterwards(real_database, post):
    table = Comment._meta.db_table
    ready, locked, done = threading.Event(), threading.Event(), threading.Event()

    def hold():
        ready.wait(30)
        if connection.vendor == "sqlite":
            holder = sqlite3.connect(connections.settings["default"]["NAME"], isolation_level=None)
            holder.execute("BEGIN EXCLUSIVE")
        else:
            connection.set_autocommit(False)
            holder = connection.cursor()
            holder.execute(f"LOCK TABLE {table} IN ACCESS EXCLUSIVE MODE")
        locked.set()
        done.wait(30)
        if connection.vendor == "sqlite":
            holder.execute("ROLLBACK")
            holder.close()
        else:
            connection.rollback()
            connection.set_autocommit(True)

    def send():
        with connection.cursor() as cursor:
            wait = "PRAGMA busy_timeout = 200" if connection.vendor == "sqlite" else "SET lock_timeout = '200ms'"
            cursor.execute(wait)
        ready.set()
        locked.wait(30)
        try:
            return post()
        finally:
            done.set()

    _held, response = real_database.run(hold, send)
    assert_kept(response)
    assert real_database.ask(post).status_code == 303
    assert real_database.ask(Comment.objects.count) == 1


def test_a_connection_that_is_lost_is_told_and_the_same_form_is_taken_afterwards(real_database, post):
    def over_a_lost_connection():
        if connection.vendor == "postgresql":
            with connection.cursor() as cursor:
                cursor.execute("SELECT pg_backend_pid()")
                pid = cursor.fetchone()[0]
            other = connections.create_connection("default")
            with other.cursor() as cursor:
                cursor.execute("SELECT pg_terminate_backend(%s)", [pid])
            other.close()
        else:
            connection.ensure_connection()
            connection.connection.close()
        return post()

    assert_kept(real_database.ask(over_a_lost_connection))
    assert real_database.ask(Comment.objects.count) == 0
    assert real_database.ask(post).status_code == 303
    assert real_database.ask(Comment.objects.count) == 1
