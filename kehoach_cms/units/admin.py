"""What webmasters see of units."""

from wagtail.admin.panels import FieldPanel, FieldRowPanel, InlinePanel
from wagtail.snippets.views.snippets import SnippetViewSet

from kehoach_cms.i18n import _
from kehoach_cms.units.models import Unit


class UnitViewSet(SnippetViewSet):
    """Units with their names over time."""

    model = Unit
    icon = "group"
    menu_label = _("Units")
    list_display = ["name", "parent", "level", "system"]
    list_filter = ["level", "system"]
    ordering = ["sort_key"]
    panels = [
        InlinePanel(
            "names",
            heading=_("Names over time"),
            label=_("Name"),
            min_num=1,
            help_text=_("A new name is a new row; documents keep the name of their day."),
        ),
        FieldPanel("parent"),
        FieldRowPanel([FieldPanel("level"), FieldPanel("system")]),
        FieldRowPanel([FieldPanel("established_on"), FieldPanel("dissolved_on")]),
        FieldPanel("slug"),
    ]
