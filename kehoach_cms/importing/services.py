"""A file becomes a draft page: read, filed in the right place, with its original kept beside it."""

import hashlib
import re
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from django.core.files.base import ContentFile
from django.core.files.storage import Storage
from django.db import transaction
from wagtail.documents import get_document_model
from wagtail.images import get_image_model
from wagtail.models import Page, Site

from kehoach_cms.documents.pages import DirectiveIndexPage, DirectivePage, OriginalFile, PageReference
from kehoach_cms.documents.predicates import FROM_TEXT, Predicate
from kehoach_cms.documents.services import Mention, find_document
from kehoach_cms.importing.body import LEFT_OUT, BodyBuilder, is_safe_picture, stream_json, task_blocks
from kehoach_cms.importing.errors import ImportRefused
from kehoach_cms.importing.models import ImportRecord
from kehoach_cms.news.models import NewsIndexPage, NewsPage
from kehoach_cms.plans.pages import PlanIndexPage, PlanPage
from kehoach_cms.text import ParsedDocument, UnreadableSource, read_file, slug
from kehoach_cms.units.queries import unit_by_name

SHORT_TITLE = 90
#: Stamps of secrecy as they stand alone on a line of the head (Nghị định 26/2020/NĐ-CP).
SECRET = re.compile(r"^\s*(TUYỆT MẬT|TỐI MẬT|MẬT)\s*$", re.MULTILINE)

INDEXES: dict[str, type[Page]] = {
    "plan": PlanIndexPage,
    "directive": DirectiveIndexPage,
    "news": NewsIndexPage,
}


@dataclass(frozen=True)
class Imported:
    """What became of a file."""

    page: Page
    document: ParsedDocument | None
    #: False where the same file was imported before: nothing was changed.
    created: bool


def import_file(
    path: Path, *, under: Page | None = None, publish: bool = False, user: Any = None, page_type: str = ""
) -> Imported:
    """Make a page of a file, as a draft unless `publish`; a second run with the same file changes nothing.

    Without `under` the page goes into the first index page of its type on the default site.
    Raises `ImportRefused` (with words for the editor) for a file that cannot be read, is
    confidential, has no place to go, or holds a document that another page publishes already.
    """
    data = path.read_bytes()
    digest = hashlib.sha256(data).hexdigest()
    record = ImportRecord.objects.filter(sha256=digest).select_related("page").first()
    if record is not None and record.page is not None:
        return Imported(record.page.specific, None, created=False)
    try:
        document = read_file(data, filename=path.name)
    except UnreadableSource as error:
        raise ImportRefused(error.code, {"file": path.name, **error.params}) from error
    if SECRET.search(document.text[:2000]):
        raise ImportRefused("confidential", {"file": path.name})
    kind = page_type or ("directive" if document.document_kind == "other" else document.document_kind)
    _refuse_double(document, kind)
    parent = under or find_index(kind)
    if parent is None:
        raise ImportRefused("no_index", {"file": path.name, "type": kind})
    with transaction.atomic(), _forgotten_files_removed() as stored:
        page = _MAKERS[kind](document, _store_pictures(document, path, stored))
        page.live = False
        parent.add_child(instance=page)
        if kind != "news":
            page.kehoach_files = [_store_original(path, data, document, stored)]
        revision = page.save_revision(user=user)
        if publish:
            revision.publish(user=user)
        record = record or ImportRecord(sha256=digest)
        record.file_name, record.page, record.report = path.name[:255], page, report_of(document)
        record.save()
    page.refresh_from_db()
    return Imported(page, document, created=True)


def find_index(kind: str) -> Page | None:
    """The index page of a type of page: of the default site, in its main language."""
    site = Site.objects.filter(is_default_site=True).select_related("root_page").first()
    pages = INDEXES[kind].objects.all()
    if site is not None:
        pages = pages.filter(path__startswith=site.root_page.path)
    return pages.order_by("path").first()


def report_of(document: ParsedDocument) -> dict[str, Any]:
    """What the reader says of its work: counts in and out, what could not be placed, warnings."""
    return {
        "kind": document.document_kind,
        "in": dict(document.counts_in),
        "out": dict(document.counts_out),
        "unplaced": [{"text": item.text[:500], "where": item.where} for item in document.unplaced],
        "warnings": [
            {"code": item.code, "params": {k: str(v) for k, v in item.params.items()}} for item in document.warnings
        ],
    }


def _refuse_double(document: ParsedDocument, kind: str) -> None:
    if document.number is None or kind == "news":
        return
    mention = Mention(
        number=str(document.number),
        kind=document.kind.key if document.kind else "",
        issued_on=document.date,
        issuer_printed=document.issuer,
    )
    known = find_document(mention.resolved())
    if known is not None and known.page is not None:
        raise ImportRefused("already_there", {"name": known.name, "page": known.page.title})


def _make_document_fields(document: ParsedDocument) -> dict[str, Any]:
    kind = document.kind.key if document.kind else "ke-hoach"
    signer = document.signer
    return {
        "title": short_title(document.doc_type, document.title),
        "subject": document.title,
        "number": str(document.number) if document.number else "",
        "kind": kind,
        "issuer": unit_by_name(document.issuer, document.date) if document.issuer else None,
        "issuer_printed": document.issuer,
        "place": document.place,
        "issued_on": document.date,
        "signing_authority": signer.authority if signer else "",
        "signer_title": signer.title if signer else "",
        "signer_name": signer.name if signer else "",
        "recipients": "\n".join(document.recipients),
    }


def _references(document: ParsedDocument) -> list[PageReference]:
    references: list[PageReference] = []
    for citation in document.basis:
        if citation.number is None:
            continue
        predicate = FROM_TEXT.get(citation.relation or "", Predicate.IMPLEMENTS)
        if predicate not in (Predicate.IMPLEMENTS, Predicate.BASED_ON):
            predicate = Predicate.IMPLEMENTS
        known = {reference.number for reference in references}
        if str(citation.number) in known:
            continue
        references.append(
            PageReference(
                predicate=predicate,
                kind=citation.kind.key if citation.kind else "",
                number=str(citation.number),
                issued_on=citation.date,
                issuer_printed=(citation.issuer or "")[:255],
            )
        )
    return references


def _make_plan(document: ParsedDocument, image_ids: dict[int, int]) -> PlanPage:
    page = PlanPage(
        **_make_document_fields(document),
        body=stream_json(BodyBuilder(document, image_ids).build()),
        tasks=stream_json(task_blocks(document.tasks)),
    )
    page.kehoach_references = _references(document)
    return page


def _make_directive(document: ParsedDocument, image_ids: dict[int, int]) -> DirectivePage:
    page = DirectivePage(
        **_make_document_fields(document),
        body=stream_json(BodyBuilder(document, image_ids).build()),
    )
    page.kehoach_references = _references(document)
    return page


def _make_news(document: ParsedDocument, image_ids: dict[int, int]) -> NewsPage:
    headline = document.headline or document.title
    pictures = sorted(image_ids)
    return NewsPage(
        title=cut(headline, 250) if len(headline) <= SHORT_TITLE else cut(headline, SHORT_TITLE),
        subject=headline if len(headline) > SHORT_TITLE else "",
        summary=document.lead,
        author=document.author,
        date=document.date,
        lead_image_id=image_ids[pictures[0]] if pictures else None,
        body=stream_json(BodyBuilder(document, image_ids, frozenset(LEFT_OUT)).build()),
    )


_MAKERS = {"plan": _make_plan, "directive": _make_directive, "news": _make_news}


def cut(text: str, length: int) -> str:
    """A text cut at a word, with an ellipsis where something is missing."""
    text = " ".join(text.split())
    if len(text) <= length:
        return text
    return text[: length - 1].rsplit(" ", 1)[0].rstrip(" ,;:-–") + "…"


def short_title(kind_name: str, subject: str) -> str:
    """A title for lists: the kind and the beginning of the subject, at most 90 characters."""
    subject = " ".join(subject.split())
    lowered = subject[:1].lower() + subject[1:] if not subject.isupper() else subject
    return cut(f"{kind_name} {lowered}".strip(), SHORT_TITLE)


@contextmanager
def _forgotten_files_removed() -> Iterator[list[tuple[Storage, str]]]:
    """Delete files that were stored when the import fails after all: nothing stays half done."""
    stored: list[tuple[Storage, str]] = []
    try:
        yield stored
    except BaseException:
        for storage, name in stored:
            storage.delete(name)
        raise


def _store_pictures(document: ParsedDocument, path: Path, stored: list[tuple[Storage, str]]) -> dict[int, int]:
    model = get_image_model()
    ids: dict[int, int] = {}
    for position, picture in enumerate(document.pictures):
        if picture.data is None or not is_safe_picture(picture.data):
            continue
        title = picture.caption or picture.alt or f"{path.stem} {position + 1}"
        extension = Path(picture.name).suffix.lower() or ".jpg"
        file = ContentFile(picture.data, name=f"{slug(title, max_length=60) or 'anh'}{extension}")
        image = model(title=title[:255], file=file)
        image.save()
        stored.append((image.file.storage, image.file.name))
        ids[position] = image.pk
    return ids


def _store_original(
    path: Path, data: bytes, document: ParsedDocument, stored: list[tuple[Storage, str]]
) -> OriginalFile:
    name = f"{slug(path.stem, max_length=80) or 'van-ban'}{path.suffix.lower()}"
    row = get_document_model()(title=path.name[:255], file=ContentFile(data, name=name))
    row.save()
    stored.append((row.file.storage, row.file.name))
    return OriginalFile(document=row, pages=document.counts_in.get("pages") or None)
