"""What moderation keeps: texts to reuse, what was taken out of comments, who was told of new ones."""

from django.conf import settings
from django.db import models
from django.utils import timezone

from kehoach_cms.comments.models import Comment
from kehoach_cms.i18n import _


class CannedKind(models.TextChoices):
    """What a canned text is for."""

    REASON = "reason", _("Reason for not publishing")
    ANSWER = "answer", _("Answer of the agency")


class CannedText(models.Model):
    """A reason or an answer that moderators use again and again."""

    kind = models.CharField(_("used as"), max_length=6, choices=CannedKind.choices, default=CannedKind.REASON)
    title = models.CharField(_("name in the list"), max_length=100)
    text = models.TextField(_("text"), max_length=2000)
    order = models.PositiveSmallIntegerField(_("order"), default=0)

    class Meta:
        verbose_name = _("canned text")
        verbose_name_plural = _("canned texts")
        ordering = ["kind", "order", "title"]

    def __str__(self) -> str:
        return self.title


class CommentOriginal(models.Model):
    """What a reader wrote, word for word, before an editor took personal information out of it."""

    comment = models.OneToOneField(Comment, on_delete=models.CASCADE, related_name="original")
    author_name = models.CharField(max_length=100, default="")
    body = models.TextField()
    at = models.DateTimeField(default=timezone.now)

    class Meta:
        verbose_name = _("original of a comment")
        verbose_name_plural = _("originals of comments")
        default_permissions = ()

    def __str__(self) -> str:
        return str(self.comment_id)


class ModeratorMail(models.Model):
    """Up to which comment a moderator was told by e-mail, and when."""

    user = models.OneToOneField(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+")
    last_comment_id = models.BigIntegerField(default=0)
    last_event_id = models.BigIntegerField(default=0)
    sent_at = models.DateTimeField(null=True)

    class Meta:
        verbose_name = _("e-mail to a moderator")
        verbose_name_plural = _("e-mails to moderators")
        default_permissions = ()

    def __str__(self) -> str:
        return f"{self.user_id}: {self.last_comment_id}"
