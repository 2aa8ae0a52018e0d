"""A read document in the JSON form of the annotation schema (docs: the keys are those of the annotated texts)."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from .citations import Citation
from .periods import Period

if TYPE_CHECKING:
    from .document import ParsedDocument, ParsedTask

__all__ = ["to_schema"]


def to_schema(document: ParsedDocument) -> dict[str, Any]:
    """The dictionary; missing values are None, so that "not in the text" and "" are one."""
    signer = document.signer
    return {
        "kind": document.document_kind,
        "style": document.style,
        "number": str(document.number) if document.number else None,
        "symbol": document.symbol or None,
        "doc_type": document.doc_type or None,
        "issuer": document.issuer or None,
        "superior": document.superior or None,
        "place": document.place or None,
        "date": document.date.isoformat() if document.date else None,
        "title": document.title or None,
        "about": str(document.about) if document.about else None,
        "headline": document.headline or None,
        "lead": document.lead or None,
        "author": document.author or None,
        "citations": [_citation(one) for one in document.citations],
        "basis": list(dict.fromkeys(str(one.number) for one in document.basis if one.number)),
        "tasks": [_task(one) for one in document.tasks],
        "recipients": list(document.recipients) or None,
        "signer": None
        if signer is None
        else {"authority": signer.authority, "title": signer.title or None, "name": signer.name or None},
        "captions": [picture.caption for picture in document.pictures],
        "related_titles": list(document.related_titles),
        "warnings": [{"code": one.code, **one.params} for one in document.warnings],
        "unplaced": [{"text": one.text, "where": one.where} for one in document.unplaced],
        "counts": {"in": dict(document.counts_in), "out": dict(document.counts_out)},
        "evidence": {name: list(one) for name, one in document.evidence.items()},
    }


def _citation(one: Citation) -> dict[str, Any]:
    return {
        "text": one.text,
        "start": one.start,
        "end": one.end,
        "number": str(one.number) if one.number else None,
        "doc_type": one.kind.name if one.kind else None,
        "date": one.date.isoformat() if one.date else None,
        "issuer": one.issuer,
        "rel": one.relation,
        "short": one.short,
        "confidence": one.confidence,
    }


def _task(one: ParsedTask) -> dict[str, Any]:
    return {
        "n": one.n,
        "text_starts_with": " ".join(one.text.split()[:14]),
        "text": one.text,
        "lead": list(one.lead),
        "with": list(one.cooperating),
        "time_text": one.time_text or None,
        "time": _time(one.period),
        "product": one.product or None,
        "duty": one.duty,
        "what": one.what if one.duty else None,
        "section": one.section_label or None,
        "start": one.start,
        "end": one.end,
        "confidence": one.confidence,
    }


def _time(period: Period | None) -> dict[str, Any] | None:
    if period is None:
        return None
    time: dict[str, Any] = {
        "kind": period.kind,
        "start": period.start.isoformat() if period.start else None,
        "end": period.end.isoformat() if period.end else None,
    }
    if period.first_end:
        time["first_end"] = period.first_end.isoformat()
    if period.approximate:
        time["approximate"] = True
    return time
