"""What editors see: the tabs of the form."""

from wagtail.admin.panels import FieldPanel, FieldRowPanel

from kehoach_cms.i18n import _
from kehoach_cms.pages.admin import LEAD_IMAGE_PANEL, TITLE_PANELS

NEWS_TABS = (
    (_("Content"), [*TITLE_PANELS, FieldPanel("body")]),
    (
        _("News"),
        [
            FieldPanel("date"),
            FieldRowPanel([FieldPanel("author"), FieldPanel("source")]),
            FieldPanel("is_press_copy"),
            LEAD_IMAGE_PANEL,
            FieldPanel("corrections"),
        ],
    ),
)
