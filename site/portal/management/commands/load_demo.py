"""`load_demo`: fill an empty portal with the invented tỉnh Sông Thao."""

from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.db import transaction

from portal.loading.loader import load
from portal.models import HomePage


class Command(BaseCommand):
    """Loads the demo content."""

    help = "Fill an empty portal with the demo content (tỉnh Sông Thao, which does not exist)."

    def add_arguments(self, parser: CommandParser) -> None:
        """Whether a portal that has content is an error."""
        parser.add_argument("--if-empty", action="store_true", help="do nothing where there is content already")

    def handle(self, *args: Any, **options: Any) -> None:
        """Load everything or nothing."""
        if HomePage.objects.exists():
            if options["if_empty"]:
                return
            raise CommandError("There is content already. Start over with `make reset`.")
        self.stdout.write("Loading the demo content, about a minute ...")
        with transaction.atomic():
            load(self.stdout.write)
