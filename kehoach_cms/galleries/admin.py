"""What editors see: the tabs of the form."""

from wagtail.admin.panels import FieldPanel, FieldRowPanel, MultipleChooserPanel

from kehoach_cms.i18n import _
from kehoach_cms.pages.admin import TITLE_PANELS

GALLERY_TABS = (
    (
        _("Content"),
        [
            *TITLE_PANELS,
            FieldRowPanel([FieldPanel("taken_on"), FieldPanel("venue")]),
            FieldPanel("photographer"),
            MultipleChooserPanel("pictures", chooser_field_name="image", heading=_("Pictures"), label=_("Picture")),
        ],
    ),
)
