"""The field in which a topic is chosen."""

from typing import Any

from wagtail.snippets.widgets import AdminSnippetChooser

from kehoach_cms.i18n import _
from kehoach_cms.topics.models import Topic


class TopicChooser(AdminSnippetChooser):
    """Wagtail's chooser with whole sentences: its own are put together and not translated into Vietnamese."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(Topic, **kwargs)
        self.choose_one_text = _("Choose a topic")
        self.choose_another_text = _("Choose another topic")
