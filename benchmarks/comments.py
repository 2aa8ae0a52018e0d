"""Comments: what a page with them costs, beside django-comments-xtd, and how it grows.

    python benchmarks/comments.py peers [--peer-python PYTHON] [--seconds 5]
    python benchmarks/comments.py growth [--numbers 100 1000 100000] [--total 1000000] [--seconds 5]

``peers`` measures a page with 0, 100 and 1,000 comments, ours and theirs in one run, each in a process of its own;
PYTHON is that of an environment with Django and django-comments-xtd. Ours is a whole page of the demo portal with
menu and foot, theirs a bare page with an article and the tags of its documentation.
``growth`` fills one page and then the whole portal, and measures the page, its later pages and the moderators' queue.
Both use a database of their own in a scratch folder, or the one that DATABASE_URL names, which is emptied.
"""

from __future__ import annotations

import argparse
import json
import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
sys.path[:0] = [str(ROOT / "benchmarks"), str(ROOT / "site"), str(ROOT)]

BATCH = 5000
TEXT = "Ở thôn còn một hầm chứa gạo thời kháng chiến chưa có tên trong danh mục. {}"


def set_up() -> Any:
    """An empty portal with one list of news; returns the list."""
    os.environ["DJANGO_SETTINGS_MODULE"] = "load_settings"
    os.environ.setdefault("PORTAL_DATA", tempfile.mkdtemp())
    import django

    django.setup()
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


def fill(pages: list[Any], number: int, status: str = "approved") -> None:
    """So many comments, spread over pages."""
    from django.db import transaction

    from kehoach_cms.comments.journal import note_shown_changed
    from kehoach_cms.comments.models import Comment

    for start in range(0, number, BATCH):
        with transaction.atomic():
            Comment.objects.bulk_create(
                Comment(
                    page_id=pages[each % len(pages)].pk,
                    page_title="Bài",
                    page_path="/tin-tuc/bai/",
                    language="vi",
                    author_name="Trần Quốc Ẩn",
                    body=TEXT.format(each),
                    status=status,
                    needs_review=status == "held",
                )
                for each in range(start, min(start + BATCH, number))
            )
    with transaction.atomic():
        note_shown_changed([page.pk for page in pages])
    from django.db import connection

    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")


def measure(client: Any, url: str, seconds: float) -> dict[str, float]:
    """One page: its queries when everything small is remembered, and its times."""
    from django.db import connection
    from django.test.utils import CaptureQueriesContext
    from measuring import pressed

    client.get(url)
    with CaptureQueriesContext(connection) as asked:
        body = client.get(url).content.decode()
    return {"shown": body.count("hầm chứa gạo"), "queries": len(asked), **pressed(client, url, seconds)}


def ours(numbers: list[int], seconds: float) -> list[dict[str, float]]:
    """Our page with each number of comments."""
    from django.test import Client

    index = set_up()
    results = []
    for number in numbers:
        page = make_page(index, f"bai-{number}")
        fill([page], number)
        client = Client(headers={"host": "localhost"})
        results.append({"comments": number, **measure(client, page.get_url(), seconds)})
    return results


def peers(python: str, seconds: float) -> None:
    """Both in one run, and what the goals say."""
    numbers = [0, 100, 1000]
    here = [sys.executable, __file__, "ours", "--seconds", str(seconds), "--numbers", *map(str, numbers)]
    there = [python, str(ROOT / "benchmarks" / "peers" / "xtd.py"), str(seconds), *map(str, numbers)]
    environment = {key: value for key, value in os.environ.items() if key != "DJANGO_SETTINGS_MODULE"}
    found = {}
    for name, command in (("kehoach_cms", here), ("django-comments-xtd", there)):
        done = subprocess.run(command, capture_output=True, text=True, env=environment)
        if done.returncode:
            sys.exit(done.stderr[-3000:])
        found[name] = json.loads(done.stdout.splitlines()[-1])
        for row in found[name]:
            show(name, row)
    mine, theirs = (found[name] for name in ("kehoach_cms", "django-comments-xtd"))
    print(
        f"requests a second at 1,000: {mine[2]['requests_a_second'] / theirs[2]['requests_a_second']:.1f} times theirs"
    )
    each_mine = (mine[2]["processor_ms"] - mine[0]["processor_ms"]) / mine[2]["shown"]
    each_theirs = (theirs[2]["processor_ms"] - theirs[0]["processor_ms"]) / theirs[2]["shown"]
    share = each_mine / each_theirs
    print(f"processor time a comment shown: {each_mine:.3f} ms, theirs {each_theirs:.3f} ms ({share:.2f})")
    print(f"our page with 1,000 against our page with none: {mine[2]['processor_ms'] / mine[0]['processor_ms']:.2f}")


def growth(numbers: list[int], total: int, seconds: float) -> None:
    """One page with ever more comments; then the portal with very many; then the queue."""
    from django.contrib.auth import get_user_model
    from django.test import Client

    index = set_up()
    reader = Client(headers={"host": "localhost"})
    for number in numbers:
        page = make_page(index, f"bai-{number}")
        fill([page], number)
        show(f"page with {number:,}", measure(reader, page.get_url(), seconds))
    from kehoach_cms.comments.models import Comment

    fill([make_page(index, "cho-duyet")], 1000, "held")
    moderator = Client(headers={"host": "localhost"})
    moderator.force_login(get_user_model().objects.create_superuser("do", "do@thu.example", "do"))
    show("queue with 1,000 waiting", measure(moderator, "/admin/binh-luan/", seconds))
    begin = time.perf_counter()
    others = [make_page(index, f"khac-{each}") for each in range(20)]
    left = max(0, total - Comment.objects.count())
    fill(others, left // 10 * 9)
    fill(others[:1], left // 10, "held")
    print(f"filled to {Comment.objects.count():,} comments in {time.perf_counter() - begin:.0f} s")
    page = index.get_children().get(slug=f"bai-{numbers[-1]}")
    middle = Comment.objects.filter(page=page).order_by("-pk").values_list("pk", flat=True)[numbers[-1] // 2]
    show(f"page with {numbers[-1]:,}", measure(reader, page.get_url(), seconds))
    show("the middle of its comments", measure(reader, f"/binh-luan/{page.pk}/?sau={middle}", seconds))
    for name, query in (("waiting", ""), ("published", "?status=approved"), ("all", "?status=all")):
        show(f"queue, {name}", measure(moderator, f"/admin/binh-luan/{query}", seconds))
    show("queue, all, deep", measure(moderator, f"/admin/binh-luan/?status=all&truoc={middle}", seconds))


def show(name: str, row: dict[str, float]) -> None:
    """One line of figures."""
    print(f"{name:32}", "  ".join(f"{key} {value}" for key, value in row.items()), flush=True)


def main() -> None:
    """Read the command line."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("what", choices=["peers", "growth", "ours"])
    parser.add_argument("--peer-python", default="python3")
    parser.add_argument("--numbers", type=int, nargs="+", default=[0, 100, 1000, 100_000])
    parser.add_argument("--total", type=int, default=1_000_000)
    parser.add_argument("--seconds", type=float, default=5)
    options = parser.parse_args()
    if options.what == "peers":
        peers(options.peer_python, options.seconds)
    elif options.what == "ours":
        print(json.dumps(ours(options.numbers, options.seconds)))
    else:
        growth(options.numbers, options.total, options.seconds)


if __name__ == "__main__":
    main()
