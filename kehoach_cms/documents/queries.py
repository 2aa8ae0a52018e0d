"""Reading the register: what stands above and below a document, and where it is mentioned."""

import datetime
from dataclasses import dataclass
from itertools import groupby
from typing import TYPE_CHECKING
from uuid import UUID

from django.db.models import Q
from django.http import HttpRequest

from kehoach_cms.documents.models import Citation, DocumentRelation, OfficialDocument
from kehoach_cms.documents.predicates import INVERSE_LABELS, UPWARD, Predicate

if TYPE_CHECKING:
    from kehoach_cms.documents.pages import DocumentPageMixin


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
        issuer=document.issuer_name,
        relation=relation,
        current=current,
        subject="" if document.is_confidential else document.subject,
        document_id=document.pk,
    )


def document_of(translation_key: UUID) -> OfficialDocument | None:
    """The register's row for a page and its translations."""
    return OfficialDocument.objects.filter(translation_key=translation_key).select_related("issuer").first()


#: What a later document makes of this one, the strongest first.
OVERTAKEN = {Predicate.REPLACES: "replaced", Predicate.REPEALS: "ended", Predicate.AMENDS: "amended"}


def states_of(page: "DocumentPageMixin") -> tuple[tuple[datetime.date | None, str], ...]:
    """Whether a document is in force, from which day on: what its dates and later documents on the portal say.

    The rule is that of the panel beside the document (`views.force_of`).
    """
    rows = (
        DocumentRelation.objects.filter(
            target__translation_key=page.translation_key, predicate__in=list(OVERTAKEN)
        ).values_list("predicate", flat=True)
        if page.translation_key
        else []
    )
    overtaken = set(rows)
    for predicate, state in OVERTAKEN.items():
        if predicate in overtaken:
            return ((None, state),)
    states: list[tuple[datetime.date | None, str]] = [(None, "in_force")]
    if page.effective_on:
        states = [(None, "not_yet"), (page.effective_on, "in_force")]
    if page.expires_on:
        states.append((page.expires_on + datetime.timedelta(days=1), "ended"))
    return tuple(states)


@dataclass(frozen=True)
class Relations:
    """All relations of a document from both ends."""

    outgoing: list[DocumentRelation]
    incoming: list[DocumentRelation]


def relations_of(document: OfficialDocument) -> Relations:
    """What a document says of others, and what others say of it, the newest first; one query."""
    rows = DocumentRelation.objects.filter(Q(source=document) | Q(target=document)).select_related(
        "source__page__locale", "source__issuer", "target__page__locale"
    )
    outgoing = [row for row in rows if row.source_id == document.pk]
    incoming = [row for row in rows if row.target_id == document.pk]
    return Relations(
        outgoing=sorted(outgoing, key=lambda row: (_age(row.target), row.sort_order, row.pk)),
        incoming=sorted(incoming, key=lambda row: (_age(row.source), row.sort_order, row.pk)),
    )


def _age(document: OfficialDocument) -> int:
    """A key that puts the newest first and the undated last."""
    return -document.issued_on.toordinal() if document.issued_on else 1


def upward_chain(document: OfficialDocument, relations: Relations, request: HttpRequest | None) -> list[DocumentLine]:
    """What a document implements and is based on, oldest first, ending in the document itself.

    Several parents are normal: the cascade is a graph, not a tree.
    """
    lines: dict[int, DocumentLine] = {}
    for relation in reversed(relations.outgoing):
        if relation.predicate in UPWARD and relation.target_id not in lines:
            label = str(Predicate(relation.predicate).label)
            lines[relation.target_id] = document_line(relation.target, request, label)
    return [*lines.values(), document_line(document, request, current=True)] if lines else []


def citations_of(page_id: int) -> list[Citation]:
    """The mentions of documents in a page's text, in reading order; one query."""
    return list(Citation.objects.filter(page_id=page_id).select_related("document__page__locale"))


def mention_lines(citations: list[Citation], request: HttpRequest | None) -> list[DocumentLine]:
    """The documents that a page's text mentions."""
    return [document_line(row.document, request) for row in citations]


def relation_groups(relations: Relations, request: HttpRequest | None) -> list[RelationGroup]:
    """The relations of a document grouped by kind, the newest first in each."""

    def by_kind(row: DocumentRelation) -> str:
        return row.predicate

    groups = [
        RelationGroup(str(Predicate(predicate).label), [document_line(row.target, request) for row in rows], predicate)
        for predicate, rows in groupby(sorted(relations.outgoing, key=by_kind), key=by_kind)
    ]
    groups += [
        RelationGroup(
            str(INVERSE_LABELS[Predicate(predicate)]),
            [document_line(row.source, request) for row in rows],
            predicate,
            incoming=True,
        )
        for predicate, rows in groupby(sorted(relations.incoming, key=by_kind), key=by_kind)
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
