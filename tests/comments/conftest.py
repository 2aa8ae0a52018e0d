"""A page that takes comments, and hands that send them."""

import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from django.contrib.auth.models import Group, Permission
from django.core import signing
from django.core.cache import cache
from django.db import connection, connections, transaction
from django.test import Client
from django.urls import reverse
from wagtail.models import Page, Site

from kehoach_cms.comments.guard import tokens
from kehoach_cms.comments.journal import note_shown_changed
from kehoach_cms.comments.models import Comment
from kehoach_cms.comments.moderation.services import Decision, decide
from kehoach_cms.comments.queries import duplicate_key, fingerprint
from kehoach_cms.news.models import NewsIndexPage, NewsPage

OWN = {"HTTP_SEC_FETCH_SITE": "same-origin"}
TEXT = "Đề nghị đăng tập “Chuyện kể bên bến Thao” lên mạng."


@pytest.fixture(autouse=True)
def no_sites_remembered() -> None:
    """Wagtail keeps the roots of sites in the cache, beyond a test."""
    cache.clear()


@pytest.fixture
def news_index(db: None) -> NewsIndexPage:
    home = Site.objects.get(is_default_site=True).root_page
    return home.add_child(instance=NewsIndexPage(title="Tin tức", slug="tin-tuc"))


@pytest.fixture
def page(news_index: NewsIndexPage) -> NewsPage:
    return news_index.add_child(instance=NewsPage(title="Đợt sinh hoạt chính trị", slug="dot-sinh-hoat"))


@pytest.fixture
def old_token() -> Callable[..., str]:
    """A token made some seconds ago, so that nobody is called hasty."""

    def make(page_id: int, parent: int | None = None, age: float = 60, **changes: Any) -> str:
        value = signing.loads(tokens.make_token(page_id, parent), salt=tokens.SALT)
        return signing.dumps(value | {"t": time.time() - age} | changes, salt=tokens.SALT)

    return make


@pytest.fixture
def fields(page: NewsPage, old_token: Callable[..., str]) -> dict[str, Any]:
    """A complete form."""
    return {"ten": "Nguyễn Thị Mỹ Hạnh", "noi_dung": TEXT, "dong_y": "1", "ma": old_token(page.pk)}


@pytest.fixture
def send(client: Client, page: NewsPage, fields: dict[str, Any]) -> Callable[..., Any]:
    """Post the complete form, with changes; a field changed to None is left out."""

    def post(to: int | None = None, headers: dict[str, str] | None = None, **changes: Any) -> Any:
        data = {name: value for name, value in (fields | changes).items() if value is not None}
        return client.post(address(to or page.pk), data, **(OWN if headers is None else headers))

    return post


@pytest.fixture
def comment(page: NewsPage) -> Comment:
    """A held comment."""
    return make_comment(page)


def make_comment(page: Page, **fields: Any) -> Comment:
    defaults = {
        "page_id": page.pk,
        "page_title": page.title,
        "page_path": page.get_url() or "",
        "language": "vi",
        "author_name": "Trần Quốc Ẩn",
        "body": "Ở thôn còn một hầm chứa gạo.",
        "status": "held",
    }
    fields = defaults | fields
    fields.setdefault("needs_review", fields["status"] == "held")
    hashes = {"body_sha256": fingerprint(fields["body"]), "duplicate_key": duplicate_key(fields["body"])}
    with transaction.atomic():
        comment = Comment.objects.create(**hashes, **fields)
        note_shown_changed([comment.page_id])
    return comment


def html(response: Any) -> str:
    """The page of an answer."""
    return str(response.content.decode())


def address(page_id: int) -> str:
    return reverse("kehoach_services:comments", args=[page_id])


@pytest.fixture
def moderator(django_user_model: Any, db: None) -> Any:
    """Somebody who may enter the admin and moderate comments, and nothing else."""
    group = Group.objects.create(name="Người duyệt bình luận")
    group.permissions.set(Permission.objects.filter(codename__in=["access_admin", "moderate_comment"]))
    user = django_user_model.objects.create_user("duyet", "duyet@example.vn", "duyet")
    user.groups.add(group)
    return user


@pytest.fixture
def moderating(client: Client, moderator: Any) -> Client:
    client.force_login(moderator)
    return client


class RealDatabase:
    """A database that threads share as processes do: PostgreSQL itself, or SQLite in a file."""

    def __init__(self, page: NewsPage) -> None:
        self.page = page

    def run(self, *jobs: Callable[[], Any]) -> list[Any]:
        """The results of all jobs, each done in a thread with a connection of its own, all at once."""
        results: list[Any] = [None] * len(jobs)
        start = threading.Barrier(len(jobs))

        def work(place: int) -> None:
            try:
                start.wait(30)
                results[place] = jobs[place]()
            finally:
                connections.close_all()

        threads = [threading.Thread(target=work, args=[place]) for place in range(len(jobs))]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join(60)
        return results

    def ask(self, question: Callable[[], Any]) -> Any:
        """The answer of one thread."""
        return self.run(question)[0]


@pytest.fixture
def real_database(wagtail_basics: None, tmp_path: Path) -> Iterator[RealDatabase]:
    """What is committed here is there for every thread; SQLite's database in memory is copied to a file."""
    home = Site.objects.get(is_default_site=True).root_page
    index = home.add_child(instance=NewsIndexPage(title="Tin tức", slug="tin-tuc"))
    page = index.add_child(instance=NewsPage(title="Đợt sinh hoạt chính trị", slug="dot-sinh-hoat"))
    if connection.vendor != "sqlite":
        yield RealDatabase(page)
        return
    file = str(tmp_path / "that.sqlite3")
    with connection.cursor() as cursor:
        cursor.execute("VACUUM INTO %s", [file])
    configured = connections.settings["default"]
    memory, configured["NAME"] = configured["NAME"], file
    # This thread's own connection stays where it is; those of other threads open the file.
    own = dict(configured) | {"NAME": memory}
    connection.settings_dict = own
    try:
        yield RealDatabase(page)
    finally:
        configured["NAME"] = memory
        connection.settings_dict = configured


@pytest.fixture
def email_keys(settings: Any) -> list[str]:
    """Addresses can be kept."""
    from cryptography.fernet import Fernet

    keys = [Fernet.generate_key().decode()]
    settings.KEHOACH_CMS = {**getattr(settings, "KEHOACH_CMS", {}), "COMMENTS_EMAIL_KEYS": keys}
    return keys


def publish(comment: Comment) -> None:
    """Approve a comment."""
    decide(comment.pk, Decision.APPROVE, seen=comment.status, user=None)


def feed_of(client: Client, page: Page) -> Any:
    """The feed of a page's comments."""
    return client.get(reverse("kehoach_services:comment_feed", args=[page.pk]))
