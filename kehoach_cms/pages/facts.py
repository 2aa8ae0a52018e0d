"""What the shared rooms know of a page, whatever its type."""

import datetime
from dataclasses import dataclass


@dataclass(frozen=True)
class PageFacts:
    """A published page in the terms that listings, search, related news and feeds share.

    Each page type says these of itself (`PortalPageMixin.kh_facts`); `pages` knows no types.
    """

    #: "news", "plan" ... or "app_label.modelname" for a host's own type.
    type_key: str
    title: str
    subject: str = ""
    summary: str = ""
    #: The day the content bears: when it was issued, held or published.
    date: datetime.date | None = None
    #: Whether the content says that day; else it only gives the page its place in lists, and is not shown as a fact.
    dated: bool = True
    kind: str = ""
    number: str = ""
    #: Folded number, for exact finding.
    number_key: str = ""
    issuer_id: int | None = None
    issuer_name: str = ""
    #: Every unit that a reader may filter by, the issuer among them.
    unit_ids: tuple[int, ...] = ()
    image_id: int | None = None
    #: Running text without markup, for search and excerpts.
    text: str = ""
    #: Text of the files that hang on the page: found by search, never shown.
    attached_text: str = ""
    #: Where the content stands from which day on, in order of days (None: since ever): ((None, "in_force"),).
    states: tuple[tuple[datetime.date | None, str], ...] = ()
    #: What the page itself stands for and what it cites, as keys of documents.
    own_document_key: str = ""
    cited_document_keys: tuple[str, ...] = ()
    #: A confidential page gets no entry, so it is in no list, feed or search.
    confidential: bool = False
