"""What is kept of a comment, of what happened to it, and of how often an address wrote."""

import uuid

import swapper
from django.conf import settings
from django.core.serializers.json import DjangoJSONEncoder
from django.db import models
from django.utils import timezone

from kehoach_cms.i18n import _

PAGE = swapper.get_model_name("wagtailcore", "Page")


class CommentStatus(models.TextChoices):
    """Where a comment stands: held -> approved | rejected | spam, approved <-> hidden, any -> erased."""

    HELD = "held", _("Waiting for review")
    APPROVED = "approved", _("Published")
    REJECTED = "rejected", _("Not published")
    SPAM = "spam", _("Spam")
    HIDDEN = "hidden", _("Hidden")
    ERASED = "erased", _("Erased")


class Comment(models.Model):
    """One reader's words on a page, or the agency's answer to them.

    The page is a link that may break: a deleted page leaves its comments, with the title and address
    that it had. Copies, revisions and translations of a page carry no comments.
    """

    uid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    page = models.ForeignKey(
        PAGE,
        verbose_name=_("page"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="kehoach_comments",
    )
    page_title = models.CharField(_("title of the page"), max_length=255)
    page_path = models.TextField(_("address of the page"), blank=True)
    language = models.CharField(_("language"), max_length=12, blank=True)
    translation_key = models.UUIDField(null=True, blank=True, editable=False)
    #: An answer hangs on a comment, never on an answer. A comment with answers is erased, never removed.
    parent = models.ForeignKey(
        "self",
        verbose_name=_("in answer to"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="replies",
    )
    #: From the one-use token: the same form sent twice makes one comment.
    nonce = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    body = models.TextField(_("text"))
    body_sha256 = models.CharField(max_length=64, db_index=True, editable=False)
    author_name = models.CharField(_("name"), max_length=100)
    is_agency = models.BooleanField(_("answer of the agency"), default=False)
    #: Only with keys to encrypt it; without them an address is never stored.
    email_encrypted = models.BinaryField(null=True, blank=True, editable=False)
    email_hash = models.CharField(max_length=64, blank=True, db_index=True, editable=False)

    status = models.CharField(_("state"), max_length=10, choices=CommentStatus.choices, default=CommentStatus.HELD)
    score = models.SmallIntegerField(_("score"), default=0)
    #: Every reason that the guard found: [{"code": ..., "points": ...}].
    reasons = models.JSONField(_("warnings"), default=list, blank=True, encoder=DjangoJSONEncoder)
    #: Keyed hash of the network address; the address itself is never stored.
    address_key = models.CharField(max_length=32, blank=True, db_index=True, editable=False)

    consent_version = models.CharField(_("version of the consent"), max_length=20, blank=True)
    consented_at = models.DateTimeField(_("consent given at"), null=True, blank=True)
    created_at = models.DateTimeField(_("sent at"), default=timezone.now, db_index=True)
    edited_at = models.DateTimeField(_("changed at"), null=True, blank=True)
    #: An editor took personal information out of the text.
    redacted_at = models.DateTimeField(_("redacted at"), null=True, blank=True)
    erased_at = models.DateTimeField(_("erased at"), null=True, blank=True)

    decided_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("decided by"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
    )
    decided_at = models.DateTimeField(_("decided at"), null=True, blank=True)
    decision_note = models.TextField(_("reason of the decision"), blank=True)
    #: SHA-256 of the 128-bit key of the sender's own page; the key itself is never stored.
    follow_key_hash = models.CharField(max_length=64, unique=True, null=True, blank=True, editable=False)
    #: The id in the system that a comment was imported from.
    external_id = models.CharField(max_length=200, unique=True, null=True, blank=True, editable=False)

    class Meta:
        verbose_name = _("comment")
        verbose_name_plural = _("comments")
        ordering = ["pk"]
        # Nobody adds, edits or deletes a comment in the admin: it is moderated.
        default_permissions = ()
        permissions = [("moderate_comment", "Can moderate comments")]
        indexes = [
            models.Index(fields=["page", "status", "parent", "id"], name="kehoach_comment_shown"),
            models.Index(fields=["status", "-id"], name="kehoach_comment_queue"),
            models.Index(fields=["id"], condition=models.Q(status="held"), name="kehoach_comment_held"),
        ]

    def __str__(self) -> str:
        return f"{self.author_name}: {self.body[:60]}"


class EventAction(models.TextChoices):
    """What can happen to a comment."""

    RECEIVED = "received", _("Received")
    APPROVED = "approved", _("Published")
    REJECTED = "rejected", _("Not published")
    SPAM = "spam", _("Marked as spam")
    HIDDEN = "hidden", _("Hidden")
    ANSWERED = "answered", _("Answered")
    EDITED = "edited", _("Changed by the sender")
    REDACTED = "redacted", _("Redacted")
    ERASED = "erased", _("Erased")


class CommentEvent(models.Model):
    """What happened to a comment, when and by whom. Append-only, and without anybody's words."""

    comment = models.ForeignKey(Comment, null=True, on_delete=models.SET_NULL, related_name="events")
    comment_uid = models.UUIDField(db_index=True)
    action = models.CharField(max_length=10, choices=EventAction.choices)
    status_before = models.CharField(max_length=10, choices=CommentStatus.choices, blank=True)
    status_after = models.CharField(max_length=10, choices=CommentStatus.choices, blank=True)
    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    at = models.DateTimeField(default=timezone.now)

    class Meta:
        verbose_name = _("event of a comment")
        verbose_name_plural = _("events of comments")
        ordering = ["pk"]
        default_permissions = ()

    def __str__(self) -> str:
        return f"{self.comment_uid}: {self.action}"


class RateBucket(models.Model):
    """How many comments came from one (hashed) address or network within one span of time."""

    key = models.CharField(max_length=40)
    bucket = models.BigIntegerField(db_index=True)
    count = models.PositiveIntegerField(default=0)

    class Meta:
        verbose_name = _("rate of an address")
        verbose_name_plural = _("rates of addresses")
        default_permissions = ()
        constraints = [models.UniqueConstraint(fields=["key", "bucket"], name="kehoach_one_rate_a_bucket")]

    def __str__(self) -> str:
        return f"{self.key}/{self.bucket}: {self.count}"
