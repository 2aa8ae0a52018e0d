"""The demo portal's home page: a province arranges its blocks."""

from typing import Any, ClassVar

from django.http import HttpRequest
from wagtail import blocks
from wagtail.admin.panels import FieldPanel
from wagtail.models import Page

from kehoach_cms.activities.models import add_occasions
from kehoach_cms.conf import today
from kehoach_cms.galleries.models import add_photo_counts
from kehoach_cms.i18n import _
from kehoach_cms.pages.feeds import feed_links
from kehoach_cms.pages.fields import BlocksField
from kehoach_cms.pages.frame import frame_for
from kehoach_cms.pages.hubs import topic_counts
from kehoach_cms.pages.listing import has_feeds
from kehoach_cms.pages.models import PageEntry
from kehoach_cms.pages.privacy import mark_private
from kehoach_cms.pages.queries import ListedEntry, listed, site_entries, with_related
from kehoach_cms.plans.queries import add_plan_states


class HomeBlock(blocks.StreamBlock):
    """The rows of the home page; each draws itself from what is published."""

    news = blocks.StructBlock(
        [
            (
                "lead",
                blocks.PageChooserBlock(required=False, page_type="kehoach_cms.NewsPage", label=_("Lead story")),
            )
        ],
        label=_("News"),
        icon="doc-full",
    )
    documents = blocks.StaticBlock(label=_("New documents"), icon="doc-full-inverse")
    plans = blocks.StaticBlock(label=_("Plans being carried out"), icon="tasks")
    activities = blocks.StaticBlock(label=_("Activities"), icon="date")
    galleries = blocks.StaticBlock(label=_("Photos"), icon="image")
    topics = blocks.StaticBlock(label=_("Topics"), icon="tag")
    sites = blocks.StaticBlock(label=_("Component sites"), icon="site")

    class Meta:
        required = False
        # Each row has a place of its own in the page (its heading's id), and no news is told twice.
        block_counts: ClassVar[dict[str, dict[str, int]]] = {
            name: {"max_num": 1}
            for name in ("news", "documents", "plans", "activities", "galleries", "topics", "sites")
        }


#: The list page that a row leads on to.
LISTS = {
    "news": "newsindexpage",
    "documents": "directiveindexpage",
    "plans": "planindexpage",
    "activities": "activityindexpage",
    "galleries": "galleryindexpage",
}


#: What of a row a reader sees; a page all of whose rows are without it says that nothing was published.
SHOWN = ("lead", "entries", "upcoming", "topics", "links")


def _is_running(line: ListedEntry, entry: PageEntry) -> bool:
    """Whether a plan is being carried out: it has tasks, not all of them done, and nothing took its place."""
    reached = [state for since, state in entry.states if since <= today().isoformat()]
    in_force = not reached or reached[-1] in ("in_force", "amended")
    return bool(line.status) and in_force and line.status.key != "done"  # type: ignore[attr-defined]


class HomePage(Page):
    """The first page of the portal."""

    rows = BlocksField(HomeBlock(), verbose_name=_("rows"), blank=True)
    content_panels = [*Page.content_panels, FieldPanel("rows")]
    template = "portal/home_page.html"
    max_count_per_parent = 1
    allowed_http_methods = ["GET", "HEAD", "OPTIONS"]

    class Meta:
        verbose_name = _("home page")

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        """Add what each row that stands on the page shows; a row that does not stand costs nothing."""
        context = super().get_context(request, *args, **kwargs)
        lists = self._list_urls(request)
        context["sections"] = [
            {
                "type": row.block_type,
                "more_url": lists.get(LISTS.get(row.block_type, ""), ""),
                "plans_url": lists.get(LISTS["plans"], ""),
                **getattr(self, f"_{row.block_type}")(request, row.value),
            }
            for row in self.rows
        ]
        context["has_content"] = any(section[key] for section in context["sections"] for key in SHOWN if key in section)
        frame = frame_for(request, self)
        context["feeds"] = feed_links(frame.name, frame.home_url) if has_feeds() else []
        return context

    def _list_urls(self, request: HttpRequest) -> dict[str, str]:
        """Where the list of each type is, by the name of its model; two queries."""
        children = self.get_children().live().select_related("content_type", "locale").order_by("-path")
        return {child.content_type.model: child.get_url(request) or "" for child in children}

    def _entries(self, request: HttpRequest, count: int, *types: str) -> tuple[list[Any], list[Any]]:
        rows = list(with_related(site_entries(request).filter(type_key__in=types).order_by("-date", "-pk"))[:count])
        return listed(rows, request), rows

    def _news(self, request: HttpRequest, value: Any) -> dict[str, Any]:
        entries, _rows = self._entries(request, 7, "news")
        lead = value.get("lead")
        first = next((entry for entry in entries if lead is not None and entry.page_id == lead.pk), None)
        if first is None and lead is not None:
            chosen = with_related(site_entries(request).filter(page_id=lead.pk))
            first = next(iter(listed(chosen, request)), None)
        first = first or next(iter(entries), None)
        image = first.image if first else None
        return {"lead": first, "image": image, "entries": [e for e in entries if e is not first][:6]}

    def _documents(self, request: HttpRequest, value: Any) -> dict[str, Any]:
        return {"entries": self._entries(request, 5, "directive", "plan")[0]}

    def _plans(self, request: HttpRequest, value: Any) -> dict[str, Any]:
        entries, rows = self._entries(request, 30, "plan")
        running = [
            line for line, row in zip(add_plan_states(entries, rows), rows, strict=True) if _is_running(line, row)
        ]
        running.sort(key=lambda line: line.plan_state.key == "none")
        return {"entries": running[:3]}

    def _activities(self, request: HttpRequest, value: Any) -> dict[str, Any]:
        day = today()
        base = site_entries(request).filter(type_key="activity")
        past = list(with_related(base.filter(date__lte=day).order_by("-date", "-pk"))[:3])
        ahead = list(with_related(base.filter(date__gt=day).order_by("date", "pk"))[:4])
        return {"entries": listed(past, request), "upcoming": add_occasions(listed(ahead, request))}

    def _galleries(self, request: HttpRequest, value: Any) -> dict[str, Any]:
        return {"entries": add_photo_counts(self._entries(request, 4, "gallery")[0])}

    def _topics(self, request: HttpRequest, value: Any) -> dict[str, Any]:
        lines = topic_counts(request)
        return {"topics": sorted(lines, key=lambda line: -line.count)[:12]}

    def _sites(self, request: HttpRequest, value: Any) -> dict[str, Any]:
        return {"links": frame_for(request, self).footer.sites}

    def serve(self, request: HttpRequest, *args: Any, **kwargs: Any) -> Any:
        """Serve the page; an editor's view of it is never kept by a cache."""
        return mark_private(request, super().serve(request, *args, **kwargs))
