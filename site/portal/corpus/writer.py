"""Writes the invented portal in bulk: pages, and all that publishing would have derived from them.

Saving and publishing page by page takes the better part of an hour for 100,000 pages. Here a thousand
pages are written at a time, and what the pipeline derives is taken from the pages' own `kh_facts`, so
that running the pipeline over them afterwards changes nothing (a test does).
"""

import datetime
import json
import random
import uuid
from collections.abc import Callable, Iterable, Sequence
from html import escape
from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.core.management.color import no_style
from django.db import connection, models, transaction
from django.utils import timezone
from wagtail.models import Locale, Page, Site

from kehoach_cms.activities.models import ActivityPage
from kehoach_cms.documents.models import Citation, DocumentRelation, OfficialDocument, number_key
from kehoach_cms.documents.pages import DirectivePage
from kehoach_cms.documents.predicates import Predicate
from kehoach_cms.galleries.models import GalleryPage
from kehoach_cms.memory import forget
from kehoach_cms.news.models import NewsPage
from kehoach_cms.pages.models import EntryDocument, EntryTopic, EntryUnit, PageEntry
from kehoach_cms.pages.services import document_rows, topic_rows, unit_rows
from kehoach_cms.plans.pages import PlanPage
from kehoach_cms.search.schema import trim_changes
from kehoach_cms.text import find_citations, slug
from kehoach_cms.topics.models import PageTopic, Topic, TopicName
from kehoach_cms.topics.queries import lineage
from kehoach_cms.units.models import Level, System, Unit, UnitName
from portal.corpus import words
from portal.corpus.pages import Author, Draft, Issuer
from portal.loading.loader import INDEX_TYPES
from portal.models import HomePage

TYPES: dict[str, type[Page]] = {
    "news": NewsPage,
    "plan": PlanPage,
    "directive": DirectivePage,
    "activity": ActivityPage,
    "gallery": GalleryPage,
}
SECTIONS = {
    "news": "Tin tức",
    "directive": "Chỉ thị",
    "plan": "Kế hoạch",
    "activity": "Hoạt động",
    "gallery": "Thư viện ảnh",
}
BATCH = 1000
COMMUNES = 60


def make_corpus(pages: int, seed: int, say: Callable[[str], Any]) -> None:
    """Write so many pages below the default site's home page; what is there already stays."""
    sections = _sections()
    author = Author(seed, _topics(), _issuers())
    writer = Writer(author, sections)
    done = 0
    while done < pages:
        count = min(BATCH, pages - done)
        with transaction.atomic():
            writer.write([author.page() for _ in range(count)])
        done += count
        if done % (10 * BATCH) == 0 or done == pages:
            say(f"  {done} pages")
    writer.finish()
    forget()


def _sections() -> dict[str, Page]:
    """The list page of each type, made where the portal has none."""
    site = Site.objects.get(is_default_site=True)
    home = site.root_page.specific
    if type(home) is Page and home.numchild == 0:
        # The page that Wagtail's own first migration makes to say hello.
        new = HomePage(title="Trang chủ", slug="trang-chu", locale=Locale.get_default())
        Page.get_first_root_node().add_child(instance=new)
        site.root_page = new
        site.save()
        home.delete()
        home = HomePage.objects.get(pk=new.pk)
    found: dict[str, Page] = {}
    for key, title in SECTIONS.items():
        page = INDEX_TYPES[key].objects.descendant_of(home).first()
        if page is None:
            page = INDEX_TYPES[key](title=title, slug=slug(title), show_in_menus=True)
            home.add_child(instance=page)
        found[key] = page
    return found


def _topics() -> dict[str, int]:
    """The topic tree of the words, by name; topics of that name that exist already serve as they are."""
    known = {row.name: row.topic_id for row in TopicName.objects.filter(language="vi", topic__merged_into=None)}
    for top, subs in words.TOPICS.items():
        parent = Topic.objects.get(pk=known[top]) if top in known else _topic(top, None)
        known[top] = parent.pk
        for sub in subs:
            if sub not in known:
                known[sub] = _topic(sub, parent).pk
    return known


def _topic(name: str, parent: Topic | None) -> Topic:
    topic = Topic(parent=parent)
    topic.names = [TopicName(language="vi", name=name)]
    topic.save()
    return topic


def _issuers() -> list[Issuer]:
    """The bodies that sign, the most productive first; units of that name that exist already serve as they are."""
    wanted = [("Tỉnh ủy Sông Thao", "TU", True), ("Ủy ban nhân dân tỉnh Sông Thao", "UBND", False)]
    wanted += [(name, symbol, False) for name, symbol in words.DEPARTMENTS.items()]
    wanted += [(f"Đảng ủy {name}", f"ĐU{symbol}", True) for name, symbol in words.DEPARTMENTS.items()]
    for number in range(COMMUNES):
        first = words.FIRST[number % len(words.FIRST)]
        second = words.SECOND[(number * 7 + number // len(words.FIRST)) % len(words.SECOND)]
        letters = f"{first[0]}{second[0]}{number + 1}"
        wanted.append((f"Đảng ủy xã {first} {second}", f"ĐU{letters}", True))
        wanted.append((f"Ủy ban nhân dân xã {first} {second}", f"UBND{letters}", False))
    known = dict(Unit.objects.values_list("name", "pk"))
    issuers = []
    for name, symbol, party in wanted:
        if name not in known:
            unit = Unit(
                level=Level.COMMUNE if " xã " in name else Level.DEPARTMENT,
                system=System.PARTY if party else System.GOVERNMENT,
            )
            unit.names = [UnitName(name=name, symbol=symbol)]
            unit.save()
            known[name] = unit.pk
        issuers.append(Issuer(known[name], name, symbol, party))
    return issuers


class Writer:
    """Writes drafts below the sections, a batch at a time."""

    def __init__(self, author: Author, sections: dict[str, Page]) -> None:
        self.author = author
        self.sections = sections
        self.locale = Locale.get_default()
        self.content_types = {key: ContentType.objects.get_for_model(model) for key, model in TYPES.items()}
        self.next_pk = (Page.objects.order_by("-pk").values_list("pk", flat=True).first() or 0) + 1
        # Ids differ where the same seed is written a second time, after the first.
        self.ids = random.Random(f"{author.seed} {self.next_pk} {OfficialDocument.objects.count()}")
        self.children = {key: self._last_place(page) for key, page in sections.items()}
        self.units = Unit.objects.prefetch_related("names").in_bulk()
        self.chains = lineage(author.topics.values())
        self.register: dict[tuple[str, datetime.date], int] = {}

    def _uuid(self) -> uuid.UUID:
        return uuid.UUID(int=self.ids.getrandbits(128), version=4)

    def _last_place(self, section: Page) -> int:
        last = section.get_last_child()
        return Page._str2int(last.path[-Page.steplen :]) if last is not None else 0

    def write(self, drafts: list[Draft]) -> None:
        """Write pages, their topics and documents, and what is derived from them."""
        pages = [self._page(draft) for draft in drafts]
        Page.objects.bulk_create([self._base(page) for page in pages])
        for key, model in TYPES.items():
            _insert(model, [page for page, draft in zip(pages, drafts, strict=True) if draft.type_key == key])
        links = [
            PageTopic(page_id=page.pk, topic_id=topic, sort_order=order)
            for page, draft in zip(pages, drafts, strict=True)
            for order, topic in enumerate(draft.topic_ids)
        ]
        PageTopic.objects.bulk_create(links, batch_size=BATCH)
        self._write_register(pages, drafts)
        self._write_entries(pages, drafts)

    def finish(self) -> None:
        """Leave counts of children and sequences as they must be."""
        for section in self.sections.values():
            below = Page.objects.filter(path__startswith=section.path, depth=section.depth + 1)
            Page.objects.filter(pk=section.pk).update(numchild=below.count())
        with connection.cursor() as cursor:
            for statement in connection.ops.sequence_reset_sql(no_style(), [Page]):
                cursor.execute(statement)
        trim_changes()
        if connection.vendor == "postgresql":
            with connection.cursor() as cursor:
                cursor.execute("ANALYZE")

    def _page(self, draft: Draft) -> Any:
        section = self.sections[draft.type_key]
        self.children[draft.type_key] += 1
        moment = timezone.make_aware(datetime.datetime.combine(draft.day, datetime.time(8)))
        address = f"{slug(draft.title, max_length=80)}-{self.next_pk}"
        body = [
            {"type": "paragraph", "value": f"<p>{escape(text)}</p>", "id": str(self._uuid())}
            for text in draft.paragraphs
        ]
        fields: dict[str, Any] = {"subject": draft.subject, "summary": draft.summary, **draft.fields}
        if draft.type_key != "gallery":
            fields["body"] = json.dumps(body, ensure_ascii=False)
        fields |= self._dates(draft, moment)
        if draft.kind and draft.issuer:
            fields |= {
                "kind": draft.kind,
                "number": draft.number,
                "issuer": self.units[draft.issuer.pk],
                "issued_on": draft.day,
            }
        page = TYPES[draft.type_key](
            pk=self.next_pk,
            path=section.path + Page._int2str(self.children[draft.type_key]).rjust(Page.steplen, "0"),
            depth=section.depth + 1,
            title=draft.title,
            draft_title=draft.title,
            slug=address,
            url_path=f"{section.url_path}{address}/",
            content_type=self.content_types[draft.type_key],
            locale=self.locale,
            translation_key=self._uuid(),
            live=True,
            has_unpublished_changes=False,
            first_published_at=moment,
            last_published_at=moment,
            **fields,
        )
        page.page_ptr_id = page.pk
        self.next_pk += 1
        return page

    def _dates(self, draft: Draft, moment: datetime.datetime) -> dict[str, Any]:
        if draft.type_key == "news":
            return {"date": draft.day}
        if draft.type_key == "gallery":
            return {"taken_on": draft.day}
        if draft.type_key == "activity" and draft.issuer:
            return {
                "starts_at": moment,
                "unit": self.units[draft.issuer.pk],
                "organisers": draft.issuer.name,
                "venue": self.author.place(),
            }
        return {}

    def _base(self, page: Page) -> Page:
        names = [field.attname for field in Page._meta.concrete_fields if field.attname != "id"]
        return Page(pk=page.pk, **{name: getattr(page, name) for name in names})

    def _write_register(self, pages: Sequence[Any], drafts: Sequence[Draft]) -> None:
        rows = []
        for page, draft in zip(pages, drafts, strict=True):
            if not draft.number:
                continue
            row = OfficialDocument(
                uuid=self._uuid(),
                page_id=page.pk,
                translation_key=page.translation_key,
                number=draft.number,
                number_key=number_key(draft.number),
                kind=draft.kind,
                issued_on=draft.day,
                issuer=page.issuer,
                issuer_name=page.issuer.name_on(draft.day),
                subject=page.heading,
            )
            row.identity_key = row.make_identity_key()[:250]
            rows.append(row)
        keys = [row.identity_key for row in rows]
        taken = set(OfficialDocument.objects.filter(identity_key__in=keys).values_list("identity_key", flat=True))
        for row in rows:
            if row.identity_key in taken:
                # As `OfficialDocument.save` does for a second page of one document.
                row.identity_key += f"#{row.uuid}"
        OfficialDocument.objects.bulk_create(rows, batch_size=BATCH)
        own = {row.page_id: row for row in rows}
        self.register |= {(row.number, row.issued_on): row.pk for row in rows if row.issued_on}
        citations, relations = [], []
        for page, draft in zip(pages, drafts, strict=True):
            if draft.cited is None:
                continue
            target = self.register[draft.cited]
            head = [part for part in (page.heading, page.summary, draft.subject, draft.summary) if part]
            offset = sum(len(part) + 1 for part in head)
            said = next(found for found in find_citations(draft.paragraphs[0]) if found.number is not None)
            citations.append(
                Citation(
                    page_id=page.pk,
                    document_id=target,
                    text=draft.paragraphs[0][said.start : said.end],
                    position=offset + said.start,
                )
            )
            if page.pk in own:
                relations.append(
                    DocumentRelation(
                        source=own[page.pk],
                        target_id=target,
                        predicate=Predicate.CITES,
                        origin=DocumentRelation.Origin.TEXT,
                        sort_order=100,
                    )
                )
        Citation.objects.bulk_create(citations, batch_size=BATCH)
        DocumentRelation.objects.bulk_create(relations, batch_size=BATCH)

    def _write_entries(self, pages: Sequence[Any], drafts: Sequence[Draft]) -> None:
        entries, facts_of = [], []
        for page in pages:
            facts = page.kh_facts()
            entry = PageEntry(page_id=page.pk, locale=self.locale, translation_key=page.translation_key)
            entry.take(facts)
            entries.append(entry)
            facts_of.append(facts)
        PageEntry.objects.bulk_create(entries, batch_size=BATCH)
        topics, units, documents = [], [], []
        for entry, facts, draft in zip(entries, facts_of, drafts, strict=True):
            topics += topic_rows(entry.pk, draft.topic_ids, self.chains)
            units += unit_rows(entry, facts)
            documents += document_rows(entry, facts)
        EntryTopic.objects.bulk_create(topics, batch_size=BATCH)
        EntryUnit.objects.bulk_create(units, batch_size=BATCH)
        EntryDocument.objects.bulk_create(documents, batch_size=BATCH)


def _insert(model: type[models.Model], rows: Iterable[Any]) -> None:
    """Write only the child's half of rows whose pages are written: Django's bulk_create refuses inherited tables."""
    fields = model._meta.local_concrete_fields
    waiting = list(rows)
    size = max(1, 30000 // len(fields)) if connection.vendor == "sqlite" else BATCH
    for at in range(0, len(waiting), size):
        manager: Any = model._base_manager
        manager._insert(waiting[at : at + size], fields=fields, using=connection.alias)
