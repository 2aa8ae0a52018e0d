"""The cascade: from a directive down through the plans that carry it out, drawn level by level."""

import datetime
from collections import Counter
from dataclasses import dataclass, field

from django.core.paginator import Paginator
from django.http import HttpRequest

from kehoach_cms.documents.models import OfficialDocument
from kehoach_cms.documents.queries import documents_below
from kehoach_cms.i18n import _now
from kehoach_cms.pages.listing import PAGE_PARAMETER, VIEW_PARAMETER, Pagination, pager, query_url
from kehoach_cms.parameters import whole_number
from kehoach_cms.plans.queries import states_by_document
from kehoach_cms.units.models import Level


@dataclass
class CascadeNode:
    """A document in the cascade from a directive down, with the documents that implement it."""

    level: str
    #: The document by its number, else by the short title of its page.
    name: str
    url: str | None
    issuer: str
    done: int
    total: int
    states: list[str]
    children: list["CascadeNode"] = field(default_factory=list)
    subject: str = ""
    date: datetime.date | None = None
    #: How many documents below it are not drawn here, and the page that draws them.
    more_count: int = 0
    more_url: str = ""


#: How many levels of the cascade are drawn on one page, and how many documents; the level below is counted only.
CASCADE_DEPTH = 3
CASCADE_SIZE = 200
#: How many documents of the first level stand on one page where there are more.
CASCADE_FIRST = 100


class Cascade(list[CascadeNode]):
    """The documents right below a document, each with those below it."""

    #: How many documents of the first level there are, on this page and on others.
    first_level: int = 0

    @property
    def plans(self) -> int:
        """How many documents are known on all levels, those that are not drawn here included."""
        others = max(0, self.first_level - len(self))
        return others + sum(1 + node.more_count + Cascade(node.children).plans for node in self)

    @property
    def rows(self) -> list[CascadeNode]:
        """All of them in the order of the tree."""
        return [row for node in self for row in (node, *Cascade(node.children).rows)]

    @property
    def levels(self) -> int:
        """How many levels there are."""
        return max((1 + max(bool(node.more_count), Cascade(node.children).levels) for node in self), default=0)


def cascade(
    document: OfficialDocument, request: HttpRequest | None, first: list[OfficialDocument] | None = None
) -> Cascade:
    """What implements a document, level by level; each document once, however many paths reach it.

    One query a level and one for all states, so the cost does not grow with the number of plans;
    `first` is the first level where the caller knows it already. What is not drawn is counted, and drawn on the page
    of the document right above it; a long first level is cut into pages.
    """
    seen = {document.pk}
    levels: dict[int, list[OfficialDocument]] = {}
    more: Counter[int] = Counter()
    frontier = [document.pk]
    first_level = 0
    for depth in range(CASCADE_DEPTH + 1):
        below = {document.pk: first} if depth == 0 and first is not None else documents_below(frontier)
        frontier = []
        for parent, children in below.items():
            fresh = [child for child in children if child.pk not in seen and not child.is_confidential]
            fresh.sort(key=_place)
            if depth == 0:
                first_level = len(fresh)
                at = CASCADE_FIRST * (cascade_page(request, first_level) - 1)
                drawn = fresh[at : at + CASCADE_FIRST]
            else:
                drawn = fresh[: max(0, CASCADE_SIZE - len(seen))] if depth < CASCADE_DEPTH else []
                more[parent] += len(fresh) - len(drawn)
            seen.update(child.pk for child in fresh)
            levels.setdefault(parent, []).extend(drawn)
            frontier += [child.pk for child in drawn]
        if not frontier:
            break
    found = [child for children in levels.values() for child in children]
    states = states_by_document(found) if found else {}

    def node(row: OfficialDocument) -> CascadeNode:
        state = states[row.pk]
        url = row.public_url(request)
        return CascadeNode(
            level=str(row.issuer.get_level_display()) if row.issuer else "",
            name=called(row),
            url=url,
            issuer=row.issuer_name,
            done=state.done,
            total=state.total,
            states=state.states,
            children=[node(child) for child in levels.get(row.pk, [])],
            subject=row.subject,
            date=row.issued_on,
            more_count=more[row.pk],
            more_url=f"{url}#cap-duoi" if url and more[row.pk] else "",
        )

    nodes = Cascade(node(child) for child in levels.get(document.pk, []))
    nodes.first_level = first_level
    return nodes


def called(row: OfficialDocument) -> str:
    """How the cascade calls a document: by its number, else by the short title of its page."""
    if row.number or row.is_confidential or row.page is None or not row.page.live:
        return row.name
    return str(row.page.title)


LEVELS = [*Level.values, ""]


def _place(row: OfficialDocument) -> tuple[bool, int, datetime.date, int]:
    """Where a document stands among its siblings: the highest level first, then the oldest, the undated last."""
    level = row.issuer.level if row.issuer else ""
    return row.issued_on is None, LEVELS.index(level), row.issued_on or datetime.date.max, row.pk


def cascade_page(request: HttpRequest | None, count: int) -> int:
    """Which page of a long first level is asked for; a senseless number is page 1."""
    asked = whole_number(request.GET.get(PAGE_PARAMETER, "")) if request is not None else 1
    return asked if 0 < asked <= -(-count // CASCADE_FIRST) else 1


@dataclass(frozen=True)
class CascadeTab:
    """A way to look at the cascade."""

    title: str
    url: str
    current: bool


@dataclass(frozen=True)
class Step:
    """A document of the cascade in the order of time."""

    date: datetime.date | None
    date_text: str
    text: str
    url: str | None


@dataclass(frozen=True)
class CascadeView:
    """The cascade as the reader wants to see it: a tree ("cay"), a table ("bang") or a timeline ("thoi-gian")."""

    nodes: Cascade
    view: str
    tabs: list[CascadeTab]
    steps: list[Step]
    #: The pages of a long first level.
    pagination: Pagination


def cascade_view(document: OfficialDocument, nodes: Cascade, request: HttpRequest) -> CascadeView:
    """The cascade below a document, in the view that the address asks for (`xem`)."""
    titles = {"cay": _now("Tree"), "bang": _now("As a table"), "thoi-gian": _now("By time")}
    wanted = request.GET.get(VIEW_PARAMETER, "")
    view = wanted if wanted in titles else "cay"
    tabs = [
        CascadeTab(title, f"?{VIEW_PARAMETER}={key}#cap-duoi" if key != "cay" else "?#cap-duoi", key == view)
        for key, title in titles.items()
    ]
    rows = [(document.issued_on, document.issuer_name, called(document), ""), *_dated(nodes)]
    steps = [
        Step(date, "" if date else _now("No date"), ": ".join(filter(None, [issuer, name])), url)
        for date, issuer, name, url in sorted(rows, key=lambda row: row[0] or datetime.date.max)
    ]
    paginator = Paginator(range(nodes.first_level), CASCADE_FIRST)
    kept = {VIEW_PARAMETER: view if view != "cay" else ""}

    def url(target: int) -> str:
        return query_url(kept, **{PAGE_PARAMETER: target if target > 1 else None}) + "#cap-duoi"

    pages = pager(paginator, cascade_page(request, nodes.first_level), url)
    return CascadeView(nodes, view, tabs, steps if view == "thoi-gian" else [], pages)


def _dated(nodes: Cascade) -> list[tuple[datetime.date | None, str, str, str | None]]:
    return [(row.date, row.issuer, row.name, row.url) for row in nodes.rows]
