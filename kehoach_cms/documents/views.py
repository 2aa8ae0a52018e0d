"""What a reader sees of a document, and the addresses by number."""

from dataclasses import dataclass
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.views.decorators.http import require_safe

from kehoach_cms.conf import settings
from kehoach_cms.documents.models import KIND_NAMES, Citation, OfficialDocument, number_key
from kehoach_cms.documents.pages import DocumentPageMixin, OriginalFile
from kehoach_cms.documents.queries import (
    document_line,
    document_of,
    mentions,
    relation_groups,
    upward_chain,
)
from kehoach_cms.pages.blocks import heading_anchor
from kehoach_cms.pages.queries import listed, site_entries, with_related


@dataclass(frozen=True)
class FileLine:
    """An original file as a reader sees it: type, size and number of pages before the click."""

    url: str
    type: str
    size: int
    pages: int | None
    title: str


def file_lines(page: DocumentPageMixin) -> list[FileLine]:
    """The original files of a page; one query."""
    rows = OriginalFile.objects.filter(page_id=page.pk).select_related("document")
    return [
        FileLine(
            url=row.document.url,
            type=row.document.file_extension.upper(),
            size=row.document.get_file_size() or 0,
            pages=row.pages,
            title=row.document.title,
        )
        for row in rows
    ]


def document_context(page: DocumentPageMixin, request: HttpRequest) -> dict[str, Any]:
    """What the templates of documents show beyond the page's own fields."""
    document = document_of(page.translation_key)
    chain = upward_chain(document, request) if document else []
    above = {line.document_id for line in chain}
    return {
        "document": document,
        "chain": chain,
        "mentioned": [line for line in mentions(page.pk, request) if line.document_id not in above],
        "relations": relation_groups(document, request) if document else [],
        "files": file_lines(page),
        "headings": [
            {
                "anchor": heading_anchor(block.value),
                "text": block.value["text"],
                "label": block.value["label"],
            }
            for block in page.body
            if block.block_type == "heading" and block.value["level"] == "1"
        ],
        "issuer_now": issuer_now(page),
    }


def issuer_now(page: DocumentPageMixin) -> str:
    """The issuing body's present name where it has another one than on the day of issue."""
    unit = page.issuer
    if unit is None or page.issued_on is None:
        return ""
    then, now = unit.name_on(page.issued_on), unit.name_on(None)
    return now if then != now else ""


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
    context = {
        "document": row,
        "line": document_line(row, request),
        "kind_name": KIND_NAMES.get(row.kind, ""),
        "relations": relation_groups(row, request),
        "entries": listed(entries, request),
        "base_template": settings.BASE_TEMPLATE,
    }
    return render(request, "kehoach_cms/documents/stub.html", context)
