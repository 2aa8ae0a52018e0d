"""Lock all e-mail addresses with the newest key."""

from typing import Any

from django.core.management.base import BaseCommand, CommandError

from kehoach_cms.comments.models import Comment
from kehoach_cms.comments.privacy.vault import can_keep_email, lock_again


class Command(BaseCommand):
    """After a key was put in front of COMMENTS_EMAIL_KEYS; afterwards the old one can be taken away."""

    help = "Encrypts all e-mail addresses of commenters with the newest key."

    def handle(self, *args: Any, **options: Any) -> None:
        """One by one; an address that no key opens stays as it is and is counted."""
        if not can_keep_email():
            raise CommandError('KEHOACH_CMS["COMMENTS_EMAIL_KEYS"] is empty, or cryptography is not installed.')
        done = lost = 0
        rows = Comment.objects.exclude(email_encrypted=None).only("pk", "email_encrypted").order_by("pk")
        for comment in rows.iterator(chunk_size=500):
            locked = lock_again(comment.email_encrypted or b"")
            if locked is None:
                lost += 1
            else:
                Comment.objects.filter(pk=comment.pk).update(email_encrypted=locked)
                done += 1
        self.stdout.write(f"locked again: {done}, without a key: {lost}")
