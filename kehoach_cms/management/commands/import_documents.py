"""`import_documents FILE... [--under PAGE] [--publish]`: make pages of files; a second run changes nothing."""

from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from wagtail.models import Page

from kehoach_cms.importing.errors import ImportRefused
from kehoach_cms.importing.services import import_file


class Command(BaseCommand):
    """Imports documents as draft pages."""

    help = "Make draft pages (live ones with --publish) of .docx, .txt, .html or .pdf files."

    def add_arguments(self, parser: CommandParser) -> None:
        """The files, and where their pages go."""
        parser.add_argument("files", nargs="+", type=Path, metavar="FILE")
        parser.add_argument("--under", help="id or address of the page to put them under", metavar="PAGE")
        parser.add_argument("--publish", action="store_true", help="publish at once")

    def handle(self, *args: Any, **options: Any) -> None:
        """Import each file; those that are refused are named, and the command fails in the end."""
        under = self._parent(options["under"])
        refused = 0
        for path in options["files"]:
            try:
                done = import_file(path, under=under, publish=options["publish"])
            except ImportRefused as error:
                refused += 1
                self.stderr.write(str(error))
                continue
            except OSError as error:
                refused += 1
                self.stderr.write(f"{path}: {error.strerror}")
                continue
            word = "imported" if done.created else "unchanged"
            self.stdout.write(f"{word}: {path.name} -> {done.page.pk} {done.page.title}")
        if refused:
            raise CommandError(f"{refused} of {len(options['files'])} files were refused.")

    def _parent(self, named: str | None) -> Page | None:
        if not named:
            return None
        if named.isdigit():
            page = Page.objects.filter(pk=int(named)).first()
        else:
            page = Page.objects.filter(url_path__endswith=f"/{named.strip('/')}/").order_by("depth").first()
        if page is None:
            raise CommandError(f"There is no page {named!r}.")
        return page.specific
