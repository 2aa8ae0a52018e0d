"""Write all comments as JSON lines."""

import sys
from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand

from kehoach_cms.comments.exchange.jsonlines import lines


class Command(BaseCommand):
    """`export_comments FILE`, or to standard output."""

    help = "Writes all comments as JSON lines, without addresses of anybody."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Where to."""
        parser.add_argument("file", nargs="?", help="a file; standard output without one")

    def handle(self, *args: Any, **options: Any) -> None:
        """Write."""
        if not options["file"]:
            for line in lines():
                self.stdout.write(line)
            return
        count = 0
        with Path(options["file"]).open("w", encoding="utf-8") as file:
            for line in lines():
                file.write(f"{line}\n")
                count += 1
        print(f"{count} comments", file=sys.stderr)
