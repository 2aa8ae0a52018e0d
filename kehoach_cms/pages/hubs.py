"""Pages that gather entries around a topic or a unit."""

from dataclasses import dataclass, field

from django.db.models import Count
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_safe

from kehoach_cms.conf import settings
from kehoach_cms.i18n import _
from kehoach_cms.pages.listing import EntryFilter, paginate
from kehoach_cms.pages.models import EntryTopic
from kehoach_cms.pages.privacy import mark_private
from kehoach_cms.pages.queries import ListedEntry, listed, site_entries, with_related
from kehoach_cms.topics.models import Topic
from kehoach_cms.topics.queries import Branch, topic_tree
from kehoach_cms.units.models import Unit

#: The types of pages that a hub shows, in its order, and what each section is called.
SECTIONS = (
    ("directive", _("Documents")),
    ("plan", _("Plans")),
    ("news", _("News")),
    ("activity", _("Activities")),
    ("gallery", _("Photos")),
)


@dataclass
class TopicLine:
    """A topic of the index with the number of pages about it, those of its subtopics included."""

    topic: Topic
    depth: int
    count: int

    @property
    def name(self) -> str:
        """The topic's name in the active language."""
        return self.topic.name

    @property
    def url(self) -> str:
        """The address of the topic's page."""
        return self.topic.url


@dataclass
class TopicGroup:
    """A topic of the first level and all topics below it, in reading order."""

    top: TopicLine
    below: list[TopicLine] = field(default_factory=list)


def topic_groups(lines: list[TopicLine]) -> list[TopicGroup]:
    """The lines of the index by topics of the first level."""
    groups: list[TopicGroup] = []
    for line in lines:
        if line.depth == 0:
            groups.append(TopicGroup(line))
        elif groups:
            groups[-1].below.append(line)
    return groups


@dataclass
class HubSection:
    """The entries of one type on a hub."""

    key: str
    label: str
    entries: list[ListedEntry]


def _counts(request: HttpRequest) -> dict[int, int]:
    rows = EntryTopic.objects.filter(entry__in=site_entries(request)).values_list("topic_id")
    return dict(rows.annotate(n=Count("entry_id", distinct=True)).order_by())


def topic_counts(request: HttpRequest) -> list[TopicLine]:
    """All shown topics in the order of the tree, with their counts; four queries."""
    counts = _counts(request)
    return [
        TopicLine(branch.topic, branch.depth, counts.get(branch.topic.pk, 0))
        for root in topic_tree()
        for branch in root.walk()
    ]


@require_safe
def topic_index(request: HttpRequest) -> HttpResponse:
    """`/chu-de/`: the tree of topics with counts."""
    lines = topic_counts(request)
    context = {"topics": lines, "groups": topic_groups(lines), "base_template": settings.BASE_TEMPLATE}
    return mark_private(request, render(request, "kehoach_cms/topics/topic_index.html", context))


@require_safe
def topic_detail(request: HttpRequest, slug: str) -> HttpResponse:
    """`/chu-de/<slug>/`: what is about a topic and its subtopics; a merged topic leads to its successor."""
    topic = Topic.objects.filter(slug=slug).select_related("merged_into").first()
    if topic is None or (topic.hidden and topic.merged_into is None):
        raise Http404
    if topic.merged_into is not None:
        return redirect("kehoach_cms:topic", slug=topic.resolved.slug, permanent=True)
    chosen = EntryFilter(site_entries(request).filter(topics__topic=topic), request, ["don-vi", "nam"])
    entries, pagination = paginate(with_related(chosen.entries.order_by("-date", "-pk")), request, chosen.params)
    counts = _counts(request)
    branches = {branch.topic.pk: branch for root in topic_tree() for branch in root.walk()}
    own: Branch | None = branches.get(topic.pk)
    context = {
        "topic": topic,
        "path": _path(topic, branches),
        "count": counts.get(topic.pk, 0),
        "children": [
            TopicLine(child.topic, 0, counts.get(child.topic.pk, 0)) for child in (own.children if own else [])
        ],
        "sections": _sections(listed(entries, request)),
        "pagination": pagination,
        "filters": chosen.form(),
        "base_template": settings.BASE_TEMPLATE,
    }
    return mark_private(request, render(request, "kehoach_cms/topics/topic_detail.html", context))


def _path(topic: Topic, branches: dict[int, Branch]) -> list[Topic]:
    path: list[Topic] = []
    parent = topic.parent_id
    while parent is not None and parent in branches and len(path) < 20:
        path.insert(0, branches[parent].topic)
        parent = branches[parent].topic.parent_id
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
    chosen = EntryFilter(site_entries(request).filter(units__unit=unit), request, ["chu-de", "nam"])
    entries, pagination = paginate(with_related(chosen.entries.order_by("-date", "-pk")), request, chosen.params)
    context = {
        "unit": unit,
        "names": list(unit.names.all()),
        "children": list(unit.children.all()),
        "sections": _sections(listed(entries, request)),
        "pagination": pagination,
        "filters": chosen.form(),
        "base_template": settings.BASE_TEMPLATE,
    }
    return mark_private(request, render(request, "kehoach_cms/units/unit_detail.html", context))
