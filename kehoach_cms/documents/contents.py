"""What the page of a document holds, section by section, for its table of contents."""

from collections.abc import Mapping
from typing import Any

from kehoach_cms.i18n import _now


def contents_of(context: Mapping[str, Any]) -> list[dict[str, str]]:
    """The sections that a document's page really has, in their order: anchors and titles."""
    page, work, related = context.get("page"), context.get("work"), context.get("related")
    sections = [
        (True, "thong-tin", _now("About this document")),
        (context.get("chain") or context.get("mentioned"), "can-cu", _now("Legal basis")),
        (getattr(work, "all_tasks", None), "nhiem-vu", _now("Tasks")),
        (getattr(work, "duties", None), "giao-viec", _now("Work given to the units below")),
        (True, "toan-van", _now("Full text")),
        (getattr(page, "body", None) and getattr(page, "recipient_list", None), "noi-nhan", _now("Recipients")),
        (context.get("nodes"), "cap-duoi", _now("Plans of the units below")),
        (context.get("relations"), "luoc-do", _now("Related documents")),
        (getattr(related, "items", None), "lien-quan", _now("Related news and activities")),
        (context.get("comments"), "binh-luan", _now("Comments")),
    ]
    return [{"id": anchor, "title": title} for present, anchor, title in sections if present]
