"""Word to moderators: one e-mail for all comments that came since the last, never one for each.

It is sent at the next run, without waiting for its turn, where readers have reported a comment and where something
waits again after nothing did (related-comments A6).
"""

from datetime import timedelta
from typing import Any

from django.db.models import Max, QuerySet
from django.urls import reverse
from django.utils import timezone, translation
from wagtail.users.models import UserProfile

from kehoach_cms.comments.models import Comment, CommentEvent, CommentStatus, EventAction
from kehoach_cms.comments.moderation.models import ModeratorMail
from kehoach_cms.comments.moderation.queries import count_up_to, counted, in_tab, is_moderator, moderated_by
from kehoach_cms.comments.office import admin_root, people_with, write_to
from kehoach_cms.conf import settings
from kehoach_cms.i18n import _now


def tell_moderators() -> int:
    """Send each moderator word of what waits, if something new does and it is time; returns how many.

    Who has switched off "submitted" notifications in Wagtail's account settings gets none.
    """
    minutes = settings.COMMENTS_MODERATOR_MAIL_MINUTES
    if not minutes:
        return 0
    moderators = people_with("moderate_comment", "moderate_section_comment")
    return sum(_tell(user, minutes) for user in moderators if is_moderator(user))


def _tell(user: Any, minutes: int) -> bool:
    profile = UserProfile.get_for_user(user)
    told, _created = ModeratorMail.objects.get_or_create(user=user)
    now = timezone.now()
    if not profile.submitted_notifications:
        return False
    waiting = in_tab(moderated_by(user), CommentStatus.HELD)
    newest, newest_event = _newest(waiting), _newest(CommentEvent.objects)
    back = _came_back(waiting, told.last_event_id)
    if newest <= told.last_comment_id and not back:
        return False
    is_reported = EventAction.REPORTED in back
    was_empty = not waiting.filter(pk__lte=told.last_comment_id).exists()
    is_early = told.sent_at is not None and told.sent_at > now - timedelta(minutes=minutes)
    if is_early and not is_reported and not was_empty:
        return False
    with translation.override(profile.get_preferred_language()):
        sent = _send(user, counted(count_up_to(waiting)), is_reported)
    if sent:
        told.last_comment_id, told.last_event_id = max(newest, told.last_comment_id), newest_event
        told.sent_at = now
        told.save()
    return sent


def _newest(rows: Any) -> int:
    return int(rows.order_by().aggregate(newest=Max("pk"))["newest"] or 0)


def _came_back(waiting: QuerySet[Comment], since: int) -> set[str]:
    """What brought older comments back to the queue since an event: reports, changes of their senders."""
    brought = (EventAction.REPORTED, EventAction.EDITED)
    events = CommentEvent.objects.filter(pk__gt=since, action__in=brought, comment__in=waiting.order_by())
    return set(events.order_by().values_list("action", flat=True).distinct())


def _send(user: Any, number: str, is_reported: bool) -> bool:
    subject = _now("%(number)s comments wait for review") % {"number": number}
    if is_reported:
        subject = _now("Readers have reported a comment; %(number)s wait for review") % {"number": number}
    # What a mail server does not take the next run tries again.
    queue = admin_root() + reverse("kehoach_comments:index")
    return write_to(user, subject, [_now("Comments wait for you here:"), queue])
