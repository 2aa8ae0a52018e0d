"""How well and how fast the search finds.

    python benchmarks/search.py                        our own judged queries: nDCG@10 with and without marks, numbers
    python benchmarks/search.py --speed                server time of whole search pages on the project's database
    python benchmarks/search.py --speed --random 120   the same for words out of titles with filters, drawn by lot
    python benchmarks/search.py --corpus FILE.jsonl --topics FILE.json --queries FILE.json --out FILE.json
                                                       ranked lists for any corpus: {query id: [ids in order]}

The judged set is a corpus of the generator behind `make_corpus`, which knows what each page is about: it, not the
search, says which pages answer a query. A page about the subject asked for has grade 3; one that names it in passing
has grade 1; a page that bears the title asked for has grade 3 alone.

`--speed` measures a database that was filled before, and may be measured again and again. All three commands take the
database from DATABASE_URL (PostgreSQL) or from the folder that PORTAL_DATA names (SQLite); filling takes a quarter of
an hour:

    export PORTAL_DATA=/var/tmp/portal-100000
    python site/manage.py migrate && python site/manage.py make_corpus --pages 100000
    python benchmarks/search.py --speed

A file of queries is a list of ``{"id", "q", "locale"}`` (a locale is optional), or an object of texts or of such by
id. A query that is a number answers with exactly the documents that bear it where there are any.
"""

from __future__ import annotations

import argparse
import json
import math
import random
import re
import statistics
import sys
import time
from collections.abc import Iterable
from pathlib import Path
from typing import Any
from urllib.parse import unquote_plus, urlencode

sys.path.insert(0, str(Path(__file__).resolve().parent))

from corpus import load_corpus, read_items, read_topics
from scratch import scratch_portal, set_up

PAGES, SEED, CUT, LONG = 2500, 11, 10, 100

#: Queries for speed: words that stand everywhere, in half of the pages, in some, in one, in none; filters; numbers.
SPEED = [
    "q=năm",
    "q=nam",
    "q=các đơn vị",
    "q=ke hoach",
    "q=kế hoạch",
    "q=thuc hien nhiem vu tren dia ban tinh",
    "q=xã phường tỉnh năm",
    "q=công tác tuyên truyền",
    "q=lễ hội bơi chải",
    "q=le hoi boi chai",
    "q=nguyen van an",
    "q=98-KH/TU",
    "q=98 kh tu",
    "q=30/2020/NĐ-CP",
    "q=kế hoạch 12-KH/TU về lễ hội",
    "q=không có từ nào như thế xyzzy",
    "q=đường hoa nông thôn ở xã Tam Khê năm 2023",
    "q=nong thon moi&loai=plan",
    "q=năm&loai=news&nam=2024&chu-de=kinh-te",
    "q=nam&tu=2019-03-15&den=2024-10-02&tinh-trang=con-hieu-luc",
    "q=năm&sap-xep=moi-nhat",
    "q=nam&sap-xep=cu-nhat&trang=50",
    "q=năm&trang=400",
    "chu-de=giao-duc-va-dao-tao",
    "loai=ke-hoach&nam=2022",
]


def ndcg(found: Iterable[Any], grades: dict[Any, int]) -> float:
    """nDCG@10 with gains 2^grade - 1."""

    def gain(values: Iterable[int]) -> float:
        return sum((2**grade - 1) / math.log2(place + 2) for place, grade in enumerate(values) if place < CUT)

    ideal = gain(sorted(grades.values(), reverse=True))
    return gain(grades.get(key, 0) for key in found) / ideal if ideal else 0.0


def ranked_pages(query: str, root_path: str, locale_id: int, limit: int = LONG) -> list[int]:
    """The pages that a query finds, in the order in which a reader meets them."""
    from kehoach_cms.pages.models import PageEntry
    from kehoach_cms.search.queries import search

    found = search(query, root_path, locale_id)
    ids = found.exact[:limit]
    if not (found.query.only_number and found.exact):
        ids = [*ids, *found.stretch(0, limit - len(ids))]
    pages = dict(PageEntry.objects.filter(pk__in=ids).values_list("pk", "page_id"))
    return [pages[pk] for pk in ids]


def judged() -> None:
    """Our own set: makes it, asks it, prints the figures."""
    with scratch_portal():
        from portal.corpus import words, writer
        from wagtail.models import Site

        from kehoach_cms.pages.models import PageEntry
        from kehoach_cms.text import fold

        drafts: list[tuple[int, Any]] = []
        write = writer.Writer.write

        def remembering(self: Any, batch: list[Any]) -> None:
            first = self.next_pk
            write(self, batch)
            drafts.extend(zip(range(first, first + len(batch)), batch, strict=True))

        writer.Writer.write = remembering  # type: ignore[method-assign, assignment]
        writer.make_corpus(PAGES, SEED, lambda text: None)
        root = Site.objects.get(is_default_site=True).root_page
        texts = dict(PageEntry.objects.values_list("page_id", "text"))
        queries: dict[str, list[tuple[str, dict[int, int]]]] = {"subject": [], "question": [], "topic": [], "title": []}
        subtopics = [(sub, themes) for subs in words.TOPICS.values() for sub, themes in subs.items()]
        for sub, themes in subtopics:
            for theme in themes:
                grades = {pk: 1 for pk, text in texts.items() if theme.lower() in text.lower()}
                grades |= {pk: 3 for pk, draft in drafts if draft.theme == theme}
                if 3 in grades.values():
                    queries["subject"].append((theme, grades))
            about = {pk: 3 for pk, draft in drafts if draft.theme in themes}
            if about:
                queries["topic"].append((sub, about))
                kinds = {pk: 3 for pk in about if dict(drafts)[pk].kind == "ke-hoach"}
                if kinds:
                    lesser = {pk: 1 for pk in about if pk not in kinds}
                    queries["question"].append((f"kế hoạch {sub.lower()}", lesser | kinds))
        for pk, draft in drafts[:: PAGES // 60]:
            same = {one: 3 for one, other in drafts if other.title == draft.title}
            queries["title"].append((draft.title, same or {pk: 3}))
        total = sum(map(len, queries.values()))
        print(f"{total} judged queries over {PAGES} pages; nDCG@{CUT}:")
        everything: dict[bool, list[float]] = {True: [], False: []}
        for name, rows in queries.items():
            scores = {
                marked: [
                    ndcg(ranked_pages(text if marked else fold(text), root.path, root.locale_id, CUT), grades)
                    for text, grades in rows
                ]
                for marked in (True, False)
            }
            for marked, values in scores.items():
                everything[marked] += values
            print(
                f"  {name:9} {len(rows):4} queries: with marks {statistics.mean(scores[True]):.3f}, "
                f"without {statistics.mean(scores[False]):.3f}"
            )
        ratio = statistics.mean(everything[False]) / statistics.mean(everything[True])
        print(
            f"  all       {total:4} queries: with marks {statistics.mean(everything[True]):.3f}, "
            f"without {statistics.mean(everything[False]):.3f}: {ratio:.3f} of it (goal 0.95)"
        )
        numbers(drafts, root)


def numbers(drafts: list[tuple[int, Any]], root: Any) -> None:
    """Every number in every spelling must find exactly the documents that bear it, newest first."""
    from kehoach_cms.text import fold

    bearing: dict[str, list[tuple[Any, int]]] = {}
    for pk, draft in drafts:
        if draft.number:
            bearing.setdefault(draft.number, []).append((draft.day, pk))
    asked = right = 0
    for number, rows in sorted(bearing.items())[::3]:
        expected = [pk for _day, pk in sorted(rows, reverse=True)]
        spaced = " ".join(number.replace("/", " ").replace("-", " ").split())
        for spelling in (number, number.lower(), number.replace("-", " – "), spaced, fold(number), f"số {number}"):
            asked += 1
            right += ranked_pages(spelling, root.path, root.locale_id) == expected
    print(f"  numbers: {right} of {asked} spellings find exactly the documents that bear them, newest first")


#: What is drawn by lot beside words.
FILTERS = [
    "loai=news", "loai=plan", "nam=2023", "nam=2021", "chu-de=kinh-te", "chu-de=giao-duc-va-dao-tao", "trang=3",
    "tinh-trang=con-hieu-luc", "van-ban=ke-hoach", "trang=40", "tu=2019-03-15&den=2024-10-02",
]  # fmt: skip


def drawn(count: int) -> list[str]:
    """Queries as readers might type them: one to six words of a title, half of them without marks, none to three
    filters."""
    from kehoach_cms.pages.models import PageEntry
    from kehoach_cms.text import fold

    lot = random.Random(SEED)
    titles = PageEntry.objects.order_by("pk").values_list("title", flat=True)
    queries = []
    for title in lot.sample(list(titles), count):
        words = title.split()
        length = lot.choice([1, 2, 3, 4, 5, 6])
        start = lot.randrange(max(1, len(words) - length))
        typed = " ".join(words[start : start + length])
        asked = [urlencode({"q": fold(typed) if lot.random() < 0.5 else typed})]
        queries.append("&".join([*asked, *lot.sample(FILTERS, lot.choice([0, 0, 1, 1, 2, 3]))]))
    return queries


def speed(count: int) -> None:
    """Server time of whole pages: the first time each is asked for, and again. Of so many drawn ones, or of ours."""
    set_up("load_settings")
    from django.conf import settings
    from django.db import connection
    from django.test import Client
    from django.test.utils import CaptureQueriesContext

    from kehoach_cms.pages.models import PageEntry
    from kehoach_cms.search.facets import current, forget_facets

    settings.ALLOWED_HOSTS = ["*"]
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            # As the server's own vacuum leaves a table that has been there for a while.
            cursor.execute(f"VACUUM ANALYZE {connection.ops.quote_name(PageEntry._meta.db_table)}")
    forget_facets()
    started = time.perf_counter()
    size = current().size
    print(f"{connection.vendor}, {size} entries; counted anew in {(time.perf_counter() - started) * 1000:.0f} ms")
    client = Client(headers={"host": "localhost"})
    client.get("/tim-kiem/", {"q": "mở máy"})
    firsts, medians = [], []
    for query in drawn(count) if count else SPEED:
        times: list[float] = []
        processor: list[float] = []
        for _ in range(7):
            if len(times) < 3:
                # The first three are asked as if nobody had asked before.
                current().matches.clear()
                current().lists.clear()
                current().frequencies.clear()
            clock, cpu = time.perf_counter(), time.process_time()
            answer = client.get(f"/tim-kiem/?{query}")
            times.append((time.perf_counter() - clock) * 1000)
            processor.append((time.process_time() - cpu) * 1000)
        with CaptureQueriesContext(connection) as captured:
            client.get(f"/tim-kiem/?{query}")
        told = re.search(r'id="ket-qua">[^<\d]*(\d[\d.]*)', answer.content.decode())
        shown = told[1] if told else "0"
        first = min(times[:3])
        firsts.append(first)
        medians.append(statistics.median(times[3:]))
        print(
            f"  {first:6.0f} ms unasked before, {medians[-1]:5.0f} ms again, {min(processor[:3]):5.0f} ms of processor "
            f"in Python, {len(captured):3} statements, {shown:>7} results, {len(answer.content) // 1024:3} KB  "
            f"{unquote_plus(query)}"
        )
    below = sum(first < 100 for first in firsts)
    print(
        f"  slowest: {max(firsts):.0f} ms unasked before, {max(medians):.0f} ms again (goal 100; unasked before "
        f"{below} of {len(firsts)} are below)"
    )
    entry = PageEntry.objects.order_by("pk").last()
    if entry is not None:
        entry.save()
        clock = time.perf_counter()
        current()
        took = (time.perf_counter() - clock) * 1000
        print(f"  after one page was published, counts are brought up to date in {took:.0f} ms")


def read_queries(path: Path) -> list[tuple[str, str, str]]:
    """Queries of a file as (id, text, locale)."""
    raw = json.loads(path.read_text(encoding="utf-8"))
    rows = raw.get("queries", raw) if isinstance(raw, dict) else raw
    if isinstance(rows, dict):
        rows = [{"id": key, **(row if isinstance(row, dict) else {"q": row})} for key, row in rows.items()]
    return [
        (str(row.get("id", place)), str(row["q"]), str(row.get("locale") or "vi")) for place, row in enumerate(rows)
    ]


def lists(corpus: Path, topics: Path | None, queries: Path, out: Path) -> None:
    """Write the ranked lists of a corpus."""
    with scratch_portal():
        loaded = load_corpus(read_items(corpus), read_topics(topics) if topics else [])
        ids = loaded.ids
        answers = {}
        for key, text, locale in read_queries(queries):
            home = loaded.homes.get(locale)
            pages = ranked_pages(text, home.path, home.locale_id) if home is not None else []
            answers[key] = [ids[page] for page in pages]
        out.write_text(json.dumps(answers, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
        print(f"{len(answers)} lists in {out}")


def main() -> None:
    """The command line."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--speed", action="store_true")
    parser.add_argument("--random", type=int, default=0, metavar="COUNT")
    for name in ("--corpus", "--topics", "--queries", "--out"):
        parser.add_argument(name, type=Path)
    options = parser.parse_args()
    if options.speed:
        speed(options.random)
    elif options.corpus:
        if not options.queries or not options.out:
            parser.error("--corpus wants --queries and --out")
        lists(options.corpus, options.topics, options.queries, options.out)
    else:
        judged()


if __name__ == "__main__":
    main()
