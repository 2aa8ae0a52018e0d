"""What is kept for the sake of those whose data it is: the words they agreed to, notices, requests."""

import uuid

from django.conf import settings
from django.db import models
from django.utils import timezone

from kehoach_cms.comments.models import Comment
from kehoach_cms.i18n import _


class ConsentText(models.Model):
    """The exact words that readers agreed to under one version: proof of what was asked."""

    version = models.CharField(max_length=40, unique=True)
    language = models.CharField(max_length=12)
    text = models.TextField()
    first_used_at = models.DateTimeField(default=timezone.now)

    class Meta:
        verbose_name = _("text of a consent")
        verbose_name_plural = _("texts of consents")
        default_permissions = ()

    def __str__(self) -> str:
        return self.version


class Subscription(models.Model):
    """That the sender of a comment wants to hear of it by e-mail: from the second consent on, until the end."""

    comment = models.OneToOneField(Comment, on_delete=models.CASCADE, related_name="subscription")
    asked_at = models.DateTimeField(default=timezone.now)
    consent_version = models.CharField(max_length=40)
    #: Pressed in the e-mail that asked.
    confirmed_at = models.DateTimeField(null=True)
    ended_at = models.DateTimeField(null=True)

    class Meta:
        verbose_name = _("notices about a comment")
        verbose_name_plural = _("notices about comments")
        default_permissions = ()

    def __str__(self) -> str:
        return str(self.comment_id)


class MailKind(models.TextChoices):
    """What an e-mail to a commenter says."""

    CONFIRM = "confirm", _("Asks whether notices are wanted")
    PUBLISHED = "published", _("The comment is published")
    REJECTED = "rejected", _("The comment is not published")
    ANSWERED = "answered", _("The agency has answered")


class CommentMail(models.Model):
    """An e-mail to be sent, stored in the transaction of what it tells of; it holds nobody's words or address."""

    uid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    comment = models.ForeignKey(Comment, on_delete=models.CASCADE, related_name="mails")
    kind = models.CharField(max_length=10, choices=MailKind.choices)
    created_at = models.DateTimeField(default=timezone.now)
    send_after = models.DateTimeField(default=timezone.now)
    tries = models.PositiveSmallIntegerField(default=0)
    sent_at = models.DateTimeField(null=True)

    class Meta:
        verbose_name = _("e-mail about a comment")
        verbose_name_plural = _("e-mails about comments")
        default_permissions = ()
        indexes = [
            models.Index(fields=["send_after"], condition=models.Q(sent_at=None), name="kehoach_comment_mail_waits")
        ]

    def __str__(self) -> str:
        return f"{self.comment_id}: {self.kind}"


class RequestKind(models.TextChoices):
    """What a person may ask about their data (Law 91/2025/QH15)."""

    ACCESS = "access", _("See the data")
    WITHDRAW = "withdraw", _("Withdraw the consent")
    ERASE = "erase", _("Erase the data")


class PersonRequest(models.Model):
    """A request of a person about their data, with the days by which it must be answered and carried out."""

    kind = models.CharField(_("request"), max_length=10, choices=RequestKind.choices)
    #: The comments meant, by their uid: they outlive the comments.
    comment_uids = models.JSONField(_("comments"), default=list)
    #: Made on the page of one's own: the key is the proof.
    self_service = models.BooleanField(_("made by the sender's own page"), default=False)
    proof = models.CharField(_("how the person is known"), max_length=250, blank=True)
    received_at = models.DateTimeField(_("received at"), default=timezone.now)
    answer_due = models.DateField(_("to be answered by"))
    done_due = models.DateField(_("to be carried out by"))
    answered_at = models.DateTimeField(_("answered at"), null=True, blank=True)
    done_at = models.DateTimeField(_("carried out at"), null=True, blank=True)
    refused_because = models.TextField(_("why it is refused"), blank=True)
    handled_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )

    class Meta:
        verbose_name = _("request about personal data")
        verbose_name_plural = _("requests about personal data")
        ordering = ["done_due", "pk"]
        default_permissions = ()

    def __str__(self) -> str:
        return f"{self.get_kind_display()}, {self.received_at:%d/%m/%Y}"
