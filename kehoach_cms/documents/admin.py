"""What editors see of documents: the tabs of their form, and the register."""

from wagtail.admin.panels import FieldPanel, FieldRowPanel, InlinePanel, MultiFieldPanel, Panel
from wagtail.snippets.views.snippets import SnippetViewSet

from kehoach_cms.documents.models import OfficialDocument
from kehoach_cms.i18n import _
from kehoach_cms.pages.admin import LEAD_IMAGE_PANEL, TITLE_PANELS

CONTENT_PANELS: list[Panel | str] = [*TITLE_PANELS, FieldPanel("body")]

IDENTITY_PANELS: list[Panel | str] = [
    MultiFieldPanel(
        [
            FieldRowPanel([FieldPanel("kind"), FieldPanel("number")]),
            FieldPanel("issuer"),
            FieldPanel("issuer_printed"),
            FieldRowPanel([FieldPanel("place"), FieldPanel("issued_on")]),
            FieldRowPanel([FieldPanel("effective_on"), FieldPanel("expires_on")]),
            FieldRowPanel([FieldPanel("period_from"), FieldPanel("period_to")]),
            FieldPanel("confidentiality"),
        ],
        heading=_("What identifies the document"),
    ),
    MultiFieldPanel(
        [
            FieldPanel("signing_authority"),
            FieldRowPanel([FieldPanel("signer_title"), FieldPanel("signer_name")]),
        ],
        heading=_("Signature"),
    ),
    FieldPanel("recipients"),
]

TASK_PANELS: list[Panel | str] = [FieldPanel("lead_role"), FieldPanel("tasks")]

REFERENCE_PANELS: list[Panel | str] = [
    InlinePanel(
        "kehoach_references",
        heading=_("Basis and related documents"),
        label=_("Document"),
        help_text=_("Choose it from the register, or type number, kind, date and issuing body."),
    ),
]

FILE_PANELS: list[Panel | str] = [
    LEAD_IMAGE_PANEL,
    InlinePanel("kehoach_files", heading=_("Original files"), label=_("File")),
]

DOCUMENT_TABS = (
    (_("Content"), CONTENT_PANELS),
    (_("Tasks"), TASK_PANELS),
    (_("Document"), IDENTITY_PANELS),
    (_("Basis"), REFERENCE_PANELS),
    (_("Files and pictures"), FILE_PANELS),
)


class OfficialDocumentViewSet(SnippetViewSet):
    """The register: published documents, and stubs that are only cited."""

    model = OfficialDocument
    icon = "doc-full"
    menu_label = _("Register of documents")
    list_display = ["name", "issuer_printed", "issued_on", "is_stub"]
    list_filter = ["kind", "issuer"]
    ordering = ["-issued_on", "-pk"]
    panels = [
        FieldRowPanel([FieldPanel("kind"), FieldPanel("number")]),
        FieldPanel("issuer"),
        FieldPanel("issuer_printed"),
        FieldPanel("issued_on"),
        FieldPanel("subject"),
        FieldPanel("confidentiality"),
    ]
