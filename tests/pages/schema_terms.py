"""The part of schema.org's vocabulary (version 29) that the portal's data may use, and a check against it."""

import datetime
from typing import Any
from urllib.parse import urlsplit

THING = {"@id", "@context", "@type", "name", "url", "description", "image", "alternateName", "identifier"}
WORK = THING | {
    "headline",
    "inLanguage",
    "isPartOf",
    "publisher",
    "datePublished",
    "dateModified",
    "dateCreated",
    "author",
    "sourceOrganization",
    "temporalCoverage",
    "associatedMedia",
    "mainEntity",
}
ORGANISATION = THING | {"foundingDate", "dissolutionDate", "parentOrganization"}
#: Of an event's page, what schema.org has for events only.
EVENT = THING | {"startDate", "endDate", "eventStatus", "eventAttendanceMode", "location", "organizer", "inLanguage"}

TERMS: dict[str, set[str]] = {
    "WebPage": WORK,
    "WebSite": WORK | {"potentialAction"},
    "Article": WORK,
    "NewsArticle": WORK | {"correction"},
    "Legislation": WORK
    | {
        "legislationType",
        "legislationIdentifier",
        "legislationDate",
        "legislationDateOfApplicability",
        "legislationPassedBy",
    },
    "Event": EVENT,
    "ImageGallery": WORK,
    "ImageObject": WORK | {"contentUrl", "thumbnailUrl", "width", "height", "caption", "creditText"},
    "CollectionPage": WORK,
    "ProfilePage": WORK,
    "ItemList": THING | {"numberOfItems", "itemListElement"},
    "BreadcrumbList": THING | {"itemListElement"},
    "ListItem": THING | {"position", "item"},
    "GovernmentOrganization": ORGANISATION,
    "Organization": ORGANISATION,
    "Person": THING,
    "Place": THING | {"address"},
    "SearchAction": THING | {"target", "query-input"},
    "EntryPoint": THING | {"urlTemplate"},
}
#: What search engines demand of a type.
NEEDED = {
    "NewsArticle": {"headline", "datePublished", "publisher"},
    "Legislation": {"name", "legislationType"},
    "Event": {"name", "startDate", "eventStatus"},
    "ListItem": {"position", "name"},
    "ImageObject": {"contentUrl"},
    "ItemList": {"itemListElement"},
}
DATES = {"datePublished", "dateModified", "dateCreated", "startDate", "endDate", "legislationDate", "foundingDate"}
ADDRESSES = {"url", "contentUrl", "thumbnailUrl", "item", "@id"}


def faults_of(block: Any, path: str = "") -> list[str]:
    """What in a block of data is no schema.org: unknown types and terms, missing ones, empty or relative values."""
    if isinstance(block, list):
        return [fault for place, item in enumerate(block) for fault in faults_of(item, f"{path}[{place}]")]
    if not isinstance(block, dict):
        return [] if block not in ("", None) else [f"{path} is empty"]
    kind = block.get("@type", "")
    if kind not in TERMS:
        return [f"{path} has the unknown type {kind!r}"]
    faults = [f"{path}.{key} is no term of {kind}" for key in block if key not in TERMS[kind]]
    faults += [f"{path} lacks {key}" for key in NEEDED.get(kind, set()) - block.keys()]
    for key, value in block.items():
        if key in DATES:
            try:
                datetime.datetime.fromisoformat(value)
            except ValueError:
                faults.append(f"{path}.{key} is no date: {value!r}")
        if key in ADDRESSES and not urlsplit(value).scheme.startswith("http"):
            faults.append(f"{path}.{key} is no full address: {value!r}")
        faults += faults_of(value, f"{path}.{key}")
    return faults
