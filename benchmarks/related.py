"""How good and how fast “Tin khác cùng chủ đề” is, beside what others do.

    python benchmarks/related.py                       the evaluation set: quality of all methods side by side
    python benchmarks/related.py --speed 50000         serving beside taggit's similar_objects(), on so many pages
    python benchmarks/related.py --rebuild 100000      the table from nothing: time and memory
        both: --keep DATABASE (a SQLite file, or a database on the server of DATABASE_URL) stays and is used again;
        --fill only fills it
    python benchmarks/related.py --corpus FILE.jsonl --topics FILE.json --queries IDS.txt --out FILE.json
                                                       lists for any corpus: {query id: [ids in order]}, no fillers

The evaluation set is written by `related_set/make.py`; `corpus.py` says how files become pages. Methods beside ours:
taggit's `similar_objects()`, the count of shared tags (CodeRed CMS), the newest in the same topic, and the database's
full-text search for the title's words (PostgreSQL with DATABASE_URL; SQLite's own otherwise). Each list is cut to six;
all but taggit's, which knows no filter, leave out what readers may not see.
"""

from __future__ import annotations

import argparse
import json
import math
import random
import resource
import statistics
import sys
import tempfile
import time
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).resolve().parent))

from corpus import Corpus, load_corpus, read_items, read_topics
from scratch import scratch_portal, set_up

SET = Path(__file__).resolve().parent / "related_set"
SHOWN = 6

Method = Callable[[Any], list[int]]


def methods(corpus: Corpus) -> dict[str, Method]:
    """Every method as a function from a page to the ids of six pages."""
    from django.db import connection
    from django.db.models import Count

    from kehoach_cms.pages.models import EntryTopic, PageEntry
    from kehoach_cms.pages.queries import visible_entries
    from kehoach_cms.related.queries import related_entries
    from kehoach_cms.topics.models import PageKeyword

    def shown(page: Any) -> Any:
        root = corpus.homes[page.locale.language_code].path
        return visible_entries(root, page.locale_id).exclude(page_id=page.pk)

    def ours(page: Any) -> list[int]:
        root = corpus.homes[page.locale.language_code].path
        return [entry.page_id for entry in related_entries(page, root, SHOWN)]

    def taggit(page: Any) -> list[int]:
        return [other.pk for other in page.specific.keywords.similar_objects()[:SHOWN]]

    def shared_tags(page: Any) -> list[int]:
        tags = list(page.kehoach_topics.values_list("topic", flat=True))
        words = PageKeyword.objects.filter(content_object_id=page.pk).values_list("tag", flat=True)
        rows = shown(page).filter(topics__topic__in=tags, topics__direct=True).annotate(n=Count("topics"))
        counts = {row.page_id: row.n for row in rows}
        tagged = (
            PageKeyword.objects.filter(tag__in=list(words)).values_list("content_object_id").annotate(n=Count("pk"))
        )
        visible = set(shown(page).filter(page_id__in=[pk for pk, _ in tagged]).values_list("page_id", flat=True))
        for pk, number in tagged:
            if pk in visible:
                counts[pk] = counts.get(pk, 0) + number
        dates = dict(PageEntry.objects.filter(page_id__in=counts).values_list("page_id", "date"))
        days = {pk: day.toordinal() for pk, day in dates.items() if day}
        return sorted(counts, key=lambda pk: (-counts[pk], -days[pk], -pk))[:SHOWN]

    def newest(page: Any) -> list[int]:
        tags = list(page.kehoach_topics.values_list("topic", flat=True))
        about = EntryTopic.objects.filter(topic__in=tags, direct=True).values("entry")
        return list(shown(page).filter(pk__in=about).order_by("-date", "-pk").values_list("page_id", flat=True)[:SHOWN])

    def full_text(page: Any) -> list[int]:
        from kehoach_cms.text import canonical

        words = canonical(page.title).split()
        if connection.vendor == "postgresql":
            sql = (
                "SELECT page_id FROM kehoach_cms_pageentry WHERE pk_vector @@ to_tsquery('simple', %s) AND id IN "
                "({ids}) ORDER BY ts_rank(pk_vector, to_tsquery('simple', %s)) DESC, id DESC LIMIT 6"
            )
            ids, params = shown(page).values("pk").query.sql_with_params()
            query = " | ".join(words)
            with connection.cursor() as cursor:
                cursor.execute(sql.format(ids=ids), [query, *params, query])
                return [row[0] for row in cursor.fetchall()]
        ids, params = shown(page).values("pk").query.sql_with_params()
        with connection.cursor() as cursor:
            cursor.execute(
                f"SELECT rowid FROM title_index WHERE title_index MATCH %s AND rowid IN ({ids}) ORDER BY rank LIMIT 6",
                [" OR ".join(f'"{word}"' for word in words), *params],
            )
            found = [row[0] for row in cursor.fetchall()]
        pages = dict(PageEntry.objects.filter(pk__in=found).values_list("pk", "page_id"))
        return [pages[pk] for pk in found]

    return {
        "kehoach_cms": ours,
        "taggit similar_objects()": taggit,
        "shared tags (CRX)": shared_tags,
        "newest in the topic": newest,
        f"full text ({'PostgreSQL' if connection.vendor == 'postgresql' else 'SQLite FTS5'})": full_text,
    }


def index_titles() -> None:
    """A full-text index of titles for the method that needs one."""
    from django.db import connection

    from kehoach_cms.pages.models import PageEntry
    from kehoach_cms.text import canonical

    rows = [(canonical(title), pk) for pk, title in PageEntry.objects.values_list("pk", "title")]
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            cursor.execute("ALTER TABLE kehoach_cms_pageentry ADD COLUMN pk_vector tsvector")
            cursor.executemany(
                "UPDATE kehoach_cms_pageentry SET pk_vector = to_tsvector('simple', %s) WHERE id = %s", rows
            )
            cursor.execute("CREATE INDEX ON kehoach_cms_pageentry USING gin (pk_vector)")
        else:
            cursor.execute("CREATE VIRTUAL TABLE title_index USING fts5(title)")
            cursor.executemany("INSERT INTO title_index (title, rowid) VALUES (%s, %s)", rows)


def ndcg(shown: list[str], grades: dict[str, int], copies: dict[str, str]) -> float:
    """nDCG@6 with gains 2^grade - 1; a second copy of one text gains nothing, in the ideal list too."""

    def gain(ids: Iterable[str]) -> float:
        total, seen = 0.0, set()
        for place, key in enumerate(ids):
            root = copies.get(key, key)
            if place >= SHOWN:
                break
            if root not in seen:
                total += (2 ** grades.get(key, 0) - 1) / math.log2(place + 2)
            seen.add(root)
        return total

    best: dict[str, str] = {}
    for key in sorted(grades):
        best.setdefault(copies.get(key, key), key)
    ideal = gain(sorted(best.values(), key=lambda key: -grades[key]))
    return gain(shown) / ideal if ideal else 1.0


def quality(corpus: Corpus, items: dict[str, dict[str, Any]], queries: list[str], picks: dict[str, Any]) -> None:
    """Prints a line for each method."""
    from wagtail.models import Page

    index_titles()
    copies: dict[str, str] = picks["copies"]
    ids = corpus.ids
    pages = {query: Page.objects.get(pk=corpus.pages[query]) for query in queries}
    print(f"{len(items)} articles, {len(corpus.topics)} topics, {len(queries)} queries")
    print(f"{'':28}{'nDCG@6':>8}{'±':>7}{'topic@6':>9}{'copies':>8}{'wrong':>7}{'filled':>8}{'empty':>7}")
    for name, method in methods(corpus).items():
        values, wrong, twins, sizes, on_topic = [], 0, 0, [], []
        for query in queries:
            shown = [ids[pk] for pk in method(pages[query]) if pk in ids]
            grades = picks["grades"][query]
            values.append(ndcg(shown, grades, copies))
            sizes.append(len(shown))
            roots = [copies.get(key, key) for key in [query, *shown]]
            twins += len(set(roots)) < len(roots)
            own = items[query]
            wrong += any(
                not items[key]["live"] or items[key]["private"] or items[key]["locale"] != own["locale"]
                for key in shown
            )
            if shown:
                on_topic.append(sum(grades.get(key, 0) > 0 for key in shown) / len(shown))
        error = 1.96 * statistics.stdev(values) / math.sqrt(len(values)) if len(values) > 1 else 0.0
        print(
            f"{name:28}{statistics.mean(values):8.3f}{error:7.3f}{statistics.mean(on_topic or [0]):9.3f}"
            f"{twins / len(queries):8.3f}{wrong / len(queries):7.3f}{statistics.mean(sizes) / SHOWN:8.2f}"
            f"{sum(size == 0 for size in sizes) / len(queries):7.3f}"
        )
    print("copies: share of lists with two copies of one text, or one of the article itself; wrong: share of lists")
    print("with an item in another language, not live, or behind a login; filled: of six places; empty: no item at all")


def evaluate(folder: Path | None) -> None:
    """The evaluation set, written anew unless a folder has it."""
    with tempfile.TemporaryDirectory() as place:
        if folder is None:
            import subprocess

            folder = Path(place)
            subprocess.run([sys.executable, str(SET / "make.py"), "--out", place], check=True)
        items = {item["id"]: item for item in read_items(folder / "corpus.jsonl")}
        queries = (folder / "queries.txt").read_text(encoding="utf-8").split()
        picks = json.loads((folder / "picks.json").read_text(encoding="utf-8"))
        with scratch_portal():
            corpus = load_corpus(items.values(), read_topics(folder / "topics.json"))
            rebuild()
            quality(corpus, items, queries, picks)


def rebuild(processes: int | None = None) -> float:
    """Choose all related pages; returns the seconds it took."""
    from kehoach_cms.related.rebuild import rebuild_related

    begin = time.perf_counter()
    rebuild_related(processes=processes)
    return time.perf_counter() - begin


def lists(corpus_file: Path, topics: Path | None, queries: Path | None, out: Path) -> None:
    """Lists for the queries of any corpus (all public articles without a file of queries)."""
    from wagtail.models import Page

    with scratch_portal():
        corpus = load_corpus(read_items(corpus_file), read_topics(topics) if topics else [])
        rebuild()
        wanted = queries.read_text(encoding="utf-8").split() if queries else list(corpus.pages)
        ids = corpus.ids
        ours = methods(corpus)["kehoach_cms"]
        answer: dict[str, list[str]] = {}
        for key in wanted:
            if key not in corpus.pages:
                print(f"there is no article {key!r}; its list is empty", file=sys.stderr)
                answer[key] = []
                continue
            answer[key] = [ids[pk] for pk in ours(Page.objects.get(pk=corpus.pages[key]))]
        out.write_text(json.dumps(answer, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
        print(f"{len(answer)} lists in {out}")


def many(count: int, seed: int = 7) -> Iterable[dict[str, Any]]:
    """So many articles: those of the set with other numbers, places and sentences mixed in."""
    sys.path.insert(0, str(SET))
    from make import Writer
    from matters import MATTERS, TOPICS

    pick = random.Random(seed)
    made = 0
    while made < count:
        writer = Writer(pick.randrange(1 << 30))
        for topic, matters in MATTERS.items():
            for number, matter in enumerate(matters):
                turn = pick.randrange(10_000)
                doc = f"{turn}-{matter[0].split('-', 1)[1]}"
                writer.tell(topic, number, (doc, *matter[1:2], f"{matter[2]} {turn}", *matter[3:]))
        for item in writer.items:
            if made < count:
                # taggit and CRX know tags only: what the page is about is a tag there, so it is one here too.
                tags = [name for key, name, _ in TOPICS if key in item["topics"]]
                yield {**item, "id": f"m{made}", "keywords": [*tags, *item["keywords"]], "translation_of": None}
                made += 1


def speed(count: int, keep: str | None, *, only_fill: bool, sample: int = 20) -> None:
    """Serving six related pages beside taggit's similar_objects(), interleaved, on many pages."""
    from wagtail.models import Page

    from kehoach_cms.related.models import RelatedPage

    with scratch_portal(keep):
        corpus = reopened() or loaded(count)
        if not RelatedPage.objects.exists():
            rebuilt()
        if only_fill:
            return
        known = RelatedPage.objects.order_by("source_id").values_list("source_id", flat=True).distinct()
        chosen = random.Random(3).sample(list(known), sample)
        count = Page.objects.filter(depth__gt=3).count()
        pages = list(Page.objects.filter(pk__in=chosen, live=True).specific())
        table = methods(corpus)
        names = ["kehoach_cms", "taggit similar_objects()", "newest in the topic"]
        times: dict[str, list[float]] = {name: [] for name in names}
        for page in pages:
            for name in names:
                fresh = type(page).objects.get(pk=page.pk)
                begin = time.perf_counter()
                table[name](fresh)
                times[name].append((time.perf_counter() - begin) * 1000)
        print(f"{count} pages, {len(pages)} of them served; milliseconds beside reading the page itself")
        own = statistics.median(times["kehoach_cms"])
        for name, spent in times.items():
            middle = statistics.median(spent)
            print(f"{name:28}{middle:10.2f} (slowest {max(spent):9.2f}){middle / own:9.1f} times ours")


def reopened() -> Corpus | None:
    """What a kept file holds; None for a new one."""
    from wagtail.models import Page

    homes = {page.locale.language_code: page for page in Page.objects.filter(depth=2).exclude(slug="home")}
    return Corpus(homes=homes) if Page.objects.filter(depth__gt=3).exists() else None


def usages() -> list[resource.struct_rusage]:
    """What this process and its children have used."""
    return [resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)]


def processor_seconds() -> float:
    """How long this process and its ended children were at work."""
    return sum(usage.ru_utime + usage.ru_stime for usage in usages())


def loaded(count: int) -> Corpus:
    """The scratch portal with so many pages, without their related pages."""
    from django.db import connection
    from matters import TOPICS

    begin = time.perf_counter()
    corpus = load_corpus(many(count), flat(TOPICS))
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")
    print(f"loaded in {time.perf_counter() - begin:.0f} s", flush=True)
    return corpus


def rebuilt() -> None:
    """All related pages from nothing: time, and the memory of this process and its children at most."""
    from django.db import connection

    from kehoach_cms.pages.models import PageEntry
    from kehoach_cms.related.models import RelatedDocument, RelatedPage, RelatedTerm, TermCount

    tables = [model._meta.db_table for model in (RelatedPage, RelatedTerm, RelatedDocument, TermCount)]
    with connection.cursor() as cursor:
        for table in tables:
            cursor.execute(f"DELETE FROM {connection.ops.quote_name(table)}")
        if connection.vendor == "postgresql":
            for table in tables:
                cursor.execute(f"VACUUM {connection.ops.quote_name(table)}")
    count = PageEntry.objects.filter(is_public=True, page__live=True).count()
    before = processor_seconds()
    took = rebuild()
    busy = processor_seconds() - before
    own, child = (usage.ru_maxrss / 1024 for usage in usages())
    print(
        f"rebuild_related of {count} public pages ({connection.vendor}): {took:.0f} s, {busy:.0f} s of processor time"
    )
    print(f"peak memory: {own:.0f} MiB this process, {child:.0f} MiB its largest child (much of it shared)", flush=True)


def flat(topics: Iterable[tuple[str, str, str | None]]) -> list[dict[str, Any]]:
    """The set's topics as the loader takes them."""
    from corpus import flat_topics

    return flat_topics([{"id": key, "name": name, "parent": parent} for key, name, parent in topics])


def main() -> None:
    """The command line."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--set", type=Path, help="a folder with corpus.jsonl, topics.json, queries.txt, picks.json")
    parser.add_argument("--corpus", type=Path)
    parser.add_argument("--topics", type=Path)
    parser.add_argument("--queries", type=Path)
    parser.add_argument("--out", type=Path)
    parser.add_argument("--speed", type=int, metavar="PAGES")
    parser.add_argument("--rebuild", type=int, metavar="PAGES")
    parser.add_argument("--keep", metavar="DATABASE", help="a SQLite file or a database on the server that stays")
    parser.add_argument("--fill", action="store_true", help="only fill what --keep names")
    options = parser.parse_args()
    sys.path.insert(0, str(SET))
    set_up()
    if options.corpus:
        if options.out is None:
            parser.error("--corpus needs --out FILE.json")
        lists(options.corpus, options.topics, options.queries, options.out)
    elif options.speed:
        speed(options.speed, options.keep, only_fill=options.fill)
    elif options.rebuild:
        with scratch_portal(options.keep):
            if reopened() is None:
                loaded(options.rebuild)
            if not options.fill:
                rebuilt()
    else:
        evaluate(options.set)


if __name__ == "__main__":
    main()
