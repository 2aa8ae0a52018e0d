"""Reading the register: what stands above and below a document, and where it is mentioned."""

from dataclasses import dataclass
from itertools import groupby
from uuid import UUID

from django.http import HttpRequest

from kehoach_cms.documents.models import Citation, DocumentRelation, OfficialDocument
from kehoach_cms.documents.predicates import INVERSE_LABELS, UPWARD, Predicate
from kehoach_cms.i18n import _


@dataclass(frozen=True)
class DocumentLine:
    """A document as a line of a list; without an address it is not on the portal."""

    name: str
    url: str | None
    issuer: str
    relation: str = ""
    current: bool = False
    subject: str = ""
    document_id: int | None = None


@dataclass(frozen=True)
class RelationGroup:
    """The documents that stand in one relation to a document; `incoming` when they say so of it."""

    label: str
    documents: list[DocumentLine]
    predicate: str = ""
    incoming: bool = False


def document_line(
    document: OfficialDocument, request: HttpRequest | None, relation: str = "", *, current: bool = False
) -> DocumentLine:
    """A row of the register as readers see it; of a confidential document only that it exists."""
    return DocumentLine(
        name=document.name,
        url=document.public_url(request),
        issuer=document.issuer_printed or (document.issuer.name if document.issuer else ""),
        relation=relation,
        current=current,
        subject="" if document.is_confidential else document.subject,
        document_id=document.pk,
    )


def document_of(translation_key: UUID) -> OfficialDocument | None:
    """The register's row for a page and its translations."""
    return OfficialDocument.objects.filter(translation_key=translation_key).select_related("issuer").first()


def upward_chain(document: OfficialDocument, request: HttpRequest | None) -> list[DocumentLine]:
    """What a document implements and is based on, oldest first, ending in the document itself.

    Several parents are normal: the cascade is a graph, not a tree.
    """
    relations = (
        document.outgoing.filter(predicate__in=UPWARD)
        .select_related("target__page__locale", "target__issuer")
        .order_by("target__issued_on", "sort_order", "pk")
    )
    lines: list[DocumentLine] = []
    seen: set[int] = set()
    for relation in relations:
        if relation.target_id not in seen:
            seen.add(relation.target_id)
            label = str(Predicate(relation.predicate).label)
            lines.append(document_line(relation.target, request, label))
    return [*lines, document_line(document, request, current=True)] if lines else []


def mentions(page_id: int, request: HttpRequest | None) -> list[DocumentLine]:
    """The documents that a page's text mentions, in reading order."""
    rows = Citation.objects.filter(page_id=page_id).select_related("document__page__locale", "document__issuer")
    return [document_line(row.document, request) for row in rows]


def relation_groups(document: OfficialDocument, request: HttpRequest | None) -> list[RelationGroup]:
    """All relations of a document from both ends, grouped by kind, in two queries."""
    outgoing = document.outgoing.select_related("target__page__locale", "target__issuer").order_by(
        "predicate", "-target__issued_on", "pk"
    )
    incoming = document.incoming.select_related("source__page__locale", "source__issuer").order_by(
        "predicate", "-source__issued_on", "pk"
    )
    groups = [
        RelationGroup(str(Predicate(predicate).label), [document_line(row.target, request) for row in rows], predicate)
        for predicate, rows in groupby(outgoing, key=lambda row: row.predicate)
    ]
    groups += [
        RelationGroup(
            str(INVERSE_LABELS[Predicate(predicate)]),
            [document_line(row.source, request) for row in rows],
            predicate,
            incoming=True,
        )
        for predicate, rows in groupby(incoming, key=lambda row: row.predicate)
    ]
    return groups


def documents_below(document_ids: list[int]) -> dict[int, list[OfficialDocument]]:
    """The documents that implement each of the given ones directly; one query."""
    rows = (
        DocumentRelation.objects.filter(target_id__in=document_ids, predicate=Predicate.IMPLEMENTS)
        .select_related("source__page__locale", "source__issuer")
        .order_by("source__issued_on", "source_id")
    )
    below: dict[int, list[OfficialDocument]] = {}
    for row in rows:
        below.setdefault(row.target_id, []).append(row.source)
    return below


UNKNOWN_NUMBER = _("No number yet")
