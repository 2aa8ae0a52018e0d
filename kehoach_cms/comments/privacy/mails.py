"""What a commenter is told by e-mail: only after a second consent, given in the e-mail that asks for it.

Nothing is sent here. A row of `CommentMail` is stored in the transaction of what it tells of; the command
`send_comment_mail` sends it (`privacy.sending`).
"""

import uuid
from datetime import timedelta

from django.conf import settings as django_settings
from django.db import transaction
from django.utils import timezone
from django.utils.crypto import constant_time_compare, salted_hmac

from kehoach_cms.comments.guard.addresses import keyed_hash, secret_of_today
from kehoach_cms.comments.guard.rates import is_first_today
from kehoach_cms.comments.models import Comment
from kehoach_cms.comments.privacy.models import CommentMail, MailKind, Subscription

#: At most one e-mail that asks goes to an address in so many hours, whoever types it.
ASK_HOURS = 24


def ask_for_consent_to_mail(comment: Comment) -> None:
    """Note that notices are wanted, and ask the address itself, unless it was asked a short while ago.

    E-mails go with their comment when it is erased, so it is also counted apart that an address was asked; and of
    two forms at once only one asks.
    """
    if not comment.email_hash:
        return
    since = timezone.now() - timedelta(hours=ASK_HOURS)
    asked = CommentMail.objects.filter(
        comment__email_hash=comment.email_hash, kind=MailKind.CONFIRM, created_at__gte=since
    )
    Subscription.objects.create(comment=comment, consent_version=comment.consent_version)
    if is_first_today(f"m:{keyed_hash(comment.email_hash, secret_of_today())}") and not asked.exists():
        CommentMail.objects.create(comment=comment, kind=MailKind.CONFIRM)


def queue_notice(comment: Comment, kind: MailKind) -> None:
    """Have a notice sent to a sender who confirmed that notices are wanted; nothing for all others."""
    wanted = Subscription.objects.filter(comment_id=comment.pk, ended_at=None).exclude(confirmed_at=None)
    if wanted.exists():
        CommentMail.objects.create(comment=comment, kind=kind)


def mail_key(uid: uuid.UUID, secret: str | bytes | None = None) -> str:
    """The 128-bit key in the links of an e-mail about one comment; it is stored nowhere."""
    return salted_hmac("kehoach.comment.mail", uid.hex, secret=secret, algorithm="sha256").hexdigest()[:32]


def subscription_of(uid: uuid.UUID, key: str) -> Subscription | None:
    """The notices that a link is about; None for a wrong key as for none at all."""
    secrets = [django_settings.SECRET_KEY, *django_settings.SECRET_KEY_FALLBACKS]
    fits = [constant_time_compare(key, mail_key(uid, secret)) for secret in secrets]
    if not any(fits):
        return None
    return Subscription.objects.filter(comment__uid=uid).select_related("comment").first()


@transaction.atomic
def confirm(subscription: Subscription) -> None:
    """The owner of the address wants notices."""
    Subscription.objects.filter(pk=subscription.pk, ended_at=None, confirmed_at=None).update(
        confirmed_at=timezone.now()
    )


@transaction.atomic
def unsubscribe(subscription: Subscription) -> None:
    """No further notice, and what waits is not sent."""
    Subscription.objects.filter(pk=subscription.pk, ended_at=None).update(ended_at=timezone.now())
    CommentMail.objects.filter(comment_id=subscription.comment_id, sent_at=None).delete()
