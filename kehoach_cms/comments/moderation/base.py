"""What the moderators' screens share: who gets in, and the words of what can be done."""

from typing import Any

from django.db.models import QuerySet
from wagtail.admin.views.generic.permissions import PermissionCheckedMixin
from wagtail.permission_policies import ModelPermissionPolicy

from kehoach_cms.comments.guard import scoring
from kehoach_cms.comments.models import Comment
from kehoach_cms.comments.moderation.queries import moderated_by
from kehoach_cms.comments.moderation.services import Decision, possible_decisions
from kehoach_cms.i18n import _, _n

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
