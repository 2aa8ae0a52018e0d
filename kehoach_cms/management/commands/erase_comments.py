"""Forget what is past its term, or erase once more after a backup was restored."""

from argparse import ArgumentParser
from typing import Any
from uuid import UUID

from django.core.management.base import BaseCommand, CommandError

from kehoach_cms.comments.privacy.erasing import erase_for_person, replay
from kehoach_cms.comments.privacy.retention import forget_old
from kehoach_cms.conf import settings


class Command(BaseCommand):
    """`erase_comments --old` daily; `--replay` after every restore; `--uid UID...` for one person."""

    help = "Erases comments: those past their term, those erased before a backup was restored, or some by uid."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """One of three ways."""
        way = parser.add_mutually_exclusive_group(required=True)
        way.add_argument("--old", action="store_true", help="what is past its term (COMMENTS_RETENTION_DAYS)")
        way.add_argument("--replay", action="store_true", help="what COMMENTS_ERASURES_FILE lists")
        way.add_argument("--uid", nargs="+", type=UUID, help="these comments, because their sender asked")

    def handle(self, *args: Any, **options: Any) -> None:
        """Erase, and say how much."""
        if options["old"]:
            for name, number in forget_old().items():
                self.stdout.write(f"{name}: {number}")
        elif options["replay"]:
            if not settings.COMMENTS_ERASURES_FILE:
                raise CommandError('KEHOACH_CMS["COMMENTS_ERASURES_FILE"] names no file.')
            self.stdout.write(f"erased again: {replay()}")
        else:
            self.stdout.write(f"erased: {erase_for_person(options['uid'])}")
