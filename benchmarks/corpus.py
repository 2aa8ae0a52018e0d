"""A corpus of articles in files becomes published pages of a scratch portal, for the benchmarks to measure.

    from corpus import load_corpus, read_items, read_topics
    from scratch import scratch_portal

    with scratch_portal():
        corpus = load_corpus(read_items(Path("corpus.jsonl")), read_topics(Path("topics.json")))
        page_id = corpus.pages["a-1"]

Articles are JSON lines with these keys (all but ``id`` and ``title`` may be left out)::

    id, type ("news", "plan", "directive", "activity", "gallery"), title, lead, body (paragraphs parted by newlines),
    topics [ids], keywords [words], documents [every number that the text mentions, the item's own first if it has
    one], published_on (ISO date or moment), locale ("vi"), translation_of (id), live (true), private (false)

Topics are a list of ``{"id", "name" or {"vi": ..., "en": ...}, "parent"}``, or an object of such by id, or an object
of names by id; ``children`` may nest, ``merged_into`` and ``hidden`` are understood. `samples/` holds five lines of
each file.

Pages, their topics, keywords, register rows, citations and entries are written in bulk, a thousand articles at a
time, as publishing one by one would have written them (tests/test_corpus.py compares the two). Private ones stand in
sections that need a login. What is left out: revisions, the reference index
and Wagtail's search index; the steps of other rooms are run by their own rebuild commands.
"""

from __future__ import annotations

import datetime
import json
import sys
import uuid
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from html import escape
from itertools import islice
from pathlib import Path
from typing import Any

SAMPLES = Path(__file__).resolve().parent / "samples"
CHUNK = 1000
#: Rows of one INSERT of a page type's own table: SQLite takes a limited number of values a statement.
ROWS = 200


def read_items(path: Path) -> Iterator[dict[str, Any]]:
    """The articles of a file, one JSON object a line; empty lines are passed over."""
    with path.open(encoding="utf-8") as lines:
        for number, line in enumerate(lines, start=1):
            if line.strip():
                try:
                    yield json.loads(line)
                except ValueError as error:
                    raise SystemExit(f"{path}, line {number}: {error}") from error


def read_topics(path: Path) -> list[dict[str, Any]]:
    """The topics of a file in the order of the file, flat: ``{"id", "names", "parent", "hidden", "merged_into"}``."""
    return flat_topics(json.loads(path.read_text(encoding="utf-8")))


def clean(value: Any) -> str:
    """A text of a file as a database takes it: NFC, without NUL; what is missing is empty."""
    from kehoach_cms.text import nfc

    return nfc(str("" if value is None else value)).replace("\x00", "")


def flat_topics(raw: Any, parent: str | None = None) -> list[dict[str, Any]]:
    """Any of the forms of topics as a flat list; parents come in any order."""
    if isinstance(raw, dict) and isinstance(raw.get("topics"), list | dict):
        raw = raw["topics"]
    if isinstance(raw, dict):
        raw = [
            {"id": key, **value} if isinstance(value, dict) else {"id": key, "name": value}
            for key, value in raw.items()
        ]
    flat: list[dict[str, Any]] = []
    for entry in raw:
        row = {"id": entry, "name": entry} if isinstance(entry, str) else entry
        key = str(row.get("id") or row.get("slug") or row.get("key") or row.get("name"))
        names = row.get("names") or row.get("name") or row.get("title") or key
        if isinstance(names, str):
            names = {"vi": names}
        above = row.get("parent", parent)
        flat.append(
            {
                "id": key,
                "names": names,
                "parent": None if above in (None, "") else str(above),
                "hidden": bool(row.get("hidden")),
                "merged_into": row.get("merged_into"),
            }
        )
        flat.extend(flat_topics(row.get("children") or [], key))
    return flat


@dataclass
class Corpus:
    """What was loaded: the pages and topics by the ids of the files, and the way back."""

    pages: dict[str, int] = field(default_factory=dict)
    topics: dict[str, int] = field(default_factory=dict)
    #: The root page of each language.
    homes: dict[str, Any] = field(default_factory=dict)

    @property
    def ids(self) -> dict[int, str]:
        """The id of the file for each page."""
        return {page: item for item, page in self.pages.items()}


def load_corpus(items: Iterable[dict[str, Any]], topics: Iterable[dict[str, Any]] = ()) -> Corpus:
    """Publish articles in a scratch portal; entries carry what the search finds them by."""
    return Loader().load(items, topics)


class Loader:
    """Writes the pages of a corpus in bulk."""

    def __init__(self) -> None:
        from kehoach_cms.activities.models import ActivityIndexPage, ActivityPage
        from kehoach_cms.documents.pages import DirectiveIndexPage, DirectivePage
        from kehoach_cms.galleries.models import GalleryIndexPage, GalleryPage
        from kehoach_cms.news.models import NewsIndexPage, NewsPage
        from kehoach_cms.plans.pages import PlanIndexPage, PlanPage

        self.types: dict[str, tuple[Any, Any]] = {
            "news": (NewsIndexPage, NewsPage),
            "directive": (DirectiveIndexPage, DirectivePage),
            "plan": (PlanIndexPage, PlanPage),
            "activity": (ActivityIndexPage, ActivityPage),
            "gallery": (GalleryIndexPage, GalleryPage),
        }
        self.corpus = Corpus()
        self.sections: dict[tuple[str, str, bool], Any] = {}
        self.counts: dict[int, int] = {}
        self.keys: dict[str, uuid.UUID] = {}
        self.translated: set[tuple[uuid.UUID, str]] = set()
        self.keywords: dict[str, Any] = {}
        #: Register rows by number key: a row that a page publishes, else a stub.
        self.documents: dict[str, Any] = {}
        self.identities: set[str] = set()
        self.published: set[uuid.UUID] = set()

    def load(self, items: Iterable[dict[str, Any]], topics: Iterable[dict[str, Any]]) -> Corpus:
        """Everything, in the order of what hangs on what."""
        from kehoach_cms.memory import forget

        self._topics(list(topics))
        stream = iter(items)
        while chunk := list(islice(stream, CHUNK)):
            self._chunk(chunk)
        self._finish()
        forget()
        return self.corpus

    @staticmethod
    def _warn(text: str) -> None:
        print(text, file=sys.stderr)

    def _topics(self, rows: list[dict[str, Any]]) -> None:
        from kehoach_cms.topics.models import Topic, TopicName

        made: dict[str, Any] = {}
        for row in rows:
            topic = Topic(hidden=row["hidden"])
            topic.names = [TopicName(language=language, name=name) for language, name in row["names"].items()]
            topic.save()
            made[row["id"]] = topic
        for row in rows:
            for name in ("parent", "merged_into"):
                if row[name] is not None:
                    if row[name] not in made:
                        raise SystemExit(f"topic {row['id']}: there is no topic {row[name]!r} ({name})")
                    setattr(made[row["id"]], name, made[row[name]])
            if row["parent"] is not None or row["merged_into"] is not None:
                made[row["id"]].save()
        self.corpus.topics = {key: topic.pk for key, topic in made.items()}

    def _home(self, locale: str) -> Any:
        from wagtail.models import Locale, Page, Site

        if locale not in self.corpus.homes:
            row, _ = Locale.objects.get_or_create(language_code=locale)
            home = Page(title=f"Trang chủ {locale}", slug=f"trang-chu-{locale}", locale=row)
            first = next(iter(self.corpus.homes.values()), None)
            if first is not None:
                home.translation_key = first.translation_key
            Page.get_first_root_node().add_child(instance=home)
            if first is None:
                Site.objects.all().delete()
                Site.objects.create(hostname="localhost", root_page=home, is_default_site=True)
            self.corpus.homes[locale] = home
        return self.corpus.homes[locale]

    def _section(self, kind: str, locale: str, private: bool) -> Any:
        from wagtail.models import PageViewRestriction

        key = (kind, locale, private)
        if key not in self.sections:
            home = self._home(locale)
            home.refresh_from_db()
            title = f"{kind}{' (nội bộ)' if private else ''}"
            section = self.types[kind][0](title=title, locale_id=home.locale_id)
            home.add_child(instance=section)
            if private:
                PageViewRestriction.objects.create(page=section, restriction_type=PageViewRestriction.LOGIN)
            self.sections[key] = section
        return self.sections[key]

    def _chunk(self, items: list[dict[str, Any]]) -> None:
        from django.db import transaction

        with transaction.atomic():
            pages = [self._page(item) for item in items]
            self._insert(pages)
            for item, page in zip(items, pages, strict=True):
                if str(item["id"]) in self.corpus.pages:
                    raise SystemExit(f"two articles have the id {item['id']!r}")
                self.corpus.pages[str(item["id"])] = page.pk
            self._links(items, pages)
            shown = [(item, page) for item, page in zip(items, pages, strict=True) if page.live]
            self._register(shown)
            self._entries([page for _, page in shown])

    def _page(self, item: dict[str, Any]) -> Any:
        """An article as a page, not yet saved; it stands last in its section."""
        from django.contrib.contenttypes.models import ContentType

        from kehoach_cms.text import DocumentNumber

        kind = item.get("type") or "news"
        if kind not in self.types:
            self._warn(
                f"article {item['id']}: unknown type {kind!r} is taken for news (known: {', '.join(self.types)})"
            )
            kind = "news"
        locale = item.get("locale") or "vi"
        section = self._section(kind, locale, bool(item.get("private")))
        model = self.types[kind][1]
        title = clean(item.get("title")).strip()
        lead, body = clean(item.get("lead")).strip(), clean(item.get("body"))
        day, moment = self._day(item)
        live = item.get("live", True) is not False
        number = self.counts[section.pk] = self.counts.get(section.pk, 0) + 1
        page = model(
            title=title[:255],
            draft_title=title[:255],
            slug=f"{number}-{len(self.corpus.pages)}",
            subject=title if len(title) > 255 else "",
            summary=lead,
            live=live,
            has_unpublished_changes=not live,
            locale_id=section.locale_id,
            depth=section.depth + 1,
            path=model._get_path(section.path, section.depth + 1, number),
            content_type=ContentType.objects.get_for_model(model),
            first_published_at=moment if live else None,
            last_published_at=moment if live else None,
        )
        page.url_path = f"{section.url_path}{page.slug}/"
        source = str(item.get("translation_of") or item["id"])
        key = self.keys.setdefault(source, page.translation_key)
        if (key, locale) in self.translated:
            self._warn(f"article {item['id']}: {source!r} has a version in {locale!r} already; it stands by itself")
        else:
            page.translation_key = key
        self.translated.add((page.translation_key, locale))
        self.keys.setdefault(str(item["id"]), page.translation_key)
        if hasattr(page, "body"):
            paragraphs = [line.strip() for line in body.split("\n") if line.strip()]
            blocks = [
                {"type": "paragraph", "value": f"<p>{escape(text)}</p>", "id": str(uuid.uuid4())} for text in paragraphs
            ]
            page.body = model._meta.get_field("body").to_python(json.dumps(blocks, ensure_ascii=False))
        elif body.strip():
            page.summary = "\n".join(part for part in (lead, body.strip()) if part)
        if kind == "news":
            page.date = day
        elif kind == "gallery":
            page.taken_on = day
        elif kind == "activity":
            page.starts_at = moment
        else:
            page.issued_on = day
            page.number = clean(next(iter(item.get("documents") or []), ""))[:120]
            parsed = DocumentNumber.parse(page.number) if page.number else None
            known = parsed.kind.key if parsed is not None and parsed.kind is not None else ""
            page.kind = known or ("ke-hoach" if kind == "plan" else "chi-thi")
        return page

    def _day(self, item: dict[str, Any]) -> tuple[datetime.date, datetime.datetime]:
        """When an article was published; what is no date counts as none."""
        from django.utils import timezone

        when = str(item.get("published_on") or "")
        try:
            moment = datetime.datetime.fromisoformat(when) if when else None
        except ValueError:
            self._warn(f"article {item['id']}: {when!r} is no ISO date; it counts as undated")
            moment = None
        moment = moment or datetime.datetime(2026, 1, 1)
        if len(when) <= 10:
            moment = moment.replace(hour=8)
        return moment.date(), timezone.make_aware(moment) if timezone.is_naive(moment) else moment

    def _insert(self, pages: list[Any]) -> None:
        """Rows of the shared page table, then of each type's own."""
        from wagtail.models import Page

        names = [column.attname for column in Page._meta.concrete_fields if not column.primary_key]
        rows = Page.objects.bulk_create([Page(**{name: getattr(page, name) for name in names}) for page in pages])
        for page, row in zip(pages, rows, strict=True):
            page.pk = page.id = page.page_ptr_id = row.pk
            page._state.adding, page._state.db = False, "default"
        for _, model in self.types.values():
            own = [page for page in pages if type(page) is model]
            for start in range(0, len(own), ROWS):
                model._base_manager._insert(
                    own[start : start + ROWS], fields=model._meta.local_concrete_fields, using="default"
                )

    def _links(self, items: list[dict[str, Any]], pages: list[Any]) -> None:
        """The topics and keywords that editors chose."""
        from kehoach_cms.topics.models import Keyword, PageKeyword, PageTopic

        topics, words = [], []
        for item, page in zip(items, pages, strict=True):
            for order, key in enumerate(dict.fromkeys(map(str, item.get("topics") or []))):
                if key not in self.corpus.topics:
                    self._warn(f"article {item['id']}: there is no topic {key!r}; it is left out")
                    continue
                topics.append(PageTopic(page_id=page.pk, topic_id=self.corpus.topics[key], sort_order=order))
            for word in dict.fromkeys(clean(word).strip()[:100].strip() for word in item.get("keywords") or []):
                if word and word not in self.keywords:
                    known = Keyword.objects.filter(name=word).first()
                    self.keywords[word] = known or Keyword.objects.create(name=word)
                if word:
                    words.append(PageKeyword(content_object_id=page.pk, tag=self.keywords[word]))
        PageTopic.objects.bulk_create(topics)
        PageKeyword.objects.bulk_create(words, ignore_conflicts=True)

    def _register(self, shown: list[tuple[dict[str, Any], Any]]) -> None:
        """Rows for what the pages publish, stubs for what they cite, and the citations."""
        from kehoach_cms.documents.models import Citation, OfficialDocument, number_key
        from kehoach_cms.documents.pages import DocumentPageMixin

        made: list[Any] = []
        citing: list[tuple[Any, str, int]] = []
        for _item, page in shown:
            if isinstance(page, DocumentPageMixin) and page.translation_key not in self.published:
                self.published.add(page.translation_key)
                self._publish_document(page, number_key(page.number), made)
        for item, page in shown:
            own_key = number_key(page.number) if isinstance(page, DocumentPageMixin) else ""
            numbers = {number_key(str(number)): str(number) for number in item.get("documents") or []}
            for place, (key, words) in enumerate(numbers.items()):
                if not key or key == own_key:
                    continue
                if key not in self.documents:
                    row = self.documents[key] = OfficialDocument(number=words, number_key=key)
                    row.identity_key = self._identity(row)
                    made.append(row)
                citing.append((page, key, place))
        OfficialDocument.objects.bulk_create(made)
        Citation.objects.bulk_create(
            Citation(page_id=page.pk, document=self.documents[key], text=self.documents[key].number, position=place)
            for page, key, place in citing
        )

    def _publish_document(self, page: Any, key: str, made: list[Any]) -> None:
        """The register's row of a page; a stub that was cited before becomes it."""
        from kehoach_cms.documents.models import OfficialDocument

        known = self.documents.get(key) if key else None
        stub = known if known is not None and known.page_id is None and known.pk is not None else None
        row = stub or OfficialDocument(number=page.number, number_key=key)
        row.number, row.kind, row.issued_on, row.subject = page.number, page.kind, page.issued_on, page.heading
        row.page_id, row.translation_key = page.pk, page.translation_key
        if stub:
            row.save()
        else:
            row.identity_key = self._identity(row)
            made.append(row)
            if key:
                self.documents.setdefault(key, row)

    def _identity(self, row: Any) -> str:
        identity = row.make_identity_key()[:250]
        if identity in self.identities:
            identity += f"#{row.uuid}"
        self.identities.add(identity)
        return identity

    def _entries(self, pages: list[Any]) -> None:
        """The entries that publishing would have written."""
        from kehoach_cms.pages.models import EntryDocument, EntryTopic, EntryUnit, PageEntry
        from kehoach_cms.pages.privacy import is_public_path, restricted_paths
        from kehoach_cms.pages.services import document_rows, topic_rows, unit_rows
        from kehoach_cms.topics.models import PageTopic
        from kehoach_cms.topics.queries import lineage

        restricted = restricted_paths()
        chosen: dict[int, list[int]] = {}
        for page_id, topic_id in PageTopic.objects.filter(page_id__in=[page.pk for page in pages]).values_list(
            "page_id", "topic_id"
        ):
            chosen.setdefault(page_id, []).append(topic_id)
        chains = lineage({topic for topics in chosen.values() for topic in topics})
        entries, facts_of = [], {}
        for page in pages:
            facts = facts_of[page.pk] = page.kh_facts()
            entry = PageEntry(page_id=page.pk, locale_id=page.locale_id, translation_key=page.translation_key)
            entry.take(facts)
            entry.is_public = is_public_path(page.path, restricted)
            entries.append(entry)
        PageEntry.objects.bulk_create(entries)
        topics, units, documents = [], [], []
        for entry in entries:
            facts = facts_of[entry.page_id]
            topics += topic_rows(entry.pk, chosen.get(entry.page_id, ()), chains)
            units += unit_rows(entry, facts)
            documents += document_rows(entry, facts)
        EntryTopic.objects.bulk_create(topics)
        EntryUnit.objects.bulk_create(units)
        EntryDocument.objects.bulk_create(documents)

    def _finish(self) -> None:
        """Tell each section how many pages it holds."""
        from wagtail.models import Page

        for page_id, number in self.counts.items():
            Page.objects.filter(pk=page_id).update(numchild=number)
