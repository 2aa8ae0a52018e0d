"""Read comments from JSON lines."""

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from kehoach_cms.comments.exchange.jsonlines import read_lines


class Command(BaseCommand):
    """`import_comments FILE`: each comment once, however often the file is read."""

    help = "Takes comments over from JSON lines; a second time changes nothing."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Where from."""
        parser.add_argument("file")

    def handle(self, *args: Any, **options: Any) -> None:
        """Read, and name every line that could not be taken."""
        try:
            with Path(options["file"]).open(encoding="utf-8") as file:
                result = read_lines(file)
        except (OSError, UnicodeDecodeError) as error:
            raise CommandError(str(error)) from error
        self.stdout.write(f"new: {result.new}, known: {result.known}, faulty: {len(result.faults)}")
        for number, fault in result.faults:
            self.stderr.write(f"line {number}: {fault}")
        if result.faults:
            raise CommandError("Some lines could not be taken.")
