"""`rebuild_related`: the table of related pages from nothing, or what is left to do of it."""

from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand

from kehoach_cms.related.rebuild import rebuild_related
from kehoach_cms.related.services import weigh_all_stale


class Command(BaseCommand):
    """Run it every night: words are counted anew, and what a lost task left undone is done."""

    help = "Choose the related pages of every page anew."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Options of the command line."""
        parser.add_argument("--stale", action="store_true", help="Only what changed and was not weighed since.")
        parser.add_argument("--processes", type=int, help="How many processors to use; all by default.")

    def handle(self, *args: Any, **options: Any) -> None:
        """Do it, and say how many pages there were."""
        if options["stale"]:
            done = weigh_all_stale()
        else:
            say = self.stdout.write if options["verbosity"] > 1 else (lambda text: None)
            done = rebuild_related(say, processes=options["processes"])
        self.stdout.write(f"{done} pages")
