"""The blocks in which a document's tasks and duties are written; publishing derives a row from each."""

from typing import Any

from wagtail import blocks

from kehoach_cms.i18n import _


class DutyKind(blocks.ChoiceBlock):
    """What a plan asks of the units below it."""

    choices = [
        ("issue_plan", _("Issue a plan of their own")),
        ("report", _("Report")),
        ("hold_conference", _("Hold a conference")),
        ("other", _("Something else")),
    ]


class SectionBlock(blocks.StructBlock):
    """A heading between tasks: the label as printed and the words."""

    label = blocks.CharBlock(label=_("Label as printed"), required=False, max_length=20)
    heading = blocks.CharBlock(label=_("Heading"), max_length=500)

    class Meta:
        label = _("Section")
        icon = "title"
        label_format = "{label} {heading}"


class TaskBlock(blocks.StructBlock):
    """A task as printed. The block's id is the task's identity for ever, in every language."""

    number = blocks.CharBlock(label=_("Number as printed"), required=False, max_length=20)
    text = blocks.TextBlock(label=_("What is to be done"))
    lead = blocks.TextBlock(
        label=_("Performing or lead units"),
        required=False,
        rows=1,
        help_text=_("As printed, separated by commas, semicolons or lines."),
    )
    cooperating = blocks.TextBlock(label=_("Cooperating units"), required=False, rows=1)
    deadline = blocks.CharBlock(
        label=_("Deadline as printed"),
        required=False,
        max_length=300,
        help_text=_("“Quý IV/2022”, “Thường xuyên”, “trước ngày 30/9/2022” are read by themselves."),
    )
    due_on = blocks.DateBlock(
        label=_("Last day"),
        required=False,
        help_text=_("Only where the words above cannot be read or need a decision."),
    )

    class Meta:
        label = _("Task")
        icon = "tasks"
        label_format = "{number} {text}"
        form_classname = "struct-block kh-task-block"


class DutyBlock(blocks.StructBlock):
    """What the plan lays on the units below: to issue their own plan, to report, by a date."""

    number = blocks.CharBlock(label=_("Number as printed"), required=False, max_length=20)
    addressee = blocks.CharBlock(
        label=_("Who"), required=False, max_length=300, help_text=_("As printed: “Các chi bộ trực thuộc”.")
    )
    text = blocks.TextBlock(label=_("Duty"))
    what = DutyKind(label=_("What is asked"), default="other")
    deadline = blocks.CharBlock(label=_("Deadline as printed"), required=False, max_length=300)
    due_on = blocks.DateBlock(label=_("Last day"), required=False)

    class Meta:
        label = _("Duty of units below")
        icon = "group"
        label_format = "{number} {addressee}"


class TasksBlock(blocks.StreamBlock):
    """The tasks and duties of a plan in the order of its text."""

    section = SectionBlock()
    task = TaskBlock()
    duty = DutyBlock()

    class Meta:
        required = False
        block_counts: dict[str, Any] = {}
