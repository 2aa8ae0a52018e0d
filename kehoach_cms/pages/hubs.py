"""Pages that gather entries around a topic or a unit."""

from dataclasses import dataclass, field
from typing import Any
from urllib.parse import urlencode

from django.db.models import Count, QuerySet, Window
from django.db.models.functions import RowNumber
from django.http import Http404, HttpRequest, HttpResponse, HttpResponsePermanentRedirect
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_safe

from kehoach_cms.conf import settings
from kehoach_cms.i18n import _
from kehoach_cms.memory import remember
from kehoach_cms.pages.addresses import root_of
from kehoach_cms.pages.feeds import Channel, feed, feed_links
from kehoach_cms.pages.listing import PAGE_PARAMETER, EntryFilter, Pagination, paginate, whole_list
from kehoach_cms.pages.models import EntryTopic, PageEntry
from kehoach_cms.pages.privacy import mark_private
from kehoach_cms.pages.queries import (
    ListedEntry,
    Place,
    listed,
    place_of,
    site_entries,
    visible_entries,
    with_related,
)
from kehoach_cms.pages.sharing import ShareText
from kehoach_cms.text import sort_key
from kehoach_cms.topics.models import Topic
from kehoach_cms.topics.queries import called, first_letter, topic_labels, topic_tree
from kehoach_cms.topics.services import topic_by_address
from kehoach_cms.units.models import Unit

#: So many of each type a topic's page shows.
MOST_NEWS, MOST_OTHERS = 10, 5
#: The types of pages that a hub shows, in its order, and what each section is called.
SECTIONS = (
    ("directive", _("Documents")),
    ("plan", _("Plans")),
    ("news", _("News")),
    ("activity", _("Activities")),
    ("gallery", _("Photos")),
)


@dataclass(frozen=True)
class TopicLine:
    """A topic of the index with the number of pages about it, those of its subtopics included."""

    pk: int
    name: str
    url: str
    depth: int
    parent: int | None
    count: int


@dataclass
class TopicGroup:
    """A topic and those below it, in reading order."""

    top: TopicLine
    below: list["TopicGroup"] = field(default_factory=list)


#: The index shows so many levels inside one another; what stands deeper stands beside the last.
DEEPEST = 6


def topic_groups(lines: list[TopicLine]) -> list[TopicGroup]:
    """The lines of the index as branches, one for each topic of the first level."""
    groups: list[TopicGroup] = []
    above: list[TopicGroup] = []
    for line in lines:
        group = TopicGroup(line)
        del above[min(line.depth, DEEPEST) :]
        (above[-1].below if above else groups).append(group)
        above.append(group)
    return groups


@dataclass
class HubSection:
    """The entries of one type on a hub."""

    key: str
    label: str
    entries: list[ListedEntry]
    #: The search that lists all of the type, where this page shows only some, and how many there are.
    more_url: str = ""
    count: int = 0


def _counts(place: Place) -> dict[int, int]:
    entries = visible_entries(place.root_path, place.locale.pk)
    rows = EntryTopic.objects.filter(entry__in=entries).values_list("topic_id")
    return dict(rows.annotate(n=Count("entry_id", distinct=True)).order_by())


def _shape() -> list[tuple[int, int, int | None]]:
    """Each shown topic's id, depth and the shown topic above it, in reading order."""
    branches = [branch for root in topic_tree() for branch in root.walk()]
    above = {child.topic.pk: branch.topic.pk for branch in branches for child in branch.children}
    return [(branch.topic.pk, branch.depth, above.get(branch.topic.pk)) for branch in branches]


def topic_counts(request: HttpRequest) -> list[TopicLine]:
    """All shown topics in the order of the tree, with their counts; remembered."""
    place = place_of(request)
    counts = remember(f"topic-counts:{place.root_path}:{place.locale.pk}", lambda: _counts(place))
    labels = topic_labels()
    return [
        TopicLine(pk, labels[pk].name, labels[pk].url, depth, parent, counts.get(pk, 0))
        for pk, depth, parent in remember("topic-tree", _shape)
        if pk in labels
    ]


@dataclass(frozen=True)
class LetterGroup:
    """The topics under one letter of the alphabet."""

    letter: str
    anchor: str
    topics: list[TopicLine]


def by_letter(lines: list[TopicLine]) -> list[LetterGroup]:
    """Topics in Vietnamese alphabetical order, by their first letter: D and Đ, O, Ô and Ơ are letters of their own."""
    groups: list[LetterGroup] = []
    for line in sorted(lines, key=lambda line: sort_key(line.name)):
        letter = first_letter(line.name)
        if not groups or groups[-1].letter != letter:
            groups.append(LetterGroup(letter, f"chu-{len(groups) + 1}", []))
        groups[-1].topics.append(line)
    return groups


@require_safe
def topic_index(request: HttpRequest) -> HttpResponse:
    """`/chu-de/`: the topics with counts, as a tree or (`?xem=a-z`) in alphabetical order; `?q=` finds some by name."""
    lines = topic_counts(request)
    words = request.GET.get("q", "").replace("\x00", "").strip()[:200]
    if words:
        named = set(called(words).values_list("pk", flat=True))
        lines = [line for line in lines if line.pk in named]
    alphabetical = request.GET.get("xem") == "a-z" or bool(words)
    context = {
        "topics": lines,
        "words": words,
        "groups": [] if alphabetical else topic_groups(lines),
        "letters": by_letter(lines) if alphabetical else [],
        "alphabetical": alphabetical,
        "share_text": ShareText(
            str(_("Topics")),
            str(_("Everything on the portal, by what it is about.")),
            schema={"@type": "CollectionPage", "mainEntity": _topic_list(lines, root_of(request))},
        ),
        "base_template": settings.BASE_TEMPLATE,
    }
    return mark_private(request, render(request, "kehoach_cms/topics/topic_index.html", context))


def _topic_list(lines: list[TopicLine], root: str) -> dict[str, Any]:
    """The topics of the first level in schema.org's words."""
    tops = [line for line in lines if line.parent is None]
    return {
        "@type": "ItemList",
        "numberOfItems": len(tops),
        "itemListElement": [
            {"@type": "ListItem", "position": place, "url": root + line.url, "name": line.name}
            for place, line in enumerate(tops, start=1)
        ],
    }


def _topic_or_404(slug: str) -> Topic:
    topic = topic_by_address(slug)
    if topic is None or topic.resolved.hidden:
        raise Http404
    return topic


def _about(request: HttpRequest, topic: Topic) -> QuerySet[PageEntry]:
    """What is about a topic; its subtopics too, unless the address says `con=khong`."""
    entries = site_entries(request)
    if request.GET.get("con") == "khong":
        return entries.filter(topics__topic=topic, topics__direct=True)
    return entries.filter(topics__topic=topic)


@require_safe
def topic_detail(request: HttpRequest, slug: str) -> HttpResponse:
    """`/chu-de/<slug>/`: what is about a topic and its subtopics; a former address leads to the present one.

    After a merge the address says which topic was merged (`gop`), so that the page can tell.
    """
    topic = _topic_or_404(slug)
    if topic.merged_into is not None:
        address = reverse("kehoach_cms:topic", kwargs={"slug": topic.resolved.slug})
        return HttpResponsePermanentRedirect(f"{address}?{urlencode({'gop': topic.slug})}")
    if topic.slug != slug:
        return redirect("kehoach_cms:topic", slug=topic.slug, permanent=True)
    narrow = request.GET.get("con") == "khong"
    chosen = EntryFilter(
        _about(request, topic), request, ["don-vi", "nam"], key=f"topic:{topic.pk}{':narrow' if narrow else ''}"
    )
    kept = {"con": "khong"} if narrow else {}
    if chosen.params or narrow or PAGE_PARAMETER in request.GET:
        entries, pagination = paginate(
            with_related(chosen.entries.order_by("-date", "-pk")), request, {**kept, **chosen.params}
        )
        sections = _sections(listed(entries, request))
    else:
        sections, pagination = _newest_of_each_type(chosen.entries, request, topic)
    lines = {line.pk: line for line in topic_counts(request)}
    own = lines.get(topic.pk)
    children = [line for line in lines.values() if line.parent == topic.pk]
    context = {
        "topic": topic,
        "path": _path(own, lines),
        "count": own.count if own else 0,
        "children": children,
        "siblings": [
            line for line in lines.values() if own and own.parent and line.parent == own.parent and line != own
        ],
        "narrow": narrow,
        "merged": _merged_name(request, topic),
        "sections": sections,
        "pagination": pagination,
        "filters": chosen.form(**kept),
        "feeds": feed_links(topic.name, topic.url),
        "share_text": ShareText(topic.name, topic.description, schema={"@type": "CollectionPage"}),
        "base_template": settings.BASE_TEMPLATE,
    }
    return mark_private(request, render(request, "kehoach_cms/topics/topic_detail.html", context))


def _newest_of_each_type(
    entries: QuerySet[PageEntry], request: HttpRequest, topic: Topic
) -> tuple[list[HubSection], Pagination]:
    """The newest of each type, so that a directive is not buried under news; each section that is cut short leads to
    all of its type: a search by topic and type.
    """
    newest = Window(RowNumber(), partition_by="type_key", order_by=["-date", "-pk"])
    ranked = entries.order_by().annotate(nth=newest, n=Window(Count("pk"), partition_by="type_key"))
    rows = list(ranked.filter(nth__lte=MOST_NEWS).values_list("pk", "type_key", "nth", "n"))
    counts = {key: count for _pk, key, _nth, count in rows}
    shown = [pk for pk, key, nth, _n in rows if nth <= (MOST_NEWS if key == "news" else MOST_OTHERS)]
    fetched = with_related(PageEntry.objects.filter(pk__in=shown).order_by("-date", "-pk"))
    sections = _sections(listed(fetched, request))
    search = reverse("kehoach_cms:search")
    for section in sections:
        types = {entry.type_key for entry in section.entries}
        section.count = sum(counts[key] for key in types)
        if section.count > len(section.entries):
            narrowed = {"loai": section.key} if section.key in counts else {}
            section.more_url = f"{search}?{urlencode({'chu-de': topic.slug, **narrowed})}"
    return sections, whole_list(sum(counts.values()))


def _merged_name(request: HttpRequest, topic: Topic) -> str:
    """The name of the topic whose address the reader came by, where it was merged into this one."""
    raw = request.GET.get("gop", "")[:200]
    gone = topic.merged.filter(slug=raw).prefetch_related("names").first() if raw and "\x00" not in raw else None
    return gone.name if gone else ""


@require_safe
def topic_feed(request: HttpRequest, slug: str, form: str) -> HttpResponse:
    """`/chu-de/<slug>/rss.xml` and `atom.xml`: the newest about a topic, its subtopics by choice (`con=khong`)."""
    topic = _topic_or_404(slug)
    if topic.merged_into is not None or topic.slug != slug:
        return redirect("kehoach_cms:topic_feed", slug=topic.resolved.slug, form=form, permanent=True)
    channel = Channel(f"{_('Topic')}: {topic.name}", topic.url, topic.description)
    return feed(request, form, channel, _about(request, topic).distinct())


def _path(own: TopicLine | None, lines: dict[int, TopicLine]) -> list[TopicLine]:
    """The topics above one, from the first level down."""
    path: list[TopicLine] = []
    parent = own.parent if own else None
    while parent is not None:
        path.insert(0, lines[parent])
        parent = lines[parent].parent
    return path


def _sections(entries: list[ListedEntry]) -> list[HubSection]:
    known = dict(SECTIONS)
    sections = [
        HubSection(key, str(label), [entry for entry in entries if entry.type_key == key]) for key, label in SECTIONS
    ]
    others = [entry for entry in entries if entry.type_key not in known]
    sections.append(HubSection("other", str(_("Other pages")), others))
    return [section for section in sections if section.entries]


@require_safe
def unit_detail(request: HttpRequest, slug: str) -> HttpResponse:
    """`/don-vi/<slug>/`: a unit's names over time, and what it issued, does and holds."""
    unit = Unit.objects.filter(slug=slug).select_related("parent").prefetch_related("names", "children").first()
    if unit is None:
        raise Http404
    chosen = EntryFilter(
        site_entries(request).filter(units__unit=unit), request, ["chu-de", "nam"], key=f"unit:{unit.pk}"
    )
    entries, pagination = paginate(with_related(chosen.entries.order_by("-date", "-pk")), request, chosen.params)
    context = {
        "unit": unit,
        "names": list(unit.names.all()),
        "children": list(unit.children.all()),
        "sections": _sections(listed(entries, request)),
        "pagination": pagination,
        "filters": chosen.form(),
        "feeds": feed_links(unit.name, request.path),
        "share_text": ShareText(unit.name, schema={"@type": "ProfilePage", "mainEntity": schema_of(unit, request)}),
        "base_template": settings.BASE_TEMPLATE,
    }
    return mark_private(request, render(request, "kehoach_cms/units/unit_detail.html", context))


def schema_of(unit: Unit, request: HttpRequest) -> dict[str, Any]:
    """A unit in schema.org's words."""
    found: dict[str, Any] = {
        "@type": "GovernmentOrganization",
        "name": unit.name,
        "url": root_of(request) + request.path,
        "alternateName": sorted({name.name for name in unit.names.all()} - {unit.name}),
        "foundingDate": unit.established_on.isoformat() if unit.established_on else "",
        "dissolutionDate": unit.dissolved_on.isoformat() if unit.dissolved_on else "",
        "parentOrganization": {"@type": "GovernmentOrganization", "name": unit.parent.name} if unit.parent else "",
    }
    return {key: value for key, value in found.items() if value}


@require_safe
def unit_feed(request: HttpRequest, slug: str, form: str) -> HttpResponse:
    """`/don-vi/<slug>/rss.xml`: what a unit issued, does and holds."""
    unit = get_object_or_404(Unit, slug=slug)
    channel = Channel(unit.name, reverse("kehoach_cms:unit", kwargs={"slug": slug}))
    return feed(request, form, channel, site_entries(request).filter(units__unit=unit))
