"""`read_document FILE...`: print what the reader finds, as JSON in the annotation schema's form."""

import json
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from kehoach_cms.importing.errors import ImportRefused
from kehoach_cms.text import UnreadableSource, read_file


class Command(BaseCommand):
    """Reads documents without storing anything."""

    help = "Print official documents as JSON: number, date, issuer, citations, tasks, recipients, signer."

    def add_arguments(self, parser: CommandParser) -> None:
        """The files."""
        parser.add_argument("files", nargs="+", type=Path, metavar="FILE")

    def handle(self, *args: Any, **options: Any) -> None:
        """One JSON document a file, in the order given."""
        for path in options["files"]:
            try:
                document = read_file(path)
            except OSError as error:
                raise CommandError(f"{path}: {error.strerror}") from error
            except UnreadableSource as error:
                raise CommandError(str(ImportRefused(error.code, {"file": path.name, **error.params}))) from error
            self.stdout.write(json.dumps(document.to_schema(), ensure_ascii=False, indent=1))
