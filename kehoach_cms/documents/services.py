"""Keeping the register: finding or making a document's row, its relations, the citations of a page."""

import datetime
from dataclasses import dataclass

from django.db import transaction
from django.db.models import ManyToOneRel
from wagtail.models import Page

from kehoach_cms.documents.models import Citation, DocumentRelation, OfficialDocument, number_key
from kehoach_cms.documents.pages import CitingMixin, DocumentPageMixin
from kehoach_cms.documents.predicates import FROM_TEXT, Predicate
from kehoach_cms.documents.queries import OVERTAKEN
from kehoach_cms.pages.language import searchable_text
from kehoach_cms.pages.services import Step, write_entry
from kehoach_cms.text import find_citations, fold
from kehoach_cms.units.models import Unit
from kehoach_cms.units.queries import unit_by_name


@dataclass(frozen=True)
class Mention:
    """What a text or an editor says of a document: enough to look it up, never more than was said."""

    number: str
    kind: str = ""
    issued_on: datetime.date | None = None
    issuer_printed: str = ""
    subject: str = ""
    issuer: Unit | None = None

    def resolved(self) -> "Mention":
        """The same mention with the issuing unit looked up by its printed name."""
        if self.issuer is not None or not self.issuer_printed:
            return self
        unit = unit_by_name(self.issuer_printed, self.issued_on)
        return Mention(self.number, self.kind, self.issued_on, self.issuer_printed, self.subject, unit)


def find_document(mention: Mention) -> OfficialDocument | None:
    """The row that a mention means, or None.

    Numbers restart with each term or year and in each body, so the number alone decides only
    where nothing contradicts it and one row is left. Dates that differ, kinds that differ, or
    issuers known to be different bodies contradict.
    """
    rows = [row for row in _namesakes(mention) if not _contradicts(row, mention)]
    exact = [row for row in rows if mention.issued_on is not None and row.issued_on == mention.issued_on]
    chosen = exact or rows
    return chosen[0] if len(chosen) == 1 else None


def _namesakes(mention: Mention) -> list[OfficialDocument]:
    key = number_key(mention.number)
    if not key:
        return []
    return list(OfficialDocument.objects.filter(number_key=key).select_related("issuer", "page"))


def _contradicts(row: OfficialDocument, mention: Mention) -> bool:
    if mention.issued_on and row.issued_on and mention.issued_on != row.issued_on:
        return True
    if mention.kind and row.kind and mention.kind != row.kind:
        return True
    if mention.issuer is not None and row.issuer is not None:
        return not _same_house(mention.issuer, row.issuer)
    if mention.issuer_printed and row.issuer_printed and mention.issued_on is None:
        return not _names_overlap(mention.issuer_printed, row.issuer_printed)
    return False


def _same_house(one: Unit, other: Unit) -> bool:
    """Whether two units sign as one: a committee and its standing board are parent and child."""
    return one.pk == other.pk or one.parent_id == other.pk or other.parent_id == one.pk


def _names_overlap(one: str, other: str) -> bool:
    """Whether one printed name holds the other: "Ban Thường vụ Tỉnh ủy", "Tỉnh ủy Sông Thao"."""
    words, others = set(fold(one).split()), set(fold(other).split())
    return len(words & others) * 2 >= min(len(words), len(others))


def register(mention: Mention) -> OfficialDocument:
    """The row that a mention means, made as a stub where the register does not know it yet.

    A row that knows less than the mention learns from it (date, kind, issuer, subject); what a
    page publishes is left as the page says it.
    """
    mention = mention.resolved()
    row = find_document(mention)
    if row is None:
        row = OfficialDocument(number=mention.number)
    elif not row.is_stub:
        return row
    before = (row.kind, row.issued_on, row.issuer_printed, row.subject, row.issuer_id)
    row.kind = row.kind or mention.kind
    row.issued_on = row.issued_on or mention.issued_on
    row.issuer_printed = row.issuer_printed or mention.issuer_printed
    row.subject = row.subject or mention.subject
    row.issuer = row.issuer or mention.issuer
    if row.pk is None or before != (row.kind, row.issued_on, row.issuer_printed, row.subject, row.issuer_id):
        row.save()
    return row


@transaction.atomic
def merge_documents(gone: OfficialDocument, kept: OfficialDocument) -> OfficialDocument:
    """Move all that hangs on one row to another and delete the first; returns the row that is kept."""
    for relation in gone.outgoing.exclude(target=kept):
        DocumentRelation.objects.get_or_create(
            source=kept,
            target=relation.target,
            predicate=relation.predicate,
            defaults={"origin": relation.origin},
        )
    for relation in gone.incoming.exclude(source=kept):
        DocumentRelation.objects.get_or_create(
            source=relation.source,
            target=kept,
            predicate=relation.predicate,
            defaults={"origin": relation.origin},
        )
    for citation in gone.citations.all():
        if not kept.citations.filter(page_id=citation.page_id).exists():
            citation.document = kept
            citation.save(update_fields=["document"])
    page_id, translation_key = gone.page_id, gone.translation_key
    for link in gone._meta.get_fields(include_hidden=True):
        if isinstance(link, ManyToOneRel) and link.related_model not in (DocumentRelation, Citation):
            name = link.field.name
            link.related_model._base_manager.filter(**{name: gone}).update(**{name: kept})
    gone.delete()
    if kept.page_id is None and page_id is not None:
        kept.page_id, kept.translation_key = page_id, translation_key
        kept.save()
    return kept


def record_document(page: Page) -> None:
    """Bring the row of the document that a page publishes in line with the page's words.

    A stub that the mention of the page fits is taken over, so that all who cited it now link here.
    A translation adds nothing to the row that its source keeps.
    """
    if not isinstance(page, DocumentPageMixin):
        return
    row = OfficialDocument.objects.filter(translation_key=page.translation_key).first()
    if row is not None and row.page is not None and row.page_id != page.pk and row.page.live:
        return
    mention = Mention(page.number, page.kind, page.issued_on, page.issuer_printed, page.heading, page.issuer)
    if row is None and page.number.strip():
        stub = find_document(mention.resolved())
        row = stub if stub is not None and stub.page_id is None else None
    row = row or OfficialDocument()
    row.page_id, row.translation_key = page.pk, page.translation_key
    row.number, row.kind, row.issued_on = page.number, page.kind, page.issued_on
    row.issuer, row.issuer_printed = page.issuer, page.issuer_printed
    row.subject, row.confidentiality = page.heading, page.confidentiality
    row.save()
    for twin in _stubs_like(row):
        merge_documents(twin, row)
    record_relations(page, row)


def _stubs_like(row: OfficialDocument) -> list[OfficialDocument]:
    """Stubs that say the same of themselves as a published row: they came before it was complete."""
    if not row.number_key or row.issued_on is None:
        return []
    return list(
        OfficialDocument.objects.filter(
            number_key=row.number_key, kind=row.kind, issued_on=row.issued_on, issuer=row.issuer, page=None
        ).exclude(pk=row.pk)
    )


def record_relations(page: DocumentPageMixin, row: OfficialDocument) -> None:
    """Write the relations that the page's editor entered; they replace those entered before."""
    wanted: dict[tuple[int, str], int] = {}
    for order, reference in enumerate(page.kehoach_references.all()):
        target = reference.document
        if target is None:
            if not reference.number.strip():
                continue
            target = register(Mention(reference.number, reference.kind, reference.issued_on, reference.issuer_printed))
        if target.pk != row.pk:
            wanted.setdefault((target.pk, reference.predicate), order)
    kept = row.outgoing.filter(origin=DocumentRelation.Origin.MANUAL)
    for relation in kept:
        if (relation.target_id, relation.predicate) not in wanted:
            relation.delete()
    for (target_id, predicate), order in wanted.items():
        DocumentRelation.objects.update_or_create(
            source=row,
            target_id=target_id,
            predicate=predicate,
            defaults={"origin": DocumentRelation.Origin.MANUAL, "sort_order": order},
        )


def release_document(page: Page) -> None:
    """A page is no longer live: its document is a stub again, or published by a live translation."""
    row = OfficialDocument.objects.filter(page_id=page.pk).first()
    if row is None:
        return
    heir = (
        Page.objects.filter(translation_key=page.translation_key, live=True, alias_of__isnull=True)
        .exclude(pk=page.pk)
        .order_by("pk")
        .first()
    )
    if heir is not None:
        row.page = heir
        row.save()


def record_citations(page: Page) -> None:
    """Find every mention of a document in a page's text and link it to the register.

    On a page that is a document itself, what the text says of an older document also becomes a
    relation of the register ("thay thế Kế hoạch số ..."), unless an editor has said it already.
    """
    if not isinstance(page, CitingMixin):
        return
    own = OfficialDocument.objects.filter(translation_key=page.translation_key).first()
    text = "\n".join(part for part in (page.heading, page.summary, citing_text(page)) if part)
    found: dict[int, Citation] = {}
    relations: dict[int, str] = {}
    for mention in find_citations(text):
        if mention.number is None:
            continue
        document = register(
            Mention(
                number=str(mention.number),
                kind=mention.kind.key if mention.kind else "",
                issued_on=mention.date,
                issuer_printed=mention.issuer or "",
            )
        )
        if own is not None and document.pk == own.pk:
            continue
        words = text[mention.start : mention.end]
        known = found.get(document.pk)
        if known is None:
            found[document.pk] = Citation(page_id=page.pk, document=document, text=words, position=mention.start)
        else:
            known.count += 1
            if words not in known.text.split("\n"):
                known.text += "\n" + words
        predicate = FROM_TEXT.get(mention.relation or "", Predicate.CITES)
        if mention.start < len(page.heading) or predicate in SAID_ANYWHERE:
            relations.setdefault(document.pk, predicate)
    Citation.objects.filter(page_id=page.pk).delete()
    Citation.objects.bulk_create(found.values())
    if own is not None and own.page_id == page.pk:
        _record_read_relations(own, {pk: relations.get(pk, Predicate.CITES) for pk in found})


#: What a document may do to another in any of its sentences. Elsewhere than in the title, "thực hiện" or
#: "sơ kết" is often what some task is about, not what the document itself does.
SAID_ANYWHERE = (Predicate.REPLACES, Predicate.AMENDS, Predicate.REPEALS)


def citing_text(page: CitingMixin) -> str:
    """The running text in which mentions are looked for; the page types may have more than a body."""
    return searchable_text(page)


def _record_read_relations(own: OfficialDocument, read: dict[int, str]) -> None:
    entered = set(own.outgoing.filter(origin=DocumentRelation.Origin.MANUAL).values_list("target_id", flat=True))
    own.outgoing.filter(origin=DocumentRelation.Origin.TEXT).delete()
    DocumentRelation.objects.bulk_create(
        [
            DocumentRelation(
                source=own,
                target_id=target_id,
                predicate=predicate,
                origin=DocumentRelation.Origin.TEXT,
                sort_order=100 + order,
            )
            for order, (target_id, predicate) in enumerate(read.items())
            if target_id not in entered
        ]
    )


def forget_citations(page: Page) -> None:
    """A page that is not live cites nothing."""
    Citation.objects.filter(page_id=page.pk).delete()


def refresh_overtaken(page: Page) -> None:
    """Write anew the entries of the documents that this one replaces, repeals or amends: their state changed."""
    if not isinstance(page, DocumentPageMixin):
        return
    targets = OfficialDocument.objects.filter(
        incoming__source__translation_key=page.translation_key,
        incoming__predicate__in=list(OVERTAKEN),
        page__live=True,
    ).exclude(page_id=page.pk)
    for target in targets.select_related("page").distinct():
        if target.page is not None:
            write_entry(target.page.specific)


REGISTER_STEP = Step(name="register", order=10, publish=record_document, withdraw=release_document)
#: Before the entry, which holds the keys of what is cited.
CITATIONS_STEP = Step(name="citations", order=25, publish=record_citations, withdraw=forget_citations)
#: After the entry: what this document does to others shows in theirs.
OVERTAKEN_STEP = Step(name="overtaken", order=40, publish=refresh_overtaken)
