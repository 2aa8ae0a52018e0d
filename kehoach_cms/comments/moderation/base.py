"""What the moderators' screens share: who gets in, and the words of what can be done."""

from typing import Any

from django.db.models import QuerySet
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.http import urlencode
from wagtail.admin.views.generic.permissions import PermissionCheckedMixin
from wagtail.permission_policies import ModelPermissionPolicy

from kehoach_cms.comments.guard import scoring
from kehoach_cms.comments.models import Comment
from kehoach_cms.comments.moderation.queries import moderated_by
from kehoach_cms.comments.moderation.services import Decision, possible_decisions
from kehoach_cms.i18n import _, _n
from kehoach_cms.parameters import whole_number

NAMESPACE = "kehoach_comments"
TEMPLATES = "kehoach_cms/comments/admin"

#: The button for a decision: its words, looks and key.
BUTTONS = {
    Decision.APPROVE: (_("Approve and publish"), "", "d"),
    Decision.HANDLE: (_("Dealt with"), "", "d"),
    Decision.KEEP: (_("Leave as it is"), "button-secondary", "g"),
    Decision.REJECT: (_("Do not publish"), "button-secondary", ""),
    Decision.SPAM: (_("Mark as spam"), "button-secondary", "s"),
    Decision.HIDE: (_("Hide"), "button-secondary", "a"),
}
WHY_NOT = {
    "conflict": _("Somebody has changed or decided on this comment in the meantime. Look at it again."),
    "state": _("This cannot be done with a comment in this state."),
    "reason": _("Write the reason; the sender will read it."),
    "words": _("Words can be taken out, not put in or changed."),
    "same": _("Nothing was taken out."),
}


class ModeratorsOnly(PermissionCheckedMixin):
    """Users with the permission "moderate comments", for all pages or for their sections, and superusers."""

    permission_policy = ModelPermissionPolicy(Comment)
    any_permission_required = ["moderate", "moderate_section"]
    request: Any

    @property
    def comments(self) -> QuerySet[Comment]:
        """The comments that this user may moderate."""
        return moderated_by(self.request.user)


class NewestFirst:
    """A list whose pages follow one another by number, so that the last costs what the first does."""

    request: Any
    index_url_name: str
    next_before = 0

    @cached_property
    def before(self) -> int:
        """The number below which this page begins; 0 on the first."""
        return whole_number(self.request.GET.get("truoc", ""))

    def order_queryset(self, queryset: QuerySet[Any]) -> QuerySet[Any]:
        """Newest first."""
        return queryset.order_by("-pk")

    def paginate_queryset(self, queryset: QuerySet[Any], page_size: int) -> tuple[None, None, list[Any], bool]:
        """The rows below a number, and where the next page begins."""
        if self.before:
            queryset = queryset.filter(pk__lt=self.before)
        rows = list(queryset[: page_size + 1])
        if len(rows) > page_size:
            self.next_before = rows[page_size - 1].pk
        return None, None, rows[:page_size], False

    def more_url(self, query: dict[str, str]) -> str:
        """The address of the next page, with what else the address says; nothing on the last."""
        if not self.next_before:
            return ""
        return f"{reverse(self.index_url_name)}?{urlencode({**query, 'truoc': str(self.next_before)})}"


def buttons(comment: Comment) -> list[tuple[str, Any, str, str]]:
    """Value, words, looks and key of what can be done with a comment."""
    return [(decision.value, *BUTTONS[decision]) for decision in possible_decisions(comment)]


def seen_as(comment: Comment) -> str:
    """A comment as a moderator sees it now: number, state and version, as forms send it back."""
    return f"{comment.pk}:{comment.status}:{comment.version}"


def warnings(comment: Comment) -> list[str]:
    """The guard's reasons and the readers' reports, in words."""
    found = [scoring.label(reason) for reason in comment.reasons]
    if comment.pending_body:
        found.insert(0, str(_("Changed by the sender")))
    if comment.open_reports:
        found.insert(0, _n("%(number)s reader reports it", "%(number)s readers report it", comment.open_reports))
    return found
