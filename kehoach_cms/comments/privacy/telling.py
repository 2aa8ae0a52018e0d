"""Word to those who handle personal data: that somebody asks about theirs, and by when it is due.

The e-mail says what is asked and leads to it. Who asks, about which comments, stands in the admin only.
"""

from typing import Any

from django.urls import reverse
from django.utils import translation
from wagtail.users.models import UserProfile

from kehoach_cms.comments.office import admin_root, people_with, write_to
from kehoach_cms.comments.privacy.models import PersonRequest
from kehoach_cms.conf import settings
from kehoach_cms.i18n import _now
from kehoach_cms.pages.display import format_date

#: The permission of those who handle requests.
HANDLE = "handle_personal_data"


def tell_handlers(request: PersonRequest) -> int:
    """Send each of them word of an open request, at once; returns how many were told.

    Who has switched off "submitted" notifications in Wagtail's account settings gets none.
    """
    if not settings.COMMENTS_MODERATOR_MAIL_MINUTES:
        return 0
    return sum(_tell(user, request) for user in people_with(HANDLE))


def _tell(user: Any, request: PersonRequest) -> bool:
    profile = UserProfile.get_for_user(user)
    if not profile.submitted_notifications:
        return False
    with translation.override(profile.get_preferred_language()):
        days = {"answer": format_date(request.answer_due), "done": format_date(request.done_due)}
        return write_to(
            user,
            _now("A request about personal data: answer it by %(answer)s") % days,
            [
                _now("What is asked: %(kind)s.") % {"kind": request.get_kind_display()},
                _now("To be answered by %(answer)s and carried out by %(done)s.") % days,
                _now("The request is here:"),
                admin_root() + reverse("kehoach_comments:request", args=[request.pk]),
            ],
        )
