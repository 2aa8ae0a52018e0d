"""Index pages: lists of entries with filters; nonsense in the query string is ignored."""

import re
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any, ClassVar
from urllib.parse import urlencode

from django.core.paginator import Paginator
from django.db import models
from django.db.models import Count, Q, QuerySet
from django.db.models.functions import ExtractYear, TruncMonth
from django.http import Http404, HttpRequest, HttpResponse
from django.urls import NoReverseMatch, reverse
from django.utils.translation import get_language

from kehoach_cms.conf import settings
from kehoach_cms.i18n import _
from kehoach_cms.memory import remember
from kehoach_cms.pages.feeds import feed_links
from kehoach_cms.pages.forms import PortalPageForm
from kehoach_cms.pages.frame import breadcrumb
from kehoach_cms.pages.language import compose_text, ensure_slug
from kehoach_cms.pages.models import PageAbstract, PageEntry
from kehoach_cms.pages.privacy import PasswordDoor, mark_private
from kehoach_cms.pages.queries import KIND_NAMES, listed, place_of, visible_entries, with_related
from kehoach_cms.parameters import whole_number
from kehoach_cms.text import sort_key
from kehoach_cms.topics.models import Topic
from kehoach_cms.topics.queries import topic_labels
from kehoach_cms.units.models import Unit

PAGE_PARAMETER = "trang"
VIEW_PARAMETER = "xem"
#: Wagtail gives each concrete type a template of its own, so each index page names this one.
INDEX_TEMPLATE = "kehoach_cms/pages/index_page.html"


@dataclass(frozen=True)
class Option:
    """One choice of a filter, with the number of entries behind it."""

    value: str
    label: str
    count: int
    selected: bool


@dataclass
class FilterField:
    """One filter of a list; `name` is its parameter in the address."""

    name: str
    label: str
    value: str
    options: list[Option] = field(default_factory=list)


@dataclass(frozen=True)
class ActiveFilter:
    """A filter in force, and the address without it."""

    label: str
    value: str
    remove_url: str


@dataclass(frozen=True)
class HiddenField:
    """What a filter form sends along unseen."""

    name: str
    value: str


@dataclass
class FilterForm:
    """The filters of a list and those in force; without any in force there is nothing to clear."""

    fields: list[FilterField]
    active: list[ActiveFilter]
    clear_url: str = ""
    hidden: list[HiddenField] = field(default_factory=list)


@dataclass(frozen=True)
class PageLink:
    """One number of a pager; a gap has no number."""

    number: int | None
    url: str
    current: bool
    gap: bool = False


@dataclass(frozen=True)
class Pagination:
    """A pager: "1-20 trong 134"."""

    number: int
    pages: int
    count: int
    first: int
    last: int
    previous_url: str
    next_url: str
    links: list[PageLink]


#: The parameters of an address; as pairs where one name occurs more than once.
Params = dict[str, str] | list[tuple[str, str]]


def query_url(params: Params, **changes: str | int | None) -> str:
    """The query string with some parameters replaced; None takes one out."""
    pairs = list(params.items()) if isinstance(params, dict) else params
    merged = [(name, value) for name, value in pairs if name not in changes]
    merged += [(name, str(value)) for name, value in changes.items() if value is not None]
    return "?" + urlencode([(name, value) for name, value in merged if value])


def paginate(queryset: Any, request: HttpRequest, params: Params) -> tuple[list[Any], Pagination]:
    """One page of a list and its pager; an address out of range is 404, a senseless number page 1."""
    paginator = Paginator(queryset, settings.PAGE_SIZE)
    raw = request.GET.get(PAGE_PARAMETER, "1")
    number = whole_number(raw) if raw.isascii() and raw.isdigit() else 1
    if number < 1 or number > paginator.num_pages:
        raise Http404

    def url(target: int) -> str:
        return query_url(params, **{PAGE_PARAMETER: target if target > 1 else None})

    return list(paginator.page(number).object_list), pager(paginator, number, url)


def pager(paginator: "Paginator[Any]", number: int, url: Callable[[int], str]) -> Pagination:
    """The pager of one page of a list; `url` gives the address of each."""
    page = paginator.page(number)
    links = [
        PageLink(None, "", False, gap=True)
        if item == Paginator.ELLIPSIS
        else PageLink(int(item), url(int(item)), int(item) == number)
        for item in paginator.get_elided_page_range(number, on_each_side=1, on_ends=1)
    ]
    return Pagination(
        number=number,
        pages=paginator.num_pages,
        count=paginator.count,
        first=page.start_index(),
        last=page.end_index(),
        previous_url=url(number - 1) if page.has_previous() else "",
        next_url=url(number + 1) if page.has_next() else "",
        links=links,
    )


def whole_list(count: int) -> Pagination:
    """The pager of what is not cut into pages: it only tells how many there are."""
    return Pagination(1, 1, count, min(1, count), count, "", "", [])


def has_feeds() -> bool:
    """Whether the project includes the plug-in's addresses, and so has feeds."""
    try:
        return bool(reverse("kehoach_cms:feed", kwargs={"form": "rss.xml"}))
    except NoReverseMatch:
        return False


#: Value, label and count of each choice of a filter.
Rows = list[tuple[str, str, int]]

FILTER_LABELS = {
    "chu-de": _("Topic"),
    "nam": _("Year"),
    "thang": _("Month"),
    "don-vi": _("Unit"),
    "loai": _("Kind of document"),
}


def _month(year: int, month: int) -> str:
    """A month in the reader's words: "Tháng 11/2026"."""
    return str(_("Month %(month)d/%(year)d")) % {"month": month, "year": year}


class EntryFilter:
    """Reads filters from an address and applies them; what it cannot read it ignores.

    Parameters are those of the public contract: `chu-de` (topic address), `nam` (year), `don-vi`
    (unit address), `loai` (kind), `thang` (month, 2026-11).
    """

    def __init__(self, entries: QuerySet[PageEntry], request: HttpRequest, names: list[str], *, key: str) -> None:
        self.base = entries
        self.key = f"{key}:{place_of(request).root_path}:{get_language()}"
        self.names = names
        self.params: dict[str, str] = {}
        self.labels: dict[str, str] = {}
        self.entries = entries
        for name in names:
            raw = request.GET.get(name, "").strip()
            if raw and len(raw) <= 200 and "\x00" not in raw:
                getattr(self, f"_read_{name.replace('-', '_')}")(raw)

    def _accept(self, name: str, raw: str, label: str, **conditions: Any) -> None:
        self.params[name] = raw
        self.labels[name] = label
        self.entries = self.entries.filter(**conditions)

    def _read_chu_de(self, raw: str) -> None:
        topic = Topic.objects.filter(slug=raw, hidden=False).select_related("merged_into").first()
        if topic is not None:
            topic = topic.resolved
            self._accept("chu-de", topic.slug, topic.name, topics__topic=topic)

    def _read_nam(self, raw: str) -> None:
        if raw.isascii() and raw.isdigit() and len(raw) == 4 and raw > "0000":
            self._accept("nam", raw, raw, date__year=int(raw))

    def _read_thang(self, raw: str) -> None:
        if re.fullmatch(r"[1-9][0-9]{3}-(?:0[1-9]|1[0-2])", raw):
            year, month = raw.split("-")
            self._accept("thang", raw, _month(int(year), int(month)), date__year=int(year), date__month=int(month))

    def _read_don_vi(self, raw: str) -> None:
        unit = Unit.objects.filter(slug=raw).first()
        if unit is not None:
            self._accept("don-vi", raw, unit.name, units__unit=unit)

    def _read_loai(self, raw: str) -> None:
        if raw in KIND_NAMES:
            self._accept("loai", raw, KIND_NAMES[raw], kind=raw)

    def form(self, **kept: str) -> FilterForm:
        """The filters with counts over the unfiltered list, empty ones left out; one query a filter.

        `kept` are parameters of the address that no filter may lose (the words of a search).
        """
        fields = [self._field(name) for name in self.names]
        labels = {item.name: str(item.label) for item in fields}
        return FilterForm(
            fields=[item for item in fields if item.options],
            active=[
                ActiveFilter(labels[name], self.labels[name], query_url({**kept, **self.params}, **{name: None}))
                for name in self.params
            ],
            clear_url=query_url(kept) if self.params else "",
            hidden=[HiddenField(name, value) for name, value in kept.items() if value],
        )

    def _field(self, name: str) -> FilterField:
        """A filter with its choices; what there is to choose is remembered."""
        read = getattr(self, f"_rows_{name.replace('-', '_')}")
        value = self.params.get(name, "")
        rows: Rows = remember(f"filter:{self.key}:{name}", read)
        options = [Option(key, text, count, key == value) for key, text, count in rows]
        return FilterField(name, str(FILTER_LABELS[name]), value, options)

    def _rows_chu_de(self) -> Rows:
        counts = dict(self.base.values_list("topics__topic").annotate(n=Count("pk")).order_by())
        labels = topic_labels()
        shown = sorted((labels[pk] for pk in counts if pk in labels), key=lambda label: label.sort_key)
        return [(label.slug, label.name, counts[label.pk]) for label in shown if label.pk in counts]

    def _rows_nam(self) -> Rows:
        rows = self.base.filter(date__isnull=False).annotate(year=ExtractYear("date"))
        counted = rows.values_list("year").annotate(n=Count("pk")).order_by("-year")
        return [(str(year), str(year), n) for year, n in counted]

    def _rows_thang(self) -> Rows:
        rows = self.base.filter(date__isnull=False).annotate(month=TruncMonth("date"))
        counted = rows.values_list("month").annotate(n=Count("pk")).order_by("-month")
        return [(f"{day:%Y-%m}", _month(day.year, day.month), n) for day, n in counted]

    def _rows_don_vi(self) -> Rows:
        rows = self.base.filter(units__isnull=False).values_list("units__unit__slug", "units__unit__name")
        return list(rows.annotate(n=Count("pk")).order_by("units__unit__sort_key"))

    def _rows_loai(self) -> Rows:
        rows = self.base.exclude(kind="").values_list("kind").annotate(n=Count("pk")).order_by()
        found = [(key, KIND_NAMES.get(key, key), n) for key, n in rows]
        return sorted(found, key=lambda row: sort_key(row[1])) if len(found) > 1 else []


@dataclass(frozen=True)
class ListView:
    """One way to look at a list, a tab of it: its value in the address, words, what it keeps and in which order."""

    key: str
    title: str
    keeps: Q
    ordering: tuple[str, ...]


@dataclass(frozen=True)
class Tab:
    """A tab as a link."""

    title: str
    url: str
    current: bool
    #: It is shown when none is asked for.
    default: bool = False


class ListingMixin(PasswordDoor, PageAbstract):
    """An index page: the entries below it, newest first, 20 a page, with filters."""

    introduction = models.TextField(_("introduction"), blank=True)

    #: Which filters the list offers, by their parameters.
    kh_filters: ClassVar[list[str]] = ["chu-de", "nam", "don-vi"]
    #: Which include draws an entry: "news", "media" or "documents".
    kh_layout: ClassVar[str] = "news"
    kh_ordering: ClassVar[list[str]] = ["-date", "-pk"]

    base_form_class = PortalPageForm
    allowed_http_methods = ["GET", "HEAD", "OPTIONS"]

    class Meta:
        abstract = True

    def kh_entries(self, request: HttpRequest) -> QuerySet[PageEntry]:
        """What the list holds before any filter."""
        return visible_entries(self.path, self.locale_id)

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        """Add the entries of this page of the list, the filters and the pager."""
        context = super().get_context(request, *args, **kwargs)
        context["base_template"] = settings.BASE_TEMPLATE
        self.kh_breadcrumb = breadcrumb(self, request)
        base = self.kh_entries(request)
        view, tabs = self._kh_tabs(base, request)
        kept = {VIEW_PARAMETER: view.key} if view and request.GET.get(VIEW_PARAMETER) == view.key else {}
        base = base.filter(view.keeps) if view else base
        key = f"{self.path}:{view.key if view else ''}"
        chosen = EntryFilter(base, request, self.kh_filters, key=key)
        ordered = with_related(
            chosen.entries.order_by(*(view.ordering if view else self.kh_ordering)),
            pictures=self.kh_layout in ("media", "galleries"),
        )
        entries, pagination = paginate(ordered, request, {**kept, **chosen.params})
        lines = self.kh_listed(entries, request)
        context.update(
            entries=lines,
            pagination=pagination,
            filters=chosen.form(**kept),
            tabs=tabs,
            layout=self.kh_layout,
            show_status=any(line.status for line in lines),
            feeds=feed_links(self.title, self.get_url(request) or "") if has_feeds() else [],
        )
        return context

    def kh_views(self) -> list[ListView]:
        """The ways to look at the list, as tabs; the first that holds anything is shown when none is asked for."""
        return []

    def _kh_tabs(self, base: QuerySet[PageEntry], request: HttpRequest) -> tuple[ListView | None, list[Tab]]:
        views = self.kh_views()
        if not views:
            return None, []
        counts = base.aggregate(**{f"n{place}": Count("pk", filter=view.keeps) for place, view in enumerate(views)})
        filled = [view for place, view in enumerate(views) if counts[f"n{place}"]]
        asked = request.GET.get(VIEW_PARAMETER, "")
        default = next(iter(filled), views[0])
        shown = next((view for view in views if view.key == asked), default)
        tabs = [
            Tab(
                f"{view.title} ({counts[f'n{place}']})",
                f"?{VIEW_PARAMETER}={view.key}",
                view is shown,
                view is default,
            )
            for place, view in enumerate(views)
        ]
        return shown, tabs

    def kh_listed(self, entries: list[PageEntry], request: HttpRequest) -> list[Any]:
        """The entries as the template shows them; a type may add what it knows."""
        return listed(entries, request)

    def full_clean(self, *args: Any, **kwargs: Any) -> None:
        """Clean the page after bringing its text and address to form."""
        compose_text(self)
        ensure_slug(self)
        super().full_clean(*args, **kwargs)

    def serve(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Serve the list; an editor's view of it is never kept by a cache."""
        return mark_private(request, super().serve(request, *args, **kwargs))
