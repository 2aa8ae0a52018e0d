"""What editors see of every page: the tabs of its form; and the portal's own details."""

from collections.abc import Callable
from typing import Any

from django.http import HttpRequest
from django.utils.safestring import SafeString
from wagtail.admin.panels import (
    FieldPanel,
    InlinePanel,
    MultiFieldPanel,
    ObjectList,
    Panel,
    PublishingPanel,
    TabbedInterface,
    TitleFieldPanel,
)
from wagtail.models import Page
from wagtail.snippets.views.snippets import SnippetViewSet

from kehoach_cms.i18n import _
from kehoach_cms.pages.models import SiteProfile

#: What rooms above add to every page's form, by name: a function of the page and the request that returns HTML.
_parts: dict[str, Callable[[Page, HttpRequest], SafeString]] = {}


def register_editor_part(name: str, draw: Callable[[Page, HttpRequest], SafeString]) -> None:
    """Let a room above fill the place that `EditorPart(name)` keeps in a form."""
    _parts[name] = draw


class EditorPart(Panel):
    """A place in a page's form that another room fills; nothing where none does."""

    def __init__(self, name: str, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self.name = name

    def clone_kwargs(self) -> dict[str, Any]:
        """What a copy needs."""
        return {**super().clone_kwargs(), "name": self.name}

    class BoundPanel(Panel.BoundPanel):
        """The place in one form."""

        def is_shown(self) -> bool:
            """Where a room fills it."""
            return super().is_shown() and self.panel.name in _parts and self.request is not None

        def render_html(self, parent_context: Any = None) -> SafeString:
            """What the room draws."""
            return _parts[self.panel.name](self.instance, self.request)


TITLE_PANELS: list[Panel | str] = [
    TitleFieldPanel("title", help_text=_("The short title, for lists and addresses; best under 90 characters.")),
    FieldPanel("subject"),
    FieldPanel("summary"),
]

#: The picture that stands for a page; its words are the picture's own, wherever it is shown.
LEAD_IMAGE_PANEL = FieldPanel(
    "lead_image",
    help_text=_("Write its description, for those who cannot see it, in the picture's own form."),
)

TOPIC_PANELS: list[Panel | str] = [
    InlinePanel("kehoach_topics", heading=_("Topics"), label=_("Topic")),
    EditorPart("related", heading=_("Proposals and related pages")),
    FieldPanel("keywords"),
    InlinePanel("kehoach_related_picks", heading=_("Related pages chosen by hand"), label=_("Page")),
]

DISPLAY_PANELS: list[Panel | str] = [
    FieldPanel("slug"),
    FieldPanel("seo_title"),
    FieldPanel("search_description"),
    FieldPanel("show_in_menus"),
    MultiFieldPanel([FieldPanel("comments_mode"), FieldPanel("comments_closed_on")], heading=_("Comments")),
    PublishingPanel(),
]


def tabs(*named: tuple[str, list[Panel | str]]) -> TabbedInterface:
    """A form in tabs: the type's own, then topics, then how the page is shown."""
    return TabbedInterface(
        [
            *(ObjectList(panels, heading=heading) for heading, panels in named),
            ObjectList(TOPIC_PANELS, heading=_("Topics and related")),
            ObjectList(DISPLAY_PANELS, heading=_("Display")),
        ]
    )


def index_tabs() -> TabbedInterface:
    """The form of an index page."""
    return TabbedInterface(
        [
            ObjectList([TitleFieldPanel("title"), FieldPanel("introduction")], heading=_("Content")),
            ObjectList(
                [FieldPanel(name) for name in ("slug", "seo_title", "search_description", "show_in_menus")]
                + [PublishingPanel()],
                heading=_("Display"),
            ),
        ]
    )


class SiteProfileViewSet(SnippetViewSet):
    """What the portal says of itself, one row a language."""

    model = SiteProfile
    icon = "home"
    menu_label = _("Portal details")
    list_display = ["name", "language", "site"]
    panels = [
        MultiFieldPanel([FieldPanel(name) for name in ("site", "language", "name", "line", "logo")], heading=_("Head")),
        MultiFieldPanel(
            [FieldPanel(name) for name in ("owner", "responsible", "address", "phone", "email", "licence", "note")],
            heading=_("Foot"),
        ),
        FieldPanel("comments_closed"),
        FieldPanel("component_sites"),
        FieldPanel("about_links"),
    ]
