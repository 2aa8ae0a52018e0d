"""The blocks of a news item beside its text."""

from wagtail import blocks

from kehoach_cms.i18n import _


class CorrectionBlock(blocks.StructBlock):
    """That and what was corrected after publishing, so that nobody who read it before is left with the error."""

    date = blocks.DateBlock(label=_("Corrected on"))
    text = blocks.TextBlock(label=_("What was wrong, and how it is right"), max_length=1000, rows=2)

    class Meta:
        label = _("Correction")
        icon = "warning"
        label_format = "{date} {text}"


class CorrectionsBlock(blocks.StreamBlock):
    """The corrections of a news item, in the order in which they were made."""

    correction = CorrectionBlock()

    class Meta:
        required = False
