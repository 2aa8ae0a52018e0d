"""Sends the e-mails that wait. An e-mail may go out twice when a server fails between sending and noting it."""

from dataclasses import dataclass
from datetime import timedelta
from smtplib import SMTPException

from django.conf import settings as django_settings
from django.core.mail import EmailMessage
from django.db import connection, transaction
from django.urls import reverse
from django.utils import timezone, translation
from wagtail.models import Site

from kehoach_cms.comments.models import Comment
from kehoach_cms.comments.privacy.mails import mail_key
from kehoach_cms.comments.privacy.models import CommentMail, MailKind
from kehoach_cms.comments.privacy.vault import unlock_email
from kehoach_cms.conf import settings
from kehoach_cms.i18n import _now

#: After so many failures an e-mail is given up.
MAX_TRIES = 8


@dataclass
class Sent:
    """What became of the e-mails that waited."""

    sent: int = 0
    failed: int = 0
    dropped: int = 0


def send_waiting(limit: int = 500) -> Sent:
    """Send what waits and is due. A failure is tried again after 5, 10, 20 ... minutes."""
    result = Sent()
    for _each in range(limit):
        if not _send_next(result):
            break
    return result


def _send_next(result: Sent) -> bool:
    mail = _take_next()
    if mail is None:
        return False
    comment = Comment.objects.select_related("page").filter(pk=mail.comment_id).first()
    address = unlock_email(comment.email_encrypted) if comment else ""
    if comment is None or not address or not _is_wanted(comment, mail.kind):
        CommentMail.objects.filter(pk=mail.pk).delete()
        result.dropped += 1
        return True
    try:
        with translation.override(comment.language or None):
            _message(mail, comment, address).send()
    except (OSError, SMTPException):
        result.failed += 1
    else:
        mail.sent_at = timezone.now()
        mail.save(update_fields=["sent_at"])
        result.sent += 1
    return True


@transaction.atomic
def _take_next() -> CommentMail | None:
    """The next e-mail, put off until a second try: no transaction stays open while a mail server is slow."""
    waiting = CommentMail.objects.filter(sent_at=None, tries__lt=MAX_TRIES, send_after__lte=timezone.now())
    # Two senders at once each take another e-mail.
    skip = connection.features.has_select_for_update_skip_locked
    mail = waiting.select_for_update(skip_locked=skip).order_by("send_after", "pk").first()
    if mail is not None:
        mail.tries += 1
        mail.send_after = timezone.now() + timedelta(minutes=5 * 2 ** (mail.tries - 1))
        mail.save(update_fields=["tries", "send_after"])
    return mail


def _is_wanted(comment: Comment, kind: str) -> bool:
    subscription = getattr(comment, "subscription", None)
    if subscription is None or subscription.ended_at is not None:
        return False
    return kind == MailKind.CONFIRM or subscription.confirmed_at is not None


def _message(mail: CommentMail, comment: Comment, address: str) -> EmailMessage:
    """The e-mail: no word of anybody's comment or name in it, and links to the site's own address only."""
    root = site_root(comment)
    key = mail_key(comment.uid)
    stop = root + reverse("kehoach_services:comment_mail_stop", args=[comment.uid, key])
    if mail.kind == MailKind.CONFIRM:
        agree = root + reverse("kehoach_services:comment_mail_confirm", args=[comment.uid, key])
        lines = [
            _now("Somebody asked for notices to this address about a comment on this portal."),
            _now("If it was you, open this address and press the button:"),
            agree,
            _now("If it was not you, do nothing: no further e-mail will come."),
        ]
        subject = _now("Do you want notices about your comment?")
    else:
        subject = {
            MailKind.PUBLISHED.value: _now("Your comment is published"),
            MailKind.REJECTED.value: _now("Your comment is not published"),
            MailKind.ANSWERED.value: _now("The agency has answered your comment"),
        }[mail.kind]
        where = comment.page.get_full_url() if comment.page and comment.page.live else root + comment.page_path
        lines = [f"{subject}.", where or root, _now("The page on which you follow your comment tells more.")]
    lines += ["", _now("No more e-mails about this comment:"), stop]
    host = root.partition("://")[2].partition(":")[0] or "localhost"
    return EmailMessage(
        subject,
        "\n\n".join(lines),
        from_email=settings.COMMENTS_EMAIL_FROM or django_settings.DEFAULT_FROM_EMAIL,
        to=[address],
        headers={
            "Message-ID": f"<{mail.uid}@{host}>",
            "Auto-Submitted": "auto-generated",
            "List-Unsubscribe": f"<{stop}>",
            "List-Unsubscribe-Post": "List-Unsubscribe=One-Click",
        },
    )


def site_root(comment: Comment) -> str:
    """Scheme and host of the comment's site, from Wagtail's settings, never from a request."""
    site = comment.page.get_site() if comment.page else None
    site = site or Site.objects.filter(is_default_site=True).first()
    return site.root_url if site else ""
