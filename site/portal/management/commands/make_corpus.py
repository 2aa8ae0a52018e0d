"""`make_corpus --pages N --seed S`: a large invented portal for measuring, the same for the same seed."""

import time
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from portal.corpus.writer import make_corpus


class Command(BaseCommand):
    """Writes a large portal in bulk."""

    help = "Write a large, realistic, deterministic portal for measuring (nothing is deleted)."

    def add_arguments(self, parser: CommandParser) -> None:
        """How many pages, and which ones."""
        parser.add_argument("--pages", type=int, default=1000, help="how many pages to write (1000)")
        parser.add_argument("--seed", type=int, default=1, help="the same seed writes the same pages (1)")

    def handle(self, *args: Any, **options: Any) -> None:
        """Write the pages and say how long it took."""
        if options["pages"] < 1:
            raise CommandError("--pages must be at least 1.")
        started = time.monotonic()
        make_corpus(options["pages"], options["seed"], self.stdout.write)
        self.stdout.write(f"{options['pages']} pages in {time.monotonic() - started:.0f} s")
