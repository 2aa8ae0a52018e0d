"""What editors see: the tabs of the form."""

from wagtail.admin.panels import FieldPanel, FieldRowPanel, InlinePanel, PageChooserPanel

from kehoach_cms.i18n import _
from kehoach_cms.pages.admin import LEAD_IMAGE_PANEL, TITLE_PANELS

ACTIVITY_TABS = (
    (
        _("Content"),
        [*TITLE_PANELS, FieldPanel("body"), FieldPanel("result")],
    ),
    (
        _("Activity"),
        [
            FieldPanel("activity_kind"),
            FieldRowPanel([FieldPanel("starts_at"), FieldPanel("ends_at")]),
            FieldPanel("course"),
            FieldPanel("venue"),
            FieldPanel("unit"),
            FieldPanel("organisers"),
            FieldRowPanel([FieldPanel("attendance"), FieldPanel("participants")]),
            InlinePanel("evidence", heading=_("Tasks that it carries out"), label=_("Task")),
        ],
    ),
    (
        _("Files and pictures"),
        [LEAD_IMAGE_PANEL, PageChooserPanel("gallery", "kehoach_cms.GalleryPage")],
    ),
)
