"""Documents and news: the importer reads the files, the JSON adds what an editor would."""

import datetime
from typing import Any

from wagtail.models import Page

from kehoach_cms.documents.models import KIND_CHOICES
from kehoach_cms.documents.pages import PageReference
from kehoach_cms.importing.services import import_file
from kehoach_cms.topics.models import PageTopic
from portal.loading.loader import DEMO, Demo, read

KIND_KEYS = {name: key for key, name in KIND_CHOICES}


def adorn(demo: Demo, page: Page, row: dict[str, Any]) -> None:
    """Title, summary, topics, keywords and picture of a page, as the JSON says."""
    page.slug = row["slug"]
    page.title = row["short_title"] if "short_title" in row else row["title"]
    page.summary = row.get("summary") or page.summary
    page.kehoach_topics = [PageTopic(topic=demo.topics[slug]) for slug in row["topics"]]
    page.keywords.set(row["keywords"])
    if row.get("picture") and hasattr(page, "lead_image"):
        page.lead_image = demo.images[row["picture"]]


def documents(demo: Demo) -> None:
    """Directives and plans, the oldest first, so that each finds its parents."""
    rows = read("documents")["documents"]
    for row in sorted(rows, key=lambda item: item["date"] or item["published_at"]):
        done = import_file(DEMO / row["file"], under=demo.indexes[row["page_type"]], page_type=row["page_type"])
        page = done.page
        adorn(demo, page, row)
        page.issuer = demo.units[row["issuer"]]
        known = {reference.number for reference in page.kehoach_references.all()}
        for order, parent in enumerate(row["parents"]):
            if parent["number"] in known:
                continue
            page.kehoach_references.add(
                PageReference(
                    predicate=parent["relation"],
                    number=parent["number"],
                    issued_on=datetime.date.fromisoformat(parent["date"]) if parent["date"] else None,
                    issuer_printed=demo.units[parent["issuer"]].name if parent.get("issuer") else "",
                    sort_order=100 + order,
                )
            )
        demo.publish(page, row["published_at"])
        demo.pages[row["page_type"], row["slug"]] = page


def news(demo: Demo) -> None:
    """News items, with the drawn pictures where the text says "Ảnh 1: ..."."""
    for row in sorted(read("news")["news"], key=lambda item: item["published_at"]):
        done = import_file(DEMO / row["file"], under=demo.indexes["news"], page_type="news")
        page = done.page
        headline = page.heading
        adorn(demo, page, row)
        page.subject = headline if headline != page.title else ""
        page.corrections = [
            ("correction", {"date": datetime.date.fromisoformat(one["date"]), "text": one["text"]})
            for one in row.get("corrections", ())
        ]
        page.date = datetime.date.fromisoformat(row["date"])
        page.author = row["author"] or page.author
        place_pictures(demo, page, row.get("pictures") or [])
        demo.publish(page, row["published_at"])
        demo.pages["news", row["slug"]] = page


def place_pictures(demo: Demo, page: Page, ids: list[str]) -> None:
    """Put the drawn pictures into the places that the importer kept for them."""
    field = page._meta.get_field("body")
    data = field.stream_block.get_prep_value(page.body)
    waiting = list(ids)
    for block in data:
        if block["type"] == "figure" and waiting:
            image = demo.images[waiting.pop(0)]
            block["value"]["image"] = {"image": image.pk, "alt_text": image.description, "decorative": False}
            block["value"]["credit"] = "Tranh minh họa: Ban Biên tập"
    page.body = field.to_python(data)
