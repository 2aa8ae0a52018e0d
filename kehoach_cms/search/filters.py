"""The filters of the search page: read from its address, and shown with what each would find."""

import datetime
import re
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from django.http import HttpRequest

from kehoach_cms.i18n import _, _now
from kehoach_cms.memory import remember
from kehoach_cms.pages.listing import ActiveFilter, FilterForm, HiddenField, Option, query_url
from kehoach_cms.pages.queries import KIND_NAMES
from kehoach_cms.search.queries import BEST, NEWEST, OLDEST, Found, Narrowed
from kehoach_cms.topics.models import Topic
from kehoach_cms.topics.queries import topic_labels, topic_tree
from kehoach_cms.units.models import Unit

#: Types of content as the filter names them; a host's own types are named by their models.
TYPE_LABELS = {
    "news": _("News"),
    "directive": _("Directives"),
    "plan": _("Plans"),
    "activity": _("Activities"),
    "gallery": _("Photos"),
}

#: State of an entry -> how the address calls it, and how the reader does.
STATES: dict[str, tuple[str, Any]] = {
    "in_force": ("con-hieu-luc", _("In force")),
    "amended": ("sua-doi", _("Amended and supplemented")),
    "not_yet": ("chua-hieu-luc", _("Not yet in force")),
    "ended": ("het-hieu-luc", _("No longer in force")),
    "replaced": ("bi-thay-the", _("Replaced")),
    "planned": ("sap-dien-ra", _("Coming up")),
    "running": ("dang-dien-ra", _("Going on")),
    "over": ("da-dien-ra", _("Over")),
    "postponed": ("hoan", _("Postponed")),
    "cancelled": ("huy", _("Cancelled")),
}
_STATE_OF = {address: state for state, (address, _label) in STATES.items()}

#: So many issuers are offered, those with most results; a list of all would be longer than the results.
MOST_ISSUERS = 40
_VIETNAMESE_DAY = re.compile(r"(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})")


@dataclass
class SearchField:
    """A filter as `includes/filter_form.html` draws it: a choice list, or with options None a date."""

    name: str
    label: str
    value: str
    id: str = ""
    options: list[Option] | None = None
    type: str = ""
    errors: list[str] = field(default_factory=list)
    empty_label: str = ""


def read_day(raw: str) -> datetime.date | None:
    """A day as a date field sends it (2022-08-18) or as people type it (18/8/2022); None for anything else."""
    try:
        if typed := _VIETNAMESE_DAY.fullmatch(raw):
            return datetime.date(int(typed[3]), int(typed[2]), int(typed[1]))
        return datetime.date.fromisoformat(raw) if len(raw) == 10 else None
    except ValueError:
        return None


class SearchFilters:
    """What a reader chose, from the address; what cannot be read is ignored."""

    def __init__(self, request: HttpRequest) -> None:
        self.values: dict[str, Any] = {}
        #: The parameters of the address that hold, in order, with the facet and label of each.
        self.chosen: list[tuple[str, str, str, str]] = []
        self.errors: list[str] = []
        self.days: dict[str, datetime.date] = {}
        get = request.GET
        # A kind is read from "loai" too: that is its name in the listings.
        for raw in [*get.getlist("loai"), *get.getlist("van-ban")]:
            self._read_type_or_kind(raw.strip())
        for name, read in (
            ("don-vi", self._read_issuer),
            ("chu-de", self._read_topic),
            ("nam", self._read_year),
            ("tinh-trang", self._read_state),
            ("tu", lambda raw: self._read_day("tu", raw)),
            ("den", lambda raw: self._read_day("den", raw)),
        ):
            raw = get.get(name, "").strip()
            if raw and len(raw) <= 200 and "\x00" not in raw:
                read(raw)
        if {"tu", "den"} <= self.days.keys() and self.days["tu"] > self.days["den"]:
            self.errors.append(_now("The first day must come before the last day."))
        self.sort = get.get("sap-xep", "")
        if self.sort not in (NEWEST, OLDEST):
            self.sort = BEST

    def _choose(self, name: str, facet: str, raw: str, label: str, value: Any) -> None:
        self.values[facet] = value
        self.chosen.append((name, facet, raw, label))

    def _read_type_or_kind(self, raw: str) -> None:
        if raw in KIND_NAMES and "kind" not in self.values:
            self._choose("van-ban", "kind", raw, KIND_NAMES[raw], raw)
        elif "type" not in self.values and re.fullmatch(r"[a-z_]+(\.[a-z0-9_]+)?", raw) and len(raw) <= 100:
            self._choose("loai", "type", raw, type_label(raw), raw)

    def _read_issuer(self, raw: str) -> None:
        unit = Unit.objects.filter(slug=raw).values_list("pk", "name").first()
        if unit is not None:
            self._choose("don-vi", "issuer", raw, unit[1], unit[0])

    def _read_topic(self, raw: str) -> None:
        topic = Topic.objects.filter(slug=raw, hidden=False).values_list("pk", flat=True).first()
        label = topic_labels().get(topic) if topic is not None else None
        if label is not None:
            self._choose("chu-de", "topic", label.slug, label.name, label.pk)

    def _read_year(self, raw: str) -> None:
        if raw.isascii() and raw.isdigit() and len(raw) == 4 and raw > "0000":
            self._choose("nam", "year", raw, raw, int(raw))

    def _read_state(self, raw: str) -> None:
        if raw in _STATE_OF:
            state = _STATE_OF[raw]
            self._choose("tinh-trang", "state", raw, str(STATES[state][1]), state)

    def _read_day(self, name: str, raw: str) -> None:
        day = read_day(raw)
        if day is not None:
            self.days[name] = day

    @property
    def narrowed(self) -> Narrowed:
        """What the search is to be narrowed by; days in the wrong order narrow nothing."""
        days = {} if self.errors else self.days
        return Narrowed(self.values, days.get("tu"), days.get("den"), self.sort)

    def params(self, query: str) -> list[tuple[str, str]]:
        """The parameters of this search's address."""
        found = [("q", query)] if query else []
        found += [(name, raw) for name, _facet, raw, _label in self.chosen]
        found += [(name, day.isoformat()) for name, day in self.days.items()]
        return found + ([("sap-xep", self.sort)] if self.sort else [])

    def form(self, query: str, found: Found) -> FilterForm:
        """The filters with their counts, and those in force."""
        fields = [
            self._list("type", "loai", _now("Type of content"), found, _type_options),
            self._list("kind", "van-ban", _now("Kind of document"), found, _kind_options),
            self._list("issuer", "don-vi", _now("Issuing body"), found, self._issuer_options),
            self._list("topic", "chu-de", _now("Topic"), found, _topic_options),
            self._list("year", "nam", _now("Year"), found, _year_options),
            self._list("state", "tinh-trang", _now("Status"), found, _state_options),
            self._day_field("tu", _now("From day")),
            self._day_field("den", _now("To day")),
        ]
        labels = {one.id: one.label for one in fields}
        active = [
            ActiveFilter(labels[facet], label, self._without(query, name, raw))
            for name, facet, raw, label in self.chosen
        ]
        active += [
            ActiveFilter(labels[name], day.strftime("%d/%m/%Y"), self._without(query, name, day.isoformat()))
            for name, day in ({} if self.errors else self.days).items()
        ]
        kept = {"q": query, "sap-xep": self.sort}
        return FilterForm(
            fields=[one for one in fields if one.options or one.options is None],  # type: ignore[misc]
            active=active,
            clear_url=query_url(kept) if active else "",
            hidden=[HiddenField(name, value) for name, value in kept.items() if value],
        )

    def _without(self, query: str, name: str, raw: str) -> str:
        return query_url([pair for pair in self.params(query) if pair != (name, raw)])

    def _list(self, facet: str, name: str, label: str, found: Found, options: "Options") -> SearchField:
        value = self.values.get(facet)
        counts = dict(found.counts[facet])
        if value is not None:
            counts.setdefault(value, 0)
        made = [Option(raw, text, counts[key], key == value) for key, raw, text in options(counts)]
        raw = next((one.value for one in made if one.selected), "")
        return SearchField(name, label, raw, id=facet, options=made)

    def _day_field(self, name: str, label: str) -> SearchField:
        day = self.days.get(name)
        errors = self.errors if name == "tu" else []
        return SearchField(name, label, day.isoformat() if day else "", id=name, type="date", errors=errors)

    def _issuer_options(self, counts: dict[Any, int]) -> "Rows":
        most = sorted(counts, key=lambda pk: (-counts[pk], pk))[:MOST_ISSUERS]
        if "issuer" in self.values and self.values["issuer"] not in most:
            most.append(self.values["issuer"])
        names = remember("issuer-names", _issuer_names)
        known = sorted((names[pk][2], pk) for pk in most if pk in names)
        return [(pk, names[pk][0], names[pk][1]) for _key, pk in known]


#: The value of a facet, how the address calls it, and how the reader does.
Rows = list[tuple[Any, str, str]]
Options = Callable[[dict[Any, int]], Rows]


def type_label(key: str) -> str:
    """How a type of content is called in the plural; a host's own type by its model's name."""
    if key in TYPE_LABELS:
        return str(TYPE_LABELS[key])
    from django.apps import apps

    try:
        return str(apps.get_model(key)._meta.verbose_name_plural).capitalize()
    except (LookupError, ValueError):
        return key


def _type_options(counts: dict[Any, int]) -> Rows:
    order = list(TYPE_LABELS)
    known = sorted(counts, key=lambda key: (order.index(key) if key in order else len(order), key))
    return [(key, key, type_label(key)) for key in known]


def _kind_options(counts: dict[Any, int]) -> Rows:
    return [(key, key, KIND_NAMES[key]) for key in KIND_NAMES if key in counts]


def _issuer_names() -> dict[int, tuple[str, str, str]]:
    rows = Unit.objects.values_list("pk", "slug", "name", "sort_key")
    return {pk: (slug, name, key) for pk, slug, name, key in rows}


def _topic_options(counts: dict[Any, int]) -> Rows:
    return [(pk, slug, "\u2003" * depth + name) for pk, slug, name, depth in remember_tree() if pk in counts]


def remember_tree() -> list[tuple[int, str, str, int]]:
    """The topic tree in reading order: id, address, name, depth; remembered for the language."""
    from django.utils.translation import get_language

    return remember(
        f"topic-tree:{get_language()}",
        lambda: [
            (branch.topic.pk, branch.topic.slug, branch.topic.name, branch.depth)
            for root in topic_tree()
            for branch in root.walk()
        ],
    )


def _year_options(counts: dict[Any, int]) -> Rows:
    return [(year, str(year), str(year)) for year in sorted(counts, reverse=True)]


def _state_options(counts: dict[Any, int]) -> Rows:
    return [(state, raw, str(label)) for state, (raw, label) in STATES.items() if state in counts]
