"""What webmasters see of topics and keywords."""

from wagtail.admin.panels import FieldPanel, FieldRowPanel, InlinePanel
from wagtail.snippets.views.snippets import SnippetViewSet

from kehoach_cms.i18n import _
from kehoach_cms.topics.models import Keyword, Topic


class TopicViewSet(SnippetViewSet):
    """The topic tree, one row a topic."""

    model = Topic
    icon = "tag"
    menu_label = _("Topics")
    list_display = ["name", "parent", "hidden"]
    list_filter = ["hidden", "parent"]
    ordering = ["sort_key"]
    panels = [
        InlinePanel("names", heading=_("Names by language"), label=_("Name"), min_num=1),
        FieldPanel("parent"),
        FieldRowPanel([FieldPanel("sort_order"), FieldPanel("hidden")]),
        FieldPanel("slug"),
    ]


class KeywordViewSet(SnippetViewSet):
    """Free keywords."""

    model = Keyword
    icon = "tag"
    menu_label = _("Keywords")
    list_display = ["name", "slug"]
    panels = [FieldPanel("name"), FieldPanel("slug")]
