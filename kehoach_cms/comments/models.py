"""What is kept of a comment, of what happened to it, and of what readers report."""

import uuid

import swapper
from django.conf import settings
from django.core.serializers.json import DjangoJSONEncoder
from django.db import models
from django.utils import timezone

from kehoach_cms.i18n import _

PAGE = swapper.get_model_name("wagtailcore", "Page")


class CommentStatus(models.TextChoices):
    """Where a comment stands: held -> approved | handled | rejected | spam, approved <-> hidden, any -> erased."""

    HELD = "held", _("Waiting for review")
    APPROVED = "approved", _("Published")
    #: Feedback to the editors is dealt with, never published.
    HANDLED = "handled", _("Dealt with")
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
    #: Sent where nothing is published: it never is, whatever the page does later.
    for_editors = models.BooleanField(_("to the editors"), default=False)
    #: From the one-use token: the same form sent twice makes one comment.
    nonce = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    body = models.TextField(_("text"))
    body_sha256 = models.CharField(max_length=64, editable=False)
    #: What texts share that differ in marks, case, spaces and punctuation only.
    duplicate_key = models.CharField(max_length=64, blank=True, db_index=True, editable=False)
    #: The sender's change of a published text: it waits, the old text stays.
    pending_body = models.TextField(_("changed text"), blank=True)
    #: Grows with every change of the sender, so that nobody publishes a text that they have not seen.
    version = models.PositiveSmallIntegerField(default=1, editable=False)
    author_name = models.CharField(_("name"), max_length=100)
    is_agency = models.BooleanField(_("answer of the agency"), default=False)
    #: Only with keys to encrypt it; without them an address is never stored.
    email_encrypted = models.BinaryField(null=True, blank=True, editable=False)
    email_hash = models.CharField(max_length=64, blank=True, db_index=True, editable=False)

    status = models.CharField(_("state"), max_length=10, choices=CommentStatus.choices, default=CommentStatus.HELD)
    #: In the queue: new, changed after it was published, or reported by several readers.
    needs_review = models.BooleanField(_("needs review"), default=True)
    #: Reports since the last decision.
    open_reports = models.PositiveIntegerField(_("reports"), default=0)
    score = models.SmallIntegerField(_("score"), default=0)
    #: Every reason that the guard found: [{"code": ..., "points": ...}].
    reasons = models.JSONField(_("warnings"), default=list, blank=True, encoder=DjangoJSONEncoder)
    #: Keyed hash of the network address, the key destroyed after 30 days; the address itself is never stored.
    address_key = models.CharField(max_length=32, blank=True, db_index=True, editable=False)

    #: Names the exact words in `ConsentText`.
    consent_version = models.CharField(_("version of the consent"), max_length=40, blank=True)
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
        permissions = [
            ("moderate_comment", "Can moderate comments"),
            ("moderate_section_comment", "Can moderate comments on the pages that they may publish"),
            ("see_original_comment", "Can see what was taken out of comments"),
            ("handle_personal_data", "Can handle requests about personal data in comments"),
        ]
        indexes = [
            models.Index(fields=["page", "status", "parent", "id"], name="kehoach_comment_shown"),
            models.Index(fields=["status", "-id"], name="kehoach_comment_queue"),
            # Most comments answer nothing, which makes the plain index on parent look useless to the planner.
            models.Index(
                fields=["parent", "status"], condition=models.Q(parent__isnull=False), name="kehoach_comment_answers"
            ),
            models.Index(fields=["-id"], condition=models.Q(needs_review=True), name="kehoach_comment_review"),
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
    HANDLED = "handled", _("Dealt with")
    KEPT = "kept", _("Left as it is")
    REPORTED = "reported", _("Reported by readers")
    ORIGINAL_SEEN = "seen", _("Original text looked at")
    EXPORTED = "exported", _("Personal data handed out")
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


class ReportReason(models.TextChoices):
    """Why a reader reports a comment."""

    INSULT = "insult", _("Insults or threatens somebody")
    PERSONAL = "personal", _("Contains personal information")
    FALSE = "false", _("Spreads false information")
    ADVERTISING = "advertising", _("Advertising or spam")
    OTHER = "other", _("Another reason")


class CommentReport(models.Model):
    """That somebody reported a comment: once an address and day, without anybody's words."""

    comment = models.ForeignKey(Comment, on_delete=models.CASCADE, related_name="reports")
    reason = models.CharField(max_length=12, choices=ReportReason.choices)
    address_key = models.CharField(max_length=32)
    at = models.DateTimeField(default=timezone.now)

    class Meta:
        verbose_name = _("report of a comment")
        verbose_name_plural = _("reports of comments")
        default_permissions = ()
        constraints = [models.UniqueConstraint(fields=["comment", "address_key"], name="kehoach_one_report_an_address")]

    def __str__(self) -> str:
        return f"{self.comment_id}: {self.reason}"


class CommentTally(models.Model):
    """How many comments a page shows: counted when somebody decides, read whenever the page is."""

    page = models.OneToOneField(PAGE, primary_key=True, on_delete=models.CASCADE, related_name="kehoach_comment_tally")
    shown = models.PositiveIntegerField(default=0)
    #: Another one whenever what is shown changes, so that nothing rendered before is ever served again. Not a
    #: counter: after a restored backup it would count up to what it was before.
    stamp = models.UUIDField(default=uuid.uuid4, editable=False)

    class Meta:
        verbose_name = _("number of comments of a page")
        verbose_name_plural = _("numbers of comments of pages")
        default_permissions = ()

    def __str__(self) -> str:
        return f"{self.page_id}: {self.shown}"
