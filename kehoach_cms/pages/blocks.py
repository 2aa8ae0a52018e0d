"""The blocks that a page's body is built from; the importer makes the same ones."""

from typing import Any, ClassVar

from wagtail import blocks
from wagtail.images.blocks import ImageBlock

from kehoach_cms.i18n import _
from kehoach_cms.text import slug

#: What running text may hold: official text needs no more, and it prints well.
TEXT_FEATURES = ["bold", "italic", "superscript", "subscript", "ol", "ul", "link", "document-link"]


class HeadingBlock(blocks.StructBlock):
    """A heading of the text: the label as printed ("II-", "1."), the words, and how deep it stands."""

    label = blocks.CharBlock(label=_("Label as printed"), required=False, max_length=20)
    text = blocks.CharBlock(label=_("Heading"), max_length=500)
    level = blocks.ChoiceBlock(
        label=_("Level"),
        choices=[("1", _("Section")), ("2", _("Subsection")), ("3", _("Point"))],
        default="1",
    )

    class Meta:
        label = _("Heading")
        icon = "title"
        template = "kehoach_cms/blocks/heading.html"
        label_format = "{label} {text}"

    def get_context(self, value: Any, parent_context: dict[str, Any] | None = None) -> dict[str, Any]:
        """Add the anchor that contents and links point at."""
        context = super().get_context(value, parent_context)
        context["anchor"] = heading_anchor(value)
        return context


def heading_anchor(value: Any) -> str:
    """A heading's anchor, made from its label and first words so that it outlives an edit elsewhere."""
    return "muc-" + slug(f"{value['label']} {value['text']}", max_length=50)


class FigureBlock(blocks.StructBlock):
    """A picture with its caption and credit; a place for a picture still missing keeps its caption."""

    image = ImageBlock(label=_("Picture"), required=False)
    caption = blocks.CharBlock(label=_("Caption"), required=False, max_length=500)
    credit = blocks.CharBlock(label=_("Credit"), required=False, max_length=200)

    class Meta:
        label = _("Picture")
        icon = "image"
        template = "kehoach_cms/blocks/figure.html"
        label_format = "{caption}"


class TableBlock(blocks.StructBlock):
    """A table pasted from a word processor or a spreadsheet: a line a row, tabs (or |) between cells."""

    caption = blocks.CharBlock(label=_("Caption"), required=False, max_length=300)
    has_header = blocks.BooleanBlock(label=_("The first row is the header"), required=False, default=True)
    rows = blocks.TextBlock(
        label=_("Rows"), help_text=_("Paste from Word or Excel: one line a row, a tab or | between cells.")
    )

    class Meta:
        label = _("Table")
        icon = "table"
        template = "kehoach_cms/blocks/table.html"
        label_format = "{caption}"

    def get_context(self, value: Any, parent_context: dict[str, Any] | None = None) -> dict[str, Any]:
        """Cut the text into rows of equally many cells."""
        context = super().get_context(value, parent_context)
        rows = table_cells(value["rows"])
        context["header"] = rows[0] if rows and value["has_header"] else []
        context["body"] = rows[1:] if context["header"] else rows
        return context


def table_cells(text: str) -> list[list[str]]:
    """Rows of cells; a tab in a line decides that tabs divide it, else | does. Short rows are filled up."""
    rows = []
    for line in text.splitlines():
        if not line.strip():
            continue
        separator = "\t" if "\t" in line else "|"
        rows.append([cell.strip() for cell in line.strip("\r\n").split(separator)])
    width = max((len(row) for row in rows), default=0)
    return [row + [""] * (width - len(row)) for row in rows]


class QuoteBlock(blocks.StructBlock):
    """Somebody's words, and whose they are."""

    text = blocks.TextBlock(label=_("Words"))
    source = blocks.CharBlock(label=_("Who said it"), required=False, max_length=200)

    class Meta:
        label = _("Quotation")
        icon = "openquote"
        template = "kehoach_cms/blocks/quote.html"
        label_format = "{text}"


class BodyBlock(blocks.StreamBlock):
    """The running text of a page."""

    heading = HeadingBlock()
    paragraph = blocks.RichTextBlock(
        label=_("Text"), icon="pilcrow", features=TEXT_FEATURES, template="kehoach_cms/blocks/paragraph.html"
    )
    figure = FigureBlock()
    table = TableBlock()
    quote = QuoteBlock()

    class Meta:
        required = False
        label: ClassVar[str] = _("Text")
