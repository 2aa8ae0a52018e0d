"""What webmasters' screens cost with many topics and many pages.

    python benchmarks/topics.py [--topics 5000] [--pages 200000] [--huge 10000] [--keep DATABASE] [--fill]

Fills a scratch database with a tree of topics and pages that have one to three of them (rows of pages, entries and
topics only, without text), then measures the tree, a search of it, the chooser and its search, the public index, and
the merge of a topic with `--huge` pages into another: seconds and statements. `--keep` names a SQLite file, or a
database on the server of DATABASE_URL, that `--fill` fills once; what is measured later is a copy of it.
"""

from __future__ import annotations

import argparse
import random
import sys
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).resolve().parent))

from scratch import scratch_portal, set_up

SYLLABLES = ["bến", "đò", "sông", "núi", "đường", "cầu", "chợ", "làng", "xóm", "đình", "chùa", "lúa", "chè", "rừng"]


def fill(topics: int, pages: int, huge: int) -> None:
    """The topics and pages; the last topic has `huge` pages, and will be merged into the eleventh."""
    from django.contrib.contenttypes.models import ContentType
    from wagtail.models import Locale, Page, Site

    from kehoach_cms.news.models import NewsIndexPage, NewsPage
    from kehoach_cms.pages.models import EntryTopic, PageEntry
    from kehoach_cms.related.models import RelatedDocument
    from kehoach_cms.text import fold, sort_key
    from kehoach_cms.topics.models import PageTopic, Topic, TopicName
    from kehoach_cms.topics.usage import references_begin

    pick = random.Random(5)
    locale = Locale.objects.get_or_create(language_code="vi")[0]
    home = Page(title="Trang chủ", slug="trang-chu", locale=locale)
    Page.get_first_root_node().add_child(instance=home)
    Site.objects.all().delete()
    Site.objects.create(hostname="localhost", root_page=home, is_default_site=True)
    section = home.add_child(instance=NewsIndexPage(title="Tin tức", locale=locale))
    names = [f"{' '.join(pick.sample(SYLLABLES, 2))} {number}" for number in range(topics)]
    rows = Topic.objects.bulk_create(
        [Topic(slug=f"t-{number}", sort_key=sort_key(name)) for number, name in enumerate(names)], batch_size=500
    )
    TopicName.objects.bulk_create(
        [TopicName(topic=row, name=name, folded=fold(name)) for row, name in zip(rows, names, strict=True)],
        batch_size=500,
    )
    for number, row in enumerate(rows[20:], start=20):
        row.parent = rows[pick.randrange(number // 8 + 1)]
    Topic.objects.bulk_update(rows[20:], ["parent"], batch_size=400)
    gone, kept = rows[-1], rows[10]
    kind = ContentType.objects.get_for_model(NewsPage)
    for start in range(0, pages, 2000):
        part = [
            Page(
                title=f"Tin {number}", draft_title=f"Tin {number}", slug=f"tin-{number}", locale=locale, depth=4,
                path=Page._get_path(section.path, 4, number + 1), content_type=kind,
                url_path=f"{section.url_path}tin-{number}/",
            )
            for number in range(start, min(start + 2000, pages))
        ]  # fmt: skip
        made = Page.objects.bulk_create(part, batch_size=500)
        entries = PageEntry.objects.bulk_create(
            [PageEntry(page=page, locale=locale, type_key="news", title=page.title) for page in made], batch_size=500
        )
        links, shown = [], []
        for number, (page, entry) in enumerate(zip(made, entries, strict=True), start=start):
            chosen = {rows[pick.randrange(topics - 1)].pk for _ in range(pick.randrange(1, 4))}
            if number < huge:
                chosen.add(gone.pk)
            if number < huge // 3:
                chosen.add(kept.pk)
            links += [PageTopic(page=page, topic_id=pk) for pk in sorted(chosen)]
            shown += [EntryTopic(entry=entry, topic_id=pk, direct=True) for pk in sorted(chosen)]
        PageTopic.objects.bulk_create(links, batch_size=2000)
        EntryTopic.objects.bulk_create(shown, batch_size=2000)
        # What a merge has to bring along as well: pages as related news compares them, Wagtail's index of usage.
        told = [page.pk for number, page in enumerate(made, start=start) if number < huge]
        RelatedDocument.objects.bulk_create([RelatedDocument(page_id=pk, stale=False) for pk in told], batch_size=500)
        for topic in (gone, kept):
            references_begin(topic, told)


def measure(label: str, work: Callable[[], Any]) -> None:
    """Prints the best of five, and the statements of the last."""
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    spent, used = [], []
    for _ in range(5):
        with CaptureQueriesContext(connection) as queries:
            begin, busy = time.perf_counter(), time.process_time()
            work()
            spent.append(time.perf_counter() - begin)
            used.append(time.process_time() - busy)
    tell(label, min(spent), min(used), len(queries))


def tell(label: str, spent: float, used: float, statements: int) -> None:
    """Prints a line: the time that passed, the time that this process worked, the statements."""
    print(f"{label:40}{spent * 1000:9.0f} ms{used * 1000:9.0f} ms busy{statements:6} statements", flush=True)


def measure_all(gone: Any, kept: Any) -> None:
    """Every screen, then the merge."""
    from django.contrib.auth import get_user_model
    from django.db import connection
    from django.test import Client
    from django.test.utils import CaptureQueriesContext

    from kehoach_cms.topics.services import merge_preview, merge_topics

    desk = Client()
    desk.force_login(get_user_model().objects.create_superuser("webmaster", "", "webmaster"))
    chooser = "/admin/snippets/choose/kehoach_cms/topic/"
    for label, address in (
        ("tree of topics", "/admin/chu-de/"),
        ("tree of topics, a name", "/admin/chu-de/?q=duong"),
        ("a branch opened", f"/admin/chu-de/nhanh/{kept.pk}/"),
        ("chooser", chooser),
        ("chooser, a name", f"{chooser}results/?q=duong"),
    ):
        answer = desk.get(address, follow=True)
        assert answer.status_code == 200, (address, answer.status_code)
        measure(label, partial(desk.get, address, follow=True))
    reader = Client()
    for label, address in (("public index", "/chu-de/"), ("public topic page", f"/chu-de/{kept.slug}/")):
        assert reader.get(address).status_code == 200
        measure(label, partial(reader.get, address))
    measure("preview of the merge", lambda: merge_preview(gone, kept))
    with CaptureQueriesContext(connection) as queries:
        begin, busy = time.perf_counter(), time.process_time()
        done = merge_topics(gone, kept)
        spent, used = time.perf_counter() - begin, time.process_time() - busy
    tell(f"merge: {done.moving} moved, {done.both} had both", spent, used, len(queries))


def main() -> None:
    """The command line."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--topics", type=int, default=5000)
    parser.add_argument("--pages", type=int, default=200_000)
    parser.add_argument("--huge", type=int, default=10_000)
    parser.add_argument("--keep", metavar="DATABASE", help="a SQLite file or a database on the server that stays")
    parser.add_argument("--fill", action="store_true", help="only fill what --keep names")
    options = parser.parse_args()
    if options.fill and not options.keep:
        parser.error("--fill needs --keep")
    set_up()
    with scratch_portal(options.keep, copied=bool(options.keep) and not options.fill):
        from django.db import connection

        from kehoach_cms.topics.models import PageTopic, Topic

        if not options.keep or options.fill:
            fill(options.topics, options.pages, options.huge)
            with connection.cursor() as cursor:
                cursor.execute("ANALYZE")
        if options.fill:
            return
        newest = Topic.objects.order_by("-pk")
        first = Topic.objects.order_by("pk").values_list("pk", flat=True)[10]
        pages = PageTopic.objects.values("page_id").distinct().count()
        print(f"{newest.count()} topics, {pages} pages with topics ({connection.vendor})", flush=True)
        measure_all(newest[0], Topic.objects.get(pk=first))


if __name__ == "__main__":
    main()
