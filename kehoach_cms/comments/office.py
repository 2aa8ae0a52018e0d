"""E-mail to those who work with comments: who they are by their permissions, and the form that all of it has."""

from collections.abc import Iterable
from smtplib import SMTPException
from typing import Any

from django.conf import settings as django_settings
from django.contrib.auth import get_user_model
from django.contrib.auth.models import Permission
from django.core.mail import EmailMessage
from django.db.models import Q
from wagtail.models import Site

from kehoach_cms.conf import settings


def people_with(*codenames: str) -> list[Any]:
    """Active users with an e-mail address to whom one of our permissions was given.

    Superusers may do everything; they are named only where nobody else would hear of it.
    """
    rights = Permission.objects.filter(content_type__app_label="kehoach_cms", codename__in=codenames)
    users = get_user_model()._default_manager.filter(is_active=True).exclude(email="").order_by("pk")
    named = users.filter(Q(groups__permissions__in=rights) | Q(user_permissions__in=rights)).distinct()
    return list(named) or list(users.filter(is_superuser=True))


def write_to(user: Any, subject: str, paragraphs: Iterable[str]) -> bool:
    """Send an e-mail; False where the mail server did not take it."""
    message = EmailMessage(
        subject,
        "\n\n".join(paragraphs),
        from_email=settings.COMMENTS_EMAIL_FROM or django_settings.DEFAULT_FROM_EMAIL,
        to=[user.email],
        headers={"Auto-Submitted": "auto-generated"},
    )
    try:
        message.send()
    except (OSError, SMTPException):
        return False
    return True


def admin_root() -> str:
    """Scheme and host of the admin, from settings or from the main site, never from a request."""
    site = Site.objects.filter(is_default_site=True).first()
    return getattr(django_settings, "WAGTAILADMIN_BASE_URL", "") or (site.root_url if site else "")
