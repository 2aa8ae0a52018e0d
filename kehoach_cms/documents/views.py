"""What a reader sees of a document, and the addresses by number."""

import datetime
import re
from dataclasses import dataclass, field
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.views.decorators.http import require_safe

from kehoach_cms.conf import settings, today
from kehoach_cms.documents.models import KIND_NAMES, Citation, OfficialDocument, number_key
from kehoach_cms.documents.pages import DocumentPageMixin, OriginalFile
from kehoach_cms.documents.predicates import UPWARD, Predicate
from kehoach_cms.documents.queries import (
    DocumentLine,
    RelationGroup,
    Relations,
    document_line,
    document_of,
    relation_groups,
    relations_of,
    upward_chain,
)
from kehoach_cms.i18n import _now
from kehoach_cms.pages.blocks import heading_anchor
from kehoach_cms.pages.display import format_date
from kehoach_cms.pages.queries import listed, site_entries, with_related
from kehoach_cms.pages.sharing import ShareText
from kehoach_cms.text import Period, fold
from kehoach_cms.units.models import System
from kehoach_cms.units.queries import unit_url

#: What a report says of the document that it closes.
REVIEWING = (Predicate.REVIEWS, Predicate.REPORTS_ON)


@dataclass(frozen=True)
class FileLine:
    """An original file as a reader sees it: type, size and number of pages before the click."""

    url: str
    kind: str
    size: int
    pages: int | None


@dataclass(frozen=True)
class TextLink:
    """Words that may lead somewhere."""

    text: str
    url: str = ""


@dataclass(frozen=True)
class FactLine:
    """A fact as `includes/facts.html` shows it; without a value it says `missing`, and never vanishes."""

    label: str
    value: str = ""
    url: str = ""
    date: datetime.date | None = None
    links: list[TextLink] = field(default_factory=list)
    files: list[FileLine] = field(default_factory=list)
    missing: str = ""
    wide: bool = False
    strong: bool = False


@dataclass(frozen=True)
class Force:
    """Whether a document is in force, as `includes/status_panel.html` shows it."""

    key: str
    label: str
    text: str
    title: str
    link: TextLink | None = None
    updated: datetime.date | None = None


@dataclass(frozen=True)
class Letterhead:
    """The head of the sheet; what the portal does not know (the superior body as printed) stays empty."""

    party: bool
    issuer: str
    number: str
    place: str
    date: datetime.date | None
    parent: str = ""


@dataclass(frozen=True)
class Signer:
    """Who signed, as printed."""

    authority: list[str]
    position: str
    name: str


def file_lines(page: DocumentPageMixin) -> list[FileLine]:
    """The original files of a page; one query."""
    rows = OriginalFile.objects.filter(page_id=page.pk).select_related("document")
    return [
        FileLine(
            url=row.document.url,
            kind=row.document.file_extension.upper(),
            size=row.document.get_file_size() or 0,
            pages=row.pages,
        )
        for row in rows
    ]


def document_context(page: DocumentPageMixin, request: HttpRequest, mentioned: list[DocumentLine]) -> dict[str, Any]:
    """What the templates of documents show beyond the page's own fields and the documents it mentions."""
    document = document_of(page.translation_key)
    if document is not None and document.page_id == page.pk:
        document.page = page
    found = relations_of(document) if document else Relations([], [])
    chain = upward_chain(document, found, request) if document else []
    above = {line.document_id for line in chain}
    relations = relation_groups(found, request)
    files = file_lines(page)
    return {
        "document": document,
        "below": [row.source for row in reversed(found.incoming) if row.predicate == Predicate.IMPLEMENTS],
        "chain": chain,
        "mentioned": [line for line in mentioned if line.document_id not in above],
        "relations": [group for group in relations if not _shown_elsewhere(group)],
        "force": force_of(page, relations),
        "review": review_of(relations),
        "facts": fact_lines(page, document, files),
        "letterhead": letterhead(page, document),
        "signers": signers(page),
        "files": files,
        "headings": [
            {
                "anchor": heading_anchor(block.value),
                "text": block.value["text"],
                "label": block.value["label"],
            }
            for block in page.body
            if block.block_type == "heading" and block.value["level"] == "1"
        ],
        "issuer_now": issuer_now(page, document),
    }


def _shown_elsewhere(group: RelationGroup) -> bool:
    """The chain of bases shows what stands above a document, the cascade what carries it out."""
    return group.predicate == Predicate.IMPLEMENTS if group.incoming else group.predicate in UPWARD


def fact_lines(page: DocumentPageMixin, document: OfficialDocument | None, files: list[FileLine]) -> list[FactLine]:
    """The facts of a document in the order of F3 (number first, files last); no query but for the issuer's names."""
    unit = document.issuer if document else page.issuer
    now = issuer_now(page, document)
    post = ", ".join(authority_lines(page))
    position = f"{page.signer_title} ({post})" if page.signer_title and post else page.signer_title or post
    lines = [
        FactLine(_now("Number"), page.number, missing=_now("No number"), strong=True),
        FactLine(_now("Kind of document"), page.kind_name),
        FactLine(_now("Issued on"), date=page.issued_on),
        FactLine(_now("Time frame"), period_words(page.period_from, page.period_to)),
        FactLine(_now("Issuer"), document.issuer_name if document else page.issuer_shown, url=unit_url(unit)),
        FactLine(_now("Level of issue"), str(unit.get_level_display()) if unit else ""),
        FactLine(_now("Signer"), page.signer_name),
        FactLine(_now("Post"), position),
    ]
    if page.effective_on:
        lines.append(FactLine(_now("In force from"), date=page.effective_on))
    if page.expires_on:
        lines.append(FactLine(_now("In force until"), date=page.expires_on))
    if now:
        lines.append(FactLine(_now("Issuer's name now"), now, url=unit_url(unit), wide=True))
    return [*lines, FactLine(_now("Original document"), files=files, missing=_now("No file yet"), wide=True)]


def period_words(start: datetime.date | None, end: datetime.date | None) -> str:
    """The time in which a document is carried out: "2022-2025", else both days."""
    if start is None and end is None:
        return ""
    return Period(kind="period", start=start, end=end, text="").describe()


def force_of(page: DocumentPageMixin, relations: list[RelationGroup]) -> Force:
    """Whether a document is in force: what later documents on the portal and its own dates say."""
    updated = page.last_published_at.date() if page.last_published_at else None
    title = _now("Validity")
    incoming = {group.predicate: group.documents[0] for group in relations if group.incoming}
    for predicate, key, label in (
        (Predicate.REPLACES, "replaced", _now("Replaced")),
        (Predicate.REPEALS, "ended", _now("Repealed")),
        (Predicate.AMENDS, "amended", _now("Amended and supplemented")),
    ):
        if predicate in incoming:
            line = incoming[predicate]
            return Force(key, label, _now("By:"), title, TextLink(line.name, line.url or ""), updated)
    day = today()
    if page.expires_on and page.expires_on < day:
        text = _now("In force until %(day)s.") % {"day": format_date(page.expires_on)}
        return Force("ended", _now("No longer in force"), text, title, updated=updated)
    if page.effective_on and page.effective_on > day:
        text = _now("In force from %(day)s.") % {"day": format_date(page.effective_on)}
        return Force("not_yet", _now("Not yet in force"), text, title, updated=updated)
    text = _now("No document on the portal amends or replaces it.")
    return Force("in_force", _now("In force"), text, title, updated=updated)


def review_of(relations: list[RelationGroup]) -> Force | None:
    """That a document has had its final review ("tổng kết"), and where to read it; an interim one ends nothing."""
    found = [line for group in relations if group.incoming and group.predicate in REVIEWING for line in group.documents]
    final = next((line for line in found if "tong ket" in fold(line.subject)), None)
    if final is None:
        return None
    link = TextLink(final.name, final.url or "")
    return Force("reviewed", _now("Finally reviewed"), _now("See the report:"), _now("Final review"), link)


def letterhead(page: DocumentPageMixin, document: OfficialDocument | None) -> Letterhead:
    """The head of the sheet in the form of the issuer's system: Party documents have one of their own."""
    unit = document.issuer if document else page.issuer
    return Letterhead(
        party=unit.system == System.PARTY if unit else "/" in page.number and "-" in page.number.split("/")[0],
        issuer=(page.issuer_printed or (document.issuer_name if document else page.issuer_shown)).upper(),
        number=page.number,
        place=page.place,
        date=page.issued_on,
    )


def signers(page: DocumentPageMixin) -> list[Signer]:
    """The signature, or nothing where the page names nobody."""
    if not page.signer_name:
        return []
    return [Signer(authority_lines(page), page.signer_title.upper(), page.signer_name)]


def authority_lines(page: DocumentPageMixin) -> list[str]:
    """The words above a signature, line by line: the reader of documents writes `TM. ... / KT. ...`."""
    return [line.strip() for line in re.split(r"\n| / ", page.signing_authority) if line.strip()]


def issuer_now(page: DocumentPageMixin, document: OfficialDocument | None) -> str:
    """The issuing body's present name where it has another one than on the day of issue."""
    if document is None or document.issuer is None or page.issued_on is None:
        return ""
    return document.issuer.name if document.issuer.name != document.issuer_name else ""


@require_safe
def by_number(request: HttpRequest) -> HttpResponse:
    """`/vb/?so=98-KH/TU`: to the one document of that number, or a choice of several."""
    asked = request.GET.get("so", "").strip()[:120].replace("\x00", "")
    rows: list[OfficialDocument] = []
    if asked and number_key(asked):
        found = OfficialDocument.objects.filter(number_key=number_key(asked)).select_related("page", "issuer")
        rows = [row for row in found.order_by("-issued_on", "-pk") if not row.is_confidential]
    if len(rows) == 1 and (url := rows[0].public_url(request)):
        return HttpResponseRedirect(url)
    context = {
        "asked": asked,
        "documents": [document_line(row, request) for row in rows],
        "base_template": settings.BASE_TEMPLATE,
    }
    return render(request, "kehoach_cms/documents/by_number.html", context, status=200 if rows or not asked else 404)


@require_safe
def by_uuid(request: HttpRequest, uuid: str) -> HttpResponse:
    """`/vb/id/<uuid>/`: a document of the register, its page where it has one, else what is known of it."""
    row = OfficialDocument.objects.filter(uuid=uuid).select_related("page__locale", "issuer").first()
    if row is None or row.is_confidential:
        raise Http404
    if url := row.public_url(request):
        return HttpResponseRedirect(url)
    citing = Citation.objects.filter(document=row).values("page")
    entries = list(with_related(site_entries(request).filter(page__in=citing))[:50])
    line = document_line(row, request)
    context = {
        "document": row,
        "line": line,
        "kind_name": KIND_NAMES.get(row.kind, ""),
        "relations": relation_groups(relations_of(row), request),
        "entries": listed(entries, request),
        "share_text": ShareText(line.name, line.subject, schema=schema_of(row)),
        "base_template": settings.BASE_TEMPLATE,
    }
    return render(request, "kehoach_cms/documents/stub.html", context)


def schema_of(row: OfficialDocument) -> dict[str, Any]:
    """What is known of a document in schema.org's words."""
    found = {
        "@type": "Legislation",
        "legislationType": KIND_NAMES.get(row.kind, "") or _now("Document"),
        "legislationIdentifier": row.number,
        "legislationDate": row.issued_on.isoformat() if row.issued_on else "",
        "legislationPassedBy": {"@type": "GovernmentOrganization", "name": row.issuer_name} if row.issuer_name else "",
    }
    return {key: value for key, value in found.items() if value}
