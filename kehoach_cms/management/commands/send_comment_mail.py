"""Send the e-mails about comments: those that commenters asked for, and word to moderators."""

from typing import Any

from django.core.management.base import BaseCommand

from kehoach_cms.comments.moderation.mails import tell_moderators
from kehoach_cms.comments.privacy.sending import send_waiting


class Command(BaseCommand):
    """Run it every few minutes."""

    help = "Sends what waits to commenters, and word of new comments to moderators."

    def handle(self, *args: Any, **options: Any) -> None:
        """Send, and say how much."""
        result = send_waiting()
        self.stdout.write(f"to commenters: {result.sent} sent, {result.failed} failed, {result.dropped} dropped")
        self.stdout.write(f"to moderators: {tell_moderators()} sent")
