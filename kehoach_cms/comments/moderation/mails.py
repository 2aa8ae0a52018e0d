"""Word to moderators: one e-mail for all comments that came since the last, never one for each."""

from datetime import timedelta
from smtplib import SMTPException
from typing import Any

from django.conf import settings as django_settings
from django.contrib.auth import get_user_model
from django.core.mail import EmailMessage
from django.db.models import Max, Q
from django.urls import reverse
from django.utils import timezone, translation
from wagtail.models import Site
from wagtail.users.models import UserProfile

from kehoach_cms.comments.models import CommentStatus
from kehoach_cms.comments.moderation.models import ModeratorMail
from kehoach_cms.comments.moderation.queries import count_up_to, counted, in_tab, is_moderator, moderated_by
from kehoach_cms.conf import settings
from kehoach_cms.i18n import _now


def tell_moderators() -> int:
    """Send each moderator word of what waits, if something new does and enough time has passed; returns how many.

    Who has switched off "submitted" notifications in Wagtail's account settings gets none.
    """
    minutes = settings.COMMENTS_MODERATOR_MAIL_MINUTES
    if not minutes:
        return 0
    return sum(_tell(user, minutes) for user in _moderators())


def _moderators() -> list[Any]:
    codenames = ["moderate_comment", "moderate_section_comment"]
    named = Q(groups__permissions__codename__in=codenames) | Q(user_permissions__codename__in=codenames)
    users = get_user_model()._default_manager.filter(named, is_active=True).exclude(email="").distinct()
    return [user for user in users.order_by("pk") if is_moderator(user)]


def _tell(user: Any, minutes: int) -> bool:
    profile = UserProfile.get_for_user(user)
    told, _created = ModeratorMail.objects.get_or_create(user=user)
    now = timezone.now()
    if not profile.submitted_notifications or (told.sent_at and told.sent_at > now - timedelta(minutes=minutes)):
        return False
    waiting = in_tab(moderated_by(user), CommentStatus.HELD)
    newest = waiting.filter(pk__gt=told.last_comment_id).order_by().aggregate(newest=Max("pk"))["newest"]
    if newest is None:
        return False
    with translation.override(profile.get_preferred_language()):
        sent = _send(user, counted(count_up_to(waiting)))
    if sent:
        told.last_comment_id, told.sent_at = newest, now
        told.save()
    return sent


def _send(user: Any, number: str) -> bool:
    site = Site.objects.filter(is_default_site=True).first()
    root = getattr(django_settings, "WAGTAILADMIN_BASE_URL", "") or (site.root_url if site else "")
    message = EmailMessage(
        _now("%(number)s comments wait for review") % {"number": number},
        "\n\n".join([_now("Comments wait for you here:"), root + reverse("kehoach_comments:index")]),
        from_email=settings.COMMENTS_EMAIL_FROM or django_settings.DEFAULT_FROM_EMAIL,
        to=[user.email],
        headers={"Auto-Submitted": "auto-generated"},
    )
    try:
        message.send()
    except (OSError, SMTPException):
        return False  # the next run tries again
    return True
