"""Forms of what webmasters do to topics; each carries out its own act."""

from typing import Any

from django import forms

from kehoach_cms.i18n import _, _n, _now
from kehoach_cms.topics.models import FIRST_LANGUAGE, Topic
from kehoach_cms.topics.services import hide_topic, merge_topics, move_topic, refuse_merge, rename_topic
from kehoach_cms.topics.widgets import TopicChooser


class TopicForm(forms.Form):
    """What all forms about one topic share."""

    def __init__(self, *args: Any, topic: Topic, **kwargs: Any) -> None:
        self.topic = topic
        super().__init__(*args, **kwargs)

    def carry_out(self, user: Any) -> str:
        """Do it; returns what to tell the webmaster. Raises ValidationError."""
        raise NotImplementedError


class MoveForm(TopicForm):
    """[Chuyển đến…]"""

    parent = forms.ModelChoiceField(
        Topic.objects.filter(merged_into=None),
        label=_("New place: below the topic"),
        help_text=_("Leave it empty for the first level."),
        required=False,
        widget=TopicChooser(),
    )

    def carry_out(self, user: Any) -> str:
        """Move."""
        move_topic(self.topic, self.cleaned_data["parent"], user=user)
        return _now("The topic “%s” was moved.") % self.topic.name


class RenameForm(TopicForm):
    """[Đổi tên]"""

    name = forms.CharField(label=_("New name"), max_length=200)
    language = forms.CharField(label=_("Language"), max_length=12, initial=FIRST_LANGUAGE)
    address = forms.SlugField(
        label=_("Address"), max_length=200, help_text=_("The former address leads to the new one.")
    )

    def carry_out(self, user: Any) -> str:
        """Rename."""
        data = self.cleaned_data
        rename_topic(self.topic, data["name"], language=data["language"], address=data["address"], user=user)
        return _now("The topic is called “%s” now; its former name stays as a synonym.") % data["name"]


class MergeForm(TopicForm):
    """[Gộp vào…]: first the preview, then the deed."""

    kept = forms.ModelChoiceField(
        Topic.objects.filter(merged_into=None), label=_("Merge into the topic"), widget=TopicChooser()
    )
    confirmed = forms.BooleanField(required=False, widget=forms.HiddenInput)

    def clean(self) -> dict[str, Any]:
        """Refuse what makes no sense before anything is counted."""
        data = super().clean() or {}
        if data.get("kept"):
            refuse_merge(self.topic, data["kept"])
        return data

    def carry_out(self, user: Any) -> str:
        """Merge."""
        kept = self.cleaned_data["kept"]
        name = self.topic.name
        done = merge_topics(self.topic, kept, user=user)
        moved = _n("%(number)s page was moved", "%(number)s pages were moved", done.moving)
        return _now("“%(gone)s” was merged into “%(kept)s”: %(moved)s.") % {
            "gone": name,
            "kept": kept.name,
            "moved": moved,
        }


class HideForm(TopicForm):
    """[Ẩn] and [Hiện lại]"""

    def carry_out(self, user: Any) -> str:
        """Hide, or show again."""
        hide_topic(self.topic, not self.topic.hidden, user=user)
        if self.topic.hidden:
            return _now("The topic “%s” is hidden; pages keep it.") % self.topic.name
        return _now("The topic “%s” is shown again.") % self.topic.name


class ImportForm(forms.Form):
    """The file, and whether to try first."""

    file = forms.FileField(
        label=_("CSV file"), help_text=_("As exported; topics that it does not name stay as they are.")
    )
    try_first = forms.BooleanField(label=_("Only count what would change"), required=False, initial=True)


class PromoteForm(forms.Form):
    """A keyword becomes a topic, or a synonym of one."""

    into = forms.ModelChoiceField(
        Topic.objects.filter(merged_into=None),
        label=_("Make it a synonym of"),
        help_text=_("Leave it empty to make a topic of its own."),
        required=False,
        widget=TopicChooser(),
    )
    parent = forms.ModelChoiceField(
        Topic.objects.filter(merged_into=None),
        label=_("Place of the new topic: below"),
        required=False,
        widget=TopicChooser(),
    )
