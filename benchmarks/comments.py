"""Comments: what a page with them costs, beside django-comments-xtd, and how it grows.

    python benchmarks/comments.py peers [--peer-python PYTHON] [--seconds 5] [--rounds 3]
    python benchmarks/comments.py fill --data FOLDER [--numbers 0 100 1000 100000] [--total 1000000]
    python benchmarks/comments.py measure --data FOLDER [--numbers 0 100 1000 100000] [--seconds 5]
    python benchmarks/comments.py growth [--numbers 0 100 1000 100000] [--total 1000000] [--seconds 5]

``peers`` measures a page with 0, 100 and 1,000 comments, ours and theirs in turn, each in a process of its own, and
takes the least processor time of the rounds; PYTHON is that of an environment with Django and django-comments-xtd.
Ours is a whole page of the demo portal with menu and foot, theirs a bare page with an article and the tags of its
documentation. Ours is measured twice: with the list of comments kept, as served, and made anew for every reader.
``fill`` empties the database in FOLDER, or the one that DATABASE_URL names, and fills pages with so many comments,
then the whole portal; ``measure`` measures the pages, a later page of comments and the moderators' queue there, as
often as wanted; ``growth`` does both, in a scratch folder unless one is named.
"""

from __future__ import annotations

import argparse
import json
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
#: So often each page is measured.
TURNS = 8
sys.path[:0] = [str(ROOT / "benchmarks"), str(ROOT / "site"), str(ROOT)]

from comments_fill import SECTIONS, fill_portal  # noqa: E402


def start() -> None:
    """Django on the database that is named."""
    os.environ["DJANGO_SETTINGS_MODULE"] = "load_settings"
    os.environ.setdefault("PORTAL_DATA", tempfile.mkdtemp())
    Path(os.environ["PORTAL_DATA"]).mkdir(parents=True, exist_ok=True)
    import django

    django.setup()


def set_up() -> Any:
    """An empty portal with one list of news; returns the list."""
    start()
    from django.core.management import call_command

    call_command("migrate", verbosity=0)
    call_command("flush", interactive=False, verbosity=0)
    from wagtail.models import Locale, Page, Site

    from kehoach_cms.news.models import NewsIndexPage

    locale, _created = Locale.objects.get_or_create(language_code="vi")
    root = Page.add_root(instance=Page(title="Root", slug="root", locale=locale))
    home = root.add_child(instance=Page(title="Trang chủ", slug="trang-chu", locale=locale))
    Site.objects.create(hostname="localhost", root_page=home, is_default_site=True)
    return home.add_child(instance=NewsIndexPage(title="Tin tức", slug="tin-tuc", show_in_menus=True))


def make_page(index: Any, slug: str) -> Any:
    """A news item of about the length of theirs."""
    from kehoach_cms.news.models import NewsPage

    index.refresh_from_db()
    body = json.dumps([{"type": "paragraph", "value": "<p>" + "Cầu Bến Thao dài 462 mét. " * 80 + "</p>"}])
    page = index.add_child(instance=NewsPage(title=f"Bài {slug}", slug=slug, body=body))
    page.save_revision().publish()
    return NewsPage.objects.get(pk=page.pk)


def measure(client: Any, url: str, seconds: float) -> dict[str, float]:
    """One page: its queries when everything small is remembered, and its times."""
    from django.db import connection
    from django.test.utils import CaptureQueriesContext
    from measuring import pressed

    client.get(url)
    with CaptureQueriesContext(connection) as asked:
        body = client.get(url).content.decode()
    return {"shown": body.count('<article class="kh-comment'), "queries": len(asked), **pressed(client, url, seconds)}


def ours(numbers: list[int], seconds: float) -> list[dict[str, float]]:
    """Our page with each number of comments."""
    from django.test import Client

    index = set_up()
    pages = []
    for number in numbers:
        page = make_page(index, f"bai-{number}")
        fill_portal([page], number, published_only=True)
        pages.append(page.get_url())
    client = Client(headers={"host": "localhost"})
    # In turn, a little at a time: what disturbs the machine for a second shall not be the cost of one page.
    found: list[dict[str, float]] = []
    for _turn in range(TURNS):
        kept = [measure(client, url, seconds / TURNS) for url in pages]
        with nothing_kept():
            anew = [measure(client, url, seconds / TURNS) for url in pages]
        rows = [
            {**one, **{f"anew_{name}": value for name, value in other.items()}}
            for one, other in zip(kept, anew, strict=True)
        ]
        found = [best_of(*pair) for pair in zip(found or rows, rows, strict=True)]
    return [{"comments": number, **row} for number, row in zip(numbers, found, strict=True)]


@contextmanager
def nothing_kept() -> Iterator[None]:
    """Every reader's list of comments is made anew."""
    from django.core.cache import cache

    from kehoach_cms.comments import display

    cache.clear()
    kept, display.KEPT_SECONDS = display.KEPT_SECONDS, 0
    try:
        yield
    finally:
        display.KEPT_SECONDS = kept


def peers(python: str, seconds: float, rounds: int) -> None:
    """Both in turn, and what the goals say."""
    numbers = [0, 100, 1000]
    here = [sys.executable, __file__, "ours", "--seconds", str(seconds), "--numbers", *map(str, numbers)]
    there = [python, str(ROOT / "benchmarks" / "peers" / "xtd.py"), str(seconds), *map(str, numbers)]
    environment = {key: value for key, value in os.environ.items() if key != "DJANGO_SETTINGS_MODULE"}
    found: dict[str, list[dict[str, float]]] = {}
    for _round in range(rounds):
        for name, command in (("kehoach_cms", here), ("django-comments-xtd", there)):
            done = subprocess.run(command, capture_output=True, text=True, env=environment)
            if done.returncode:
                sys.exit(done.stderr[-3000:])
            rows = json.loads(done.stdout.splitlines()[-1])
            for row in rows:
                show(name, row)
            earlier = found.get(name, rows)
            found[name] = [best_of(*pair) for pair in zip(earlier, rows, strict=True)]
    mine, theirs = (found[name] for name in ("kehoach_cms", "django-comments-xtd"))
    served, anew = (mine[2][f"{how}requests_a_second"] / theirs[2]["requests_a_second"] for how in ("", "anew_"))
    print(f"requests a second at 1,000: {served:.1f} times theirs as served, {anew:.1f} times made anew")
    each_theirs = (theirs[2]["processor_ms"] - theirs[0]["processor_ms"]) / theirs[2]["shown"]
    for how, name in (("as served", "processor_ms"), ("made anew", "anew_processor_ms")):
        each_mine = (mine[2][name] - mine[0][name]) / mine[2]["shown"]
        print(
            f"{how}: processor time a comment shown {each_mine:.3f} ms, theirs {each_theirs:.3f} ms "
            f"({each_mine / each_theirs:.2f}); our page with 1,000 against our page with none: "
            f"{mine[2][name] / mine[0][name]:.2f}"
        )


def best_of(one: dict[str, float], other: dict[str, float]) -> dict[str, float]:
    """The better of two rounds, figure by figure: what disturbs a machine only ever makes it slower."""
    more = {"requests_a_second", "anew_requests_a_second"}
    return {name: (max if name in more else min)(one[name], other[name]) for name in one}


def build(numbers: list[int], total: int) -> None:
    """Pages with ever more comments, and the portal with very many."""
    from django.contrib.auth import get_user_model

    index = set_up()
    begin = time.perf_counter()
    for number in numbers:
        fill_portal([make_page(index, f"bai-{number}")], number, published_only=True)
    get_user_model().objects.create_superuser("do", "do@thu.example", "do")
    from kehoach_cms.comments.models import Comment

    others = [make_page(index, f"khac-{each}") for each in range(SECTIONS)]
    fill_portal(others, max(0, total - sum(numbers)))
    print(f"filled to {Comment.objects.count():,} comments in {time.perf_counter() - begin:.0f} s")


def look(numbers: list[int], seconds: float) -> None:
    """What the pages, a later page of comments and the queue cost on a portal that is filled."""
    from django.contrib.auth import get_user_model
    from django.db import connection
    from django.test import Client

    from kehoach_cms.comments.models import Comment
    from kehoach_cms.news.models import NewsPage

    reader, moderator = Client(headers={"host": "localhost"}), Client(headers={"host": "localhost"})
    moderator.force_login(get_user_model().objects.get(username="do"))
    print(f"{connection.vendor}, {Comment.objects.count():,} comments")
    for number in numbers:
        page = NewsPage.objects.get(slug=f"bai-{number}")
        show(f"page with {number:,}", measure(reader, page.get_url(), seconds))
        with nothing_kept():
            show(f"page with {number:,}, made anew", measure(reader, page.get_url(), seconds))
    ours = Comment.objects.filter(page__slug=f"bai-{max(numbers)}", parent=None).order_by("pk")
    middle = ours.values_list("pk", flat=True)[ours.count() // 2]
    page = NewsPage.objects.get(slug=f"bai-{max(numbers)}")
    show("the middle of its comments", measure(reader, f"/binh-luan/{page.pk}/?sau={middle}", seconds))
    for name, query in (
        ("waiting", ""),
        ("waiting, deep", f"?truoc={Comment.objects.filter(needs_review=True).order_by('pk')[40].pk}"),
        ("published", "?status=approved"),
        ("spam", "?status=spam"),
        ("all", "?status=all"),
        ("all, deep", f"?status=all&truoc={middle}"),
    ):
        show(f"queue, {name}", measure(moderator, f"/admin/binh-luan/{query}", seconds))


def show(name: str, row: dict[str, float]) -> None:
    """One line of figures."""
    print(f"{name:32}", "  ".join(f"{key} {value}" for key, value in row.items()), flush=True)


def main() -> None:
    """Read the command line."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("what", choices=["peers", "fill", "measure", "growth", "ours"])
    parser.add_argument("--peer-python", default="python3")
    parser.add_argument("--numbers", type=int, nargs="+", default=[0, 100, 1000, 100_000])
    parser.add_argument("--total", type=int, default=1_000_000)
    parser.add_argument("--seconds", type=float, default=5)
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--data", help="the folder of the database, to be kept (SQLite)")
    options = parser.parse_args()
    if options.data:
        os.environ["PORTAL_DATA"] = str(Path(options.data).resolve())
    if options.what == "peers":
        peers(options.peer_python, options.seconds, options.rounds)
    elif options.what == "ours":
        found = ours(options.numbers, options.seconds)
        print(json.dumps(found))
    if options.what in ("fill", "growth"):
        build(options.numbers, options.total)
    if options.what == "measure":
        start()
    if options.what in ("measure", "growth"):
        look(options.numbers, options.seconds)


if __name__ == "__main__":
    main()
