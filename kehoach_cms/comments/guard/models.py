"""What the guard remembers: how often an address wrote, the keys that hide addresses, words to look out for."""

import secrets

from django.db import models
from django.utils import timezone

from kehoach_cms.i18n import _


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


class AddressSecret(models.Model):
    """The random key of one day under which addresses are hashed; deleting it makes the hashes meaningless."""

    day = models.DateField(primary_key=True)
    secret = models.CharField(max_length=64, default=secrets.token_hex)

    class Meta:
        verbose_name = _("key of the addresses of a day")
        verbose_name_plural = _("keys of the addresses of days")
        default_permissions = ()

    def __str__(self) -> str:
        return self.day.isoformat()


class TextTrace(models.Model):
    """One trait of the text of a comment; texts that are nearly the same share some (`guard.likeness`)."""

    comment = models.ForeignKey("kehoach_cms.Comment", on_delete=models.CASCADE, related_name="traces")
    trait = models.BigIntegerField(db_index=True)
    at = models.DateTimeField(default=timezone.now, db_index=True)

    class Meta:
        verbose_name = _("trait of the text of a comment")
        verbose_name_plural = _("traits of the texts of comments")
        default_permissions = ()

    def __str__(self) -> str:
        return f"{self.comment_id}: {self.trait}"


class WatchedWhere(models.TextChoices):
    """Where a watched word is looked for."""

    ANYWHERE = "any", _("Name and text")
    NAME = "name", _("Name only")
    LINK = "link", _("Addresses of websites")


class WatchedPhrase(models.Model):
    """Words that moderators look out for. They never refuse a comment: they add points to its score.

    A phrase typed without marks is found with and without them, one typed with marks only with them.
    Capitals, spaces between letters, invisible characters and lookalike letters make no difference.
    """

    phrase = models.CharField(_("word or phrase"), max_length=100, unique=True)
    where = models.CharField(_("where"), max_length=4, choices=WatchedWhere.choices, default=WatchedWhere.ANYWHERE)
    points = models.PositiveSmallIntegerField(
        _("points"),
        default=3,
        help_text=_("From 3 on a comment is held everywhere, from 8 on it goes to the spam tab."),
    )
    created_at = models.DateTimeField(default=timezone.now, editable=False)

    class Meta:
        verbose_name = _("watched phrase")
        verbose_name_plural = _("watched phrases")
        ordering = ["phrase"]

    def __str__(self) -> str:
        return self.phrase
